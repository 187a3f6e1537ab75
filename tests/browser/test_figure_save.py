"""Figures saved for slides: as SVG and PNG, with title, sources and licence in the picture."""

import struct
import xml.etree.ElementTree as ET
from typing import Any

import altair as alt
import pytest
from playwright.sync_api import Page, expect

from coursebook import citing
from nato_course import charts
from nato_course.widgets import explore
from tests.browser.conftest import settle
from tests.browser.pages import Mount, Open
from tests.browser.reader import saved

NS = "{http://www.w3.org/2000/svg}"
TITLE = "A long title that says what two sides of a model did, and that needs more than one line"
ROWS = [{"step": n, "side": side, "level": n + 1.0} for n in range(5) for side in ("A", "B")]


def a_figure(**words: Any) -> Any:
    named = {"title": TITLE, "sources": ("A model & its course",), **words}
    return charts.arms_paths(ROWS, **named)


def save(page: Page, kind: str, number: int = 0) -> tuple[str, bytes]:
    """Save a figure of a page; return name and content of the file."""
    return saved(page.get_by_role("button", name=f"Save {kind}").nth(number))


def texts(content: bytes) -> str:
    root = ET.fromstring(content)
    return " ".join(" ".join(each.itertext()) for each in root.iter(f"{NS}text"))


def png_size(content: bytes) -> tuple[int, int]:
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", content[16:24])
    return width, height


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_an_svg_says_what_it_is_whose_and_under_what_licence(
    mount_widget: Mount, theme: str
) -> None:
    page = mount_widget(a_figure(), theme=theme)
    name, content = save(page, "SVG")
    assert name.startswith("nato-course-a-long-title") and name.endswith(".svg")
    told = texts(content)
    for part in (TITLE, "Source: A model & its course", citing.figure_credit()):
        assert part in told
    assert citing.FIGURE_LICENCE in told


def test_an_svg_stands_alone_in_ink_on_white(mount_widget: Mount) -> None:
    page = mount_widget(a_figure(), theme="dark")
    page.locator(".nc-svg:visible").hover()  # which takes the chart's own title
    page.keyboard.press("Tab")
    expect(page.locator(".nc-marked")).to_have_count(1)
    _, content = save(page, "SVG")
    root = ET.fromstring(content)
    assert root.findtext(f"{NS}title") == TITLE and root.findtext(f"{NS}desc")
    assert root.find(f"{NS}rect").get("fill") == "#ffffff"  # type: ignore[union-attr]
    for part in (b"currentColor", b"data-nc-mark", b"aria-hidden", b"class=", b"tabindex", b"href"):
        assert part not in content, part
    size = [float(each) for each in root.attrib["viewBox"].split()]
    assert [root.get("width"), root.get("height")] == [f"{each:g}" for each in size[2:]]
    lowest = max(float(each.get("y", 0)) for each in root.findall(f"{NS}text"))
    assert lowest < size[3]


def test_a_phone_saves_the_wide_picture_too(mount_widget: Mount) -> None:
    wide = save(mount_widget(a_figure()), "SVG")
    assert save(mount_widget(a_figure(), width=390), "SVG") == wide


def test_a_png_has_the_width_of_a_slide_and_something_on_it(mount_widget: Mount) -> None:
    page = mount_widget(a_figure(), theme="dark")
    name, content = save(page, "PNG")
    assert name.endswith(".png")
    width, height = png_size(content)
    assert width == 1920 and 400 < height < 4000
    assert len(content) > 20_000


def test_saving_by_keyboard_is_announced_and_keeps_the_focus(mount_widget: Mount) -> None:
    page = mount_widget(a_figure())
    button = page.get_by_role("button", name=f"Save SVG: {TITLE}")
    button.focus()
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    told = page.get_by_role("status").filter(has_text="Saved as")
    expect(told).to_have_text(f"Saved as {waiting.value.suggested_filename}.")
    expect(button).to_be_focused()


def test_a_figure_without_a_source_names_none(mount_widget: Mount) -> None:
    chart = alt.Chart(alt.Data(values=[{"a": 1}, {"a": 2}]), title="Plain").mark_point()
    told = texts(save(mount_widget(chart.encode(x="a:Q")), "SVG")[1])
    assert "Plain" in told and "Source" not in told and "Save" not in told


def test_each_figure_is_saved_by_its_own_buttons(mount_widget: Mount) -> None:
    page = mount_widget(a_figure(title="One"), a_figure(title="Two & three"))
    assert save(page, "SVG", 0)[0] == "nato-course-one.svg"
    name, content = save(page, "SVG", 1)
    assert name == "nato-course-two-three.svg"
    assert "Two & three" in texts(content)


def test_an_exploration_saves_what_is_set(mount_widget: Mount) -> None:
    def drawn(top: int = 5) -> Any:
        return a_figure(title=f"Up to {top}", top=top)

    page = mount_widget(explore(drawn, top=[5, 9], name="try", title="Try it").built)
    assert "Up to 5" in texts(save(page, "SVG")[1])
    page.get_by_role("radio", name="9").check()
    expect(page.locator(".nc-explore .nc-figure-title")).to_have_text("Up to 9")
    told = texts(save(page, "SVG")[1])
    assert "Up to 9" in told and "Source: A model & its course" in told
    assert citing.figure_credit() in told


def test_paper_shows_no_buttons(mount_widget: Mount) -> None:
    page = mount_widget(a_figure())
    page.emulate_media(media="print")
    expect(page.locator(".nc-figure-save").first).to_be_hidden()


CHAPTERS = ["02_historical_context", "burden"]


@pytest.mark.parametrize("name", CHAPTERS)
def test_every_figure_of_the_book_offers_both(open_book: Open, name: str) -> None:
    page = open_book(f"book/{name}.html")
    settle(page)
    figures = page.locator("figure.nc-figure")
    assert figures.count() > 0
    expect(figures.locator(".nc-figure-save")).to_have_count(2 * figures.count())
    title = figures.first.locator(".nc-figure-title").inner_text()
    source = figures.first.locator(".nc-figure-source > span").first.inner_text()
    told = texts(saved(figures.first.get_by_role("button", name="Save SVG"))[1])
    assert all(each in told for each in (title, source, citing.figure_credit()))
    drawn = saved(figures.first.get_by_role("button", name="Save PNG"))[1]
    assert png_size(drawn)[0] == 1920
