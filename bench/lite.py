"""Times a chapter that runs live, from the click to its first output, beside stock JupyterLite.

Stock is JupyterLite as its builder makes it, with what it would take from a CDN served from this
machine, and a notebook that prints one word. Ours is chapter 2, which imports the course and shows
a question. Both run on their own, each visit in a browser of its own: `python bench/lite.py`.
"""

import gzip
import json
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import Any

import stock
from playwright.sync_api import Playwright, sync_playwright

sys.path.insert(0, str(stock.ROOT / "scripts"))

import live
import live_kit
import live_wheels
import nbformat

from coursebook.teach.pdf.printing import ARGUMENTS, find_browser

BOOK = stock.ROOT / "_build/html"
ROUNDS = 3
MOST_MB = 15.0
OURS = "/lite/notebooks/index.html?path=02_historical_context.ipynb"
STOCK = "/notebooks/index.html?path=first.ipynb"
_LEVEL = 6
_PATIENCE_MS = 180_000
_FIRST_OUTPUT = ".jp-Cell-outputArea .jp-OutputArea-output"
# Ours runs by itself; stock's reader presses "Run all" as soon as there is a notebook.
_RUN = """() => { const look = setInterval(() => {
  const panel = globalThis.jupyterapp?.shell.currentWidget;
  if (!panel?.sessionContext?.isReady) return;
  clearInterval(look);
  panel.sessionContext.ready.then(() => jupyterapp.commands.execute("notebook:run-all-cells"));
}, 20); }"""


class Served:
    """Serves a folder as a host would, gzipped and cacheable, and weighs what it sends."""

    def __init__(self, folder: Path, packed: dict[str, bytes]) -> None:
        self.sent = 0
        self._packed = packed
        served = self

        class Handler(SimpleHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                served._answer(self)

            def log_message(self, *_: Any) -> None:
                pass

        handler = partial(Handler, directory=str(folder))
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server.server_port}"

    def _answer(self, request: SimpleHTTPRequestHandler) -> None:
        path = Path(request.translate_path(request.path))
        if str(path) not in self._packed:
            request.send_error(404)
            return
        body = self._packed[str(path)]
        self.sent += len(body)
        request.send_response(200)
        request.send_header("Content-Type", request.guess_type(str(path)))
        request.send_header("Content-Encoding", "gzip")
        request.send_header("Content-Length", str(len(body)))
        request.send_header("Cache-Control", "max-age=600")
        request.end_headers()
        request.wfile.write(body)


def _packed(folder: Path) -> dict[str, bytes]:
    """Return what is sent for each file; a host has packed it before, or does so elsewhere."""
    files = [each for each in folder.rglob("*") if each.is_file()]
    return {str(each): gzip.compress(each.read_bytes(), _LEVEL) for each in files}


@contextmanager
def _serving(folder: Path, packed: dict[str, bytes]) -> Iterator[Served]:
    served = Served(folder, packed)
    try:
        yield served
    finally:
        served.server.shutdown()
        served.server.server_close()


def build_stock(folder: Path) -> Path:
    """Build JupyterLite as it comes, and return its folder.

    Args:
        folder: an empty one.
    """
    kit = live_kit.prepare()
    source, made, cdn = folder / "source", folder / "made", folder / "made/cdn"
    (source / "files").mkdir(parents=True)
    cell = nbformat.v4.new_code_cell('print("first")', id="first")
    spec = {"kernelspec": {"name": "python", "display_name": "Python", "language": "python"}}
    notebook = nbformat.v4.new_notebook(cells=[cell], metadata=spec)
    (source / "files/first.ipynb").write_text(nbformat.writes(notebook), "utf-8")
    kernel = {"pyodideUrl": "./cdn/pyodide.mjs"}
    data = {"exposeAppInBrowser": True, "litePluginSettings": {live._KERNEL: kernel}}
    settings = {"jupyter-lite-schema-version": 0, "jupyter-config-data": data}
    (source / "jupyter-lite.json").write_text(json.dumps(settings), "utf-8")
    live.run_builder(source, made, kit, {})
    shutil.copytree(kit / live_kit.PYODIDE, cdn)
    # As Pyodide's own lock file has them, each with all that it needs.
    wheels = {each.name: each.read_bytes() for each in (kit / live_kit.WHEELS).glob("*any.whl")}
    wheels |= dict([live_wheels.made("jedi", "0", {})])  # kinder to stock than the real one
    for name, content in wheels.items():
        (cdn / name).write_bytes(content)
    lock = json.loads(live_wheels.lock(wheels))
    needs = [name for name in _OF_IPYTHON if name in lock["packages"]]
    lock["packages"]["ipython"]["depends"] = needs
    (cdn / "pyodide-lock.json").write_text(json.dumps(lock), "utf-8")
    return made


