"""What a lesson is, as Markdown for the page for instructors, made from the model."""

from collections.abc import Iterator
from html import escape

from coursebook import claims, sources
from coursebook.publish import document_list
from coursebook.sources.mentions import anchor, document_anchor
from coursebook.teach.assignment import rubric, subject
from coursebook.teach.lessons.lesson_parts import Part
from coursebook.teach.lessons.lessons import LENGTHS, Lesson, Motion, Point, Step

_SPAN = "\u2060–\u2060"
"""A dash at which no line breaks."""


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
    if part.section:
        return f"[{part.short(stem)}](../{stem}.ipynb#{part.section})"
    if part.id not in {each.id for each in document_list.in_order()}:
        # No page lets one read it, so its work is the nearest place.
        work = anchor(sources.document(part.id).source)
        return f"[{part.short(stem)}](../bibliography.ipynb#{work})"
    # HTML, since MyST knows anchors of headings alone.
    return f'<a href="../documents.html#{document_anchor(part.id)}">{escape(part.short(stem))}</a>'


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
        f"[{sources.cite(key)}](../bibliography.ipynb#{anchor(key)})" for key in point.sources
    )
    return f"{point.text.rstrip('.')} ({works})."


def samples() -> list[str]:
    """Return the samples in Markdown, a line each."""
    return [line for each in rubric.samples() for line in _sample(each)]


def _sample(sample: subject.Sample) -> Iterator[str]:
    yield f"**{sample.title}: {sample.points} of {rubric.POINTS}**"
    yield ""
    for each in sample.paragraphs:
        yield f"> {each}"
        yield ">"
    yield ""
    yield sample.reasons
    yield ""
