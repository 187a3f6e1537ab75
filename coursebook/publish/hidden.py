"""Directives in comments: what has no meaning where nothing is built doesn't show there either.

`<!-- {bibliography} :all: -->` on a line of its own is the directive with its option.
"""

import json
import re

from sphinx.application import Sphinx

_COMMENT = re.compile(r"^<!-- \{(\w+)\}((?: :\w+:)*) -->$", re.MULTILINE)


def connect(app: Sphinx) -> None:
    """Read the directives before MyST does."""
    app.connect("source-read", _uncover)


def _uncover(app: Sphinx, docname: str, source: list[str]) -> None:
    path = app.env.doc2path(docname)
    source[0] = in_notebook(source[0]) if path.endswith(".ipynb") else uncovered(source[0])


def uncovered(text: str) -> str:
    """Return Markdown with its hidden directives as MyST reads them.

    Args:
        text: Markdown.
    """
    return _COMMENT.sub(lambda m: f"```{{{m[1]}}}{m[2].replace(' ', chr(10))}\n```", text)


def in_notebook(text: str) -> str:
    """Return a notebook with the hidden directives of its Markdown cells as MyST reads them.

    Args:
        text: the notebook's file.
    """
    if "<!-- {" not in text:
        return text
    notebook = json.loads(text)
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown":
            cell["source"] = uncovered("".join(cell["source"]))
    return json.dumps(notebook)
