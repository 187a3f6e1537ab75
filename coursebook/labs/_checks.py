"""The ways in which a lab's answer is checked: a function over cases, a dict, an open choice."""

from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any, Protocol

from coursebook.labs._compare import difference, is_blank, is_number, listed, plain, same, shown
from coursebook.labs._lab import Lab, Verdict
from coursebook.labs._stops import call, stopped

Figures = Callable[[], Mapping[str, Any]]
Reply = Callable[[Any], Mapping[str, Any]]
"""Gives what is said of a reader's own bet or choice; an error means that it has another form."""

MOST_WRITTEN = 300
ROUNDED = 0.005
ROUNDED_FROM = 2
"""From this size on a slip in per cent may come rounded."""
WHY_THE_SAME = (
    "Does it use all that stands in its brackets? And does `return` stand after the loop, not "
    "inside it?"
)
CONSTANT = f"It gives the same in every try. {WHY_THE_SAME}"


class Check(Protocol):
    """Says what is to be said of an answer."""

    def verdict(self, given: Any, lab: Lab) -> Verdict:
        """Return the verdict on an answer to a lab."""


def written(own: Any) -> str:
    """Return a reader's own words, to be said again.

    Args:
        own: a text.

    Raises:
        ValueError: it is no text, or empty.
    """
    if not isinstance(own, str) or not own.strip():
        raise ValueError("no text")
    words = " ".join(own.split()).removesuffix(".")
    return words if len(words) <= MOST_WRITTEN else f"{words[:MOST_WRITTEN]}…"


def _is_about(given: Any, slipped: Any, tolerance: float) -> bool:
    """Return whether a number is that of a slip; where numbers may be off, it may be rounded."""
    if tolerance and is_number(given) and is_number(slipped) and abs(slipped) >= ROUNDED_FROM:
        if given == round(slipped):
            return True
        tolerance = max(tolerance, ROUNDED * abs(slipped))
    return same(given, slipped, tolerance)


@dataclass(frozen=True, slots=True, kw_only=True)
class FunctionCheck:
    """Runs the reader's function on cases, so that no single number can be written down instead.

    Attributes:
        right: the same function, as it should be.
        cases: the arguments of each try; they stand on the boundaries.
        slips: typical wrong ways by name; the lab has words for each.
        tolerance: how far a number may be off.
        parts: names of the parts of a result of several values, which may come as a dict.
        figures: what the words on a right answer name.
    """

    right: Callable[..., Any]
    cases: Sequence[tuple[Any, ...]]
    slips: Mapping[str, Callable[..., Any]] = field(default_factory=dict)
    tolerance: float = 0.0
    parts: tuple[str, ...] = ()
    figures: Figures = dict

    def verdict(self, given: Any, lab: Lab) -> Verdict:
        """Return the verdict on a function."""
        if is_blank(given):
            return lab.is_todo()
        if not callable(given):
            return Verdict("off", (_not_called(lab, given),))
        results: list[Any] = []
        for case in self.cases:
            try:
                results.append(self._whole(plain(given(*deepcopy(case)))))
            except NotImplementedError:
                return lab.is_todo()
            except Exception as error:
                return Verdict("off", (stopped(given, case, error),))
        return self._judged(given, results, lab)

    def _whole(self, result: Any) -> Any:
        """Return a result of several values as a row, if it came with names."""
        if self.parts and isinstance(result, Mapping) and set(result) == set(self.parts):
            return [result[each] for each in self.parts]
        return result

    def _judged(self, given: Any, results: list[Any], lab: Lab) -> Verdict:
        if all(map(is_blank, results)):
            name = getattr(given, "__name__", "your function")
            more = "`print` shows a value, `return` hands it back."
            return lab.is_todo(f"`{name}` returns nothing yet. {lab.todo} {more}")
        rights = [self.right(*case) for case in self.cases]
        hits = [
            same(one, other, self.tolerance) for one, other in zip(results, rights, strict=True)
        ]
        if all(hits):
            return lab.is_done(**self.figures())
        share = sum(hits) / len(hits)
        for name, slip in self.slips.items():
            if self._is_slip(slip, results, rights):
                return lab.is_off(name, share)
        return Verdict("off", tuple(self._told(given, results, rights, hits)), share)

    def _is_slip(self, slip: Callable[..., Any], results: list[Any], rights: list[Any]) -> bool:
        """Return whether the results are those of a slip, and differ from what is right."""
        slipped = [slip(*case) for case in self.cases]
        pairs = zip(results, slipped, strict=True)
        return slipped != rights and all(
            _is_about(one, other, self.tolerance) for one, other in pairs
        )

    def _told(
        self, given: Any, results: list[Any], rights: list[Any], hits: list[bool]
    ) -> list[str]:
        at = hits.index(False)
        off = difference(results[at], rights[at], self.tolerance, self.parts)
        if is_blank(results[at]):
            off = "gives nothing back: some way through it ends without a `return`"
        lines = [f"`{call(given, self.cases[at])}` {off}."]
        if all(each == results[0] for each in results) and len(results) > 1:
            return [*lines, CONSTANT]
        if any(hits):
            lines.append(f"{sum(hits)} of {len(hits)} tries are right.")
        return [*lines, *self._alike(given, results, rights)]

    def _alike(self, given: Any, results: list[Any], rights: list[Any]) -> list[str]:
        """Return which tries are alike though they ask for one thing else, and should not be."""
        tries = zip(self.cases, results, rights, strict=True)
        for (one, result, right), (other, result_2, right_2) in combinations(tries, 2):
            asked = sum(a != b for a, b in zip(one, other, strict=True))
            if asked == 1 and same(result, result_2, 0) and not same(right, right_2, 0):
                both = f"`{call(given, one)}` and `{call(given, other)}`"
                return [f"{both} give the same, and should not. {WHY_THE_SAME}"]
        return []


