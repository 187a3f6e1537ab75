"""Packed frames put together again, as `static/_frames.js` does it on the page."""

import base64
import json
import zlib
from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from coursebook.widgets._pack import SLOT, _decimal


def unpack(packed: str) -> list[list[str]]:
    """Return the frames again, as the page puts them together.

    Args:
        packed: the result of `pack`.
    """
    content = json.loads(zlib.decompress(base64.b64decode(packed), wbits=-15))
    parts = [_fragments(part, content["tokens"]) for part in content["parts"]]
    return [list(frame) for frame in zip(*parts, strict=True)]


def _fragments(part: dict[str, Any], tokens: Sequence[str]) -> list[str]:
    """Return the fragment of each setting."""
    texts: dict[int, str] = {}
    for shape in part["shapes"]:
        columns = [_column_texts(column) for column in shape["columns"]]
        for row, fragment in enumerate(shape["fragments"]):
            slots = iter(shape["slots"])
            texts[fragment] = "".join(
                columns[next(slots)][row] if token == SLOT else tokens[token]
                for token in shape["skeleton"]
            )
    return [texts[fragment] for fragment in part["which"]]


def _column_texts(column: list[Any]) -> list[str]:
    if len(column) < 4 or not isinstance(column[3], list):
        return column
    places, bare, minus, differences = column
    return [_decimal(count, places, bare, minus) for count in accumulate(differences)]
