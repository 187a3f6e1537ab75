"""Documents to judge before reading what others have made of them."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any, ClassVar

import traitlets

from nato_course import sources
from nato_course.questions.links import link
from nato_course.sources import Comment, Document, Reading
from nato_course.widgets import _dates
from nato_course.widgets._base import CourseWidget
from nato_course.widgets._cite import citations

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
    "assurances": ("The assurances: judge the documents yourself", (COMMITMENT, SCOPE)),
    "principles": ("What both sides signed: judge the documents yourself", (COMMITMENT,)),
    "putin-over-time": ("Putin on NATO over the years", (STANCE,)),
    "putin-in-his-words": ("Putin in his own words, 2000 to 2023", (STANCE, GROUND)),
    "russians-who-differ": ("Russians who differ, 1997 to 2023", (DENIED,)),
    "invasion": ("Before and after the invasion of 2022", (THEME,)),
}
"""For each set its title and what is asked of its documents."""

LANGUAGES = {
    "de": "German",
    "en": "English",
    "fr": "French",
    "pl": "Polish",
    "ru": "Russian",
    "uk": "Ukrainian",
}


class DocumentExercise(CourseWidget):
    """A set of documents as a widget: one at a time, the readings only after a judgement."""

    _stem: ClassVar[str] = "document_exercise"
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
            data=_head_of_set(set_id) | {"documents": [_plain(each) for each in self.documents]},
            **kwargs,
        )

    def twin_text(self) -> str:
        """Return the documents with their words, one after another."""
        parts = [f"{_head(each)}\n    {each.text}" for each in self.documents]
        return "\n".join([f"{self.title} ({len(parts)} documents)", *parts])

    def twin_html(self) -> str:
        """Return all documents with the readings and what historians say."""
        asked = " ".join(escape(text) for _, text, _ in self.questions)
        parts = "".join(_article(each) for each in self.documents)
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
            "head": _head(each),
            "readings": [{"label": r.label, "holder": r.holder} for r in each.readings],
        }
        for each in sources.document_set(set_id)
    ]
    return _head_of_set(set_id) | {"name": _name(set_id), "documents": documents}


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


def _head(document: Document) -> str:
    return f"{document.title}, {_dates.long(document.date)}"


def _wording(document: Document) -> str:
    """Return in what language the words were said, where that isn't the one given."""
    if document.original_language == document.language:
        return ""
    said, given = LANGUAGES[document.original_language], LANGUAGES[document.language]
    return f"Said or written in {said}; the {given} here is a translation."


def _plain(document: Document) -> dict[str, Any]:
    """Return a document as the front end draws it."""
    return {
        "id": document.id,
        "head": _head(document),
        "issuer": document.issuer,
        "context": document.context,
        "text": document.text,
        "language": document.language,
        "languageName": LANGUAGES[document.language],
        "wording": _wording(document),
        "translation": document.translation,
        "flag": document.flag,
        "read": document.where_read,
        "source": _link(document.source),
        "readings": [_reading(each) for each in document.readings],
        "historians": [_comment(each) for each in document.historians],
    }


def _reading(reading: Reading) -> dict[str, Any]:
    return {
        "label": reading.label,
        "holder": reading.holder,
        "text": reading.text,
        "sources": [_link(key) for key in reading.sources],
    }


def _comment(comment: Comment) -> dict[str, Any]:
    return {"text": comment.text, "sources": [_link(key) for key in comment.sources]}


def _link(key: str) -> dict[str, str]:
    return link(f"source:{key}").payload()


def _article(document: Document) -> str:
    readings = "".join(
        f"<dt>{escape(each.label)} ({escape(each.holder)})</dt>"
        f"<dd>{escape(each.text)}{citations(each.sources)}</dd>"
        for each in document.readings
    )
    historians = _list(f"{escape(e.text)}{citations(e.sources)}" for e in document.historians)
    said = f"<p>What historians say</p>{historians}" if document.historians else ""
    return (
        f"<article><p><strong>{escape(_head(document))}</strong>{citations([document.source])}</p>"
        f"<p>{escape(document.issuer)}. {escape(document.context)}</p>"
        f"{_quotation(document)}<dl>{readings}</dl>{said}</article>"
    )


def _quotation(document: Document) -> str:
    shown = (
        f'<blockquote lang="{document.language}"><p>{escape(document.text)}</p></blockquote>'
        f"<p>{_wording(document)} Where the words were read: {escape(document.where_read)}</p>"
    )
    if document.translation:
        shown += f"<p>In English, our translation: {escape(document.translation)}</p>"
    return shown + (f"<p>Still to be checked: {escape(document.flag)}</p>" if document.flag else "")


def _list(items: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"
