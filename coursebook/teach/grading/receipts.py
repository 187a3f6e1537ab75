"""Reading and marking one receipt: the answers count, whatever result the file states."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from types import MappingProxyType
from typing import Any

from coursebook import labs, questions
from coursebook.course import current
from coursebook.questions import Grade, Question, placed, retired
from coursebook.questions import receipt as receipts
from coursebook.questions.index import title
from coursebook.questions.receipt import Answer, Chapter, DigestError, Receipt, ReceiptError
from coursebook.teach.assignment.assigned import Counting, counting
from coursebook.teach.dates import aware, is_plausible, read_time
from coursebook.teach.grading.clean import fold, shown
from coursebook.teach.grading.results import ItemTry, Person, Policy, Reading, Result, Stats, Work
from coursebook.words import counted

UNMARKED = ("judge", "written")
"""Types without a right answer: they count as done."""
CHOICES = ("single", "multiple", "true_false")
CONFIDENCE = ("sure", "fairly", "guess")
_ODD = {
    "unearned": ("result", "states {} that the answers do not earn ({}): the answers count"),
    "strange": (
        "answer",
        "holds {} to no question of the chapter, or a second time ({}): left out",
    ),
    "gone": (
        "question",
        "answers {} of an earlier edition, retired since ({}): left out, and not counted against "
        "the student",
    ),
    "older": (
        "question",
        "answers {} in another wording than this edition has: graded by this edition",
    ),
}
"""What may be odd about answers: what they are called, and what is said of them and some names."""
_ALLOWED = 1
"""Points of a hundred that rounding in another language may differ by."""
_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Key:
    """The questions of a chapter's bank that ship with the page, by id."""

    stem: str
    questions: Mapping[str, Question]
    versions: Mapping[str, str]


@dataclass(slots=True)
class _Marked:
    """One answer, marked by the bank."""

    question: Question
    points: float
    first: Grade | None
    confidence: str
    misconceptions: set[str]


@cache
def keys() -> dict[str, Key]:
    """Return what is needed to mark each chapter, by the chapter's stem."""
    return {stem: _key(stem) for stem in questions.stems()}


def _key(stem: str) -> Key:
    found = {each.id: each for each in questions.chapter(stem) if each.use == "check"}
    return Key(stem, found, {name: each.payload()["version"] for name, each in found.items()})


def read(
    name: str,
    content: bytes,
    *,
    policy: Policy,
    now: datetime,
    course: str = "",
    assigned: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
) -> Reading:
    """Return the results of a receipt; what is wrong with it becomes lines of the report.

    Args:
        name: the file, as the report names it.
        content: what the file holds.
        policy: which try of a question counts.
        now: the time of grading; a receipt from the future has no date.
        course: the course code that the class uses; without one, any will do.
        assigned: the sections that count, by chapter; for the others the receipt says itself what
            its reader's link assigned.
    """
    reading = Reading()
    try:
        if len(content) > receipts.MOST_BYTES:
            raise ReceiptError(f"{name}: is larger than any receipt: ask for the right file")
        found = receipts.parse(content.decode("utf-8-sig"), name)
    except UnicodeDecodeError:
        reading.lines.append("is no UTF-8 text: ask for the file again, not opened or saved over")
        return reading
    except DigestError:
        reading.set_aside = _named(content)
        reading.lines.append(
            "was changed after it was made (its digest does not fit), so it is not graded; it "
            f"names {reading.set_aside.words() or 'nobody'}: ask for a new one"
        )
        return reading
    except ReceiptError as error:
        reading.lines.append(str(error).removeprefix(name).lstrip(":, "))
        return reading
    _mark(found, name, reading, policy, now, assigned)
    if found.course_version != current().version:
        reading.lines.append(
            f"was made with edition {shown(found.course_version, 40)!r}, and this is "
            f"{current().version}: graded by this one"
        )
    if course and _code(course) != _code(found.course):
        reading.lines.append(f"has the course code {found.course!r}, not {course!r}: graded")
    return reading


