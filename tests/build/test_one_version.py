"""One build, one version: what is built again, what stays, and what a stopped build leaves."""

import os
import random
import re
import shutil
import subprocess
import zlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import nbformat
import psutil
import pytest

from tests.build.books import BUILDER, build, code, notebook
from tests.build.builder import run, start

PERSON = """
import anywidget, traitlets
class Person(anywidget.AnyWidget):
    _esm = "export default { render({ model, el }) { el.textContent = 'alive'; } }"
    who = traitlets.Dict(%s).tag(sync=True)
Person()
"""
ROWS = "import csv\nprint('km:', next(csv.DictReader(open('border.csv')))['km'])"
CHART = """
from nato_course import charts
charts.arms_paths([{"step": 0, "side": "A", "level": 1}, {"step": 1, "side": "A", "level": 2}])
"""
PAGES = {
    "chapter": (PERSON % "{'name': 'Anna', 'born': 1950, 'age': 76}", ROWS),
    "other": ("import helper\nprint('helper says', helper.WORD)", CHART),
}
SMALL = {"chapter": (ROWS,), "other": PAGES["other"]}
"""Built some twenty times over; a table that is read, a module that is used, a chart."""


def page(title: str, *cells: str, sentence: str = "A sentence.") -> str:
    text = nbformat.v4.new_markdown_cell(f"# {title}\n\n{sentence}")
    return notebook(text, *map(code, cells))


def elsewhere(folder: Path, environment: dict[str, str]) -> tuple[int, str]:
    """Build with a builder that has other settings from its start."""
    done = subprocess.run(
        [BUILDER, "build", str(folder), "-n"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, **environment},
    )
    return done.returncode, done.stdout


@dataclass
class Book:
    """A small book in a folder of its own."""

    folder: Path

    def build(self, **environment: str) -> set[str]:
        """Build it; return the pages whose notebooks were executed."""
        code, said = elsewhere(self.folder, environment) if environment else run(self.folder)
        assert code == 0, said
        assert "and failed" not in said, said
        return set(re.findall(r"^executed book/(\w+) in", said, re.MULTILINE))

    def files(self) -> dict[str, bytes]:
        """Return the built pages and all beside them."""
        html = self.folder / "_build/html"
        found = (each for each in html.rglob("*") if each.is_file())
        return {each.relative_to(html).as_posix(): each.read_bytes() for each in found}

    def text(self, name: str) -> str:
        return (self.folder / "_build/html/book" / f"{name}.html").read_text("utf-8")

    def write(self, name: str, text: str) -> None:
        (self.folder / "book" / name).write_text(text, encoding="utf-8")


def new_book(folder: Path, cells_of: dict[str, tuple[str, ...]] = PAGES) -> Book:
    """Return a book that was built once."""
    (folder / "book").mkdir(parents=True)
    made = Book(folder)
    made.write("border.csv", "km\n191\n")
    made.write("helper.py", "WORD = 'one'\n")
    pages = {name: page(name.title(), *cells) for name, cells in cells_of.items()}
    _, exit_code, said = build(folder, {"index": "# A\n\n{cite:p}`kramer2009`\n"} | pages)
    assert exit_code in (0, 1), said  # a citation without a bibliography is a warning
    return made


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    made = new_book(tmp_path_factory.mktemp("first") / "book")
    made.build()
    return made


@pytest.fixture
def copy(book: Book, tmp_path: Path) -> Book:
    """Give a copy to change: built, with all that builds keep, in the same place for notebooks."""
    return Book(Path(shutil.copytree(book.folder, tmp_path / "book")))


def test_the_author_s_order_of_keys_reaches_the_page(book: Book) -> None:
    text = book.text("chapter")
    assert text.index('"name":"Anna"') < text.index('"born":1950') < text.index('"age":76')


def test_every_file_of_ours_carries_its_hash_in_the_first_build(book: Book) -> None:
    files = book.files()
    for name in ("chapter", "other"):
        links = re.findall(r'"(?:\.\./)*(_static/nc/[\w.-]+\.(?:js|css))([^"]*)"', book.text(name))
        assert {place for place, _ in links} >= {"_static/nc/host.js", "_static/nc/book.css"}
        for place, query in links:
            assert query == f"?v={zlib.crc32(files[place]):08x}", place


def test_a_build_with_nothing_changed_executes_nothing_and_changes_no_byte(copy: Book) -> None:
    copy.build()  # in its new place
    before = copy.files()
    assert copy.build() == set()
    assert copy.files() == before


def test_the_next_build_finds_a_moved_book_s_notebooks(copy: Book) -> None:
    assert copy.build() == set()


