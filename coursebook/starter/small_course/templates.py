"""Graded questions as templates: the seed of a class decides which instances it gets."""

from collections.abc import Iterator
from itertools import combinations

from coursebook import datasets
from coursebook.teach.templates import Entry, Parameters, Template
from small_course.tables import DayLength


def _parameters() -> Iterator[Parameters]:
    """Yield two latitudes and a month; at least 50 ways are needed, and one answer to each."""
    latitudes = [row.latitude_deg for row in datasets.rows(DayLength)]
    for south, north in combinations(latitudes, 2):
        for month in ("June", "December"):
            yield {"south": south, "north": north, "month": month}


def _difference(parameters: Parameters) -> Entry:
    rows = {row.latitude_deg: row for row in datasets.rows(DayLength)}
    south, north, month = (parameters[each] for each in ("south", "north", "month"))
    field = f"{month.lower()}_hours"
    here, there = getattr(rows[south], field), getattr(rows[north], field)
    answer = round(abs(there - here), 2)
    return {
        "type": "numeric",
        "prompt": (
            f"By the table of day lengths: by how many hours do the days at the solstice in "
            f"{month} differ between {south} and {north} degrees north? Answer in hours, to two "
            "decimal places: up to 0.02 off is right, up to 0.1 off earns half."
        ),
        "answer": answer,
        "tolerance": 0.02,
        "close": 0.1,
        "unit": "hours",
        "shown": f"{answer} hours",
        "reason": f"{here} hours at {south} degrees, {there} hours at {north} degrees.",
        "see": "dataset:day_lengths",
        "explanation": "Read both lengths off the table and take the less from the greater.",
        "tables": ["day_lengths"],
        "sources": [],
    }


CHAPTER = "01_length_of_a_day"
TITLES = {"day-difference": "How much two days differ"}
TEMPLATES = {
    CHAPTER: (
        Template(
            id="day-difference",
            chapter=CHAPTER,
            objective="lengths",
            claims=("L1",),
            difficulty="easy",
            parameters=_parameters,
            fill=_difference,
        ),
    ),
}
