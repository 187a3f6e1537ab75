"""An arms race against its closed forms, and the courses that it can take."""

import math

import pytest

from coursebook.errors import CourseError
from nato_course.models.richardson import ArmsRace, distance

CALM = ArmsRace(reaction=(0.5, 0.4), fatigue=(1.0, 0.8), grievance=(1.0, 0.5))
WILD = ArmsRace.symmetric(reaction=1.2, fatigue=1.0, grievance=0.5)


def exact_symmetric(race: ArmsRace, start: tuple[float, float], t: float) -> tuple[float, float]:
    """Solve the symmetric race by its sum and difference, which don't mix."""
    (k, _), (a, _), (g, _) = race.reaction, race.fatigue, race.grievance
    total, gap = start[0] + start[1], start[0] - start[1]
    rest = 2 * g / (a - k)
    total = rest + (total - rest) * math.exp((k - a) * t)
    gap *= math.exp(-(k + a) * t)
    return (total + gap) / 2, (total - gap) / 2


def test_at_the_equilibrium_neither_side_moves():
    point = CALM.equilibrium()
    assert point == pytest.approx(
        ((0.5 * 0.5 + 0.8 * 1.0) / (0.8 - 0.2), (0.4 * 1.0 + 1.0 * 0.5) / (0.8 - 0.2))
    )
    assert CALM.rates(point) == pytest.approx((0, 0), abs=1e-12)


def test_a_side_alone_grows_towards_its_grievance_over_its_fatigue():
    race = ArmsRace(reaction=(0, 0), fatigue=(0.5, 0.25), grievance=(1, 1))
    for point in race.trajectory(start=(0, 0), years=12):
        assert point["x"] == pytest.approx(2 * (1 - math.exp(-0.5 * point["step"])), abs=1e-8)
        assert point["y"] == pytest.approx(4 * (1 - math.exp(-0.25 * point["step"])), abs=1e-8)


@pytest.mark.parametrize("reaction", [0.2, 0.7, 1.3])
def test_the_path_follows_the_exact_solution(reaction):
    race = ArmsRace.symmetric(reaction=reaction, fatigue=1.0, grievance=0.6)
    for point in race.trajectory(start=(3.0, 0.5), years=15):
        exact = exact_symmetric(race, (3.0, 0.5), point["step"])
        assert (point["x"], point["y"]) == pytest.approx(exact, rel=1e-6)


def test_a_stable_race_settles_at_its_equilibrium_from_any_start():
    for start in [(0.0, 0.0), (10.0, 0.0), (4.0, 9.0)]:
        last = CALM.trajectory(start, years=60)[-1]
        assert (last["x"], last["y"]) == pytest.approx(CALM.equilibrium(), abs=1e-6)


@pytest.mark.parametrize(
    ("reaction", "fatigue", "stable"),
    [((0.5, 0.5), (1, 1), True), ((2, 0.4), (1, 1), True), ((1.01, 1), (1, 1), False),
     ((1, 1), (1, 1), False), ((0, 0), (0, 0), False), ((3, 0), (0.1, 0.1), True)],
)  # fmt: skip
def test_fatigue_must_outweigh_reaction_for_a_race_to_settle(reaction, fatigue, stable):
    race = ArmsRace(reaction, fatigue, (1, 1))
    assert race.is_stable() is stable
    assert stable is (fatigue[0] * fatigue[1] > reaction[0] * reaction[1])


def test_the_eigenvalues_have_the_trace_and_determinant_of_the_equations():
    first, second = CALM.eigenvalues()
    assert first + second == pytest.approx(-1.8)
    assert first * second == pytest.approx(1.0 * 0.8 - 0.5 * 0.4)
    assert first > second


def test_an_unstable_race_grows_at_its_larger_eigenvalue():
    late = WILD.trajectory(years=60)
    growth = math.log(late[60]["x"] / late[59]["x"])
    assert growth == pytest.approx(WILD.eigenvalues()[0], rel=1e-3)


def test_where_fatigue_and_reaction_cancel_there_is_no_equilibrium():
    race = ArmsRace.symmetric(reaction=1, fatigue=1, grievance=1)
    assert race.equilibrium() is None
    assert race.outlook() == "edge"


@pytest.mark.parametrize(
    ("reaction", "grievance", "outlook"),
    [(0.5, 1, "balance"), (0.5, -1, "disarmament"), (2, 1, "runaway"), (2, 0, "runaway"),
     (2, -1, "depends")],
)  # fmt: skip
def test_the_outlook_names_the_course(reaction, grievance, outlook):
    assert ArmsRace.symmetric(reaction, 1, grievance).outlook() == outlook


def test_with_goodwill_and_strong_reaction_the_start_decides():
    race = ArmsRace.symmetric(reaction=2, fatigue=1, grievance=-1)
    assert race.equilibrium() == (1, 1)
    low, high = race.trajectory((0.9, 0.9))[-1], race.trajectory((1.1, 1.1))[-1]
    assert low == {"step": 20, "x": 0, "y": 0}
    assert high["x"] > 100


def test_a_level_never_falls_below_zero():
    race = ArmsRace(reaction=(0.1, 0.1), fatigue=(1, 1), grievance=(-2, 1))
    assert all(row["level"] >= 0 for row in race.path(start=(5, 5)))
    assert race.path()[-2]["level"] == 0


