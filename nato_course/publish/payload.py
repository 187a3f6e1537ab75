"""Widget state, made small: what a static page needs of each model, and the files it is in."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from nato_course.errors import CourseError

INLINE_LIMIT = 2048
"""States up to this many characters stand in the page; larger ones load near the view."""

_REFERENCE = re.compile(r"^(?:IPY_MODEL_|anywidget:)([0-9a-f-]{32,36})$")
_BOOKKEEPING = {
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

State = Mapping[str, Mapping[str, Any]]
"""Models by id, as in a notebook's `application/vnd.jupyter.widget-state+json`."""


@dataclass
class Payload:
    """The models of one page, numbered in the order they are shown, and the files they need."""

    files: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)

    def add(self, states: State, root: str) -> tuple[str, dict[str, Any]]:
        """Take in a view's model and all it refers to.

        Args:
            states: all models of the notebook by id.
            root: the id of the model the view shows.

        Returns:
            The model's number on the page, and the entries not yet on it, by number.

        Raises:
            CourseError: a model is no anywidget, so nothing on a static page can draw it.
        """
        found = list(_closure(states, root))
        new = [each for each in found if each not in self.numbers]
        for each in new:
            self.numbers[each] = f"m{len(self.numbers) + 1}"
        return self.numbers[root], {self.numbers[each]: self._entry(states[each]) for each in new}

    def _entry(self, model: Mapping[str, Any]) -> dict[str, Any]:
        state = model["state"]
        entry: dict[str, Any] = {"module": self.file(state["_esm"])}
        if state.get("_css"):
            entry["css"] = self.file(state["_css"])
        own = {key: value for key, value in state.items() if key not in _BOOKKEEPING}
        content: dict[str, Any] = {"state": self._renumber(own)}
        if model.get("buffers"):
            content["buffers"] = [[each["path"], each["data"]] for each in model["buffers"]]
        if len(dumps(content)) > INLINE_LIMIT:
            return entry | {"source": self.file(content)}
        return entry | content

    def file(self, content: Any) -> str:
        """Put content into a script file named by its hash; return the name without ending."""
        text = dumps(content)
        name = hashlib.sha256(text.encode()).hexdigest()[:16]
        self.files[name] = f'natoCourse.define("{name}",{text});\n'
        return name

    def _renumber(self, value: Any) -> Any:
        if isinstance(value, str) and (found := _REFERENCE.match(value)):
            return value.replace(found[1], self.numbers.get(found[1], found[1]))
        if isinstance(value, list):
            return [self._renumber(each) for each in value]
        if isinstance(value, dict):
            return {key: self._renumber(each) for key, each in value.items()}
        return value


def dumps(content: Any) -> str:
    """Return compact JSON that is safe inside a script element, keys in the author's order."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _closure(states: State, root: str) -> Iterator[str]:
    """Yield the model and every anywidget it refers to, each once, referred ones last."""
    waiting, seen = [root], set()
    while waiting:
        each = waiting.pop(0)
        if each in seen:
            continue
        seen.add(each)
        _require_anywidget(states, each)
        yield each
        own = {k: v for k, v in states[each]["state"].items() if k not in _BOOKKEEPING}
        waiting += _references(own)


def _references(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if found := _REFERENCE.match(value):
            yield found[1]
    elif isinstance(value, list):
        for each in value:
            yield from _references(each)
    elif isinstance(value, dict):
        for each in value.values():
            yield from _references(each)


def _require_anywidget(states: State, model_id: str) -> None:
    if model_id not in states:
        raise CourseError(
            f"the notebook holds no state for widget model {model_id}: "
            "execute the notebook again with its widget state stored"
        )
    state = states[model_id]["state"]
    if "_esm" not in state:
        raise CourseError(
            f"{state.get('_model_name', 'a core widget').removesuffix('Model')} needs a running "
            "kernel and would be dead on a static page: use explore(f, **parameters) instead of "
            "interact, or an anywidget; or tag the cell `live-only` to show its code alone"
        )
