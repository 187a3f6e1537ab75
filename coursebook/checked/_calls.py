"""Which calls of notebooks name what is not there; they are read, not run."""

import ast
import re
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from coursebook import chapters, claims, datasets, labs, questions, sources
from coursebook.checked import _book
from coursebook.checked._parts import raised
from coursebook.course import current, shown
from coursebook.questions import weighings
from coursebook.widgets import _drawn_series
from coursebook.words import named, nearest


def _bank(stem: str) -> object:
    return named(stem, dict.fromkeys(questions.stems()), f"no chapter is called {stem!r}")


def _series(name: str) -> object:
    return named(name, dict.fromkeys(_drawn_series.names()), f"no series is called {name!r}")


_MAGIC = re.compile(r"^( *)[%!].*$", re.MULTILINE)
ASKED: Mapping[str, Callable[[str], object]] = {
    "answer_key": _bank,
    "chapter_progress": _bank,
    "check_lab": labs.get,
    "datasets.citation": datasets.citation,
    "datasets.describe": datasets.describe,
    "datasets.load": datasets.describe,
    "decide": questions.decision,
    "document_exercise": sources.document_set,
    "document_reader": sources.document_set,
    "draw_it": _series,
    "lab": labs.get,
    "ledger": claims.in_section,
    "predict": questions.prediction,
    "recall": questions.commitment,
    "self_check": questions.get,
    "verdict": questions.decision,
    "warm_up": _bank,
    "weigh": weighings.get,
}
"""What a page may call with a name first, and what finds that."""
_MORE: Mapping[str, Callable[[str], object]] = {
    "document_reader.left": sources.document,
    "document_reader.right": sources.document,
}
"""The same for what is given by a keyword."""


def problems() -> Iterator[str]:
    """Yield which calls name what is not there, and what the course's modules don't give."""
    for path in _book.pages():
        if path.suffix == ".ipynb":
            yield from (f"{shown(path)}: {each}" for each in _of_notebook(path))


def _of_notebook(path: Path) -> Iterator[str]:
    trees = []
    for i, cell in enumerate(chapters.cells(path), start=1):
        if cell["cell_type"] == "code":
            try:
                trees.append(ast.parse(_python("".join(cell["source"]))))
            except SyntaxError as error:
                name = repr(cell["id"]) if cell.get("id") else i
                yield f"cell {name}, line {error.lineno}: {error.msg}: mend it"
    nodes = [node for tree in trees for node in ast.walk(tree)]
    modules = dict[str, Any]()
    for node in nodes:
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from _imported(node, modules)
    for node in nodes:
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield from _given(node, modules)
        elif isinstance(node, ast.Call):
            yield from _called(node)


def _python(source: str) -> str:
    """Return a cell in which lines that only a notebook understands do nothing."""
    return _MAGIC.sub(r"\1pass", source)


def _imported(node: ast.Import | ast.ImportFrom, modules: dict[str, Any]) -> Iterator[str]:
    """Take note of the course's and the engine's modules; yield what they don't have."""
    if isinstance(node, ast.Import):
        return
    whole = node.module or ""
    if whole.partition(".")[0] not in (current().package, "coursebook"):
        return
    try:
        module = import_module(whole) if find_spec(whole) else None
    except ModuleNotFoundError:
        module = None
    if not module:
        yield f"imports from {whole}, which is not there: mend the name"
        return
    for each in node.names:
        if not hasattr(module, each.name) and find_spec(f"{whole}.{each.name}"):
            import_module(f"{whole}.{each.name}")
        if not hasattr(module, each.name):
            yield f"imports {each.name}, which {whole} has not: {nearest(each.name, dir(module))}"
            continue
        found = getattr(module, each.name)
        if type(found) is type(ast):
            modules[each.asname or each.name] = found


def _given(node: ast.Attribute, modules: Mapping[str, Any]) -> Iterator[str]:
    """Yield that a module has no such function."""
    assert isinstance(node.value, ast.Name)
    module = modules.get(node.value.id)
    if module and not hasattr(module, node.attr):
        public = [each for each in dir(module) if not each.startswith("_")]
        place = shown(Path(str(module.__file__)))
        near = nearest(node.attr, public, "write it", add="write it")
        yield f"{node.value.id}.{node.attr}: {place} has no {node.attr}: {near}"


def _called(node: ast.Call) -> Iterator[str]:
    """Yield that a call names what is not there."""
    name = ast.unparse(node.func)
    given = [(ASKED.get(name), node.args[0])] if node.args else []
    given += [(_MORE.get(f"{name}.{each.arg}"), each.value) for each in node.keywords]
    for find, argument in given:
        if find and isinstance(argument, ast.Constant) and isinstance(argument.value, str):
            for told in raised(find, argument.value):
                yield f"{name}({argument.value!r}): {told}"
