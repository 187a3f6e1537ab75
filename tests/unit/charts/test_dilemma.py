"""Scores and thresholds: what the figures draw, tell and refuse."""

import pytest

from coursebook.errors import CourseError
from coursebook.figures._figure import caption, cells, rows
from coursebook.figures.svg import to_svg
from nato_course import charts
from nato_course.models.games import PRISONERS_DILEMMA, STAG_HUNT
from nato_course.models.tournament import FIELDS, standings
from nato_course.models.trust import least_trust, worths

SCORES = standings(PRISONERS_DILEMMA, FIELDS["One of each"], 0, 20)


def test_the_highest_score_is_told_in_words_and_table():
    spec = charts.tournament_scores(SCORES).to_dict()
    assert "Highest: Tit for tat." in caption(spec).description
    assert [row[0] for row in cells(spec) if row[2] == "highest"] == ["Tit for tat"]
    assert "highest" in to_svg(spec, "t")


def test_strategies_that_are_level_are_all_highest():
    level = [{"strategy": name, "score": 2.0} for name in ("One", "Two")]
    spec = charts.tournament_scores(level).to_dict()
    assert "Highest: One and Two." in caption(spec).description


def test_the_crossing_is_marked_where_there_is_one():
    spec = charts.trust_threshold(worths(STAG_HUNT), least_trust(STAG_HUNT)).to_dict()
    assert "They cross at a trust of 33%" in caption(spec).description
    assert "least trust 33%" in to_svg(spec, "t")
    assert len(rows(spec)) == 22


def test_without_a_crossing_the_figure_says_so():
    rows_ = worths(PRISONERS_DILEMMA)
    spec = charts.trust_threshold(rows_, least_trust(PRISONERS_DILEMMA)).to_dict()
    assert "arming is worth more at any trust" in caption(spec).description
    assert "least trust" not in to_svg(spec, "t")


@pytest.mark.parametrize(
    "draw", [charts.tournament_scores, lambda none: charts.trust_threshold(none, None)]
)
def test_a_figure_without_rows_is_refused(draw):
    with pytest.raises(CourseError, match="no rows to draw"):
        draw([])
