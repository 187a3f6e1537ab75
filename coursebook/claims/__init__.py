"""The claims that the course tests, each with its evidence, a verdict and the reasons for it."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from coursebook.claims import _rules
from coursebook.claims._claim import (
    ABOUT,
    KINDS,
    POSITIONS,
    SECTIONS,
    VERDICTS,
    Claim,
    Evidence,
    Omission,
)
from coursebook.course import current, shown
from coursebook.entries import made, read
from coursebook.errors import CourseError, tell
from coursebook.words import named, nearest

__all__ = [
    "ABOUT",
    "KINDS",
    "POSITIONS",
    "SECTIONS",
    "VERDICTS",
    "Claim",
    "Evidence",
    "Omission",
    "all",
    "check",
    "get",
    "in_section",
    "omission",
    "omissions",
]

FILE = current().content / "claims.yaml"

_Entry = TypeVar("_Entry", Claim, Omission)


def check(path: Path = FILE) -> None:
    """Check that a ledger keeps every rule.

    Args:
        path: the file; without it, the course's own.

    Raises:
        CourseError: it breaks rules; the message lists each with file, id and field.
    """
    _read(path)


@cache
def all() -> tuple[Claim, ...]:
    """Return every claim, in the file's order."""
    return tuple(made(Claim, entry) for entry in _ledger()["claims"])


@cache
def omissions() -> tuple[Omission, ...]:
    """Return what the tested text leaves out."""
    return tuple(made(Omission, entry) for entry in _ledger().get("omissions", ()))


def get(claim_id: str) -> Claim:
    """Return one claim.

    Args:
        claim_id: its id, such as "A1".

    Raises:
        CourseError: the ledger has no such claim; the message names the nearest.
    """
    return _named(claim_id, all(), "claim")


def omission(omission_id: str) -> Omission:
    """Return one omission.

    Args:
        omission_id: its id, such as "O2".

    Raises:
        CourseError: the ledger has no such omission; the message names the nearest.
    """
    return _named(omission_id, omissions(), "omission")


def in_section(section: str) -> tuple[Claim, ...]:
    """Return the claims of one section, in order.

    Args:
        section: its slug, one of `SECTIONS`.

    Raises:
        CourseError: there is no such section.
    """
    named(section, SECTIONS, f"{shown(FILE)}: no section is called {section!r}")
    return tuple(claim for claim in all() if claim.section == section)


@cache
def _ledger() -> dict[str, Any]:
    return _read(FILE)


def _read(path: Path) -> dict[str, Any]:
    ledger: dict[str, Any] = read(path, _rules.LEDGER)
    tell(_rules.problems(ledger, shown(path)))
    return ledger


def _named(name: str, entries: Sequence[_Entry], noun: str) -> _Entry:
    known = {each.id: each for each in entries}
    if name not in known:
        # H1 is as like R1 as two ids can be, and never meant: only those of its letter are.
        near = [each for each in known if each[0] == name[:1].upper()] or known
        use = nearest(name.upper(), near, cutoff=1, add=f"write the {noun}")
        raise CourseError(f"{shown(FILE)}: no {noun} has the id {name!r}: {use}")
    return known[name]
