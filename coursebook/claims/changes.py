"""The public record of changed verdicts: what changed when, from what to what, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from coursebook import claims
from coursebook.claims._shown import Table
from coursebook.course import current, shown
from coursebook.entries import read
from coursebook.errors import CourseError
from coursebook.records import CLAIM, DAY, WORDS, Field, Many, Named, Record

FILE = current().content / "changes.yaml"
NEW = "new"
"""What stands for the verdict before, where a claim was added."""

_FIRST = Record(
    (
        Field("date", DAY, "write the day of the first edition"),
        Field("verdicts", Named(WORDS, Many(CLAIM, 0)), "list claims by verdict"),
    )
)
_CHANGE = Record(
    (
        Field("date", DAY, "write the day of the change"),
        Field("claim", CLAIM, "name the claim"),
        Field("from", WORDS, f"write the verdict before, or {NEW}"),
        Field("to", WORDS, "write the verdict after"),
        Field("reason", WORDS, "write why, in whole sentences"),
    )
)
_FILE = Record(
    (
        Field("first", _FIRST, "say what the first edition had"),
        Field("changes", Many(_CHANGE, 0), "list the changes, the oldest first"),
    )
)


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a verdict."""

    day: date
    claim: str
    before: str
    after: str
    reason: str


def first_day(path: Path = FILE) -> date:
    """Return the day of the first edition.

    Args:
        path: the record.
    """
    day: date = read(path, _FILE)["first"]["date"]
    return day


def all(path: Path = FILE) -> tuple[Change, ...]:
    """Return every change, the oldest first.

    Args:
        path: the record.

    Raises:
        CourseError: an entry lacks a field, or the days are out of order.
    """
    found = tuple(_change(each) for each in read(path, _FILE)["changes"])
    if list(found) != sorted(found, key=lambda each: each.day):
        raise CourseError(f"{shown(path)}: the changes are out of order: put the oldest first")
    return found


def problems(path: Path = FILE) -> list[str]:
    """Return where the changes don't lead from the first edition to the ledger as it stands.

    Args:
        path: the record.
    """
    given = read(path, _FILE)["first"]["verdicts"]
    verdicts = {claim: verdict for verdict, ids in given.items() for claim in ids}
    told = list(_played(verdicts, all(path)))
    now = {claim.id: claim.verdict for claim in claims.all()}
    for claim in sorted(set(verdicts) | set(now)):
        recorded, found = verdicts.get(claim, "nothing"), now.get(claim, "nothing")
        if recorded != found:
            told.append(
                f"{shown(path)}: {claim} is {found!r} in the ledger and {recorded!r} here: "
                "add an entry with the reason"
            )
    return told


def table(path: Path = FILE) -> Table:
    """Return the changes as a table for readers, the newest first.

    Args:
        path: the record.
    """
    rows = [
        (f"{each.day.isoformat()}, {each.claim}", each.before, each.after, each.reason)
        for each in reversed(all(path))
    ]
    rows = rows or [("no change so far", "", "", "")]
    title = f"Changes of verdicts since the first edition of {first_day(path).isoformat()}"
    return Table(title, ("", "from", "to", "why"), tuple(rows), align="left")


def _change(entry: dict[str, Any]) -> Change:
    return Change(
        entry["date"], entry["claim"], entry["from"], entry["to"], " ".join(entry["reason"].split())
    )


def _played(verdicts: dict[str, str], changes: tuple[Change, ...]) -> Iterator[str]:
    """Carry the changes out on the verdicts, and yield those that start from another one."""
    for each in changes:
        before = verdicts.get(each.claim, NEW)
        if before != each.before:
            yield f"changes.yaml: {each.day} {each.claim}: from is {each.before!r}, was {before!r}"
        if each.after not in claims.VERDICTS:
            yield f"changes.yaml: {each.day} {each.claim}: to is {each.after!r}: use a verdict"
        verdicts[each.claim] = each.after
