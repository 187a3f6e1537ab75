"""The picture of a widget as it is drawn at first, for paper, where a course wants one so."""

from dataclasses import dataclass
from pathlib import Path

from coursebook import look
from coursebook.course import current
from coursebook.teach.pdf.printing import browser
from coursebook.widgets import _base

_TAKE = """(place, [parts, titled]) => {
  const found = parts.map((each) => place.querySelector(`.nc-mount ${each}`));
  const title = document.createElement("p");
  title.className = "nc-figure-title";
  title.textContent = place.querySelector(titled).textContent;
  for (const part of found) part.querySelectorAll("[hidden], button").forEach((e) => e.remove());
  return [title, ...found].map((each) => each.outerHTML).join("");
}"""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What of a widget is printed.

    Attributes:
        widget: the name of its class.
        parts: selectors of what is taken of it.
        title: a selector of its title.
        styles: the stylesheets that it takes.
        css: the class around it.
    """

    widget: str
    parts: tuple[str, ...]
    title: str
    styles: tuple[str, ...]
    css: str


def _wanted() -> Drawn | None:
    found: Drawn | None = current().given("paper", "DRAWN")
    return found


def drawn_html(page: Path) -> str:
    """Return the widget as a built page shows it at first, as HTML; nothing where it has none.

    Args:
        page: its file.

    Raises:
        PdfError: Playwright or a browser is missing, or the widget never comes alive.
    """
    wanted = _wanted()
    if not wanted or not page.is_file():
        return ""
    if f'data-nc-name="{wanted.widget}"' not in page.read_text("utf-8"):
        return ""
    with browser() as running:
        context = running.new_context(offline=True, viewport={"width": 1000, "height": 900})
        opened = context.new_page()
        opened.goto(page.resolve().as_uri())
        place = opened.locator(f".nc-widget[data-nc-name={wanted.widget}]").first
        place.scroll_into_view_if_needed()
        place.and_(opened.locator("[data-nc-state=ready]")).wait_for()
        drawn: str = place.evaluate(_TAKE, [list(wanted.parts), wanted.title])
        context.close()
    return f'<div class="{wanted.css}">{drawn}</div>'


def style() -> str:
    """Return what gives the picture its colours and patterns."""
    wanted = _wanted()
    return look.css() + "".join(map(_base.read_static, wanted.styles if wanted else ()))
