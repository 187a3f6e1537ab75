"""One self-contained HTML page with widgets and charts on it, for looking at and testing."""

import base64
import json
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

import altair as alt

from coursebook import citing, look
from coursebook.figures import Figure, svg
from coursebook.figures._renderer import stable
from coursebook.publish import scripts
from coursebook.publish.markup import widget_name, widget_place
from coursebook.publish.payload import Payload
from coursebook.publish.scripts import FIGURE, HOST, classic

STATIC = Path(scripts.__file__).parent / "static"
_STYLES = ("course.css", FIGURE, "print.css")
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"


def standalone_html(*objects: Any, title: str = "") -> str:
    """Return a page that shows objects as the built book would, everything inlined.

    Args:
        objects: widgets and charts, in order.
        title: the page's heading.
    """
    payload = Payload()
    body = "\n".join(_object_html(each, payload, f"o{i}") for i, each in enumerate(objects))
    styles = look.css() + "".join(map(classic, _STYLES))
    styles += "".join(payload.sheets.values())
    host = _script(classic(HOST), f' data-nc-credit="{escape(citing.figure_credit())}"')
    script_tags = "\n".join([host, *map(_script, payload.files.values())])
    return (
        '<!doctype html><html lang="en" data-theme="light"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(title or 'Preview')}</title><style>{_PAGE_STYLE}{styles}</style></head>"
        f"<body><main><h1>{escape(title or 'Preview')}</h1>{body}</main>{script_tags}</body></html>"
    )


_PAGE_STYLE = """
html[data-theme=dark] { color-scheme: dark; }
body { margin: 0; font: 16px/1.6 var(--nc-sans); color: var(--nc-ink);
  background: var(--nc-paper); }
main { max-width: 46rem; margin: 0 auto; padding: 1rem; }
"""


def _script(source: str, attributes: str = "") -> str:
    safe = source.replace("</script", "<\\/script")
    return f"<script{attributes}>{safe}</script>"


def _object_html(shown: Any, payload: Payload, prefix: str) -> str:
    if isinstance(shown, alt.TopLevelMixin | Figure):
        spec = stable(shown.to_dict())
        csv = base64.b64encode(svg.figure_csv(spec).encode()).decode()
        return svg.figure_html(spec, prefix=prefix, csv_href=f"data:text/csv;base64,{csv}")
    bundle = shown._repr_mimebundle_()
    data = bundle[0] if isinstance(bundle, tuple) else bundle
    states = live_states()
    root = data[WIDGET_VIEW]["model_id"]
    number, entries = payload.add(states, root)
    state = states[root]["state"]
    twin = data.get("text/html")
    return widget_place(number, entries, name=widget_name(state), twin=twin, state=state)


def live_states() -> Mapping[str, Mapping[str, Any]]:
    """Return the state of every widget in this process, as a saved notebook would hold it."""
    from ipywidgets.embed import Widget

    states = Widget.get_manager_state(drop_defaults=False, widgets=None)["state"]
    return json.loads(json.dumps(states))  # type: ignore[no-any-return]
