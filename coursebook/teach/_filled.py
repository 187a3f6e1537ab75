"""Pages written in HTML, with places that are filled in: what stands in `static` as `.html`."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

_PAGES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "static"),
    autoescape=True,
    trim_blocks=True,
    undefined=StrictUndefined,
)


def page(name: str) -> Template:
    """Return a page to be filled in; what is put there is text, unless it is `Markup`.

    Args:
        name: the file.
    """
    return _PAGES.get_template(name)
