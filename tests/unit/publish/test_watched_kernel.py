"""A watched process notes every file of the book that it uses, and nothing else."""

import subprocess
import sys
from pathlib import Path

import pytest

from coursebook import questions
from coursebook.publish import watched_kernel

ROOT = Path(watched_kernel.__file__).parents[2]
PACKAGES = [str(ROOT / "coursebook"), str(ROOT / "nato_course")]


def notes(tmp_path: Path, code: str, *, book: Path | None = None) -> set[tuple[str, str]]:
    """Run code as a watched kernel would; return kind and place, as seen from package or book."""
    book = book or tmp_path / "book"
    book.mkdir(exist_ok=True)
    log, output = tmp_path / "log", book / "_build"
    setting = (
        f"import runpy; watch = runpy.run_path({watched_kernel.__file__!r})['watch']\n"
        f"watch({str(log)!r}, {[*PACKAGES, str(book.resolve())]!r}, {str(output)!r})\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", setting + code], cwd=book, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    found = set()
    for line in log.read_text("utf-8").splitlines():
        kind, _, place = line.partition("\t")
        path = Path(place)
        root = book.resolve() if path.is_relative_to(book.resolve()) else ROOT
        found.add((kind, path.relative_to(root).as_posix()))
    return found


def files(found: set[tuple[str, str]]) -> set[str]:
    return {place for kind, place in found if kind == "file"}


@pytest.mark.parametrize(
    ("code", "used", "unused"),
    [
        (
            "from nato_course import datasets; datasets.load('cities')",
            [
                "nato_course/content/tables/cities.csv",
                "coursebook/datasets/_load.py",
                "nato_course/tables.py",
                "coursebook/errors.py",
            ],
            [
                "nato_course/content/tables/distances.csv",
                "nato_course/content/claims.yaml",
                "nato_course/charts/stance.py",
            ],
        ),
        (
            "from coursebook import claims; claims.get('H10')",
            [
                "nato_course/content/claims.yaml",
                "nato_course/content/references.bib",
                "coursebook/yaml_file.py",
            ],
            [
                "nato_course/content/documents.yaml",
                "nato_course/content/misconceptions.yaml",
            ],
        ),
        (
            "from nato_course.widgets import self_check; self_check('reading-reword')",
            [
                "nato_course/content/questions/02_historical_context.yaml",
                "nato_course/content/misconceptions.yaml",
                "coursebook/widgets/static/self_check.js",
                "coursebook/widgets/static/self_check.css",
                "coursebook/widgets/static/_grading.js",
                "coursebook/widgets/static/_kit.css",
            ],
            [
                "nato_course/widgets/static/timeline.js",
                "coursebook/widgets/static/draw_it.css",
                "coursebook/publish/static/host.js",
            ],
        ),
        (
            "from nato_course import charts; charts.members_over_time()",
            [
                "nato_course/charts/enlargement.py",
                "coursebook/figures/_style.py",
                "nato_course/content/tables/nato_rounds.csv",
            ],
            [
                "nato_course/content/tables/exercises.csv",
                "coursebook/publish/renderer.py",
            ],
        ),
    ],
)
def test_what_a_cell_uses_is_noted_and_what_it_does_not_is_not(
    tmp_path: Path, code: str, used: list[str], unused: list[str]
) -> None:
    found = files(notes(tmp_path, code))
    assert set(used) <= found
    assert not set(unused) & found


def test_of_the_descriptor_only_the_entries_asked_for_are_noted(tmp_path: Path) -> None:
    found = notes(tmp_path, "from nato_course import datasets; datasets.describe('cities')")
    name = "coursebook.datasets._descriptor:_entry cities"
    assert (name, "nato_course/content/tables/datapackage.json") in found
    assert ("file", "nato_course/content/tables/datapackage.json") not in found


