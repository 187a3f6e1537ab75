"""What a script makes a browser fetch, as far as its text tells.

Comments are left out and strings are set apart before anything is looked for, so that a comment
about a CDN, or code quoted in a text, is no load. An address that is put together while the
script runs can't be seen here.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from coursebook.publish.addresses import Load, host_of, is_remote, tidy

# Hosts that serve scripts, styles and fonts: who names one in running code means to load from it.
_SCRIPT_HOSTS = {"ajax.googleapis.com", "cdn.bokeh.org", "cdn.jsdelivr.net", "cdn.plot.ly"}
_SCRIPT_HOSTS |= {"cdn.pydata.org", "cdn.skypack.dev", "cdnjs.cloudflare.com", "code.jquery.com"}
_SCRIPT_HOSTS |= {"d3js.org", "esm.run", "esm.sh", "fonts.googleapis.com", "ga.jspm.io"}
_SCRIPT_HOSTS |= {"unpkg.com"}
_SCRIPT_FILE = re.compile(r"[^?#]+\.(?:m?js|css|wasm)(?:[?#]|$)")
_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")

_TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?(?:\*/|$))
    |(?P<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    |(?P<template>`)
    |(?P<brace>[{}])
    |(?P<regex>/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*)""",
    re.VERBOSE | re.DOTALL,
)
_TEMPLATE = re.compile(r"((?:[^`\\$]|\\.|\$(?!\{))*)(`|\$\{|$)", re.DOTALL)
# After a value a slash divides; after anything else it begins a regular expression.
_AFTER_VALUE = re.compile(r"[\w$)\]\"]\s*$")
_AFTER_KEYWORD = re.compile(
    r"(?<![\w$.])(?:return|typeof|case|in|of|void|delete|throw|else|do|await|yield)\s*$"
)
_ESCAPE = re.compile(
    r"\\(?:u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.DOTALL
)

_TEXT = r'"(\d+)"'
_ARGUMENT = rf"[\s(]*(?:{_TEXT}|([A-Za-z_$][\w$]*))"
_CONSTANT = re.compile(rf"\b(?:const|let|var)\s+([A-Za-z_$][\w$]{{2,}})\s*=\s*{_TEXT}")
_LOADS = (
    ("import in a script", re.compile(rf"\bimport\s*(?:[\w$*{{}}\s,]+?\bfrom\s*)?{_TEXT}()")),
    ("import in a script", re.compile(rf"\bexport\s*[\w$*{{}}\s,]*\bfrom\s*{_TEXT}()")),
    ("import() in a script", re.compile(rf"\bimport\s*\({_ARGUMENT}")),
    ("fetch() in a script", re.compile(rf"\bfetch\s*\({_ARGUMENT}")),
    ("importScripts() in a script", re.compile(rf"\bimportScripts\s*\({_ARGUMENT}")),
    ("sendBeacon() in a script", re.compile(rf"\bsendBeacon\s*\({_ARGUMENT}")),
    (
        "a connection or worker of a script",
        re.compile(
            r"\bnew\s+(?:Worker|SharedWorker|WebSocket|EventSource|Request|Audio)\s*"
            rf"\({_ARGUMENT}"
        ),
    ),
    ("an element made by a script", re.compile(rf"\.(?:src|srcset|poster)\s*=(?!=){_ARGUMENT}")),
)
_PAIRS = re.compile(rf"\.(open|setAttribute)\s*\(\s*{_TEXT}\s*,{_ARGUMENT}")
_LOADING_ATTRIBUTES = ("src", "srcset", "poster", "data")


class _Script(NamedTuple):
    code: str
    """The code, each text in it as its number in quotes."""
    texts: list[str]


def js_loads(source: str) -> Iterator[Load]:
    """Yield what a script fetches.

    Args:
        source: the script, classic or module.
    """
    script = _split(source)
    constants = {name: script.texts[int(number)] for name, number in _CONSTANT.findall(script.code)}
    seen: set[str] = set()
    for load in _called(script, constants):
        seen.add(load.address)
        yield load
    for text in map(tidy, script.texts):
        if text not in seen and _names_a_script(text):
            yield Load("an address in a script", text)


def texts_with(source: str, *marks: str) -> list[str]:
    """Return the texts of a script that hold one of the marks, such as markup it writes.

    Args:
        source: the script.
        marks: what to look for.
    """
    return [text for text in _split(source).texts if any(mark in text for mark in marks)]


def _called(script: _Script, constants: dict[str, str]) -> Iterator[Load]:
    for what, pattern in _LOADS:
        for number, name in pattern.findall(script.code):
            text = script.texts[int(number)] if number else constants.get(name, "")
            yield Load(what, tidy(text))
    for method, first, number, name in _PAIRS.findall(script.code):
        kind = script.texts[int(first)]
        text = script.texts[int(number)] if number else constants.get(name, "")
        if method == "open" and kind.upper() in _METHODS:
            yield Load("a request of a script", tidy(text))
        elif method == "setAttribute" and kind.lower() in _LOADING_ATTRIBUTES:
            yield Load("an element made by a script", tidy(text))


def _names_a_script(text: str) -> bool:
    if not is_remote(text) or " " in text:
        return False
    return host_of(text) in _SCRIPT_HOSTS or bool(_SCRIPT_FILE.match(text) and "." in host_of(text))


def _split(source: str) -> _Script:
    """Part a script into its code and its texts; comments and regular expressions are dropped."""
    code: list[str] = []
    texts: list[str] = []
    depth, position = 0, 0
    resumed: list[int] = []  # the depths at which the code inside a template ends

    def text(written: str) -> None:
        code.append(f'"{len(texts)}"')
        texts.append(_ESCAPE.sub(_unescaped, written))

    def template(start: int) -> int:
        chunk = _TEMPLATE.match(source, start)
        assert chunk  # it matches anything, also nothing
        if chunk[1]:
            text(chunk[1])
        if chunk[2] == "${":
            resumed.append(depth)
            code.append("(")
        return chunk.end()

    while token := _TOKEN.search(source, position):
        code.append(source[position : token.start()])
        position = token.end()
        if token["comment"]:
            code.append(" ")
        elif token["string"]:
            text(token["string"][1:-1])
        elif token["template"]:
            position = template(position)
        elif token["brace"] == "}" and resumed and resumed[-1] == depth:
            code.append(")")
            resumed.pop()
            position = template(position)
        elif token["brace"]:
            depth += 1 if token["brace"] == "{" else -1
            code.append(token["brace"])
        elif _divides(code):
            code.append("/")
            position = token.start() + 1
        else:
            code.append("0")
    return _Script("".join(code) + source[position:], texts)


def _divides(code: list[str]) -> bool:
    before = "".join(code[-3:])[-40:]
    return bool(_AFTER_VALUE.search(before)) and not _AFTER_KEYWORD.search(before)


def _unescaped(escape: re.Match[str]) -> str:
    digits = escape[1] or escape[2] or escape[3]
    if digits:
        return chr(min(int(digits, 16), 0x10FFFF))
    return {"n": "\n", "t": "\t", "r": "\r", "\n": ""}.get(escape[4], escape[4])
