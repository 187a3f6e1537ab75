"""How the course is cited: the one source for pages, pictures and `CITATION.cff`."""

from coursebook.course import current

TITLE = current().title
AUTHORS = current().authors
YEAR = current().year
FIGURE_LICENCE = current().licence


def citation() -> str:
    """Return the course's citation in words."""
    return f"{AUTHORS} ({YEAR}). {TITLE}, version {current().version}."


def figure_credit() -> str:
    """Return what a figure says of itself where it stands alone, beside its sources."""
    return f"{TITLE}, {YEAR}, version {current().version}. Figure: {FIGURE_LICENCE}."
