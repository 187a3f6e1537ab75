"""The golden file that grading in Python and in the browser both replay."""

import json
from dataclasses import replace
from typing import Any

from coursebook import questions
from coursebook.questions.typed import readings
from tests.goldens import grading as goldens

ALL = json.loads(goldens.PATH.read_text(encoding="utf-8"))
CASES = [each for each in ALL if "grade" in each]
READ = [each for each in ALL if "readings" in each]


def test_the_file_is_as_the_command_writes_it() -> None:
    written = goldens.PATH.read_text(encoding="utf-8")
    assert written == goldens.text(), "run python -m tests.goldens"


def test_python_gives_every_grade_of_the_file() -> None:
    samples = questions.load(questions.SAMPLES)
    asked: dict[str, Any] = {each.id: each for each in samples.questions}
    bets = {each.id: each for each in samples.predictions}
    for case in CASES:
        if "prediction" in case:
            grade = bets[case["prediction"]].compare(case["response"])
        elif "answer" in case:
            grade = replace(asked[case["question"]], answer=case["answer"]).grade(case["response"])
        else:
            grade = asked[case["question"]].grade(case["response"])
        assert json.loads(json.dumps(goldens.plain(grade))) == case["grade"], case["response"]


def test_python_reads_every_number_of_the_file() -> None:
    assert {len(each["readings"]) for each in READ} == {0, 1, 2}
    for case in READ:
        assert list(readings(case["typed"], "%")) == case["readings"], case["typed"]


def test_the_file_covers_every_type_every_state_and_hostile_text() -> None:
    assert len(CASES) >= 200
    types = {each.id: each.type for each in questions.load(questions.SAMPLES).questions}
    assert {types[case["question"]] for case in CASES if "question" in case} == set(types.values())
    states = {case["grade"]["state"] for case in CASES}
    assert states == {"right", "partly", "wrong", "compared", "written", "unanswered"}
    typed = json.dumps([case["response"] for case in CASES], ensure_ascii=False)
    for hostile in ("<script>", "__proto__", "\u202e", "👩", "a" * 3000):
        assert hostile in typed


def test_scores_lie_from_0_to_1_and_match_their_state() -> None:
    for case in CASES:
        grade = case["grade"]
        assert 0 <= grade["score"] <= 1
        assert (grade["score"] == 1) == (grade["state"] == "right") or grade["state"] in (
            "compared",
            "written",
        )
        if grade["state"] in ("wrong", "unanswered"):
            assert grade["score"] == 0
