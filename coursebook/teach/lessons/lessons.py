"""A lesson on each chapter: steps with minutes, motions, a handout and reading links, as data.

Plans, slides, handout and the page for instructors are all made from it. What a lesson uses is
named by ids, which have to stand in the chapter:

- `scene`: what happens on the first slide, in the chapter's own facts;
- `steps`: each with `minutes` for lessons of 50, 75 and 90 (0 leaves it out), what the class is to
  `do`, what it `uses` ("kind:id", see `lesson_parts`), and a `note` for the instructor; the one
  with `motion` is the discussion by the protocol;
- `motions`: two or three contested sentences, with points and sources for and against;
- `handout`: documents to read and tasks;
- `links`: sections to read in at most about 30, 45 and 90 minutes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any

from coursebook import chapters, claims, entries, sources
from coursebook.chapters import stem_of
from coursebook.course import current
from coursebook.entries import read, record
from coursebook.errors import CourseError, tell
from coursebook.records import CLAIM, KEY, SLUG, WORDS, Field, Flag, Many, Named, Number, Record
from coursebook.sources.mentions import anchor
from coursebook.teach.assignment import chapter_link
from coursebook.teach.lessons.lesson_parts import Part, part
from coursebook.timing import ROUNDED_TO, path_of

FOLDER = current().content / "lessons"
LENGTHS = (50, 75, 90)
"""Minutes of the lessons that are planned."""

READINGS = (30, 45, 90)
"""Minutes of reading that links are made for, about the most that each may take."""

ALL = "all"
_MOTIONS = range(2, 4)
_DECIDED = ("well supported", "not supported")
_POINTS = 2
_SCENE_WORDS = 60
_DO_WORDS = 40


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a lesson; `minutes` has its length in lessons of 50, 75 and 90."""

    title: Annotated[str, WORDS, "name it"]
    minutes: Annotated[
        tuple[int, ...],
        Many(Number(0), len(LENGTHS)),
        "write its minutes in each lesson",
    ]
    do: Annotated[str, WORDS, "write what the class is to do"]
    uses: Annotated[tuple[Part, ...], Many(WORDS, 0), "list what it uses, as kind:id"] = ()
    note: Annotated[str, WORDS, "write a note for the instructor"] = ""
    motion: Annotated[bool, Flag(), "write true for the discussion by the protocol"] = False

    def used(self, kind: str) -> tuple[Part, ...]:
        """Return what it uses of one kind."""
        return tuple(each for each in self.uses if each.kind == kind)


@dataclass(frozen=True, slots=True)
class Point:
    """What can be said for or against a motion, with keys of the bibliography."""

    text: Annotated[str, WORDS, "write what can be said"]
    sources: Annotated[tuple[str, ...], Many(KEY), "list keys of the bibliography"]


_POINTS_OF = Many(record(Point), _POINTS)
_MOTION = Record(
    (
        Field("motion", WORDS, "write a sentence on which informed people disagree"),
        Field("claims", Many(CLAIM), "list the claims that it is about"),
        Field("for", _POINTS_OF, "list what can be said for it"),
        Field("against", _POINTS_OF, "list what can be said against it"),
    )
)
_HANDOUT = Record(
    (
        Field("documents", Many(SLUG, 0), "list the documents to read"),
        Field("tasks", Many(WORDS, 0), "list the tasks"),
    )
)
_FILE = Record(
    (
        Field("scene", WORDS, "write what happens on the first slide"),
        Field("steps", Many(record(Step)), "list the steps"),
        Field("motions", Many(_MOTION), "list two or three motions"),
        Field("handout", _HANDOUT, "say what is on the handout"),
        Field("links", Named(Number(), Many(WORDS)), "list sections by minutes of reading"),
    )
)


@dataclass(frozen=True, slots=True)
class Motion:
    """A sentence to debate on which informed people disagree."""

    motion: str
    claims: tuple[str, ...]
    pro: tuple[Point, ...]
    con: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """Sections to read, none for the whole chapter, and a relative link to them."""

    at_most: int
    sections: tuple[str, ...]
    minutes: int
    link: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """The lesson on a chapter."""

    stem: str
    scene: str
    steps: tuple[Step, ...]
    motions: tuple[Motion, ...]
    documents: tuple[str, ...]
    tasks: tuple[str, ...]
    readings: tuple[Reading, ...]

    def plan(self, length: int) -> Iterator[tuple[int, int, Step]]:
        """Yield the steps of a lesson of a length, each with the minutes it begins and ends at."""
        at, now = LENGTHS.index(length), 0
        for step in self.steps:
            if step.minutes[at]:
                yield now, now + step.minutes[at], step
                now += step.minutes[at]


