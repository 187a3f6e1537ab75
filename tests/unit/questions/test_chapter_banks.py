"""What every chapter's bank must hold: enough, of many types, balanced, and with reasons."""

import pytest

from coursebook import questions
from coursebook.questions import misconceptions

CHAPTERS = sorted(path.stem for path in questions.BANKS.glob("*.yaml"))


@pytest.fixture(params=CHAPTERS)
def stem(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_a_chapter_has_fifteen_checks_of_six_types(stem: str) -> None:
    checks = [each for each in questions.chapter(stem) if each.use == "check"]
    assert len(checks) >= 15
    assert len({each.type for each in checks}) >= 6


def test_every_objective_is_checked_twice(stem: str) -> None:
    checked = [each.objective for each in questions.chapter(stem) if each.use == "check"]
    for objective in questions.of(stem).objectives:
        assert checked.count(objective.id) >= 2, objective.id


def test_wrong_answers_flatter_neither_side_more(stem: str) -> None:
    slugs = [slug for each in questions.chapter(stem) for slug in each.misconceptions()]
    leans = [misconceptions.get(slug).lean for slug in slugs]
    assert abs(leans.count("R") - leans.count("W")) <= 1
    assert leans.count("R") >= 5


def test_every_reason_points_at_what_decides_it(stem: str) -> None:
    for question in questions.chapter(stem):
        for note in question.solution():
            bare = question.type == "written" or note.id == "verdict"
            assert note.see is not None or bare, f"{question.id} {note.id}"


def test_every_check_has_a_hint_and_a_takeaway(stem: str) -> None:
    for question in questions.chapter(stem):
        assert question.hints, question.id
        assert question.explanation != question.prompt


def test_a_chapter_has_two_predictions_or_decisions(stem: str) -> None:
    assert len(questions.of(stem).commitments) >= 2


def test_a_payload_names_its_version_which_changes_with_the_content() -> None:
    single, multiple = questions.load(questions.SAMPLES).questions[:2]
    assert single.payload()["version"] == single.payload()["version"]
    assert single.payload()["version"] != multiple.payload()["version"]
