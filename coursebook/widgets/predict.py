"""Predictions: a reader commits before reading, and the book returns to it."""

from html import escape
from typing import ClassVar, Literal

import traitlets

from coursebook import questions
from coursebook.questions.bets import Prediction
from coursebook.questions.decided import Decision
from coursebook.questions.links import checked_at
from coursebook.widgets._base import CourseWidget
from coursebook.widgets._way import way_html, way_of
from coursebook.widgets.decide import Decide
from coursebook.widgets.self_check import check_it

Role = Literal["predict", "recall"]

_HEADS = {
    False: ("Predict before you read on", "What you predicted"),
    True: ("Your verdict before the evidence", "Your verdict, once more"),
}
"""How a prediction, or a verdict (True), is headed, and then the return to it."""


class Predict(CourseWidget):
    """A prediction to make, or the return to one."""

    _stem: ClassVar[str] = "predict"
    _style_parts = ("_options",)

    prediction = traitlets.Dict().tag(sync=True)
    role = traitlets.Enum(["predict", "recall"], "predict").tag(sync=True)
    name = traitlets.Unicode().tag(sync=True)
    way = traitlets.Dict().tag(sync=True)

    def __init__(self, asked: Prediction, role: Role) -> None:
        self._asked = asked
        kind = "verdict" if asked.asks_verdict and role == "predict" else role
        super().__init__(prediction=asked.payload(), role=role, **way_of(asked.id, kind))

    def twin_text(self) -> str:
        """Return the prediction as plain text; the return to it tells the answer."""
        if self.role == "recall":
            return f"{self._head()}: {self._asked.prompt}\n  {self._asked.answer_text}"
        choices = "".join(f"\n  - {each}" for each in _choices(self._asked))
        return f"{self._head()}: {self._asked.prompt}{choices}"

    def twin_html(self) -> str:
        """Return the prediction as static HTML; the answer stands behind a disclosure."""
        asked = self._asked
        if self.role == "predict":
            choices = "".join(f"<li>{escape(each)}</li>" for each in _choices(asked))
            return (
                '<section class="nc-question-twin">'
                f"<p><strong>{self._head()}:</strong> "
                f"{escape(asked.prompt)}</p><ul>{choices}</ul>{way_html(self.way)}</section>"
            )
        links = check_it(checked_at(asked.see, asked.sources))
        return (
            f'<section class="nc-question-twin"><p><strong>{self._head()}:</strong> '
            f"{escape(asked.prompt)}</p><details><summary>{self._answer_head()}</summary>"
            f"<p><strong>{escape(asked.shown_answer())}</strong></p>"
            f"<p>{escape(asked.answer_text)}</p>{links}</details>"
            f"{way_html(self.way)}</section>"
        )

    def _head(self) -> str:
        return _HEADS[self._asked.asks_verdict][self.role == "recall"]

    def _answer_head(self) -> str:
        return "The ledger's verdict" if self._asked.asks_verdict else "The answer"


def predict(prediction_id: str | Prediction) -> Predict:
    """Return a prediction for readers to commit to before they read.

    Args:
        prediction_id: a prediction's id, such as "border-share", or a prediction.

    Raises:
        CourseError: there is none of this id.
    """
    return Predict(_found(prediction_id), "predict")


def recall(asked_id: str | Prediction | Decision) -> Predict | Decide:
    """Return what a reader predicted or decided, beside the answer or what happened.

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
