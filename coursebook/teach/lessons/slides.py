"""The slides of a lesson, as one model from which the deck and its PDF are made."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil
from typing import Any

from coursebook import citing, dates, questions, sources, timing
from coursebook.chapters import question as question_of
from coursebook.errors import CourseError
from coursebook.figures._figure import credit
from coursebook.figures._picture import picture
from coursebook.questions.index import title as chapter_title
from coursebook.teach.exports import letters
from coursebook.teach.lessons import lesson_parts
from coursebook.teach.lessons.lesson_parts import Part
from coursebook.teach.lessons.lessons import LENGTHS, Lesson, Motion, Point, Step

WIDTH, HEIGHT = 13.333, 7.5
"""Inches, the shape of most screens."""

MARGIN, BODY_TOP, BODY_BOTTOM = 0.7, 1.45, 6.65
BODY_WIDTH, BODY_HEIGHT = WIDTH - 2 * MARGIN, BODY_BOTTOM - BODY_TOP
BESIDE = 3.9
"""The width of text beside a figure."""

FIGURE_LEFT, FIGURE_WIDTH = MARGIN + BESIDE + 0.3, BODY_WIDTH - BESIDE - 0.3
SIZES = (28, 26, 24, 22, 20, 18, 16, 14)
"""Points of body text; the first that fits is taken."""

TITLE_SIZE, SOURCE_SIZE, LEADING, GAP = 30, 12, 1.25, 0.5
_FIGURE_PIXELS = 560
_LETTER = 0.54
"""The mean width of a letter in parts of its size, for a wide sans serif."""


@dataclass(frozen=True)
class Figure:
    """A chart as a picture, with the words that stand for it."""

    svg: str
    alt: str

    @cached_property
    def shape(self) -> float:
        """Return its width by its height."""
        width, height = (
            float(self.svg.partition(f' {name}="')[2].partition('"')[0])
            for name in ("width", "height")
        )
        return width / height


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """What stands on a slide, and what its speaker reads.

    Attributes:
        title: its heading.
        quote: words of a document.
        lines: other text, a paragraph each.
        figure: a chart below the lines.
        source: whose the quote or figure is.
        notes: for the speaker, a paragraph each.
    """

    title: str
    quote: str = ""
    lines: tuple[str, ...] = ()
    figure: Figure | None = None
    source: str = ""
    notes: tuple[str, ...] = ()

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Return its text, the quote first."""
        return (f"“{self.quote}”", *self.lines) if self.quote else self.lines

    @property
    def width(self) -> float:
        """Return the width of its text in inches."""
        return BESIDE if self.figure else BODY_WIDTH

    @property
    def size(self) -> int:
        """Return the size of its text in points.

        Raises:
            CourseError: there is more text than a slide holds.
        """
        for size in SIZES:
            # Words break lines a little sooner than letters counted alone.
            if height(self.paragraphs, size, self.width) <= 0.95 * BODY_HEIGHT:
                return size
        raise CourseError(f"slide {self.title!r} has more text than fits: shorten it")


def height(paragraphs: Sequence[str], size: float, width: float = BODY_WIDTH) -> float:
    """Return about how many inches text takes.

    Args:
        paragraphs: the text.
        size: its size in points.
        width: of the lines, in inches.
    """
    in_line = width * 72 / (size * _LETTER)
    rows = sum(ceil(len(each) / in_line) for each in paragraphs)
    return (rows * LEADING + GAP * max(0, len(paragraphs) - 1)) * size / 72


def deck(lesson: Lesson) -> list[Slide]:
    """Return the slides of a lesson.

    Args:
        lesson: the lesson on a chapter.
    """
    title = chapter_title(lesson.stem)
    return [
        Slide(
            title=title,
            lines=(question_of(timing.path_of(lesson.stem)), lesson.scene),
            source=citing.TITLE,
            notes=(
                "Slides for 50, 75 or 90 minutes. What a shorter lesson leaves out is named in "
                "the notes.",
                "Read the scene aloud. Some days before, tell the class what the lesson does: "
                "anyone may choose another part.",
            ),
        ),
        *(each for step in lesson.steps for each in _of_step(lesson, step)),
        *_sources(lesson),
    ]


def when(lesson: Lesson, step: Step) -> str:
    """Return when a step stands in each lesson.

    Args:
        lesson: the lesson.
        step: one of its steps.
    """
    places = []
    for length in LENGTHS:
        at = [f"{start}–{end}" for start, end, each in lesson.plan(length) if each is step]
        places.append(f"of {length}: {at[0] if at else 'left out'}")
    return f"Minutes {'; '.join(places)}."


def _of_step(lesson: Lesson, step: Step) -> Iterator[Slide]:
    notes = tuple(filter(None, (when(lesson, step), step.note)))
    shown = [each for each in step.uses if each.kind not in ("section", "play")]
    if step.motion:
        yield from _motions(step, lesson.motions, notes)
    elif not shown:
        yield Slide(title=step.title, lines=(step.do, *_plays(lesson, step)), notes=notes)
    for i, each in enumerate(shown):
        first = (step.do, *_plays(lesson, step)) if i == 0 else ()
        yield _of_part(lesson.stem, step.title, each, first, notes if i == 0 else ())


