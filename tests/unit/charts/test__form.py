"""A chart with blanks, filled, is the chart that Altair would build for the same rows."""

import json
from typing import Any

import altair as alt
import pytest

from coursebook.errors import CourseError
from coursebook.figures._form import Form, blank, drawn_once, rows_blank, value_blank
from coursebook.figures._renderer import MIME_TYPE
from coursebook.figures._style import chart_of
from nato_course import charts
from nato_course.models.richardson import ArmsRace

ROWS = [{"year": 1999, "km": 1417.5}, {"year": 2004, "km": None}]
WORDS = 'the "near" \\ abroad ⟨x⟩\n'


def point_chart(base: alt.Chart, words: str, shift: Any) -> alt.LayerChart:
    marks = base.mark_point().encode(x="year:Q", y="km:Q")
    text = base.transform_filter(f"datum.year === {words}").mark_text(text=words, dx=shift)
    return alt.layer(marks, text).properties(width=300)


def test_a_filled_form_is_the_chart_itself() -> None:
    form = Form(point_chart(rows_blank(), blank("words"), value_blank("shift")))
    filled = form.filled(rows=ROWS, words=WORDS, shift=-4.5)
    assert json.dumps(filled.to_dict()) == json.dumps(
        point_chart(chart_of(ROWS), WORDS, -4.5).to_dict()
    )


@pytest.mark.parametrize("given", [{"words": "a"}, {"words": "a", "shift": 1, "other": 2}])
def test_a_blank_left_empty_or_unknown_is_an_error_that_names_it(given: dict[str, Any]) -> None:
    form = Form(point_chart(rows_blank(), blank("words"), value_blank("shift")))
    with pytest.raises(CourseError, match="shift" if "shift" not in given else "other"):
        form.filled(rows=ROWS, **given)


def test_two_figures_of_a_form_share_no_parts() -> None:
    form = Form(rows_blank().mark_point())
    first, second = (form.filled(rows=ROWS).to_dict() for _ in range(2))
    first["data"]["values"].clear()
    assert second["data"]["values"] == ROWS


def test_a_form_is_built_once_and_again_for_another_theme() -> None:
    built = []

    @drawn_once
    def form(size: float) -> alt.Chart:
        built.append(size)
        return rows_blank().mark_point(size=size)

    for size in (5, 5, 5.0):
        form(size)
    assert built == [5, 5.0], "5 and 5.0 are written differently"
    with alt.theme.enable("default"):
        form(5)
    assert built == [5, 5.0, 5]


def test_an_exploration_of_many_settings_builds_few_charts(monkeypatch: pytest.MonkeyPatch) -> None:
    built = []
    layer = alt.layer
    monkeypatch.setattr(alt, "layer", lambda *charts: built.append(1) or layer(*charts))
    for reaction in range(30):
        rows = ArmsRace.symmetric(reaction / 20, 1.0, 1.0).path(years=5)
        charts.arms_paths(rows, top=7.125)
    assert 1 <= len(built) <= 3


def test_a_figure_shows_itself_through_whatever_renderer_is_chosen() -> None:
    figure = Form(rows_blank().mark_point()).filled(rows=ROWS)
    assert figure._repr_mimebundle_()[MIME_TYPE] == figure.to_dict()
    with alt.renderers.enable("json"):
        assert "application/json" in figure._repr_mimebundle_()[0]


def test_copies_of_a_chart_share_its_rows() -> None:
    chart = chart_of(ROWS)
    copied = chart.mark_point().properties(width=3).copy(deep=True)
    assert copied.data is chart.data
