"""The error that every part of the course raises for input it can't use."""


class CourseError(Exception):
    """Bad input, told so that a person can mend it: what is wrong, where, and what to do."""
