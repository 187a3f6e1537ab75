"""A real browser for the widgets: nothing leaves the page, and no console error passes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    Page,
    Playwright,
    sync_playwright,
)

from coursebook.teach.pdf.printing import ARGUMENTS, find_browser
from tests.browser.book_pages import BUILT
from tests.browser.pages import Mount, Open, Pages
from tests.browser.pages import Watch as Watch
from tests.browser.standalone import standalone_html

# No name leads anywhere but to this machine; a watch tells who tried.
_NOWHERE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"


@pytest.fixture(scope="session")
def _playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@contextmanager
def launched(playwright: Playwright, *rather: str, **options: Any) -> Iterator[Browser]:
    """Give a browser that reaches this machine alone.

    Args:
        playwright: what drives it.
        rather: names of programs to take where one of them is installed.
        options: of the launch.
    """
    path, arguments = find_browser(*rather), [*ARGUMENTS, _NOWHERE]
    browser = playwright.chromium.launch(executable_path=path, args=arguments, **options)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def chromium(_playwright: Playwright) -> Iterator[Browser]:
    """One browser for the whole run, without windows where there is one: it takes a fourth less."""
    with launched(_playwright, "chromium-headless-shell") as browser:
        yield browser


@pytest.fixture(scope="session")
def whole_chromium(_playwright: Playwright) -> Iterator[Browser]:
    """The browser that readers have, for what is measured."""
    with launched(_playwright) as browser:
        yield browser


@pytest.fixture(scope="session")
def pages(chromium: Browser) -> Iterator[Pages]:
    """The pages of the run, for a fixture that several tests share; `open_page` is for one."""
    lending = Pages(chromium)
    yield lending
    lending.close()


@pytest.fixture
def open_page(pages: Pages) -> Iterator[Open]:
    """Open pages whose faults fail the test; `page.watch.expected` lists tolerated errors."""
    with pages.loans() as open_:
        yield open_


@pytest.fixture
def open_book(open_page: Open, address: str, book: Path) -> Open:
    """Open a page of the built book by its place there, from its file or `served`."""

    def open_(place: str, *, served: bool = False, **options: Any) -> Page:
        start = address if served else f"{book.as_uri()}/"
        return open_page(start + place, allowed=(address,), **options)

    return open_


@pytest.fixture
def mount_widget(open_page: Open, tmp_path: Path) -> Mount:
    """Mount widgets or charts through the real host on a page of their own, from file://.

    Where no script runs, or `until` names a part to wait for, not all of them have to come alive.
    """

    def mount(*objects: Any, fragment: str = "", until: str = "", **options: Any) -> Page:
        path = tmp_path / "page.html"
        path.write_text(standalone_html(*objects, title="Test"), encoding="utf-8")
        page = open_page(path.as_uri() + fragment, **options)
        if until:
            page.locator(until).first.wait_for()
        elif options.get("java_script_enabled", True):
            settle(page)
        return page

    return mount


# A page rushed past shows a widget for less than a frame, and it never comes alive. A browser that
# draws nothing for a while, as one on a busy machine may, does not stop the wait.
# In a closed part a widget sleeps until the part is opened.
_SETTLE = """async () => {
  for (const part of document.querySelectorAll("details.nc-labs")) part.open = true;
  const frame = () => new Promise((resolve) => {
    requestAnimationFrame(resolve);
    setTimeout(resolve, 500);
  });
  const waiting = [];
  for (const place of document.querySelectorAll(".nc-widget")) {
    const asleep = () => !["ready", "failed"].includes(place.dataset.ncState);
    const end = performance.now() + 10_000;
    place.scrollIntoView({ block: "center", behavior: "instant" });
    do await frame(); while (asleep() && performance.now() < end);
    if (asleep()) waiting.push(place.dataset.ncName);
  }
  scrollTo({ top: 0, left: 0, behavior: "instant" });
  await frame();
  return waiting;
}"""


def settle(page: Page) -> None:
    """Scroll through a page until every widget on it is alive or has failed, then to its top."""
    assert page.evaluate(_SETTLE) == [], "these widgets never came alive"


def open_link(page: Page, fragment: str) -> None:
    """Follow a link within the page, as a reader who gives the address by hand."""
    page.evaluate("hash => { location.hash = hash }", fragment)


class _Quiet(SimpleHTTPRequestHandler):
    """Serves a folder with headers of the server's choice, and keeps silent."""

    protocol_version = "HTTP/1.1"  # a page's files come over few connections, as from any server

    def do_GET(self) -> None:
        """Send a file; an icon that only the browser asks for is none of the page's faults."""
        if self.path != "/favicon.ico" or Path(self.directory, "favicon.ico").exists():
            super().do_GET()
            return
        self.send_response(204)
        self.end_headers()

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


@pytest.fixture(scope="session")
def address(serve: Callable[..., str], book: Path) -> str:
    """Where the built book is served, with a slash at its end."""
    return serve(book)
