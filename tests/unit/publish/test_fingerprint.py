"""A change of the package or its data is noticed, so that no old figure stays on a page."""

import subprocess
import sys
from pathlib import Path

import pytest

from nato_course.publish.fingerprint import NOT_EXECUTED, fingerprint


@pytest.fixture
def package(tmp_path: Path) -> Path:
    (tmp_path / "datasets").mkdir()
    (tmp_path / "datasets" / "borders.csv").write_text("km\n191\n")
    (tmp_path / "model.py").write_text("x = 1\n")
    return tmp_path


@pytest.mark.parametrize("name", ["datasets/borders.csv", "model.py"])
def test_a_changed_file_changes_it(package: Path, name: str) -> None:
    before = fingerprint(package)
    (package / name).write_text("other\n")
    assert fingerprint(package) != before


def test_a_renamed_file_changes_it(package: Path) -> None:
    before = fingerprint(package)
    (package / "model.py").rename(package / "models.py")
    assert fingerprint(package) != before


def test_compiled_files_do_not_count(package: Path) -> None:
    before = fingerprint(package)
    (package / "__pycache__").mkdir()
    (package / "__pycache__" / "model.pyc").write_bytes(b"1")
    assert fingerprint(package) == before


def test_a_folder_that_no_cell_imports_leaves_what_was_executed(package: Path) -> None:
    before = fingerprint(package, without=NOT_EXECUTED)
    (package / "publish").mkdir()
    (package / "publish" / "host.js").write_text("1")
    assert fingerprint(package, without=NOT_EXECUTED) == before
    assert fingerprint(package) != fingerprint(package, without=NOT_EXECUTED)


def test_what_cells_import_needs_none_of_those_folders() -> None:
    source = (
        "import sys, nato_course.charts, nato_course.widgets, nato_course.models, "
        "nato_course.questions, nato_course.claims, nato_course.sources\n"
        "print([name for name in sys.modules if name.startswith("
        f"{tuple(f'nato_course.{name}' for name in NOT_EXECUTED)!r})])"
    )
    found = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True)
    assert found.stdout.strip() == "[]", found.stdout + found.stderr
