"""How much room each widget takes, so that a page keeps it free and nothing moves when it comes.

Heights depend on text and styles, so they are measured in a browser: `scripts/heights.py` writes
`heights.json`. A stale height moves the page a little, a missing one as much as the widget needs.
"""

import json
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Any

from coursebook.course import current

FILE = current().content / "heights.json"
WIDE, NARROW = 1280, 390
"""The widths of the windows that heights are measured in."""


class Rooms:
    """The rooms of one page's widgets, in their order.

    Args:
        docname: the page.
    """

    def __init__(self, docname: str) -> None:
        self._known = measured().get(docname, {})
        self._seen: Counter[str] = Counter()

    def next(self, name: str) -> str:
        """Return the style that keeps room for the next widget of a class; empty if not known.

        Args:
            name: its class.
        """
        self._seen[name] += 1
        room = self._known.get(f"{name} {self._seen[name]}")
        return f"--nc-room:{room[0]}px;--nc-room-narrow:{room[1]}px" if room else ""


@cache
def measured() -> Mapping[str, Any]:
    """Return wide and narrow heights in pixels, by page and by class and number of the widget."""
    found: Mapping[str, Any] = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    return found
