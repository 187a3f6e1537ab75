"""Which of the theme's scripts a page gets: those that find something to do on it."""

import re
from typing import Any

from sphinx.application import Sphinx

from coursebook.publish.search import REPLACED

COPY = "copy_code.js"
_THEME = "sphinx-book-theme.js"
_OPTIONS = "documentation_options.js"
_OF_THEME = ("switcher", "announcement", "show_version_warning_banner")
"""Settings of the theme that its scripts have to answer; then `static/frame.js` stands aside."""
_NOTHING = re.compile(r"(?!)")
_CODE = re.compile(r'class="(?:[^"]* )?highlight[" ]')
_FOLDED = re.compile(r'class="(?:[^"]* )?(?:toggle|dropdown)[" ]')
_NEEDS = {
    **dict.fromkeys(REPLACED, _NOTHING),
    _THEME: _NOTHING,  # left to frame.js
    # Left to copy_code.js.
    "clipboard.min.js": _NOTHING,
    "copybutton.js": _NOTHING,
    "design-tabs.js": re.compile(r"\bsd-tab-"),
    "doctools.js": re.compile(r'class="toggler"'),  # the index of an index; else a dead shortcut
    _OPTIONS: re.compile(r'class="toggler"'),  # doctools.js asks it
    "togglebutton.js": _FOLDED,
}
"""What stands in the text of a page that a script is for, by the end of the script's name."""
_LINES = {
    "toggleHint": _FOLDED,
    "toggleOpenOnPrint": _FOLDED,
    "togglebuttonSelector": _FOLDED,
    # Names the page to a list of versions, which the book does not have.
    "DOCUMENTATION_OPTIONS.": _NOTHING,
}
"""The same for scripts that are written into the page, by a name that they set."""
_KERNEL = re.compile(
    r'<script type="text/x-thebe-config">.*?</script>\s*<script>kernelName = [^<]*</script>\s*',
    re.DOTALL,
)


def connect(app: Sphinx) -> None:
    """Choose a page's scripts when it is written."""
    app.connect("html-page-context", _choose, priority=900)


def _choose(app: Sphinx, _page: str, _template: str, context: Any, _tree: Any) -> None:
    """Leave out what has nothing to do, and all for live kernels: it names a CDN."""
    body = _KERNEL.sub("", context.get("body") or "")
    context["body"] = body
    asked = _asked_for(app)
    context["nc_theme_scripts"] = _THEME in asked
    for kind in ("css_files", "script_files"):
        found = (each for each in context.get(kind, ()) if not _is_for_kernels(each))
        context[kind] = [each for each in found if _any_of(asked, each) or is_wanted(each, body)]


def _asked_for(app: Sphinx) -> tuple[str, ...]:
    """Return the scripts that a setting asks for on every page."""
    theme = app.config.html_theme_options or {}
    keys = ("doctools.js", _OPTIONS) if theme.get("navigation_with_keys") else ()
    if not any(theme.get(each) for each in _OF_THEME):
        return keys
    return (*keys, _THEME, _OPTIONS, "DOCUMENTATION_OPTIONS.")


def has_code(body: str) -> bool:
    """Tell whether there is code to copy in the markup of a page's text."""
    return bool(_CODE.search(body))


def is_wanted(script: Any, body: str) -> bool:
    """Tell whether a script finds something to do on a page; in doubt it does.

    Args:
        script: as Sphinx has it, or its file's name.
        body: the markup of the page's text.
    """
    known = [sign for name, sign in _NEEDS.items() if _name(script).endswith(name)]
    known += [sign for name, sign in _LINES.items() if name in _line(script)]
    return not known or any(sign.search(body) for sign in known)


def _any_of(names: tuple[str, ...], asset: Any) -> bool:
    return any(_name(asset).endswith(each) or each in _line(asset) for each in names)


def _is_for_kernels(asset: Any) -> bool:
    return "sphinx-thebe" in _name(asset) or "THEBE_JS_URL" in _line(asset)


def _name(asset: Any) -> str:
    return str(getattr(asset, "filename", asset) or "")


def _line(asset: Any) -> str:
    return str(getattr(asset, "attributes", {}).get("body") or "")
