"""Measures the book and its building beside stock Jupyter Book, and grading beside nbgrader.

Prints a table with ratios and writes it to `_build/bench/results.json`. What it measures and how
stands in `bench/README.md`.
"""

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

import builds
import grading
import light
import lite
import measured
import paint
import ready
import report
import stock
import widgets
from cdn import Cdn, localise
from playwright.sync_api import Browser, BrowserContext, Route, ViewportSize
from weigh import serving, weigh

from coursebook.teach.pdf import printing

BOOK = stock.ROOT / "_build/html"
OUT = stock.ROOT / "_build/bench"
CHAPTER = "/book/02_historical_context.html"
FILTERS = (
    ("/book/claims.html", "Ledger", "ledger: filters"),
    ("/book/timeline.html", "Timeline", "timeline: filters"),
)
COURSE_SETTLED = "body:not(:has([data-nc-state=loading]))"
STOCK_SETTLED = "body:not(:has(script[type*=widget-view]:not(.widget-subarea:has(> *) + script)))"

_SCREEN: ViewportSize = {"width": 1280, "height": 900}
_PACKAGES = ("jupyter-book", "myst-nb", "ipywidgets", "anywidget", "altair", "playwright")


@dataclass(frozen=True)
class Book:
    """A built book to measure, and where its CDN files come from."""

    key: str
    words: str
    pages: Path
    cdn: Cdn
    stock: bool

    @cached_property
    def draws(self) -> bool:
        """Whether its widgets can be drawn: stock's need files from a CDN."""
        return not self.stock or self.cdn.works()

    @property
    def settled(self) -> str:
        """A selector of what is there once the widgets in view are drawn."""
        if not self.draws:
            return "body"
        return STOCK_SETTLED if self.stock else COURSE_SETTLED


def main() -> int:
    """Measure everything; the exit code is 1 only when measuring itself fails."""
    if not (BOOK / CHAPTER.removeprefix("/")).is_file():
        print("The book is not built yet, so there is nothing to measure: run `make book` first.")
        return 1
    try:
        results = _measure()
    except (stock.BuildFailed, measured.Failed) as error:
        print(error)
        return 1
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "results.json").write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
    print("\n".join(report.lines(results)))
    return 0


def _measure() -> dict[str, Any]:
    """Build first, then measure the books beside each other, so that they share the load."""
    results: dict[str, Any] = {"cores": os.cpu_count(), "notes": []}
    with ExitStack() as stack:
        temporary = stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-"))
        # A copy, so that the book can be built again meanwhile.
        course = Path(shutil.copytree(BOOK, Path(temporary) / "course"))
        books = [Book("course", "the course's book", course, Cdn(OUT / "npm"), stock=False)]
        for variant in stock.VARIANTS:
            _say(f"building {variant.words}")
            pages = stock.build(_folder(temporary, variant.key), variant)
            localise(pages)
            books.append(Book(variant.key, variant.words, pages, Cdn(OUT / "npm"), stock=True))
        bases = {each.key: stack.enter_context(serving(each.pages, each.cdn)) for each in books}
        browser = stack.enter_context(printing.browser())
        load = _load()
        results["versions"] = _versions(browser)
        _say("measuring bytes")
        sizes = {each.key: _size(browser, bases[each.key], each, results) for each in books}
        results["bytes"] = sizes
        _say("measuring the first load of every page")
        results["light"] = _light(browser, bases, books[:2])
        _say("measuring how long widgets take to be drawn")
        results["ready_ms"] = _ready(browser, bases, books)
        _say("measuring from input to painted frame")
        results |= _course_timings(browser, bases["course"])
        results["timings"] += _stock_timings(results, browser, bases["stock"], books[1])
    _say("building clean, and after changes")
    results["building"] = builds.measure(os.environ.get("BEFORE"))
    _say("running a chapter live")
    results["lite"] = lite.measure()
    _say("grading receipts")
    results["grading"] = grading.measure()
    results["load"] = [load, _load()]
    results["targets"] = report.targets(results)
    return results


def _load() -> float:
    """Return how many processes want a core: above the cores, times say little."""
    return round(os.getloadavg()[0], 1)


def _say(step: str) -> None:
    print(f"{step} ...", file=sys.stderr, flush=True)


def _folder(parent: str, name: str) -> Path:
    folder = Path(parent) / name
    folder.mkdir()
    return folder


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


def _size(browser: Browser, base: str, book: Book, results: dict[str, Any]) -> dict[str, Any]:
    """Weigh the chapter; what a stock page lacks is named, and makes it a lower bound."""
    left: set[str] = set()
    with _context(browser, left) as context:
        first, scrolled = weigh(context.new_page(), base + CHAPTER, book.settled)
    missing = dict.fromkeys(left, "it would leave this machine") | book.cdn.missing
    if not book.draws:
        results["notes"].append(f"{book.words}: its CDN files can't be had, so nothing is drawn")
    results["notes"] += [f"{book.words}: without {url}: {why}" for url, why in missing.items()]
    complete = not missing
    return {"words": book.words, "first": first, "scrolled": scrolled, "complete": complete}


def _light(browser: Browser, bases: dict[str, str], books: list[Book]) -> dict[str, Any]:
    """Load each page once in both books; what only one has is measured there."""
    found: dict[str, Any] = {}
    for name in light.pages(books[0].pages):
        found[name] = {}
        for book in (each for each in books if (each.pages / name).is_file()):
            with _context(browser) as context:
                address = f"{bases[book.key]}/{name}"
                found[name][book.key] = light.first_load(context, address, book.settled)
    return found


def _ready(browser: Browser, bases: dict[str, str], books: list[Book]) -> dict[str, Any]:
    """Load the books in turn, so that a change of the machine's load meets all of them."""
    times: dict[str, list[float | None]] = {each.key: [] for each in books}
    for _ in range(ready.LOADS):
        for book in filter(lambda each: each.draws, books):
            with _context(browser) as context:
                kind = ready.STOCK if book.stock else ready.COURSE
                times[book.key].append(ready.time_ready(context, bases[book.key] + CHAPTER, kind))
    return {
        each.key: {"words": each.words, "median": ready.middle(times[each.key])} for each in books
    }


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


def _stock_timings(
    results: dict[str, Any], browser: Browser, base: str, book: Book
) -> list[dict[str, Any]]:
    with _context(browser) as context:
        page = context.new_page()
        page.goto(base + CHAPTER, wait_until="networkidle")
        page.locator(book.settled).wait_for(state="attached")
        timings = [asdict(each) for each in widgets.stock_chapter(page)]
    if not timings:
        results["notes"].append("stock interact: no slider was drawn, so it is dead")
    return timings


if __name__ == "__main__":
    raise SystemExit(main())
