"""The directive `chaptertimes`: how long each chapter takes, by the rule of `timing.py`.

Authors write `<!-- {chaptertimes} -->`, and no minutes by hand.
"""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from nato_course import chapters, timing
from nato_course.questions.index import title

_HEAD = ("Chapter", "Whole", "Core path")
_NOTE = (
    "Minutes, estimated by one rule: {pace} words of open text a minute, and a minute or more for "
    "each check, figure, document and exercise. Parts to open are not counted."
)


def connect(app: Sphinx) -> None:
    """Connect the directive."""
    app.add_directive("chaptertimes", ChapterTimes)


class ChapterTimes(SphinxDirective):
    """A table of the chapters' minutes."""

    def run(self) -> list[nodes.Node]:
        """Return the table and how it was reckoned."""
        for stem in chapters.stems():
            self.env.note_dependency(str(timing.path_of(stem)))
        return [_table(rows()), nodes.paragraph("", _NOTE.format(pace=timing.WORDS_A_MINUTE))]


def rows() -> list[tuple[str, str, str]]:
    """Return the table's rows: each chapter, then all of them."""
    found = {stem: timing.times(timing.path_of(stem)) for stem in chapters.stems()}
    lines = [
        (f"{int(stem[:2])} {title(stem)}", str(each.full), str(each.core))
        for stem, each in found.items()
    ]
    sums = (sum(e.full for e in found.values()), sum(e.core for e in found.values()))
    return [*lines, ("All", *map(str, sums))]  # type: ignore[list-item]


def _table(lines: list[tuple[str, str, str]]) -> nodes.table:
    group = nodes.tgroup("", cols=len(_HEAD))
    group += [nodes.colspec("", colwidth=width) for width in (60, 20, 20)]
    group += nodes.thead("", _row(_HEAD))
    group += nodes.tbody("", *map(_row, lines))
    return nodes.table("", group)


def _row(cells: tuple[str, ...]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", each)) for each in cells))
