"""The figures a course uses: one table a topic, each with its source, licence and caveats.

A course's module `tables` has a record type for each, under `table`. `rows` gives the rows by
their type; `load` gives them by the table's name, as notebooks do.
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
from coursebook.datasets._load import load, renew, rows, table, without_table

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
    "renew",
    "rows",
    "table",
    "without_table",
]
