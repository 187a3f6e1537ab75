"""The figures the course uses: one table a topic, each with its source, licence and caveats.

Example:
    >>> from nato_course import datasets
    >>> datasets.load("nato_members")[0].country
    'Belgium'
"""

from nato_course.datasets._descriptor import (
    Citation,
    Column,
    Description,
    citation,
    describe,
    names,
    path,
)
from nato_course.datasets._load import load

__all__ = [
    "Citation",
    "Column",
    "Description",
    "citation",
    "describe",
    "load",
    "names",
    "path",
]
