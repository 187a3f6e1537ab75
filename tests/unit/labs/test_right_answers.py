"""Right answers pass however they are written; what is said of them is true and never rounded."""

import re

import pytest

from coursebook import labs
from nato_course.labs.own_belief import percent
from tests.unit.labs.test_labs import verdict

R = "r = {'power': 1, 'regime': 0, 'ideas': 2, 'interaction': -1}\n"
Q = "q = {'power': -1, 'regime': -1, 'ideas': 0, 'interaction': -1}\n"
Z = "z = {'power': 1, 'regime': 1, 'ideas': 1, 'interaction': 1}\n"
ROWS = R + Q + Z
EVENTS = "    rows = [r for r in datasets.load('events') if r.kind == kind]\n"
US = "    s = {r.year: r.europe_troops for r in datasets.load('us_troops_europe')}\n"
NEAR = "    rows = [r for r in datasets.load('distances') if r.city == city and r.round <= year]\n"


@pytest.mark.parametrize(
    ("lab_id", "code"),
    [
        (
            "own-turning-point",
            f"def around(kind, year):\n{EVENTS}"
            "    n = sum(r.date.year < year for r in rows)\n"
            "    return {'before': n, 'after': len(rows) - n}",
        ),
        (
            "soldiers-by-year",
            f"def change(first, last):\n{US}    return round(100 * (s[last] / s[first] - 1))",
        ),
        ("what-grew", "grown = {'members': 1.75, 'border': 6.9, 'soldiers': 0.78}"),
        (
            "nearest-member",
            f"def nearest(city, year):\n{NEAR}    return min(r.distance_km for r in rows)",
        ),
        (
            "race-that-stops",
            "def line(reaction, fatigue, grievance):\n"
            "    low, high = 0, 100\n"
            "    for _ in range(40):\n"
            "        x = (low + high) / 2\n"
            "        race = ArmsRace.symmetric(reaction, fatigue, grievance)\n"
            "        end = race.path(start=(x, x), years=5)[-1]['level']\n"
            "        low, high = (x, high) if end < x else (low, x)\n"
            "    return low",
        ),
        (
            "shield-needed",
            "import math\n"
            "def needed(warheads, share, kill):\n"
            "    one = missile_defence.Defence(warheads, sites=1, interceptors=24, kill=kill)\n"
            "    return math.ceil(share / one.share_stopped())",
        ),
        (
            "shield-needed",
            "import math\n"
            "def needed(warheads, share, kill):\n"
            "    return math.ceil(share * warheads / (24 * kill))",
        ),
        ("own-ally", "my_ally = 'Portugal'\nplaces = {2014: 14, 2024: 25}"),
        ("own-ally", "my_ally = 'pol'\nplaces = {'2014': 5, '2024': 1}"),
        ("own-substantial", "your_line = 4700\ncrossed = {'2020': True, '2022': True}"),
        ("own-substantial", "your_line = 4701\ncrossed = {2020: False, 2022: True}"),
        ("own-belief", "my_prior, my_facts, my_belief = 50, {'a': 300, 'b': 20}, 99.98"),
        ("own-belief", "my_prior, my_facts, my_belief = 50, {'a': 3, 'b': 1 / 3}, 50"),
        ("own-belief", "my_prior, my_facts, my_belief = 5, {'a': 0.1, 'b': 0.1}, 0.05"),
        ("own-table", f"{ROWS}ratings, best = {{'a': r, 'b': q, 'c': z}}, 'Ideas'"),
        (
            "own-table",
            f"{ROWS}ratings, best = {{'a': r, 'b': q, 'c': z}}, 'Ideas of nation and empire'",
        ),
        ("own-table", f"{ROWS}ratings, best = {{'a': r, 'b': r, 'c': r}}, 'ideas, power, regime'"),
        (
            "own-table",
            f"{ROWS}ratings, best = {{'a': r, 'b': r, 'c': r}}, ['Power', 'Ideas and Regime']",
        ),
    ],
)
def test_a_right_answer_passes_however_it_is_written(lab_id: str, code: str) -> None:
    found = verdict(labs.get(lab_id), code)
    assert found.state == "done", found.lines


def told(lab_id: str, code: str) -> str:
    found = verdict(labs.get(lab_id), code)
    assert found.state == "done", found.lines
    return "\n".join(found.lines)


def belief(prior: float, facts: str, after: float) -> str:
    return told("own-belief", f"my_prior, my_facts, my_belief = {prior}, {facts}, {after!r}")


def test_the_verdict_names_the_fact_that_moves_most_and_where_the_rest_leads() -> None:
    found = belief(50, "{'draft treaties 2021': 3, 'a speech': 1}", 75)
    assert "*draft treaties 2021* moves you most" in found
    assert "without *draft treaties 2021* at 50 per cent" in found


def test_facts_of_one_strength_are_named_together() -> None:
    found = belief(50, "{'x': 3, 'y': 1 / 3}", 50)
    assert "*x* and *y* move you most" in found
    assert "without *x* at 25 per cent and without *y* at 75 per cent" in found


def test_ratios_of_one_are_told_as_what_they_are() -> None:
    found = belief(50, "{'x': 1, 'y': 1}", 50)
    assert "All your ratios are about 1" in found
    assert "moves you most" not in found and "ends at" not in found


@pytest.mark.parametrize("value", [99.7, 99.98, 99.99999, 100 - 1e-12, 0.02, 1e-9, 0.4])
def test_no_belief_is_rounded_to_certainty(value: float) -> None:
    assert not re.match(r"(100|0)(\.0+)? per cent", percent(value))


def test_a_table_that_tells_nothing_apart_is_told_one_thing_alone() -> None:
    found = told("own-table", f"{ROWS}ratings, best = {{'a': z, 'b': z, 'c': z}}, 'all four'")
    assert "All four have the same against them" in found
    assert "hangs on" not in found and "stands best." not in found


def test_rows_that_are_all_the_same_count_as_one_piece() -> None:
    code = f"{ROWS}ratings, best = {{'a': r, 'b': r, 'c': r}}, ['power', 'regime', 'ideas']"
    assert "All your rows are the same" in told("own-table", code)
    assert "Leave out any one piece" not in told("own-table", code)


def test_the_highest_number_for_an_explanation_counts_what_speaks_for_it_alone() -> None:
    """Ideas has most for it although, with what speaks against it, power has the higher sum."""
    code = (
        "a = {'power': 1, 'regime': 0, 'ideas': 2, 'interaction': 0}\n"
        "b = {'power': 0, 'regime': -1, 'ideas': -2, 'interaction': 0}\n"
        "ratings, best = {'a': a, 'b': b, 'c': a}, 'ideas'"
    )
    found = verdict(labs.get("own-table"), code)
    assert "with the most *for* it" in found.lines[0]


def test_a_reason_is_given_only_where_one_slip_alone_explains_the_answer() -> None:
    """0.7 lies near the odds, 1, and near the fraction, 0.6, and is neither."""
    found = verdict(
        labs.get("own-belief"), "my_prior, my_facts, my_belief = 40, {'a': 1.5, 'b': 1}, 0.7"
    )
    assert "too low" in found.lines[0] and "Those are the odds" not in found.lines[0]
