"""Every figure of the course, from the datasets or from short courses of the models."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

from coursebook.figures._style import chart_of
from nato_course import charts
from nato_course.models.rally import Change, Reading

CREDIT = ("A model of this course",)

PATHS = [
    {"step": step, "side": side, "level": start + gain * step}
    for step in range(4)
    for side, start, gain in (("A", 1.0, 0.5), ("B", 2.0, 0.25))
]
SIGHTS = [
    {"step": step, "side": side, "kind": kind, "level": 0.1 * step + bias}
    for step in (1, 2, 3)
    for side in ("A", "B")
    for kind, bias in (("real", 0.0), ("perceived", 0.2))
]
PLANE = [{"step": step, "x": 4 - step, "y": 0.5 * step} for step in range(4)]
LINES = [
    {"line": "A stands still", "x": 1.0, "y": 0.0},
    {"line": "A stands still", "x": 3.0, "y": 4.0},
    {"line": "B stands still", "x": 0.0, "y": 1.0},
    {"line": "B stands still", "x": 4.0, "y": 3.0},
]
COSTS = [
    {"step": step, "side": side, "level": level + slope * step}
    for step in (0, 50, 100)
    for side, level, slope in (("cost", 0.2, 0.01), ("gain", 1.0, -0.01))
]
STEPS = [
    {"from_pct": at, "to_pct": at + 25, "chance": chance}
    for at, chance in ((0, 0.0), (25, 0.1), (50, 0.6), (75, 0.3))
]

QUIET = [
    Change(
        date(2001, 3, 1), 3, (Reading(date(2001, 1, 1), 60.0),), (Reading(date(2001, 3, 1), after),)
    )
    for after in (58.0, 61.0, 63.0, 72.0)
]

FIGURES: dict[str, Callable[[], Any]] = {
    "members_over_time": charts.members_over_time,
    "border_by_round": charts.border_by_round,
    "distance_by_round": charts.distance_by_round,
    "russia_economy": charts.russia_economy,
    "relationship_timeline": charts.relationship_timeline,
    "exercise_sizes": charts.exercise_sizes,
    "largest_exercises": lambda: charts.largest_exercises("anyone's highest"),
    "troops_and_members": charts.troops_and_members,
    "military_spending": charts.military_spending,
    "allied_defence_shares": charts.allied_defence_shares,
    "battlegroups": charts.battlegroups,
    "joining_polls": charts.joining_polls,
    "presence_in_the_east": charts.presence_in_the_east,
    "warheads_and_interceptors": charts.warheads_and_interceptors,
    "arms_paths": lambda: charts.arms_paths(PATHS, sources=CREDIT),
    "spiral_paths": lambda: charts.spiral_paths(SIGHTS, sources=CREDIT),
    "deterrence_lines": lambda: charts.deterrence_lines(COSTS, needed=0.4, top=3),
    "warheads_arriving": lambda: charts.warheads_arriving(STEPS, warheads=200, mean_stopped=50),
    "tournament_scores": lambda: charts.tournament_scores(
        [{"strategy": each, "score": 2.5} for each in ("Grim", "Random", "Probing", "Pavlov")],
        sources=CREDIT,
    ),
    "trust_threshold": lambda: charts.trust_threshold(
        [
            {"trust_pct": trust, "choice": choice, "worth": worth}
            for trust, worths in ((0, (0, 1)), (100, (5, 3)))
            for choice, worth in zip(("reassure", "arm"), worths, strict=True)
        ],
        1 / 3,
        sources=CREDIT,
    ),
    "spending_by_country": lambda: charts.spending_by_country(("DEU", "POL")),
    "exercise_ratios": charts.exercise_ratios,
    "forces_east": charts.forces_east,
    "approval_with_events": charts.approval_with_events,
    "change_against_placebos": lambda: charts.change_against_placebos(
        QUIET[-1], QUIET[:-1], event="An event"
    ),
    "phase_plane": lambda: charts.phase_plane(PLANE, LINES, equilibrium=(2.0, 2.0), sources=CREDIT),
}


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COURSEBOOK_CACHE", str(tmp_path_factory.mktemp("charts")))
        yield


@pytest.fixture(scope="session", params=FIGURES)
def spec(request: pytest.FixtureRequest) -> dict[str, Any]:
    """Give the specification of each figure in turn."""
    made: dict[str, Any] = FIGURES[request.param]().to_dict()
    return made


@pytest.fixture(scope="session")
def plain() -> dict[str, Any]:
    """Give a small figure of two points, with words of every kind."""
    chart = charts.figure(
        chart_of([{"year": 1999, "km": 1417.5}, {"year": 2004, "km": None}])
        .mark_point()
        .encode(x="year:Q", y="km:Q")
        .properties(width=300),
        title="A < B",
        description="Two points & a gap.",
        sources=CREDIT,
        columns={"year": "Year", "km": "Distance (km)"},
        note="A caution.",
    )
    made: dict[str, Any] = chart.to_dict()
    return made


@pytest.fixture
def paths() -> list[dict[str, Any]]:
    """Give rows of two sides that both arm."""
    return [dict(row) for row in PATHS]
