"""What the front page promises holds."""

import json
from pathlib import Path

import pytest

from nato_course import __version__
from nato_course.sources import mentions

BOOK = Path(__file__).parents[2] / "book"
FRONT = (BOOK / "index.md").read_text(encoding="utf-8")


def test_the_front_page_names_the_version_of_the_course() -> None:
    assert f"**Version.** {__version__}." in FRONT


@pytest.mark.parametrize("part", ["Content", "Cut-off", "Balance", "Version", "Errors", "Licence"])
def test_the_front_page_says_what_to_know_before_one_starts(part: str) -> None:
    assert f"- **{part}.** " in FRONT


CASES = {
    "03_putins_stance": ("> **His case,", "**His reply"),
    "04_natos_perspective": ("> **NATO's case,", "**NATO's reply"),
}
"""How the boxes of a case and the replies to its tests begin, by chapter: Moscow's, then NATO's."""
MOST_APART = 1.15


@pytest.mark.parametrize("part", [0, 1], ids=["boxes", "replies"])
def test_the_two_cases_are_of_equal_length(part: int) -> None:
    words = [_words(stem, starts[part]) for stem, starts in CASES.items()]
    assert max(words) <= MOST_APART * min(words), words


def _words(stem: str, start: str) -> int:
    cells = json.loads((BOOK / f"{stem}.ipynb").read_text(encoding="utf-8"))["cells"]
    blocks = [block for each in cells for block in "".join(each["source"]).split("\n\n")]
    found = [mentions.without_citations(each) for each in blocks if each.startswith(start)]
    assert len(found) >= 5, f"{stem} has {len(found)} blocks that begin with {start}"
    return sum(len(each.split()) for each in found)
