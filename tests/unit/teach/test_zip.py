"""Zips that depend on their content alone."""

import io
import time
import zipfile

import pytest

from coursebook.teach._zip import zip_bytes

FILES = {"b/second.txt": b"two", "a.txt": b"one"}


def test_a_zip_depends_on_its_content_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    first = zip_bytes(FILES)
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    assert zip_bytes(dict(reversed(FILES.items()))) == first


def test_a_zip_holds_its_files_in_order_with_plain_permissions() -> None:
    with zipfile.ZipFile(io.BytesIO(zip_bytes(FILES))) as archive:
        assert archive.namelist() == ["a.txt", "b/second.txt"]
        assert archive.read("b/second.txt") == b"two"
        entries = archive.infolist()
    assert {each.external_attr >> 16 for each in entries} == {0o100644}
    assert {each.date_time for each in entries} == {(1980, 1, 1, 0, 0, 0)}
