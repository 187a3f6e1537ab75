"""The base of every widget: one Python file, one ES module, one stylesheet."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from html import escape
from pathlib import Path
from typing import Any, ClassVar

import anywidget
import traitlets

from coursebook import look
from coursebook.course import current
from coursebook.errors import CourseError
from coursebook.widgets._front_end import shown

BOOK = current().title
_EXPORT = "export default { render };"
_GUARDED = "export default { render: withOwnKeys(render) };"
_IMPORT = re.compile(r'^import \{[^}]*\} from "\.[./\w]*/(_\w+)\.js";\n', re.MULTILINE)


@cache
def read_static(name: str, *beside: Path) -> str:
    """Return a front-end file as it stands.

    Args:
        name: its name in the folder of front-end files, such as "_grading.js".
        beside: further folders in which it may be.
    """
    source = static_path(name, *beside).read_text(encoding="utf-8")
    return _of_course(source) if name.startswith("_course") else source


def _of_course(source: str) -> str:
    """Return the front end's words of the course, with those of the one that is served."""
    course = current()
    given = {
        '"course-slug"': course.slug,
        '"course-text"': course.text,
        '"course-code"': course.code,
        '["course-kinds"]': list(course.kept),  # a course with no kind of its own has an empty list
    }
    for name, value in given.items():
        source = source.replace(name, json.dumps(value, ensure_ascii=False))
    return source


def static_path(name: str, *beside: Path) -> Path:
    """Return the path of a front-end file, of the engine's or of the course's own.

    Args:
        name: its name in its folder, such as "_grading.js".
        beside: further folders in which it may be.

    Raises:
        CourseError: neither has it.
    """
    for folder in (*static_folders(), *beside):
        if (folder / name).is_file():
            return folder / name
    raise CourseError(f"no widget has the front-end file {name}: look at its name")


def static_folders() -> tuple[Path, Path]:
    """Return the folders of the widgets' front-end files: the engine's, and the course's own."""
    return Path(__file__).parent / "static", current().root / "widgets" / "static"


@cache
def front_end_module(stem: str) -> str:
    """Return a widget's ES module with the parts it imports in front, each once.

    A live kernel loads the module from a Blob, where a relative import can't resolve, so the
    import lines give way to the parts themselves. There too, the notebook's shortcuts would take
    keys from the widget: the kit's `withOwnKeys` is put around what the module exports.

    Args:
        stem: the widget's file stem, such as "self_check".
    """
    return with_parts(read_static(f"{stem}.js")).replace(_EXPORT, _GUARDED)


def with_parts(module: str, *beside: Path) -> str:
    """Return a module with the parts that it imports in front, each once, in place of the imports.

    Args:
        module: its source; parts are the front-end files whose names begin with an underscore.
        beside: folders of parts beside those of the widgets.
    """
    parts = "".join(_part(each, *beside) for each in parts_of(module, *beside))
    return parts + _IMPORT.sub("", module)


def parts_of(module: str, *beside: Path) -> list[str]:
    """Return the names of the parts that a module imports, each after those that it needs itself.

    Args:
        module: its source.
        beside: folders of parts beside those of the widgets.
    """
    order: dict[str, None] = {}
    for part in _IMPORT.findall(module):
        needed = parts_of(read_static(f"{part}.js", *beside), *beside)
        order |= dict.fromkeys((*needed, part))
    return list(order)


def _part(name: str, *beside: Path) -> str:
    source = _IMPORT.sub("", read_static(f"{name}.js", *beside))
    return re.sub(r"^export ", "", source, flags=re.MULTILINE)


@cache
def stylesheet(stem: str, *parts: str) -> str:
    """Return a widget's stylesheet with the values of the look and the shared rules in front.

    Args:
        stem: the widget's file stem, such as "self_check".
        parts: further stylesheets it builds on, such as "_filter".
    """
    return look.css() + "".join(read_static(f"{name}.css") for name in ("_kit", *parts, stem))


class FrontEnd:
    """A front-end file of a widget, read when one is made.

    So a notebook uses the files of the widgets that it shows, and not those of all.
    """

    def __init__(self, read: Callable[[Any], str]) -> None:
        self._read = read

    def __get__(self, widget: object, _kind: type) -> Any:
        # anywidget looks at every attribute of a class.
        return self if widget is None else self._read(widget)


class CourseWidget(anywidget.AnyWidget):
    """A widget with a twin: text and HTML that say the same where nothing can run.

    A subclass names its files with `_stem` and writes `twin_text` and `twin_html`.
    """

    _stem: ClassVar[str]
    _style_parts: ClassVar[tuple[str, ...]] = ()
    _enhance = traitlets.Bool(False).tag(sync=True)
    _esm: ClassVar[Any] = FrontEnd(lambda widget: front_end_module(widget._stem))
    _css: ClassVar[Any] = FrontEnd(lambda widget: stylesheet(widget._stem, *widget._style_parts))

    def twin_text(self) -> str:
        """Return the widget as plain text, the same in every run."""
        raise NotImplementedError

    def twin_html(self) -> str:
        """Return the widget as static HTML for print, screen readers and viewers."""
        raise NotImplementedError

    def __repr__(self) -> str:
        """Return the text twin: a memory address would differ in every run."""
        return self.twin_text()

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        bundle: Any = super()._repr_mimebundle_(**kwargs)
        data, metadata = bundle
        data["text/plain"] = self.twin_text()
        data["text/html"] = self.twin_html()
        return shown(data), metadata


class EnhancedWidget(CourseWidget):
    """A widget whose twin is the content itself: the front end adds filters to it, in place.

    On a static page the host hands the twin to the front-end module. In a live kernel nothing
    stands in the view yet: the module asks for the twin with a message, so that it is in no saved
    state.
    """

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
