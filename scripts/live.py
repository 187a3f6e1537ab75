"""Build `_build/html/lite/`: the chapters as notebooks that run in the reader's browser.

JupyterLite and Pyodide, the browser's Python, are served from our own files: no CDN, no package
index. Run with COURSEBOOK_LIVE=yes, as the book is built: its pages have the button then.
`live_kit.py` fetches what all is made of.
"""

import gzip
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import live_compile
import live_kit
import live_wheels
import nbformat
from package_cell import ID as PACKAGE_CELL

from coursebook import look
from coursebook.publish import live
from coursebook.publish.scripts import classic

ROOT = live_kit.ROOT
BUILT = ROOT / "_build/html"
STATIC = ROOT / "coursebook/publish/static"
_KERNEL = "@jupyterlite/pyodide-kernel-extension:kernel"
_TIME = "315532800"  # 1 January 1980, as in all our zips
# JupyterLite's first page leads to apps that are not here; the notebook reads settings from it.
_FIRST_PAGE = """<!doctype html>
<meta http-equiv="refresh" content="0; url=../index.html">
<script id="jupyter-config-data" type="application/json">{}</script>
"""
_FOLDED = {"hide-input", "remove-input"}
START = "start.mjs"  # what the kernel loads as Pyodide, see there
_START = STATIC / "live_start.js"
_WORKER = 'import("./{start}").catch(() => {{}});\nimport "./{kernel}";\n'
_PYODIDE_FIRST = ("pyodide.asm.wasm", "python_stdlib.zip", "pyodide.asm.mjs")
_OVERRIDES = {
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false"},
    "@jupyter-notebook/notebook-extension:scroll-output": {"autoScrollOutputs": False},
}
_DISABLED = [
    # It lets Python read the notebook's folder, which holds nothing, and asks it at every import.
    "@jupyterlite/application-extension:service-worker-manager",
    # These lead to pages that are not there, or tell what is of no use here.
    "@jupyter-notebook/application-extension:logo",
    "@jupyter-notebook/console-extension:scratchpad-console",
    "@jupyter-notebook/notebook-extension:checkpoints",
    "@jupyter-notebook/notebook-extension:kernel-logo",
    "@jupyter-notebook/notebook-extension:open-tree-tab",
    "@jupyter-notebook/tree-extension:widget",
    "@jupyterlite/application-extension:share-file",
    "@jupyterlite/notebook-application-extension:logo",
]


def _start() -> bytes:
    """Return what starts Python, with the course's package in it."""
    source = _START.read_text(encoding="utf-8")
    return source.replace("course_package", live_wheels.COURSE.package).encode()


def main() -> None:
    """Build the site anew, and put it in the place of an older one; or take that away."""
    target = BUILT / live.FOLDER
    if not live.is_wanted():
        shutil.rmtree(target, ignore_errors=True)
        return
    kit = live_kit.prepare()
    with tempfile.TemporaryDirectory() as place:
        source, made = Path(place) / "source", Path(place) / "made"
        loaded = lay_out(source, kit)
        build(source, made, kit)
        check(made)
        dress(made, at_its_own_address(made, loaded))
        shutil.rmtree(target, ignore_errors=True)
        # With the time of now: a browser keeps for years, unasked, what it is told is decades old.
        shutil.copytree(made, target, copy_function=shutil.copyfile)
    print(f"Live notebooks are in {target.relative_to(ROOT)}")


Sizes = dict[str, tuple[int, int]]
"""Bytes of a file, as they are and packed as most servers send it, by its path."""


