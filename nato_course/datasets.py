"""The course's tables under its own name, for notebooks.

Example:
    >>> from nato_course import datasets
    >>> datasets.load("nato_members")[0].country
    'Belgium'
"""

from coursebook.datasets import *  # noqa: F403
