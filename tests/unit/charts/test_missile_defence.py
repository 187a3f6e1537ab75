"""The figure of the missile defence model keeps its axes and says what it shows."""

from typing import Any

import pytest

from coursebook.errors import CourseError
from coursebook.figures._figure import cells
from nato_course import charts
from nato_course.models.missile_defence import Defence, bins


def drawn(defence: Defence) -> dict[str, Any]:
    made: dict[str, Any] = charts.warheads_arriving(
        bins(defence), warheads=defence.warheads, mean_stopped=defence.mean_stopped()
    ).to_dict()
    return made


def scales(spec: dict[str, Any]) -> list[list[float]]:
    encoding = spec["vconcat"][1]["layer"][0]["encoding"]
    return [encoding[axis]["scale"]["domain"] for axis in ("x", "y")]


def test_the_axes_are_the_same_for_every_setting() -> None:
    remnant = Defence(warheads=200, sites=6, interceptors=96)
    settings = (Defence(reach=0.0), Defence(), Defence(sites=10, interceptors=96, kill=1), remnant)
    assert {str(scales(drawn(each))) for each in settings} == {"[[0, 100], [0, 1]]"}


def test_the_description_says_how_much_is_stopped_and_what_is_likely() -> None:
    told = drawn(Defence())["description"]
    assert told.startswith("Of 1,718 warheads 38 are stopped on average, 2.2 per cent.")
    assert "96 to 98 per cent get through, with a probability of 9" in told


def test_the_table_holds_every_step() -> None:
    table = cells(drawn(Defence(reach=0.0)))
    assert len(table) == 50
    assert table[-1] == ["98", "100", "1"]


def test_rows_that_are_no_distribution_are_refused() -> None:
    half = [{"from_pct": 0, "to_pct": 100, "chance": 0.5}]
    with pytest.raises(CourseError, match=r"sum to 0\.5"):
        charts.warheads_arriving(half, warheads=10, mean_stopped=1)
    with pytest.raises(CourseError, match="11 of 10"):
        charts.warheads_arriving([{**half[0], "chance": 1.0}], warheads=10, mean_stopped=11)
