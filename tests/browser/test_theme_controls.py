"""Every control that the theme gives a reader does what it says, in every way of using it."""

import re
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browser.conftest import Watch
from tests.browser.keyboard import press
from tests.browser.pages import Open
from tests.browser.reader import box
from tests.browser.theme_controls import Reader, dead_controls

PAGE = "book/defence.html"
WIDTHS = (390, 800, 1280)
BESIDE = 960  # from here on the menu stands beside the page
SETTINGS = [(width, way) for width in WIDTHS for way in ("mouse", "touch", "keyboard")]


@pytest.fixture(scope="module", params=SETTINGS, ids=[f"{width}-{way}" for width, way in SETTINGS])
def visitor(
    request: pytest.FixtureRequest, chromium: Browser, address: str, book: Path
) -> Iterator[Reader]:
    width, way = request.param
    context = chromium.new_context(
        viewport={"width": width, "height": 800}, has_touch=way == "touch", color_scheme="light"
    )
    page = context.new_page()
    watch = Watch(page, (address,))
    yield Reader(page, book, width, way)
    context.close()
    watch.check()


@pytest.fixture
def reader(visitor: Reader, address: str) -> Reader:
    """Give the page as it is when it has just been opened; it is loaded again only if need be."""
    start = address + PAGE
    if visitor.page.url != start:
        visitor.page.goto(start)
    visitor.page.evaluate("() => { scrollTo(0, 0); document.activeElement?.blur(); }")
    return visitor


def button(reader: Reader, name: str) -> Locator:
    return reader.page.locator(".bd-header-article").get_by_role("button", name=name, exact=True)


def test_the_menu_opens_and_gives_the_focus_back(reader: Reader) -> None:
    menu = button(reader, "Menu")
    link = reader.page.locator("#pst-primary-sidebar").get_by_role("link", name="Glossary")
    if reader.width >= BESIDE:
        for shown in (False, True):
            reader.press(menu)
            expect(link).to_be_visible(visible=shown)
            expect(menu).to_have_attribute("aria-expanded", str(shown).lower())
            expect(menu).to_be_focused()
        return
    expect(menu).to_have_attribute("aria-expanded", "false")
    reader.press(menu)
    over = reader.page.get_by_role("dialog", name="Menu")
    expect(over.get_by_role("link", name="Glossary")).to_be_visible()
    leave(reader, over)
    expect(over).to_be_hidden()
    expect(menu).to_be_focused()
    expect(menu).to_have_attribute("aria-expanded", "false")


def test_a_menu_that_is_hidden_stays_so_on_the_next_page(reader: Reader) -> None:
    if reader.width < BESIDE:
        return
    bar = reader.page.locator("#pst-primary-sidebar")
    reader.press(button(reader, "Menu"))
    expect(bar).to_be_hidden()
    reader.page.reload()
    expect(bar).to_be_hidden()
    expect(button(reader, "Menu")).to_have_attribute("aria-expanded", "false")
    reader.press(button(reader, "Menu"))
    reader.page.reload()
    expect(bar).to_be_visible()


def test_the_first_link_leads_into_the_text_past_the_bar(reader: Reader) -> None:
    page = reader.page
    page.locator("#pst-skip-link a").focus()
    press(page, "Enter", "Tab")
    assert page.evaluate("document.activeElement.closest('.bd-article') !== null")


def test_words_of_an_earlier_search_give_way_to_new_ones(reader: Reader) -> None:
    page = reader.page
    field = page.locator("#pst-search-dialog input")
    for word in ("Bucharest", "Munich"):
        page.keyboard.press("Control+k")
        expect(field).to_be_focused()
        page.keyboard.type(word)
        expect(field).to_have_value(word)
        page.keyboard.press("Escape")


