"""The package's layers import leftwards only, and importing the package reads nothing else."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "nato_course"
ORDER = [
    "errors",
    "look",
    "citing",
    "dates",
    "derived",
    "parsed",
    "yaml_file",
    "sources",
    "chapters",
    "datasets",
    "claims",
    "models",
]
ORDER += ["questions", "labs", "timing", "charts", "widgets", "publish", "teach", "cli"]


def layer_of(module: Path) -> str:
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_layers(source: str) -> set[str]:
    """Return the layers of this package that a module imports."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module == "nato_course":
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("nato_course."):
            found.add(node.module.split(".")[1])  # type: ignore[union-attr]
    return found & set(ORDER)


MODULES = [each for each in sorted(PACKAGE.rglob("*.py")) if layer_of(each) in ORDER]


@pytest.mark.parametrize("module", MODULES, ids=lambda m: m.relative_to(PACKAGE).as_posix())
def test_a_module_imports_leftwards_only(module: Path) -> None:
    own = ORDER.index(layer_of(module))
    right = [each for each in imported_layers(module.read_text("utf-8")) if ORDER.index(each) > own]
    assert right == []


def test_an_import_to_the_right_is_seen() -> None:
    assert imported_layers("from nato_course.widgets import explore") == {"widgets"}
    assert imported_layers("from nato_course import charts, __version__") == {"charts"}


def test_every_folder_of_the_package_is_a_layer() -> None:
    folders = {each.name for each in PACKAGE.iterdir() if (each / "__init__.py").exists()}
    assert folders <= set(ORDER)


def test_importing_the_package_opens_only_its_own_modules() -> None:
    code = (
        "import sys; opened = []\n"
        "sys.addaudithook(lambda e, a: opened.append(str(a[0])) if e == 'open' else None)\n"
        "import nato_course\n"
        "print([p for p in opened if 'nato_course' in p and '.py' not in p])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
