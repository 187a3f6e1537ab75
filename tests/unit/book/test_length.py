"""A chapter keeps to the length that it promises: three to four thousand words of argument."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.unit.book.prose import CHAPTERS, Block, blocks, plain, planted

FRAME = {
    "": "the opening: objectives, terms, time",
    "Before you start": "leads into the predictions",
    "What is agreed, what is disputed, what would change your mind": "the same in each chapter",
    "Summary": "tells it again",
    "Further reading": "a list",
    "Questions for discussion": "a list",
}
TEXTS_TO_MARK = "Three samples"
_WORD = re.compile(r"\w[\w'.,%-]*")


def argued(found: Iterable[Block]) -> int:
    """Return the words of the argument, without references, headings and the chapter's frame."""
    own = (
        each
        for each in found
        if each.kind != "heading" and each.section not in FRAME and each.subsection != TEXTS_TO_MARK
    )
    return sum(len(_WORD.findall(plain(each.text))) for each in own)


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_a_chapter_argues_in_three_to_four_thousand_words(path: Path) -> None:
    assert 3000 <= argued(blocks(path)) <= 4000


def test_references_and_frame_do_not_count() -> None:
    text = (
        "# T\n\nOpening words.\n\n## A\n\nOne {term}`two` [three](x.ipynb).\n\n## Summary\n\nAgain."
    )
    assert argued(planted(text)) == 3