def test_enter_on_a_claim_s_number_goes_to_the_claim(reader: Reader) -> None:
    page = reader.page
    page.keyboard.press("Control+k")
    page.locator("#pst-search-dialog input").fill("p20")
    expect(page.locator("#pst-search-dialog .nc-search-list a").first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/claims.html#p20")


def leave(reader: Reader, dialog: Locator) -> None:
    """Close a dialog as people do: beside it, by its button, by Escape."""
    if reader.way == "mouse":
        edge = box(dialog)
        beyond = edge["x"] - 10 if edge["x"] > 10 else edge["x"] + edge["width"] + 10
        reader.page.mouse.click(beyond, 400)
    elif reader.way == "touch":
        dialog.get_by_role("button", name="Close").tap()
    else:
        reader.page.keyboard.press("Escape")


def test_the_contents_lead_to_a_section_and_leave_the_reader_there(reader: Reader) -> None:
    if reader.width < 1200:
        reader.press(button(reader, "Contents"))
        expect(reader.page.get_by_role("dialog", name="Contents of this page")).to_be_visible()
    link = reader.page.locator("#nc-page-toc").get_by_role("link").nth(1)
    target = str(link.get_attribute("href"))
    reader.press(link)
    expect(reader.page.get_by_role("dialog")).to_be_hidden()
    assert reader.page.url.endswith(target)
    expect(reader.page.locator(f"{target} > :is(h2, h3)")).to_be_in_viewport()
    expect(reader.page.locator(".nc-contents-toggle")).not_to_be_focused()


def test_search_opens_takes_words_and_closes(reader: Reader) -> None:
    page = reader.page
    field = page.locator("#pst-search-dialog input")
    for opener in page.locator(".search-button__button:visible").all():
        reader.press(opener)
        expect(field).to_be_focused()
        field.fill("Article 6")
        page.keyboard.press("Escape")
        expect(field).to_be_hidden()
        expect(opener).to_be_focused()
    page.keyboard.press("Control+k")
    expect(field).to_be_focused()
    field.fill("Article 6")
    field.press("Enter")
    page.wait_for_url(re.compile(r"search\.html\?q=Article"))


def more(reader: Reader) -> Locator:
    return reader.page.locator(".bd-header-article .nc-page-menu > summary")


def test_the_colours_go_round_and_say_which_are_on(reader: Reader) -> None:
    colours = reader.page.locator(".theme-switch-button")
    names = {
        "dark": ("Colours: dark", "Change to light"),
        "light": ("Colours: light", "Change to your system's"),
        "auto": ("Colours: as your system has them", "Change to dark"),
    }
    reader.press(more(reader))
    for mode, (name, then) in names.items():
        reader.press(colours)
        expect(colours).to_have_accessible_name(f"{name}. {then}")
        expect(colours).to_be_focused()
        expect(reader.page.get_by_role("status").first).to_have_text(name)
        theme = "dark" if mode == "dark" else "light"
        expect(reader.page.locator("html")).to_have_attribute("data-theme", theme)
    reader.page.keyboard.press("Escape")
    expect(colours).to_be_hidden()
    expect(more(reader)).to_be_focused()


def test_the_colours_are_known_before_the_first_paint(open_page: Open, book: Path) -> None:
    page = open_page("about:blank")
    page.add_init_script(
        """globalThis.themes = [];
        new MutationObserver(() => themes.push(document.documentElement?.dataset.theme))
          .observe(document, { subtree: true, attributeFilter: ["data-theme"] })"""
    )
    page.emulate_media(color_scheme="dark")
    page.goto((book / PAGE).as_uri())
    assert page.evaluate("themes") == ["dark"]
    page.emulate_media(color_scheme="light")
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    page.emulate_media(color_scheme="dark")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_full_screen_begins_and_ends(reader: Reader) -> None:
    full = button(reader, "Full screen")
    for pressed in ("true", "false"):
        reader.press(more(reader))
        reader.press(full)
        expect(reader.page.locator(".btn-fullscreen-button")).to_have_attribute(
            "aria-pressed", pressed
        )
        expect(more(reader)).to_be_focused()


def test_the_page_can_be_taken_away(reader: Reader) -> None:
    page = reader.page
    menu = more(reader)
    expect(menu).to_have_accessible_name("More")
    reader.press(menu)
    with page.expect_download() as waiting:
        reader.press(page.get_by_role("link", name="Notebook (.ipynb)"))
    nbformat.validate(nbformat.read(waiting.value.path(), as_version=4))
    assert waiting.value.suggested_filename == "defence.ipynb"
    page.evaluate("() => { window.print = () => { document.title = 'printed'; }; }")
    reader.press(menu)
    reader.press(button(reader, "Print, or save as PDF"))
    expect(page).to_have_title("printed")
    reader.press(menu)
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Notebook (.ipynb)")).to_be_hidden()
    expect(menu).to_be_focused()


def test_at_most_five_controls_and_the_name_stand_in_the_bar_and_the_menu_on_the_page(
    reader: Reader,
) -> None:
    bar = reader.page.locator(".bd-header-article :is(button, summary, a.nc-run-live):visible")
    assert bar.count() <= 5
    reader.press(more(reader))
    box = reader.page.locator(".nc-page-menu > ul").bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= reader.width
    reader.page.keyboard.press("Escape")


def test_hidden_code_is_called_what_its_line_says(reader: Reader) -> None:
    line = reader.page.locator("details.hide > summary").first
    expect(line).to_have_accessible_name("Show the code")
    reader.press(line)
    expect(line).to_have_accessible_name("Hide the code")
    reader.press(line)


def test_the_skip_link_comes_first_and_leads_to_the_text(reader: Reader) -> None:
    page = reader.page
    page.goto(page.url + "?again")  # a page just opened has the focus nowhere
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to main content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    press(page, "Enter", "Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("way", ["Previous", "Next"])
def test_one_page_leads_to_the_next(reader: Reader, way: str) -> None:
    links = reader.page.get_by_role("navigation", name="Previous and next page")
    link = links.get_by_role("link", name=re.compile(f"^{way} "))
    address = str(link.get_attribute("href"))
    reader.press(link)
    reader.page.wait_for_url(f"**/{address}")


@pytest.mark.parametrize(
    "visitor", [(390, "touch"), (800, "mouse"), (1280, "keyboard")], indirect=True, ids=str
)
@pytest.mark.parametrize("name", [PAGE, "book/index.html", "search.html"])
def test_no_control_of_the_theme_is_dead(visitor: Reader, address: str, name: str) -> None:
    visitor.page.goto(address + name)
    assert dead_controls(visitor) == []


def test_a_control_without_effect_would_be_found(open_book: Open, book: Path) -> None:
    """A copy of a button has none of its listeners, as the theme's hidden header had it."""
    page = open_book(PAGE, width=390)
    page.locator(".nc-menu-toggle").evaluate("node => node.replaceWith(node.cloneNode(true))")
    (dead,) = dead_controls(Reader(page, book, 390, "mouse"))
    assert "nc-menu-toggle" in dead


@pytest.mark.parametrize("width", [390, 1280])
def test_tab_comes_to_every_button_of_the_bar(width: int, open_book: Open) -> None:
    page = open_book(PAGE, width=width)
    wanted = page.locator(".bd-header-article :is(a, button, summary):visible").count()
    reached = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate(
                "() => document.activeElement.closest('.bd-header-article')"
                " && document.activeElement.outerHTML"
            )
        )
    assert len(reached - {None}) == wanted


def test_the_first_page_bears_the_name_of_the_book_once(open_book: Open, book: Path) -> None:
    page = open_book("book/index.html")
    expect(page).to_have_title("Putin and NATO: Weighing the Evidence")
    page.goto((book / "book/glossary.html").as_uri())
    expect(page).to_have_title("Glossary — Putin and NATO: Weighing the Evidence")
