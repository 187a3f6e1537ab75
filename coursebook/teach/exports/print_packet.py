"""An assignment on paper: a packet for students, and apart from it the key, as tagged PDF."""

from pathlib import Path

from coursebook.teach import _pages
from coursebook.teach.assignment import key, reflection, rubric
from coursebook.teach.assignment.record import INSTRUCTOR, POINTS, STUDENT, Assignment
from coursebook.teach.exports import letters
from coursebook.teach.exports.paper_tables import tables
from coursebook.teach.pdf.printing import pdfs

PACKET = f"{STUDENT}/packet.pdf"
KEY = f"{INSTRUCTOR}/key.pdf"


def write(assignment: Assignment, folder: Path) -> list[str]:
    """Write the packet and the key.

    Args:
        assignment: what is assigned.
        folder: the assignment folder.

    Raises:
        CourseError: there is no browser that makes PDF files.
    """
    pages = [packet_html(assignment), key.key(assignment, for_print=True).decode()]
    made = pdfs(pages, assignment.paper)
    for name, content in zip((PACKET, KEY), made, strict=True):
        (folder / name).write_bytes(content)
    return [
        f"{PACKET}: questions with room to answer, and the reflection with its rubric; no answers",
        f"{KEY}: the key as PDF; keep it",
    ]


def packet_html(assignment: Assignment) -> str:
    """Return the students' packet as a page.

    Args:
        assignment: what is assigned.
    """
    return _pages.page(
        "packet.html",
        assignment=assignment,
        points_each=POINTS,
        letters=letters,
        reflection=reflection,
        rubric=rubric,
        tables=tables,
    )
