"""The directive `chaptertimes`: what each chapter asks, and how long it takes.

Authors write `<!-- {chaptertimes} -->`, and no minutes by hand: the rule is in `timing.py`.
"""

from pathlib import Path

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from coursebook import chapters, labs, questions, timing

_HEAD = ("Chapter", "Its question", "Core path", "Whole")
_NOTE = (
    "Minutes, estimated by one rule: {pace} words a minute, of open text and of checks with their "
    "answers; time to think for each check; a minute or more for each figure, document and "
    "exercise. Parts to open are not counted. Labs, tasks for whoever writes a little Python, come "
    "on top: {least} to {most} minutes a chapter."
)


def connect(app: Sphinx) -> None:
    """Connect the directive."""
    app.add_directive("chaptertimes", ChapterTimes)


class ChapterTimes(SphinxDirective):
    """A table of the chapters' questions and minutes."""

    def run(self) -> list[nodes.Node]:
        """Return the table and how it was reckoned."""
        notebooks = [timing.path_of(stem) for stem in chapters.stems()]
        rule = [Path(__file__), Path(timing.__file__), *questions.BANKS.glob("*.yaml")]
        rule += labs.TASKS.glob("*.yaml")
        for path in (*notebooks, *rule):
            self.env.note_dependency(str(path))
        place = nodes.Element()
        self.state.nested_parse(StringList(table(), source=""), self.content_offset, place)
        return [*place.children, nodes.paragraph("", note())]


def note() -> str:
    """Return how the minutes were reckoned, and what comes on top of them."""
    on_top = [timing.of_labs(stem) for stem in labs.stems()]
    return _NOTE.format(pace=timing.WORDS_A_MINUTE, least=min(on_top), most=max(on_top))


def table() -> list[str]:
    """Return the table in Markdown, a line each: the chapters, then all of them."""
    paths = {stem: timing.path_of(stem) for stem in chapters.stems()}
    found = {stem: timing.times(path) for stem, path in paths.items()}
    rows = [
        (str(int(stem[:2])), f"[{chapters.question(paths[stem])}]({stem}.ipynb)", *_minutes(each))
        for stem, each in found.items()
    ]
    core, full = (
        sum(each) for each in zip(*((e.core, e.full) for e in found.values()), strict=True)
    )
    return [
        _row(_HEAD),
        _row(("---",) * len(_HEAD)),
        *map(_row, rows),
        _row(("All", "", _whole(core), _whole(full))),
    ]


def _minutes(times: timing.Times) -> tuple[str, str]:
    return _whole(times.core), _whole(times.full)


def _whole(minutes: int) -> str:
    """Return minutes that no line parts from their number."""
    return f"{minutes}\N{NO-BREAK SPACE}minutes"


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"
