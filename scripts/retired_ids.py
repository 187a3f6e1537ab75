"""Print entries of `retired.yaml` for what the last release had and the book has no longer.

The reason and the successor are guesses: put in what holds before you keep them.
"""

import datetime
import json
import sys
from difflib import get_close_matches
from pathlib import Path

from coursebook import chapters, questions
from coursebook.questions import retired
from coursebook.timing import path_of

RELEASED = Path(__file__).parents[1] / "tests" / "unit" / "questions" / "released_ids.txt"
_ASKED = """  - id: {id}
    kind: {kind}
    chapter: {stem}
    asked: {asked}
    date: "{date}"
    why: The chapter was written anew.{instead}"""
_MOVED = """  - page: {stem}
    was: {id}
    now: "{now}\""""


def released() -> list[tuple[str, str, str, str]]:
    """Return the ids of the last release: kind, chapter, id, what it asked."""
    lines = RELEASED.read_text(encoding="utf-8").splitlines()
    return [(*line.split("\t"), "")[:4] for line in lines if not line.startswith("#")]  # type: ignore[misc]


def alive(kind: str, stem: str) -> set[str]:
    """Return the ids that a chapter has now; a question may have moved to another chapter."""
    if kind == "section":
        return {each.id for each in chapters.sections(path_of(stem))}
    banks = map(questions.of, questions.stems())
    found = (each.questions if kind == "question" else each.commitments for each in banks)
    return {each.id for part in found for each in part}


def missing() -> list[tuple[str, str, str, str]]:
    """Return what was released, is not alive and not retired."""
    known = {(each.kind, each.id) for each in retired.load().asked}
    known |= {(each.page, each.was) for each in retired.load().moved}
    return [
        (kind, stem, name, asked)
        for kind, stem, name, asked in released()
        if name not in alive(kind, stem) and not {(kind, name), (stem, name)} & known
    ]


def entry(kind: str, stem: str, name: str, asked: str) -> str:
    """Return the entry of what is missing, with the nearest id as a guess."""
    near = get_close_matches(name, sorted(alive(kind, stem)), n=1, cutoff=0.8)
    if kind == "section":
        return _MOVED.format(stem=stem, id=name, now=near[0] if near else "")
    instead = f"\n    instead: {near[0]}" if near else ""
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    return _ASKED.format(
        id=name,
        kind=kind,
        stem=stem,
        asked=json.dumps(asked, ensure_ascii=False),
        date=today,
        instead=instead,
    )


if __name__ == "__main__":
    gone = missing()
    for head, kinds in (("asked", ("question", "prediction")), ("moved", ("section",))):
        sys.stdout.write(f"{head}:\n")
        for each in gone:
            if each[0] in kinds:
                sys.stdout.write(entry(*each) + "\n")
