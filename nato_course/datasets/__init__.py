"""The figures the course uses: one table a topic, each with its source, licence and caveats.

Example:
    >>> from nato_course import datasets
    >>> datasets.load("nato_members")[0].country
    'Belgium'
"""

from nato_course.datasets._catalogue import Catalogue
from nato_course.datasets._descriptor import (
    Citation,
    Column,
    Description,
    citation,
    describe,
    files,
    names,
    path,
)
from nato_course.datasets._load import load

__all__ = [
    "Catalogue",
    "Citation",
    "Column",
    "Description",
    "citation",
    "describe",
    "files",
    "load",
    "names",
    "path",
]
