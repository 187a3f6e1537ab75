"""Check works, documents and quotations: `python -m coursebook.sources` lists what is wrong."""

import sys

from coursebook import sources
from coursebook.errors import CourseError
from coursebook.words import counted

try:
    works, excerpts, doubts = sources.keys(), sources.documents(), sources.open_points()
    quoted = sources.quotations()
except CourseError as error:
    sys.exit(str(error))
documents = counted(len(excerpts), "document")
print(f"{counted(len(works), 'work')} ({len(doubts)} with open points) and {documents};")
print(f"{counted(len(quoted), 'quotation')}, those of the documents among them.")
