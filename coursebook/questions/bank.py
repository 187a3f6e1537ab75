"""Reading a bank file: a chapter's objectives, figures, questions, predictions, decisions."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from coursebook import claims, sources
from coursebook.course import shown
from coursebook.entries import made, place, record
from coursebook.errors import CourseError, tell
from coursebook.questions import decided, misconceptions
from coursebook.questions.bets import Prediction, PredictionKind
from coursebook.questions.choice import MultipleChoice, SingleChoice, TrueFalse
from coursebook.questions.decided import Decision
from coursebook.questions.judge import Judge
from coursebook.questions.links import link
from coursebook.questions.model import COMMON, Asked, Objective, Question, own_fields
from coursebook.questions.numeric import Numeric
from coursebook.questions.ordering import Ordering
from coursebook.questions.pairs import Classify, Matching
from coursebook.questions.values import NUMBERS, VALUES, Value, fill, leaves, look_up, placeholders
from coursebook.questions.written import Written
from coursebook.records import Entry, Field, Many, Record, Where
from coursebook.words import nearest
from coursebook.yaml_file import read_or_tell

TYPES: dict[str, type[Question]] = {
    each.type: each
    for each in (
        SingleChoice,
        MultipleChoice,
        TrueFalse,
        Numeric,
        Matching,
        Ordering,
        Classify,
        Judge,
        Written,
    )
}

HEAD = Record(
    (
        Field(
            "objectives",
            Many(record(Objective)),
            "list what a reader can do after the chapter",
        ),
        Field("values", VALUES, "name the figures that the file uses", required=False),
        Field("questions", Many(Entry()), "list the questions"),
        Field(
            "predictions",
            Many(Entry(), 0),
            "list predictions, decisions and verdicts",
            required=False,
        ),
    )
)
PREDICTION = record(Prediction)
DECISIONS = {kind: Record(fields) for kind, fields in decided.FIELDS.items()}
"""By the kind of what stands among the predictions of a file and is none: it is never marked."""


@dataclass(frozen=True, slots=True)
class Bank:
    """The questions of one chapter; the file's stem is the chapter's."""

    chapter: str
    objectives: tuple[Objective, ...]
    questions: tuple[Question, ...]
    predictions: tuple[Prediction, ...]
    decisions: tuple[Decision, ...]

    @property
    def commitments(self) -> tuple[Prediction | Decision, ...]:
        """What readers commit to before they read on, marked or not."""
        return (*self.predictions, *self.decisions)


def kind_of(question_type: str) -> Record:
    """Return the fields that a question of this type has.

    Args:
        question_type: such as "single".
    """
    return Record((*COMMON, *own_fields(TYPES[question_type])))


def read(path: Path) -> tuple[Bank | None, list[str]]:
    """Return the bank of a file, and everything that is wrong with it.

    Args:
        path: the file.

    Returns:
        The bank, or None where a problem was found, and the problems, each with file, id and field.
    """
    data, problems = read_or_tell(path)
    problems += [] if problems else HEAD.problems(data, Where(shown(path), "the head"))
    if problems:
        return None, problems
    values = _values(data, shown(path), problems)
    objectives = tuple(made(Objective, each) for each in data["objectives"])
    reader = _Reader(shown(path), values, {each.id for each in objectives}, problems)
    questions = reader.entries(_QUESTION, data["questions"])
    bets_made = reader.entries(_PREDICTION, data.get("predictions", []))
    if problems:
        return None, problems
    predictions = tuple(each for each in bets_made if isinstance(each, Prediction))
    decisions = tuple(each for each in bets_made if isinstance(each, Decision))
    return Bank(path.stem, objectives, questions, predictions, decisions), []


def ids(path: Path) -> tuple[str, ...]:
    """Return the ids of all that a file asks, as far as it can be read.

    Args:
        path: the file.
    """
    data, _ = read_or_tell(path)
    lists = (data.get(each) for each in ("questions", "predictions")) if _is_map(data) else ()
    entries = (each for found in lists if isinstance(found, list) for each in found)
    return tuple(str(each["id"]) for each in entries if _is_map(each) and "id" in each)


def _is_map(found: object) -> bool:
    return isinstance(found, Mapping)


def question(entry: Mapping[str, Any], place: str, objectives: set[str]) -> Question:
    """Return the question of an entry that stands in no file, checked as those of files are.

    Args:
        entry: its fields.
        place: where it comes from, for the message.
        objectives: slugs it may name.

    Raises:
        CourseError: the entry isn't valid; the message lists what is wrong where.
    """
    problems: list[str] = []
    found = _Reader(place, {}, objectives, problems).entries(_QUESTION, [dict(entry)])
    tell(problems)
    built: Question = found[0]
    return built


def _values(data: Mapping[str, Any], file: str, problems: list[str]) -> dict[str, Value]:
    values = {}
    for name, reference in data.get("values", {}).items():
        try:
            values[name] = look_up(reference)
        except CourseError as error:
            problems.append(Where(file, f"value {name!r}").at("where").says(str(error)))
            values[name] = Value(0)
    return values


@dataclass(frozen=True)
class _Kinds:
    """What the entries of a list may be, by the word that one of their fields holds."""

    noun: str
    field: str
    records: Mapping[str, Record]
    classes: Mapping[str, type[Asked]]
    usual: str | None = None
    """Taken where an entry lacks the field, so that its record says so."""

    def problems(self, entry: Mapping[str, Any], where: Where) -> Iterator[str]:
        word = entry.get(self.field, self.usual)
        if isinstance(word, str) and word in self.records:
            yield from self.records[word].problems(entry, where)
        else:
            yield where.at(self.field).says(f"is {word!r}: use one of {', '.join(self.records)}")

    def of(self, entry: Mapping[str, Any]) -> type[Asked]:
        return self.classes[entry[self.field]]


_QUESTION = _Kinds("question", "type", {each: kind_of(each) for each in TYPES}, TYPES)
_BETS = get_args(PredictionKind)
_PREDICTION = _Kinds(
    "prediction",
    "kind",
    dict.fromkeys(_BETS, PREDICTION) | DECISIONS,
    dict.fromkeys(_BETS, Prediction) | dict.fromkeys(DECISIONS, Decision),
    usual=_BETS[0],
)


@dataclass
class _Reader:
    """Reads the entries of one file and gathers what is wrong with them."""

    file: str
    values: Mapping[str, Value]
    objectives: set[str]
    problems: list[str]

    def entries(self, kinds: _Kinds, entries: list[Any]) -> tuple[Any, ...]:
        seen: set[str] = set()
        built = []
        for i, each in enumerate(entries):
            where = place(self.file, kinds.noun, each, i)
            found = list(kinds.problems(each, where)) or list(self._unknown(each, where))
            if not found and each["id"] in seen:
                found = [where.at("id").says("is used twice: give each its own slug")]
            if not found:
                filled, kind = fill(each, self.values), kinds.of(each)
                wrong = list(self._references(filled)) or kind.rules(filled)
                found = [where.at(field).says(message) for field, message in wrong]
            if not found:
                built.append(kind.build(filled))
            self.problems += found
            seen.add(str(each.get("id")))
        return tuple(built)

    def _unknown(self, entry: Mapping[str, Any], where: Where) -> Iterator[str]:
        """Yield the figures that an entry names and the head of the file doesn't define."""
        is_number = entry.get("type") == "numeric" or entry.get("kind") in ("percent", "number")
        for path, field, value in leaves(entry):
            for name in placeholders(value):
                if name not in self.values:
                    yield where.at(path).says(f"uses {{{name}}}: {self._near(name)}")
            bare = is_number and field in NUMBERS and isinstance(value, str)
            if bare and value not in self.values:
                yield where.at(path).says(f"names {value!r}: {self._near(value)}")

    def _near(self, name: str) -> str:
        return nearest(name, self.values, "define it under values")

    def _references(self, entry: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        if "objective" in entry and entry["objective"] not in self.objectives:
            known = ", ".join(sorted(self.objectives))
            yield "objective", f"is {entry['objective']!r}: use one of {known}"
        for field, name, value in leaves(entry):
            if name not in _LOOK_UPS or value is None:
                continue
            try:
                _LOOK_UPS[name](value)
            except CourseError as error:
                yield field, str(error)


_LOOK_UPS: dict[str, Callable[[str], Any]] = {
    "claims": lambda value: claims.get(value),
    "sources": lambda value: sources.get(value),
    "tables": lambda value: link(f"dataset:{value}"),
    "misconception": lambda value: misconceptions.get(value),
    "see": link,
}
