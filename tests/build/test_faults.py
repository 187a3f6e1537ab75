"""Small books with a fault in each: the build must notice, and say where and what to do."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest

ROOT = Path(__file__).parents[2]
BUILDER = str(Path(sys.executable).with_name("jupyter-book"))
CONFIG = (ROOT / "tests/fixtures/third_party/_config.yml").read_text("utf-8")
ANYWIDGET = """
import anywidget
class Dot(anywidget.AnyWidget):
    _esm = "export default { render({ el }) { el.textContent = 'alive'; } }"
Dot()
"""


def notebook(*cells: Any) -> str:
    made = nbformat.v4.new_notebook(cells=list(cells))
    made.metadata["kernelspec"] = {"name": "python3", "display_name": "", "language": "python"}
    for number, cell in enumerate(made.cells):
        cell.id = f"cell-{number}"
    return str(nbformat.writes(made))


def code(source: str, *tags: str) -> Any:
    return nbformat.v4.new_code_cell(source.strip(), metadata={"tags": list(tags)})


def build(folder: Path, **pages: str) -> tuple[int, str]:
    """Build a book of the given pages, the first its root; return exit code and all it said."""
    (folder / "book").mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "nato_course/sources/references.bib", folder)
    (folder / "_config.yml").write_text(CONFIG + "bibtex_bibfiles: [references.bib]\n")
    names = list(pages)
    chapters = "".join(f"\n  - file: book/{name}" for name in names[1:])
    listed = f"\nchapters:{chapters}" if chapters else ""
    (folder / "_toc.yml").write_text(f"format: jb-book\nroot: book/{names[0]}{listed}\n")
    for name, text in pages.items():
        ending = "ipynb" if text.startswith("{") else "md"
        (folder / "book" / f"{name}.{ending}").write_text(text, encoding="utf-8")
    command = [BUILDER, "build", str(folder), "-W", "-n", "--keep-going"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int, str]:
    folder = tmp_path_factory.mktemp("sound")
    slider = code("import ipywidgets\nipywidgets.IntSlider()", "live-only")
    pages = {
        "index": notebook(
            nbformat.v4.new_markdown_cell("# A\n\n[H10](claims.md#h10) {cite:p}`kramer2009`"),
            code(ANYWIDGET),
            slider,
        ),
        "claims": "# Ledger\n",
        "works": "# Works\n\n```{bibliography}\n```\n",
    }
    return folder, *build(folder, **pages)


def test_a_sound_book_builds_without_a_warning(sound: tuple[Path, int, str]) -> None:
    _, exit_code, said = sound
    assert exit_code == 0, said


def test_a_live_only_cell_shows_its_code_and_where_it_runs(sound: tuple[Path, int, str]) -> None:
    page = (sound[0] / "_build/html/book/index.html").read_text("utf-8")
    assert "IntSlider" in page
    assert "needs a running notebook" in page


def test_a_page_names_its_front_end_file_by_hash_and_no_other_host(
    sound: tuple[Path, int, str],
) -> None:
    folder = sound[0] / "_build/html"
    page = (folder / "book/index.html").read_text("utf-8")
    assert page.count('"module":') == 1
    assert "unpkg.com" not in page and "cdn.jsdelivr" not in page
    assert any(len(each.stem) == 16 for each in (folder / "_static/nc").glob("*.js"))


def test_a_dead_core_widget_stops_the_build_and_names_its_place(tmp_path: Path) -> None:
    page = notebook(code("1"), code("import ipywidgets\nipywidgets.IntSlider()"))
    exit_code, said = build(tmp_path, index="# A\n", chapter=page)
    assert exit_code != 0
    assert "chapter.ipynb, cell 2: IntSlider is a core ipywidget" in said
    assert "explore(f, **parameters)" in said


def test_two_explorations_of_one_name_stop_the_build_and_are_both_named(tmp_path: Path) -> None:
    start = "from nato_course.widgets import explore\ndef told(level): return level\n"
    shown = "explore(told, level=(1, 3))"
    page = notebook(code(start + shown), code("1"), code(shown), code(f"x = {shown}\nx"))
    exit_code, said = build(tmp_path, index="# A\n", chapter=page)
    assert exit_code != 0
    twice = "Explore has the name 'told', as the Explore of cell 1 has"
    assert f"chapter.ipynb, cell 3: {twice}" in said
    assert f"chapter.ipynb, cell 4: {twice}" in said
    assert "give one of them another `name`" in said


def test_an_unknown_claim_and_an_unknown_work_fail_the_build(tmp_path: Path) -> None:
    page = "# A\n\n[H99](claims.md#h99) and {cite:p}`nobody1999`\n"
    exit_code, said = build(tmp_path, index=page, claims="# Ledger\n")
    assert exit_code != 0
    assert "'h99'" in said
    assert "nobody1999" in said
