"""A chapter in JupyterLab and in Jupyter Notebook, as a reader has it who runs Python at home."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.live_page import (
    KINDS,
    PATIENCE_MS,
    LivePage,
    expect_answer,
    expect_python_to_answer,
    faults,
)

ROOT = Path(__file__).parents[2]
CHAPTER = "02_historical_context.ipynb"
SERVER = ("-m", "jupyterlab", "--no-browser", "--expose-app-in-browser", "--allow-root")
# JupyterLab's server serves Notebook too.
SETTINGS = (
    "--IdentityProvider.token=",
    "--LabApp.extension_manager=readonly",
    "--JupyterNotebookApp.expose_app_in_browser=True",
)
IS_READY = """async () => {
  const panel = jupyterapp.shell.currentWidget;
  await panel.context.ready;
  await panel.sessionContext.ready;
}"""
RUN_ALL = """async () => {
  await jupyterapp.commands.execute("notebook:run-all-cells");
}"""
RADIOS = """from nato_course.widgets import self_check
self_check("geometry-nearest")"""
IS_OPEN = "() => globalThis.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel"


def free_port() -> int:
    """Return a port of this machine that nobody uses now."""
    with socket.socket() as each:
        each.bind(("127.0.0.1", 0))
        port: int = each.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a copy of a chapter with JupyterLab, whose settings are those of a first start."""
    folder = tmp_path_factory.mktemp("jupyter")
    shutil.copy(ROOT / "book" / CHAPTER, folder)
    own = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")
    more = ("JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR")
    places = {name: str(folder / ".own" / name) for name in (*own, *more)}
    port = free_port()
    command = [sys.executable, *SERVER, *SETTINGS, f"--port={port}", str(folder)]
    running = subprocess.Popen(
        command, env={**os.environ, **places}, stderr=subprocess.PIPE, text=True
    )
    assert running.stderr
    said = []
    for line in running.stderr:
        said.append(line)
        if "is running at" in line:
            break
    else:
        pytest.fail("JupyterLab did not start:\n" + "".join(said[-20:]), pytrace=False)
    yield f"http://127.0.0.1:{port}/"
    running.terminate()
    running.communicate()


def test_the_chapter_runs_and_its_widgets_answer(chromium: Browser, server: str) -> None:
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    chapter = LivePage(page)
    page.goto(f"{server}lab/tree/{CHAPTER}")
    page.wait_for_function(IS_OPEN, timeout=PATIENCE_MS)
    page.evaluate(IS_READY)
    page.evaluate(RUN_ALL)
    outputs = chapter.outputs()
    assert faults(outputs) == []
    assert len(outputs) > 40
    expect_python_to_answer(chapter)
    for code in KINDS:
        expect_answer(chapter, code)
    page.close()


def test_in_jupyter_notebook_controls_and_widgets_have_the_arrow_keys(
    chromium: Browser, server: str
) -> None:
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    chapter = LivePage(page)
    page.goto(f"{server}notebooks/{CHAPTER}")
    page.wait_for_function(IS_OPEN, timeout=PATIENCE_MS)
    page.evaluate(IS_READY)
    expect_python_to_answer(chapter)
    radios = chapter.add(RADIOS).get_by_role("radio")
    radios.nth(0).check()
    radios.nth(0).press("ArrowDown")
    expect(radios.nth(1)).to_be_checked()
    page.close()
