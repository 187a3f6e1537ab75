"""Which publishers and authors belong to a body with a stake in the subject, or live on it."""

import re
from functools import cache
from urllib.parse import urlsplit

from coursebook.course import current
from coursebook.entries import read
from coursebook.records import WORDS, Field, Record
from coursebook.sources._source import Source

FILE = current().content / "bodies.yaml"
_BODY = Record(
    (
        Field("name", WORDS, "write its name as the bibliography has it"),
        Field("told", WORDS, "write what is to be said of it"),
        Field("host", WORDS, "write the host of its site", required=False),
    )
)


@cache
def known() -> tuple[dict[str, str], ...]:
    """Return the bodies: `name`, what is `told` of it, and its `host` if it has a site."""
    return tuple(read(FILE, _BODY, "body"))


def told(source: Source) -> list[str]:
    """Return what is to be said of the bodies behind a work, a sentence each without its stop.

    Args:
        source: the work; who wrote, published or carries it counts, and the copy that was read.
    """
    return [body["told"] for body in known() if stands_behind(body, source)]


def stands_behind(body: dict[str, str], source: Source) -> bool:
    """Say whether a body wrote, published or carries a work.

    Args:
        body: one of `known`.
        source: the work.
    """
    host = urlsplit(source.url).netloc
    own = body.get("host")
    if own and (host == own or host.endswith(f".{own}")):
        return True
    # Whole names: the North Atlantic Council is not the Atlantic Council.
    if body["name"] in (*source.authors, source.container, source.publisher):
        return True
    return bool(re.search(rf"(?<!North )\b{re.escape(body['name'])}\b", source.note))
