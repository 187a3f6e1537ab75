"""A change of the package or its data is noticed, so that no old figure stays on a page."""

from pathlib import Path

import pytest

from coursebook.publish import fingerprint as module
from coursebook.publish.fingerprint import environment, fingerprint


@pytest.fixture
def package(tmp_path: Path) -> Path:
    (tmp_path / "datasets").mkdir()
    (tmp_path / "datasets" / "borders.csv").write_text("km\n191\n")
    (tmp_path / "model.py").write_text("x = 1\n")
    return tmp_path


@pytest.mark.parametrize("name", ["datasets/borders.csv", "model.py"])
def test_a_changed_file_changes_it(package: Path, name: str) -> None:
    before = fingerprint([package])
    (package / name).write_text("other\n")
    assert fingerprint([package]) != before


def test_a_renamed_file_changes_it(package: Path) -> None:
    before = fingerprint([package])
    (package / "model.py").rename(package / "models.py")
    assert fingerprint([package]) != before


def test_compiled_files_do_not_count(package: Path) -> None:
    before = fingerprint([package])
    (package / "__pycache__").mkdir()
    (package / "__pycache__" / "model.pyc").write_bytes(b"1")
    assert fingerprint([package]) == before


def test_another_environment_changes_it(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint([package])
    environment.cache_clear()
    monkeypatch.setattr(module, "version", lambda _name: "99")
    assert fingerprint([package]) != before
    environment.cache_clear()


def test_a_library_that_is_not_there_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    environment.cache_clear()
    monkeypatch.setattr(module, "_LIBRARIES", ("no-such-library",))
    assert environment()
    environment.cache_clear()
