"""The directives `lessonkit` and `rubricsamples`: what a lesson is, on the page for instructors.

Authors write the directive `lessonkit` with a chapter's stem under a heading of their own, and
nothing of the lesson by hand. As a Sphinx extension this module registers both. What they need
loads late, since most builds read no such page.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from coursebook.teach.lessons import lesson_downloads

_OURS = (Path(__file__), Path(__file__).with_name("lesson_words.py"))


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the directives."""
    app.add_directive("lessonkit", LessonKit)
    app.add_directive("rubricsamples", RubricSamples)
    lesson_downloads.connect(app)
    return {"parallel_read_safe": False, "parallel_write_safe": True}


class _Made(SphinxDirective):
    """Markdown made from the model, parsed in its place."""

    def parsed(self, lines: Sequence[str], *used: Path) -> list[nodes.Node]:
        """Return the nodes of Markdown, and note the files that it was made from."""
        for path in (*_OURS, *used):
            self.env.note_dependency(str(path))
        place = nodes.Element()
        self.state.nested_parse(StringList(list(lines), source=""), self.content_offset, place)
        return place.children


class LessonKit(_Made):
    """The ready-made lesson of a chapter to download, its plans, motions and reading links."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return them."""
        from coursebook import questions, timing
        from coursebook.teach.lessons import lesson_words, lessons

        made = lessons.lesson(self.arguments[0])
        used = [timing.path_of(made.stem), lessons.FOLDER / f"{made.stem}.yaml"]
        lines = [*lesson_downloads.line(self.env, made.stem), "", *lesson_words.kit(made)]
        return self.parsed(lines, *used, *questions.BANKS.glob("*.yaml"))


class RubricSamples(_Made):
    """Full texts with their marks and the reasons."""

    def run(self) -> list[nodes.Node]:
        """Return them."""
        from coursebook import timing
        from coursebook.teach.assignment import rubric, subject
        from coursebook.teach.lessons import lesson_words

        return self.parsed(
            lesson_words.samples(),
            Path(rubric.__file__),
            subject.FILE,
            timing.path_of(rubric.MEMOS),
        )
