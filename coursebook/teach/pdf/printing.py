"""Tagged PDF files from HTML, by the browser that also drives the tests; same page, same bytes."""

import re
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Any

from coursebook.errors import CourseError
from coursebook.teach.assignment.record import Paper

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
# In a container there is no sandbox to be had; the pages are ours and no script on them runs.
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
_FOOTER = (
    '<div style="width:100%;text-align:center;font:8pt sans-serif;color:#444">'
    '<span class="pageNumber"></span> / <span class="totalPages"></span></div>'
)
_MARGIN = {"top": "18mm", "bottom": "18mm", "left": "18mm", "right": "18mm"}
_DATE = re.compile(rb"(/(?:CreationDate|ModDate) \(D:)(\d{14})([^)]*)\)")
_ID = re.compile(rb"(/ID \[)([^\]]*)(\])")
_NO_DATE = b"20000101000000"


class PdfError(CourseError):
    """A PDF can't be made on this machine."""


def pdfs(
    pages: Sequence[str],
    paper: Paper = "a4",
    *,
    footer: bool = True,
    prepare: Callable[[Any, Paper], object] = lambda page, paper: None,
) -> list[bytes]:
    """Return HTML pages as tagged PDF files, in order.

    A page that sets its own size with `@page` keeps it.

    Args:
        pages: whole pages, with language and title.
        paper: the size of the rest.
        footer: whether to number the sheets; False where the pages do so by `@page`.
        prepare: is called with each page as opened, before it is printed.

    Raises:
        PdfError: Playwright or a browser is missing, or the browser fails.
    """
    with browser() as running:
        return [undated(_print(running, each, paper, footer, prepare)) for each in pages]


@contextmanager
def browser() -> Iterator[Any]:
    """Start the browser, and end it afterwards.

    Raises:
        PdfError: Playwright or a browser is missing, or the browser fails.
    """
    if find_spec("playwright") is None:
        raise PdfError(
            "PDF files need Playwright, which reading and building do not install: run "
            f"`{sys.executable} -m pip install playwright` and, where there is no Chrome or "
            f"Chromium, `{sys.executable} -m playwright install chromium`"
        )
    from playwright.sync_api import Error, sync_playwright

    with sync_playwright() as running:
        try:
            started = running.chromium.launch(executable_path=find_browser(), args=list(ARGUMENTS))
        except Error as error:
            raise PdfError(
                "PDF files need Chrome or Chromium, which could not be started: install one "
                f"(Debian: apt-get install chromium), or run `{sys.executable} -m playwright "
                f"install chromium`. The browser said: {_first_line(error)}"
            ) from None
        try:
            yield started
        except Error as error:
            raise PdfError(f"the browser failed: {_first_line(error)}") from error
        finally:
            started.close()


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0]


def find_browser(*rather: str) -> str | None:
    """Return the path of an installed browser; None leaves it to Playwright's own.

    Args:
        rather: names of programs to take where one of them is installed.
    """
    names = (*rather, *_BROWSERS)
    return next((path for name in names if (path := shutil.which(name))), None)


def _print(
    browser: Any, html: str, paper: Paper, footer: bool, prepare: Callable[[Any, Paper], object]
) -> bytes:
    # The pages hold no script and no address, so nothing of them runs or is fetched.
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.set_content(html)
    prepare(page, paper)
    made: bytes = page.pdf(
        format=paper,
        prefer_css_page_size=True,
        margin=_MARGIN,
        tagged=True,
        outline=True,
        print_background=True,
        display_header_footer=footer,
        header_template="<span></span>",
        footer_template=_FOOTER,
    )
    context.close()
    return made


def undated(content: bytes) -> bytes:
    """Return a PDF with a fixed date and identifier; every place in the file stays where it was.

    Args:
        content: a PDF as the browser writes it.
    """
    dated = _DATE.sub(lambda m: m[1] + _NO_DATE + m[3] + b")", content)
    return _ID.sub(lambda m: m[1] + re.sub(rb"[0-9A-Fa-f]", b"0", m[2]) + m[3], dated)
