"""Write all golden files anew: `python -m tests.goldens`."""

import sys

from tests.goldens import drawn_line, grading, security_dilemma, weighing

for each in (drawn_line, grading, security_dilemma, weighing):
    each.PATH.write_text(each.text(), encoding="utf-8")
    sys.stdout.write(f"wrote {each.PATH.name}\n")
