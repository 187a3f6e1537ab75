"""A drawn line beside the data: its points, its distance, its direction, and the words for them."""

import pytest

from coursebook.errors import CourseError
from coursebook.methods.drawn_line import Course, account, compare, drawn, number
from tests.goldens import drawn_line as goldens

COURSE = Course(
    xs=(2000, 2001, 2002, 2004),
    labels=("2000", "2001", "2002", "2004"),
    values=(2.0, 1.5, 1.0, 3.0),
    given=1,
    unit="%",
    gap="percentage points",
    flat=0.1,
)


def test_points_that_are_not_set_lie_on_straight_lines_by_the_calendar() -> None:
    # From 2 in 2000 to 4 in 2004: half a point a year, though 2003 is no place.
    assert drawn(COURSE, {3: 4.0}) == [2.5, 3.0, 4.0]
    assert drawn(COURSE, {1: 1.0, 3: 4.0}) == [1.0, 2.0, 4.0]


def test_the_mean_gap_the_largest_and_the_changes_are_those_found_by_hand() -> None:
    found = compare(COURSE, {3: 4.0})  # gaps: 1, 2, 1
    assert found.mean_gap == pytest.approx(4 / 3)
    assert (found.worst, found.worst_gap) == (2, 2.0)
    assert (found.yours, found.data) == (2.0, 1.0)


def test_of_two_equal_misses_the_first_is_named() -> None:
    assert compare(COURSE, {1: 2.5, 2: 2.0, 3: 3.0}).worst == 1


def test_a_line_like_the_data_has_no_gap() -> None:
    found = compare(COURSE, {1: 1.5, 2: 1.0, 3: 3.0})
    assert (found.mean_gap, found.worst_gap) == (0, 0)


def test_the_account_tells_distance_miss_and_direction() -> None:
    assert account(COURSE, {3: 4.0}) == [
        "On average your line lies 1.3 percentage points from the data.",
        "Largest miss: 2002, where you drew 3.0 % and the data have 1.0 %.",
        "From 2000 to 2004 your line ends higher and the data end higher. The direction is right.",
    ]
    assert account(COURSE, {3: 1.0})[2].endswith("The direction is wrong.")
    assert "ends about where it began" in account(COURSE, {3: 2.05})[2]


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [(0.25, 1, "0.3"), (2.5, 0, "3"), (112_280.0, 0, "112,280"), (0.04, 1, "0.0")],
)
def test_halves_are_rounded_up_and_thousands_separated(
    value: float, decimals: int, text: str
) -> None:
    assert number(value, decimals) == text


@pytest.mark.parametrize("points", [{}, {1: 1.0}, {0: 1.0, 3: 2.0}, {3: 1.0, 4: 2.0}])
def test_points_that_make_no_line_are_refused(points: dict[int, float]) -> None:
    with pytest.raises(CourseError, match="do not make a line"):
        drawn(COURSE, points)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"values": (1.0,)}, "give one of each"),
        ({"given": 0}, "give at least one away"),
        ({"given": 4}, "leave at least one to draw"),
        ({"xs": (2000, 2001, 2001, 2004)}, "have to rise"),
    ],
)
def test_a_course_that_nothing_can_be_drawn_on_is_refused(
    change: dict[str, object], told: str
) -> None:
    with pytest.raises(CourseError, match=told):
        Course(**{**COURSE.__dict__, **change})


def test_the_golden_file_is_what_the_rules_say_today() -> None:
    assert goldens.PATH.read_text(encoding="utf-8") == goldens.text()
