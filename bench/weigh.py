"""Serves a built book on this machine, loads a page and weighs what was transferred."""

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlparse

from cdn import PREFIX, Cdn
from playwright.sync_api import Page, Response

_LEVEL = 6
# Past the page's end, one screen at a time; each step waits for two painted frames.
_SCROLL = """async () => {
  const frame = () =>
    new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
    scrollTo({ top: y, behavior: "instant" });
    await frame();
  }
  // What was pushed past the view while the widgets above it changed their height.
  for (const place of document.querySelectorAll(".nc-widget:not([data-nc-state])")) {
    place.scrollIntoView({ behavior: "instant" });
    await frame();
  }
}"""


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder, and CDN files below their own prefix."""

    def __init__(self, *args: Any, cdn: Cdn, **options: Any) -> None:
        self._cdn = cdn
        super().__init__(*args, **options)

    def translate_path(self, path: str) -> str:
        """Return the file for a request."""
        bare = unquote(urlparse(path).path)
        if not bare.startswith(PREFIX):
            return super().translate_path(path)
        return str(self._cdn.find(bare.removeprefix(PREFIX)) or "/nowhere")

    def log_message(self, format: str, *args: Any) -> None:
        """Keep the terminal for the table."""


@contextmanager
def serving(folder: Path, cdn: Cdn) -> Iterator[str]:
    """Serve a folder on a free port of this machine; gives the address."""
    handler = partial(_Handler, directory=str(folder), cdn=cdn)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


class Scale:
    """Weighs each file that a page has got, once, as gzip would send it."""

    def __init__(self, page: Page) -> None:
        self._responses: list[Response] = []
        self._weights: dict[str, int] = {}
        page.on("response", lambda response: self._responses.append(response))

    def total(self) -> int:
        """Return the bytes of all files so far."""
        while self._responses:
            response = self._responses.pop()
            if response.ok and response.url.startswith("http"):
                body = gzip.compress(response.body(), _LEVEL)
                self._weights.setdefault(response.url, len(body))
        return sum(self._weights.values())


def weigh(page: Page, address: str, settled: str) -> tuple[int, int]:
    """Load a page and return its bytes at first load, and after it was scrolled through.

    Args:
        page: a fresh page.
        address: of the page to load.
        settled: a selector of what is there once the widgets in view have been drawn.
    """
    scale = Scale(page)
    page.goto(address, wait_until="networkidle")
    page.locator(settled).first.wait_for(state="attached")
    first = scale.total()
    page.evaluate(_SCROLL)
    # What stands in a closed part is drawn when a reader opens it.
    page.locator(".nc-widget:not([data-nc-state=ready]):visible").first.wait_for(state="hidden")
    page.wait_for_load_state("networkidle")
    return first, scale.total()
