"""The MyST-NB renderer: executed outputs become static, kernel-free HTML."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from html import escape
from pathlib import PurePosixPath
from typing import Any

from docutils import nodes
from myst_nb.core.render import (
    WIDGET_STATE_MIMETYPE,
    MimeData,
    NbElementRenderer,
)

from coursebook.datasets._catalogue import FROM_CHAPTERS
from coursebook.errors import CourseError
from coursebook.publish import glue, noted, origins
from coursebook.publish.altair_html import altair_spec
from coursebook.publish.heights import Rooms
from coursebook.publish.link_names import LinkNames
from coursebook.publish.markup import widget_name, widget_place
from coursebook.publish.payload import Payload, State

VEGALITE = "application/vnd.vegalite.v5+json"
ASSETS = "_static/nc"
BIBLIOGRAPHY = "book/bibliography"
LIVE_ONLY = "live-only"
NEEDS_KERNEL = "needs-kernel"
_VIEW = "nc_view"
_BLOCK = "nc_block"
_ASKS_PYTHON = "nc_needs_kernel"


class StaticRenderer(NbElementRenderer):  # type: ignore[misc]  # untyped base
    """Render widgets and charts so that they live in the page alone.

    Registered as `coursebook` in the entry points `myst_nb.renderers`. Files and faults are left
    on the Sphinx environment, where the extension finds them. Widgets get a place while the page
    is read and are written into it when all of it is: an inline execution knows their state no
    sooner, and a widget's other forms stand beside it by then, whichever way it came there.
    """

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.payload = Payload()
        self._links = LinkNames()
        self._states: State = {}
        self._figures = 0
        self._rooms: Rooms | None = None

    def render_nb_finalise(self, metadata: dict[str, Any]) -> None:
        """Take in the widgets' states, complete now; the stock state script stays out."""
        stored: Any = metadata.get("widgets", {}).get(WIDGET_STATE_MIMETYPE, {})
        self._states = stored.get("state", {})
        self._env.temp_data["nc_renderer"] = self
        glue.note_lively(self._env, self.renderer.nb_client.glue_data)

    def render_mime_type(self, data: MimeData) -> list[nodes.Element]:
        """Render one output; a `live-only` cell shows a note in the place of its output."""
        return self._rendered(data, super().render_mime_type)

    def render_mime_type_inline(self, data: MimeData) -> list[nodes.Element]:
        """Render an output glued into a line of text, which a widget or chart interrupts."""
        return self._rendered(data, super().render_mime_type_inline)

    def render_widget_view(self, data: MimeData) -> list[nodes.Element]:
        """Keep a widget's place, to be filled by `fill`."""
        view: Any = data.content
        asks_python = NEEDS_KERNEL in data.cell_metadata.get("tags", [])
        return [_raw("", **{_VIEW: view["model_id"], _BLOCK: True, _ASKS_PYTHON: asks_python})]

    def render_text_html(self, data: MimeData) -> list[nodes.Element]:
        """Render HTML; links to the tables' files lead to the copies beside the pages."""
        spec = altair_spec(data.string)
        if spec is not None:
            return self._chart(replace(data, content=spec))
        return [_raw(data.string.replace(FROM_CHAPTERS, f"{self._to_root}{ASSETS}/"))]

    def fill(self, page: nodes.document) -> None:
        """Write each widget of the page into its place, with its twin and what it loads."""
        places = [each for each in page.findall(nodes.Element) if each.get(_BLOCK)]
        added = [(each, self._add(each)) for each in places if _VIEW in each]
        self.payload.pack()
        for place, model in added:
            if model:
                self._fill_place(place, *model)
        for place in places:
            _lift_out_of_paragraph(place)
        self._files.update(self.payload.files | self.payload.sheets)

    def _rendered(
        self, data: MimeData, stock: Callable[[MimeData], list[nodes.Element]]
    ) -> list[nodes.Element]:
        data = self._with_its_cell(data)
        tags = data.cell_metadata.get("tags", [])
        if LIVE_ONLY in tags:
            rendered = self._live_only_note(data)
        elif data.mime_type == VEGALITE:
            rendered = self._chart(data)
        else:
            rendered = stock(data)
        if origins.REMOTE_OK in tags:
            origins.permit(self._env)
        for node in rendered:
            origins.mark(node, self._where(data), permitted=origins.REMOTE_OK in tags)
        return rendered

    def _with_its_cell(self, data: MimeData) -> MimeData:
        """Return a glued output with number and tags of the cell that glues it, where found."""
        name = glue.glued_name(data.output_metadata)
        if data.cell_index is not None or name is None:
            return data
        found = glue.cell_that_glues(self.renderer.nb_client.notebook, name)
        if found is None:
            return data
        number, tags = found
        return replace(data, cell_index=number, cell_metadata={**data.cell_metadata, "tags": tags})

    def _where(self, data: MimeData) -> str:
        """Return page and cell of an output, counted as readers count."""
        place = origins.line_of(self._env, self._docname, data.line)
        if data.cell_index is not None:
            place = f"{origins.source_of(self._env, self._docname)}, cell {data.cell_index + 1}"
        name = glue.glued_name(data.output_metadata)
        return f"{place}, glued as '{name}'" if name else place

    def _add(self, place: nodes.Element) -> tuple[str, dict[str, Any]] | None:
        """Take a widget's model in; one that can't live on a page is noted as a fault."""
        try:
            self._require_state(place[_VIEW])
            return self.payload.add(self._states, place[_VIEW])
        except CourseError as error:
            self._fault(origins.place_of(place), error)
            return None

    def _fill_place(self, place: nodes.Element, number: str, entries: dict[str, Any]) -> None:
        root, where = place[_VIEW], origins.place_of(place)
        state = self._states[root]["state"]
        if fault := self._links.fault(state, root, where):
            self._fault(where, fault)
        html = widget_place(
            number,
            entries,
            name=widget_name(state),
            twin=_sibling(place, "text/html"),
            state=state,
            needs_kernel=place[_ASKS_PYTHON],
            room=self._room(widget_name(state)),
        )
        place += nodes.Text(html)
        origins.note_widget(self._env, place, self._new_states(entries))

    def _room(self, name: str) -> str:
        self._rooms = self._rooms or Rooms(self._docname)
        return self._rooms.next(name)

    def _new_states(self, entries: Mapping[str, Any]) -> list[Mapping[str, Any]]:
        numbers = self.payload.numbers.items()
        return [self._states[each]["state"] for each, number in numbers if number in entries]

    def _require_state(self, root: str) -> None:
        if root not in self._states:
            raise CourseError(
                "the notebook holds this widget without its state, so nothing can draw it: let "
                "the build execute the notebook (`execute_notebooks: cache` in _config.yml), or "
                "save it in JupyterLab with Settings > Save Widget State Automatically"
            )

    def _chart(self, data: MimeData) -> list[nodes.Element]:
        from coursebook.figures import svg  # late: only a page with a chart needs it

        spec: Any = data.content
        self._figures += 1
        name = f"figure-{PurePosixPath(self._docname).name}-{self._figures}.csv"
        bibliography = (
            f"{self._to_root}{BIBLIOGRAPHY}.html" if BIBLIOGRAPHY in self._env.found_docs else None
        )
        try:
            self._files[name] = svg.figure_csv(spec)
            html = svg.figure_html(
                spec,
                prefix=f"f{self._figures}",
                csv_href=f"{self._to_root}{ASSETS}/{name}",
                bibliography_href=bibliography,
            )
        except CourseError as error:
            self._fault(self._where(data), error)
            return []
        return [_raw(html, **{_BLOCK: True})]

    def _live_only_note(self, data: MimeData) -> list[nodes.Element]:
        if data.mime_type != "text/plain":
            return []
        note = nodes.container(classes=["nc-live-only"])
        note[_BLOCK] = True
        note += nodes.paragraph(
            text="This cell needs a running notebook: open the chapter in JupyterLab, VS Code or "
            "Colab and run it there."
        )
        return [note]

    def _fault(self, where: str, error: CourseError | str) -> None:
        noted.of(self._env, "faults").setdefault(self._docname, []).append(f"{where}: {error}")

    @property
    def _files(self) -> dict[str, str]:
        files: dict[str, str] = noted.of(self._env, "files").setdefault(self._docname, {})
        return files

    @property
    def _env(self) -> Any:
        return self.renderer.sphinx_env

    @property
    def _docname(self) -> str:
        return str(self._env.docname)

    @property
    def _to_root(self) -> str:
        return "../" * self._docname.count("/")


