"""Where in the source a page asks another host for something, noted while the page is read."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from docutils import nodes
from sphinx.application import Sphinx

from coursebook.publish import noted
from coursebook.publish.addresses import Load, is_remote
from coursebook.publish.loads import html_loads, script_loads
from coursebook.publish.loads_css import style_loads
from coursebook.publish.markup import widget_name

REMOTE_OK = "remote-ok"
"""The tag of a cell whose output may ask other hosts."""

_PLACE, _PERMITTED = "nc_place", "nc_remote_ok"
_PAGES, _WIDGETS, _MAY_ASK = "origins", "widget loads", "may ask"


class Origin(NamedTuple):
    """A place in the source that asks for something."""

    place: str
    """Page and cell, or page and line."""
    permitted: bool


def connect(app: Sphinx) -> None:
    """Note what each page asks for when it has been read."""
    app.connect("doctree-read", _note_page)


def of_page(env: Any, docname: str) -> dict[str, list[Origin]]:
    """Return the places in a page's source that ask for something remote, by address."""
    found: dict[str, list[Origin]] = noted.of(env, _PAGES).get(docname, {})
    return found


def of_widgets(env: Any) -> Iterator[tuple[str, Load]]:
    """Yield place and load of each thing that a widget's files ask for and its cell may not."""
    for _, asked in sorted(noted.of(env, _WIDGETS).items()):
        yield from asked


def source_of(env: Any, docname: str) -> str:
    """Return a page's source file, as seen from the book's folder."""
    return Path(env.doc2path(docname, base=False)).as_posix()


def line_of(env: Any, docname: str, line: int | None) -> str:
    """Return page and line, or page and cell of a notebook, counted from 1.

    MyST-NB numbers the lines of a notebook's first cell from 10,000, of its second from 20,000.
    """
    source = source_of(env, docname)
    if not line:
        return source
    return f"{source}, cell {line // 10000}" if line >= 10000 else f"{source}, line {line}"


def mark(node: nodes.Node, place: str, *, permitted: bool) -> None:
    """Mark a rendered output with the place that it comes from.

    Args:
        node: the output.
        place: page and cell.
        permitted: whether its cell may ask other hosts.
    """
    if isinstance(node, nodes.Element):
        node[_PLACE], node[_PERMITTED] = place, permitted


def permit(env: Any) -> None:
    """Note that a cell of the page being read may ask other hosts."""
    noted.of(env, _MAY_ASK)[env.docname] = True


def may_ask(env: Any, docname: str) -> bool:
    """Tell whether any cell of a page may ask other hosts."""
    return bool(noted.of(env, _MAY_ASK).get(docname))


def place_of(node: nodes.Element) -> str:
    """Return the place that an output was marked with."""
    return str(node[_PLACE])


def note_widget(env: Any, place: nodes.Element, states: Iterable[Mapping[str, Any]]) -> None:
    """Note what the front-end modules, stylesheets and texts of widgets ask for.

    Args:
        env: Sphinx's environment.
        place: where the page shows them.
        states: their states.
    """
    if place[_PERMITTED]:
        return
    for state in states:
        for load in _widget_loads(state):
            noted.of(env, _WIDGETS).setdefault(env.docname, []).append((place_of(place), load))


def _widget_loads(state: Mapping[str, Any]) -> Iterator[Load]:
    name = widget_name(state)
    module, sheet = str(state.get("_esm", "")), str(state.get("_css") or "")
    found = {"_esm": [*script_loads(module)], "_css": [*style_loads(sheet)]}
    for key in sorted(state.keys() - found.keys()):
        found[key] = [load for text in _texts(state[key]) for load in html_loads(text)]
    for key, loads in found.items():
        for load in remote(loads):
            yield Load(f"{load.what} (`{key}` of {name})", load.address)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if "<" in value:
            yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)


def remote(loads: Iterable[Load]) -> list[Load]:
    """Return those loads that ask another host."""
    return [each for each in loads if is_remote(each.address)]


def _note_page(app: Sphinx, page: nodes.document) -> None:
    """Note where the page's outputs and its text ask other hosts."""
    env: Any = app.env
    found: dict[str, list[Origin]] = defaultdict(list)
    for node in (*page.findall(nodes.raw), *page.findall(nodes.image)):
        place = node.get(_PLACE) or line_of(env, env.docname, node.line)
        for load in remote(_node_loads(node)):
            found[load.address].append(Origin(place, node.get(_PERMITTED, False)))
    if found:
        noted.of(env, _PAGES)[env.docname] = dict(found)


def _node_loads(node: nodes.Element) -> Iterable[Load]:
    if isinstance(node, nodes.image):
        return [Load("<img src>", node.get("uri", ""))]
    return html_loads(node.astext()) if "html" in node.get("format", "").split() else ()
