"""From the place that returns to a prediction or decision back to the place that asked for it."""

from nato_course import questions
from nato_course.questions.bets import Prediction
from nato_course.questions.decided import Decision


def way_back(asked: Prediction | Decision, *, first: bool) -> tuple[str, str]:
    """Return the anchor of the place that asks first, or the address of that place from another.

    One of the two is empty; both are where no bank holds what is asked.

    Args:
        asked: the prediction or decision.
        first: whether this is the place that asks first.
    """
    stem = questions.home(asked.id)
    anchor = f"predict-{asked.id}" if stem else ""
    if first or not anchor:
        return anchor, ""
    return "", f"{asked.page or stem}.html#{anchor}"
