"""The names under which links find a page's widgets: each belongs to one widget alone."""

from collections.abc import Mapping
from typing import Any


class LinkNames:
    """Which widget of a page has which name; two of one name are a fault of the build."""

    def __init__(self) -> None:
        self._held: dict[str, tuple[str, str]] = {}

    def fault(self, state: Mapping[str, Any], model: str, place: str) -> str | None:
        """Return what is wrong with a widget's name, if anything.

        Args:
            state: the widget's state. Those of other packages may mean something else by a name.
            model: the widget's id; one that is shown twice is found in both places.
            place: page and cell that show it.
        """
        name = state.get("name")
        if not isinstance(name, str) or not name or "_enhance" not in state:
            return None
        kind = str(state.get("_anywidget_id", "widget")).rpartition(".")[2]
        owner, shown = self._held.setdefault(name, (model, f"the {kind} of {place}"))
        if owner == model:
            return None
        return (
            f"{kind} has the name '{name}', as {shown} has, so that a link can't tell the two "
            "apart: give one of them another `name`, or show it once"
        )
