"""How the course is cited: the one source for pages, pictures and `CITATION.cff`."""

from nato_course import __version__

TITLE = "Putin and NATO: Weighing the Evidence"
AUTHORS = "The course's authors"
YEAR = 2026
FIGURE_LICENCE = "CC BY 4.0"


def citation() -> str:
    """Return the course's citation in words."""
    return f"{AUTHORS} ({YEAR}). {TITLE}, version {__version__}."


def figure_credit() -> str:
    """Return what a figure says of itself where it stands alone, beside its sources."""
    return f"{TITLE}, {YEAR}, version {__version__}. Figure: {FIGURE_LICENCE}."
