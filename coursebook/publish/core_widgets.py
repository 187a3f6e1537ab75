"""What a static page can draw of the core ipywidgets, and all that a widget's view needs."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from coursebook.errors import CourseError

State = Mapping[str, Mapping[str, Any]]
"""Models by id, as in a notebook's `application/vnd.jupyter.widget-state+json`."""

REFERENCE = re.compile(r"^(?:IPY_MODEL_|anywidget:)([0-9a-f-]{32,36})$")
BOOKKEEPING = {
    "_anywidget_id",
    "_css",
    "_dom_classes",
    "_esm",
    "_model_module",
    "_model_module_version",
    "_model_name",
    "_view_count",
    "_view_module",
    "_view_module_version",
    "_view_name",
    "layout",
    "tabbable",
    "tooltip",
}
_BOXES = {"BoxModel", "GridBoxModel", "HBoxModel", "VBoxModel"}
_LINKS = {"DirectionalLinkModel", "LinkModel"}
_KNOWN = _BOXES | _LINKS | {"LayoutModel"}
# One word alone: a source may begin with a comment, as in `//#region`.
_REMOTE = re.compile(r"\s*(?:https?://|//(?=[\w-]+\.))\S+\s*", re.IGNORECASE)


def core_kind(state: Mapping[str, Any]) -> str | None:
    """Return the name of a core widget that a page can draw, such as "HBox"; else None."""
    name = str(state.get("_model_name"))
    return name.removesuffix("Model") if name in _KNOWN and "_esm" not in state else None


def own_state(state: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a widget's front end can read of its state; what says nothing stays behind."""
    own = {key: value for key, value in state.items() if key not in BOOKKEEPING}
    if classes := state.get("_dom_classes"):
        own["_dom_classes"] = classes
    if core_kind(state):
        own = {key: value for key, value in own.items() if value not in (None, "")}
    return own


def needed(states: State, root: str) -> list[str]:
    """Return a view's model and all it needs, each once, the root first.

    A widget needs what its state refers to, a layout that says something, and what it is linked
    with by `jslink` or `jsdlink`, so that the page moves as the notebook does.

    Args:
        states: all models of the notebook by id.
        root: the id of the model the view shows.

    Raises:
        CourseError: something among them can't live on a static page.
    """
    links = _links_by_end(states)
    waiting, found = [(root, "")], dict.fromkeys([root])
    while waiting:
        each, context = waiting.pop(0)
        found[each] = None
        _require(states, each, context)
        state = states[each]["state"]
        context = "linked with this output: " if state.get("_model_name") in _LINKS else ""
        near = [*references(own_state(state)), *links.get(each, ())]
        layout = kept_layout(states, each)
        near += [layout, *links.get(layout, ())] if layout else []
        waiting += [(other, context) for other in near if other not in found]
        found |= dict.fromkeys(near)
    return list(found)


def kept_layout(states: State, model_id: str) -> str | None:
    """Return the id of a model's layout, if it says anything or a link may change it."""
    found = REFERENCE.match(str(states[model_id]["state"].get("layout")))
    if not found or found[1] not in states:
        return None
    says_something = bool(own_state(states[found[1]]["state"]))
    return found[1] if says_something or found[1] in _links_by_end(states) else None


def references(value: Any) -> Iterator[str]:
    """Yield the ids of the models that a value names."""
    if isinstance(value, str):
        if found := REFERENCE.match(value):
            yield found[1]
    elif isinstance(value, list):
        for each in value:
            yield from references(each)
    elif isinstance(value, dict):
        for each in value.values():
            yield from references(each)


def _links_by_end(states: State) -> dict[str, list[str]]:
    ends: dict[str, list[str]] = {}
    for model_id, model in states.items():
        if model["state"].get("_model_name") in _LINKS:
            for end in references([model["state"].get("source"), model["state"].get("target")]):
                ends.setdefault(end, []).append(model_id)
    return ends


def _require(states: State, model_id: str, context: str) -> None:
    if model_id not in states:
        raise CourseError(
            f"{context}the notebook holds no state for widget model {model_id}: "
            "execute the notebook again with its widget state stored"
        )
    state = states[model_id]["state"]
    if "_esm" in state:
        _require_module(state, context)
    elif not core_kind(state):
        name = str(state.get("_model_name", "this")).removesuffix("Model")
        raise CourseError(
            f"{context}{name} is a core ipywidget, which a static page can't draw: of those it "
            "draws boxes, layouts and links between anywidgets alone. Use explore(f, "
            "**parameters) instead of interact, or an anywidget; or tag the cell `live-only` to "
            "show its code alone"
        )


def _require_module(state: Mapping[str, Any], context: str) -> None:
    name = str(state.get("_anywidget_id", "widget")).rpartition(".")[2]
    for key in ("_esm", "_css"):
        if _REMOTE.fullmatch(str(state.get(key, ""))):
            raise CourseError(
                f"{context}{name}.{key} is the address {str(state[key]).strip()}, and a static "
                "page loads nothing from elsewhere: save the file beside the notebook and give "
                f"its path, {key} = pathlib.Path(…)"
            )
    if "export" not in str(state["_esm"]):
        raise CourseError(
            f"{context}{name}._esm exports nothing, so there is nothing to draw: end the module "
            "with `export default { render }`"
        )
