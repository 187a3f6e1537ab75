"""What a release is made of, without the built book."""

from pathlib import Path

import pytest

from coursebook.errors import CourseError
from coursebook.teach import release


def test_a_book_that_is_not_built_is_told(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="build the book with `jupyter-book build"):
        release.book_zip(tmp_path)


def test_hidden_files_stay_out_of_the_zip(tmp_path: Path) -> None:
    for name in ("index.html", ".buildinfo", "book/page.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    same = release.in_folder({"index.html": b"x", "book/page.html": b"x"})
    assert release.book_zip(tmp_path) == same


def test_the_address_of_the_book_reaches_the_practice_banks() -> None:
    with_links = release.practice_banks("https://example.org/course")
    assert b"https://example.org/course" in with_links["practice-moodle.xml"]
    assert b"example.org" not in release.practice_banks()["practice-moodle.xml"]


def test_sums_are_those_of_sha256sum() -> None:
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert release.sums({"b": b"", "a": b""}) == f"{empty}  a\n{empty}  b\n"
