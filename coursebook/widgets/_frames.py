"""What a function returned, as parts: text, HTML and charts, ready for a page or for a notebook."""

import html
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from IPython.utils.capture import capture_output

from coursebook.errors import CourseError
from coursebook.widgets._scalars import is_number, plain, written

PREFIX = "ncxid"
"""Starts each id in a frame; the page puts a name of its own in its place."""

_TAG = re.compile(r"<[^>]*>")
_PARAGRAPHS = re.compile(r"\n\s*\n")
_CHART_NUMBER = re.compile(rf"\b{PREFIX}\d+")
_SUMMARY_LENGTH = 200
_VIEW = "application/vnd.jupyter.widget-view+json"
_SHOWABLE = (
    "a page can't show: return text, a number, a table with _repr_html_, an Altair chart, or a "
    "list of these"
)


@dataclass(frozen=True)
class Text:
    """Words of the author; the page shows them as they are, never as markup."""

    text: str

    @property
    def paragraphs(self) -> list[str]:
        """Return the text cut at blank lines."""
        return _PARAGRAPHS.split(self.text.strip())


@dataclass(frozen=True)
class Printed(Text):
    """What the function printed; its lines stay lines."""


@dataclass(frozen=True)
class Markup:
    """HTML that an object, such as a table, made of itself."""

    html: str
    made_by: Any = field(compare=False, repr=False)


@dataclass(frozen=True)
class Picture:
    """A chart, as its specification."""

    spec: dict[str, Any]
    made_by: Any = field(compare=False, repr=False)


Part = Text | Markup | Picture


def outcome(function: Callable[..., Any], arguments: Mapping[str, Any]) -> list[Part]:
    """Call a function; return what it printed, what it displayed and what it returned, as parts.

    Args:
        function: what to call.
        arguments: its arguments by name.

    Raises:
        CourseError: a part can't be shown on a page.
    """
    with capture_output(stderr=False) as said:
        returned = function(**arguments)
    shown: list[Part] = [Printed(said.stdout.strip("\n"))] if said.stdout.strip() else []
    shown += [_displayed(each) for each in said.outputs]
    return shown if shown and returned is None else shown + parts(returned)


def parts(outcome: Any) -> list[Part]:
    """Return an outcome as a flat list of parts.

    Args:
        outcome: text, a number, an object with `_repr_html_`, an Altair chart, or several.

    Raises:
        CourseError: a part can't be shown on a page.
    """
    if isinstance(outcome, list | tuple):
        if not outcome:
            raise CourseError("it returned an empty list: return at least a text")
        return [part for each in outcome for part in parts(each)]
    return [_part(outcome)]


def summary(found: Sequence[Part]) -> str:
    """Return an outcome in a line: its first text, or else its first chart's description.

    Args:
        found: the parts of the outcome.
    """
    texts = [part for part in found if isinstance(part, Text)]
    if texts:
        return " ".join(texts[0].paragraphs[0].split())
    pictures = [part for part in found if isinstance(part, Picture)]
    if pictures:
        return str(pictures[0].spec.get("description") or "A chart without a description.")
    markup = " ".join(part.html for part in found if isinstance(part, Markup))
    words = " ".join(html.unescape(_TAG.sub(" ", markup)).split())
    return words if len(words) <= _SUMMARY_LENGTH else words[: _SUMMARY_LENGTH - 1] + "…"


def fragments(outcomes: Sequence[Sequence[Part]]) -> list[list[str]]:
    """Return each outcome as fragments of HTML, all with as many; the first holds the summary.

    Args:
        outcomes: the parts of each outcome.
    """
    pictures = [part.spec for found in outcomes for part in found if isinstance(part, Picture)]
    drawn = iter(_drawn(pictures))
    most = max(len(found) for found in outcomes)
    framed = []
    for found in outcomes:
        cut = [_summary_fragment(found)]
        for place, part in enumerate(found):
            cut.append(_CHART_NUMBER.sub(f"{PREFIX}{place}", _fragment(part, drawn)))
        framed.append(cut + [""] * (most + 1 - len(cut)))
    return framed


def _part(outcome: Any) -> Part:
    value = plain(outcome)
    if isinstance(value, str):
        return Text(value)
    if isinstance(value, bool):
        return Text("yes" if value else "no")
    if is_number(value):
        return Text(written(value))
    if _is_chart(outcome):
        # Altair checked each piece as it was made; checking the whole again takes a third longer.
        return Picture(outcome.to_dict(validate=False), outcome)
    if hasattr(outcome, "_repr_html_") and (made := outcome._repr_html_()):
        return _markup(made, outcome)
    raise CourseError(f"it returned {_kind(outcome)}, which {_SHOWABLE}")


def _markup(made: str, made_by: Any) -> Markup:
    if "<script" in made.lower():
        raise CourseError(
            f"its {type(made_by).__name__} needs a script, which a frame can't run: return "
            "text, a table or an Altair chart"
        )
    return Markup(made, made_by)


def _displayed(shown: Any) -> Part:
    """Return what the function displayed on the way, as it may stand on a page."""
    # Loaded late: importing it loads what draws charts.
    from coursebook.figures._renderer import MIME_TYPE

    data = shown.data
    if MIME_TYPE in data:
        return Picture(data[MIME_TYPE], shown)
    if "text/html" in data and _VIEW not in data:
        return _markup(data["text/html"], shown)
    if set(data) == {"text/plain"}:
        return Printed(data["text/plain"])
    raise CourseError(f"it displayed {' and '.join(sorted(data))}, which {_SHOWABLE}")


def _drawn(pictures: list[dict[str, Any]]) -> list[str]:
    if not pictures:
        return []
    # Only an exploration with charts loads what draws them.
    from coursebook.figures import svg

    return svg.figure_fragments(pictures, prefix=PREFIX)


def _is_chart(outcome: Any) -> bool:
    """Tell charts from the rest without loading their library: who has one has loaded it."""
    altair, charts = map(sys.modules.get, ("altair", "coursebook.figures"))
    kinds = [getattr(altair, "TopLevelMixin", None), getattr(charts, "Figure", None)]
    return isinstance(outcome, tuple(filter(None, kinds)))


def _kind(outcome: Any) -> str:
    return "None" if outcome is None else f"an object of type {type(outcome).__name__}"


def _summary_fragment(found: Sequence[Part]) -> str:
    """Return the line that is announced; where a text says it in view, this stays hidden."""
    return f'<p class="nc-explore-summary" hidden>{html.escape(summary(found), quote=False)}</p>'


def _fragment(part: Part, drawn: Iterator[str]) -> str:
    if isinstance(part, Picture):
        return next(drawn)
    if isinstance(part, Markup):
        return f'<div class="nc-explore-markup">{part.html}</div>'
    if isinstance(part, Printed):
        return f'<pre class="nc-explore-printed">{html.escape(part.text, quote=False)}</pre>'
    paragraphs = (html.escape(each, quote=False) for each in part.paragraphs)
    return "".join(f'<p class="nc-explore-text">{each}</p>' for each in paragraphs)
