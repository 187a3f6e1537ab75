"""The one rubric for discussions, essays and memos, with full samples at different marks."""

import re
from functools import cache
from pathlib import Path

from coursebook import chapters, sources, yaml_file
from coursebook.errors import CourseError
from coursebook.teach.assignment import subject
from coursebook.teach.assignment.subject import Sample
from coursebook.timing import path_of

DISCUSSION = yaml_file.read(Path(__file__).with_name("discussion.yaml"))
"""How a discussion is held and marked; see `worded`."""

RUBRIC = tuple(tuple(each.values()) for each in DISCUSSION["rubric"])
HEAD = ("Criterion", "2 points", "1 point", "0 points")
POINTS = 2 * len(RUBRIC)

MEMOS = subject.told().memos
"""The chapter whose memos serve as samples, if one does."""
_NAMED = re.compile(r"\*\*Memo ([A-Z]): ([^*]+)\*\*")
_MARKS = re.compile(r"(?:Seven|Two|None|One) of eight[^\n]*", re.IGNORECASE)
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def worded(text: str) -> str:
    """Return words of the discussion with what this course can hand to a class.

    Args:
        text: with `{shown}` for what pairs look at, `{evidence}` for what a case is made from.
    """
    with_documents = bool(sources.document_sets())
    shown = "document or figure" if with_documents else "figure or table"
    evidence = "the ledger and the documents" if with_documents else "the ledger of claims"
    return text.replace("{shown}", shown).replace("{evidence}", evidence)


@cache
def samples() -> tuple[Sample, ...]:
    """Return full texts, the best first: two opposite memos, one halfway, two poor.

    Raises:
        CourseError: the chapter has no longer the memos that serve as samples.
    """
    if not MEMOS:
        return ()
    found = dict(_memos(chapters.markdown(path_of(MEMOS))))
    wanted = ("A", "B", "C", "D")
    if missing := [each for each in wanted if each not in found]:
        raise CourseError(f"{MEMOS}: has no Memo {missing[0]}: write it, or change `samples`")
    best_two, poor_two = [found[each] for each in "AB"], [found[each] for each in "CD"]
    return (*best_two, *filter(None, [subject.told().middle]), *poor_two)


def _memos(text: str) -> list[tuple[str, Sample]]:
    heads = list(_NAMED.finditer(text))
    ends = [each.start() for each in heads[1:]] + [len(text)]
    made = []
    for head, end in zip(heads, ends, strict=True):
        body = text[head.end() : end].partition("</details>")[0]
        made.append((head[1], _memo(head[2], body, text)))
    return made


def _memo(title: str, body: str, text: str) -> Sample:
    """Return a memo: quoted in a block with marks for the pair after it, or in one paragraph."""
    quoted = [line.lstrip("> ").strip() for line in body.splitlines() if line.startswith(">")]
    if quoted:
        told = _paragraph(text, "*Our marks:")
        return _sample(title, tuple(each for each in quoted if each), told)
    _, said, told = body.strip().split("*", 2)
    return _sample(title, (said,), told.strip())


def _paragraph(text: str, start: str) -> str:
    found = next((each for each in text.split("\n\n") if each.startswith(start)), "")
    return found.replace("*", "")


def _sample(title: str, paragraphs: tuple[str, ...], told: str) -> Sample:
    marks = _MARKS.search(told)
    words = {"seven": 7, "two": 2, "one": 1, "none": 0}
    points = words[marks[0].split()[0].lower()] if marks else -1
    return Sample(title.strip("."), paragraphs, points, _LINK.sub(r"\1", told).replace("*", ""))
