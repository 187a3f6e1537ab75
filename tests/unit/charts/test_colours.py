"""A colour says whose a thing is, the same in every figure and widget, and never speaks alone."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from coursebook.figures._style import INK, PAPER
from coursebook.figures.colours import DARK, GREY, OWNERS, REST, STEPS, colours_of
from coursebook.publish.scripts import classic
from coursebook.widgets import _base
from nato_course import charts, course
from nato_course.course import NATO, RUSSIA
from tests.unit.charts.conftest import CREDIT, FIGURES

MORE: dict[str, Callable[[], Any]] = {
    "russian_views_of_nato": charts.russian_views_of_nato,
    "verdicts_by_kind": charts.verdicts_by_kind,
    "verdicts_by_section": charts.verdicts_by_section,
    "approval_as_read": lambda: charts.approval_as_read("ideas"),
    "stability_map": lambda: charts.stability_map(
        [{"race": "One", "reaction": 0.5, "fatigue": 1.0}], sources=CREDIT
    ),
    "plane_with_spending": lambda: charts.plane_with_spending(
        [{"step": 0, "x": 1.0, "y": 1.0}, {"step": 1, "x": 1.1, "y": 1.2}], charts.spending_rows()
    ),
}
SIDES = {
    "members_over_time": {NATO},
    "border_by_round": {NATO},
    "distance_by_round": {RUSSIA},
    "russia_economy": {RUSSIA},
    "exercise_sizes": {NATO, RUSSIA},
    "largest_exercises": {NATO, RUSSIA},
    "troops_and_members": {NATO},
    "military_spending": {NATO, RUSSIA},
    "battlegroups": {NATO},
    "presence_in_the_east": {NATO},
    "warheads_and_interceptors": {NATO, RUSSIA},
    "warheads_arriving": {RUSSIA},
    "exercise_ratios": {RUSSIA},
    "forces_east": {NATO},
    "approval_with_events": {RUSSIA},
    "approval_as_read": {RUSSIA},
    "change_against_placebos": {RUSSIA},
}
"""Figures that draw something of a side's, and which; all others have neither colour."""
ALL = {**FIGURES, **MORE}
COLOUR = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)
TELLING = ("shape", "strokeDash", "opacity", "x", "y", "text")


@pytest.fixture(scope="session", params=ALL)
def drawn(request: pytest.FixtureRequest) -> tuple[str, dict[str, Any]]:
    """Give each figure's name and specification in turn."""
    made = ALL[request.param]().to_dict()
    return request.param, {key: each for key, each in made.items() if key != "config"}


def nodes(tree: object) -> Iterator[Mapping[str, Any]]:
    """Yield every object of a specification, its data left out."""
    if isinstance(tree, Mapping):
        yield tree
        for name, child in tree.items():
            if name not in ("data", "datasets", "usermeta"):
                yield from nodes(child)
    elif isinstance(tree, list):
        for child in tree:
            yield from nodes(child)


def colours_in(spec: object) -> set[str]:
    """Return the colours that a specification sets."""
    texts = (each for node in nodes(spec) for value in node.values() for each in flat(value))
    return {each for each in texts if COLOUR.fullmatch(each)}


def flat(value: object) -> list[str]:
    found = value if isinstance(value, list) else [value]
    return [each for each in found if isinstance(each, str)]


def test_every_figure_is_looked_at() -> None:
    no_figures = {"Figure", "figure", "approval_reading", "spending_rows"}
    assert set(charts.__all__) - no_figures == set(ALL)


def test_a_figure_has_the_colour_of_the_sides_it_shows(drawn: tuple[str, dict[str, Any]]) -> None:
    name, spec = drawn
    assert colours_in(spec) & {NATO, RUSSIA} == SIDES.get(name, set())


def test_a_figure_has_no_colour_of_its_own(drawn: tuple[str, dict[str, Any]]) -> None:
    assert colours_in(drawn[1]) <= {NATO, RUSSIA, *REST, *STEPS, GREY, INK, PAPER}


def test_a_scale_gives_each_name_the_colour_of_its_owner(
    drawn: tuple[str, dict[str, Any]],
) -> None:
    for node in nodes(drawn[1]):
        if "domain" in node and any(COLOUR.fullmatch(each) for each in flat(node.get("range"))):
            for name, colour in zip(node["domain"], node["range"], strict=True):
                owner = OWNERS.get(name)
                assert colour == owner if owner else colour not in (NATO, RUSSIA), name


def test_colour_never_speaks_alone(drawn: tuple[str, dict[str, Any]]) -> None:
    encodings = [node["encoding"] for node in nodes(drawn[1]) if "encoding" in node]
    told = {each[name].get("field") for each in encodings for name in TELLING if name in each}
    coloured = {each["color"].get("field") for each in encodings if "color" in each} - {None}
    filtered = {each for each in coloured if f"datum.{each} ===" in str(drawn[1])}
    assert coloured <= told | filtered


def test_series_without_an_owner_never_take_a_side_s_colour() -> None:
    assert colours_of(["A", "NATO", "B", "Russia"]) == [REST[0], NATO, REST[1], RUSSIA]
    assert len(set(colours_of(["Ukraine", "United States", "A", "B", "C"]))) == 5


def _both(*sheets: str) -> tuple[str, str]:
    """Return what the sheets say of light and of dark pages."""
    parts = [_base.read_static(each).split("html[data-theme") for each in sheets]
    return "".join(light for light, _ in parts), "".join(dark for _, dark in parts)


def test_the_custom_properties_are_the_same_values() -> None:
    names = ("NATO", "RUSSIA", "UKRAINE", "UNITED_STATES")
    values = {name.lower().replace("_", "-"): getattr(course, name) for name in names}
    values |= {f"step-{step}": STEPS[step - 1] for step in range(1, 6)}
    light, dark = (
        dict(re.findall(r"--nc-([\w-]+): (#\w{6});", each))
        for each in _both("_colours.css", "_sides.css")
    )
    assert {name: light[name] for name in values} == values
    assert {name: light[name] for name in values} | {
        name: dark[name] for name in values if name in dark
    } == {name: DARK.get(value, value) for name, value in values.items()}


def test_on_dark_pages_figures_have_the_hues_that_stand_out_there() -> None:
    css = classic("figure.css")
    for kind in ("fill", "stroke"):
        found = re.findall(rf'\[{kind}="(#\w{{6}})"\]{{{kind}:(#\w{{6}})}}', css)
        assert dict(found) == DARK


@pytest.mark.parametrize(
    ("sheet", "rules"),
    [
        ("_europe", {"nato": "nato", "joined": "nato", "moscow": "russia", "mark": "russia"}),
        ("_europe", {"allied": "russia"}),
    ],
)
def test_the_map_mixes_its_fills_from_the_side_s_colour(sheet: str, rules: dict[str, str]) -> None:
    css = _base.read_static(f"{sheet}.css")
    for fill, side in rules.items():
        values = re.findall(rf"--nc-map-{fill}: ([^;]+);", css)
        assert len(values) == 2  # light and dark
        assert all(f"var(--nc-{side})" in each for each in values)


def test_drawing_a_line_uses_no_side_s_colour() -> None:
    css = _base.read_static("draw_it.css")
    assert not re.search(r"#[0-9a-f]{6}|--nc-(?:nato|russia)", css)