def lay_out(source: Path, kit: Path) -> Sizes:
    """Write what JupyterLite's builder reads; return the sizes of what Python loads.

    Args:
        source: the folder to write.
        kit: the folder of the kit.
    """
    chapters, pyodide = source / "files", source / "static/pyodide"
    chapters.mkdir(parents=True)
    for page in live.pages(ROOT):
        path = ROOT / f"{page}.ipynb"
        (chapters / path.name).write_text(chapter(path), "utf-8")
    shutil.copytree(kit / live_kit.PYODIDE, pyodide)
    library = live_wheels.LIBRARY
    sources = {**live_wheels.gathered(kit), library: live_wheels.library(kit)}
    made = live_compile.compiled(sources, kit, live_wheels.WHEEL)
    wheels = {name: content for name, content in made.items() if name != library}
    lock = live_wheels.lock(wheels)
    more = {"pyodide-lock.json": lock.encode(), START: _start()}
    for name, content in {**made, **more}.items():
        (pyodide / name).write_bytes(content)
    packages = list(json.loads(lock)["packages"])
    _write(source / "jupyter-lite.json", settings(packages))
    _write(source / "overrides.json", _OVERRIDES)
    names = (*_PYODIDE_FIRST, *sorted(wheels))
    return {f"static/pyodide/{name}": _sizes(pyodide / name) for name in names}


def _sizes(path: Path) -> tuple[int, int]:
    content = path.read_bytes()
    # Servers leave wheels as they are: zips hardly shrink.
    is_packed = path.suffix != ".whl"
    return len(content), len(gzip.compress(content, 6)) if is_packed else len(content)


def _write(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, indent=1, sort_keys=True) + "\n", "utf-8")


def settings(packages: list[str]) -> dict[str, Any]:
    """Return JupyterLite's settings.

    Args:
        packages: what the browser's Python loads from the start.
    """
    kernel = {"disablePyPIFallback": True, "loadPyodideOptions": {"packages": packages}}
    return {
        "jupyter-lite-schema-version": 0,
        "jupyter-config-data": {
            "appName": "Putin and NATO, live",
            "disabledExtensions": _DISABLED,
            "exposeAppInBrowser": True,
            "litePluginSettings": {_KERNEL: kernel},
        },
    }


def chapter(path: Path) -> str:
    """Return a chapter as it is run live: no outputs yet, code folded where its page folds it.

    Args:
        path: the notebook.
    """
    notebook = nbformat.read(path, as_version=4)
    # The package is there, so the cell that would install it has no work.
    notebook.cells = [each for each in notebook.cells if each.get("id") != PACKAGE_CELL]
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
            if _FOLDED & set(cell.metadata.get("tags", ())):
                cell.metadata["jupyter"] = {"source_hidden": True}
    notebook.metadata["kernelspec"] = {
        "name": "python",
        "display_name": "Python",
        "language": "python",
    }
    return str(nbformat.writes(notebook, indent=1)) + "\n"


def build(source: Path, made: Path, kit: Path) -> None:
    """Have JupyterLite's builder make the site, with the parts that our chapters need.

    Args:
        source: what `lay_out` wrote.
        made: the folder to write.
        kit: the folder of the kit.
    """
    parts = {"apps": ["notebooks"], "no_sourcemaps": True, "no_unused_shared_packages": True}
    run_builder(source, made, kit, parts)


