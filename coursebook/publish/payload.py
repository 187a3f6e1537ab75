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
from coursebook.publish.pieces import chapter_pieces, pieces, sheets
from coursebook.publish.scoping import scoped

__all__ = ["INLINE_LIMIT", "Payload", "State", "dumps"]

INLINE_LIMIT = 2048
"""States up to this many characters stand in the page; larger ones load near the view."""
_SMALL, _PACK = 8192, 20_000
"""States up to the first many characters share a file, until it has the second many."""
_SEVERAL = 3
"""Kinds of a chapter's widgets from which on a page gets their pieces in two files."""


@dataclass
class Payload:
    """The models of one page, numbered in the order they are shown, and the files they need.

    `files` are scripts, loaded when a widget is drawn; `sheets` are stylesheets of the page.
    """

    files: dict[str, str] = field(default_factory=dict)
    sheets: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)
    _entries: list[dict[str, Any]] = field(default_factory=list)

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
            content = {"source": self.file(content)}
        self._entries.append(entry | content)
        return self._entries[-1]

    def pack(self) -> None:
        """Put together what is loaded together: each file costs a request.

        Small states that follow each other share a file, and so do the pieces of what chapters
        have. Entries say which file it is, so call it once, before they are written.
        """
        sources = [each["source"] for each in self._entries if "source" in each]
        small = [each for each in dict.fromkeys(sources) if len(self.files[each]) <= _SMALL]
        groups: list[list[str]] = [[]]
        for source in small:
            if sum(len(self.files[each]) for each in groups[-1]) >= _PACK:
                groups.append([])
            groups[-1].append(source)
        shared = [[self._name(each) for each in group] for group in chapter_pieces()]
        last = {each["module"][-1] for each in self._entries if "module" in each}
        if len(last & {each for group in shared for each in group}) >= _SEVERAL:
            groups += [[each for each in group if each in self.files] for group in shared]
        places = {name: place for group in groups for name, place in self._together(group).items()}
        for entry in self._entries:
            if "source" in entry:
                entry["source"] = places.get(entry["source"], entry["source"])
            if "module" in entry:
                entry["module"] = [places.get(each, each) for each in entry["module"]]

    def _together(self, names: list[str]) -> dict[str, str]:
        """Make one file of several, and return where each is now."""
        if len(names) < 2:
            return {}
        text = "".join(self.files.pop(each) for each in names)
        file = hashlib.sha256(text.encode()).hexdigest()[:16]
        self.files[file] = text
        return {name: f"{file}:{name}" for name in names}

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
        name = self._name(content)
        self.files[name] = f'courseBook.define("{name}",{dumps(content)});\n'
        return name

    @staticmethod
    def _name(content: Any) -> str:
        return hashlib.sha256(dumps(content).encode()).hexdigest()[:16]

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
