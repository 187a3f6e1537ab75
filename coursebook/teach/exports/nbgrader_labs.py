"""The labs of a chapter as tasks of an nbgrader assignment, marked by their own checks.

Unlike graded questions, labs stand in the book with their checks, so students see while they work
what is still off. The marks come from the same check, in parts.
"""

from collections.abc import Sequence

from coursebook import labs
from coursebook.course import current
from coursebook.errors import CourseError
from coursebook.labs import Lab
from coursebook.teach.assignment import lab_key
from coursebook.teach.assignment.record import LAB_POINTS
from coursebook.teach.exports import _notebook as nb


def cells(stem: str) -> list[nb.Cell]:
    """Return the cells of a chapter's labs.

    Args:
        stem: the chapter's file stem.
    """
    number, course_labs = stem[:2], current().part("labs")
    if not labs.chapter(stem):
        return []
    if not course_labs:
        raise CourseError(
            f"{stem} has labs, and the course no part labs that judges them: write it"
        )
    head = (
        "### Labs\n\nThese tasks need the course's package. Change the code, run it, and run the "
        "cell after it: it says what is still off. It may be run as often as you like.\n\n"
        f"{course_labs.HINT}"
    )
    made = [
        nb.text(f"labs-{number}", head),
        nb.given(f"labs-imports-{number}", course_labs.IMPORTS),
    ]
    for each in labs.chapter(stem):
        made += _lab_cells(each)
    return made


def _lab_cells(lab: Lab) -> list[nb.Cell]:
    task = "\n\n".join(lab.task)
    asked = f"#### Lab {lab.number}: {lab.title} ({LAB_POINTS} points)\n\n{task}"
    handed = lab_key.handed(lab)
    return [
        nb.text(f"lab-{lab.id}", f"{asked}\n\n{_nested(lab.hints)}"),
        nb.answer(f"lab-{lab.id}-answer", lab_key.task(lab), lab_key.solution(lab)),
        nb.tests(
            f"lab-{lab.id}-marks",
            f'check_lab("{lab.id}", {handed})',
            f'verdict = labs.check("{lab.id}", {handed})\n'
            "for line in verdict.lines:\n    print(line)\n"
            f"round({LAB_POINTS} * verdict.share, 2)",
            LAB_POINTS,
        ),
    ]


def _nested(hints: Sequence[str]) -> str:
    """Return hints one inside the other, so that opening one shows no more than one."""
    if not hints:
        return ""
    inner = _nested(hints[1:])
    more = f"\n\n{inner}" if inner else ""
    return f"<details><summary>A hint</summary>\n\n{hints[0]}{more}\n\n</details>"


def report() -> list[str]:
    """Return what an instructor should know of labs."""
    return [
        f"Each lab earns up to {LAB_POINTS} points in parts, by the check that students see too. "
        "The course's package has to be installed where nbgrader marks.",
    ]
