"""Layers import leftwards only, the engine knows no course, and importing a course reads little."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ORDERS = {
    "coursebook": (
        *(
            "errors",
            "telling",
            "shape",
            "words",
            "course",
            "look",
            "citing",
            "dates",
            "derived",
            "parsed",
            "yaml_file",
            "records",
            "entries",
        ),
        *("sources", "chapters", "datasets", "claims", "methods", "questions", "labs", "timing"),
        *(
            "figures",
            "widgets",
            "publish",
            "teach",
            "checked",
            "cli",
            "new_course",
            "renamed",
            "command",
        ),
    ),
    "nato_course": (
        *("course", "force_tables", "tables", "datasets", "lanes", "models", "labs", "balance"),
        *("charts", "drawn_series", "widgets", "one_move", "poster", "templates", "paper", "cli"),
    ),
}
SUBJECT = re.compile(
    r"(?<!sig)(?<!mi)nato|putin|russia|moscow|ukrain|kremlin|treat(y|ies)\b|enlargement|soviet"
    r"|dilemma|defence-|one inch|bucharest|kramer|\bthe article\b|article's"  # its text and works
    r"|\bH10\b|border.share|land_borders|\bc2-|historical_context|dates-order|IR 204"  # its names
    r"|Common Core|\bmake [a-z]+`",  # its standards and how it is built
    re.I,
)
"""Words of the course that the engine must not know, nor give as examples to another's readers."""


def layer_of(module: Path) -> str:
    """Return the layer of a module that lies in a package; "" for the package itself."""
    inner = module.relative_to(ROOT).parts[1]
    return "" if inner == "__init__.py" else inner.removesuffix(".py")


def imported_layers(source: str, package: str) -> set[str]:
    """Return the layers of a package that a module imports."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module == package:
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith(f"{package}."):
            found.add(node.module.split(".")[1])  # type: ignore[union-attr]
    return found & set(ORDERS[package])


STARTER = ROOT / "coursebook" / "starter"
"""A course of its own, kept in the engine as data."""
MODULES = [
    each
    for package in ORDERS
    for each in sorted((ROOT / package).rglob("*.py"))
    if STARTER not in each.parents
]


@pytest.mark.parametrize("module", MODULES, ids=lambda m: m.relative_to(ROOT).as_posix())
def test_a_module_imports_leftwards_only(module: Path) -> None:
    package, layer = module.relative_to(ROOT).parts[0], layer_of(module)
    order = ORDERS[package]
    own = order.index(layer) if layer else len(order)
    found = imported_layers(module.read_text("utf-8"), package)
    assert [each for each in found if order.index(each) > own] == []


def test_an_import_to_the_right_is_seen() -> None:
    assert imported_layers("from coursebook.widgets import explore", "coursebook") == {"widgets"}
    assert imported_layers("from nato_course import charts, x", "nato_course") == {"charts"}


@pytest.mark.parametrize("package", ORDERS)
def test_every_part_of_a_package_is_a_layer(package: str) -> None:
    parts = {layer_of(each) for each in MODULES if each.relative_to(ROOT).parts[0] == package}
    assert parts - {""} == set(ORDERS[package])


def test_the_engine_neither_imports_nor_names_the_course() -> None:
    files = [each for each in (ROOT / "coursebook").rglob("*") if each.suffix != ".pyc"]
    assert STARTER / "README.md" in files
    told = [
        f"{each.relative_to(ROOT)}: {line.strip()}"
        for each in sorted(files)
        if each.is_file()
        for line in each.read_text("utf-8").splitlines()
        if SUBJECT.search(line)
    ]
    assert told == []


@pytest.mark.parametrize(
    "text",
    [
        "from nato_course import charts",
        "Russian officials",
        "Section of the article",
        "a claim's id, such as H10",
        "run `make book`",
    ],
)
def test_a_word_of_the_course_would_be_seen(text: str) -> None:
    assert SUBJECT.search(text)


def test_words_that_only_look_like_it_are_not_seen() -> None:
    assert not SUBJECT.search("its denominator, a signatory, PTH105, .bd-article, to make a page")


def test_importing_the_course_opens_only_its_own_modules() -> None:
    code = (
        "import sys; opened = []\n"
        "sys.addaudithook(lambda e, a: opened.append(str(a[0])) if e == 'open' else None)\n"
        "import nato_course\n"
        "ours = [p for p in opened if 'nato_course' in p or 'coursebook' in p]\n"
        "print([p for p in ours if '.py' not in p])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("package", ORDERS)
def test_the_layers_are_drawn_as_they_are(package: str) -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    (drawn,) = re.findall(rf"^    {package}: (.+)$", text, re.MULTILINE)
    assert tuple(drawn.split(" > ")) == ORDERS[package]
