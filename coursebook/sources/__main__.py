"""Check works, documents and quotations: `python -m coursebook.sources` lists what is wrong."""

import sys

from coursebook import sources
from coursebook.errors import CourseError

try:
    works, excerpts, doubts = sources.keys(), sources.documents(), sources.open_points()
    quoted = sources.quotations()
except CourseError as error:
    sys.exit(str(error))
print(f"{len(works)} works ({len(doubts)} with open points) and {len(excerpts)} documents;")
print(f"{len(quoted)} quotations, those of the documents among them.")
