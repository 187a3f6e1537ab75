"""Check the ledger: `python -m coursebook.claims` lists every rule it breaks."""

import sys

from coursebook import claims
from coursebook.errors import CourseError

try:
    claims.check()
except CourseError as error:
    sys.exit(str(error))
print(f"{len(claims.all())} claims and {len(claims.omissions())} omissions keep every rule.")
