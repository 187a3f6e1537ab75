"""A small site on this machine: pages that share one origin, as the book's pages do."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: Any) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on 127.0.0.1 and yield its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


def show_all(page: Any) -> None:
    """Bring every widget of a page to life."""
    for place in page.locator(".nc-widget").all():
        place.scroll_into_view_if_needed()
    page.locator(".nc-widget:not([data-nc-state=ready],[data-nc-state=failed])").first.wait_for(
        state="detached"
    )
