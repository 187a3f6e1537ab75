"""The words of figures stand in the course's file, and slips in it are told."""

from typing import Any

import pytest

from coursebook.errors import CourseError
from coursebook.figures import _worded
from coursebook.figures._figure import caption
from coursebook.figures._style import chart_of
from coursebook.figures._worded import worded, words_of_figures
from nato_course import charts, datasets

SPARE: dict[str, Any] = {
    "title": "In {year}",
    "description": "A point.",
    "sources": ["table:distances", "edition:distances", "kramer2009"],
    "columns": {"year": "Year, from {year}"},
}


@pytest.fixture
def _spare(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_worded, "words_of_figures", lambda: {"spare": SPARE})


def a_chart() -> Any:
    return chart_of([{"year": 1999}]).mark_point()


def test_every_figure_of_the_file_is_drawn_by_a_function() -> None:
    assert [each for each in words_of_figures() if not each.startswith(tuple(charts.__all__))] == []


@pytest.mark.usefixtures("_spare")
def test_words_take_what_is_given_and_sources_name_their_table() -> None:
    words = caption(worded("spare", a_chart(), year=1999).to_dict())
    table = datasets.describe("distances")
    assert (words.title, words.columns) == ("In 1999", {"year": "Year, from 1999"})
    assert words.sources == (
        table.publisher,
        f"{table.publisher}, {table.edition}",
        "kramer2009",
    )


@pytest.mark.usefixtures("_spare")
def test_other_words_stand_in_place_of_the_file_s() -> None:
    drawn = worded("spare", a_chart(), title="Mine", note="Mind", sources=("Me too",), year=1)
    words = caption(drawn.to_dict())
    assert (words.title, words.note, words.sources) == ("Mine", "Mind", ("Me too",))


@pytest.mark.usefixtures("_spare")
def test_a_figure_that_the_file_lacks_and_a_brace_left_empty_are_told() -> None:
    with pytest.raises(CourseError, match="no figure is called 'spar': did you mean spare"):
        worded("spar", a_chart())
    with pytest.raises(CourseError, match=r"figures.yaml: spare: 'year' can't be filled in"):
        worded("spare", a_chart())
