"""The widgets of the course: each has a twin in text and HTML, and lives without a kernel."""

from coursebook.widgets.answer_key import answer_key
from coursebook.widgets.chapter_progress import chapter_progress
from coursebook.widgets.decide import decide, verdict
from coursebook.widgets.document_exercise import document_exercise
from coursebook.widgets.document_reader import document_reader
from coursebook.widgets.draw_it import DrawnSeries, draw_it
from coursebook.widgets.explore import explore
from coursebook.widgets.hypotheses import hypotheses
from coursebook.widgets.lab import check_lab, lab
from coursebook.widgets.ledger import ledger
from coursebook.widgets.predict import predict, recall
from coursebook.widgets.progress import progress
from coursebook.widgets.receipt import receipt
from coursebook.widgets.review import review, warm_up
from coursebook.widgets.self_check import self_check, self_checks
from coursebook.widgets.weigh import weigh
from nato_course.widgets.article_six import article_six
from nato_course.widgets.enlargement_map import enlargement_map
from nato_course.widgets.security_dilemma import security_dilemma
from nato_course.widgets.timeline import timeline

__all__ = [
    "DrawnSeries",
    "answer_key",
    "article_six",
    "chapter_progress",
    "check_lab",
    "decide",
    "document_exercise",
    "document_reader",
    "draw_it",
    "enlargement_map",
    "explore",
    "hypotheses",
    "lab",
    "ledger",
    "predict",
    "progress",
    "recall",
    "receipt",
    "review",
    "security_dilemma",
    "self_check",
    "self_checks",
    "timeline",
    "verdict",
    "warm_up",
    "weigh",
]
