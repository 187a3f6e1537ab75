"""Specifications drawn up once, with blanks for what changes from setting to setting.

An exploration draws a chart for each of its settings, and Altair takes longer to build one than
Vega to draw it. So the chart is built once with blanks, and rows, words and numbers are put into
the finished specification.
"""

import json
import re
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any

import altair as alt

from coursebook.errors import CourseError
from coursebook.figures._figure import AnyChart

_BLANK = re.compile(r'\{"(?:name|expr)": "⟨(\w[\w ]*)⟩"\}|⟨(\w[\w ]*)⟩')


class Figure:
    """A finished specification, which shows itself as Altair's charts do."""

    def __init__(self, spec: dict[str, Any]) -> None:
        self._spec = spec

    def to_dict(self, validate: bool = True) -> dict[str, Any]:
        """Return the Vega-Lite specification.

        Args:
            validate: as Altair's charts take it; the form was checked when it was drawn up.
        """
        return self._spec

    def _repr_mimebundle_(self, *_: Any, **__: Any) -> Any:
        show = alt.renderers.get()
        return show(self._spec) if show else {}


class Form:
    """A chart with blanks.

    Args:
        chart: built with `rows_blank`, `blank` and `value_blank` in the places that change.
    """

    def __init__(self, chart: AnyChart) -> None:
        self._text = json.dumps(chart.to_dict(), ensure_ascii=False)
        self._names = {whole or within for whole, within in _BLANK.findall(self._text)}

    def filled(self, **values: Any) -> Figure:
        """Return the figure of one setting.

        Args:
            values: what stands at each blank; at a `rows_blank` a list of rows.

        Raises:
            CourseError: a blank is not filled, or there is none of a name.
        """
        given = {
            name: {"values": value} if isinstance(value, list) else value
            for name, value in values.items()
        }
        if set(given) != self._names:
            wrong = ", ".join(sorted(set(given) ^ self._names))
            raise CourseError(
                f"A figure's blanks and what fills them differ: {wrong}; mend either."
            )
        texts = {name: json.dumps(value, ensure_ascii=False) for name, value in given.items()}

        def fill(match: re.Match[str]) -> str:
            return texts[match[1]] if match[1] else _unquoted(texts[match[2]])

        return Figure(json.loads(_BLANK.sub(fill, self._text)))


def _unquoted(text: str) -> str:
    """Return a value's JSON as it stands inside a string."""
    return text[1:-1] if text.startswith('"') else text


def drawn_once(build: Callable[..., AnyChart]) -> Callable[..., Form]:
    """Let a function that builds a chart give its form, once for the same arguments.

    Args:
        build: takes what is the same in all settings of an exploration, each hashable, and flat,
            so that 5 and 5.0 are told apart, and by name other words than the course's.
    """

    # The theme stands in the specification, and a notebook may change it.
    @lru_cache(maxsize=64, typed=True)
    def kept(_theme: str, *given: Any, **words: Any) -> Form:
        return Form(build(*given, **words))

    @wraps(build)
    def form(*given: Any, **words: Any) -> Form:
        flat = {
            name: tuple(each) if isinstance(each, list) else each for name, each in words.items()
        }
        return kept(alt.theme.active, *given, **flat)

    return form


def blank(name: str) -> str:
    """Return a blank for words, alone or inside other words such as an expression.

    Args:
        name: what `filled` calls it.
    """
    return f"⟨{name}⟩"


def value_blank(name: str) -> alt.ExprRef:
    """Return a blank for a number, or for one of several fixed words, such as an alignment.

    Args:
        name: what `filled` calls it.
    """
    return alt.ExprRef(blank(name))


def rows_blank(name: str = "rows") -> alt.Chart:
    """Return an empty chart whose rows are a blank.

    Args:
        name: what `filled` calls them.
    """
    return alt.Chart(alt.NamedData(blank(name)))
