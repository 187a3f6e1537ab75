"""The golden file that grading in Python and in the browser both replay."""

import json

from nato_course import questions
from nato_course.questions import goldens
from nato_course.questions.model import plain

CASES = json.loads(goldens.PATH.read_text(encoding="utf-8"))


def test_the_file_is_as_the_command_writes_it() -> None:
    written = goldens.PATH.read_text(encoding="utf-8")
    assert written == goldens.text(), "run python -m nato_course.questions.goldens"


def test_python_gives_every_grade_of_the_file() -> None:
    samples = questions.load(questions.SAMPLES)
    asked = {each.id: each.grade for each in samples.questions}
    asked |= {each.id: each.compare for each in samples.predictions}
    for case in CASES:
        grade = asked[case.get("question") or case["prediction"]](case["response"])
        assert json.loads(json.dumps(plain(grade))) == case["grade"], case["response"]


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
