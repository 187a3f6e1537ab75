"""What exporters take and give: quizzes in, files and a report out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from coursebook import questions
from coursebook.course import current
from coursebook.questions.index import title as chapter_title
from coursebook.questions.model import Question
from coursebook.teach._zip import zip_bytes
from coursebook.teach.assignment.record import Assignment


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiz:
    """Questions on one chapter, as an LMS shows them.

    Attributes:
        identifier: a short name without spaces, the same whenever it is made.
        title: as students see it.
        chapter: the chapter's file stem.
        questions: in order.
        graded: whether it counts; practice quizzes hold questions whose answers are public.
    """

    identifier: str
    title: str
    chapter: str
    questions: tuple[Question, ...]
    graded: bool = True


@dataclass(frozen=True, slots=True)
class Package:
    """Files of one format, and what had to be changed for it.

    Attributes:
        files: content by path inside the package.
        report: lines that say which questions were turned into what, and what was left out.
    """

    files: Mapping[str, bytes]
    report: tuple[str, ...]

    def zipped(self) -> bytes:
        """Return the files as one zip."""
        return zip_bytes(self.files)


def quizzes(assignment: Assignment, *, practice: bool = True) -> tuple[Quiz, ...]:
    """Return the graded quiz of each chapter, each followed by its practice quiz.

    Args:
        assignment: what is assigned.
        practice: whether the self-checks of the chapter come with it.
    """
    made: list[Quiz] = []
    for stem in assignment.chapters:
        made.append(graded_quiz(assignment, stem))
        if practice:
            made.append(practice_quiz(stem))
    return tuple(made)


def graded_quiz(assignment: Assignment, stem: str) -> Quiz:
    """Return the graded questions of a chapter as a quiz."""
    return Quiz(
        identifier=f"{assignment.identifier}-graded-{stem.partition('_')[0]}",
        title=f"{chapter_title(stem)}: graded questions",
        chapter=stem,
        questions=assignment.questions[stem],
    )


def practice_quiz(stem: str) -> Quiz:
    """Return the self-checks of a chapter as a quiz that doesn't count."""
    return Quiz(
        identifier=f"{current().mark}-practice-{stem.partition('_')[0]}",
        title=f"{chapter_title(stem)}: practice",
        chapter=stem,
        questions=tuple(each for each in questions.chapter(stem) if each.use == "check"),
        graded=False,
    )


def merged(lines: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Return report lines, each change once with the questions it befell.

    Args:
        lines: pairs of a change and the question's id, in order.
    """
    found: dict[str, list[str]] = {}
    for change, question_id in lines:
        found.setdefault(change, []).append(question_id)
    return tuple(f"{change} ({', '.join(dict.fromkeys(ids))})" for change, ids in found.items())
