"""An abbreviation in capitals is listed here, and explained where a page first uses it."""

import re
from pathlib import Path

import pytest

from coursebook.sources import mentions
from tests.unit.book.prose import CHAPTERS, EXPLORE, Block, blocks, plain, planted

ON_EVERY_PAGE = {
    "NATO": "North Atlantic Treaty Organization",
    "UN": "United Nations",
    "US": "United States",
    "EU": "European Union",
}
# The full form, and what else explains the name to a reader where the full form would not.
EXPLAINED = {
    "CIA": ("Central Intelligence Agency", "the US intelligence service"),
    "OSCE": ("Organization for Security and Co-operation in Europe",),
    "RAND": ("Research and Development", "a US institute"),
    "SIPRI": ("Stockholm International Peace Research Institute",),
}
_CAPITALS = re.compile(r"\b[A-Z]{2,}\b")
_ROMAN = re.compile(r"[IVX]+")


def abbreviations(block: Block) -> list[str]:
    """Return the abbreviations of a block, without Roman numerals."""
    return [each for each in _CAPITALS.findall(plain(block.text)) if not _ROMAN.fullmatch(each)]


def faults(page: list[Block]) -> list[str]:
    """Return the abbreviations that the list lacks, or that a page uses before it explains them."""
    found, read = [], ""
    for block in page:
        if block.kind in ("heading", "quote"):
            continue
        read += block.text + "\n"
        for name in abbreviations(block):
            if name not in ON_EVERY_PAGE and not explained(name, read):
                found.append(name)
    return found


def explained(name: str, read: str) -> bool:
    """Say whether a text explains an abbreviation or links it to the glossary."""
    linked = mentions.term_anchor(name) in mentions.terms(read)
    return linked or any(each in read for each in EXPLAINED.get(name, ()))


@pytest.mark.parametrize("path", [*CHAPTERS, *EXPLORE], ids=lambda path: path.stem)
def test_an_abbreviation_is_explained_at_its_first_use(path: Path) -> None:
    assert faults(blocks(path)) == []


def test_an_abbreviation_that_is_not_explained_or_not_listed_is_found() -> None:
    assert faults(planted("The OSCE met.")) == ["OSCE"]
    assert faults(planted("The WEU met. NATO, a UN body and the EU did not.")) == ["WEU"]


def test_an_explanation_counts_in_the_same_or_an_earlier_block_only() -> None:
    late = "SIPRI counts.\n\nThe Stockholm International Peace Research Institute counts."
    assert faults(planted(late)) == ["SIPRI"]
    assert faults(planted("\n\n".join(reversed(late.split("\n\n"))))) == []
    assert faults(planted("A charter of the [OSCE](glossary.md#term-osce).")) == []


def test_roman_numerals_are_no_abbreviations() -> None:
    assert faults(planted("Section IV of the Act.")) == []


def test_the_list_holds_nothing_that_no_page_uses() -> None:
    pages = (*CHAPTERS, *EXPLORE)
    used = {name for path in pages for block in blocks(path) for name in abbreviations(block)}
    assert set(EXPLAINED) <= used
