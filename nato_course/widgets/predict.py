"""Predictions: a reader commits before reading, and the book returns to it."""

from html import escape
from typing import ClassVar, Literal

import traitlets

from nato_course import questions
from nato_course.questions.bets import Prediction
from nato_course.questions.decided import Decision
from nato_course.questions.links import checked_at
from nato_course.widgets._base import CourseWidget
from nato_course.widgets._way_back import way_back
from nato_course.widgets.decide import Decide
from nato_course.widgets.self_check import check_it

Role = Literal["predict", "recall"]


class Predict(CourseWidget):
    """A prediction to make, or the return to one."""

    _stem: ClassVar[str] = "predict"
    _style_parts = ("_options",)

    prediction = traitlets.Dict().tag(sync=True)
    role = traitlets.Enum(["predict", "recall"], "predict").tag(sync=True)
    anchor = traitlets.Unicode().tag(sync=True)
    back = traitlets.Unicode().tag(sync=True)

    def __init__(self, asked: Prediction, role: Role) -> None:
        self._asked = asked
        anchor, back = way_back(asked, first=role == "predict")
        super().__init__(prediction=asked.payload(), role=role, anchor=anchor, back=back)

    def twin_text(self) -> str:
        """Return the prediction as plain text; the return to it tells the answer."""
        if self.role == "recall":
            return f"What you predicted: {self._asked.prompt}\n  {self._asked.answer_text}"
        choices = "".join(f"\n  - {each}" for each in _choices(self._asked))
        return f"Predict before you read on: {self._asked.prompt}{choices}"

    def twin_html(self) -> str:
        """Return the prediction as static HTML; the answer stands behind a disclosure."""
        asked = self._asked
        if self.role == "predict":
            choices = "".join(f"<li>{escape(each)}</li>" for each in _choices(asked))
            return (
                '<section class="nc-question-twin"><p><strong>Predict before you read on:</strong> '
                f"{escape(asked.prompt)}</p><ul>{choices}</ul></section>"
            )
        links = check_it(checked_at(asked.see, asked.sources))
        return (
            '<section class="nc-question-twin"><p><strong>What you predicted:</strong> '
            f"{escape(asked.prompt)}</p><details><summary>What the record shows</summary>"
            f"<p><strong>{escape(asked.shown_answer())}</strong></p>"
            f"<p>{escape(asked.answer_text)}</p>{links}</details></section>"
        )


def predict(prediction_id: str | Prediction) -> Predict:
    """Return a prediction for readers to commit to before they read.

    Args:
        prediction_id: a prediction's id, such as "border-share", or a prediction.

    Raises:
        CourseError: there is none of this id.
    """
    return Predict(_found(prediction_id), "predict")


def recall(asked_id: str | Prediction | Decision) -> Predict | Decide:
    """Return what a reader predicted or decided, beside what the record shows.

    Args:
        asked_id: the id of a prediction or decision, such as "border-share", or one itself.

    Raises:
        CourseError: there is none of this id.
    """
    asked = questions.commitment(asked_id) if isinstance(asked_id, str) else asked_id
    return Decide(asked, "recall") if isinstance(asked, Decision) else Predict(asked, "recall")


def _found(prediction: str | Prediction) -> Prediction:
    return prediction if isinstance(prediction, Prediction) else questions.prediction(prediction)


def _choices(asked: Prediction) -> tuple[str, ...]:
    if asked.options:
        return tuple(each.text for each in asked.options)
    unit = " %" if asked.kind == "percent" else f" {asked.unit}".rstrip()
    return (f"A number from {asked.low:g} to {asked.high:g}{unit}",)
