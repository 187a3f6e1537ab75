"""What the engine has to know of this course: its names, its sections, who speaks in its works.

`python -m pydoc coursebook.course` explains each field, and the parts that a course may have.
"""

from coursebook.course import Course
from small_course import __version__

COURSE = Course(
    package="small_course",
    slug="small-course",  # answers of readers are kept under it: never change it
    mark="small-course",
    # The heading of book/index.md has it too.
    title="The Length of a Day: Sun, Latitude and Season",
    short="The Length of a Day",
    version=__version__,
    authors="The course's authors",
    year=2026,
    about="A small course to begin from",
    chapters={
        "01_length_of_a_day": "The length of a day",
    },
    sections={  # of claims: the letter of their ids, and the title
        "lengths": ("L", "How long days are"),
        "reasons": ("R", "Why they differ"),
    },
    classes={  # who speaks in a work; each work of the bibliography names one
        "classic": "works from which the subject was learnt",
        "reference": "books that are looked up",
        "service": "public bodies that calculate or measure",
    },
    class_names={"classic": "classic work", "reference": "reference", "service": "public service"},
    languages={"en": "English", "la": "Latin", "el": "Greek"},
)
