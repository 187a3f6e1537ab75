"""The check of a view finds each fault that it is there to find."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.pages import Open
from tests.browser.view import check_view

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>T</title>
<meta name="viewport" content="width=device-width"><style>
:root {{ color-scheme: light dark; }} .nc-view {{ width: 300px; }}
[data-theme=dark] body {{ background: #000; color: #fff; }}
button, summary {{ min-width: 44px; min-height: 44px; }} {style}</style>
<main><h1>Title</h1><div class="nc-view"><h3>Part</h3><button>Press</button>{more}</div></main>"""
FAULTS = {
    "axe, in the light theme": ("", "<img src='data:,'>"),
    "axe, in the dark theme": ("[data-theme=dark] p { color: #222; }", "<p>Words</p>"),
    "the page is 5.. pixels wide": ("p { width: 500px; }", "<p>Words</p>"),
    "beside the window": ("main { overflow: hidden; } p { width: 500px; }", "<p>Words</p>"),
    "too small.*button": ("button { width: 44px; height: 40px; min-height: 0; }", ""),
    "too small.*checkbox": ("", "<label><input type=checkbox> Tick</label>"),
    "no sign.*button": (":focus-visible { outline: none; }", ""),
    "no sign.*summary": ("summary { outline: none; }", "<details><summary>More"),
    "console errors": ("", "<script>console.error('a fault')</script>"),
}


@pytest.fixture
def shown(open_page: Open, tmp_path: Path) -> Open:
    def show(style: str = "", more: str = "") -> Page:
        path = tmp_path / "page.html"
        path.write_text(PAGE.format(style=style, more=more), encoding="utf-8")
        return open_page(path.as_uri(), width=390)

    return show


def test_a_sound_view_passes_by_mouse_too_and_stays_as_it_is(shown: Open) -> None:
    wide = "<div tabindex=0 style='overflow: auto'><p style='width: 500px'>Scrolls</p></div>"
    page = shown(more=wide)
    page.get_by_role("button").click()
    check_view(page, ".nc-view", 390)
    assert page.evaluate("document.activeElement.textContent") == "Press"
    assert page.evaluate("document.documentElement.dataset.theme") == "light"


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_found(shown: Open, fault: str) -> None:
    page = shown(*FAULTS[fault])
    with pytest.raises(AssertionError, match=fault):
        check_view(page, ".nc-view", 390)
    page.watch.expected = ("a fault",)  # type: ignore[attr-defined]


def test_a_view_that_is_not_there_is_no_sound_one(shown: Open) -> None:
    with pytest.raises(AssertionError, match="nothing is"):
        check_view(shown(), ".nc-other", 390)
