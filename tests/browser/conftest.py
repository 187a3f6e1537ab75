"""A real browser for the widgets: nothing leaves the page, and no console error passes."""

import re
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Page,
    Playwright,
    expect,
    sync_playwright,
)

from nato_course.publish.page import standalone_html
from tests.browser.book_pages import BUILT

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def find_browser() -> str | None:
    """Return the path of an installed Chrome or Chromium; None leaves it to Playwright's own."""
    return next((path for name in _NAMES if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def _playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def chromium(_playwright: Playwright) -> Iterator[Browser]:
    """One browser for the whole run."""
    browser = _playwright.chromium.launch(executable_path=find_browser(), args=_ARGUMENTS)
    yield browser
    browser.close()


class Watch:
    """What a page did that it must not: console errors, page errors, requests that left."""

    def __init__(self, page: Page, allowed: tuple[str, ...] = ()) -> None:
        self.errors: list[str] = []
        self.left: list[str] = []
        self.expected: tuple[str, ...] = ()
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.context.route(
            lambda url: not url.startswith(("file:", "data:", "blob:", "about:", *allowed)),
            lambda route: (self.left.append(route.request.url), route.abort()),
        )

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(message.text)

    def check(self) -> None:
        """Fail on any error that the test didn't expect, and on any request that left."""
        surprises = [e for e in self.errors if not any(part in e for part in self.expected)]
        assert not surprises, f"console errors: {surprises}"
        assert not self.left, f"requests left the page: {self.left}"


@pytest.fixture
def open_page(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Open pages whose faults fail the test; `page.watch.expected` lists tolerated errors."""
    watches: list[tuple[Watch, Any]] = []

    def open_(
        url: str,
        *,
        width: int = 1280,
        height: int = 900,
        theme: str = "light",
        allowed: tuple[str, ...] = (),
        **options: Any,
    ) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": height}, color_scheme=theme, **options
        )
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = context.new_page()
        page.set_default_timeout(10_000)
        watch = Watch(page, allowed)
        page.watch = watch  # type: ignore[attr-defined]
        watches.append((watch, context))
        page.goto(url)
        page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
        return page

    yield open_
    for watch, context in watches:
        context.close()
        watch.check()


@pytest.fixture
def mount_widget(open_page: Callable[..., Page], tmp_path: Path) -> Callable[..., Page]:
    """Mount widgets or charts through the real host on a page of their own, from file://."""

    def mount(*objects: Any, fragment: str = "", **options: Any) -> Page:
        path = tmp_path / "page.html"
        path.write_text(standalone_html(*objects, title="Test"), encoding="utf-8")
        page = open_page(path.as_uri() + fragment, **options)
        settle(page)
        return page

    return mount


def settle(page: Page) -> None:
    """Scroll through a page until every widget on it is alive or has failed, then to its top."""
    for place in page.locator(".nc-widget").all():
        place.scroll_into_view_if_needed()
        # A page rushed past shows a widget for less than a frame, and it never comes alive.
        expect(place).to_have_attribute("data-nc-state", re.compile("ready|failed"))
    waiting = page.locator(".nc-widget:not([data-nc-state=ready], [data-nc-state=failed])")
    expect(waiting).to_have_count(0)
    page.evaluate("scrollTo(0, 0)")


def open_link(page: Page, fragment: str) -> None:
    """Follow a link within the page, as a reader who gives the address by hand."""
    page.evaluate("hash => { location.hash = hash }", fragment)


class _Quiet(SimpleHTTPRequestHandler):
    """Serves a folder with headers of the server's choice, and keeps silent."""

    def end_headers(self) -> None:
        for name, value in self.server.extra_headers.items():  # type: ignore[attr-defined]
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[..., str]]:
    """Serve folders on this machine; gives the address, with a slash at its end."""
    servers: list[ThreadingHTTPServer] = []

    def serve_(folder: Path, **headers: str) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
        server.daemon_threads = True
        server.extra_headers = {k.replace("_", "-"): v for k, v in headers.items()}  # type: ignore[attr-defined]
        servers.append(server)
        Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}/"

    yield serve_
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def book() -> Path:
    """Return the built book; without one these tests would prove nothing."""
    if not (BUILT / "index.html").exists():
        pytest.fail("the book is not built: run `make book`, then these tests", pytrace=False)
    return BUILT
