"""Widgets whose twin is the content itself: the front end adds filters to it, in place.

On a static page the host hands the twin to the front-end module. In a live kernel nothing stands
in the view yet: the module asks for the twin with a message, so that it is in no saved state.
"""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any, ClassVar

from coursebook.widgets._base import CourseWidget


class EnhancedWidget(CourseWidget):
    """A widget that works without JavaScript as plain HTML."""

    _style_parts: ClassVar[tuple[str, ...]] = ("_filter",)

    def __init__(self, **kwargs: Any) -> None:
        """Answer front ends that have no twin to start from."""
        super().__init__(_enhance=True, **kwargs)
        self.on_msg(_answer)


def _answer(widget: EnhancedWidget, content: Any, buffers: Any) -> None:
    if isinstance(content, Mapping) and content.get("type") == "twin":
        widget.send({"type": "twin", "html": widget.twin_html()})


def data_list(values: Iterable[str]) -> str:
    """Return values for a data attribute that a front end splits at bars.

    Args:
        values: the values; none holds a bar.
    """
    return escape("|".join(values))
