"""Check the ledger: `python -m nato_course.claims` lists every rule it breaks."""

import sys

from nato_course import claims
from nato_course.errors import CourseError

try:
    claims.check()
except CourseError as error:
    sys.exit(str(error))
print(f"{len(claims.all())} claims and {len(claims.omissions())} omissions keep every rule.")
