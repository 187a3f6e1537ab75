"""Weighs the first load of every page beside stock's, and how far things move while it comes."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext
from weigh import Scale

CHAPTER_LIMIT, FRONT_LIMIT = 220_000, 150_000
SHARE_LIMIT, SHIFT_LIMIT, READY_LIMIT = 0.25, 0.02, 0.4
FRONT = "book/index.html"

# The sum of all layout shifts that no input of the reader's brought about.
_SHIFTS = """(() => {
  globalThis.ncShift = 0;
  new PerformanceObserver((list) => {
    for (const each of list.getEntries()) if (!each.hadRecentInput) ncShift += each.value;
  }).observe({ type: "layout-shift", buffered: true });
})()"""
_TWO_FRAMES = """() => new Promise((done) =>
  requestAnimationFrame(() => requestAnimationFrame(() => done(globalThis.ncShift))))"""


def pages(built: Path) -> list[str]:
    """Return the pages of a book, as seen from its folder."""
    return [each.relative_to(built).as_posix() for each in sorted(built.glob("book/**/*.html"))]


def first_load(context: BrowserContext, address: str, settled: str) -> dict[str, Any]:
    """Return bytes and layout shift of a page's first load, without scrolling.

    Args:
        context: a fresh one, nothing cached.
        address: of the page.
        settled: a selector of what is there once the widgets in view have been drawn.
    """
    page = context.new_page()
    page.add_init_script(_SHIFTS)
    scale = Scale(page)
    page.goto(address, wait_until="networkidle")
    page.locator(settled).first.wait_for(state="attached")
    page.wait_for_load_state("networkidle")
    return {"bytes": scale.total(), "shift": round(page.evaluate(_TWO_FRAMES), 4)}


def targets(light: Mapping[str, Any], ready: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the targets of light loading, each with what was measured.

    Args:
        light: by page, `course` and `stock`, as `first_load` gives them.
        ready: the medians until all widgets are drawn, by book.
    """
    ours = {name: each["course"]["bytes"] for name, each in light.items()}
    chapters = {name: size for name, size in ours.items() if name.split("/")[-1][:2].isdigit()}
    shares = {
        name: round(each["course"]["bytes"] / each["stock"]["bytes"], 3)
        for name, each in light.items()
        if each.get("stock")
    }
    shifts = {name: each["course"]["shift"] for name, each in light.items()}
    drawn = _share(ready)
    return [
        _target(f"front page at most {FRONT_LIMIT:,} bytes", ours[FRONT], FRONT_LIMIT),
        _worst(f"any chapter at most {CHAPTER_LIMIT:,} bytes", chapters, CHAPTER_LIMIT),
        _worst(f"no page over {SHARE_LIMIT} of stock", shares, SHARE_LIMIT),
        _worst(f"no layout shift of {SHIFT_LIMIT} or more", shifts, SHIFT_LIMIT),
        _target(f"widgets drawn in at most {READY_LIMIT} of stock's time", drawn, READY_LIMIT),
    ]


def _share(ready: Mapping[str, Any]) -> float | None:
    ours, stock = (ready.get(each, {}).get("median") for each in ("course", "stock"))
    return round(ours / stock, 3) if ours and stock else None


def _worst(target: str, found: Mapping[str, float], limit: float) -> dict[str, Any]:
    if not found:
        return _target(target, None, limit)
    name = max(found, key=lambda each: found[each])
    return _target(target, found[name], limit) | {"measured": f"{found[name]} on {name}"}


def _target(target: str, measured: float | None, limit: float) -> dict[str, Any]:
    met = measured is not None and measured <= limit
    return {"target": target, "measured": measured, "met": met}


def lines(light: Mapping[str, Any]) -> Iterable[str]:
    """Return the table, line by line.

    Args:
        light: by page, `course` and `stock`, as `first_load` gives them.
    """
    yield "\nFirst load of each page, bytes gzipped, and layout shift"
    yield f"{'':40}{'ours':>10}{'stock':>12}{'ratio':>8}{'shift':>8}{'stock':>8}"
    for name, each in light.items():
        ours, stock = each["course"], each.get("stock")
        beside = (
            f"{stock['bytes']:>12,}{ours['bytes'] / stock['bytes']:>8.3f}" if stock else " " * 20
        )
        shift = f"{stock['shift']:>8.3f}" if stock else ""
        measured = f"{ours['bytes']:>10,}{beside}{ours['shift']:>8.3f}{shift}"
        yield f"{name.removeprefix('book/'):40}{measured}"
