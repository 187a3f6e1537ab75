"""You draw it, outside a browser: the series of the course, series of one's own, and the twins."""

from dataclasses import replace

import pytest

from coursebook.errors import CourseError
from coursebook.methods.drawn_line import Course
from coursebook.widgets._drawn_series import DrawnSeries, names, series
from nato_course import datasets
from nato_course.widgets import draw_it

OWN = DrawnSeries(
    name="own",
    title="A line < of mine",
    prompt="Draw it.",
    measure="Apples",
    course=Course((2000, 2001, 2002), ("2000", "2001", "2002"), (1, 2, 3), 1, "kg", "kg"),
    top=4,
    step=0.5,
    source="My garden",
    data_href="data.html",
)


@pytest.mark.parametrize("name", names())
def test_every_series_is_given_in_part_and_fits_its_axis(name: str) -> None:
    made = series(name)
    assert made.name == name
    assert 3 <= made.course.given < len(made.course.xs) - 10
    assert max(made.course.values) <= made.top
    # An axis that is far too high would give the answer away: the data would lie flat at its foot.
    assert max(made.course.values) > 0.45 * made.top


def test_a_series_has_the_dataset_s_values() -> None:
    made = series("defence-poland")
    table = {
        row.year: row.share_gdp_pct
        for row in datasets.load("defence_spending")
        if row.code == "POL" and row.year >= 1990
    }
    found = {int(x): value for x, value in zip(made.course.xs, made.course.values, strict=True)}
    assert found == table
    assert made.course.labels[made.course.given - 1] == "1999"


def test_months_stand_where_they_fall_in_the_year() -> None:
    course = series("putin-approval").course
    place = course.labels.index("March 2014")
    assert course.xs[place] == pytest.approx(2014 + 2 / 12, abs=0.001)
    assert course.labels[course.given - 1] == "December 2007"


def test_an_unknown_series_names_the_nearest_and_all() -> None:
    with pytest.raises(CourseError, match=r"did you mean defence-europe"):
        draw_it("defense-europe")


def test_the_text_twin_has_task_data_and_source() -> None:
    text = draw_it("defence-europe").twin_text()
    assert "1999: 285.4 billion dollars (given)" in text
    assert "2024: 489.5 billion dollars\n" in text
    assert "Source: Stockholm International Peace Research Institute" in text
    assert text == draw_it("defence-europe").twin_text()


def test_the_html_twin_is_a_table_in_the_open_so_that_print_has_the_data() -> None:
    html = draw_it(OWN).twin_html()
    assert "<details" not in html
    assert html.count("<tr>") == 4
    assert '<th scope="row">2000 (given)</th><td>1.0 kg</td>' in html
    assert "A line &lt; of mine" in html
    assert '<a href="data.html">My garden</a>' in html


def test_a_changed_course_or_axis_is_another_version() -> None:
    kept = draw_it(OWN).series["version"]
    assert draw_it(replace(OWN, title="Renamed")).series["version"] == kept
    assert draw_it(replace(OWN, top=8)).series["version"] != kept
    moved = replace(OWN.course, values=(1, 2, 3.5))
    assert draw_it(replace(OWN, course=moved)).series["version"] != kept


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"top": 2.5}, "choose a top that holds them"),
        ({"step": 0}, "above 0"),
        ({"step": 5}, "well below the top"),
        ({"prompt": ""}, "`prompt` is empty"),
        ({"name": "My line"}, "small letters, digits and hyphens"),
        ({"course": replace(OWN.course, values=(-1, 2, 3))}, "choose a top that holds them"),
    ],
)
def test_a_series_that_cannot_be_drawn_is_refused(change: dict[str, object], told: str) -> None:
    with pytest.raises(CourseError, match=told):
        replace(OWN, **change)  # type: ignore[arg-type]
