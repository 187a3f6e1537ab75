"""What was parsed is kept by content, only while a book is built."""

from pathlib import Path

import pytest

from coursebook import parsed

calls: list[str] = []


def words(text: str) -> list[str]:
    calls.append(text)
    return text.split()


@pytest.fixture(autouse=True)
def _no_calls() -> None:
    calls.clear()


def kept(text: str) -> list[str]:
    return parsed.kept(words, text, library="ruamel.yaml")


def test_outside_a_build_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COURSEBOOK_CACHE", raising=False)
    assert kept("a b") == kept("a b") == ["a", "b"]
    assert len(calls) == 2


def test_the_same_text_is_parsed_once_and_another_one_anew(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("COURSEBOOK_CACHE", str(tmp_path / "cache"))
    assert kept("a b") == kept("a b") == ["a", "b"]
    assert kept("c") == ["c"]
    assert calls == ["a b", "c"]


def test_another_version_of_the_library_parses_anew(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("COURSEBOOK_CACHE", str(tmp_path))
    kept("a b")
    monkeypatch.setattr(parsed, "version", lambda _name: "99")
    kept("a b")
    assert len(calls) == 2


def test_a_file_that_was_not_written_whole_is_parsed_anew(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("COURSEBOOK_CACHE", str(tmp_path))
    kept("a b")
    for each in tmp_path.iterdir():
        each.write_bytes(each.read_bytes()[:5])
    assert kept("a b") == ["a", "b"]


def test_what_was_kept_is_no_one_s_to_change(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("COURSEBOOK_CACHE", str(tmp_path))
    kept("a b").clear()
    assert kept("a b") == ["a", "b"]