def run_builder(source: Path, made: Path, kit: Path, options: dict[str, Any]) -> None:
    """Run JupyterLite's builder.

    Args:
        source: a folder with its settings and the notebooks, and no record of an earlier build: a
            stale one would bring the CDN back.
        made: the folder to write.
        kit: the folder of the kit.
        options: further ones of `LiteBuildConfig`.
    """
    # The environment's own extensions are those of whatever else is installed there.
    lite = {"contents": ["files"], "ignore_sys_prefix": ["federated_extensions"], **options}
    extensions = {"extra_labextensions_path": [str(each) for each in _extensions(source, kit)]}
    config = {
        "LiteBuildConfig": {**lite, "output_dir": str(made)},
        "FederatedExtensionAddon": extensions,
    }
    _write(source / "jupyter_lite_config.json", config)
    command = [sys.executable, "-m", "jupyterlite_core", "build"]
    paths = [str(kit / live_kit.BUILDER), *filter(None, [os.environ.get("PYTHONPATH")])]
    more = {"PYTHONPATH": os.pathsep.join(paths), "SOURCE_DATE_EPOCH": _TIME}
    environment = {**os.environ, **more}
    done = subprocess.run(
        command, cwd=source, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{done.stdout}{done.stderr}\nLive notebooks could not be built; see above why.")


def _extensions(source: Path, kit: Path) -> list[Path]:
    """Return the folders of the extensions that widgets and Python need."""
    (wheel,) = (kit / live_kit.WHEELS).glob("anywidget-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        wanted = [each for each in archive.namelist() if ".data/data/share/" in each]
        archive.extractall(source.parent / "anywidget", wanted)
    found = [
        *(kit / live_kit.BUILDER).glob("*.data"),
        *(source.parent / "anywidget").glob("*.data"),
    ]
    return [each / "data/share/jupyter/labextensions" for each in sorted(found)]


def check(made: Path) -> None:
    """Stop where what was built would load Python from somebody else.

    Args:
        made: the folder of the site.
    """
    config = json.loads((made / "jupyter-lite.json").read_text("utf-8"))["jupyter-config-data"]
    kernel = config["litePluginSettings"][_KERNEL]
    if not kernel.get("pyodideUrl", "").startswith("./static/"):
        sys.exit("JupyterLite would load Python from a CDN: its builder left our settings out.")
    if not kernel.get("disablePyPIFallback"):
        sys.exit("JupyterLite would ask the package index: its builder left our settings out.")


def at_its_own_address(made: Path, loaded: Sizes) -> Sizes:
    """Move Python to an address that changes with it; return the sizes by their new paths.

    A browser that still has an older lock file would else refuse the new packages. The notebook's
    page is told where Python is, and so is the worker that starts it beside that.

    Args:
        made: the folder of the site.
        loaded: the sizes of what Python loads.
    """
    old, new = made / "static/pyodide", hashlib.sha256()
    for each in sorted(old.iterdir()):
        new.update(each.name.encode() + each.read_bytes())
    mark = new.hexdigest()[:10]
    old.rename(made / f"static/pyodide-{mark}")
    config = made / "jupyter-lite.json"
    text = config.read_text("utf-8")
    start = f"./static/pyodide-{mark}/{START}"
    config.write_text(text.replace("./static/pyodide/pyodide.mjs", start), "utf-8")
    (kernel,) = made.glob("extensions/@jupyterlite/*/static/comlink.worker.*.js")
    worker = _WORKER.format(start=start.removeprefix("./"), kernel=kernel.relative_to(made))
    (made / "live_worker.js").write_text(worker, "utf-8")
    return {name.replace("/pyodide/", f"/pyodide-{mark}/"): each for name, each in loaded.items()}


def dress(made: Path, loaded: Sizes) -> None:
    """Put our bar on the notebook's page, and leave out what nobody is led to.

    Args:
        made: the folder of the site.
        loaded: the sizes of what Python loads.
    """
    page = made / "notebooks/index.html"
    text = page.read_text("utf-8")
    files = json.dumps(loaded, separators=(",", ":"))
    head = (
        '<link rel="stylesheet" href="../live.css">\n'
        f"<script src=\"../live.js\" data-files='{files}'></script>\n"
    )
    text = text.replace("<html>", '<html lang="en-GB">', 1)
    text, times = re.subn(r"(<link rel=\"manifest\")", lambda m: head + m[1], text, count=1)
    if times != 1:
        sys.exit("JupyterLite's page has changed: scripts/live.py has to find another place in it.")
    page.write_text(text, "utf-8")
    for name in live.FILES:
        values = look.css() if name.endswith(".css") else ""
        (made / name).write_text(values + classic(name), "utf-8")
    for each in made.glob("rspack.*"):
        each.unlink()
    (made / "index.html").write_text(_FIRST_PAGE, "utf-8")


if __name__ == "__main__":
    main()
