"""The front-end modules keep the types that their comments promise, by TypeScript's own checker."""

import subprocess
from pathlib import Path

from tests.browser.clients import installed

ROOT = Path(__file__).parents[2]
MODULES = sorted(
    path for package in ("coursebook", "nato_course") for path in (ROOT / package).rglob("*.js")
)
OPTIONS = (
    *("--noEmit", "--allowJs", "--checkJs", "--strict"),
    *("--target", "es2022", "--lib", "es2023,dom,dom.iterable"),
    *("--module", "esnext", "--moduleResolution", "bundler"),
)


def complaints(*modules: Path) -> list[str]:
    """Return what the checker has to say of modules, in its own words."""
    checker = installed() / "node_modules" / "typescript" / "bin" / "tsc"
    told = subprocess.run(
        ["node", checker, *OPTIONS, *modules],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    return told.stdout.splitlines()


def test_every_front_end_module_has_sound_types() -> None:
    assert len(MODULES) > 40
    assert complaints(*MODULES) == []


def test_every_front_end_module_asks_for_the_check() -> None:
    first = {path.name: path.read_text(encoding="utf-8").split("\n")[0] for path in MODULES}
    assert {name: line for name, line in first.items() if line != "// @ts-check"} == {}


def test_a_broken_promise_is_found(tmp_path: Path) -> None:
    module = tmp_path / "broken.js"
    module.write_text("// @ts-check\n/** @type {number} */\nexport const n = 'one';\n", "utf-8")
    assert any("TS2322" in line for line in complaints(module))
