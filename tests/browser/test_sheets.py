"""The course on paper: pictures don't leave the foot of a sheet empty, and readers lose nothing."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from coursebook.teach.pdf import paper_document, paper_sheets

# A sheet of A4 has 174 by 255 millimetres of room.
_STYLE = "".join(path.read_text("utf-8") for path in paper_document._STYLES)
Fill = Callable[[str], Page]


@pytest.fixture
def filled(chromium: Browser) -> Iterator[Fill]:
    context = chromium.new_context(java_script_enabled=False, offline=True)

    def fill(body: str) -> Page:
        page = context.new_page()
        page.set_content(f"<style>{_STYLE}</style><main><section>{body}</section></main>")
        paper_sheets.fill(page, "a4")
        return page

    yield fill
    context.close()


def text(name: str, height: int, words: str = "Text.") -> str:
    return f'<p id="{name}" style="height:{height}mm;margin:0;break-inside:avoid">{words}</p>'


def picture(height: int) -> str:
    return (
        f'<div class="cell"><div class="nc-figure"><svg class="nc-svg" viewBox="0 0 140 {height}">'
        '<path d="M0 0h9v9z"/></svg></div></div>'
    )


def order(page: Page) -> list[str]:
    return page.locator("main > section > *").evaluate_all(
        "all => all.map((e) => e.id || 'picture')"
    )


def drawn(page: Page) -> int:
    """Return how many millimetres high the picture is drawn."""
    high = page.locator("svg").evaluate("svg => svg.getBoundingClientRect().height")
    return round(float(high) / 96 * 25.4)


def test_a_picture_that_almost_fits_is_drawn_smaller(filled: Fill) -> None:
    page = filled(text("before", 140) + picture(120) + text("after", 60))
    assert 90 <= drawn(page) < 115
    assert order(page) == ["before", "picture", "after"]


def test_a_picture_that_is_too_tall_lets_text_go_before_it(filled: Fill) -> None:
    page = filled(text("before", 120) + picture(200) + text("after", 60) + text("last", 100))
    assert order(page) == ["before", "after", "picture", "last"]
    assert drawn(page) == 200


def test_text_that_points_at_the_picture_stays_behind_it(filled: Fill) -> None:
    pointing = text("after", 60, "See the picture above.")
    page = filled(text("before", 120) + picture(200) + pointing)
    assert order(page) == ["before", "picture", "after"]


def test_whoever_is_asked_to_look_does_not_read_the_answer_first(filled: Fill) -> None:
    asked = text("before", 120, "How often?")
    page = filled(asked + picture(200) + text("after", 60))
    assert order(page) == ["before", "picture", "after"]


def test_what_is_asked_about_a_picture_stays_behind_it(filled: Fill) -> None:
    asked = '<div id="asked" class="cell"><section class="nc-question-twin"><p>Is it?</p></section>'
    page = filled(text("before", 120) + picture(200) + asked + "</div>" + text("after", 30))
    assert order(page) == ["before", "picture", "asked", "after"]


def test_where_nothing_is_empty_nothing_is_changed(filled: Fill) -> None:
    page = filled(text("before", 100) + picture(120) + text("after", 100))
    assert order(page) == ["before", "picture", "after"]
    assert drawn(page) == 120
    assert page.locator("[style*=max-], main[style]").count() == 0
    assert page.locator("style").count() == 1


def test_a_few_lines_do_not_take_a_sheet_of_their_own(filled: Fill) -> None:
    lines = "".join(f"<p>Line {number}.</p>" for number in range(40))
    probe = filled(lines)
    one = probe.locator("p").first.evaluate("p => p.getBoundingClientRect().height") / 96 * 25.4
    gap = one / 1.45 * 0.5
    lines_a_sheet = int((255 + gap) / (one + gap))
    page = filled("".join(f"<p>Line {n}.</p>" for n in range(lines_a_sheet + 1)))
    assert page.locator("main[style*=font-size]").count() == 1
    longer = filled("".join(f"<p>Line {n}.</p>" for n in range(lines_a_sheet + 20)))
    assert longer.locator("main[style*=font-size]").count() == 0


def test_the_room_of_a_sheet_is_that_of_the_style() -> None:
    style = Path(paper_document._STYLES[-1]).read_text("utf-8")
    assert "margin: 22mm 18mm 20mm;" in style
    assert paper_sheets.MARGINS == (2 * 18, 22 + 20)