def _plays(lesson: Lesson, step: Step) -> tuple[str, ...]:
    return tuple(f"On the chapter's page. {each.label(lesson.stem)}" for each in step.used("play"))


def _of_part(
    stem: str, title: str, part: Part, first: tuple[str, ...], notes: tuple[str, ...]
) -> Slide:
    if part.kind == "document":
        return _document(title, part.id, first, notes)
    if part.kind == "figure":
        words = lesson_parts.figure_caption(stem, part.id)
        return Slide(
            title=title,
            lines=(words.title, *first),
            figure=_figure(lesson_parts.figure_spec(stem, part.id), words.description),
            source="; ".join(map(credit, words.sources)),
            notes=(*notes, words.description, words.note),
        )
    prompt, choices = lesson_parts.choices(part.kind, part.id)
    told = key(part)
    return Slide(title=title, lines=(*first, prompt, *choices), notes=(*notes, *told))


def _figure(spec: Mapping[str, Any], alt: str) -> Figure:
    """Return a chart for a screen: its title stands beside it, and its letters are larger."""
    shown = {name: value for name, value in spec.items() if name != "title"}
    if "width" in spec and "vconcat" not in spec:
        fit = {"type": "fit-x", "contains": "padding"}
        shown |= {"width": _FIGURE_PIXELS, "autosize": fit}
    return Figure(picture(shown), alt)


def _document(title: str, name: str, first: tuple[str, ...], notes: tuple[str, ...]) -> Slide:
    document = sources.document(name)
    day = dates.when(document)
    easier = (f"In easier words: {document.easier}",) if document.easier else ()
    readings = tuple(f"{each.label} ({each.holder}): {each.text}" for each in document.readings)
    return Slide(
        title=title,
        quote=document.translation or document.text,
        lines=(*easier, *first),
        source=f"{document.issuer}, {day}. {document.title} ({sources.cite(document.source)}).",
        notes=(*notes, document.context, "Two readings, for afterwards.", *readings),
    )


def key(part: Part) -> tuple[str, ...]:
    """Return the answer for the speaker; decisions and verdicts have none.

    Args:
        part: a check, prediction, decision or verdict.
    """
    if part.kind == "check":
        question = questions.get(part.id)
        made = letters.on_paper(question)
        told = letters.answer(made)
        if question.type == "true_false":
            right = [each.text for each in getattr(made, "answers", ()) if each.right]
            told = "; ".join(right)
        return (f"Answer: {told}.", question.explanation)
    if part.kind == "predict":
        return (f"For afterwards: {questions.commitment(part.id).answer_text}",)
    return ("Nothing is right or wrong here.",)


def _motions(step: Step, motions: Sequence[Motion], notes: tuple[str, ...]) -> Iterator[Slide]:
    listed = tuple(f"{i}. {each.motion}" for i, each in enumerate(motions, start=1))
    yield Slide(
        title=step.title,
        lines=(*listed, step.do),
        notes=(*notes, *(text for each in motions for text in _case(each))),
    )
    yield Slide(
        title="How it goes",
        lines=(
            "Prepare: two points with their sources.",
            "Put your case, uninterrupted.",
            "Say the other case back until they agree that it is fair.",
            "Change sides, and add a point that was missed.",
            "Drop the sides. Write what both grant, what is disputed, and what would settle it.",
        ),
        notes=("Leave out the change of sides in 50 minutes.", "Anyone may pass at any step."),
    )


def _case(motion: Motion) -> tuple[str, ...]:
    def side(name: str, points: Sequence[Point]) -> str:
        return f"{name}: " + " ".join(f"{each.text} ({cited(each.sources)})" for each in points)

    return (motion.motion, side("For", motion.pro), side("Against", motion.con))


def cited(keys: Sequence[str]) -> str:
    """Return works as the book cites them.

    Args:
        keys: of the bibliography.
    """
    return "; ".join(map(sources.cite, keys))


def _sources(lesson: Lesson) -> Iterator[Slide]:
    parts = [each for step in lesson.steps for each in step.uses]
    documents = [sources.document(p.id).source for p in parts if p.kind == "document"]
    figures = [
        key
        for p in parts
        if p.kind == "figure"
        for key in lesson_parts.figure_caption(lesson.stem, p.id).sources
    ]
    debated = [
        key
        for motion in lesson.motions
        for point in (*motion.pro, *motion.con)
        for key in point.sources
    ]
    listed = [credit(each) for each in dict.fromkeys((*documents, *figures, *debated))]
    told = f"Documents, figures and motions of this lesson: {'; '.join(listed)}."
    yield Slide(
        title="Sources",
        lines=(told, "Full references: the book's bibliography. Text of the course: CC BY 4.0."),
    )
