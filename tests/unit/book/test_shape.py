"""A chapter has the shape that readers learn from: short boxes, plain words, claims at hand."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from coursebook import chapters, claims
from coursebook.chapters import Block, Section
from coursebook.sources import mentions
from tests.unit.book.prose import CHAPTERS

ARTICLE = "> **What the article says here"
SO_FAR = "> **So far"
PLAIN = "In plain words"
MOST_IN_ARTICLE_BOX = 60
PLAIN_WORDS = (60, 90)
MOST_SENTENCES = 2
HOW_SURE = re.compile(
    r"\b(?:sure|certain|open|settled|disputed|in dispute|contested|well supported|attested)\b", re.I
)
MOST_WORDS_IN_A_TERM = 2
WITHOUT_PLAIN_WORDS = re.compile(r"agreed|disputed|[Dd]iscuss|[Rr]eading|[Cc]heck yourself")
SHORT = 150
"""A section with fewer open words needs no plainer version."""
OF_ARTICLE = {1: "introduction", 2: "history", 3: "putin", 4: "nato"}
_LABEL = re.compile(r"^>? ?\*\*[^*]+\*\*:?")
_SENTENCE = re.compile(r"(?<=[.!?])[\"')*]*\s+(?=[\"'(*]*[A-Z])")
_CLAIM = re.compile(r"claims\.ipynb#([a-z]\d+)")


def boxes(found: list[Section], start: str) -> Iterator[tuple[str, str]]:
    """Yield the boxes that begin in a way, without their label, each with its section's title."""
    for section in found:
        blocks = [each.text for each in section.blocks if not each.code]
        for i, text in enumerate(blocks):
            if text.startswith(start):
                rest = list(_rest(blocks[i + 1 :]))
                yield section.title, " ".join([_LABEL.sub("", text), *rest])


def _rest(blocks: list[str]) -> Iterator[str]:
    """Yield the lines that go on with a box; each box has its own label."""
    for text in blocks:
        if not text.startswith(">") or _LABEL.match(text):
            return
        yield text


def words(text: str) -> int:
    return chapters.count_words(chapters.plain(text))


def long_article_boxes(found: list[Section]) -> list[str]:
    told = ((place, words(text)) for place, text in boxes(found, ARTICLE))
    return [f"{place}: {count} words" for place, count in told if count > MOST_IN_ARTICLE_BOX]


def long_so_fars(found: list[Section]) -> list[str]:
    """Return the boxes *So far* of too many sentences; those that say how sure come on top."""
    long = []
    for place, text in boxes(found, SO_FAR):
        told = _SENTENCE.split(chapters.plain(text).strip())
        count = sum(not HOW_SURE.search(each) for each in told)
        if count > MOST_SENTENCES:
            long.append(f"{place}: {count} sentences besides how sure")
    return long


def tops(found: list[Section]) -> Iterator[tuple[str, list[Block], int]]:
    """Yield the `##` sections with all that stands in them, and their open words."""
    for i, section in enumerate(found):
        if section.level == 2:
            inside = [section]
            for each in found[i + 1 :]:
                if each.level <= 2:
                    break
                inside.append(each)
            blocks = [block for each in inside for block in each.blocks]
            yield section.title, blocks, sum(each.words for each in inside)


def plain_words_faults(found: list[Section]) -> list[str]:
    """Return what is wrong with the plainer versions of sections."""
    faults = []
    for title, blocks, open_words in tops(found):
        plainer = [each.text for each in blocks if each.inside.startswith(PLAIN)]
        if not plainer and open_words > SHORT and not WITHOUT_PLAIN_WORDS.search(title):
            faults.append(f"{title}: has no plain words")
        count = sum(map(words, plainer))
        times = sum(1 for each in _parts(blocks))
        if plainer and not PLAIN_WORDS[0] * times <= count <= PLAIN_WORDS[1] * times:
            faults.append(f"{title}: {count} plain words")
        faults += [f"{title}: the term {each} is no plain word" for each in _terms(plainer)]
    return faults


