"""Measures the built book beside stock Jupyter Book on the same notebooks, in one run.

Prints a table with ratios and writes it to `_build/bench/results.json`. What it measures and how
stands in `bench/README.md`.
"""

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

import paint
import ready
import report
import stock
import widgets
from cdn import Cdn, localise
from playwright.sync_api import Browser, BrowserContext, Route, ViewportSize, sync_playwright
from weigh import serving, weigh

BOOK = stock.ROOT / "_build/html"
OUT = stock.ROOT / "_build/bench"
CHAPTER = "/book/02_historical_context.html"
FILTERS = (
    ("/book/claims.html", "Ledger", "ledger: filters"),
    ("/book/timeline.html", "Timeline", "timeline: filters"),
)
COURSE_SETTLED = "body:not(:has([data-nc-state=loading]))"
STOCK_SETTLED = "body:not(:has(script[type*=widget-view]:not(.widget-subarea:has(> *) + script)))"

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
_SCREEN: ViewportSize = {"width": 1280, "height": 900}
_PACKAGES = ("jupyter-book", "myst-nb", "ipywidgets", "anywidget", "altair", "playwright")


def main() -> int:
    """Measure everything; the exit code is 1 only when measuring itself fails."""
    if not (BOOK / CHAPTER.removeprefix("/")).is_file():
        print("The book is not built yet, so there is nothing to measure: run `make book` first.")
        return 1
    try:
        results = _measure()
    except stock.BuildFailed as error:
        print(error)
        return 1
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "results.json").write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
    print("\n".join(report.lines(results)))
    return 0


def _measure() -> dict[str, Any]:
    results: dict[str, Any] = {"cores": os.cpu_count(), "bytes": {}, "ready_ms": {}, "notes": []}
    cdn = Cdn(OUT / "npm")
    load = _load()
    with tempfile.TemporaryDirectory(prefix="bench-") as temporary, _browser() as browser:
        results["versions"] = _versions(browser)
        with serving(BOOK, cdn) as base:
            _say("the course's book: bytes, widgets")
            _sizes(results, browser, base, "course", "the course's book")
            results |= _course_timings(browser, base)
        for variant in stock.VARIANTS:
            _say(f"{variant.words}: build, bytes")
            pages = stock.build(_folder(temporary, variant.key), variant)
            localise(pages)
            with serving(pages, cdn) as base:
                _sizes(results, browser, base, variant.key, variant.words, cdn)
                if not variant.altair_html:
                    results["timings"] += _stock_timings(results, browser, base)
    results["load"] = [load, _load()]
    results["targets"] = report.targets(results)
    return results


def _load() -> float:
    """Return how many processes want a core: above the cores, times say little."""
    return round(os.getloadavg()[0], 1)


def _say(step: str) -> None:
    print(f"measuring {step} ...", file=sys.stderr, flush=True)


def _folder(parent: str, name: str) -> Path:
    folder = Path(parent) / name
    folder.mkdir()
    return folder


@contextmanager
def _browser() -> Iterator[Browser]:
    found = next((path for name in _BROWSERS if (path := shutil.which(name))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=_ARGUMENTS)
        yield browser
        browser.close()


def _versions(browser: Browser) -> dict[str, str]:
    python = ".".join(map(str, sys.version_info[:3]))
    packages = {name: version(name) for name in _PACKAGES}
    return {"Python": python, **packages, "Chromium": browser.version}


@contextmanager
def _context(browser: Browser, left: set[str] | None = None) -> Iterator[BrowserContext]:
    """Give a fresh context, nothing cached; requests that would leave the machine are stopped."""
    context = browser.new_context(viewport=_SCREEN)

    def stop(route: Route) -> None:
        if left is not None:
            left.add(route.request.url)
        route.abort()

    context.route(lambda url: urlparse(url).hostname not in (None, "", "127.0.0.1"), stop)
    yield context
    context.close()


def _sizes(
    results: dict[str, Any],
    browser: Browser,
    base: str,
    key: str,
    words: str,
    cdn: Cdn | None = None,
) -> None:
    """Weigh the chapter and time its widgets; what a stock page lacks makes it a lower bound."""
    left: set[str] = set()
    settled = STOCK_SETTLED if cdn else COURSE_SETTLED
    with _context(browser, left) as context:
        first, scrolled = weigh(context.new_page(), base + CHAPTER, settled)
    with _context(browser) as context:
        kind = ready.STOCK if cdn else ready.COURSE
        time = ready.time_ready(context, base + CHAPTER, kind)
    missing = [*left, *(cdn.missing if cdn else ())]
    reasons = cdn.missing if cdn else {}
    results["notes"] += [f"{words}: no {each} ({reasons.get(each, 'left')})" for each in missing]
    results["bytes"][key] = {
        "words": words,
        "first": first,
        "scrolled": scrolled,
        "complete": not missing,
    }
    results["ready_ms"][key] = {"words": words, "median": time}


def _course_timings(browser: Browser, base: str) -> dict[str, Any]:
    timings: list[paint.Timing] = []
    with _context(browser) as context:
        page = context.new_page()
        page.goto(base + CHAPTER, wait_until="networkidle")
        frame_ms = paint.frame_interval(page)
        timings += widgets.course_chapter(page)
        for address, name, label in FILTERS:
            page.goto(base + address, wait_until="networkidle")
            timings.append(widgets.course_filter(page, name, label))
    return {"frame_ms": frame_ms, "timings": [asdict(each) for each in timings]}


def _stock_timings(results: dict[str, Any], browser: Browser, base: str) -> list[dict[str, Any]]:
    with _context(browser) as context:
        page = context.new_page()
        page.goto(base + CHAPTER, wait_until="networkidle")
        if results["bytes"]["stock"]["complete"]:
            page.locator(STOCK_SETTLED).wait_for(state="attached")
        timings = [asdict(each) for each in widgets.stock_chapter(page)]
    if not timings:
        results["notes"].append("stock interact: no slider was drawn, so it is dead")
    return timings


if __name__ == "__main__":
    raise SystemExit(main())
