"""The scripts that bring a page's widgets and figures to life."""

from pathlib import Path

_STATIC = Path(__file__).parent / "static"
_HOST_PARTS = ("_model.js", "_core.js", "_loader.js", "host.js")


def host_script() -> str:
    """Return the host as the one script that a page loads."""
    return "".join((_STATIC / name).read_text(encoding="utf-8") for name in _HOST_PARTS)
