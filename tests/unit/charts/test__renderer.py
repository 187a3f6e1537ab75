"""Notebooks store figures as specification and text, alike in every run."""

import json
import subprocess
import sys
from typing import Any

import altair as alt
import pytest

from coursebook.figures._renderer import MIME_TYPE, PICTURE, enable, mimebundle, stable, text_twin
from coursebook.figures._style import PAPER, chart_of
from nato_course import charts, datasets


def test_a_figure_shows_as_specification_picture_and_text(plain: dict[str, Any]) -> None:
    bundle = mimebundle(plain)
    assert set(bundle) == {MIME_TYPE, PICTURE, "text/plain"}


def test_no_picture_is_drawn_while_the_book_is_built(
    plain: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COURSEBOOK_BUILD", "1")
    assert set(mimebundle(plain)) == {MIME_TYPE, "text/plain"}


def test_readers_without_the_drawing_library_get_specification_and_text(
    plain: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coursebook.figures._picture.find_spec", lambda name: None)
    assert set(mimebundle(plain)) == {MIME_TYPE, "text/plain"}


def test_a_readers_chart_that_cannot_be_drawn_here_still_shows() -> None:
    elsewhere = alt.Chart("https://example.org/rows.csv").mark_point().encode(x="a:Q").to_dict()
    assert set(mimebundle(elsewhere)) == {MIME_TYPE, "text/plain"}


def test_a_figure_is_ink_on_white_paper_wherever_it_is_drawn(spec: dict[str, Any]) -> None:
    bundle = mimebundle(spec)
    # On a canvas, as in JupyterLab, a dark theme's text colour would not reach the chart.
    assert bundle[MIME_TYPE]["config"]["background"] == PAPER
    assert "currentColor" not in json.dumps(bundle)


def test_the_same_figure_twice_gives_the_same_bytes() -> None:
    first, second = (charts.members_over_time()._repr_mimebundle_() for _ in range(2))
    assert json.dumps(first) == json.dumps(second)


def test_altairs_running_numbers_do_not_reach_the_output() -> None:
    def interactive() -> dict[str, Any]:
        chart = chart_of([{"a": 1}]).mark_point().encode(x="a:Q").interactive()
        spec: dict[str, Any] = chart.to_dict()
        return spec

    first, second = interactive(), interactive()
    assert first != second
    assert stable(first) == stable(second)


def test_another_process_gives_the_same_bytes() -> None:
    code = (
        "import json; from nato_course import charts;"
        "print(json.dumps(charts.distance_by_round()._repr_mimebundle_()))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert json.loads(told.stdout) == charts.distance_by_round()._repr_mimebundle_()


def test_a_changed_value_changes_the_output(monkeypatch: pytest.MonkeyPatch) -> None:
    before = charts.russia_economy().to_dict()
    rows = datasets.load("russia_economy")
    changed = tuple(row._replace(gdp_growth_pct=-14.6) if row.year == 1992 else row for row in rows)
    monkeypatch.setattr(datasets, "rows", lambda record: changed)
    assert mimebundle(charts.russia_economy().to_dict()) != mimebundle(before)


def test_the_text_twin_has_title_description_table_note_and_source(plain: dict[str, Any]) -> None:
    assert text_twin(plain) == (
        "A < B\n\nTwo points & a gap.\n\nA caution.\n\n"
        "Year  Distance (km)\n----  -------------\n1999  1,417.5\n2004  no figure\n\n"
        "Source: A model of this course"
    )


def test_the_text_twin_tells_how_many_rows_it_leaves_out() -> None:
    spec = chart_of([{"a": n} for n in range(14)]).mark_point().encode(x="a:Q").to_dict()
    assert text_twin(spec).endswith("… 2 more rows")


def test_a_bare_chart_still_has_a_twin() -> None:
    spec = chart_of([{"a": 1}]).mark_point().encode(x="a:Q").to_dict()
    assert text_twin(spec).startswith("Chart\n\na\n-\n1")


def test_enabling_twice_changes_nothing() -> None:
    enable()
    enable()
    assert (alt.theme.active, alt.renderers.active) == ("coursebook", "coursebook")
