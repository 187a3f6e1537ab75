"""Reading bank files: what is wrong is told by file, id and field."""

import copy
import json
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from coursebook import questions
from coursebook.errors import CourseError
from coursebook.questions import decided, json_schemas
from coursebook.questions.bank import TYPES, kind_of
from coursebook.records import Record, Where
from coursebook.yaml_file import read_or_tell

SAMPLES, _ = read_or_tell(questions.SAMPLES)
CHAPTER, _ = read_or_tell(questions.BANKS / "02_historical_context.yaml")
PLACE = re.compile(r"^mutant\.yaml: (question|prediction|value) '?[^']+'?.*?, field [^:]+: .+")

Mutation = Callable[[dict[str, Any], random.Random], bool]


def written(data: Any, folder: Path) -> Path:
    path = folder / "mutant.yaml"
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return path


def leaves(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    if isinstance(data, dict):
        return [p for key, each in data.items() for p in leaves(each, (*path, key))]
    if isinstance(data, list):
        return [p for i, each in enumerate(data) for p in leaves(each, (*path, i))]
    return [path]


def holder(data: Any, path: tuple[Any, ...]) -> Any:
    for step in path[:-1]:
        data = data[step]
    return data


def field_of(path: tuple[Any, ...]) -> str:
    return next(step for step in reversed(path) if isinstance(step, str))


# Mutations that break the shape of a question: schema and loader must both notice.
def _drop(question: dict[str, Any], rng: random.Random) -> bool:
    required = [field.name for field in kind_of(question["type"]).fields if field.required]
    del question[rng.choice([name for name in required if name not in ("id", "type")])]
    return True


def _misspell(question: dict[str, Any], rng: random.Random) -> bool:
    name = rng.choice([name for name in question if name not in ("id", "type")])
    question[name[:-1] or "x"] = question.pop(name)
    return True


def _retype(question: dict[str, Any], rng: random.Random) -> bool:
    paths = [p for p in leaves(question) if field_of(p) not in ("type", "answer", "low", "high")]
    path = rng.choice(paths)
    value = holder(question, path)[path[-1]]
    # Where nothing stands, as for a plain slip, a text could be a slug: a number never is.
    other = 7 if value is None or isinstance(value, str) else "7"
    holder(question, path)[path[-1]] = rng.choice([["x"], {"x": 1}, other])
    return path != ("id",)


def _blank(question: dict[str, Any], rng: random.Random) -> bool:
    texts = [p for p in leaves(question) if isinstance(holder(question, p)[p[-1]], str)]
    path = rng.choice([p for p in texts if p not in (("id",), ("type",))])
    holder(question, path)[path[-1]] = rng.choice(["", "  "])
    return True


def _flatten(question: dict[str, Any], rng: random.Random) -> bool:
    lists = [name for name, each in question.items() if isinstance(each, list)]
    question[rng.choice(lists)] = rng.choice(["x", 5, None, {}])
    return True


SHAPE: tuple[Mutation, ...] = (_drop, _misspell, _retype, _blank, _flatten)


# Mutations that keep the shape and break what the fields name.
def _dangle(question: dict[str, Any], rng: random.Random) -> bool:
    wrong = {
        "claims": "Z99",
        "sources": "nobody1999",
        "objective": "no-such",
        "misconception": "no-such",
        "see": rng.choice(["claim:Z99", "source:nobody1999", "dataset:no_such"]),
        "choice": "no-such",
        "earlier": "no-such",
    }
    paths = [p for p in leaves(question) if field_of(p) in wrong]
    path = rng.choice(paths)
    holder(question, path)[path[-1]] = wrong[field_of(path)]
    return True


def _twice(question: dict[str, Any], rng: random.Random) -> bool:
    lists = [
        each for name, each in question.items() if name in ("options", "reasons", "items", "rubric")
    ]
    if not lists:
        return False
    lists[0][1]["id"] = lists[0][0]["id"]
    return True


def _unsolved(question: dict[str, Any], rng: random.Random) -> bool:
    options = question.get("options") or question.get("reasons")
    if not options:
        return False
    for each in options:
        each["correct"] = False
    return True


def _undefined(question: dict[str, Any], rng: random.Random) -> bool:
    question["explanation"] += " {no_such_value}"
    return True


MEANING: tuple[Mutation, ...] = (_dangle, _twice, _unsolved, _undefined)


def mutants(mutations: tuple[Mutation, ...], count: int, seed: int) -> list[tuple[str, Any]]:
    """Return banks of one question with one thing broken, each with its mutation's name."""
    rng = random.Random(seed)
    found: list[tuple[str, Any]] = []
    while len(found) < count:
        bank = rng.choice([SAMPLES, CHAPTER])
        question = copy.deepcopy(rng.choice(bank["questions"]))
        mutation = rng.choice(mutations)
        if mutation(question, rng):
            found.append((mutation.__name__, bank | {"questions": [question], "predictions": []}))
    return found


def test_the_banks_and_samples_of_the_course_are_valid() -> None:
    assert questions.check() == []
    assert questions.check(questions.SAMPLES) == []


def test_100_broken_banks_each_give_file_id_and_field(tmp_path: Path) -> None:
    broken = mutants(SHAPE, 60, 1949) + mutants(MEANING, 60, 1997)
    for name, data in broken:
        problems = questions.check(written(data, tmp_path))
        assert problems, name
        for problem in problems:
            assert PLACE.match(problem), f"{name}: {problem}"


def test_a_broken_entry_is_named_and_no_other(tmp_path: Path) -> None:
    for _, broken in mutants(SHAPE, 10, 2004):
        question = broken["questions"][0]
        others = [each for each in SAMPLES["questions"][:3] if each["id"] != question["id"]]
        problems = questions.check(written(broken | {"questions": [*others, question]}, tmp_path))
        hit = f"question {question['id']!r}"
        assert any(problem.startswith(f"mutant.yaml: {hit}") for problem in problems), problems


def test_schema_and_loader_agree_on_good_and_on_broken_questions() -> None:
    validators = {
        name: Draft202012Validator(json_schemas.schemas()[name]) for name in (*TYPES, "bank")
    }
    good = [*SAMPLES["questions"], *CHAPTER["questions"]]
    bad = [data["questions"][0] for _, data in mutants(SHAPE, 150, 1945)]
    meant = [data["questions"][0] for _, data in mutants(MEANING, 30, 1991)]
    assert all(validators["bank"].is_valid(each) for each in (SAMPLES, CHAPTER))
    for entry in (*good, *bad, *meant):
        problems = list(kind_of(entry["type"]).problems(entry, Where("f", "q")))
        assert validators[entry["type"]].is_valid(entry) == (not problems), problems
    assert not any(validators[each["type"]].is_valid(each) for each in bad)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("questions: [", "mutant.yaml, line 2"),
        ("a: 1\na: 2", "mutant.yaml, line 2"),
        ("", "mutant.yaml: the head: is empty"),
        ("- 1", "mutant.yaml: the head: is a list"),
        ("objectives: []\nquestions: [3]", "field questions[0]: is a number"),
        (
            "objectives: [{id: a, text: b}]\nquestions: [{type: [x]}]",
            "question 1 (no id), field type",
        ),
    ],
)
def test_a_file_that_is_no_bank_is_told_where(content: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "mutant.yaml"
    path.write_text(content, encoding="utf-8")
    assert any(told in problem for problem in questions.check(path)), questions.check(path)


def test_a_missing_file_and_an_empty_folder_are_told(tmp_path: Path) -> None:
    assert "check the path" in questions.check(tmp_path / "none.yaml")[0]
    assert "holds no bank file" in questions.check(tmp_path)[0]


def test_an_id_used_in_two_files_is_told(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(json.dumps(SAMPLES), encoding="utf-8")
    problems = questions.check(tmp_path)
    assert "b.yaml: question 'sample-single', field id: stands in a.yaml too" in problems[0]


def test_an_id_used_twice_in_a_file_is_told(tmp_path: Path) -> None:
    data = copy.deepcopy(SAMPLES)
    data["questions"].append(data["questions"][0])
    problems = questions.check(written(data, tmp_path))
    assert problems == [
        "mutant.yaml: question 'sample-single', field id: is used twice: give each its own slug"
    ]


def test_a_wrong_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(CourseError, match=r"'dates-oder'.*did you mean dates-order"):
        questions.get("dates-oder")
    with pytest.raises(CourseError, match=r"'border-shares'.*did you mean border-share"):
        questions.prediction("border-shares")
    with pytest.raises(CourseError, match="no bank belongs to '03_none'"):
        questions.chapter("03_none")


def test_a_prediction_is_checked_as_a_whole(tmp_path: Path) -> None:
    data = copy.deepcopy(SAMPLES)
    percent, count, choice, *_ = data["predictions"]
    percent["near"] = 3
    count["high"] = 3
    choice["options"][0]["correct"] = True
    told = "\n".join(questions.check(written(data, tmp_path)))
    assert "prediction 'sample-percent', field near: stands with the kind number" in told
    assert "prediction 'sample-count', field answer: is 7" in told
    assert "prediction 'sample-choice', field options: has 2 correct entries" in told


def test_a_decision_is_checked_as_a_whole(tmp_path: Path) -> None:
    data = copy.deepcopy(SAMPLES)
    *_, decision, verdict = data["predictions"]
    decision["options"][0]["correct"] = True
    verdict["kind"] = "verdicts"
    told = questions.check(written(data, tmp_path))
    assert "'sample-decide', field options[0].correct: is not known" in told[0]
    assert "'sample-verdict', field kind: is 'verdicts': use one of percent" in told[1]


def test_a_decision_keeps_its_replies_short_and_its_options_few(tmp_path: Path) -> None:
    data = copy.deepcopy(SAMPLES)
    *_, decision, verdict = data["predictions"]
    decision["options"][1]["reply"] = "word " * 46
    decision["answer_text"] = "word " * 91
    verdict["options"] += [{"id": f"more-{n}", "text": "More"} for n in range(3)]
    told = "\n".join(questions.check(written(data, tmp_path)))
    assert "field options[1].reply: has 46 words: write 45 or fewer" in told
    assert "field answer_text: has 91 words: write 90 or fewer" in told
    assert "field options: has 5 entries: write 4 or fewer" in told


def test_schema_and_loader_agree_on_decisions() -> None:
    kinds = {kind: Record(fields) for kind, fields in decided.FIELDS.items()}
    for entry in SAMPLES["predictions"][-2:]:
        validator = Draft202012Validator(json_schemas.schemas()[entry["kind"]])
        assert validator.is_valid(entry)
        for name in entry:
            broken = {key: value for key, value in entry.items() if key != name}
            assert not validator.is_valid(broken)
            assert list(kinds[entry["kind"]].problems(broken, Where("f", "q")))


def test_the_patterns_for_authors_show_a_question_of_each_type() -> None:
    assert {each.type for each in questions.load(questions.SAMPLES).questions} == set(TYPES)
