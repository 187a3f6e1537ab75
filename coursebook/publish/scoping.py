"""A widget's stylesheet, kept to the widget: it must not restyle the page around it."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

import tinycss2

_CONDITIONAL = {"container", "layer", "media", "scope", "starting-style", "supports"}
_WHOLE_PAGE = {"page"}
_PAGE = re.compile(r"(?:html|body)(?![\w-])|[^(]*:root(?![\w-])")
_ONE_COLON = {"after", "before", "first-letter", "first-line"}
_OWN = re.compile(r"""\.nc-|\[class[*^]=['"] ?nc-""")
"""A selector with a class of the book's own can't meet anything else, and stays as it is."""


@cache
def scoped(css: str) -> tuple[str, str]:
    """Return a stylesheet that reaches its widget alone, and the mark its places carry.

    Each selector is held to elements in a marked place, or in what was put at the page's end
    after it was loaded, such as a dialog; its weight stays what it was. Rules for the whole page
    (`:root`, `html`, `body`) and variables go to the marked place. Names of animations and fonts
    stay common to the page.

    Args:
        css: the stylesheet as its author wrote it.
    """
    mark = hashlib.sha256(css.encode()).hexdigest()[:8]
    places = f'[data-nc-css="{mark}"],body>:not([data-nc-own])'
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    confined = "\n".join(_confined(rules, places))
    return (confined, mark) if places in confined else (css, "")


def _confined(rules: Sequence[Any], places: str) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = ",".join(_selectors(rule, places))
            yield f"{selectors}{{{tinycss2.serialize(rule.content)}}}"
        elif rule.type == "at-rule" and rule.lower_at_keyword in _CONDITIONAL and rule.content:
            inner = tinycss2.parse_stylesheet(
                rule.content, skip_comments=True, skip_whitespace=True
            )
            prelude = tinycss2.serialize(rule.prelude)
            within = "\n".join(_confined(inner, places))
            yield f"@{rule.lower_at_keyword}{prelude}{{{within}}}"
        elif rule.type == "at-rule" and rule.lower_at_keyword not in _WHOLE_PAGE:
            yield rule.serialize()


def _selectors(rule: Any, places: str) -> Iterator[str]:
    """Yield the rule's selectors, each held to the widget's places."""
    variables = _only_variables(rule)
    for tokens in _split(rule.prelude):
        text = tinycss2.serialize(tokens)
        if _OWN.search(text) or (variables and _own_variables(rule)):
            yield text
            continue
        whole_page = _names_whole_page(tokens)
        if not whole_page:
            at = _pseudo_element(tokens)
            head, tail = tinycss2.serialize(tokens[:at]), tinycss2.serialize(tokens[at:])
            yield f"{head}:where({places},:is({places}) *){tail}"
        if whole_page or variables:
            yield f"{text} :where({places})"


def _split(prelude: Sequence[Any]) -> list[list[Any]]:
    """Return the tokens of each selector of a list, without space around them."""
    selectors: list[list[Any]] = [[]]
    for token in prelude:
        if token == ",":
            selectors.append([])
        elif token.type != "whitespace" or selectors[-1]:
            selectors[-1].append(token)
    for tokens in selectors:
        while tokens and tokens[-1].type == "whitespace":
            tokens.pop()
    return [tokens for tokens in selectors if tokens]


def _pseudo_element(tokens: Sequence[Any]) -> int:
    """Return where a selector's pseudo-element begins, or its end."""
    for i, (token, after) in enumerate(pairwise(tokens)):
        named = after.type == "ident" and after.lower_value in _ONE_COLON
        if token == ":" and (after == ":" or named):
            return i
    return len(tokens)


def _names_whole_page(tokens: Sequence[Any]) -> bool:
    """Tell whether a selector's subject is the page itself."""
    subject: list[Any] = []
    for token in reversed(tokens):
        if token.type == "whitespace" or token in (">", "+", "~"):
            break
        subject.insert(0, token)
    text = tinycss2.serialize(subject).lower()
    return bool(_PAGE.match(text)) and _pseudo_element(tokens) == len(tokens)


def _declared(rule: Any) -> list[Any]:
    contents = tinycss2.parse_blocks_contents(
        rule.content, skip_comments=True, skip_whitespace=True
    )
    return list(contents)


def _only_variables(rule: Any) -> bool:
    declared = _declared(rule)
    return bool(declared) and all(
        each.type == "declaration" and each.name.startswith("--") for each in declared
    )


def _own_variables(rule: Any) -> bool:
    return all(each.name.startswith("--nc-") for each in _declared(rule))
