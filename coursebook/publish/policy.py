"""What a page may load and run, said in the page itself (Content Security Policy).

Widgets' modules come from Blobs, because module scripts do not load from `file://`; nothing is
evaluated from text, and nothing comes from another host. A script written into a page runs where
its hash is named. Styles stand in attributes and in what widgets add, so they are let in.
"""

import base64
import hashlib
import html
import re
from collections.abc import Iterable, Iterator

from sphinx.application import Sphinx

from coursebook.publish import origins
from coursebook.publish.gate import HOSTS

EVALUATES = "coursebook_policy_evaluates"
"""The setting of a book whose widgets, made elsewhere, compile code as they run."""
MARK = '<meta http-equiv="Content-Security-Policy"'
_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_NO_CODE = re.compile(r"""\bsrc=|\btype=["']?(?:application/(?:ld\+|vnd|json)|text/(?!java))""")
_TAG = re.compile(r"<[a-zA-Z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
_HANDLER = re.compile(r"""\son[a-z]+=(?:"([^"]*)"|'([^']*)')""")


def policy(text: str, hosts: Iterable[str] = (), *, evaluates: bool = False) -> str:
    """Return the policy of a page.

    Args:
        text: the page.
        hosts: other hosts that it may ask.
        evaluates: whether code may be made from text as the page runs.
    """
    others = "".join(f" {each}" for each in hosts)
    hashes = "".join(f" {each}" for each in dict.fromkeys(_hashes(text)))
    hashes += " 'unsafe-eval'" if evaluates else ""
    rules = (
        f"default-src 'self' data: blob:{others}",
        f"script-src 'self' blob:{hashes}{others}",
        f"style-src 'self' 'unsafe-inline'{others}",
        "object-src 'none'",
        "base-uri 'none'",
        f"form-action 'self'{others}",
    )
    return "; ".join(rules)


def _hashes(text: str) -> Iterator[str]:
    for attributes, code in _SCRIPT.findall(text):
        if code and not _NO_CODE.search(attributes):
            yield _hash(code)
    markup = _SCRIPT.sub("", text)
    handlers = [found for tag in _TAG.findall(markup) for found in _HANDLER.findall(tag)]
    if handlers:
        yield "'unsafe-hashes'"
    yield from (_hash(html.unescape(double or single)) for double, single in handlers)


def _hash(code: str) -> str:
    digest = hashlib.sha256(code.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def hosts(app: Sphinx, docname: str) -> list[str]:
    """Return the other hosts that a page may ask: the book's, or all where a cell may ask.

    Args:
        app: the build.
        docname: the page's name, empty for one without a source.
    """
    if origins.may_ask(app.env, docname):
        return ["https:", "http:"]
    named = (str(each) for each in app.config[HOSTS])
    return [address for each in named for address in (each, f"*.{each}")]
