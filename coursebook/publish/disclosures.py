"""Disclosures: parts of the prose that readers open, `<details><summary>Deeper: …</summary>`.

They are HTML that GitHub, Jupyter and VS Code show as disclosures too. Each stands in one cell,
with an empty line after the summary and before `</details>`, and holds no heading and no code cell.
"""

import re
from collections.abc import Iterator

from docutils import nodes

PLAIN_WORDS = "nc-plain-words"
_PLAIN = "In plain words"
KINDS = {"Deeper": "nc-deeper", _PLAIN: PLAIN_WORDS}
"""How a summary begins, and the class of its disclosure."""
_OPENS = re.compile(r"<details(?: open)?>\s*<summary>([^<]+)</summary>\s*")
_CLOSES = "</details>"
SETTING = (
    '<p class="nc-plain-setting"><input id="nc-plain-setting" type="checkbox">'
    '<label for="nc-plain-setting">Open all <em>In plain words</em></label> '
    '<span class="nc-plain-status" role="status"></span></p>'
)
"""Stands before the first part in plain words that is seen while all are closed. It is in the page
from the start, so that nothing moves; static/plain_words.js brings it to life."""
_CELL = 10_000  # MyST-NB counts lines on from this number times the cell's

_FORM = (
    "write <details><summary>Deeper: …</summary>, an empty line, Markdown, an empty line, "
    "</details>, all in one cell, without a heading"
)


def read(tree: nodes.document) -> Iterator[str]:
    """Give a page's disclosures their classes, and yield what is wrong with them.

    Args:
        tree: the page.
    """
    open_: list[nodes.raw] = []
    plain: list[nodes.raw] = []  # those within another part are out of sight with it
    for raw in list(tree.findall(nodes.raw)):
        text = raw.astext().strip()
        if raw.get("format") != "html" or "output" in raw["classes"]:
            continue
        if text.startswith("<details"):
            open_.append(raw)
            if len(open_) == 1 and f"<summary>{_PLAIN}" in text:
                plain.append(raw)
            if not _classed(raw, text):
                yield f"{text.splitlines()[0]}: {_FORM}"
        elif text == _CLOSES and (not open_ or not _belong(open_.pop(), raw)):
            yield f"a {_CLOSES} closes nothing in its cell and section: {_FORM}"
    for raw in open_:
        yield f"{raw.astext().strip()}: nothing closes it: {_FORM}"
    if plain:
        first = plain[0]
        first.parent.insert(first.parent.index(first), nodes.raw("", SETTING, format="html"))


def _classed(raw: nodes.raw, text: str) -> bool:
    found = _OPENS.fullmatch(text)
    if not found:
        return False
    words = found[1].strip()
    kinds = ["nc-details", *(kind for start, kind in KINDS.items() if words.startswith(start))]
    new = nodes.Text(f'<details class="{" ".join(kinds)}"><summary>{found[1]}</summary>')
    raw.children = []
    raw += new
    return True


def _belong(opening: nodes.raw, closing: nodes.raw) -> bool:
    same_cell = (opening.line or 0) // _CELL == (closing.line or 0) // _CELL
    return opening.parent is closing.parent and same_cell
