"""Many near-identical fragments of HTML, made small: what they share is kept once.

Frames of an exploration differ in a few numbers. Each fragment is cut into tokens between numbers;
fragments with the same tokens in between form a shape, and each number that varies within a shape
becomes a column, stored as differences from one fragment to the next. Against deflating the
fragments as they are this is about ten to twenty times smaller, for a chart of 40 KB exceeds the
32 KB that deflate looks back. `static/_frames.js` puts the fragments together again.
"""

import base64
import json
import re
import zlib
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

SLOT = -1
"""Stands in a shape where the fragments have a number of their own."""

_NUMBER = re.compile("([-\N{MINUS SIGN}]?[0-9]+(?:\\.[0-9]+)?)")
_MOST_DIGITS = 12  # JavaScript counts exactly up to 15


def pack(frames: Sequence[Sequence[str]]) -> str:
    """Return frames as base64 of deflated JSON.

    Args:
        frames: for each setting its fragments; all settings have as many.
    """
    tokens: dict[str, int] = {}
    parts = [_part(fragments, tokens) for fragments in zip(*frames, strict=True)]
    content = json.dumps(
        {"parts": parts, "tokens": list(tokens)}, ensure_ascii=False, separators=(",", ":")
    )
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    return base64.b64encode(squeeze.compress(content.encode()) + squeeze.flush()).decode()


def packed_bytes(packed: str) -> int:
    """Return the size of packed frames, which is what they cost on the wire.

    Args:
        packed: the result of `pack`.
    """
    return len(packed) * 3 // 4 - packed.count("=")


def _part(fragments: Sequence[str], tokens: dict[str, int]) -> dict[str, Any]:
    """Return one place of all frames: which fragment each setting shows, and the fragments."""
    numbers: dict[str, int] = {}
    which = [numbers.setdefault(fragment, len(numbers)) for fragment in fragments]
    shapes: dict[tuple[str, ...], list[tuple[int, list[str]]]] = {}
    for fragment, number in numbers.items():
        pieces = _NUMBER.split(fragment)
        shapes.setdefault(tuple(pieces[::2]), []).append((number, pieces[1::2]))
    return {
        "which": which,
        "shapes": [_shape(between, members, tokens) for between, members in shapes.items()],
    }


def _shape(
    between: Sequence[str], members: Sequence[tuple[int, list[str]]], tokens: dict[str, int]
) -> dict[str, Any]:
    """Return a shape: its tokens with slots, its fragments, and a column for each slot."""
    columns: dict[tuple[str, ...], int] = {}
    slots: list[int] = []
    skeleton = [_token(between[0], tokens)]
    for place, text in enumerate(between[1:]):
        column = tuple(numbers[place] for _, numbers in members)
        if len(set(column)) == 1:
            skeleton.append(_token(column[0], tokens))
        else:
            skeleton.append(SLOT)
            slots.append(columns.setdefault(column, len(columns)))
        skeleton.append(_token(text, tokens))
    return {
        "skeleton": skeleton,
        "fragments": [number for number, _ in members],
        "slots": slots,
        "columns": [_column(column) for column in columns],
    }


def _token(text: str, tokens: dict[str, int]) -> int:
    return tokens.setdefault(text, len(tokens))


def _column(texts: Sequence[str]) -> list[Any]:
    """Return a column as [decimals, bare, minus, differences], or the texts if that loses any.

    `bare` is 1 where zeros at the end are left out, as in coordinates.
    """
    places = max(len(text.partition(".")[2]) for text in texts)
    minus = "\N{MINUS SIGN}" if any(text[0] == "\N{MINUS SIGN}" for text in texts) else "-"
    for bare in (1, 0):
        counts = [_count(text, places) for text in texts]
        if all(
            _decimal(count, places, bare, minus) == text
            for count, text in zip(counts, texts, strict=True)
        ):
            return [places, bare, minus, _differences(counts)]
    return list(texts)


def _count(text: str, places: int) -> int:
    """Return a decimal as a whole number of its last place, 0 if too long to count exactly."""
    whole, _, rest = text.replace("\N{MINUS SIGN}", "-").partition(".")
    digits = whole + rest.ljust(places, "0")
    return int(digits) if len(digits) <= _MOST_DIGITS else 0


def _decimal(count: int, places: int, bare: int, minus: str) -> str:
    """Return a whole number of last places as the decimal it stands for."""
    digits = str(abs(count)).rjust(places + 1, "0")
    text = f"{digits[: len(digits) - places]}.{digits[len(digits) - places :]}"
    if bare:
        text = text.rstrip("0")
    return (minus if count < 0 else "") + text.rstrip(".")


def _differences(counts: Sequence[int]) -> list[int]:
    return [count - before for before, count in pairwise([0, *counts])]
