"""What each LMS imports, written into an assignment folder."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from coursebook.teach.assignment.record import UPLOAD, Assignment, Writer
from coursebook.teach.exports.common_cartridge import CARTRIDGE
from coursebook.teach.exports.gift import GIFT
from coursebook.teach.exports.moodle_xml import MOODLE
from coursebook.teach.exports.package import Format, quizzes
from coursebook.teach.exports.qti12 import CANVAS, QTI_1_2
from coursebook.teach.exports.qti21 import QTI_2_1, QTI_3_0

FILES: Mapping[str, Mapping[str, Format[Any]]] = {
    "canvas": {
        "canvas-classic-quizzes.zip": CANVAS,
        "canvas-new-quizzes.zip": QTI_2_1,
        "common-cartridge.imscc": CARTRIDGE,
    },
    "moodle": {"moodle-questions.xml": MOODLE, "questions.gift": GIFT},
    "blackboard": {
        "blackboard-qti-2.1.zip": QTI_2_1,
        "blackboard-qti-1.2.zip": QTI_1_2,
        "other-systems-qti-3.0.zip": QTI_3_0,
        "common-cartridge.imscc": CARTRIDGE,
    },
}
"""The files for each LMS, with the format that each is written in."""


def _write(target: str, assignment: Assignment, folder: Path) -> list[str]:
    """Write the files for one LMS, and return what was changed in each."""
    upload = folder / UPLOAD
    upload.mkdir(parents=True, exist_ok=True)
    shown, report = quizzes(assignment), []
    for name, written in FILES[target].items():
        made = written.export(
            shown, title=assignment.title, identifier=assignment.identifier, url=assignment.url
        )
        (upload / name).write_bytes(made.content())
        report += [f"{UPLOAD}/{name}", *(f"{name}: {each}" for each in made.report)]
    return report


WRITERS: Mapping[str, Writer] = {each: partial(_write, each) for each in FILES}
