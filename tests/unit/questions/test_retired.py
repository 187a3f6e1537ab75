"""What a release had is alive or told to be gone; nothing that readers keep is silently lost."""

from pathlib import Path

import pytest

from coursebook import chapters, questions
from coursebook.errors import CourseError
from coursebook.questions import retired
from coursebook.timing import path_of

RELEASED = [
    tuple(line.split("\t")[:3])
    for line in Path(__file__).with_name("released_ids.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
QUESTIONS = {each.id for stem in questions.stems() for each in questions.chapter(stem)}
PREDICTIONS = {each.id for stem in questions.stems() for each in questions.of(stem).commitments}
ENTRY = """asked:
  - {id: old, kind: question, chapter: 01_x, asked: What, date: "2026-11-29", why: Gone.}
moved:
  - {page: 01_x, was: one, now: two}
"""


def anchors(stem: str) -> set[str]:
    return {each.id for each in chapters.sections(path_of(stem))}


def test_every_released_question_is_asked_or_retired() -> None:
    names = {name for kind, _, name in RELEASED if kind == "question"}
    assert sorted(names - QUESTIONS - retired.ids("question")) == []


def test_every_released_prediction_is_asked_or_retired() -> None:
    names = {name for kind, _, name in RELEASED if kind == "prediction"}
    assert sorted(names - PREDICTIONS - retired.ids("prediction")) == []


@pytest.mark.parametrize("stem", chapters.stems())
def test_every_released_section_stands_or_has_a_successor(stem: str) -> None:
    names = {name for kind, page, name in RELEASED if (kind, page) == ("section", stem)}
    assert names
    assert sorted(names - anchors(stem) - set(retired.moved_on(stem))) == []


def test_what_is_retired_is_gone_and_its_successor_is_there() -> None:
    alive = {"question": QUESTIONS, "prediction": PREDICTIONS}
    for each in retired.load().asked:
        assert each.id not in alive[each.kind], f"{each.id} is alive"
        assert not each.instead or each.instead in QUESTIONS | PREDICTIONS, each.instead


def test_a_moved_section_is_gone_and_leads_to_one_that_stands() -> None:
    for each in retired.load().moved:
        assert each.was not in anchors(each.page), f"{each.was} stands on {each.page}"
        page, _, anchor = each.now.rpartition("#")
        assert not anchor or anchor in anchors(page or each.page), each.now


def test_the_file_is_read_with_what_it_names(tmp_path: Path) -> None:
    path = tmp_path / "retired.yaml"
    path.write_text(ENTRY, encoding="utf-8")
    found = retired.load(path)
    assert found.asked[0].key == "check:old"
    assert found.moved[0].now == "two"


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("kind: question", "kind: check", "field asked[0].kind"),
        ('"2026-11-29"', "soon", "field asked[0].date"),
        ("was: one", "was: One Two", "field moved[0].was"),
        ("moved:\n", "moved:\n  - {page: 01_x, was: one, now: three}\n", "stands twice"),
    ],
)
def test_a_slip_in_the_file_is_told(tmp_path: Path, before: str, after: str, told: str) -> None:
    path = tmp_path / "retired.yaml"
    path.write_text(ENTRY.replace(before, after), encoding="utf-8")
    with pytest.raises(CourseError) as error:
        retired.load(path)
    assert told in str(error.value)
