"""The look has one source: stylesheets take their colours from its values."""

import re
from pathlib import Path

import pytest

from coursebook import look
from coursebook.errors import CourseError

ROOT = Path(__file__).parents[2]
SHEETS = sorted([*ROOT.glob("coursebook/*/static/*.css"), *ROOT.glob("nato_course/**/*.css")])
SCRIPTS = sorted([*ROOT.glob("coursebook/*/static/*.js"), *ROOT.glob("nato_course/**/*.js")])
_HEX = re.compile(r"#[0-9a-fA-F]{3,8}\b")
FIGURES = {
    *("_colours.css", "_sides.css", "_europe.css", "_kit.css", "draw_it.css"),
    *("enlargement_map.css", "figure.css", "ledger.css", "security_dilemma.css", "timeline.css"),
}
"""Sheets of what is drawn: whose a thing is has colours of its own."""
PAPER = {"course_pdf.css", "print.css"}


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_a_stylesheet_names_no_colour_of_its_own(sheet: Path) -> None:
    if sheet.name not in FIGURES | PAPER:
        assert _HEX.findall(sheet.read_text(encoding="utf-8")) == []


def test_what_a_sheet_takes_from_the_look_is_there() -> None:
    light, _ = look._values()
    shades = {name for name in light if light[name].startswith("#")}
    used = {
        name
        for sheet in SHEETS
        for name in re.findall(r"var\(--nc-([\w-]+)\)", sheet.read_text(encoding="utf-8"))
    }
    own = {
        name
        for sheet in SHEETS + SCRIPTS
        for name in re.findall(r"--nc-([\w-]+):", sheet.read_text(encoding="utf-8"))
    }
    assert used - own - set(light) == set()
    assert shades - used - own <= {"nato", "russia"}, "colours that nothing uses"


def test_dark_colours_are_designed_for_each_colour() -> None:
    light, dark = look._values()
    colours = {name for name, value in light.items() if value.startswith("#")}
    assert colours == set(dark) and not {n for n in colours if light[n] == dark[n]}


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "paper-2", "bet-tint", "check-tint", "play-tint"])
@pytest.mark.parametrize("ink", ["ink", "ink-2", "accent", "good", "warn", "bad"])
def test_words_can_be_read_on_every_ground(ink: str, ground: str, dark: bool) -> None:
    assert contrast(look.value(ink, dark=dark), look.value(ground, dark=dark)) >= 4.5


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("kind", ["bet", "document", "play"])
def test_the_name_of_a_kind_can_be_read_on_its_tint(kind: str, dark: bool) -> None:
    assert contrast(look.value(kind, dark=dark), look.value(f"{kind}-tint", dark=dark)) >= 4.5


def contrast(one: str, other: str) -> float:
    """Return the ratio of two colours by WCAG."""
    high, low = sorted((_light(one), _light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _light(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_a_value_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(CourseError, match="has no value 'pink'; there are ink"):
        look.value("pink")
