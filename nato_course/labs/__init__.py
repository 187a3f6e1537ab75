"""What judges the answers to the course's labs: a module a chapter."""

from coursebook.labs._checks import Check, Reply
from nato_course.labs import chapter_1, chapter_2, chapter_3, chapter_4, chapter_5

_CHAPTERS = (chapter_1, chapter_2, chapter_3, chapter_4, chapter_5)
CHECKS: dict[str, Check] = {name: each.CHECKS[name] for each in _CHAPTERS for name in each.CHECKS}
OWN: dict[str, Reply] = {name: each.OWN[name] for each in _CHAPTERS for name in each.OWN}

IMPORTS = """from coursebook import labs, sources
from coursebook.methods import belief
from nato_course import datasets
from nato_course.models import missile_defence
from nato_course.models.richardson import ArmsRace
from nato_course.widgets import check_lab"""
"""What a notebook of labs begins with."""

HINT = (
    'Print the first row of a table, such as `datasets.load("nato_members")[0]`, to see the names '
    "of its columns; `row.country` is what stands in one of them. A date has its year in `.year`."
)
"""What helps whoever has not seen a table yet."""
