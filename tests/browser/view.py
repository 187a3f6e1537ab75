"""What every view of the course keeps, whichever it is: `check_view` asks it of one."""

from typing import Any

from playwright.sync_api import Page

from tests.browser.axe import axe_finds

WIDTHS = (390, 1280)
"""Of a phone and of a desktop."""
LEAST, LEAST_IN_A_TABLE = 44, 24
"""Pixels of a target each way, for a finger; WCAG 2.2 (2.5.8) asks for the second of all."""

# In a chapter a widget stands in a section; alone on a page of a test it gets its heading.
_IN_A_SECTION = """() => {
  const title = document.querySelector("main > h1:only-of-type");
  if (!title || document.querySelector("main h2")) return;
  title.insertAdjacentHTML("afterend", "<h2>Section</h2>");
}"""
_SET_THEME = """(theme) => {
  document.documentElement.dataset.theme = theme;
  for (const each of document.getAnimations()) {
    if (each instanceof CSSTransition) each.finish();
  }
}"""

# What a finger meets: a box to tick is as large as the words that tick it too.
_SMALL = """([root, crowded, least, leastCrowded]) => {
  const controls = `button, select, textarea, summary, input, [role=slider], .nc-option, .nc-choice,
    .nc-number, .nc-explore-option`;
  const small = (node) => {
    const label = node.matches("[type=radio], [type=checkbox]") && node.labels[0];
    const { width, height } = (label || node).getBoundingClientRect();
    const wanted = crowded && node.matches(crowded) ? leastCrowded : least;
    return Math.min(width, height) < wanted - 0.01;
  };
  return [...document.querySelectorAll(root)]
    .flatMap((part) => [part, ...part.querySelectorAll(controls)])
    .filter((node) => node.matches(controls) && !node.closest("svg") &&
      node.checkVisibility({ visibilityProperty: true }) && small(node))
    .map((node) => {
      const { width, height } = node.getBoundingClientRect();
      return `${width.toFixed(1)} x ${height.toFixed(1)}: ${node.outerHTML.slice(0, 120)}`;
    });
}"""

# What stands beside the window, though the page does not scroll there: words that are cut off.
# A part that scrolls by itself may hold more than it shows.
_OUTSIDE = """(root) => {
  const scrolls = (node) => node && node !== document.documentElement &&
    (["auto", "scroll"].includes(getComputedStyle(node).overflowX) || scrolls(node.parentElement));
  const outside = ({ left, right }) => left < -1 || right > innerWidth + 1;
  return [...document.querySelectorAll(`:is(${root}), :is(${root}) *`)]
    .filter((node) => !node.closest("svg, .nc-live, [role=status], .visually-hidden"))
    .filter((node) => node.checkVisibility({ visibilityProperty: true }) &&
      outside(node.getBoundingClientRect()) && !scrolls(node))
    .map((node) => node.outerHTML.slice(0, 120));
}"""

# The controls that look alike with and without the focus of a keyboard, they and what is around.
_UNSEEN_FOCUS = """(root) => {
  const parts = ["outline", "boxShadow", "border", "backgroundColor", "textDecoration", "stroke"];
  const looks = (node) => {
    const label = node.closest("label");
    const around = [node, node.parentElement, label, node.nextElementSibling,
      ...(label ? label.children : []), ...(node.matches("svg") ? node.querySelectorAll("*") : [])];
    const shown = around.filter(Boolean).map((each) => {
      const style = getComputedStyle(each);
      return parts.map((part) => style[part]).join();
    });
    return shown.join();
  };
  const before = document.activeElement;
  const tabbed = `a[href], button, select, textarea, input, summary, [tabindex="0"]`;
  const unseen = [...document.querySelectorAll(`:is(${root}) :is(${tabbed})`)]
    .filter((node) => !node.disabled && node.checkVisibility({ visibilityProperty: true }))
    .filter((node) => {
      document.activeElement.blur();
      const plain = looks(node);
      node.focus({ preventScroll: true });
      return document.activeElement === node && looks(node) === plain;
    });
  document.activeElement.blur();
  if (before !== document.body) before.focus({ preventScroll: true });
  return unseen.map((node) => node.outerHTML.slice(0, 120));
}"""


def check_view(
    page: Page, root: str, width: int, *, crowded: str = "", axe: str | None = None
) -> None:
    """Fail where a view, in the state that it is in, is not for everyone.

    In the light theme and in the dark axe finds nothing. The page is no wider than the window and
    nothing of the view stands beside it; each control is large enough for a finger, and shows that
    it has the focus of a keyboard. The console has told no error, and no request has left.

    Args:
        page: a page of a fixture that lends pages, which stays as it is.
        root: a selector of the view.
        width: that the window has.
        crowded: a selector of boxes to tick in a table's cells, which need not be as large.
        axe: a selector of what axe looks at; the whole page without it.
    """
    assert page.viewport_size and page.viewport_size["width"] == width
    page.evaluate(_IN_A_SECTION)
    theme = page.evaluate("document.documentElement.dataset.theme")
    for each in ("light", "dark"):
        _wear(page, each)
        _expect_none(axe_finds(page, axe), f"axe, in the {each} theme")
    _wear(page, theme)
    check_fits(page, root, width)
    small = page.evaluate(_SMALL, [root, crowded, LEAST, LEAST_IN_A_TABLE])
    _expect_none(small, "too small for a finger")
    page.keyboard.press("Shift")
    _expect_none(page.evaluate(_UNSEEN_FOCUS, root), "no sign of the focus")
    watch: Any = getattr(page, "watch", None)
    if watch:
        watch.check()


def check_fits(page: Page, root: str, width: int) -> None:
    """Fail where a page scrolls sideways, or a view stands beside the window.

    Args:
        page: the page.
        root: a selector of the view.
        width: of the window.
    """
    assert page.locator(root).count(), f"nothing is {root}"
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= width, f"the page is {wide} pixels wide in a window of {width}"
    _expect_none(page.evaluate(_OUTSIDE, root), "beside the window")


def _wear(page: Page, theme: Any) -> None:
    page.emulate_media(color_scheme=theme)
    page.evaluate(_SET_THEME, theme)


def _expect_none(found: list[str], what: str) -> None:
    assert not found, f"{what}: {found}"