def test_changing_sides_changes_only_the_names():
    mirrored = ArmsRace(reaction=(0.4, 0.5), fatigue=(0.8, 1.0), grievance=(0.5, 1.0))
    ours, theirs = CALM.trajectory((2, 3)), mirrored.trajectory((3, 2))
    assert [(p["x"], p["y"]) for p in ours] == [(p["y"], p["x"]) for p in theirs]


@pytest.mark.parametrize("side", [0, 1])
def test_more_grievance_on_either_side_never_means_fewer_arms(side):
    before = [0.0] * 42
    for grievance in (-1.0, -0.2, 0.0, 0.7, 2.0):
        pair = (grievance, 0.5) if side == 0 else (0.5, grievance)
        rows = ArmsRace((0.6, 0.9), (1, 1), pair).path()
        levels = [row["level"] for row in rows]
        assert all(now >= then for now, then in zip(levels, before, strict=True))
        before = levels


def test_a_path_has_a_row_for_each_side_and_year():
    rows = CALM.path(start=(2, 3), years=2, sides=("North", "South"))
    assert [(row["step"], row["side"]) for row in rows] == [
        (0, "North"), (0, "South"), (1, "North"), (1, "South"), (2, "North"), (2, "South"),
    ]  # fmt: skip
    assert [row["level"] for row in rows[:2]] == [2, 3]


def test_on_its_rest_line_a_side_stands_still():
    ends = CALM.rest_lines(top=10)
    assert [end["line"] for end in ends] == ["A stands still"] * 2 + ["B stands still"] * 2
    for end in ends:
        rates = CALM.rates((end["x"], end["y"]))
        assert rates[0 if end["line"].startswith("A") else 1] == pytest.approx(0, abs=1e-12)
        assert 0 <= end["x"] <= 10 and 0 <= end["y"] <= 10


def test_the_rest_lines_cross_at_the_equilibrium():
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = [(e["x"], e["y"]) for e in CALM.rest_lines(top=10)]
    x, y = CALM.equilibrium()
    assert (bx - ax) * (y - ay) == pytest.approx((by - ay) * (x - ax))
    assert (dx - cx) * (y - cy) == pytest.approx((dy - cy) * (x - cx))


def test_a_rest_line_outside_the_square_is_left_out():
    race = ArmsRace.symmetric(reaction=0.1, fatigue=1, grievance=-5)
    assert race.rest_lines(top=3) == []


@pytest.mark.parametrize("field", ["reaction", "fatigue"])
def test_a_negative_setting_is_named(field):
    settings = {"reaction": (1, 1), "fatigue": (1, 1), "grievance": (1, 1), field: (1, -0.5)}
    with pytest.raises(CourseError, match=f"`{field}` is .*-0.5.*give 0 or more"):
        ArmsRace(**settings)


def test_the_slopes_of_the_rest_lines_are_fatigue_over_reaction_and_its_mirror():
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = [(e["x"], e["y"]) for e in CALM.rest_lines(top=10)]
    first, second = CALM.slopes()
    assert first == pytest.approx(1.0 / 0.5) == pytest.approx((by - ay) / (bx - ax))
    assert second == pytest.approx(0.4 / 0.8) == pytest.approx((dy - cy) / (dx - cx))


@pytest.mark.parametrize("k", [0.2, 0.9, 1.0, 1.4])
@pytest.mark.parametrize("el", [0.3, 1.0, 1.6])
def test_a_race_settles_exactly_where_the_first_line_is_the_steeper(k, el):
    race = ArmsRace((k, el), (1.1, 0.8), (1, 1))
    first, second = race.slopes()
    assert race.is_stable() is (first > second) is (k * el < 1.1 * 0.8)


@pytest.mark.parametrize("reactions", [(0.5, 2.0), (1.0, 1.0), (0.09, 4.0)])
def test_stability_tips_at_the_root_of_the_reactions_product(reactions):
    tipping = math.sqrt(reactions[0] * reactions[1])
    assert ArmsRace(reactions, (tipping + 1e-6,) * 2, (0, 0)).is_stable()
    assert not ArmsRace(reactions, (tipping,) * 2, (0, 0)).is_stable()
    assert not ArmsRace(reactions, (tipping - 1e-6,) * 2, (0, 0)).is_stable()


def test_a_side_that_never_reacts_has_an_upright_rest_line():
    race = ArmsRace((0, 0.5), (1, 1), (1, 1))
    assert race.slopes() == (math.inf, 0.5)
    names = {end["line"] for end in race.rest_lines(top=4, sloped=True)}
    assert names == {"A stands still (upright)", "B stands still (slope 0.5)"}


def test_the_distance_is_the_root_of_the_mean_square():
    still = ArmsRace.symmetric(0, 0, 0).trajectory(years=3)
    seen = [{"step": 1, "x": 4, "y": 5}, {"step": 2, "x": 1, "y": 1}, {"step": 9, "x": 0, "y": 0}]
    assert distance(still, seen) == pytest.approx(math.sqrt(25 / 2))
    assert distance(still, still) == 0


def test_courses_without_a_common_step_have_no_distance():
    with pytest.raises(CourseError, match="share no step"):
        distance(CALM.trajectory(years=1), [{"step": 2000, "x": 1, "y": 1}])
