"""Whether a text shares a run of seven words with the article, told without the article itself."""

import hashlib
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_suffix(".txt")
LENGTH = 7
_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")


def digest(run: str, salt: str) -> str:
    """Return the first eight bytes of a run's salted SHA-256."""
    return hashlib.sha256(f"{salt}{run}".encode()).digest()[:8].hex()


def runs(text: str) -> Iterator[str]:
    """Yield every run of seven words of a text, without case and punctuation."""
    words = _WORD.findall(text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))
    for i in range(len(words) - LENGTH + 1):
        yield " ".join(words[i : i + LENGTH])


@cache
def known() -> tuple[str, frozenset[str]]:
    """Return the salt and the digests of the article's runs."""
    salt, *digests = FILE.read_text(encoding="ascii").split()
    return salt, frozenset(digests)


def shared(text: str) -> list[str]:
    """Return the runs of a text that stand in the article too."""
    salt, digests = known()
    return [run for run in runs(text) if digest(run, salt) in digests]
