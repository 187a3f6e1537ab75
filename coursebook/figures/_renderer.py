"""The renderer that notebooks use: the specification, a picture of it, and a text twin."""

import json
import os
import re
import textwrap
from contextlib import suppress
from typing import Any, cast

import altair as alt

from coursebook.errors import CourseError
from coursebook.figures._figure import Spec, caption, cells, credit
from coursebook.figures._picture import can_draw, picture
from coursebook.figures._style import theme
from coursebook.words import counted

NAME = "coursebook"
MIME_TYPE = "application/vnd.vegalite.v5+json"
PICTURE = "image/svg+xml"

_TEXT_WIDTH = 88
_ROWS_SHOWN = 12
_CELL_WIDTH = 48
# Altair numbers these across a session, so a second run of a cell would differ from the first.
_NUMBERED = re.compile(r'"(param|view)_\d+"')


def enable() -> None:
    """Register the course's theme and renderer with Altair, and use them."""
    if NAME not in alt.theme.names():
        alt.theme.register(NAME, enable=False)(_theme)
    alt.theme.enable(NAME)
    alt.renderers.register(NAME, mimebundle)
    alt.renderers.enable(NAME)
    # Data stays in the specification, named by its content: a changed value changes the output.
    alt.data_transformers.enable("default", max_rows=5000)
    alt.data_transformers.consolidate_datasets = True


def _theme() -> alt.theme.ThemeConfig:
    return cast(alt.theme.ThemeConfig, {"config": theme()})


def mimebundle(spec: dict[str, Any], **_: Any) -> dict[str, Any]:
    """Return a chart's outputs: Vega-Lite 5, a picture and plain text, the same in every run.

    JupyterLab and VS Code draw the specification; GitHub, nbviewer and nbconvert show the picture.
    It is left out where it can't be drawn, and when the book is built: the page draws its own.

    Args:
        spec: the Vega-Lite specification.
    """
    same = stable(spec)
    bundle = {MIME_TYPE: same, "text/plain": text_twin(spec)}
    if can_draw() and not os.environ.get("COURSEBOOK_BUILD"):
        # A reader's own chart, with data from elsewhere, shows without a picture.
        with suppress(CourseError):
            bundle[PICTURE] = picture(same)
    return bundle


def stable(spec: Spec) -> dict[str, Any]:
    """Return the specification with Altair's running numbers replaced by the order of use.

    Args:
        spec: the Vega-Lite specification.
    """
    names: dict[str, str] = {}

    def rename(match: re.Match[str]) -> str:
        old, kind = match[0], match[1]
        if old not in names:
            order = sum(name.startswith(f'"{kind}_') for name in names) + 1
            names[old] = f'"{kind}_{order}"'
        return names[old]

    text = json.dumps(spec, ensure_ascii=False)
    result: dict[str, Any] = json.loads(_NUMBERED.sub(rename, text))
    return result


def text_twin(spec: Spec) -> str:
    """Return a figure as plain text: title, description, the first rows of its data, sources.

    Args:
        spec: the Vega-Lite specification.
    """
    words = caption(spec)
    blocks = [words.title or "Chart", _wrapped(words.description), _wrapped(words.note)]
    if words.columns:
        blocks.append(_table(list(words.columns.values()), cells(spec)))
    if words.sources:
        blocks.append(_wrapped("Source: " + "; ".join(map(credit, words.sources))))
    return "\n\n".join(filter(None, blocks))


def _wrapped(text: str) -> str:
    return textwrap.fill(text, _TEXT_WIDTH)


def _cut(cell: str) -> str:
    return cell if len(cell) <= _CELL_WIDTH else cell[: _CELL_WIDTH - 1] + "…"


def _table(header: list[str], body: list[list[str]]) -> str:
    lines = [[_cut(cell) for cell in line] for line in (header, *body[:_ROWS_SHOWN])]
    widths = [max(len(line[i]) for line in lines) for i in range(len(header))]
    text = [
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    ]
    text.insert(1, "  ".join("-" * width for width in widths))
    left = len(body) - _ROWS_SHOWN
    if left > 0:
        text.append(f"… {counted(left, 'more row')}")
    return "\n".join(text)
