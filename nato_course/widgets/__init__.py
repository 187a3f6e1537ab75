"""The widgets of the course: each has a twin in text and HTML, and lives without a kernel."""

from nato_course.widgets.answer_key import answer_key
from nato_course.widgets.article_six import article_six
from nato_course.widgets.chapter_progress import chapter_progress
from nato_course.widgets.decide import decide, verdict
from nato_course.widgets.document_exercise import document_exercise
from nato_course.widgets.document_reader import document_reader
from nato_course.widgets.draw_it import DrawnSeries, draw_it
from nato_course.widgets.enlargement_map import enlargement_map
from nato_course.widgets.explore import explore
from nato_course.widgets.hypotheses import hypotheses
from nato_course.widgets.lab import check_lab, lab
from nato_course.widgets.ledger import ledger
from nato_course.widgets.predict import predict, recall
from nato_course.widgets.progress import progress
from nato_course.widgets.receipt import receipt
from nato_course.widgets.review import review, warm_up
from nato_course.widgets.security_dilemma import security_dilemma
from nato_course.widgets.self_check import self_check, self_checks
from nato_course.widgets.timeline import timeline
from nato_course.widgets.weigh import weigh

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
