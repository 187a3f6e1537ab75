"""The script that computes borders and distances gives the committed files, byte for byte."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from coursebook.datasets import _descriptor
from nato_course import datasets

SCRIPT = Path(__file__).parents[3] / "scripts" / "make_border_distances.py"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location(SCRIPT.stem, SCRIPT)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_running_it_again_gives_the_same_bytes(script: ModuleType) -> None:
    for name, text in script.outputs().items():
        assert (_descriptor.FOLDER / name).read_bytes() == text.encode("utf-8"), name


def test_check_reports_a_stale_file(
    script: ModuleType,
    package: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(script, "DATASETS", package)
    assert script.main(["--check"]) == 0
    members = package / "nato_members.csv"
    text = members.read_text(encoding="utf-8")
    members.write_text(text.replace("2023-04-04,2023", "2023-04-04,1999"), encoding="utf-8")
    assert script.main(["--check"]) == 1
    assert "border_totals.csv" in capsys.readouterr().out


def test_a_geodesic_agrees_with_the_surveyors_test_line(script: ModuleType) -> None:
    # Flinders Peak to Buninyong, worked in the Australian geodetic manual: 54 972.271 m.
    flinders = -(37 + 57 / 60 + 3.72030 / 3600), 144 + 25 / 60 + 29.52440 / 3600
    buninyong = -(37 + 39 / 60 + 10.15610 / 3600), 143 + 55 / 60 + 35.38390 / 3600
    assert script.geodesic_km(flinders, buninyong) == pytest.approx(54.972271, abs=1e-6)


def test_a_geodesic_of_no_length_or_along_the_equator(script: ModuleType) -> None:
    assert script.geodesic_km((55.752, 37.6175), (55.752, 37.6175)) == 0
    degree = 6378.137 * 3.141592653589793 / 180
    assert script.geodesic_km((0.0, 10.0), (0.0, 11.0)) == pytest.approx(degree, rel=1e-9)


def test_points_lie_near_places_known_to_be_nearest() -> None:
    points = {(row.city, row.iso3): row for row in datasets.load("boundary_points")}
    narva = points["St Petersburg", "EST"]
    assert (narva.lat, narva.lon) == pytest.approx((59.377, 28.190), abs=0.02)
    assert ("Sevastopol", "UKR") not in points


def test_the_script_stays_out_of_the_way_of_the_package() -> None:
    assert SCRIPT.stem not in sys.modules
