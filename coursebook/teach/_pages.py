"""Pages for instructors and students, from the templates in `pages/`.

They run no script and send no request, and are good on paper.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from coursebook import claims, look, sources
from coursebook.course import current
from coursebook.questions import misconceptions
from coursebook.sources.mentions import anchor
from coursebook.words import counted


@cache
def _templates() -> Environment:
    made = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("pages")),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    colours = look.pairs(
        text="ink", muted="ink-2", back="paper", soft="paper-2", line="line", link="accent"
    )
    made.globals |= {
        "anchor": anchor,
        "claims": claims,
        "cite": sources.cite,
        "colours": colours,
        "counted": counted,
        "course": current(),
        "look": look.value,
        "zip": zip,
    }
    made.filters["misconception"] = misconceptions.get
    return made


def template(name: str) -> Template:
    """Return what a page is made from; what is put there is text, unless it is `Markup`.

    Args:
        name: its file in `pages/`.
    """
    return _templates().get_template(name)


def page(name: str, /, **told: Any) -> str:
    """Return a page.

    Args:
        name: its file in `pages/`.
        told: what stands in it, by name.
    """
    return template(name).render(told) + "\n"


def table(caption: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> Markup:
    """Return a table of plain text; the first cell of a row is its heading.

    Args:
        caption: what it shows.
        head: a text for each column.
        rows: a text for each cell.
    """
    parts: Any = template("parts.html").module
    return Markup(parts.table_of(caption, head, rows))
