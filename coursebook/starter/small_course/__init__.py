"""The Length of a Day, a small course: its tables, figures and graded questions."""

from coursebook import course

__version__ = "0.1.0"

course.choose(__name__)
