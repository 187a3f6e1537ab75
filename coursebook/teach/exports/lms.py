"""What each LMS imports, written into an assignment folder."""

from collections.abc import Sequence
from pathlib import Path

from coursebook.teach.assignment.record import UPLOAD, Assignment
from coursebook.teach.exports import common_cartridge, gift, moodle_xml, qti12, qti21
from coursebook.teach.exports.package import Package, quizzes


def canvas(assignment: Assignment, folder: Path) -> list[str]:
    """Write packages for Canvas: classic quizzes, New Quizzes, a cartridge."""
    return [
        *_qti(assignment, folder, "canvas-classic-quizzes.zip", "1.2"),
        *_qti(assignment, folder, "canvas-new-quizzes.zip", "2.1"),
        *_cartridge(assignment, folder),
    ]


def blackboard(assignment: Assignment, folder: Path) -> list[str]:
    """Write packages for Blackboard: QTI 2.1 and 1.2, a cartridge; QTI 3.0 for other systems."""
    return [
        *_qti(assignment, folder, "blackboard-qti-2.1.zip", "2.1"),
        *_qti(assignment, folder, "blackboard-qti-1.2.zip", "1.2", canvas=False),
        *_qti(assignment, folder, "other-systems-qti-3.0.zip", "3.0"),
        *_cartridge(assignment, folder),
    ]


def moodle(assignment: Assignment, folder: Path) -> list[str]:
    """Write question banks for Moodle: Moodle XML, and GIFT for other tools."""
    shown = quizzes(assignment)
    report = []
    for make, name in (
        (moodle_xml.export, "moodle-questions.xml"),
        (gift.export, "questions.gift"),
    ):
        made = make(
            shown, title=assignment.title, identifier=assignment.identifier, url=assignment.url
        )
        (content,) = made.files.values()
        report += _save(folder, name, content, made.report)
    return report


def _qti(
    assignment: Assignment,
    folder: Path,
    name: str,
    version: qti21.Version | str,
    *,
    canvas: bool = True,
) -> list[str]:
    about = {"title": assignment.title, "identifier": assignment.identifier, "url": assignment.url}
    shown = quizzes(assignment)
    made: Package
    if version == "1.2":
        made = qti12.export(shown, **about, canvas=canvas)
    else:
        made = qti21.export(shown, **about, version="3.0" if version == "3.0" else "2.1")
    return _save(folder, name, made.zipped(), made.report)


def _cartridge(assignment: Assignment, folder: Path) -> list[str]:
    made = common_cartridge.export(
        quizzes(assignment),
        title=assignment.title,
        identifier=assignment.identifier,
        url=assignment.url,
    )
    missing = () if assignment.url else ("links to the chapters are left out: give --url",)
    return _save(folder, "common-cartridge.imscc", made.zipped(), (*made.report, *missing))


def _save(folder: Path, name: str, content: bytes, report: Sequence[str]) -> list[str]:
    place = folder / UPLOAD / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)
    return [f"{UPLOAD}/{name}", *(f"{name}: {each}" for each in report)]
