"""Marking one receipt: what its answers earn, and what is said about the rest."""

from datetime import UTC, datetime
from typing import Any

import pytest

from coursebook.questions import retired
from coursebook.teach.grading import receipts
from coursebook.teach.grading.results import Policy, Reading
from tests.unit.teach import handed_in
from tests.unit.teach.handed_in import as_bytes, asked, chapter, full, made, record, right, wrong

NOW = datetime(2027, 2, 10, tzinfo=UTC)


def read(data: dict[str, Any], policy: Policy = "best", course: str = "") -> Reading:
    return receipts.read("a.json", as_bytes(data), policy=policy, now=NOW, course=course)


def one_question(kind: str) -> Any:
    return next(each for each in asked() if each.type == kind)


def test_right_answers_earn_everything() -> None:
    found = read(full("Noor"))
    assert found.lines == []
    result = found.results[0]
    assert (result.person.name, result.work.title) == ("Noor", "The historical context")
    assert (result.percent, result.answered, result.asked) == (100, len(asked()), len(asked()))
    assert result.made == datetime(2027, 2, 1, 10, tzinfo=UTC)


@pytest.mark.parametrize(("policy", "earned"), [("best", 1), ("first", 0), ("last", 0)])
def test_the_policy_chooses_among_tries(policy: Policy, earned: int) -> None:
    question = one_question("single")
    tries = record(question, wrong(question), right(question), wrong(question))
    found = read(made("Noor", [chapter([tries])]), policy)
    assert found.results[0].percent == pytest.approx(100 * earned / len(asked()))


def test_a_result_that_its_answer_does_not_earn_is_told_and_not_used() -> None:
    question = one_question("single")
    lie = record(question, wrong(question), stated=100)
    found = read(made("Noor", [chapter([lie])]))
    assert found.results[0].percent == 0
    assert "1 result that the answers do not earn" in found.lines[0]
    assert f"{question.id} 100 %" in found.lines[0]


def test_a_result_without_an_answer_earns_nothing() -> None:
    question = one_question("single")
    bare = record(question, right(question)) | {"response": "null", "attempts": []}
    found = read(made("Noor", [chapter([bare])]))
    assert (found.results[0].percent, found.results[0].answered) == (0, 0)


def test_a_receipt_whose_tries_hold_no_answers_is_marked_by_its_latest_answer() -> None:
    question = one_question("single")
    old = record(question, right(question))
    old["attempts"] = [
        {key: each[key] for key in each if key != "response"} for each in old["attempts"]
    ]
    found = read(made("Noor", [chapter([old])]))
    assert (found.results[0].answered, found.lines) == (1, [])
    assert found.results[0].percent > 0


def test_texts_and_judgements_count_as_done() -> None:
    written, judge = one_question("written"), one_question("judge")
    step = next(each for each in ("supported", "unsupported") if each != judge.verdict)
    records = [record(written, right(written)), record(judge, step)]
    assert read(made("Noor", [chapter(records)])).results[0].percent == pytest.approx(
        200 / len(asked())
    )


def test_a_changed_receipt_is_set_aside_with_the_name_in_it() -> None:
    found = read(full("Noor") | {"made": "2027-01-01T00:00:00.000Z"})
    assert found.results == []
    assert "digest does not fit" in found.lines[0]
    assert "names Noor" in found.lines[0]


@pytest.mark.parametrize("date", ["1999-01-01T00:00:00Z", "2031-01-01T00:00:00Z", "0001-01-01"])
def test_a_date_that_can_not_be_right_leaves_the_receipt_undated(date: str) -> None:
    found = read(full("Noor", made=date))
    assert found.results[0].made is None
    assert found.results[0].percent == 100
    assert "can't be right" in found.lines[0]


def test_answers_dated_after_the_receipt_are_told() -> None:
    found = read(full("Noor", made="2027-01-01T00:00:00Z"))
    assert any("dated after it was made" in each for each in found.lines)


def test_a_second_answer_and_a_strange_one_are_left_out() -> None:
    question = one_question("single")
    bad, good = record(question, wrong(question)), record(question, right(question))
    strange = good | {"id": "no-such‮-question"}
    found = read(made("Noor", [chapter([bad, good, strange])] * 2))
    assert len(found.results) == 1
    assert found.results[0].percent == 0
    assert "2 answers to no question of the chapter, or a second time" in found.lines[0]
    assert "\\u202e" in found.lines[0]
    assert "stands twice" in found.lines[1]


def test_an_answer_to_another_wording_is_graded_and_told() -> None:
    question = one_question("single")
    other = record(question, right(question)) | {"version": "old"}
    found = read(made("Noor", [chapter([other])]))
    assert found.results[0].answered == 1
    assert "another wording" in found.lines[0]


def test_an_answer_to_a_retired_question_is_told_as_such_and_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    question = one_question("single")
    gone = record(question, right(question)) | {"id": "gone-since"}
    monkeypatch.setattr(retired, "ids", lambda kind: {"gone-since"} if kind == "question" else {})
    found = read(made("Noor", [chapter([record(question, right(question)), gone])]))
    assert found.results[0].answered == 1
    (line,) = found.lines
    assert "1 question of an earlier edition, retired since (gone-since): left out" in line


def test_another_course_code_is_told() -> None:
    assert "has the course code 'IR 204', not 'IR 205'" in read(full("N"), course="IR 205").lines[0]
    assert read(full("N"), course="ir204").lines == []


def test_a_receipt_of_another_edition_of_the_book_is_told_and_graded() -> None:
    found = read(full("Noor", course_version="0.0.9"))
    assert found.results[0].percent == 100
    assert found.lines == ["was made with edition '0.0.9', and this is 0.1.0: graded by this one"]


def test_a_chapter_of_another_edition_is_left_out_with_a_line() -> None:
    found = read(made("Noor", [chapter([]) | {"id": "77_other"}]))
    assert found.results == []
    assert "'77_other' is not in this edition" in found.lines[0]
    assert "holds no chapter to grade; it names Noor" in found.lines[1]


def test_misconceptions_and_confidence_are_counted() -> None:
    question = next(each for each in asked() if each.type == "single" and each.misconceptions())
    named: Any = question
    option = next(each for each in named.options if each.misconception)
    found = read(made("Noor", [chapter([record(question, option.id, right(question))])]))
    stats = found.results[0].stats
    assert stats is not None
    assert stats.misconceptions == [option.misconception]
    assert stats.confidence == {"sure": (0, 1)}
    points, reached, count = stats.objectives[f"{handed_in.STEM}/{question.objective}"]
    assert (points, reached) == (1, count == 1)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is no receipt"),
        (b"\xff\xfe\x00", "is no UTF-8 text"),
        (b"{" * 200_000, "is no receipt"),
        (b'{"format": "nato-course-progress"}', "field format"),
        (b" " * 5_000_001, "is larger than any receipt"),
        (b'{"n": 1' + b"0" * 5_000 + b"}", "is no receipt"),
    ],
)
def test_what_is_no_receipt_gets_a_line(content: bytes, says: str) -> None:
    found = receipts.read("a.json", content, policy="best", now=NOW)
    assert found.results == []
    assert says in found.lines[0]
