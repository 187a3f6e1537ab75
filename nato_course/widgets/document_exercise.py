"""Documents to judge before reading what others have made of them."""

from collections.abc import Sequence
from html import escape
from typing import Any, ClassVar

import traitlets

from nato_course import sources
from nato_course.sources import Document
from nato_course.widgets._base import CourseWidget
from nato_course.widgets._document import article, head, plain, quoted

Question = tuple[str, str, tuple[tuple[str, str], ...]]
"""A question asked of each document: key, words, answers."""

COMMITMENT: Question = (
    "commitment",
    "What does this text commit anyone to?",
    (
        ("binding", "A binding commitment"),
        ("assurance", "A political assurance"),
        ("probe", "A probing formula or an opinion"),
        ("none", "No commitment"),
    ),
)
SCOPE: Question = (
    "scope",
    "Whose territory is it about?",
    (
        ("gdr", "East Germany only"),
        ("further", "States further east"),
        ("unclear", "Unclear"),
        ("other", "Neither of these"),
    ),
)
TONE: Question = (
    "tone",
    "How do the words quoted present the other side?",
    (
        ("partner", "As a partner"),
        ("answered", "As one whose steps must be answered"),
        ("threat", "As a threat or a provoker"),
        ("absent", "They do not speak of it"),
    ),
)
STANCE: Question = (
    "stance",
    "How does the speaker present NATO's enlargement here?",
    (
        ("threat", "As a threat"),
        ("mistake", "As a mistake, but no threat"),
        ("accepted", "As each state's own choice"),
        ("absent", "It is not the subject"),
    ),
)
THEME: Question = (
    "theme",
    "What is this text mainly about?",
    (
        ("alliance", "NATO and military security"),
        ("nation", "History and nationhood"),
        ("law", "Law and sovereignty"),
        ("other", "Something else"),
    ),
)
RUSSIA: Question = (
    "russia",
    "How do the words quoted present Russia?",
    (
        ("partner", "As a partner"),
        ("answered", "As a state whose acts are answered"),
        ("threat", "As a threat"),
        ("absent", "They do not speak of it"),
    ),
)
GROUND: Question = (
    "ground",
    "What does he put in front here?",
    (
        ("forces", "Forces, bases or missiles"),
        ("word", "Trust and broken promises"),
        ("rank", "Russia's rank and rights"),
        ("nation", "History and nationhood"),
        ("none", "None of these"),
    ),
)
DENIED: Question = (
    "denied",
    "Which part of the official case does the speaker reject?",
    (
        ("threat", "That NATO was a danger to Russia"),
        ("remedy", "That threats or force were the answer"),
        ("motive", "That the reason given was the real one"),
        ("none", "None of it"),
    ),
)
SETS: dict[str, tuple[str, tuple[Question, ...]]] = {
    "ups-and-downs": ("Ups and downs, in the words of each side", (TONE,)),
    "assurances": ("The assurances: judge the documents yourself", (COMMITMENT, SCOPE)),
    "assurances-spoken": ("What was said: two speakers, nine days apart", (COMMITMENT, SCOPE)),
    "assurances-signed": ("What was signed, and what was remembered", (COMMITMENT, SCOPE)),
    "principles": (
        "What was put on paper, 1949 to 1999: judge the documents yourself",
        (COMMITMENT,),
    ),
    "putin-over-time": ("Putin on NATO over the years", (STANCE,)),
    "putin-in-his-words": ("Putin in his own words, 2000 to 2023", (STANCE, GROUND)),
    "russians-who-differ": ("Russians who differ, 1997 to 2023", (DENIED,)),
    "invasion": ("Before and after the invasion of 2022", (THEME,)),
    "nato-on-russia": ("NATO's own words, 1995 to 2025", (RUSSIA, COMMITMENT)),
}
"""For each set its title and what is asked of its documents."""

CHAPTERS = {
    "assurances": "02_historical_context",
    "assurances-signed": "02_historical_context",
    "assurances-spoken": "02_historical_context",
    "nato-on-russia": "04_natos_perspective",
    "putin-in-his-words": "03_putins_stance",
    "russians-who-differ": "03_putins_stance",
    "ups-and-downs": "01_complex_relationship",
}
"""The chapter that hands a set to its readers: a reset of the chapter takes their judgements."""


class DocumentExercise(CourseWidget):
    """A set of documents as a widget: one at a time, the readings only after a judgement."""

    _stem: ClassVar[str] = "document_exercise"
    _style_parts = ("_options", "_cases", "_documents")
    name = traitlets.Unicode().tag(sync=True)
    data = traitlets.Dict().tag(sync=True)

    def __init__(self, set_id: str, documents: Sequence[Document], **kwargs: Any) -> None:
        """Take in the documents of a set.

        Args:
            set_id: the set's name.
            documents: its documents, in the order they are read.
            kwargs: traits of the widget.
        """
        self.title, self.questions = _asked(set_id)
        self.documents = tuple(documents)
        super().__init__(
            name=_name(set_id),
            data=_head_of_set(set_id) | {"documents": [plain(each) for each in self.documents]},
            **kwargs,
        )

    def twin_text(self) -> str:
        """Return the documents with their words, one after another."""
        parts = [quoted(each) for each in self.documents]
        return "\n".join([f"{self.title} ({len(parts)} documents)", *parts])

    def twin_html(self) -> str:
        """Return all documents with the readings and what historians say."""
        asked = " ".join(escape(text) for _, text, _ in self.questions)
        parts = "".join(article(each) for each in self.documents)
        return (
            f'<div class="nc-documents"><p><strong>{escape(self.title)}</strong></p>'
            f"<p>Ask of each document, before you read on: {asked}</p>{parts}</div>"
        )


def document_exercise(set_id: str) -> DocumentExercise:
    """Return a set of documents to judge.

    Args:
        set_id: name of a set, such as "assurances".

    Raises:
        CourseError: there is no such set.
    """
    return DocumentExercise(set_id, sources.document_set(set_id))


def judged_sets() -> list[dict[str, Any]]:
    """Return what a page needs to know of all sets to show how a reader judged their documents."""
    return [_judged_set(each) for each in sources.document_sets()]


def _judged_set(set_id: str) -> dict[str, Any]:
    documents = [
        {
            "id": each.id,
            "head": head(each),
            "readings": [{"label": r.label, "holder": r.holder} for r in each.readings],
        }
        for each in sources.document_set(set_id)
    ]
    own = {"name": _name(set_id), "chapter": CHAPTERS.get(set_id, ""), "documents": documents}
    return _head_of_set(set_id) | own


def _name(set_id: str) -> str:
    """Return the name under which a reader's judgements of a set are kept."""
    return f"documents_{set_id}"


def _asked(set_id: str) -> tuple[str, tuple[Question, ...]]:
    return SETS.get(set_id, ("Judge the documents", (COMMITMENT,)))


def _head_of_set(set_id: str) -> dict[str, Any]:
    """Return a set's title and questions as the front end takes them."""
    title, questions = _asked(set_id)
    asked = [[key, words, [list(each) for each in answers]] for key, words, answers in questions]
    return {"title": title, "questions": asked}
