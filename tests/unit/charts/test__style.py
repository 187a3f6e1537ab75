"""Colours, shapes and dashes keep series apart for everyone, on light and dark."""

import itertools
import re
from typing import Any

import pytest

from coursebook.figures._style import DASHES, INK, PALETTE, PAPER, SHAPES, series_scales, theme
from coursebook.figures.colours import DARK, GREY, REST, STEPS

# White, light paper and panels, dark pages and panels.
SURFACES = ("#ffffff", "#fdfcf9", "#f4f5f7", "#f3f0e9", "#121212", "#14181e", "#222832")

# Machado, Oliveira and Fernandes (2009), full severity, for linear RGB.
SIGHTS = {
    "without red cones": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "without green cones": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "without blue cones": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
}


def linear(color: str) -> list[float]:
    parts = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]


def luminance(color: str) -> float:
    red, green, blue = linear(color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lab(rgb: list[float]) -> tuple[float, float, float]:
    weights = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.9505, 1.0, 1.089)
    x, y, z = (
        (max(sum(w * c for w, c in zip(row, rgb, strict=True)), 0) / white[i]) ** (1 / 3)
        for i, row in enumerate(weights)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("color", (*PALETTE, GREY))
def test_every_color_stands_out_on_light_and_dark(color: str, surface: str) -> None:
    assert contrast(color, surface) >= 3


@pytest.mark.parametrize("surface", ("#14181d", "#1f252c"))
@pytest.mark.parametrize("color", STEPS)
def test_the_colors_of_verdicts_stand_out_on_dark_too(color: str, surface: str) -> None:
    assert contrast(DARK.get(color, color), surface) >= 3


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("sight", SIGHTS)
def test_the_sides_and_four_more_series_stay_apart_without_full_color_vision(
    sight: str, dark: bool
) -> None:
    colors = [DARK.get(color, color) if dark else color for color in PALETTE[:6]]
    seen = [
        lab([sum(w * c for w, c in zip(row, linear(color), strict=True)) for row in SIGHTS[sight]])
        for color in colors
    ]
    for one, other in itertools.combinations(seen, 2):
        assert sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5 > 12


def test_each_series_has_a_shape_and_a_dash_of_its_own() -> None:
    assert len(set(SHAPES)) == len(set(DASHES)) == len(REST)
    scales = series_scales(("A", "B"))
    assert {len(scale.to_dict()["range"]) for scale in scales.values()} == {2}


def test_a_notebook_s_ink_reads_well_on_its_paper() -> None:
    assert contrast(INK, PAPER) > 7


def test_the_theme_uses_no_other_colors() -> None:
    def values(node: Any) -> list[str]:
        if isinstance(node, dict):
            return [text for each in node.values() for text in values(each)]
        return [node] if isinstance(node, str) else []

    found = {text for text in values(theme()) if re.match(r"#|rgb|black|white", text)}
    assert found <= {*PALETTE, INK, PAPER}
