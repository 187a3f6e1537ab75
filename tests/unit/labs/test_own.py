"""A bet or a choice of the reader's own: told again beside a right answer, and never marked."""

from typing import Any

import pytest

from coursebook import labs
from coursebook.labs import Lab, Verdict
from coursebook.teach.assignment import lab_key
from nato_course.labs import OWN
from tests.unit.labs.test_labs import ALL, STRANGE, verdict

ASKED = [each for _, each in ALL if each.own]
EACH = pytest.mark.parametrize("lab", ASKED, ids=lambda each: each.id)


def with_own(lab: Lab, own: str) -> Verdict:
    assert lab.own
    return verdict(lab, f"{lab_key.solution(lab)}\n{lab.own.name} = {own}")


def reply(lab_id: str, own: str) -> str:
    found = with_own(labs.get(lab_id), own)
    assert found.state == "done"
    return found.lines[-1]


def test_every_lab_that_asks_for_a_choice_has_a_reply_to_it() -> None:
    assert {each.id for each in ASKED} == set(OWN)


def test_nearly_every_lab_takes_in_what_its_reader_thinks() -> None:
    """The two others are a choice of the reader's own from end to end."""
    assert {each.id for _, each in ALL if not each.own} == {"own-belief", "own-table"}


@EACH
def test_a_choice_is_asked_for_in_the_cell_and_said_to_be_unmarked(lab: Lab) -> None:
    assert lab.own
    line = next(each for each in lab.start.splitlines() if each.startswith(lab.own.name))
    assert "not marked" in line
    assert lab_key.handed(lab).endswith(f", {lab.own.name}")


@EACH
def test_the_choice_of_the_solution_is_told_again(lab: Lab) -> None:
    told = verdict(lab, lab_key.solution(lab)).lines[-1]
    assert "not marked" not in told


@EACH
def test_without_a_choice_the_lab_is_solved_all_the_same(lab: Lab) -> None:
    found = with_own(lab, "...")
    assert (found.state, found.share) == ("done", 1.0)
    assert lab.own
    assert found.lines[-1].startswith(f"`{lab.own.name}` is still empty.")


@EACH
def test_no_choice_changes_a_verdict_or_makes_a_check_fail(lab: Lab) -> None:
    wrong = labs.check(lab.id, 7, "anything")
    assert wrong == labs.check(lab.id, 7)
    space: dict[str, Any] = {"check": labs.check}
    exec("from coursebook import sources\nfrom nato_course import datasets", space)
    exec("from nato_course.models import missile_defence", space)
    exec(lab_key.solution(lab), space)
    answer = lab_key.handed(lab).rpartition(", ")[0]
    for strange in [*STRANGE, [1, 2, 3], ["a", "b"], {"large": 1, "small": 2, "fall": 3}]:
        space["strange"] = strange
        found = eval(f"check({lab.id!r}, {answer}, strange)", space)
        assert found.state == "done", strange


@pytest.mark.parametrize(
    ("lab_id", "own", "told"),
    [
        ("own-turning-point", "2014", "Cooperation before it and from it on: 7 and 2"),
        ("largest-drill", "'declared_low_troops', 'x'", "128,000 for Russia and 90,000 for NATO"),
        ("largest-drill", "'estimated_low_troops', 'x'", "no figure for NATO"),
        ("soldiers-by-year", "2013, 2016, 'x'", "it is +8.3 per cent"),
        ("what-grew", "'Border'", "you bet that the border grew most; it did"),
        ("what-grew", "'members'", "it was the border"),
        ("border-by-line", "'natural_earth_km', 'finer'", "2,295 km, or 1,888 without"),
        ("nearest-member", "'kaliningrad', 'Murmansk'", "Kaliningrad: 347 km in 1990, 33 in 2024"),
        ("race-that-stops", "1.25, 1, -0.5, 1", "fall to 0"),
        ("race-that-stops", "1.25, 1, -0.5, 2", "stay at 2"),
        ("race-that-stops", "1.25, 1, -0.5, 3", "rise to"),
        ("race-that-stops", "1000, 1, -99999, 1", "from 0 to 3"),
        ("words-counted", "['NATO']", "stands in 3 of the 12 texts"),
        ("what-came-before", "2022", "new members 14, battlegroups 4, sites on land 1"),
        ("shield-needed", "70, 0.5", "the two of today are enough"),
        ("shield-needed", "200, 0.5", "it takes 6 sites: the two of today are not enough"),
        ("shield-needed", "200, 50", "a share above 0, up to 0.8"),
        ("guideline-bar", "2.1, 'x'", "3 of the allies met it in 2014 and 17 in 2024"),
        ("effort-or-means", "'share_gdp_pct', 'x'", "the United States 0.93"),
        ("own-ally", "'Down'", "you bet that it moved down"),
        ("what-it-takes", "20, 60, 'a memo'", "6 times as often"),
        ("what-it-takes", "80, 20, 'a memo'", "16 times as rarely"),
    ],
)
def test_a_choice_is_answered_from_the_tables(lab_id: str, own: str, told: str) -> None:
    assert told in reply(lab_id, own)


def test_windows_are_told_with_the_office_and_with_what_they_are_not() -> None:
    own = (
        "{'large': ((2007, 12), (2008, 10)), 'small': ((2014, 2), (2014, 3)),"
        " 'fall': ((2013, 11), (2014, 3))}"
    )
    told = reply("own-window", own)
    assert "-4 points (March 2014 is not in it) (president at first, then prime minister)" in told
    assert "2014-02 to 2014-03: +11 points;" in told
    assert "+19 points (no fall)" in told
