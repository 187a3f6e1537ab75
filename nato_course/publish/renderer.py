"""The MyST-NB renderer: executed outputs become static, kernel-free HTML."""

from html import escape
from pathlib import PurePosixPath
from typing import Any

from docutils import nodes
from myst_nb.core.render import WIDGET_STATE_MIMETYPE, MimeData, NbElementRenderer

from nato_course.charts import svg
from nato_course.datasets._catalogue import FROM_CHAPTERS
from nato_course.errors import CourseError
from nato_course.publish.links import LinkNames
from nato_course.publish.markup import widget_name, widget_place
from nato_course.publish.payload import Payload, State

VEGALITE = "application/vnd.vegalite.v5+json"
ASSETS = "_static/nc"
BIBLIOGRAPHY = "book/bibliography"
LIVE_ONLY = "live-only"
NEEDS_KERNEL = "needs-kernel"


class StaticRenderer(NbElementRenderer):  # type: ignore[misc]  # untyped base
    """Render widgets and charts so that they live in the page alone.

    Registered as `nato_course` in the entry points `myst_nb.renderers`. Files and faults are left
    on the Sphinx environment, where the extension finds them.
    """

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.payload = Payload()
        self._links = LinkNames()
        self._figures = 0

    def render_nb_finalise(self, metadata: dict[str, Any]) -> None:
        """Hand the page's files to the build; the stock state script stays out."""
        self._env.nc_files.setdefault(self._docname, {}).update(self.payload.files)

    def render_mime_type(self, data: MimeData) -> list[nodes.Element]:
        """Render one output; a `live-only` cell shows a note in the place of its output."""
        if LIVE_ONLY in data.cell_metadata.get("tags", []):
            return self._live_only_note(data)
        if data.mime_type == VEGALITE:
            return self._chart(data)
        rendered: list[nodes.Element] = super().render_mime_type(data)
        return rendered

    def render_widget_view(self, data: MimeData) -> list[nodes.Element]:
        """Render a widget's place; a core ipywidget is a fault that fails the build."""
        view: Any = data.content
        root = view["model_id"]
        states = self._states()
        try:
            number, entries = self.payload.add(states, root)
        except CourseError as error:
            where = f"{self.source}, cell {(data.cell_index or 0) + 1}"
            self._env.nc_faults.setdefault(self._docname, []).append(f"{where}: {error}")
            return []
        state = states[root]["state"]
        cell = (data.cell_index or 0) + 1
        if fault := self._links.fault(state, root, cell):
            faults = self._env.nc_faults.setdefault(self._docname, [])
            faults.append(f"{self.source}, cell {cell}: {fault}")
        html = widget_place(
            number,
            entries,
            name=widget_name(state),
            twin=self._sibling(data, "text/html"),
            state=state,
            needs_kernel=NEEDS_KERNEL in data.cell_metadata.get("tags", []),
        )
        return [_raw(html)]

    def render_text_html(self, data: MimeData) -> list[nodes.Element]:
        """Render HTML; links to the tables' files lead to the copies beside the pages."""
        return [_raw(data.string.replace(FROM_CHAPTERS, f"{self._to_root}{ASSETS}/"))]

    def _chart(self, data: MimeData) -> list[nodes.Element]:
        spec: Any = data.content
        self._figures += 1
        csv = svg.figure_csv(spec)
        name = f"figure-{PurePosixPath(self._docname).name}-{self._figures}.csv"
        self._env.nc_files.setdefault(self._docname, {})[name] = csv
        href = f"{self._to_root}{ASSETS}/{name}"
        bibliography = (
            f"{self._to_root}{BIBLIOGRAPHY}.html" if BIBLIOGRAPHY in self._env.found_docs else None
        )
        html = svg.figure_html(
            spec,
            prefix=f"f{self._figures}",
            csv_href=href,
            bibliography_href=bibliography,
        )
        return [_raw(html)]

    def _live_only_note(self, data: MimeData) -> list[nodes.Element]:
        if data.mime_type != "text/plain":
            return []
        note = nodes.container(classes=["nc-live-only"])
        note += nodes.paragraph(
            text="This cell needs a running notebook: open the chapter in JupyterLab, VS Code or "
            "Colab and run it there."
        )
        return [note]

    def _states(self) -> State:
        metadata: Any = self.renderer.nb_client.nb_metadata
        states: State = metadata.get("widgets", {}).get(WIDGET_STATE_MIMETYPE, {}).get("state", {})
        return states

    def _sibling(self, data: MimeData, mime_type: str) -> str | None:
        """Return another form of the same output, such as a widget's HTML twin."""
        _, outputs = self.renderer.nb_client.code_cell_outputs(data.cell_index or 0)
        found: str | None = outputs[data.output_index or 0]["data"].get(mime_type)
        return found

    @property
    def _env(self) -> Any:
        return self.renderer.sphinx_env

    @property
    def _docname(self) -> str:
        return str(self._env.docname)

    @property
    def _to_root(self) -> str:
        return "../" * self._docname.count("/")


def _raw(html: str) -> nodes.raw:
    # Not `text_html`: in its dark theme the page sets that class on a light ground.
    return nodes.raw("", html, format="html", classes=["output", "nc-output"])


def fault_report(faults: list[str]) -> str:
    """Return the message that a build with dead widgets stops with."""
    return "\n".join(
        ["some outputs can't live on a static page:", *(escape(f, False) for f in faults)]
    )
