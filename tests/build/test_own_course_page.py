"""The page *Make your own course*: each of its commands and snippets does what it says."""

import json
import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

from tests import starter

PAGE = starter.ROOT / "book" / "teach" / "own_course.md"
BLOCK = re.compile(r"(?:^(?P<lead>[^\n]+)\n\n)?^```(?P<kind>\w*)\n(?P<text>.*?)^```$", re.M | re.S)
PROGRAMS = {"coursebook": [sys.executable, "-m", "coursebook.command"], "rm": ["rm"]}
PLACE = re.compile(r"(At the end|As|Among|In a new cell)\b.*?`([\w/]+\.\w+)`:$")
BESIDE = re.compile(r"In `([\w/]+\.\w+)`, (after|in place of)( the cell with)? `([^`]+)`:$")
RENAMED = "01_days"


def blocks() -> Iterator[tuple[str, str, str]]:
    """Yield what stands before each block, its kind and its text."""
    for found in BLOCK.finditer(PAGE.read_text("utf-8")):
        yield found["lead"] or "", found["kind"], found["text"]


def run(folder: Path, text: str) -> Path:
    """Run commands one by one, and return the folder that they end in."""
    for line in text.splitlines():
        name, *arguments = shlex.split(line)
        if name == "cd":
            folder = folder / arguments[0]
            continue
        program = PROGRAMS.get(name, [starter.program(name)])
        code, said = starter.run(folder, *program, *arguments)
        assert code == 0, f"{line}\n{said}"
    return folder


def write(folder: Path, lead: str, text: str) -> None:
    """Do with a snippet what the line before it says."""
    if beside := BESIDE.search(lead):
        path, how, cell, there = folder / beside[1], *beside.groups()[1:]
        path.write_text(replaced(path.read_text("utf-8"), how, bool(cell), there, text), "utf-8")
        return
    found = PLACE.search(lead)
    assert found, f"no place is named before the block: {lead}"
    how, path = found[1], folder / found[2]
    if how == "As":
        path.write_text(text, "utf-8")
    elif how == "At the end":
        path.write_text(path.read_text("utf-8") + text, "utf-8")
    else:
        data = json.loads(path.read_text("utf-8"))
        if how == "Among":
            data["resources"].append(json.loads(text))
        else:
            cell = {"cell_type": "code", "id": f"own-{len(data['cells'])}", "source": text}
            data["cells"].append(
                cell | {"metadata": {"tags": []}, "outputs": [], "execution_count": None}
            )
        path.write_text(json.dumps(data), "utf-8")


def replaced(whole: str, how: str, cell: bool, there: str, text: str) -> str:
    """Return a file's text with a snippet after, or in place of, what stands in it once."""
    if not whole.startswith("{"):
        assert whole.count(f"{there}\n") == 1, f"does not stand there once: {there}"
        return whole.replace(f"{there}\n", f"{there}\n{text}" if how == "after" else text)
    notebook = json.loads(whole)
    (found,) = (each for each in notebook["cells"] if there in "".join(each["source"]))
    old = "".join(found["source"])
    found["source"] = text if cell else old.replace(there, text.removesuffix("\n"))
    return json.dumps(notebook)


def test_every_command_and_snippet_of_the_page_works(tmp_path: Path) -> None:
    folder = tmp_path
    for lead, kind, text in blocks():
        if kind == "sh":
            folder = run(folder, text)
        else:
            write(folder, lead, text)
    built = folder / "_build/html/book"
    chapter = (built / f"{RENAMED}.html").read_text("utf-8")
    assert "The farther north, the lower stands the Sun" in chapter
    assert "60 degrees north?" in chapter
    assert "Noon of an equinox" in chapter and "If the axis leaned otherwise" not in chapter
    assert "How high does the Sun rise?" in (built / "02_noon.html").read_text("utf-8")
    assert 'id="l3"' in (built / "claims.html").read_text("utf-8")
    assert (folder / "paper" / "README.html").is_file()
    named = [each for each in folder.rglob("*") if each.suffix in {".py", ".yml", ".yaml", ".md"}]
    assert not [each for each in named if starter.STEM in each.read_text("utf-8")]
