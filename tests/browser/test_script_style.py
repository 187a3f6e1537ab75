"""Scripts look as Prettier writes them, in lines that fit an editor."""

import json
import subprocess
from pathlib import Path

from tests.browser.clients import installed
from tests.browser.test_types import MODULES, ROOT

COLUMNS = 100
ON_THEIR_OWN_LINES = """
const ts = require(process.argv[1]), fs = require("node:fs");
const spans = file => {
  let found = false;
  const visit = node => {
    if (ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateHead(node) ||
        ts.isTemplateMiddleOrTemplateTail(node)) found ||= /\\n +/.test(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, fs.readFileSync(file, "utf8"), ts.ScriptTarget.Latest));
  return found;
};
console.log(JSON.stringify(process.argv.slice(2).filter(spans)));
"""
"""Lists the scripts with a text in backticks whose second or later line is indented."""


def node(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Return what Node.js said of arguments, in the folder of the course."""
    return subprocess.run(
        ["node", *arguments], cwd=ROOT, capture_output=True, text=True, timeout=300, check=False
    )


def test_scripts_are_formatted() -> None:
    told = node(installed() / "node_modules/prettier/bin/prettier.cjs", "--check", "**/*.{js,mjs}")
    assert told.returncode == 0, f"{told.stderr}\nRun: make format"


def test_comments_fit_the_columns() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in MODULES
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if len(line) > COLUMNS and line.strip().startswith(("//", "/*", "*"))
    ]
    assert long == []


def test_only_markup_and_styles_are_indented_within_a_text() -> None:
    # Pages load scripts without indentation, which these two don't depend on.
    typescript = installed() / "node_modules" / "typescript"
    found = node("-e", ON_THEIR_OWN_LINES, "--", typescript, *MODULES)
    names = {Path(each).name for each in json.loads(found.stdout)}
    assert names == {"copy_code.js", "_sheets.js"}
