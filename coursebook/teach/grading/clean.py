"""Making text that others wrote safe to show: in a line of the report, and in a spreadsheet."""

import re
import unicodedata

LONGEST = 200
_JOINERS = "\u200c\u200d"
"""Names in Persian and Hindi are spelt with them."""
_STARTS_FORMULA = re.compile(r"(^|[,;|]\s*)(?=[=+\-@＝＋－＠])")
"""A spreadsheet of another country splits at another sign than the one that the file means."""


def shown(text: str, longest: int = LONGEST) -> str:
    """Return text on one line in which nothing is hidden.

    Control characters, half characters and marks that turn the writing direction are written out
    as escapes.

    Args:
        text: what someone wrote.
        longest: how many characters are kept.
    """
    cut = text[: longest + 1]
    # A Zl or Zp character starts a new line, as a control character may.
    safe = "".join(_escape(c) if _hides(c) else c for c in cut)
    safe = " ".join(safe.split())
    return safe if len(safe) <= longest else safe[: longest - 1] + "…"


def fold(text: str) -> str:
    """Return text in the form in which names, numbers and addresses are compared.

    Args:
        text: what someone wrote.
    """
    normal = unicodedata.normalize("NFKC", text[:1000])
    kept = "".join(c for c in normal if c.isspace() or unicodedata.category(c)[0] != "C")
    return " ".join(kept.casefold().split())


def cell(text: str) -> str:
    """Return text that no spreadsheet takes for a formula, whatever separator it splits at.

    Args:
        text: a name, number or address.
    """
    return _STARTS_FORMULA.sub(r"\1'", shown(text))


def _hides(character: str) -> bool:
    if character in _JOINERS:
        return False
    return unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def _escape(character: str) -> str:
    if character in "\t\n\r":
        return " "
    code = ord(character)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
