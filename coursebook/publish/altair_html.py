"""Charts in Altair's own HTML, which loads its drawing library from a CDN."""

import json
import re
from typing import Any

_CALL = re.compile(r"\}\)\((?=\{)|\bvar spec = (?=\{)")


def altair_spec(html: str) -> dict[str, Any] | None:
    """Return the Vega-Lite specification in a chart's HTML, or None where it is no such chart.

    A cell that makes a chart before the course's charts are imported gives Altair's default
    output. Its specification is all there, so the chart can be drawn like any other.

    Args:
        html: an output's HTML.
    """
    if "vega-embed" not in html:
        return None
    for call in _CALL.finditer(html):
        try:
            found = json.JSONDecoder().raw_decode(html, call.end())[0]
        except ValueError:
            continue
        if "vega-lite" in str(found.get("$schema")):
            return dict(found)
    return None
