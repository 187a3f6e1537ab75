"""A citation shows whose work it is, by mouse, keyboard and finger, and leads on and back."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from coursebook.publish.scripts import classic, told_script
from tests.browser import notation_page
from tests.browser.axe import axe_finds
from tests.browser.keyboard import press
from tests.browser.pages import Open
from tests.browser.reader import box

WORK = ("Mark Kramer", "The Myth of a Pledge", "2009 · scholarship")
TOLD = " · ".join(WORK)
BODY = f"""<main><p><a href="#first">First</a> It is a myth
(<a class="nc-cite reference internal" href="#cite-kramer2009" title="{TOLD}">Kramer 2009</a>).</p>
<p>In a widget: <a href="#cite-kramer2009">Kramer</a>; <a href="#cite-listed">Listed</a>;
<a href="#cite-other">Other</a></p><script type="application/json" id="nc-works">{{"cite-listed":
"Ann Author · A Title · 1999 · data or press"}}</script>
<div style="height:150vh"></div><p id="cite-kramer2009">The entry</p></main>"""
PHONE = {"width": 390, "has_touch": True}


@pytest.fixture
def shown(open_page: Open, tmp_path: Path) -> Open:
    """Open a page with a citation, and two links of a widget to works."""
    address = notation_page.write(tmp_path / "page.html", BODY, classic("cite_card.js"))
    return lambda **options: open_page(address, **options)


TERM = """<main><p><a href="#first">First</a>
An <a class="nc-term reference internal" href="#term-assurance">assurance</a> calms.</p>
<div style="height:150vh"></div><p id="term-assurance">The entry</p></main>"""
MEANS = "A statement meant to calm or encourage."


@pytest.fixture
def with_term(open_page: Open, tmp_path: Path) -> Open:
    """Open a page with a term, whose meaning stands in a file beside the script."""
    told = told_script({"term-assurance": f"assurance · {MEANS}"})
    (tmp_path / "terms.js").write_text(told, encoding="utf-8")
    address = notation_page.write(tmp_path / "page.html", TERM, classic("cite_card.js"))
    return lambda **options: open_page(address, **options)


def test_a_term_tells_what_it_means_by_mouse_and_by_keyboard(with_term: Open) -> None:
    page = with_term()
    expect(page.locator("script[src*='terms.js']")).to_have_count(0)  # only when asked for
    link = page.get_by_role("link", name="assurance")
    link.hover()
    expect(page.get_by_role("tooltip")).to_contain_text(MEANS)
    page.mouse.move(5, 600)
    expect(page.get_by_role("tooltip")).to_have_count(0)
    press(page, "Tab", "Tab")
    expect(link).to_be_focused()
    expect(link).to_have_accessible_description(f"assurance {MEANS}")
    page.keyboard.press("Enter")
    assert page.url.endswith("#term-assurance")


def test_a_tap_on_a_term_tells_what_it_means_and_a_second_one_follows_it(with_term: Open) -> None:
    page = with_term(**PHONE)
    link = page.get_by_role("link", name="assurance")
    link.tap()
    expect(page.get_by_role("tooltip")).to_contain_text(MEANS)
    link.tap()
    page.wait_for_url("**#term-assurance")


def holds_the_work(page: Page) -> None:
    card = page.get_by_role("tooltip")
    for part in WORK:
        expect(card.get_by_text(part, exact=True)).to_be_visible()


def test_a_mouse_brings_the_card_may_enter_it_and_takes_it_away(shown: Open) -> None:
    page = shown()
    link = page.get_by_role("link", name="Kramer 2009")
    expect(link).to_have_accessible_description(TOLD)
    link.hover()
    holds_the_work(page)
    expect(link).not_to_have_attribute("title", TOLD)  # the browser's own would cover ours
    page.get_by_role("tooltip").hover()
    holds_the_work(page)
    page.mouse.move(5, 600)
    expect(page.get_by_role("tooltip")).to_have_count(0)
    expect(link).to_have_attribute("title", TOLD)


def test_the_keyboard_brings_the_card_and_escape_takes_it_away(shown: Open) -> None:
    page = shown()
    link = page.get_by_role("link", name="Kramer 2009")
    press(page, "Tab", "Tab")
    expect(link).to_be_focused()
    holds_the_work(page)
    expect(link).to_have_accessible_name("Kramer 2009")
    expect(link).to_have_accessible_description(
        "Mark Kramer The Myth of a Pledge 2009 · scholarship"
    )
    page.keyboard.press("Escape")
    expect(page.get_by_role("tooltip")).to_have_count(0)
    expect(link).to_be_focused()
    expect(link).to_have_accessible_description(TOLD)
    page.keyboard.press("Enter")
    assert page.url.endswith("#cite-kramer2009")


def test_one_tap_shows_the_card_and_a_second_follows(shown: Open) -> None:
    page = shown(**PHONE)
    link = page.get_by_role("link", name="Kramer 2009")
    link.tap()
    holds_the_work(page)
    expect(page.get_by_role("tooltip")).to_contain_text("Tap again")
    assert "#" not in page.url
    page.touchscreen.tap(200, 700)
    expect(page.get_by_role("tooltip")).to_have_count(0)
    link.tap()
    holds_the_work(page)
    link.tap()
    assert page.url.endswith("#cite-kramer2009")


def test_a_press_without_a_finger_or_key_follows_at_once(shown: Open) -> None:
    """A screen reader presses a link without either, after a tap too."""
    page = shown(**PHONE)
    link = page.get_by_role("link", name="Kramer 2009")
    link.tap()
    page.keyboard.press("Escape")
    link.evaluate("link => link.click()")
    assert page.url.endswith("#cite-kramer2009")


def test_a_widget_s_link_has_the_card_of_the_prose_or_of_the_page_s_list_or_none(
    shown: Open,
) -> None:
    page = shown(**PHONE)
    page.get_by_role("link", name="Kramer", exact=True).tap()
    holds_the_work(page)
    page.get_by_role("link", name="Listed").tap()
    expect(page.get_by_role("tooltip")).to_contain_text("Ann Author A Title 1999 · data or press")
    page.get_by_role("link", name="Other").tap()
    assert page.url.endswith("#cite-other")
    expect(page.get_by_role("tooltip")).to_have_count(0)


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_card_stays_within_the_window(shown: Open, width: int) -> None:
    page = shown(width=width, height=500)
    link = page.get_by_role("link", name="Kramer 2009")
    link.evaluate("link => { link.style.position = 'fixed'; link.style.inset = 'auto 0 0 auto' }")
    link.hover()
    found = box(page.get_by_role("tooltip"))
    assert found["x"] >= 0 and found["x"] + found["width"] <= width
    assert found["y"] >= 0 and found["y"] + found["height"] <= 500


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_card_passes_axe(shown: Open, theme: str) -> None:
    page = shown(theme=theme)
    page.get_by_role("link", name="Kramer 2009").hover()
    holds_the_work(page)
    assert axe_finds(page, "main, .nc-cite-card") == []


def test_paper_has_no_card(shown: Open) -> None:
    page = shown()
    page.get_by_role("link", name="Kramer 2009").hover()
    holds_the_work(page)
    page.emulate_media(media="print")
    expect(page.locator(".nc-cite-card")).to_be_hidden()


def test_a_chapter_leads_to_the_entry_and_the_entry_back(open_book: Open) -> None:
    page = open_book("book/02_historical_context.html")
    cited = page.locator("a.nc-cite[id]").first
    anchor = cited.get_attribute("id")
    cited.focus()
    press(page, "Shift+Tab", "Tab")
    expect(page.get_by_role("tooltip")).to_be_visible()
    page.keyboard.press("Enter")
    entry = page.locator(":target")
    expect(entry).to_be_in_viewport()
    entry.get_by_role("link", name="chapter 2").click()
    expect(page.locator(f"#{anchor}")).to_be_in_viewport()
    assert page.url.endswith(f"02_historical_context.html#{anchor}")
