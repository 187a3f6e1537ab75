"""The course's graded questions as templates, chapter by chapter."""

from nato_course.templates import (
    chapter_1,
    chapter_1_data,
    chapter_2,
    chapter_2_texts,
    chapter_3,
    chapter_3_data,
    chapter_4,
    chapter_4_data,
    chapter_5,
    chapter_5_odds,
)
from nato_course.templates._words import templates, words

__all__ = ["TEMPLATES", "TITLES"]

_KINDS = {
    "01_complex_relationship": chapter_1.KINDS | chapter_1_data.KINDS,
    "02_historical_context": chapter_2.KINDS | chapter_2_texts.KINDS,
    "03_putins_stance": chapter_3.KINDS | chapter_3_data.KINDS,
    "04_natos_perspective": chapter_4.KINDS | chapter_4_data.KINDS,
    "05_weighing_the_evidence": chapter_5.KINDS | chapter_5_odds.KINDS,
}
TEMPLATES = {stem: templates(stem, kinds) for stem, kinds in _KINDS.items()}
TITLES = {each["id"]: each["title"] for stem in _KINDS for each in words(stem)}
