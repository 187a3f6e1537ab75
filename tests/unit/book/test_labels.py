"""The words of a citation name the work as the bibliography does: label, or author and year."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from coursebook import sources
from coursebook.sources import mentions
from tests.unit.book.prose import BOOK, PAGES, cells

EVERY_PAGE = [*PAGES, BOOK / "glossary.md", *sorted((BOOK / "teach").glob("*.md"))]
_BEFORE = 80  # letters before a year in brackets, among which its author stands


def mislabelled(text: str) -> Iterator[str]:
    """Yield the citations of a text whose words don't name their work."""
    for found in re.finditer(r"\[[^\]]*\]\([^)]*\)", text):
        for key, words in mentions.citations(found[0]):
            before = text[max(0, found.start() - _BEFORE) : found.start()]
            if not names(key, words, before):
                yield f"[{words}] for {key}: write {sources.cite(key)!r}"


def names(key: str, words: str, before: str) -> bool:
    """Say whether words name a work; a year alone does after its author's name."""
    work = sources.get(key)
    if words == sources.cite(key):
        return True
    told = before if words == work.year else words
    return work.year in words and work.surnames[0] in told


@pytest.mark.parametrize("path", EVERY_PAGE, ids=lambda path: path.stem)
def test_the_words_of_a_citation_name_its_work(path: Path) -> None:
    prose = [cell.source for cell in cells(path) if cell.kind == "markdown"]
    assert [each for text in prose for each in mislabelled(text)] == []


@pytest.mark.parametrize(
    "words",
    [
        "[Kramer 2009](bibliography.ipynb#cite-kramer2009)",
        "[Kramer (2009)](bibliography.ipynb#cite-kramer2009)",
        "Kramer ([2009](bibliography.ipynb#cite-kramer2009))",
        "Kramer, in a short study ([2009](bibliography.ipynb#cite-kramer2009))",
        "[Putin in Munich 2007](bibliography.ipynb#cite-putin-munich2007)",
        "[Polls on NATO in Ukraine 2024](bibliography.ipynb#cite-ukrpolls)",
    ],
)
def test_label_author_and_year_are_names(words: str) -> None:
    assert [*mislabelled(words)] == []


@pytest.mark.parametrize(
    ("before", "words"),
    [("", "Kramer 2008"), ("", "Kramer"), ("Sarotte (", "2009"), ("", "a study of 2009")],
)
def test_words_that_name_another_work_or_none_are_found(before: str, words: str) -> None:
    text = f"{before}[{words}](bibliography.ipynb#cite-kramer2009)"
    assert [*mislabelled(text)] == [f"[{words}] for kramer2009: write 'Kramer 2009'"]
