"""Long lists at the book's end: a field that narrows them, and a line of letters to jump by.

Both stand in the page as it is built. The letters are links; the field works by `find_in_list.js`,
and where no script runs it is not there and the whole list is.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from html import escape

from docutils import nodes

CSS = "nc-find"
LEAST = 20
"""A shorter list is seen at a glance, and gets neither."""
_ARTICLE = re.compile(r"^the ")


def folded(text: str) -> str:
    """Return a name as it is sorted: small letters, no accents, no *The* before it.

    Args:
        text: the name.
    """
    plain = unicodedata.normalize("NFKD", text).casefold()
    words = re.sub(r"[^a-z0-9]+", " ", plain.encode("ascii", "ignore").decode()).strip()
    return _ARTICLE.sub("", words)


def letters(entries: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield each letter that a list has, and the anchor of its first entry.

    Args:
        entries: name and anchor of each, in order.
    """
    seen: set[str] = set()
    for name, anchor in entries:
        letter = folded(name)[:1].upper()
        if letter.isalpha() and letter not in seen:
            seen.add(letter)
            yield letter, anchor


def bar(
    entries: list[tuple[str, str]], one: str, many: str, hint: str, *, jumps: bool = True
) -> list[nodes.Node]:
    """Return field and letters for a list, or nothing for a short one.

    Args:
        entries: name and anchor of each entry, in order.
        one: what an entry is, such as "work".
        many: what several are.
        hint: what can be typed, as HTML.
        jumps: whether to have letters; a list in another order has none.
    """
    if len(entries) < LEAST:
        return []
    links = "".join(f'<a href="#{escape(at)}">{name}</a>' for name, at in letters(entries))
    line = f'<nav class="nc-letters" aria-label="{many.capitalize()} by letter">{links}</nav>'
    return [
        nodes.raw(
            "",
            f'<div class="{CSS}" data-nc-one="{one}" data-nc-many="{many}">'
            f'<div class="nc-find-field pst-js-only" role="search" aria-label="Find a {one}">'
            f'<label for="nc-find">Find a {one}</label>'
            '<input id="nc-find" type="search" autocomplete="off" spellcheck="false" '
            'aria-describedby="nc-find-hint"><button type="button" disabled>Show all</button>'
            f'<p id="nc-find-hint">{hint}</p>'
            f'<p class="nc-find-count">{len(entries)} {many}</p></div>'
            f"{line if jumps else ''}</div>",
            format="html",
        )
    ]
