"""Whether somebody looks on while a cell runs: then widgets are shown alive, else as their twin."""

import os
from collections.abc import Mapping
from typing import Any

from IPython.core.getipython import get_ipython

VIEW = "application/vnd.jupyter.widget-view+json"


def shown(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return a widget's output, without its live view where nobody is there to see that one.

    A program that runs a notebook through, such as `nbconvert --execute`, saves the live view,
    and its page then shows nothing else: without network an empty place, with it controls that
    have no kernel. The book's build takes the view to draw the widget itself.

    Args:
        data: the output by kind, the widget's view among it.
    """
    wanted = os.environ.get("COURSEBOOK_BUILD") == "1" or is_watched()
    return {kind: content for kind, content in data.items() if wanted or kind != VIEW}


def is_watched() -> bool:
    """Return whether the front end that runs the cell says that it can ask somebody.

    JupyterLab, Notebook, VS Code and Colab let a cell ask for input; what runs a notebook from
    end to end by itself does not. Outside a kernel, and where nothing is said, somebody may look.
    """
    kernel: Any = getattr(get_ipython(), "kernel", None)
    request = kernel.get_parent() if hasattr(kernel, "get_parent") else {}
    return bool(request.get("content", {}).get("allow_stdin", True))
