"""A file appears whole, and is left alone where nothing changes."""

import os
from pathlib import Path

import pytest

from coursebook.publish import files


def test_a_text_is_written_byte_for_byte_with_its_folder(tmp_path: Path) -> None:
    files.write(tmp_path / "new" / "a.txt", "é\r\n")
    assert (tmp_path / "new" / "a.txt").read_bytes() == "é\r\n".encode()


def test_the_same_text_leaves_the_file_alone(tmp_path: Path) -> None:
    files.write(tmp_path / "a.txt", "1")
    os.utime(tmp_path / "a.txt", (1, 1))
    files.write(tmp_path / "a.txt", "1")
    assert (tmp_path / "a.txt").stat().st_mtime == 1


def test_a_stop_while_writing_leaves_the_old_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files.write(tmp_path / "a.txt", "old")

    def stop(_self: Path, _target: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", stop)
    with pytest.raises(KeyboardInterrupt):
        files.write(tmp_path / "a.txt", "new")
    assert (tmp_path / "a.txt").read_text() == "old"