def test_an_author_s_files_beside_the_notebook_are_noted(tmp_path: Path) -> None:
    book = tmp_path / "book"
    book.mkdir()
    (book / "helper.py").write_text("import json\nTABLE = json.load(open('table.json'))\n")
    (book / "table.json").write_text("[1]")
    (book / ".hidden").write_text("")
    code = (
        "import sys; sys.path.insert(0, '')\n"
        "import helper, pathlib\n"
        "list(pathlib.Path('.').glob('*.json')); open('.hidden').read()\n"
        "open('written.txt', 'w').close()\n"
        "pathlib.Path('missing.csv').exists()\n"
        "try: open('absent.csv')\nexcept OSError: pass\n"
    )
    found = notes(tmp_path, code, book=book)
    assert found == {
        ("file", "helper.py"),
        ("file", "table.json"),
        ("folder", "."),
        ("file", "absent.csv"),
    }


def test_the_search_for_modules_and_packages_is_not_noted(tmp_path: Path) -> None:
    code = (
        "import sys; sys.path.insert(0, '')\n"
        "import importlib.metadata, colorsys\nimportlib.metadata.entry_points(group='x')\n"
    )
    assert notes(tmp_path, code) == set()


def test_what_the_build_writes_is_not_noted(tmp_path: Path) -> None:
    built = tmp_path / "book" / "_build"
    built.mkdir(parents=True)
    (built / "chart.svg").write_text("<svg/>")
    assert notes(tmp_path, "open('_build/chart.svg').read()") == set()


def test_a_file_read_for_one_thing_in_it_is_noted_as_that(tmp_path: Path) -> None:
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "a.ipynb").write_text('{"cells": []}')
    code = (
        "from pathlib import Path\n"
        "from coursebook import derived\nfrom nato_course import balance\n"
        "derived.read(balance.citations, Path('a.ipynb'))\n"
    )
    found = notes(tmp_path, code)
    assert ("nato_course.balance:citations", "a.ipynb") in found
    assert ("file", "a.ipynb") not in found
    assert ("file", "a.ipynb") in notes(tmp_path, f"{code}Path('a.ipynb').read_text()\n")


def test_a_finding_that_needs_another_is_still_all_that_is_noted_of_its_file(
    tmp_path: Path,
) -> None:
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "a.ipynb").write_text('{"cells": []}')
    (tmp_path / "book" / "finding.py").write_text(
        "from coursebook import derived\nfrom coursebook.questions import bank\n"
        "def outer(path):\n    derived.read(bank.ids, path.with_name('b.yaml'))\n"
        "    return path.read_text()\n"
    )
    (tmp_path / "book" / "b.yaml").write_text("questions: [{id: one}]\n")
    code = (
        "import sys; sys.path.insert(0, '')\nfrom pathlib import Path\n"
        "from coursebook import derived\nimport finding\n"
        "derived.read(finding.outer, Path('a.ipynb'))\n"
    )
    found = notes(tmp_path, code)
    assert {("finding:outer", "a.ipynb"), ("coursebook.questions.bank:ids", "b.yaml")} <= found
    assert not {"a.ipynb", "b.yaml"} & files(found)


def test_a_question_uses_its_own_chapter_s_bank_and_of_the_others_the_ids(tmp_path: Path) -> None:
    stem, *others = questions.stems()
    asked = questions.chapter(stem)[0].id
    found = notes(tmp_path, f"from coursebook import questions; questions.get({asked!r})")
    folder = "nato_course/content/questions"
    assert f"{folder}/{stem}.yaml" in files(found)
    assert others and not {f"{folder}/{each}.yaml" for each in others} & files(found)
    ids = {place for kind, place in found if kind == "coursebook.questions.bank:ids"}
    assert ids == {f"{folder}/{each}.yaml" for each in questions.stems()}


def test_a_grammar_that_charts_do_not_need_is_compiled_when_it_is_asked_for() -> None:
    code = f"""
import runpy, sys
runpy.run_path({watched_kernel.__file__!r})["put_off_grammar"]()
import altair, jsonschema
assert "rfc3987_syntax.syntax_helpers" not in sys.modules
checker = jsonschema.FormatChecker()
assert checker.conforms("http://ex\\xe4mple.org/", "iri")
assert not checker.conforms("no address", "iri")
import rfc3987_syntax
assert rfc3987_syntax.syntax_helpers.parse("iri", "http://example.org/")
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
