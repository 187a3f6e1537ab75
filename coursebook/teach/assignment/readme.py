"""README.html of an assignment folder: what it is, what to upload where."""

from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from urllib.parse import quote

from coursebook.course import current
from coursebook.teach import _pages
from coursebook.teach.assignment.record import OPEN_SEED, Assignment, is_public
from coursebook.teach.assignment.steps import BACK, FILES, MORE_FILES, PAPER_BACK, STEPS
from coursebook.teach.assignment.student_sheet import address, minutes


def readme(
    assignment: Assignment,
    folder: Path,
    report: Mapping[str, Sequence[str]],
) -> bytes:
    """Return the page.

    Args:
        assignment: what is assigned.
        folder: the assignment folder, all other files in it.
        report: what each target's writer had to say.
    """
    return _pages.page(
        assignment.title,
        _about(assignment),
        _seed(assignment),
        _pages.heading("What is in the folder"),
        _files(folder),
        *(_steps(target, f"assignment-{assignment.identifier}") for target in report),
        _pages.heading("What was changed for each format"),
        _pages.para(
            "A question type that a format lacks became the nearest one it has. Feedback is kept "
            "unless a line here says otherwise. Names in brackets are those of the questions."
        ),
        *(_changes(target, lines) for target, lines in report.items()),
    )


def _about(assignment: Assignment) -> str:
    count = len(assignment.all_questions())
    due = f"due {assignment.due_text}" if assignment.due else "without a due date"
    chapters = []
    for stem, title in zip(assignment.chapters, assignment.chapter_titles, strict=True):
        known = minutes(stem)
        time = f", about {known} minutes" if known else ""
        shown = _pages.link(address(assignment, stem), title)
        chapters.append(f"{shown}{_pages.text(time)}")
    return "\n".join(
        [
            _pages.para(
                f"An assignment of the course {current().title} (version "
                f"{assignment.version}), {due}, with {count} graded questions on:"
            ),
            _pages.points(chapters),
            _pages.para(
                "Hand out the folder student and nothing else. This page and the folder "
                "instructor are for you: the packages to upload hold the answers.",
                kind="note",
            ),
        ]
    )


def _seed(assignment: Assignment) -> str:
    if is_public(assignment.seed):
        first = "No seed was given." if assignment.seed == OPEN_SEED else "The seed is an example."
        return _pages.para(
            f"{first} The questions were drawn with one that everyone knows, so anyone could draw "
            "them again with their answers. For marks that count, make the folder again with "
            "--seed and words of your own that nobody guesses.",
            kind="note",
        )
    return _pages.para(
        "The questions were drawn by the seed of your class. It stands in the key, and nowhere "
        "students look: whoever knows it can draw the same questions with their answers."
    )


def _files(folder: Path) -> str:
    found = sorted(each for each in folder.rglob("*") if each.is_file())
    names = ["README.html", *(each.relative_to(folder).as_posix() for each in found)]
    rows = [(_file_link(name), _pages.text(described(name))) for name in dict.fromkeys(names)]
    return _pages.table("Files", ("File", "What it is"), rows)


def described(name: str) -> str:
    """Return what a file of an assignment folder is.

    Args:
        name: its path in the folder.
    """
    if name in FILES:
        return FILES[name]
    fits = [told for pattern, told in MORE_FILES.items() if fnmatchcase(name, pattern)]
    return fits[0] if fits else "see the steps below"


def _file_link(name: str) -> str:
    shown = _pages.text(name).replace("/", "/<wbr>")  # long paths may break there
    return f'<a href="{_pages.text(quote(name))}">{shown}</a>'


def _steps(target: str, folder: str) -> str:
    name, steps = STEPS[target]
    last = () if target == "lesson" else (_back(target, folder),)
    shown = _pages.points((*map(_pages.text, steps), *last), ordered=True)
    return f"{_pages.heading(f'{name}: step by step')}{shown}"


def _back(target: str, folder: str) -> str:
    """Return what to do with what comes back, with the command where one reads it."""
    if target not in BACK:
        return _pages.text(PAPER_BACK)
    command = (
        f'{current().command} grade "{folder}-back" --roster roster.csv --out "{folder}-grades.csv"'
    )
    return (
        f"{_pages.text(BACK[target])} Put it into a folder {_pages.text(folder)}-back and, with "
        f"your class list roster.csv beside it, run <code>{_pages.text(command)}</code>"
    )


def _changes(target: str, lines: Sequence[str]) -> str:
    shown = _pages.points(map(_pages.text, lines)) or _pages.para("Nothing to report.")
    return f"<details><summary>{_pages.text(STEPS[target][0])}</summary>{shown}</details>"
