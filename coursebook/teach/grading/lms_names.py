"""Whom an LMS names as the one who handed a file in, by how it names files when it packs them.

Each form is read from public code: Moodle's `mod/assign` (full name, number of the participant,
`assignsubmission_file`), Canvas's `lib/content_zipper.rb` (sortable name in small letters without
blanks, `LATE`, the user's number, the file's), and scripts that teachers wrote for the downloads
of Blackboard (work, user name, `attempt`, time) and Brightspace (two numbers, name, time).
"""

import re
import unicodedata
from dataclasses import dataclass

from coursebook.teach.grading.clean import fold

_MOODLE = re.compile(r"(?P<name>.+?)_\d+_assignsubmission_[a-z]+(?:_.*)?")
_CANVAS = re.compile(r"(?P<name>[^\W_]\w*?)(?:_LATE)?_(?P<user>\d+)_(?P<file>\d+)_.+")
_DATE = re.compile(r"20\d\d_[01]?\d")
"""What looks like two numbers of Canvas's and is a year and a month."""
_BLACKBOARD = re.compile(r"(?P<start>.+)_[^\W\d_]+_\d{4}(?:-\d\d){5}(?:[_.].*)?")
_BRIGHTSPACE = re.compile(r"\d+-\d+ ?- (?P<who>.+?) ?- [^-]*\b20\d\d\b[^-]*(?:- .*)?")
_MOODLE_HIDES = re.compile(r"\S+ \d+")
"""A name hidden from markers: "Participant 123", in any language."""
_MOST_USER_PARTS = 4


@dataclass(frozen=True, slots=True)
class Named:
    """Whom an LMS names; what it doesn't say is empty.

    Attributes:
        lms: the LMS.
        name: a full name, or for Canvas its letters without blanks.
        user: the LMS's own number of a user.
        logins: what may be the user's login, the likeliest first.
    """

    lms: str
    name: str = ""
    user: str = ""
    logins: tuple[str, ...] = ()

    def words(self) -> str:
        """Return the name, or else what there is."""
        return self.name or (self.logins[0] if self.logins else self.user)


def read(path: str) -> Named | None:
    """Return whom an LMS names in a path, or None where no part of it was named by one.

    Args:
        path: the file's path as handed in, archives included; what is nearest to the file counts.
    """
    *folders, file = unicodedata.normalize("NFC", path).replace("\\", "/").split("/")
    for form in (_moodle, _brightspace, _blackboard, _canvas):
        if found := form(file[:1000]):
            return found
    # Canvas and Blackboard put everything into one folder, which an instructor may name anyhow.
    for part in reversed(folders):
        if found := _moodle(part[:1000]) or _brightspace(part[:1000]):
            return found
    return None


def squeezed(name: str) -> str:
    """Return a name's letters and digits alone: an LMS drops blanks and marks from file names.

    Args:
        name: a name.
    """
    return "".join(c for c in fold(name) if c.isalnum())


def _moodle(part: str) -> Named | None:
    found = _MOODLE.fullmatch(part)
    if not found:
        return None
    name = found["name"].replace("_", " ").strip()
    return None if _MOODLE_HIDES.fullmatch(name) else Named("Moodle", name)


def _canvas(part: str) -> Named | None:
    found = _CANVAS.fullmatch(part)
    if not found or found["name"].split("_")[0] in ("anon", "receipt"):
        return None
    if _DATE.fullmatch(f"{found['user']}_{found['file']}"):
        return None
    return Named("Canvas", found["name"].replace("_", " "), found["user"])


def _blackboard(part: str) -> Named | None:
    found = _BLACKBOARD.fullmatch(part)
    if not found:
        return None
    # The name of the work comes first, and both it and a login may hold the sign that parts them.
    parts = found["start"].split("_")[-_MOST_USER_PARTS:]
    logins = tuple("_".join(parts[i:]) for i in reversed(range(len(parts))))
    return Named("Blackboard", logins=tuple(each for each in logins if each.strip("_")))


def _brightspace(part: str) -> Named | None:
    found = _BRIGHTSPACE.fullmatch(part)
    if not found:
        return None
    code, between, name = found["who"].rpartition(" - ")
    return Named("Brightspace", name.strip(), logins=(code.strip(),) if between else ())
