"""A reader of stylesheets that finds their rules, and leaves out what no page can need."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

_TOKEN = re.compile(
    r"""/\*.*?(?:\*/|$)|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|url\(\s*[^"')\s][^"')]*\)"""
    r"""|\\.|[{}();,\[\]]|[^{}();,\[\]"'\\/u]+|.""",
    re.DOTALL,
)
_GROUPS = ("@media", "@supports", "@container", "@layer", "@document")
_FUNCTION = re.compile(r":(not|is|where|has|matches|-webkit-any|-moz-any|[\w-]+)\(")
_ALTERNATIVES = ("is", "where", "has", "matches", "-webkit-any", "-moz-any")
_ATTRIBUTE = re.compile(r"""\[(?:"[^"]*"|'[^']*'|[^\]])*\]""")
_NAMED = re.compile(r"([.#])((?:[\w-]|[^\x00-\x7f]|\\.)+)")
_PSEUDO = re.compile(r"::?[\w-]+")
_TAG = re.compile(r"(?<![\w\\-])[a-zA-Z][\w-]*")
_PROPERTY = re.compile(r"--[\w-]+")


@dataclass(frozen=True)
class Rule:
    """A rule or a statement of a stylesheet: selectors and declarations, or rules in a group."""

    prelude: str
    body: str | None = None
    rules: "tuple[Rule, ...]" = ()

    def text(self) -> str:
        """Return the rule as a stylesheet has it."""
        if self.rules:
            return f"{self.prelude}{{{''.join(each.text() for each in self.rules)}}}\n"
        if self.body is None:
            return self.prelude if self.prelude.startswith("/*") else f"{self.prelude};\n"
        return f"{self.prelude}{{{self.body}}}\n"


@dataclass(frozen=True)
class Used:
    """The names that pages and their scripts use.

    Args:
        names: classes and ids, and any word of a script that could be one.
        tags: elements, in small letters, and those words.
        kept: beginnings of names that count as used.
    """

    names: frozenset[str]
    tags: frozenset[str]
    kept: tuple[str, ...] = ()

    def name(self, name: str) -> bool:
        """Tell whether a class or an id may be on a page."""
        plain = re.sub(r"\\(.)", r"\1", name)
        return plain in self.names or plain.startswith(self.kept)


def rules_of(text: str) -> tuple[Rule, ...]:
    """Return the rules of a stylesheet; comments but those of a licence stay out.

    Args:
        text: the stylesheet.
    """
    return tuple(_read(_TOKEN.findall(text)))


def _read(tokens: list[str]) -> Iterator[Rule]:
    prelude: list[str] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        at += 1
        if token.startswith("/*!"):
            yield Rule(f"{token}\n")
        elif token == "{":
            end = _closing(tokens, at)
            yield from _rule(_tidy(prelude), tokens[at:end])
            at, prelude = end + 1, []
        elif token == ";" and not _open_paren(prelude):
            if statement := _tidy(prelude):
                yield Rule(statement)
            prelude = []
        elif not token.startswith("/*"):
            prelude.append(token)


def _rule(prelude: str, tokens: list[str]) -> Iterator[Rule]:
    if not prelude.lower().startswith(_GROUPS):
        yield Rule(prelude, _tidy(each for each in tokens if not each.startswith("/*")))
    elif inside := tuple(_read(tokens)):
        yield Rule(prelude, rules=inside)


def _closing(parts: Sequence[str], at: int, pair: str = "{}") -> int:
    """Return where the bracket closes that opened just before, in tokens or in a text."""
    depth = 1
    while at < len(parts):
        depth += {pair[0]: 1, pair[1]: -1}.get(parts[at], 0)
        if not depth:
            return at
        at += 1
    return at


def _open_paren(prelude: list[str]) -> bool:
    return prelude.count("(") > prelude.count(")")


def _tidy(tokens: Iterable[str]) -> str:
    """Put tokens together again, each run of blanks as one; strings stay as they are."""
    parts = (each if each[:1] in "\"'" else re.sub(r"\s+", " ", each) for each in tokens)
    return "".join(parts).strip()


def tight(sheet: str) -> str:
    """Return a stylesheet without the blanks that say nothing.

    Args:
        sheet: the stylesheet; its strings and comments stay as they are.
    """
    parts = [""]
    for token in _TOKEN.findall(sheet):
        if token[:1] not in "\"'/":
            token = token.replace(" > ", ">")
            token = re.sub(r"(?<=\w): (?=\S)", ":", token)
            token = token.lstrip() if parts[-1] in (*"{};,",) else token
        if token:
            parts.append(token)
    return "".join(parts)


def split(text: str, at: str) -> list[str]:
    """Split a list of selectors or declarations, but not within brackets and strings.

    Args:
        text: the list.
        at: what parts it, such as a comma.
    """
    parts, depth = [""], 0
    for token in _TOKEN.findall(text):
        depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(token, 0)
        if token == at and not depth:
            parts.append("")
        else:
            parts[-1] += token
    return [part.strip() for part in parts if part.strip()]


def may_match(selector: str, used: Used) -> bool:
    """Tell whether a selector can match something on the pages; in doubt it can.

    Args:
        selector: one selector, without a comma outside brackets.
        used: the names that pages use.
    """
    plain = _ATTRIBUTE.sub("*", selector)  # with nothing left an alternative would not count
    while found := _FUNCTION.search(plain):
        end = _closing(plain, found.end(), "()")
        inside = plain[found.end() : end]
        if found[1] in _ALTERNATIVES and not any(may_match(s, used) for s in split(inside, ",")):
            return False
        plain = plain[: found.start()] + plain[end + 1 :]
    if not all(used.name(name) for _, name in _NAMED.findall(plain)):
        return False
    rest = _PSEUDO.sub("", _NAMED.sub("", plain))
    return all(tag.lower() in used.tags for tag in _TAG.findall(rest))


def purged(rules: Iterable[Rule], used: Used, drop: Callable[[Rule], bool]) -> tuple[Rule, ...]:
    """Return the rules that may matter, with those of their selectors that may.

    Args:
        rules: all rules.
        used: the names that pages use.
        drop: tells which rules stay out whatever they match.
    """
    return tuple(kept for rule in rules if (kept := _kept(rule, used, drop)))


def _kept(rule: Rule, used: Used, drop: Callable[[Rule], bool]) -> Rule | None:
    if rule.rules:
        inside = purged(rule.rules, used, drop)
        return replace(rule, rules=inside) if inside else None
    if drop(rule):
        return None
    if rule.prelude.startswith(("@", "/*")) or rule.body is None:
        return rule
    selectors = [each for each in split(rule.prelude, ",") if may_match(each, used)]
    return replace(rule, prelude=",".join(selectors)) if selectors and rule.body else None


def without_idle(rules: Iterable[Rule], elsewhere: Iterable[str]) -> tuple[Rule, ...]:
    """Return the rules without custom properties and animations that nothing asks for.

    Args:
        rules: all rules.
        elsewhere: texts that may name some too: pages and scripts.
    """
    rules = tuple(rules)
    wanted = {name for text in elsewhere for name in _PROPERTY.findall(text)}
    given: dict[str, set[str]] = {}
    plain: list[str] = []
    for declaration in _declarations(rules):
        name, _, value = declaration.partition(":")
        if name.startswith("--"):
            given.setdefault(name.strip(), set()).update(_PROPERTY.findall(value))
        else:
            plain.append(declaration)
    waiting = list(wanted.union(*map(_PROPERTY.findall, plain)))
    wanted = set()
    while waiting:
        if (name := waiting.pop()) not in wanted:
            wanted.add(name)
            waiting += given.get(name, ())
    words = set(re.findall(r"[\w-]+", " ".join(plain)))
    return tuple(kept for rule in rules if (kept := _without(rule, wanted, words)))


def _declarations(rules: Iterable[Rule]) -> Iterator[str]:
    for rule in rules:
        yield from _declarations(rule.rules)
        yield from split(rule.body or "", ";")


def _without(rule: Rule, wanted: set[str], words: set[str]) -> Rule | None:
    if rule.rules:
        inside = tuple(kept for each in rule.rules if (kept := _without(each, wanted, words)))
        return replace(rule, rules=inside) if inside else None
    if rule.body is None:
        return rule
    if re.match(r"@(?:-\w+-)?keyframes\b", rule.prelude):
        return rule if rule.prelude.split()[-1] in words else None
    if "--" not in rule.body:
        return rule
    parts = split(rule.body, ";")
    left = [each for each in parts if not _is_idle(each, wanted)]
    return replace(rule, body=";".join(left)) if left else None


def _is_idle(declaration: str, wanted: set[str]) -> bool:
    name = declaration.partition(":")[0].strip()
    return name.startswith("--") and name not in wanted
