"""The cell that begins every notebook: it installs the course's package where that is missing.

The address is a setting in one place, `repository` in `_config.yml`. While it is empty the cell
installs from the folder that the notebook lies in, or says what to do.
"""

from pathlib import Path
from typing import Any

import nbformat

from coursebook import yaml_file

CONFIG = Path(__file__).parents[1] / "_config.yml"
ID = "course-package"
_WITH_IDS = 5
_SOURCE = """\
# Installs the course's package where it is missing, as in Colab; elsewhere it does nothing.
try:
    import nato_course
except ModuleNotFoundError:
    from importlib.util import find_spec
    from os.path import exists
    package = ".." if exists("../nato_course") else "{address}"  # a folder, a wheel or git+https://…
    if package:
        %pip install -q {{package}}
    if not find_spec("nato_course"):
        raise ModuleNotFoundError(
            "This notebook needs the course's package, which could not be installed. Download the "
            "course's folder, run `%pip install` with the folder's path, then run this cell again."
        ) from None"""


def address(config: Path = CONFIG) -> str:
    """Return what pip installs the package from, or nothing while the course has no address.

    Args:
        config: the book's settings.
    """
    repository = yaml_file.read(config).get("repository") or {}
    url = repository.get("url") or ""
    return f"git+{url}@{repository.get('branch') or 'main'}" if url else ""


def source(package: str) -> str:
    """Return the cell's code.

    Args:
        package: what pip installs the package from, or nothing.
    """
    return _SOURCE.format(address=package)


def put_first(notebook: Any, package: str | None = None) -> None:
    """Put the cell before the first code cell of a notebook, in place of an older one.

    Args:
        notebook: the notebook.
        package: what pip installs the package from; without it, the course's own address.
    """
    start = _SOURCE.splitlines()[0]
    cells = [each for each in notebook.cells if not each.source.startswith(start)]
    first = next((i for i, each in enumerate(cells) if each.cell_type == "code"), None)
    if first is not None:
        metadata = {"tags": ["remove-cell"]}
        code = source(address() if package is None else package)
        made = nbformat.v4.new_code_cell(code, id=ID, metadata=metadata)
        if notebook.nbformat_minor < _WITH_IDS:
            del made["id"]
        cells.insert(first, made)
    notebook.cells = cells
