"""The HTML of a widget's place on a static page."""

from collections.abc import Mapping
from html import escape
from typing import Any

from coursebook.publish.payload import dumps

_WAITING = (
    '<p class="nc-waiting">An interactive element stands here. It needs JavaScript, and comes '
    "alive when it is in view.</p>"
)
_NEEDS_KERNEL = (
    '<p class="nc-no-kernel">This widget gets its answers from Python, which does not run on this '
    "page. It shows what it was when the book was built; open the notebook to use it.</p>"
)


def widget_name(state: Mapping[str, Any]) -> str:
    """Return the name a widget goes by in messages: its class.

    Args:
        state: the widget's state.
    """
    name = state.get("_anywidget_id") or state.get("_model_name") or "widget"
    return str(name).rpartition(".")[2].removesuffix("Model")


def widget_place(
    number: str,
    entries: Mapping[str, Any],
    *,
    name: str,
    twin: str | None,
    state: Mapping[str, Any],
    needs_kernel: bool = False,
    room: str = "",
) -> str:
    """Return the place where the host mounts a widget, its twin standing in until then.

    Args:
        number: the model's number on the page.
        entries: model entries new on this page, by number.
        name: the widget's class, for messages.
        twin: the static HTML that says the same, if the widget has one.
        state: the widget's state; `_enhance` and `name` decide on place and link.
        needs_kernel: whether Python gives its answers, which the reader is then told.
        room: the style that keeps its room free until it is drawn.
    """
    link = state.get("name")
    attributes = f'data-nc-model="{number}" data-nc-name="{escape(name)}"'
    if isinstance(link, str) and link:
        attributes += f' data-nc-link="{escape(link)}"'
    if room:
        attributes += f' style="{room}"'
    content = f'<div class="nc-twin-content">{twin}</div>'
    mount = '<div class="nc-mount"></div>'
    if not twin:
        inner = mount + _WAITING
    elif state.get("_enhance"):
        inner = f'<div class="nc-mount">{content}</div>'
    else:
        summary = "<summary>Text version</summary>"
        inner = f'{mount}<details class="nc-twin" open>{summary}{content}</details>'
    inner += _NEEDS_KERNEL if needs_kernel else ""
    models = (
        f'<script type="application/json" class="nc-models">{dumps(entries)}</script>'
        if entries
        else ""
    )
    return f'{models}<div class="nc-widget" {attributes}>{inner}</div>'
