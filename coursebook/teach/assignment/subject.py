"""What a course tells its instructors about its own subject, from `content/teaching.yaml`."""

from dataclasses import dataclass
from functools import cache, partial
from typing import Annotated

from coursebook.course import current
from coursebook.entries import made, read, record
from coursebook.records import TEXT, WORDS, Many, Number

FILE = current().content / "teaching.yaml"


@dataclass(frozen=True, slots=True)
class Care:
    """Something to do before a discussion, since some in the room may be touched by it."""

    name: Annotated[str, WORDS, "name it"]
    told: Annotated[str, WORDS, "write what to do"]


@dataclass(frozen=True, slots=True)
class Sample:
    """A text as a student might hand it in, the points it gets, and why."""

    title: Annotated[str, WORDS, "name it"]
    paragraphs: Annotated[tuple[str, ...], Many(WORDS), "write it, paragraph by paragraph"]
    points: Annotated[int, Number(0), "write the points it gets"]
    reasons: Annotated[str, WORDS, "write why it gets these"]


@dataclass(frozen=True, slots=True)
class Standard:
    """One standard, and where in the course it is worked on."""

    name: Annotated[str, WORDS, "name it"]
    says: Annotated[str, WORDS, "write what it says"]
    worked_on: Annotated[str, WORDS, "write where in the course it is worked on"]


@dataclass(frozen=True, slots=True)
class Framework:
    """A body of standards; the frameworks' own documents decide."""

    name: Annotated[str, WORDS, "name it"]
    short: Annotated[str, WORDS, "name it in a word or two"]
    note: Annotated[str, WORDS, "write which edition it is"]
    standards: Annotated[tuple[Standard, ...], Many(record(Standard)), "list its standards"]


@dataclass(frozen=True, slots=True)
class Teaching:
    """All that the file tells; each topic may be left out."""

    rules: Annotated[tuple[str, ...], Many(WORDS, 0), "list ground rules"] = ()
    heated: Annotated[
        tuple[Care, ...], Many(record(Care), 0), "list what to do before it gets heated"
    ] = ()
    before: Annotated[str, TEXT, "write what the class is told some days before"] = ""
    disagree: Annotated[
        tuple[str, ...], Many(WORDS, 0), "list what to do when students disagree with the book"
    ] = ()
    memos: Annotated[str, WORDS, "name the chapter whose memos serve as samples"] = ""
    middle: Annotated[
        Sample | None, record(Sample), "give a sample halfway", partial(made, Sample)
    ] = None
    frameworks: Annotated[
        tuple[Framework, ...], Many(record(Framework), 0), "list bodies of standards"
    ] = ()


@cache
def told() -> Teaching:
    """Return what the file says; nothing where a course has none.

    Raises:
        CourseError: the file isn't valid; the message lists what is wrong where.
    """
    return made(Teaching, read(FILE, record(Teaching))) if FILE.is_file() else Teaching()