def stands(stem: str) -> bool:
    """Say whether a chapter has a lesson.

    Args:
        stem: the chapter's file stem.
    """
    return (FOLDER / f"{stem}.yaml").is_file()


@cache
def lesson(chapter: str) -> Lesson:
    """Return the lesson on a chapter.

    Args:
        chapter: its file stem, or its number.

    Raises:
        CourseError: there is none, or its file has a fault; the message says where.
    """
    stem = stem_of(chapter)
    file = FOLDER / f"{stem}.yaml"
    if not file.is_file():
        raise CourseError(f"{stem} has no lesson: write {file.name} into {FOLDER.name}/")
    data = read(file, _FILE)
    gone = [each for each in READINGS if each not in data["links"]]
    tell(f"{file.name}: links: has no reading of {each} minutes: add one" for each in gone)
    try:
        return _built(stem, data)
    except CourseError as error:
        raise CourseError(f"{file.name}: {error}") from None


def check(made: Lesson) -> list[str]:
    """Return what is wrong with a lesson that its ids alone don't show.

    Args:
        made: the lesson.
    """
    return [*_minutes(made), *_lengths(made), *_motions(made), *_readings(made)]


def _built(stem: str, data: Mapping[str, Any]) -> Lesson:
    handout = data["handout"]
    return Lesson(
        stem=stem,
        scene=data["scene"],
        steps=tuple(_step(stem, each) for each in data["steps"]),
        motions=tuple(map(_motion, data["motions"])),
        documents=tuple(sources.document(each).id for each in handout["documents"]),
        tasks=tuple(handout["tasks"]),
        readings=tuple(_reading(stem, each, data["links"][each]) for each in READINGS),
    )


def _step(stem: str, data: Mapping[str, Any]) -> Step:
    return entries.made(Step, data, uses=tuple(part(stem, each) for each in data.get("uses", ())))


def _motion(data: Mapping[str, Any]) -> Motion:
    return Motion(
        motion=data["motion"],
        claims=tuple(claims.get(each).id for each in data["claims"]),
        pro=tuple(map(_point, data["for"])),
        con=tuple(map(_point, data["against"])),
    )


def _point(data: Mapping[str, Any]) -> Point:
    return Point(data["text"], tuple(sources.get(each).key for each in data["sources"]))


def _reading(stem: str, at_most: int, wanted: list[str]) -> Reading:
    chosen = () if wanted == [ALL] else tuple(wanted)
    return Reading(
        at_most=at_most,
        sections=chosen,
        minutes=chapter_link.minutes(stem, chosen),
        link=chapter_link.link(stem, chosen),
    )


def _minutes(made: Lesson) -> Iterator[str]:
    for at, length in enumerate(LENGTHS):
        total = sum(each.minutes[at] for each in made.steps)
        if total != length:
            yield f"{made.stem}: the steps of {length} minutes add up to {total}"
    for step in made.steps:
        needed = sum(each.minutes for each in step.uses)
        if 0 < min(filter(None, step.minutes), default=0) < needed:
            yield f"{made.stem}, {step.title}: what it uses takes {needed:.1f} minutes"


def _lengths(made: Lesson) -> Iterator[str]:
    if len(made.scene.split()) > _SCENE_WORDS:
        yield f"{made.stem}: the scene has more than {_SCENE_WORDS} words"
    for step in made.steps:
        if len(step.do.split()) > _DO_WORDS:
            yield f"{made.stem}, {step.title}: `do` has more than {_DO_WORDS} words"
    if sum(each.motion for each in made.steps) != 1:
        yield f"{made.stem}: exactly one step is the motion"


def _motions(made: Lesson) -> Iterator[str]:
    if len(made.motions) not in _MOTIONS:
        yield f"{made.stem}: give two or three motions"
    text = chapters.markdown(path_of(made.stem))
    for each in made.motions:
        for name in each.claims:
            if claims.get(name).verdict in _DECIDED:
                yield f"{made.stem}, {each.motion}: the evidence decides {name}"
        if not len(each.pro) == len(each.con) == _POINTS:
            yield f"{made.stem}, {each.motion}: give two points on each side"
        for key in (key for point in (*each.pro, *each.con) for key in point.sources):
            if f"#{anchor(key)})" not in text:
                yield f"{made.stem}, {each.motion}: the chapter doesn't cite {key}"


def _readings(made: Lesson) -> Iterator[str]:
    for i, each in enumerate(made.readings):
        least = made.readings[i - 1].at_most if i else each.at_most / 2
        # Minutes are rounded, so that a sentence more in a chapter can add a step.
        if not least < each.minutes <= each.at_most + ROUNDED_TO:
            yield f"{made.stem}: the reading of {each.at_most} minutes takes {each.minutes}"