_OF_IPYTHON = (
    *("asttokens", "decorator", "executing", "ipython-pygments-lexers", "matplotlib-inline"),
    *("prompt-toolkit", "pure-eval", "pygments", "stack-data", "traitlets", "wcwidth", "packaging"),
)


def measure() -> dict[str, Any]:
    """Return seconds to the first output and megabytes sent, cold and warm, of both."""
    with tempfile.TemporaryDirectory(prefix="bench-lite-") as folder, sync_playwright() as running:
        stock_site = build_stock(Path(folder))
        visits: dict[str, list[dict[str, float]]] = {"ours": [], "stock": []}
        sites = {"ours": (BOOK, OURS), "stock": (stock_site, STOCK)}
        packed = {"ours": _packed(BOOK / "lite"), "stock": _packed(stock_site)}
        for _ in range(ROUNDS):
            for key, (site, path) in sites.items():
                with _serving(site, packed[key]) as served:
                    visits[key].append(_visit_twice(running, served, path))
        return {key: _middle(each) for key, each in visits.items()}


def _visit_twice(running: Playwright, served: Served, path: str) -> dict[str, float]:
    result = {}
    with tempfile.TemporaryDirectory() as profile:
        for visit in ("cold", "warm"):
            context = running.chromium.launch_persistent_context(
                profile, executable_path=find_browser(), args=list(ARGUMENTS)
            )
            served.sent = 0
            page = context.new_page()
            page.goto(served.address + path, wait_until="commit")
            if path == STOCK:
                page.evaluate(_RUN)
            page.locator(_FIRST_OUTPUT).first.wait_for(timeout=_PATIENCE_MS)
            result[f"{visit}_s"] = page.evaluate("performance.now()") / 1000
            result[f"{visit}_mb"] = served.sent / 1e6
            context.close()
    return result


def _middle(visits: list[dict[str, float]]) -> dict[str, float]:
    return {key: round(median(each[key] for each in visits), 2) for key in visits[0]}


def targets(found: dict[str, Any]) -> list[dict[str, Any]]:
    """Return each target with what was measured and whether it is met.

    Args:
        found: of `measure`.
    """
    ours, stock_ = found["ours"], found["stock"]
    return [
        {
            "target": f"a chapter run live at most {MOST_MB:g} MB gzipped to its first output",
            "measured": ours["cold_mb"],
            "met": ours["cold_mb"] <= MOST_MB,
        },
        *(
            {
                "target": f"click to first output, {visit}, at most stock JupyterLite's",
                "measured": round(ours[f"{visit}_s"] / stock_[f"{visit}_s"], 3),
                "met": ours[f"{visit}_s"] <= stock_[f"{visit}_s"],
            }
            for visit in ("cold", "warm")
        ),
    ]


def lines(found: dict[str, Any]) -> list[str]:
    """Return the rows of the report.

    Args:
        found: of `measure`.
    """
    words = {"ours": "chapter 2 run live", "stock": "stock JupyterLite, print()"}
    head = f"{'From click to first output':34}{'cold':>9}{'':>12}{'warm':>9}"
    rows = [
        f"{words[key]:34}{each['cold_s']:7.2f} s{each['cold_mb']:9.2f} MB"
        f"{each['warm_s']:7.2f} s{each['warm_mb']:9.2f} MB"
        for key, each in found.items()
    ]
    return [head, *rows]


def main() -> None:
    """Measure this alone and print it."""
    try:
        found = measure()
    except subprocess.SubprocessError as error:
        sys.exit(f"Nothing is measured: {error}")
    print("\n".join(lines(found)))
    for each in targets(found):
        print(f"{'met' if each['met'] else 'NOT MET':8}{each['measured']:8}  {each['target']}")


if __name__ == "__main__":
    main()
