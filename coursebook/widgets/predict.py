"""Predictions: a reader commits before reading, and the book returns to it."""

from collections.abc import Sequence
from html import escape
from typing import ClassVar, Literal

import traitlets

from coursebook import questions
from coursebook.questions.bets import Prediction
from coursebook.questions.decided import Decision
from coursebook.widgets._committed import Committed
from coursebook.widgets.decide import Decide

Role = Literal["predict", "recall"]

_HEADS = {
    False: ("Predict before you read on", "What you predicted"),
    True: ("Your verdict before the evidence", "Your verdict, once more"),
}
"""How a prediction, or a verdict (True), is headed, and then the return to it."""


class Predict(Committed):
    """A prediction to make, or the return to one."""

    _stem: ClassVar[str] = "predict"
    _style_parts = ("_options",)

    prediction = traitlets.Dict().tag(sync=True)
    role = traitlets.Enum(["predict", "recall"], "predict").tag(sync=True)
    _asked: Prediction

    def __init__(self, asked: Prediction, role: Role) -> None:
        self._asked = asked
        kind = "verdict" if asked.asks_verdict and role == "predict" else role
        super().__init__(asked.id, kind, prediction=asked.payload(), role=role)

    def _head(self) -> str:
        return _HEADS[self._asked.asks_verdict][self.role == "recall"]

    def _choices(self) -> Sequence[str]:
        asked = self._asked
        if self.role == "recall":
            return []
        if asked.options:
            return [each.text for each in asked.options]
        unit = " %" if asked.kind == "percent" else f" {asked.unit}".rstrip()
        return [f"A number from {asked.low:g} to {asked.high:g}{unit}"]

    def _told(self) -> str:
        if self.role == "predict":
            return ""
        summary = "The ledger's verdict" if self._asked.asks_verdict else "The answer"
        found = escape(self._asked.shown_answer())
        return self._folded(summary, f"<p><strong>{found}</strong></p>")


def predict(prediction_id: str | Prediction) -> Predict:
    """Return a prediction for readers to commit to before they read.

    Args:
        prediction_id: a prediction's id, such as "a-question", or a prediction.

    Raises:
        CourseError: there is none of this id.
    """
    return Predict(_found(prediction_id), "predict")


def recall(asked_id: str | Prediction | Decision) -> Predict | Decide:
    """Return what a reader predicted or decided, beside the answer or what happened.

    Args:
        asked_id: the id of a prediction or decision, such as "a-question", or one itself.

    Raises:
        CourseError: there is none of this id.
    """
    asked = questions.commitment(asked_id) if isinstance(asked_id, str) else asked_id
    return Decide(asked, "recall") if isinstance(asked, Decision) else Predict(asked, "recall")


def _found(prediction: str | Prediction) -> Prediction:
    return prediction if isinstance(prediction, Prediction) else questions.prediction(prediction)