def _code(text: str) -> str:
    return fold(text).replace(" ", "")


def _named(content: bytes) -> Person:
    reader = json.loads(content.decode("utf-8-sig")).get("reader")
    return Person(reader.strip() if isinstance(reader, str) else "")


def _mark(
    found: Receipt,
    name: str,
    reading: Reading,
    policy: Policy,
    now: datetime,
    assigned: Mapping[str, tuple[str, ...]],
) -> None:
    person = Person(name=found.reader.strip())
    made = _made(found, now, reading.lines)
    reading.trace = _trace(found)
    seen: set[str] = set()
    for chapter in found.chapters:
        key = keys().get(chapter.id)
        if chapter.id in seen or key is None:
            why = "stands twice: the first counts" if key else "is not in this edition: left out"
            reading.lines.append(f"chapter {shown(chapter.id, 60)!r} {why}")
            continue
        seen.add(chapter.id)
        counted = _counting(chapter, key, reading.lines, assigned)
        result = _chapter(chapter, key, counted, reading.lines, policy)
        if not counted.questions:
            reading.lines.append(f"{title(key.stem)}: {counted.words}: nothing to mark")
            continue
        result.person, result.made, result.source = person, made, name
        reading.results.append(result)
    if not reading.results:
        reading.lines.append(f"holds no chapter to grade; it names {person.words() or 'nobody'}")
    if made and any(_is_after(t.at, made) for a in _answers(found) for t in a.attempts):
        reading.lines.append("holds answers dated after it was made: a clock was set")


def _counting(
    chapter: Chapter, key: Key, lines: list[str], assigned: Mapping[str, tuple[str, ...]]
) -> Counting:
    """Return what counts: what the class was set, or else what the receipt says it was."""
    stated = counting(key.stem, chapter.sections or (), key.questions)
    if chapter.sections and len(placed.named(key.stem, chapter.sections)) < len(chapter.sections):
        lines.append("names sections that are not in this edition: the others count")
    if key.stem not in assigned:
        return stated
    found = counting(key.stem, assigned[key.stem], key.questions)
    if chapter.sections is not None and stated.questions != found.questions:
        lines.append(f"was made for {stated.words}, and the class was set {found.words}")
    return found


def _answers(found: Receipt) -> Iterable[Answer]:
    return (answer for chapter in found.chapters for answer in chapter.answers)


def _made(found: Receipt, now: datetime, lines: list[str]) -> datetime | None:
    try:
        made = aware(found.made)
    except (OverflowError, ValueError):
        made = None
    if made and is_plausible(made, now):
        return made
    lines.append(f"is dated {found.made.isoformat()}, which can't be right: graded as undated")
    return None


def _is_after(text: str, made: datetime) -> bool:
    at = read_time(text) if text else None
    return at is not None and at > made + timedelta(minutes=5)


def _trace(found: Receipt) -> str:
    """Return a mark of all answers with their times, or nothing where there are too few."""
    parts = [(a.id, a.response, t.at) for a in _answers(found) for t in a.attempts if t.at]
    if len(parts) < _EXAMPLES:
        return ""
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _chapter(
    chapter: Chapter, key: Key, counted: Counting, lines: list[str], policy: Policy
) -> Result:
    marked: dict[str, _Marked] = {}
    odd = defaultdict[str, list[str]](list)
    for answer in chapter.answers:
        name, question = shown(answer.id, 40), key.questions.get(answer.id)
        if question is None or answer.id in marked:
            is_gone = question is None and answer.id in retired.ids("question")
            odd["gone" if is_gone else "strange"].append(name)
            continue
        if answer.version != key.versions[answer.id]:
            odd["older"].append(name)
        found = _answer(question, answer, policy, odd["unearned"])
        if found and answer.id in counted.questions:
            marked[answer.id] = found
    _tell(lines, odd)
    percent = 100 * sum(each.points for each in marked.values()) / max(1, len(counted.questions))
    return Result(
        person=Person(),
        work=Work("receipt", title(key.stem)),
        percent=percent,
        made=None,
        source="",
        answered=len(marked),
        asked=len(counted.questions),
        stats=_stats(key, counted.questions, marked, chapter),
        counts=counted.words,
    )


