"""The scripts that bring a page's widgets and figures to life."""

import re
from pathlib import Path

_STATIC = Path(__file__).parent / "static"
_HOST_PARTS = ("_model.js", "_core.js", "_loader.js", "host.js")
_COMMENTS = re.compile(r"^[ ]*(?://.*|/\*\*(?:(?!\*/)[\s\S])*\*/)\n", re.MULTILINE)


def host_script() -> str:
    """Return the host as the one script that a page loads, without the lines of comment."""
    parts = "".join((_STATIC / name).read_text(encoding="utf-8") for name in _HOST_PARTS)
    return _COMMENTS.sub("", parts)
