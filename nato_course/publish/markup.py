"""The HTML of a widget's place on a static page."""

from collections.abc import Mapping
from html import escape
from typing import Any

from nato_course.publish.payload import dumps

_UNKNOWN_TWIN = "<p>This interactive element needs JavaScript.</p>"


def widget_place(
    number: str,
    entries: Mapping[str, Any],
    *,
    name: str,
    twin: str | None,
    state: Mapping[str, Any],
) -> str:
    """Return the place where the host mounts a widget, its twin standing in until then.

    Args:
        number: the model's number on the page.
        entries: model entries new on this page, by number.
        name: the widget's class, for messages.
        twin: the static HTML that says the same, if the widget has one.
        state: the widget's state; `_enhance` and `name` decide on place and link.
    """
    link = state.get("name")
    attributes = f'data-nc-model="{number}" data-nc-name="{escape(name)}"'
    if isinstance(link, str) and link:
        attributes += f' data-nc-link="{escape(link)}"'
    content = f'<div class="nc-twin-content">{twin or _UNKNOWN_TWIN}</div>'
    if state.get("_enhance"):
        inner = f'<div class="nc-mount">{content}</div>'
    else:
        summary = "<summary>Text version</summary>"
        twin_place = f'<details class="nc-twin" open>{summary}{content}</details>'
        inner = f'<div class="nc-mount"></div>{twin_place}'
    models = (
        f'<script type="application/json" class="nc-models">{dumps(entries)}</script>'
        if entries
        else ""
    )
    return f'{models}<div class="nc-widget" {attributes}>{inner}</div>'
