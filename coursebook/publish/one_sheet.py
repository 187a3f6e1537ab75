"""One stylesheet for the book, in place of the theme's many: what no page uses is left out.

The theme's styles weigh 90 KB gzipped, most of it for things that this book does not have. When
the pages are written, their stylesheets are put together in the order in which pages load them,
and rules whose classes, ids and elements stand on no page and in no script are left out.
"""

import posixpath
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from coursebook.publish.css_rules import Rule, Used, purged, rules_of, without_idle

NAME = "book.css"
KEPT = ("nc-",)
"""How names begin that count as used: our own scripts put such names together as they run."""
ON_PAGES = frozenset(
    {
        *("border", "card", "col", "fade", "far", "figure", "lead", "mark", "progress", "ratio"),
        *("row", "small", "tooltip", "blockquote", "context", "first", "linenos", "optional"),
        *("attention", "caution", "danger", "error", "hint", "important", "note", "seealso"),
        *("tip", "todo", "warning", "deprecated", "versionadded", "versionchanged"),
    }
)
"""Names of the theme's that stand in markup alone: as words of a script they are only words."""

_CLASSES = re.compile(r"""\b(?:class|id)=\\?["']([^"'\\]*)""")
_TAGS = re.compile(r"(?:<|\\u003c)([a-zA-Z][\w-]*)")
_WORDS = re.compile(r"[\w-]+")
_STATE = re.compile(r'courseBook\.define\("\w+",\{')
_IMPORT = re.compile(r"""@import\s+(?:url\(\s*)?["']?([^"')\s]+)["']?\s*\)?\s*(.*)""")
_URL = re.compile(r"""url\(\s*(["']?)(?!data:|#|[a-z]+:|/)([^"')]+)\1\s*\)""")
_ICON_FONT = re.compile(r"Font\\? ?Awesome|var\(--fa-font|content:var\(--pst-icon")
_FROM = re.compile(r"^/\* (.*) \*/\n")


def book_sheet(
    static: Path, sheets: Iterable[tuple[str, str]], used: Used, texts: list[str]
) -> str:
    """Return the stylesheet that stands in for all of a book's.

    Args:
        static: the folder of the built book.
        sheets: file, as seen from there, and medium of each, in the order of loading.
        used: the names that pages and scripts use.
        texts: the pages and scripts, which may name custom properties.
    """
    sheets = list(sheets)
    rules = [each for name, medium in sheets for each in _rules(static, name, medium)]
    left = without_idle(purged(rules, used, _draws_with_icon_font), texts)
    header = " ".join(f"{name}|{medium}" if medium else name for name, medium in sheets)
    return f"/* {header} */\n" + "".join(each.text() for each in left)


def sheets_in(text: str) -> list[tuple[str, str]]:
    """Return the stylesheets that `book_sheet` made a text of, file and medium."""
    found = _FROM.match(text)
    named = found[1].split(" ") if found else []
    return [(name, medium) for name, _, medium in (each.partition("|") for each in named)]


def used_names(pages: Iterable[str], scripts: Iterable[str]) -> Used:
    """Return the names that pages and scripts use.

    Args:
        pages: their markup.
        scripts: their code. Any word of it counts, but only the markup in a widget's state.
    """
    names: set[str] = set()
    tags = {"html", "head", "body"}
    for text in [*pages, *(each for each in scripts if _STATE.match(each))]:
        names.update(word for found in _CLASSES.findall(text) for word in found.split())
        tags.update(map(str.lower, _TAGS.findall(text)))
    words = {word for each in scripts if not _STATE.match(each) for word in _WORDS.findall(each)}
    return Used(
        frozenset(names | words - ON_PAGES),
        frozenset(tags | {each.lower() for each in words}),
        KEPT,
    )


def _rules(static: Path, name: str, medium: str) -> Iterator[Rule]:
    """Yield a sheet's rules, what it imports in its place, addresses as seen from ours."""
    folder = posixpath.dirname(name)
    rules: list[Rule] = []
    for rule in rules_of((static / name).read_text(encoding="utf-8")):
        if (found := _IMPORT.fullmatch(rule.prelude)) and "//" not in found[1]:
            imported = posixpath.normpath(posixpath.join(folder, found[1].partition("?")[0]))
            rules += _rules(static, imported, found[2])
        elif not rule.prelude.startswith("@charset"):
            rules.append(_moved(rule, folder))
    if medium and medium != "all":
        yield Rule(f"@media {medium}", rules=tuple(rules))
    else:
        yield from rules


def _moved(rule: Rule, folder: str) -> Rule:
    def from_ours(found: re.Match[str]) -> str:
        place = posixpath.normpath(posixpath.join(folder, found[2]))
        return f"url({found[1]}{posixpath.relpath(place, OURS)}{found[1]})"

    if rule.rules:
        return Rule(rule.prelude, rules=tuple(_moved(each, folder) for each in rule.rules))
    body = rule.body and _URL.sub(from_ours, rule.body)
    return Rule(rule.prelude, body)


OURS = "_static/nc"


def _draws_with_icon_font(rule: Rule) -> bool:
    """Tell whether a rule draws with the theme's icon font, which is not loaded: see icons.css."""
    if rule.prelude.startswith(("html", ":root")):
        return False  # they only say which letter is which icon
    return bool(rule.body and _ICON_FONT.search(rule.body))
