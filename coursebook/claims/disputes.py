"""What the chapters call open, settled or shifting, read from them, for one list of all disputes.

A chapter writes `- **Open** (since 2009; last looked at November 2026): whether …`.
"""

import re
from dataclasses import dataclass
from html import escape
from pathlib import Path

from coursebook import chapters, derived

LABELS = {
    "Open": "Open: the evidence we have does not decide",
    "Shifting": "Shifting: evidence or judgement is moving",
    "Settled": "Settled: those who know the evidence agree",
}
_ITEM = re.compile(rf"^- \*\*({'|'.join(LABELS)})\*\* \(([^)]+)\): (.+)")


@dataclass(frozen=True, slots=True)
class Dispute:
    """A dispute as its chapter labels it; `place` is the id of the section."""

    chapter: str
    place: str
    label: str
    when: str
    text: str


@dataclass(frozen=True, slots=True)
class Disputes:
    """The disputes of the chapters, which show themselves as text and as HTML."""

    all: tuple[Dispute, ...]

    def of(self, label: str) -> list[Dispute]:
        """Return those with a label.

        Args:
            label: such as "Open".
        """
        return [each for each in self.all if each.label == label]

    def __repr__(self) -> str:
        """Return the disputes by label."""
        lines = []
        for label, heading in LABELS.items():
            lines += [heading, *(f"  - {_told(each)}" for each in self.of(label))]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        return "".join(
            f"<p><strong>{heading}</strong></p><ul>{''.join(map(_item, self.of(label)))}</ul>"
            for label, heading in LABELS.items()
            if self.of(label)
        )


def read(path: Path) -> list[Dispute]:
    """Return the disputes that a chapter labels.

    Args:
        path: the notebook.
    """
    return [
        Dispute(path.stem, section.id, found[1], found[2], chapters.plain(found[3]))
        for section in chapters.sections(path)
        for block in section.blocks
        if (found := _ITEM.match(block.text))
    ]


def of_chapters(folder: Path) -> Disputes:
    """Return the disputes of all chapters, in the order of the book.

    Args:
        folder: where the chapters' notebooks are.
    """
    paths = sorted(folder.glob("[0-9][0-9]_*.ipynb"))
    return Disputes(tuple(each for path in paths for each in derived.read(read, path)))


def _told(dispute: Dispute) -> str:
    return f"{_number(dispute)}, {dispute.when}: {dispute.text}"


def _item(dispute: Dispute) -> str:
    link = f'<a href="{dispute.chapter}.html#{dispute.place}">{_number(dispute)}</a>'
    return f"<li>{link}, {escape(dispute.when)}: {escape(dispute.text)}</li>"


def _number(dispute: Dispute) -> str:
    return f"Chapter {int(dispute.chapter[:2])}"