def test_a_changed_sentence_executes_nothing(copy: Book) -> None:
    cells = PAGES["chapter"]
    copy.write("chapter.ipynb", page("Chapter", *cells, sentence="Another sentence."))
    assert copy.build() == set()
    assert "Another sentence." in copy.text("chapter")
    after = copy.files()
    shutil.rmtree(copy.folder / "_build/html")
    shutil.rmtree(copy.folder / "_build/.doctrees")
    copy.build()
    assert copy.files() == after, "a book built in two goes is the same book"


def test_changed_files_execute_those_who_used_them_and_no_old_figure_stays(copy: Book) -> None:
    copy.build()
    copy.write("border.csv", "km\n192\n")
    assert copy.build() == {"chapter"}
    assert "km: 192" in copy.text("chapter")
    copy.write("helper.py", "WORD = 'two'\n")
    assert copy.build() == {"other"}
    assert "helper says two" in copy.text("other")
    copy.write("unrelated.csv", "km\n1\n")
    assert copy.build() == set()


def test_changed_code_is_executed(copy: Book) -> None:
    copy.write("chapter.ipynb", page("Chapter", ROWS.replace("km:", "long:")))
    assert copy.build() == {"chapter"}
    assert "long: 191" in copy.text("chapter")


def test_a_change_of_the_package_reaches_those_who_used_it(copy: Book, tmp_path: Path) -> None:
    packages = tmp_path / "packages"
    for each in ("coursebook", "nato_course"):
        shutil.copytree(
            Path(__file__).parents[2] / each,
            packages / each,
            ignore=shutil.ignore_patterns("__pycache__"),
        )
    copy.build(PYTHONPATH=str(packages))
    unused = (
        "nato_course/content/claims.yaml",
        "nato_course/widgets/static/timeline.js",
        "coursebook/publish/markup.py",
    )
    for changed, executed in ((unused, set()), (("coursebook/figures/_lines.py",), {"other"})):
        for name in changed:
            with (packages / name).open("a", encoding="utf-8") as file:
                file.write("\n" if name.endswith(("py", "yaml")) else "\n// changed\n")
        assert copy.build(PYTHONPATH=str(packages)) == executed, changed


def test_clean_builds_in_other_folders_time_zones_and_locales_are_identical(
    book: Book, tmp_path: Path
) -> None:
    other = Book(tmp_path / "deeper" / "elsewhere")
    shutil.copytree(book.folder, other.folder, ignore=shutil.ignore_patterns("_build"))
    assert other.build(TZ="Pacific/Auckland", LC_ALL="C", LANG="C") == {"chapter", "other"}
    ours, theirs = book.files(), other.files()
    assert set(ours) == set(theirs)
    assert [name for name in ours if ours[name] != theirs[name]] == []


def stopped(book: Book, line: int, pipe: Path) -> bool:
    """Build until the given line of what the build says, then kill all of it; tell if it was."""
    os.mkfifo(pipe)
    building = start(book.folder, pipe)
    # Not read to its end: a kernel that outlives the kill would hold the pipe open.
    with pipe.open() as said:
        if killed := any(number == line for number, _ in enumerate(said)):
            with suppress(psutil.NoSuchProcess):  # it may end by itself after its last line
                kill_family(psutil.Process(building.pid))
    building.join()
    pipe.unlink()
    return killed


def kill_family(process: psutil.Process) -> None:
    """Kill a process and all that it started; kernels have sessions of their own."""
    with suppress(psutil.NoSuchProcess):
        process.suspend()  # it starts nothing more
        for each in [process, *process.children(recursive=True)]:
            with suppress(psutil.NoSuchProcess):
                each.kill()


def test_a_build_killed_at_any_of_ten_moments_is_mended_by_the_next(
    tmp_path: Path,
) -> None:
    made = new_book(tmp_path / "book", SMALL)
    older = made.folder.rename(tmp_path / "older") / "_build"
    shutil.copytree(older.parent, made.folder, ignore=shutil.ignore_patterns("_build"))
    made.write("border.csv", "km\n193\n")
    made.write("other.ipynb", page("Other", *SMALL["other"], sentence="Changed."))
    _, said = run(made.folder)
    lines = said.count("\n")
    shutil.rmtree(made.folder / "_build")
    made.build()
    right = made.files()
    moments = random.Random(4).sample(range(lines), 10)
    for number, moment in enumerate(sorted(moments)):
        # Every other one is a first build, the rest meet the pages of an older release.
        shutil.rmtree(made.folder / "_build")
        if number % 2:
            shutil.copytree(older, made.folder / "_build")
        stopped(made, moment, tmp_path / "said")
        made.build()
        assert made.files() == right, f"killed at line {moment} of {lines}"
