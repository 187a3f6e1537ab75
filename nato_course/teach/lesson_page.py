"""The directives `lessonkit` and `rubricsamples`: what a lesson is, on the page for instructors.

Authors write the directive `lessonkit` with a chapter's stem under a heading of their own, and
nothing of the lesson by hand. As a Sphinx extension this module registers both.
"""

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from nato_course import claims, questions, sources, timing
from nato_course.teach import lesson_downloads, lesson_plan, lessons, rubric
from nato_course.teach.lesson_parts import Part
from nato_course.teach.lessons import LENGTHS, Lesson, Motion, Point, Step

_SPAN = "\u2060–\u2060"
"""A dash at which no line breaks."""


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
        for path in (Path(__file__), *used):
            self.env.note_dependency(str(path))
        place = nodes.Element()
        self.state.nested_parse(StringList(list(lines), source=""), self.content_offset, place)
        return place.children


class LessonKit(_Made):
    """The ready-made lesson of a chapter to download, its plans, motions and reading links."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return them."""
        made = lessons.lesson(self.arguments[0])
        used = [timing.path_of(made.stem), lessons.FOLDER / f"{made.stem}.yaml"]
        lines = [*lesson_downloads.line(self.env, made.stem), "", *kit(made)]
        return self.parsed(lines, *used, *questions.BANKS.glob("*.yaml"))


class RubricSamples(_Made):
    """Full texts with their marks and the reasons."""

    def run(self) -> list[nodes.Node]:
        """Return them."""
        return self.parsed(samples(), Path(rubric.__file__), timing.path_of(rubric.MEMOS))


def kit(made: Lesson) -> list[str]:
    """Return a lesson in Markdown, a line each.

    Args:
        made: the lesson.
    """
    read = "; ".join(
        f'<a href="../{escape(each.link.removeprefix("book/"))}">about {each.minutes} minutes</a>'
        for each in made.readings
    )
    return [
        f"Ready links for reading: {read}.",
        "",
        *_plans(made),
        "",
        "**Motions**",
        "",
        *(line for each in made.motions for line in _motion(each)),
    ]


def _plans(made: Lesson) -> Iterator[str]:
    spans = [
        {step.title: f"{start}{_SPAN}{end}" for start, end, step in made.plan(length)}
        for length in LENGTHS
    ]
    yield f"| Step | {' | '.join(f'{each} min' for each in LENGTHS)} |"
    yield "|---|---|---|---|"
    for step in made.steps:
        at = " | ".join(each.get(step.title, "–") for each in spans)
        yield f"| {_step(made.stem, step)} | {at} |"


def _step(stem: str, step: Step) -> str:
    uses = "; ".join(_linked(stem, each) for each in step.uses)
    title = step.title if step.title.endswith("?") else f"{step.title}."
    parts = [f"**{title}** {step.do}", uses, f"*{step.note}*" if step.note else ""]
    return "<br>".join(each for each in parts if each).replace("|", "\\|")


def _linked(stem: str, part: Part) -> str:
    place = f"../{stem}.ipynb#{part.section}" if part.section else "../documents.ipynb"
    return f"[{part.short(stem)}]({place})"


def _motion(motion: Motion) -> Iterator[str]:
    told = "; ".join(
        f"[{each}](../claims.ipynb#{each.lower()}), {claims.get(each).verdict}"
        for each in motion.claims
    )
    yield f"- **{motion.motion}** ({told})"
    for side, points in (("For", motion.pro), ("Against", motion.con)):
        yield from (f"  - {side}: {_point(each)}" for each in points)


def _point(point: Point) -> str:
    works = "; ".join(
        f"[{sources.cite(key)}](../bibliography.ipynb#cite-{key.replace('_', '-')})"
        for key in point.sources
    )
    return f"{point.text.rstrip('.')} ({works})."


def samples() -> list[str]:
    """Return the samples in Markdown, a line each."""
    return [line for each in rubric.samples() for line in _sample(each)]


def _sample(sample: rubric.Sample) -> Iterator[str]:
    yield f"**{sample.title}: {sample.points} of {rubric.POINTS}**"
    yield ""
    for each in sample.paragraphs:
        yield f"> {each}"
        yield ">"
    yield ""
    yield sample.reasons
    yield ""


def disagreeing() -> list[str]:
    """Return what to do when students disagree with the book, as Markdown."""
    return [f"- {each}" for each in lesson_plan.DISAGREE]
