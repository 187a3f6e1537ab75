"""Execute the chapters and write their canonical outputs, or check that they hold no others.

Canonical outputs are what stays the same from run to run: text, chart specifications and the
widgets' HTML twins. Widget state, model ids and timings are left out; cells count from 1.
"""

import argparse
import sys
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from package_cell import put_first

from coursebook.publish.kernels import encrypt_kernels

BOOK = Path(__file__).parents[1] / "book"
LEFT_OUT = {"application/vnd.jupyter.widget-view+json"}
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


def canonical(notebook: Any) -> Any:
    """Return the notebook with its unstable parts removed, and its first code cell as it is set."""
    put_first(notebook)
    notebook.metadata = nbformat.from_dict(
        {
            **{k: v for k, v in notebook.metadata.items() if k not in ("widgets", "language_info")},
            "kernelspec": KERNEL,
            "language_info": {"name": "python"},
        }
    )
    ran = 0
    for cell in notebook.cells:
        kept = {"tags": cell.metadata["tags"]} if cell.metadata.get("tags") else {}
        cell.metadata = nbformat.from_dict(kept)
        if cell.cell_type == "code":
            # Counted in order, as a first run would: nbval takes a cell without a count as unrun.
            ran += 1
            cell.execution_count = ran
            cell.outputs = [_canonical_output(each, ran) for each in cell.outputs]
    return notebook


def _canonical_output(output: Any, count: int) -> Any:
    if "execution_count" in output:
        output.execution_count = count
    if "data" in output:
        output.data = nbformat.from_dict(
            {kind: output.data[kind] for kind in sorted(output.data) if kind not in LEFT_OUT}
        )
        output.metadata = nbformat.from_dict({})
    return output


def text_of(notebook: Any) -> str:
    """Return the notebook as it stands in its file."""
    nbformat.validate(notebook)
    return str(nbformat.writes(notebook, indent=1)).rstrip("\n") + "\n"


def execute(path: Path) -> bool:
    """Execute one notebook in place; an error names the cell and leaves the file as it was."""
    notebook = nbformat.read(path, as_version=4)
    try:
        NotebookClient(notebook, resources={"metadata": {"path": str(path.parent)}}).execute()
    except CellExecutionError as error:
        print(f"{path.name}: a cell failed; the file is unchanged.\n{error}", file=sys.stderr)
        return False
    path.write_text(text_of(canonical(notebook)), encoding="utf-8")
    print(f"{path.name}: outputs written")
    return True


def check(path: Path) -> bool:
    """Say whether a notebook's file is canonical."""
    text = path.read_text(encoding="utf-8")
    if text == text_of(canonical(nbformat.reads(text, as_version=4))):
        return True
    print(f"{path.name}: not canonical; run `make notebooks` and commit", file=sys.stderr)
    return False


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, only check")
    parser.add_argument("paths", nargs="*", type=Path, help="notebooks; all chapters by default")
    options = parser.parse_args()
    encrypt_kernels()
    paths = options.paths or sorted(BOOK.rglob("*.ipynb"))
    act = check if options.check else execute
    done = [act(path) for path in paths]
    return 0 if all(done) else 1


if __name__ == "__main__":
    sys.exit(main())
