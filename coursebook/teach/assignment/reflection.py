"""The written reflection that a person marks by the general rubric."""

from coursebook.questions.index import title as chapter_title
from coursebook.teach.assignment.rubric import POINTS, RUBRIC

__all__ = ["POINTS", "criteria", "prompt"]


def prompt(stem: str) -> str:
    """Return what students are asked to write.

    Args:
        stem: the chapter's file stem.
    """
    return (
        f"Choose one claim of the chapter “{chapter_title(stem)}” on which informed people "
        "disagree. In 200 to 300 words say what is agreed, put two readings with their holders "
        "as those would put them, weigh the evidence for each, and say what would change your mind."
    )


def criteria() -> tuple[str, ...]:
    """Return what earns full points, as lines that students may see."""
    return tuple(f"{name}: {full[0].lower()}{full[1:]}" for name, full, *_ in RUBRIC)
