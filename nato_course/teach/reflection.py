"""The written reflection that a person marks, with its rubric."""

from nato_course.questions.index import title as chapter_title

LEVELS = ("not yet", "partly", "fully")
"""What each criterion can earn: 0, 1 or 2 points."""

CRITERIA = (
    ("facts", "States what is agreed, with at least two dated documents or figures."),
    ("views", "Puts at least two readings so that their holders would accept the wording."),
    ("weighing", "Weighs the evidence for each reading instead of counting sides."),
    ("change", "Names evidence that would change the writer's mind."),
)
POINTS = 2 * len(CRITERIA)


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
    """Return the criteria as lines; students may see them."""
    return tuple(text for _, text in CRITERIA)
