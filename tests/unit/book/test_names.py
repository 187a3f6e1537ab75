"""Readers meet people one at a time: new names come slowly enough to be kept apart.

A name is an author of the bibliography, a statesman below, or a term of the glossary that is a
name. It is new where the chapter's open text has it first. What a citation in brackets names is
not told, and states, cities and the alliance itself are no news to anybody.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

from coursebook import chapters, sources
from coursebook.chapters import Section
from tests.unit.book.prose import BOOK, CHAPTERS

MOST_IN_A_SENTENCE = 1
MOST_IN_100_WORDS = 5
WINDOW = 100
KNOWN = {"NATO", "Putin", "Article 4", "Article 5", "Article 6", "Article 10"}
STATESMEN = re.findall(
    r"\w+",
    "Adenauer Albright Baker Biden Blair Bush Cheney Chirac Christopher Clinton Genscher Gates "
    "Gorbachev Havel Hurd Kennan Kohl Kozyrev Lavrov Macron Major Medvedev Merkel Mitterrand "
    "Navalny Obama Patrushev Peskov Prigozhin Primakov Rice Rumsfeld Sarkozy Schröder Scowcroft "
    "Shevardnadze Stoltenberg Thatcher Trump Wałęsa Wörner Yanukovych Yeltsin Yushchenko "
    "Zelenskyy Zorin",
)
_TOLD = re.compile(r"\[([^\]]*?) \(\d{4}[^)]*\)\]\([^)]*#cite-[\w-]+\)")
_SENTENCE = re.compile(r"(?<=[.!?])[\"')\]]*\s+(?=[\"'(]?[A-Z])")
_TERM = re.compile(r"^- \*\*(.+?)\*\*:", re.MULTILINE)


class Named(NamedTuple):
    """A name that is new, after how many words of the chapter, and in which section."""

    name: str
    after: int
    place: str


@cache
def people() -> frozenset[str]:
    """Return the surnames of persons."""
    works = map(sources.get, sources.keys())
    authors = {
        surname
        for work in works
        for name, surname in zip(work.authors, work.surnames, strict=False)
        if name.endswith(f" {surname}")
    }
    return frozenset(authors | set(STATESMEN)) - KNOWN


@cache
def names() -> frozenset[str]:
    """Return all names: persons, bodies that wrote, terms that are names."""
    works = map(sources.get, sources.keys())
    bodies = {each for work in works for each in work.surnames if each[:1].isupper()}
    glossary = (BOOK / "glossary.md").read_text(encoding="utf-8")
    terms = {each for each in _TERM.findall(glossary) if re.search(r"\b[A-Z]", each[1:])}
    terms |= {each for each in _TERM.findall(glossary) if each[:1].isupper()}
    return frozenset(people() | bodies | terms) - KNOWN


@cache
def _pattern() -> re.Pattern[str]:
    found = "|".join(map(re.escape, sorted(names(), key=lambda each: -len(each))))
    return re.compile(rf"\b(?:{found})\b")


def told(text: str) -> str:
    """Return what a block tells: its words, with whom a sentence itself cites."""
    return chapters.plain(_TOLD.sub(r"\1", text))


def sentences(found: list[Section]) -> Iterator[tuple[str, str]]:
    """Yield the sentences of a chapter's open text, each with the title of its section."""
    for section in found:
        for block in section.open:
            if not block.text.startswith(("|", "> **What the article")):
                yield from ((each, section.title) for each in _SENTENCE.split(told(block.text)))


def crowded_sentences(found: list[Section]) -> list[str]:
    """Return the sentences with more new persons than a reader can take in."""
    seen, crowded = set[str](), list[str]()
    for sentence, place in sentences(found):
        new = {each for each in _pattern().findall(sentence) if each in people()} - seen
        seen |= new
        if len(new) - _second_authors(new) > MOST_IN_A_SENTENCE:
            crowded.append(f"{place}: {', '.join(sorted(new))}: {sentence}")
    return crowded


def _second_authors(new: set[str]) -> int:
    """Return how many are named beside one with whom they wrote a work: the two are one voice."""
    return sum(set(pair) <= new for pair in co_authors())


@cache
def co_authors() -> frozenset[tuple[str, str]]:
    """Return the pairs of surnames that stand one after the other over a work."""
    works = map(sources.get, sources.keys())
    return frozenset(pair for work in works for pair in pairwise(work.surnames))


def crowded_places(found: list[Section]) -> list[str]:
    """Return the stretches of text with more new names than they may have, each once."""
    crowd, crowded = list[Named](), list[str]()
    for each in _first_named(found):
        crowd = [other for other in crowd if each.after - other.after < WINDOW] + [each]
        if len(crowd) > MOST_IN_100_WORDS:
            crowded.append(f"{each.place}: {', '.join(other.name for other in crowd)}")
            crowd = []
    return crowded


def _first_named(found: list[Section]) -> Iterator[Named]:
    seen, words = set[str](), 0
    for sentence, place in sentences(found):
        for match in _pattern().finditer(sentence):
            if match[0] not in seen:
                before = chapters.count_words(sentence[: match.start()])
                yield Named(match[0], words + before, place)
            seen.add(match[0])
        words += chapters.count_words(sentence)


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_a_sentence_brings_one_new_person_at_most(path: Path) -> None:
    assert crowded_sentences(chapters.sections(path)) == []


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_a_hundred_words_bring_five_new_names_at_most(path: Path) -> None:
    assert crowded_places(chapters.sections(path)) == []


def planted(text: str) -> list[Section]:
    return list(chapters.cut([{"cell_type": "markdown", "source": f"## Here\n\n{text}"}]))


def test_two_new_persons_in_a_sentence_are_too_many_and_known_ones_are_not() -> None:
    assert crowded_sentences(planted("Baker met Genscher."))[0].startswith("Here: Baker, Genscher")
    assert crowded_sentences(planted("Baker spoke. Genscher met Baker. Putin met Kohl.")) == []


def test_two_who_wrote_together_are_one_voice() -> None:
    assert crowded_sentences(planted("Menon and Ruger find so.")) == []
    assert crowded_sentences(planted("Rajan Menon and William Ruger, critics, find so.")) == []
    assert crowded_sentences(planted("Menon and Baker find so."))


def test_whom_a_bracket_cites_is_not_told_but_whom_a_sentence_cites_is() -> None:
    one = "([Kramer 2009](bibliography.ipynb#cite-kramer2009))"
    two = "[Shifrinson (2016)](bibliography.ipynb#cite-shifrinson2016)"
    assert crowded_sentences(planted(f"Baker spoke {one}.")) == []
    assert crowded_sentences(planted(f"Baker spoke, as {two} has it."))


def test_six_new_names_within_a_hundred_words_are_found_with_their_place() -> None:
    six = [f"{name} came. " for name in ("Baker", "Genscher", "Kohl", "Yeltsin", "Clinton", "Bush")]
    assert crowded_places(planted("".join(six))) == [
        "Here: Baker, Genscher, Kohl, Yeltsin, Clinton, Bush"
    ]
    assert crowded_places(planted(("word " * 20).join(six))) == []


def test_closed_parts_tables_and_the_article_s_box_bring_nobody() -> None:
    crowd = "Baker met Genscher and Kohl."
    closed = f"<details><summary>Deeper: x</summary>\n\n{crowd}\n\n</details>"
    for text in (closed, f"| {crowd} | x |", f"> **What the article says here.** {crowd}"):
        assert crowded_sentences(planted(text)) == []
