"""What a course says of itself, and what is refused."""

import pytest

from coursebook import claims
from coursebook.course import Course, current
from coursebook.shape import misshapen

SMALL = {"package": "tides", "title": "Tides", "short": "Tides", "version": "1", "authors": "A"}


@pytest.mark.parametrize("mark", ["~", "", "Tides", "a b", "a/b", "tides-"])
def test_a_mark_that_can_stand_in_no_file_s_name_is_told(mark: str) -> None:
    made = Course(slug="tides", mark=mark, year=2026, **SMALL)  # type: ignore[arg-type]
    (told,) = misshapen(made, "tides")
    assert told.startswith(f"mark is {mark!r}: write small letters")


def test_a_course_without_sides_names_none() -> None:
    made = Course(slug="tides", mark="tides", year=2026, **SMALL)  # type: ignore[arg-type]
    assert not made.leans and not made.text


def test_the_claim_that_the_page_of_search_names_is_there() -> None:
    assert claims.get(current().sought[1])
