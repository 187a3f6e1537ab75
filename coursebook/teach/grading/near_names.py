"""Names that are nearly alike: who may be meant is suggested, and never decided here."""

import difflib
import unicodedata
from collections.abc import Iterable

from coursebook.teach.grading.clean import fold

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "a", "œ": "o", "þ": "th"}
)
_DIGRAPHS = (("ae", "a"), ("oe", "o"), ("ue", "u"))
"""German letters written out: Mueller and Müller are one."""
_NEAR = 0.84
_SHORTEST = 3

SAME = "but for accents or the order of names"
SHORT = "in a short form, or with a name more"
LETTER = "but for a letter or two"


def words(name: str) -> list[str]:
    """Return the words of a name in plain letters, in order of the alphabet.

    Args:
        name: a name, or a login such as "ann.lee".
    """
    apart = "".join(c if c.isalnum() or unicodedata.combining(c) else " " for c in _whole(name))
    return sorted(_plain(each) for each in apart.split())


def loose(name: str) -> str:
    """Return a name without accents and without the order of its words.

    Args:
        name: a name.
    """
    return " ".join(words(name))


def is_part(typed: str, name: str) -> bool:
    """Return whether all words of what someone typed are words of a name.

    Args:
        typed: such as a first name.
        name: the whole name.
    """
    own = words(typed)
    return bool(own) and set(own) <= set(words(name))


def near(written: str, names: Iterable[str]) -> list[tuple[str, str]]:
    """Return names that may be meant, each with how it differs, the likeliest first.

    Args:
        written: a name that is on no list.
        names: those on the list.
    """
    own, found = words(written), list[tuple[float, str, str]]()
    for name in names:
        other = words(name)
        if own and own == other:
            found.append((2, name, SAME))
        elif _shortened(own, other):
            alike = difflib.SequenceMatcher(None, " ".join(own), " ".join(other), autojunk=False)
            found.append((alike.ratio(), name, SHORT))
        elif (ratio := _ratio(" ".join(own), " ".join(other))) >= _NEAR:
            found.append((ratio, name, LETTER))
    best = sorted(found, key=lambda each: (-each[0], each[1]))
    return [(name, how) for _, name, how in best]


def _whole(name: str) -> str:
    return unicodedata.normalize("NFKD", fold(name).replace("'", "").replace("’", ""))


def _plain(word: str) -> str:
    bare = "".join(c for c in word if not unicodedata.combining(c)).translate(_LETTERS)
    for written, letter in _DIGRAPHS:
        bare = bare.replace(written, letter)
    return bare


def _shortened(own: list[str], other: list[str]) -> bool:
    """Return whether each word of the shorter name begins one of the longer, or is begun by it."""
    few, many = sorted((own, other), key=len)
    left = list(many)
    for word in few:
        fits = [each for each in left if _begins(word, each)]
        if not fits:
            return False
        left.remove(fits[0])
    # A family name alone says little, but two people may sort that out.
    return bool(few)


def _begins(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) >= _SHORTEST and long.startswith(short))


def _ratio(one: str, other: str) -> float:
    if 2 * min(len(one), len(other)) < _NEAR * (len(one) + len(other)):
        return 0
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _NEAR else 0
