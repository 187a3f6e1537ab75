"""Nothing is kept for nobody: misconceptions are met, terms are linked, objectives are taught."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from coursebook import questions
from coursebook.questions import misconceptions
from coursebook.sources import mentions
from tests.unit.book.prose import BOOK, CHAPTERS, PAGES, cells

STEMS = [path.stem for path in CHAPTERS]
_OBJECTIVE = re.compile(r"^  - \*([a-z ]+):\* ", re.MULTILINE)
_ENTRY = re.compile(r"^- \*\*(.+?)\*\*: \S", re.MULTILINE)


def met(stems: Iterable[str]) -> set[str]:
    """Return the misconceptions that wrong answers of these banks stand for."""
    banks = [questions.chapter(stem) for stem in stems]
    return {slug for bank in banks for each in bank for slug in each.misconceptions()}


def objectives_named(path: Path) -> list[str]:
    """Return the objectives that a chapter names at its opening, as its bank spells them."""
    return [name.replace(" ", "-") for name in _OBJECTIVE.findall(cells(path)[0].source)]


def linked(pages: Iterable[str]) -> set[str]:
    """Return the anchors of the terms that texts link to."""
    return {anchor for text in pages for anchor in mentions.terms(text)}


def defined() -> list[str]:
    """Return the anchors of the glossary's terms."""
    body = (BOOK / "glossary.md").read_text("utf-8")
    return [mentions.term_anchor(term) for term in _ENTRY.findall(body)]


def prose() -> list[str]:
    """Return the Markdown of every page of the book; the glossary's own links don't count."""
    teach = sorted((BOOK / "teach").glob("*.md"))
    read = [cell for path in (*PAGES, *teach) for cell in cells(path)]
    return [cell.source for cell in read if cell.kind == "markdown"]


def test_every_misconception_is_met_in_a_wrong_answer() -> None:
    assert {each.id for each in misconceptions.all()} - met(STEMS) == set()


def test_a_misconception_that_no_bank_uses_is_found() -> None:
    assert {each.id for each in misconceptions.all()} - met(STEMS[:1]) != set()


@pytest.mark.parametrize("path", CHAPTERS, ids=STEMS)
def test_a_chapter_names_the_objectives_of_its_bank_in_their_order(path: Path) -> None:
    assert objectives_named(path) == [each.id for each in questions.of(path.stem).objectives]


def test_an_objective_that_a_chapter_leaves_out_is_found(tmp_path: Path) -> None:
    copy = tmp_path / CHAPTERS[0].name
    text = CHAPTERS[0].read_text("utf-8")
    copy.write_text(text.replace("  - *dating:*", "  - dating:"), encoding="utf-8")
    named = set(objectives_named(copy))
    assert {each.id for each in questions.of(copy.stem).objectives} - named == {"dating"}


def test_every_term_of_the_glossary_is_linked_from_a_page() -> None:
    known = linked(prose())
    assert [term for term in defined() if term not in known] == []


def test_a_term_that_no_page_links_to_is_found() -> None:
    known = linked(["The {term}`Founding Act` and [fears](glossary.md#term-security-dilemma)."])
    assert len([term for term in defined() if term not in known]) == len(defined()) - 2
