"""Live notebooks: what the browser's Python is given, and which pages have the button."""

import io
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

import live as live_script  # noqa: E402
import live_kit  # noqa: E402
import live_wheels  # noqa: E402

from coursebook.publish import live  # noqa: E402

WITHOUT_PARSERS = """
import sys
for name in ("ruamel", "ruamel.yaml", "pybtex", "yaml"):
    sys.modules[name] = None
from nato_course import datasets
from coursebook import claims, labs, questions, sources
print(claims.get("H10").verdict)
print(sources.cite("kramer2009"), len(datasets.load("nato_members")))
print(sum(len(list(questions.chapter(stem))) for stem in questions.stems()))
print(labs.get("largest-drill").title)
print([each for each in sys.modules if "coursebook.teach" in each])
"""


def run(path: Path) -> str:
    """Return what a program says that asks the package found at a place."""
    command = [sys.executable, "-c", WITHOUT_PARSERS.replace("import sys\n", START, 1)]
    done = subprocess.run(
        command, env={"PLACE": str(path)}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


START = "import os, sys\nsys.path.insert(0, os.environ['PLACE'])\n"


@pytest.fixture(scope="module")
def wheel() -> bytes:
    return live_wheels.course()[1]


@pytest.fixture(scope="module")
def names(wheel: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(wheel)) as archive:
        return archive.namelist()


def test_the_package_needs_no_parser_in_the_browser(wheel: bytes, tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(wheel)) as archive:
        archive.extractall(tmp_path)
    told = run(tmp_path).splitlines()
    assert told[0] == "contested among scholars"
    assert told[1].startswith("Kramer 2009")
    assert int(told[2]) > 80
    assert told[4] == "[]"


def test_no_solution_and_no_graded_question_reaches_the_browser(names: list[str]) -> None:
    kept_out = re.compile("teach|publish|solution|lesson|templates/")
    assert [each for each in names if kept_out.search(each)] == []


def test_a_wheel_is_the_same_whenever_it_is_made(wheel: bytes) -> None:
    assert live_wheels.course()[1] == wheel


def test_the_lock_file_names_every_wheel_with_its_hash(wheel: bytes) -> None:
    wheels = dict([live_wheels.made("jedi", "0", {}), (live_wheels.WHEEL, wheel)])
    packages = json.loads(live_wheels.lock(wheels))["packages"]
    assert {each["file_name"] for each in packages.values()} == set(wheels)
    assert packages["nato-course"]["version"] == live_wheels.COURSE.version


def test_python_s_own_library_comes_without_what_needs_processes_or_servers(tmp_path: Path) -> None:
    core = tmp_path / live_kit.PYODIDE
    core.mkdir()
    with zipfile.ZipFile(core / live_wheels.LIBRARY, "w") as archive:
        for name in ("json/__init__.py", "multiprocessing/pool.py", "http/server.py"):
            archive.writestr(name, "")
    with zipfile.ZipFile(io.BytesIO(live_wheels.library(tmp_path))) as archive:
        assert archive.namelist() == ["json/__init__.py"]


def test_whoever_installs_a_package_in_a_live_notebook_reads_why_that_can_not_be(
    tmp_path: Path,
) -> None:
    for name, content in live_wheels.installer():
        (tmp_path / name).write_bytes(content)
    program = (
        f"import asyncio, sys; sys.path[:0] = {[str(each) for each in tmp_path.iterdir()]}\n"
        "import piplite.cli, piplite.piplite\n"
        "exec(asyncio.run(piplite.cli.get_transformed_code(['install', 'numpy'])))\n"
        "asyncio.run(piplite.install('numpy'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert "asks nobody but the server of the book" in done.stdout
    assert "RuntimeError: A live notebook installs no packages" in done.stderr


def test_python_has_another_address_whenever_one_of_its_files_is_another(tmp_path: Path) -> None:
    def address(library: str) -> str:
        made = tmp_path / library
        kernel = made / "extensions/@jupyterlite/pyodide-kernel-extension/static"
        for folder in (made / "static/pyodide", kernel):
            folder.mkdir(parents=True)
        (kernel / "comlink.worker.1.js").touch()
        (made / "static/pyodide" / live_wheels.LIBRARY).write_text(library)
        config = made / "jupyter-lite.json"
        config.write_text('{"pyodideUrl": "./static/pyodide/pyodide.mjs"}')
        live_script.at_its_own_address(made, {})
        start = str(json.loads(config.read_text())["pyodideUrl"])
        worker = (made / "live_worker.js").read_text()
        assert f'import("{start}")' in worker
        assert "comlink.worker.1.js" in worker
        assert (made / start).parent.is_dir()
        return start

    assert address("one") != address("another")


def test_the_browser_has_the_versions_that_the_book_is_built_with() -> None:
    pins = dict(
        line.lower().split("==")
        for line in (ROOT / "requirements.txt").read_text("utf-8").splitlines()
        if "==" in line
    )
    kit = live_kit.listed()
    wheels = {**kit["wheels"], **kit["builder"]}
    for name in ("altair", "anywidget", "ipywidgets", "narwhals", "comm", "psygnal"):
        assert wheels[name]["version"] == pins[name], name
    assert wheels["jupyterlab-widgets"]["version"] == pins["jupyterlab_widgets"]


def test_a_kit_that_is_complete_is_not_fetched_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetched: list[str] = []
    for name in ("_fetch_pyodide", "_fetch_wheels", "_fetch_builder"):
        monkeypatch.setattr(live_kit, name, lambda *_, name=name: fetched.append(name))
    folder = tmp_path / "kit"
    folder.mkdir()
    assert live_kit.prepare(folder) == folder
    assert len(fetched) == 4
    live_kit.prepare(folder)
    assert len(fetched) == 4


def test_chapters_and_explorations_can_be_run_live_and_lists_can_not() -> None:
    pages = live.pages(ROOT)
    assert {"book/01_complex_relationship", "book/play", "book/documents"} <= set(pages)
    assert "book/claims" not in pages


def test_a_live_chapter_has_no_outputs_and_folds_what_its_page_folds() -> None:
    text = live_script.chapter(ROOT / "book/02_historical_context.ipynb")
    cells = [each for each in json.loads(text)["cells"] if each["cell_type"] == "code"]
    assert all(each["outputs"] == [] for each in cells)
    assert "Installs the course's package" not in text
    folded = ["".join(each["source"]) for each in cells if "jupyter" in each["metadata"]]
    assert 'self_check("assurances-note")' in folded
    assert not any("check_lab(" in each for each in folded)


@pytest.mark.parametrize("config", [{}, {"pyodideUrl": "https://cdn.example/pyodide.mjs"}])
def test_a_site_that_would_ask_somebody_else_for_python_is_refused(
    tmp_path: Path, config: dict[str, str]
) -> None:
    settings = {"litePluginSettings": {live_script._KERNEL: config}}
    (tmp_path / "jupyter-lite.json").write_text(json.dumps({"jupyter-config-data": settings}))
    with pytest.raises(SystemExit, match="CDN"):
        live_script.check(tmp_path)


def test_a_page_without_the_button_is_otherwise_the_same() -> None:
    button = b'<a class="btn nc-bar-button nc-run-live" href="../lite/x" title="Run">\n<svg/></a>\n'
    page = b"<div>\n" + button + b'<a class="btn" href="y">y</a></div>'
    assert live.without_button(page) == b'<div>\n<a class="btn" href="y">y</a></div>'
