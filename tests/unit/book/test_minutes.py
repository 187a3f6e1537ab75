"""No page states by hand how long it takes: minutes come from one rule, and can't contradict."""

import re
from pathlib import Path

import pytest

from tests.unit.book.prose import BOOK, cells

PAGES = [*sorted(BOOK.glob("*.ipynb")), *sorted(BOOK.rglob("*.md"))]
_NUMBER = r"(?:\d+|an?|one|two|three|four|five|six|ten|fifteen|twenty|thirty|forty|sixty|ninety)"
_LEADS = r"(?:about|around|roughly|some|takes?|needs?|allow|in under|Time:\W*)"
BY_HAND = re.compile(
    rf"\b{_LEADS} {_NUMBER}(?: (?:to|or) {_NUMBER})? (?:minutes?|hours?)\b", re.IGNORECASE
)


def by_hand(text: str) -> list[str]:
    """Return the times of reading or working that a text states itself."""
    return [found[0] for found in BY_HAND.finditer(text)]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_states_no_minutes_by_hand(path: Path) -> None:
    prose = [each.source for each in cells(path) if each.kind == "markdown"]
    assert by_hand("\n".join(prose)) == []


@pytest.mark.parametrize(
    "text",
    [
        "- **Time:** about 110 minutes, 30 of them to read.",
        "*Time:* 45 minutes.",
        "It takes about two minutes.",
        "A chapter takes two hours.",
        "About 90 minutes.",
        "Allow an hour for it.",
    ],
)
def test_minutes_by_hand_are_found(text: str) -> None:
    assert by_hand(text)


@pytest.mark.parametrize(
    "text",
    [
        "*Time:* see the panel below.",
        "Russian forces needed at most 60 hours to Riga.",
        "The reader has ten minutes.",
        "| Phase | 50 minutes | 75 minutes |",
        "Missiles within minutes of Moscow.",
    ],
)
def test_other_times_are_left_alone(text: str) -> None:
    assert by_hand(text) == []
