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
from nato_course.templates._titles import TITLES

__all__ = ["TEMPLATES", "TITLES"]

TEMPLATES = {
    "01_complex_relationship": chapter_1.TEMPLATES + chapter_1_data.TEMPLATES,
    "02_historical_context": chapter_2.TEMPLATES + chapter_2_texts.TEMPLATES,
    "03_putins_stance": chapter_3.TEMPLATES + chapter_3_data.TEMPLATES,
    "04_natos_perspective": chapter_4.TEMPLATES + chapter_4_data.TEMPLATES,
    "05_weighing_the_evidence": chapter_5.TEMPLATES + chapter_5_odds.TEMPLATES,
}
