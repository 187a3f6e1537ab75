"""A book of one page with widgets that are made elsewhere."""

import shutil
from pathlib import Path
from typing import Any

from tests.build import books, builder

FIXTURE = Path(__file__).parents[1] / "fixtures" / "third_party"


def build(folder: Path, *cells: Any) -> tuple[int, str]:
    """Build the book; return the exit code and what was said.

    Args:
        folder: where to write it.
        cells: of its page, as `books.code` makes them.
    """
    for name in ("_config.yml", "_toc.yml"):
        shutil.copy(FIXTURE / name, folder)
    page = books.notebook(books.text("# Made elsewhere"), *cells)
    (folder / "index.ipynb").write_text(page, encoding="utf-8")
    return builder.run(folder, "-W")
