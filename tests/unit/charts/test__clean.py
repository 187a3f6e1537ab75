"""Vega's SVG becomes fit for a page."""

import pytest

from coursebook.figures._clean import inline_svg
from coursebook.figures._style import INK

RAW = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'version="1.1" class="marks" width="9" height="9" viewBox="0 0 9 9">'
    '<defs><clipPath id="clip0"><rect x="0.123456" width="9"/></clipPath></defs>'
    '<g class="mark-group" role="graphics-object" aria-roledescription="group mark container">'
    "{inside}</g></svg>"
)


def cleaned(inside: str) -> str:
    return inline_svg(RAW.replace("{inside}", inside), "f1-wide", "wide", "Name", "Told")


def test_ids_and_references_get_the_prefix_and_lose_vega_s_running_number() -> None:
    text = cleaned('<path clip-path="url(#clip0)" d="M1,1L2,2" stroke="red"/>')
    assert 'clipPath id="f1-wide-0"' in text
    assert 'clip-path="url(#f1-wide-0)"' in text


def test_links_inside_the_picture_lose_the_old_namespace() -> None:
    assert '<use href="#f1-wide-0"' in cleaned('<use xlink:href="#clip0"/>')


def test_numbers_are_rounded_but_scale_factors_and_flags_are_not() -> None:
    arc = '<path d="M3.873,0A3.873,3.873,0,1,1,-3.873,0" fill="red" transform="{t}"/>'
    text = cleaned(arc.replace("{t}", "translate(26.666666,-0.00001)"))
    assert 'd="M3.9,0A3.9,3.9,0,1,1,-3.9,0"' in text
    assert 'transform="translate(26.7,0)"' in text
    assert "scale(0.0123)" in cleaned(arc.replace("{t}", "scale(0.0123)"))


@pytest.mark.parametrize("color", ["#000", "black", INK])
def test_black_and_ink_become_the_page_s_text_color(color: str) -> None:
    assert 'fill="currentColor"' in cleaned(f'<text fill="{color}">x</text>')


def test_what_is_invisible_is_left_out() -> None:
    text = cleaned(
        '<text opacity="0" fill="#000">hidden</text><path class="background" d="M0,0h0v0h0Z"/>'
        '<path class="foreground" d="" display="none"/><text fill="#000">seen</text>'
    )
    assert ">hidden<" not in text and "<path" not in text and ">seen<" in text


def test_a_picture_without_marks_is_an_image() -> None:
    text = cleaned('<text fill="#000">words</text>')
    assert 'role="img"' in text and "tabindex" not in text


def test_marks_are_hidden_in_an_image_that_is_one_tab_stop() -> None:
    mark = '<path aria-label="{n}" role="graphics-symbol" aria-roledescription="point" d="M1,1"/>'
    text = cleaned(mark.replace("{n}", "1999") + mark.replace("{n}", "2004"))
    assert text.count("role=") == 1 and text.startswith('<svg viewBox="0 0 9 9" role="img"')
    assert text.count("tabindex") == 1 and "aria-label=" not in text
    assert '</desc><g aria-hidden="true">' in text
    assert 'data-nc-mark="1999"' in text and 'data-nc-mark="2004"' in text


def test_axes_say_nothing_beside_the_description() -> None:
    axis = '<g role="graphics-symbol" aria-roledescription="axis" aria-label="X-axis"><text/></g>'
    text = cleaned(axis)
    assert "X-axis" not in text and "aria-roledescription" not in text
    assert "tabindex" not in text


def test_the_commonest_font_is_said_once() -> None:
    small = '<text font-size="12px" font-family="Arial">x</text>'
    text = cleaned(small * 2 + '<text font-size="13px" font-family="Arial">y</text>')
    assert text.count("12px") == text.count("Arial") == text.count("13px") == 1
