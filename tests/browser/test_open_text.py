"""The built chapters ask of a reader no more than they may: open words, citations, long blocks."""

from pathlib import Path

import pytest

from coursebook import chapters
from coursebook.publish import open_text


@pytest.mark.parametrize("stem", chapters.stems())
def test_a_chapter_keeps_within_what_may_stand_open(book: Path, stem: str) -> None:
    assert open_text.faults(open_text.read(book / "book" / f"{stem}.html")) == []
