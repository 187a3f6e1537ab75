"""Check the ledger: `python -m coursebook.claims` lists every rule it breaks."""

import sys

from coursebook import claims
from coursebook.errors import CourseError
from coursebook.words import counted

try:
    claims.check()
except CourseError as error:
    sys.exit(str(error))
found = counted(len(claims.all()), "claim")
print(f"{found} and {counted(len(claims.omissions()), 'omission')} keep every rule.")