def connect(app: Any) -> None:
    """Fill the widgets' places when a page has been read, before anything else looks at it."""
    app.connect("doctree-read", _fill, priority=100)
    glue.connect(app)


def _fill(app: Any, page: nodes.document) -> None:
    renderer = app.env.temp_data.pop("nc_renderer", None)
    if renderer:
        renderer.fill(page)


def _raw(html: str, **attributes: Any) -> nodes.raw:
    # Not `text_html`: in its dark theme the page sets that class on a light ground.
    return nodes.raw("", html, format="html", classes=["output", "nc-output"], **attributes)


def _bundle(node: nodes.Element) -> nodes.Element | None:
    """Return the container that holds all forms of an output, given the root of one of them."""
    bundle = node.parent and node.parent.parent
    return bundle if bundle and bundle.get("nb_element") == "mime_bundle" else None


def _sibling(place: nodes.Element, mime_type: str) -> str | None:
    """Return another form of the same output, such as a widget's HTML twin."""
    for form in _bundle(place) or ():
        if isinstance(form, nodes.Element) and form.get("mime_type") == mime_type:
            return form.astext()
    return None


def _lift_out_of_paragraph(place: nodes.Element) -> None:
    """Part the paragraph in which an output was glued: a block within one is no valid HTML."""
    bundle = _bundle(place)
    paragraph = bundle.parent if bundle else None
    if bundle is None or not isinstance(paragraph, nodes.paragraph):
        return
    at = paragraph.index(bundle)
    before, after = paragraph.children[:at], paragraph.children[at + 1 :]
    parts: list[nodes.Node] = [bundle]
    if _says_something(before):
        parts.insert(0, nodes.paragraph("", "", *before))
    if _says_something(after):
        parts.append(nodes.paragraph("", "", *after))
    paragraph.replace_self(parts)


def _says_something(run: list[nodes.Node]) -> bool:
    return any(node.astext().strip() or isinstance(node, nodes.image) for node in run)


def fault_report(faults: list[str]) -> str:
    """Return the message that a build with dead widgets stops with."""
    return "\n".join(
        ["some outputs can't live on a static page:", *(escape(f, False) for f in faults)]
    )
