"""Putin's approval: the figures that a source bears out, and what to know in comparing them."""

from collections.abc import Sequence
from datetime import date
from functools import cache

from coursebook.teach.templates._patterns import course
from coursebook.words import listed
from nato_course import datasets
from nato_course.tables import LevadaApproval

LATEST = date(2022, 6, 1)  # Later figures of the table rest in part on one source.

LARGE = 8
"""Points from which on a move is well beyond what sampling does to two polls."""


@cache
def approval() -> dict[str, float]:
    """Return the share that approves, by month."""
    rows = datasets.rows(LevadaApproval)
    return {e.month.isoformat(): e.approve_pct for e in rows if e.month <= LATEST}


def offices(*months: str) -> str:
    """Return a sentence on the offices in which he is judged, or "" where there is but one.

    Args:
        months: the months compared, in order.
    """
    held = {e.month.isoformat(): e.office for e in datasets.rows(LevadaApproval)}
    found = [held[each] for each in months]
    if len(set(found)) == 1:
        return ""
    return f"He is judged as {listed(found)}, in that order, so the figures are not quite alike. "


def sampled(*moves: float) -> str:
    """Return what sampling does to the smallest of some moves, or "" where it is large.

    Args:
        moves: changes in points, of either sign.
    """
    if min(abs(each) for each in moves) >= LARGE:
        return ""
    return "A sample can be off by a few points, so that a small move may be partly chance. "


def picked(values: Sequence[float]) -> str:
    """Return what a choice of months does to the course that they show.

    Args:
        values: three values in order of time.
    """
    if course(values) in ("up-down", "down-up"):
        return "Two of the three months alone would hide a turn; the choice has to be defended."
    return "Months left out may show a turn between these three; the choice has to be defended."
