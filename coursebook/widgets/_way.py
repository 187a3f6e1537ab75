"""The way from a prediction or decision to where the book returns to it, and back."""

from collections.abc import Mapping
from html import escape
from typing import Any

from coursebook.questions import returns

_RETURNS = ("recall", "again")
_WORDS = {
    "predict": "The answer comes in",
    "decide": "What happened comes in",
    "verdict": "The book returns to it in",
}
_BACK = "You were asked in"


def way_of(asked: str, role: str) -> dict[str, Any]:
    """Return the name by which links find a widget, and the way from it.

    Args:
        asked: the id of what it asks, or returns to.
        role: of the widget, such as "predict" or "recall".
    """
    is_return = role in _RETURNS
    way = returns.way(asked, is_return)
    words = {"words": _WORDS.get(role, _BACK)} if way else {}
    return {"name": returns.named(asked, is_return), "way": way | words}


def way_html(way: Mapping[str, str]) -> str:
    """Return the way as a line of static HTML; nothing where there is none.

    Args:
        way: from `way_of`.
    """
    if not way:
        return ""
    link = f'<a href="{escape(way["href"])}">{escape(way["label"])}</a>'
    return f"<p>{way['words']}: {link}.</p>"
