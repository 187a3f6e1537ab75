"""Reading a bank file: a chapter's objectives, figures, questions, predictions, decisions."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from coursebook import claims, sources
from coursebook.entries import made, place, record
from coursebook.errors import CourseError
from coursebook.questions import bets, decided, misconceptions
from coursebook.questions.bets import Prediction
from coursebook.questions.choice import MultipleChoice, SingleChoice, TrueFalse
from coursebook.questions.decided import Decision
from coursebook.questions.judge import Judge
from coursebook.questions.links import link
from coursebook.questions.model import COMMON, Objective, Question, own_fields
from coursebook.questions.numeric import Numeric
from coursebook.questions.ordering import Ordering
from coursebook.questions.pairs import Classify, Matching
from coursebook.questions.values import VALUES, Value, fill, look_up, unknown_names
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
    problems += [] if problems else HEAD.problems(data, Where(path.name, "the head"))
    if problems:
        return None, problems
    values = _values(data, path.name, problems)
    objectives = tuple(made(Objective, each) for each in data["objectives"])
    reader = _Reader(path.name, values, {each.id for each in objectives}, problems)
    questions = reader.entries("question", data["questions"], _question)
    bets_made = reader.entries("prediction", data.get("predictions", []), _prediction)
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
    lists = [data.get(name) for name in ("questions", "predictions")] if _is_map(data) else []
    entries = [each for found in lists if isinstance(found, list) for each in found]
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
    found = _Reader(place, {}, objectives, problems).entries("question", [dict(entry)], _question)
    if problems:
        raise CourseError("\n".join(problems))
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


@dataclass
class _Reader:
    """Reads the entries of one file and gathers what is wrong with them."""

    file: str
    values: Mapping[str, Value]
    objectives: set[str]
    problems: list[str]

    def entries(self, noun: str, entries: list[Any], read: "_EntryReader") -> tuple[Any, ...]:
        seen: set[str] = set()
        built = []
        for i, each in enumerate(entries):
            where = place(self.file, noun, each, i)
            found = list(self._as_written(each, where, read))
            if not found and each["id"] in seen:
                found = [where.at("id").says("is used twice: give each its own slug")]
            filled = {} if found else fill(each, self.values)
            found = found or list(self._looked_up(filled, where, read))
            if not found:
                built.append(read.build(filled))
            self.problems += found
            seen.add(str(each.get("id")))
        return tuple(built)

    def _as_written(self, entry: Any, where: Where, read: "_EntryReader") -> Iterator[str]:
        """Yield what is wrong with an entry before anything it names is looked up."""
        shape = list(read.shape(entry, where))
        yield from shape
        if shape:
            return
        for field, name in unknown_names(entry, self.values):
            yield where.at(field).says(f"uses {{{name}}}: {self._near(name)}")
        for field, name in _bare_names(entry):
            if name not in self.values:
                yield where.at(field).says(f"names {name!r}: {self._near(name)}")

    def _near(self, name: str) -> str:
        return nearest(name, self.values, "define it under values")

    def _looked_up(
        self, entry: Mapping[str, Any], where: Where, read: "_EntryReader"
    ) -> Iterator[str]:
        """Yield what an entry names that isn't there; else where its fields disagree."""
        missing = list(self._references(entry))
        for field, message in missing or read.rules(entry):
            yield where.at(field).says(message)

    def _references(self, entry: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        if "objective" in entry and entry["objective"] not in self.objectives:
            known = ", ".join(sorted(self.objectives))
            yield "objective", f"is {entry['objective']!r}: use one of {known}"
        for field, name, value in _leaves(entry):
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


@dataclass(frozen=True)
class _EntryReader:
    """How the entries of one kind are checked and built."""

    shape: Callable[[Any, Where], Iterator[str]]
    rules: Callable[[Mapping[str, Any]], Iterator[tuple[str, str]]]
    build: Callable[[Mapping[str, Any]], Any]


def _question_shape(entry: Any, where: Where) -> Iterator[str]:
    named = entry.get("type")
    if isinstance(named, str) and named in TYPES:
        yield from kind_of(named).problems(entry, where)
    else:
        yield where.at("type").says(f"is {named!r}: use one of {', '.join(TYPES)}")


_question = _EntryReader(
    _question_shape,
    lambda entry: TYPES[entry["type"]].rules(entry),
    lambda entry: TYPES[entry["type"]].build(entry),
)


def _prediction_shape(entry: Any, where: Where) -> Iterator[str]:
    """Yield what is wrong with the shape of an entry, by the fields of its kind."""
    named = entry.get("kind")
    if isinstance(named, str) and named in DECISIONS:
        yield from DECISIONS[named].problems(entry, where)
    elif "kind" in entry and named not in get_args(bets.PredictionKind):
        kinds = ", ".join((*get_args(bets.PredictionKind), *DECISIONS))
        yield where.at("kind").says(f"is {named!r}: use one of {kinds}")
    else:
        yield from PREDICTION.problems(entry, where)


_prediction = _EntryReader(
    _prediction_shape,
    lambda entry: (decided if entry["kind"] in DECISIONS else bets).rules(entry),
    lambda entry: made(Decision, entry) if entry["kind"] in DECISIONS else bets.build(entry),
)


def _bare_names(entry: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the fields that hold a figure by its bare name."""
    if entry.get("type") != "numeric" and entry.get("kind") not in ("percent", "number"):
        return
    for field, name, value in _leaves(entry):
        if name in ("answer", "low", "high") and isinstance(value, str):
            yield field, value


def _leaves(data: Any, path: str = "", name: str = "") -> Iterator[tuple[str, str, Any]]:
    """Yield path, field name and value of everything that holds nothing further."""
    if isinstance(data, Mapping):
        for key, each in data.items():
            yield from _leaves(each, f"{path}.{key}" if path else key, key)
    elif isinstance(data, list):
        for i, each in enumerate(data):
            yield from _leaves(each, f"{path}[{i}]", name)
    else:
        yield path, name, data
