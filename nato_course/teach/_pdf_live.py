"""Pictures that a page's widgets draw when they are alive, for paper: the map of enlargement."""

from pathlib import Path

from nato_course import look
from nato_course.teach._pdf import browser

_PACKAGE = Path(__file__).parents[1]
_STYLES = ("_colours.css", "_kit.css", "_europe.css", "enlargement_map.css")
_WIDGET = ".nc-widget[data-nc-name=EnlargementMap]"
_TAKE = """place => {
  const parts = [".nc-frame", ".nc-legend"].map((each) => place.querySelector(`.nc-mount ${each}`));
  const title = document.createElement("p");
  title.className = "nc-figure-title";
  title.textContent = place.querySelector(".nc-map title").textContent;
  for (const part of parts) part.querySelectorAll("[hidden], button").forEach((e) => e.remove());
  return [title, ...parts].map((each) => each.outerHTML).join("");
}"""


def has_map(page: Path) -> bool:
    """Say whether a built page has the map.

    Args:
        page: its file.
    """
    return 'data-nc-name="EnlargementMap"' in page.read_text("utf-8")


def map_html(page: Path) -> str:
    """Return the map as a built page shows it at first, with its key, as HTML.

    Args:
        page: its file.

    Raises:
        PdfError: Playwright or a browser is missing, or the map never comes alive.
    """
    with browser() as running:
        context = running.new_context(offline=True, viewport={"width": 1000, "height": 900})
        opened = context.new_page()
        opened.goto(page.resolve().as_uri())
        place = opened.locator(_WIDGET).first
        place.scroll_into_view_if_needed()
        opened.locator(f"{_WIDGET}[data-nc-state=ready]").first.wait_for()
        drawn: str = place.evaluate(_TAKE)
        context.close()
    return f'<div class="nc-enlargement_map">{drawn}</div>'


def style() -> str:
    """Return what gives the map its colours and patterns."""
    folder = _PACKAGE / "widgets" / "static"
    return look.css() + "".join((folder / each).read_text("utf-8") for each in _STYLES)