def _parts(blocks: list[Block]) -> Iterator[Block]:
    """Yield the first block of each part in plain words."""
    before = ""
    for each in blocks:
        if each.inside.startswith(PLAIN) and before != each.inside:
            yield each
        before = each.inside


def _terms(texts: list[str]) -> list[str]:
    """Return the terms that plain words link to and that are terms of art by their length."""
    found = [each.removeprefix(mentions.TERM) for text in texts for each in mentions.terms(text)]
    return [each for each in found if len(each.split("-")) > MOST_WORDS_IN_A_TERM]


def claims_not_in_the_margin(stem: str, found: list[Section]) -> list[str]:
    """Return the claims of the article's section that no note in the margin names."""
    margin = [each.text for section in found for each in section.blocks if each.is_margin]
    named = {each.upper() for text in margin for each in _CLAIM.findall(text)}
    section = OF_ARTICLE.get(int(stem[:2]))
    own = claims.in_section(section) if section else []
    return [each.id for each in own if each.id not in named]


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_what_the_article_says_is_told_in_sixty_words(path: Path) -> None:
    assert long_article_boxes(chapters.sections(path)) == []


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_so_far_tells_two_sentences_and_how_sure(path: Path) -> None:
    assert long_so_fars(chapters.sections(path)) == []


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_a_section_is_told_again_in_plain_words(path: Path) -> None:
    assert plain_words_faults(chapters.sections(path)) == []


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_each_claim_of_the_article_s_section_stands_in_a_margin(path: Path) -> None:
    assert claims_not_in_the_margin(path.stem, chapters.sections(path)) == []


def planted(text: str) -> list[Section]:
    return list(chapters.cut([{"cell_type": "markdown", "source": f"## Here\n\n{text}"}]))


def test_a_long_box_is_found_and_goes_on_over_its_lines() -> None:
    box = f"{ARTICLE}.** {'word ' * 40}\n>\n> {'word ' * 21}"
    assert long_article_boxes(planted(box)) == ["Here: 61 words"]
    assert long_article_boxes(planted(f"{box}".replace("word " * 21, "word " * 20))) == []


def test_a_quotation_after_another_box_is_no_part_of_it() -> None:
    box = f"{ARTICLE}.** {'word ' * 60}\n\n{SO_FAR}.** {'Word. ' * 2}"
    assert long_article_boxes(planted(box)) == []


def test_so_far_may_say_how_sure_on_top() -> None:
    assert long_so_fars(planted(f"{SO_FAR}.** One thing. Another. (Sure of both.)")) == []
    assert long_so_fars(planted(f"{SO_FAR}.** One. Two. Three.")) == [
        "Here: 3 sentences besides how sure"
    ]


def plain_part(text: str) -> str:
    return f"{'word ' * 200}\n\n<details><summary>{PLAIN}</summary>\n\n{text}\n\n</details>"


def test_plain_words_that_are_missing_long_or_short_are_found() -> None:
    assert plain_words_faults(planted("word " * 200)) == ["Here: has no plain words"]
    assert plain_words_faults(planted("word " * 20)) == []
    assert plain_words_faults(planted(plain_part("word " * 91))) == ["Here: 91 plain words"]
    assert plain_words_faults(planted(plain_part("word " * 59))) == ["Here: 59 plain words"]
    assert plain_words_faults(planted(plain_part("word " * 30 + "\n\n" + "word " * 45))) == []


def test_a_term_of_art_is_no_plain_word() -> None:
    term = "[x](glossary.md#term-structured-academic-controversy) "
    assert plain_words_faults(planted(plain_part(term + "word " * 70))) == [
        "Here: the term structured-academic-controversy is no plain word"
    ]


def test_a_claim_that_stands_in_the_text_alone_is_not_in_the_margin() -> None:
    text = "*Claims taken up: [H1](claims.ipynb#h1).*\n\nSee [H2](claims.ipynb#h2)."
    missing = claims_not_in_the_margin("02_x", planted(text))
    assert "H1" not in missing
    assert "H2" in missing
    assert claims_not_in_the_margin("05_x", planted(text)) == []
