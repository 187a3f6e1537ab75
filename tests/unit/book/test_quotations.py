"""Whatever the pages quote stands in the register of quotations, under the work they cite."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from coursebook import claims, sources, yaml_file
from tests.unit.book.prose import BOOK, PAGES, Block, blocks, plain, planted

LEAST_WORDS = 4
PACKAGE = BOOK.parent / "nato_course"
QUESTIONS = sorted(PACKAGE.glob("content/questions/*.yaml"))
OUR_OWN = {
    "NATO has only ever defended itself": "a slogan made up to be tested",
    "NATO ignores the Security Council": "a slogan made up to be tested",
    "To understand is to excuse.": "a sentence made up to be discussed",
    "The vote of 2 March 2022 proves that NATO had no part in the causes of the war.": (
        "a sentence made up to be mended"
    ),
    "The union says that wages fell": "a claim made up to be judged",
    "wages fell because of imports": "a claim made up to be judged",
    "So the union is half right.": "a sum made up to be judged",
    "You ask for causes, so you excuse the war.": "a sentence made up to be discussed",
    "NATO had a part in the causes, so Russia was right.": "a sentence made up to be discussed",
    "one limits the other": "a possible answer to a bet",
}
_QUOTED = re.compile(r'"([^"]+)"|«([^»]+)»|„([^"]+)"')
_DASHES = str.maketrans("–—", "--")


def quoted(text: str) -> list[str]:
    """Return the runs of four words or more that a text has in quotation marks."""
    runs = ["".join(groups) for groups in _QUOTED.findall(plain(text))]
    return [run for run in runs if len(run.split()) >= LEAST_WORDS]


def bare(words: str) -> str:
    """Return words as they are compared: lower case, one kind of mark and dash, no end mark."""
    words = plain(words).translate(_DASHES).replace("…", "...")
    return re.sub(r"\s+", " ", words).strip(" .,;:?!").lower()


def stands_in(run: str, text: str) -> bool:
    """Say whether the parts of a run, between its omissions, stand in a text in their order."""
    place = 0
    for part in map(bare, run.replace("…", "...").split("...")):
        place = bare(text).find(part, place)
        if place < 0:
            return False
    return True


def unregistered(page: list[Block]) -> list[str]:
    """Return what a page quotes that the register has not, or has under no work cited there."""
    own = {bare(each) for each in OUR_OWN}
    own |= {bare(block.text.strip('# "')) for block in page if block.kind == "heading"}
    prose = [block for block in page if block.kind != "heading"]
    runs = [(run, block.cited) for block in prose for run in quoted(block.text)]
    return [run for run, cited in runs if bare(run) not in own and not known(run, cited)]


def known(run: str, cited: set[str]) -> bool:
    """Say whether the register has a run under one of the works."""
    return any(stands_in(run, each.text) and each.source in cited for each in sources.quotations())


def leaves(data: Any) -> Iterator[str]:
    """Yield every text in a file's content."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for each in data.values() if isinstance(data, dict) else data:
            yield from leaves(each)


def foreign(texts: list[str]) -> list[str]:
    """Return what texts quote that neither the register nor our own phrases hold."""
    own = {bare(each) for each in OUR_OWN}
    runs = [run for text in texts for run in quoted(text) if bare(run) not in own]
    return [r for r in runs if not any(stands_in(r, each.text) for each in sources.quotations())]


def too_long(runs: list[str]) -> list[str]:
    """Return the quotations of more than forty words."""
    return [run for run in runs if len(run.split()) > 40]


def open_marks(texts: list[str]) -> list[str]:
    """Return the texts in which a quotation is opened and not closed."""
    shown = map(plain, texts)
    return [t for t in shown if t.count('"') % 2 or t.count("«") != t.count("»")]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_what_a_page_quotes_is_in_the_register_under_a_work_it_cites(path: Path) -> None:
    assert unregistered(blocks(path)) == []


def test_what_the_ledger_quotes_is_in_the_register() -> None:
    told = [
        (sentence, {piece.source})
        for claim in claims.all()
        for piece in claim.evidence
        for sentence in quoted(piece.sentence)
    ]
    told += [(run, set()) for claim in claims.all() for run in quoted(claim.rationale)]
    assert [run for run, cited in told if not known(run, cited)] == []


def test_a_false_quotation_is_found() -> None:
    text = 'He saw "no tragedy at all in that" {cite:p}`putin2002june`.'
    assert unregistered(planted(text)) == ["no tragedy at all in that"]


def test_a_quotation_under_another_work_is_found() -> None:
    text = 'He said: "I see no tragedy in that" {cite:p}`putin_munich2007`.'
    assert unregistered(planted(text)) == ["I see no tragedy in that"]
    assert unregistered(planted(text.replace("_munich2007", "2002june"))) == []


def test_marks_dashes_terms_and_omissions_make_no_difference() -> None:
    text = (
        "It speaks of “additional permanent stationing of {term}`substantial combat forces`” "
        "{cite:p}`foundingact1997`.\n"
        '"Why not? … if it is a full partner" {cite:p}`putin_frost2000`\n'
        '"if it is a full partner ... Why not?" {cite:p}`putin_frost2000`'
    )
    assert unregistered(planted(text)) == ["if it is a full partner ... Why not?"]


def test_the_list_of_our_own_phrases_holds_nothing_that_no_page_has() -> None:
    used = {bare(run) for path in PAGES for block in blocks(path) for run in quoted(block.text)}
    used |= {bare(r) for path in QUESTIONS for t in leaves(yaml_file.read(path)) for r in quoted(t)}
    assert [phrase for phrase in OUR_OWN if bare(phrase) not in used] == []


def test_no_quotation_has_more_than_forty_words() -> None:
    assert too_long([each.text for each in sources.quotations()]) == []
    assert (
        too_long([r for path in PAGES for block in blocks(path) for r in quoted(block.text)]) == []
    )
    assert too_long(["word " * 41]) != []


def test_every_mark_of_quotation_is_closed_in_its_block() -> None:
    assert open_marks([block.text for path in PAGES for block in blocks(path)]) == []
    assert open_marks(['"A', "«B", '"C"']) == ['"A', "«B"]


@pytest.mark.parametrize("path", QUESTIONS, ids=lambda path: path.stem)
def test_what_a_question_quotes_is_in_the_register(path: Path) -> None:
    assert foreign(list(leaves(yaml_file.read(path)))) == []


def test_what_the_timeline_quotes_is_in_the_register() -> None:
    with (PACKAGE / "content/tables/events.csv").open(encoding="utf-8", newline="") as file:
        assert foreign([text for row in csv.DictReader(file) for text in row.values()]) == []


def test_a_false_quotation_in_a_question_is_found() -> None:
    data = {"options": [{"text": 'He said: "no inch to the east, ever".'}]}
    assert foreign(list(leaves(data))) == ["no inch to the east, ever"]