def _not_called(lab: Lab, given: Any) -> str:
    name = lab.start.partition("def ")[2].partition("(")[0]
    return (
        f"The check was handed {shown(plain(given))}. Hand it the function itself, `{name}` "
        "without brackets, so that it can be tried on several cases."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DictCheck:
    """Compares a dict of numbers entry by entry, and says of each what is off.

    Attributes:
        right: gives the right entries.
        slips: for each name of a slip, what entries it would give.
        tolerance: how far a number may be off.
        figures: what the words on a right answer name.
    """

    right: Callable[[], Mapping[str, Any]]
    slips: Mapping[str, Callable[[], Mapping[str, Any]]] = field(default_factory=dict)
    tolerance: float = 0.0
    figures: Figures = dict

    def verdict(self, given: Any, lab: Lab) -> Verdict:
        """Return the verdict on a dict."""
        if is_blank(given):
            return lab.is_todo()
        answer, right = plain(given), dict(self.right())
        if not isinstance(answer, Mapping):
            return Verdict("off", (f"The answer {difference(answer, right)}.",))
        if same(answer, right, self.tolerance):
            return lab.is_done(**self.figures())
        good = [key for key in right if same(answer.get(key), right[key], self.tolerance)]
        unknown = [key for key in answer if key not in right]
        lines = [f"Right so far: {listed(good)}."] if good else []
        lines += [f"Not asked: {listed(unknown)}. Keep the names as they were."] if unknown else []
        lines += [
            self._of_entry(key, answer.get(key), lab, right) for key in right if key not in good
        ]
        return Verdict("off", tuple(lines), len(good) / len(right))

    def _of_entry(self, key: str, given: Any, lab: Lab, right: Mapping[str, Any]) -> str:
        for name, slip in self.slips.items():
            slipped = slip().get(key)
            if _is_about(given, slipped, self.tolerance):
                return lab.told[name].format(key=key)
        return f"{key} {difference(given, right[key], self.tolerance)}."


@dataclass(frozen=True, slots=True)
class OpenCheck:
    """Checks a choice of the reader's own: its form, and that it fits together.

    Attributes:
        judge: gives the verdict on an answer that is filled in.
        names: the parts of the answer, as the lab calls them.
    """

    judge: Callable[[Any, Lab], Verdict]
    names: tuple[str, ...]

    def verdict(self, given: Any, lab: Lab) -> Verdict:
        """Return the verdict on a choice."""
        if is_blank(given):
            return lab.is_todo()
        answer = plain(given)
        if not isinstance(answer, list) or len(answer) != len(self.names):
            count = f"{len(self.names)} things, in this order: {listed(self.names)}"
            return Verdict("off", (f"The check needs {count}.",))
        empty = [name for name, each in zip(self.names, answer, strict=True) if is_blank(each)]
        if empty:
            return Verdict("off", (f"Still to fill in: {listed(empty)}.",), 0.0)
        return self.judge(answer, lab)
