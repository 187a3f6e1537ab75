"""The figures a course uses: one table a topic, each with its source, licence and caveats.

A course's module `tables` gives a record type for each.
"""

from coursebook.datasets._catalogue import Catalogue
from coursebook.datasets._descriptor import (
    Citation,
    Column,
    Description,
    citation,
    describe,
    files,
    names,
    path,
)
from coursebook.datasets._load import load

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