def _tell(lines: list[str], odd: Mapping[str, list[str]]) -> None:
    for kind, (noun, words) in _ODD.items():
        if names := odd.get(kind):
            lines.append(words.format(counted(len(names), noun), _some(names)))


def _some(names: list[str]) -> str:
    more = len(names) - _EXAMPLES
    return ", ".join(names[:_EXAMPLES]) + (f" and {more} more" if more > 0 else "")


def _answer(
    question: Question, answer: Answer, policy: Policy, unearned: list[str]
) -> _Marked | None:
    """Return an answer as the bank marks it, or None where nothing in it is an answer."""
    tries = []
    for each in answer.attempts:
        if each.response is None:
            continue
        grade = question.grade(_parsed(each.response))
        if grade.state != "unanswered":
            tries.append((grade, each.confidence))
        stated = each.percent or 0
        if stated - int(100 * grade.score + 0.5) > _ALLOWED:
            unearned.append(f"{shown(answer.id, 40)} {stated} %")
    if not tries:
        tries = _latest(question, answer)
    if not tries:
        return None
    first, confidence = tries[0]
    counted = _counted([grade for grade, _ in tries], policy)
    chosen = {
        note.misconception
        for grade, _ in tries
        for note in grade.feedback
        if note.misconception and note.mark != "right"
    }
    points = 1.0 if question.type in UNMARKED else counted.score
    return _Marked(question, points, first, confidence, chosen)


def _latest(question: Question, answer: Answer) -> list[tuple[Grade, str]]:
    """Return the response that the receipt holds apart from the tries: texts stand there alone."""
    written = question.type == "written"
    grade = question.grade({"text": answer.response} if written else _parsed(answer.response))
    return [] if grade.state == "unanswered" else [(grade, answer.confidence)]


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _counted(grades: list[Grade], policy: Policy) -> Grade:
    if policy == "best":
        return max(grades, key=lambda each: each.score)
    return grades[0] if policy == "first" else grades[-1]


def _stats(
    key: Key, counted: Collection[str], marked: Mapping[str, _Marked], chapter: Chapter
) -> Stats:
    solved = {each.id for each in chapter.labs if each.solved}
    in_book = {each.id for each in labs.chapter(key.stem)}
    stats = Stats(reviews=chapter.reviews, labs=len(solved & in_book))
    for name, question in key.questions.items():
        if name not in counted:
            continue
        objective = f"{key.stem}/{question.objective}"
        points, reached, asked = stats.objectives.get(objective, (0.0, True, 0))
        own = marked[name].points if name in marked else 0.0
        reached = reached and own == 1
        stats.objectives[objective] = (points + own, reached, asked + 1)
    chosen = {each for found in marked.values() for each in found.misconceptions}
    stats.misconceptions = sorted(chosen)
    for name, found in marked.items():
        if found.first and found.question.type not in UNMARKED:
            stats.tries[f"{key.stem}/{name}"] = _first_try(found.question, found.first, found)
        known = found.confidence in CONFIDENCE and found.question.type not in UNMARKED
        if known and found.first:
            right, total = stats.confidence.get(found.confidence, (0, 0))
            stats.confidence[found.confidence] = (right + (found.first.state == "right"), total + 1)
    return stats


def _first_try(question: Question, first: Grade, found: _Marked) -> ItemTry:
    chosen = [each.id for each in first.feedback] if question.type in CHOICES else []
    return ItemTry(first.state == "right", first.score, found.confidence, chosen)
