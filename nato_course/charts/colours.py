"""The colours of the sides, NATO's blue and Russia's ochre, beside those that are nobody's."""

from coursebook.figures.colours import GREEN, GREY, OWNERS, PLUM, REST, STEPS, STONE, colours_of
from nato_course.course import NATO, RUSSIA, UKRAINE, UNITED_STATES

__all__ = [
    "GREEN",
    "GREY",
    "NATO",
    "OWNERS",
    "PLUM",
    "REST",
    "RUSSIA",
    "STEPS",
    "STONE",
    "UKRAINE",
    "UNITED_STATES",
    "colours_of",
]
