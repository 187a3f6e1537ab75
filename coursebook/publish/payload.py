"""Widget state, made small: what a static page needs of each model, and the files it is in."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from coursebook.publish.core_widgets import (
    REFERENCE,
    State,
    core_kind,
    kept_layout,
    needed,
    own_state,
)
from coursebook.publish.pieces import pieces, sheets
from coursebook.publish.scoping import scoped

__all__ = ["INLINE_LIMIT", "Payload", "State", "dumps"]

INLINE_LIMIT = 2048
"""States up to this many characters stand in the page; larger ones load near the view."""
_SMALL, _PACK = 8192, 20_000
"""States up to the first many characters share a file, until it has the second many."""


@dataclass
class Payload:
    """The models of one page, numbered in the order they are shown, and the files they need.

    `files` are scripts, loaded when a widget is drawn; `sheets` are stylesheets of the page.
    """

    files: dict[str, str] = field(default_factory=dict)
    sheets: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)
    _small: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    def add(self, states: State, root: str) -> tuple[str, dict[str, Any]]:
        """Take in a view's model and all it refers to.

        Args:
            states: all models of the notebook by id.
            root: the id of the model the view shows.

        Returns:
            The model's number on the page, and the entries not yet on it, by number.

        Raises:
            CourseError: a model among them can't live on a static page.
        """
        found = needed(states, root)
        new = [each for each in found if each not in self.numbers]
        for each in new:
            self.numbers[each] = f"m{len(self.numbers) + 1}"
        return self.numbers[root], {self.numbers[each]: self._entry(states, each) for each in new}

    def _entry(self, states: State, model_id: str) -> dict[str, Any]:
        model = states[model_id]
        entry = self._front_end(model["state"])
        if layout := kept_layout(states, model_id):
            entry["layout"] = self.numbers[layout]
        content: dict[str, Any] = {"state": self._renumber(own_state(model["state"]))}
        if model.get("buffers"):
            content["buffers"] = [[each["path"], each["data"]] for each in model["buffers"]]
        if len(dumps(content)) > INLINE_LIMIT:
            entry["source"] = self.file(content)
            if len(self.files[entry["source"]]) <= _SMALL:
                self._small.setdefault(entry["source"], []).append(entry)
            return entry
        return entry | content

    def pack(self) -> None:
        """Put small states that follow each other into one file: each costs a request.

        Their entries say which file it is, so call it before they are written.
        """
        group: list[str] = []
        for source in [*self._small, ""]:
            full = sum(len(self.files[each]) for each in group) >= _PACK
            if len(group) > 1 and (full or not source):
                self._pack_together(group)
            if full:
                group = []
            group.append(source)
        self._small.clear()

    def _pack_together(self, sources: list[str]) -> None:
        text = "".join(self.files.pop(each) for each in sources)
        name = hashlib.sha256(text.encode()).hexdigest()[:16]
        self.files[name] = text
        for entry in (each for source in sources for each in self._small[source]):
            entry["pack"] = name

    def _front_end(self, state: Mapping[str, Any]) -> dict[str, Any]:
        if core := core_kind(state):
            return {"core": core}
        entry: dict[str, Any] = {"module": [self.file(each) for each in pieces(state["_esm"])]}
        if own := sheets(state.get("_css") or ""):
            self.sheets |= own
        elif state.get("_css"):
            css, mark = scoped(state["_css"])
            entry |= {"css": self.file(css)} | ({"scope": mark} if mark else {})
        return entry

    def file(self, content: Any) -> str:
        """Put content into a script file named by its hash; return the name without ending."""
        text = dumps(content)
        name = hashlib.sha256(text.encode()).hexdigest()[:16]
        self.files[name] = f'courseBook.define("{name}",{text});\n'
        return name

    def _renumber(self, value: Any) -> Any:
        if isinstance(value, str) and (found := REFERENCE.match(value)):
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
