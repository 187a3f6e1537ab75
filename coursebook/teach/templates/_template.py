"""A graded question before its figures are filled in, and one way to fill them."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from coursebook.errors import CourseError
from coursebook.questions import Question, bank
from coursebook.teach.templates._balance import chosen

Parameters = Mapping[str, Any]
"""What tells one instance of a template from another: names to plain JSON values."""

Entry = dict[str, Any]
"""The fields of a question as a bank file has them."""

PAIRED = ("matching", "classify")
"""Types whose items are shown in the order given; those of an ordering are mixed by themselves."""

FEWEST = 50
MOST = 100
"""Instances kept of a template; more are thinned out by hash, so that each can be tested."""

CANDIDATES = 300
"""Instances among which those are chosen that together give no answer away."""

CHOICES = ("single", "multiple", "true_false")


@dataclass(frozen=True, slots=True)
class Template:
    """A graded question whose figures, items and options come from the tables.

    Args:
        id: its slug, which never changes, such as "a-template".
        chapter: the chapter's file stem.
        objective: the slug of an objective in the chapter's bank.
        claims: ids of the claims it is about; `fill` may give others.
        difficulty: easy, medium or hard.
        parameters: gives every set of parameters that makes a valid question.
        fill: turns one set into the fields of a question, without id, objective and use.
    """

    id: str
    chapter: str
    objective: str
    claims: tuple[str, ...]
    difficulty: str
    parameters: Callable[[], Iterable[Parameters]]
    fill: Callable[[Parameters], Entry]


@dataclass(frozen=True, slots=True)
class Instance:
    """A template with its parameters set."""

    template: Template
    parameters: Parameters

    @property
    def id(self) -> str:
        """The question's id: the template's, and a short hash of the parameters."""
        text = json.dumps(self.parameters, ensure_ascii=False, sort_keys=True)
        return f"{self.template.id}-{digest(text)[:8]}"

    def question(self) -> Question:
        """Return the filled question, checked by the rules that bank files are checked by.

        Raises:
            CourseError: what the template gave is no valid question; the message says why.
        """
        template = self.template
        entry: Entry = {
            "id": self.id,
            "objective": template.objective,
            "claims": list(template.claims),
            "difficulty": template.difficulty,
            # Tables, ledger and documents are open: what counts is to use them on a new case.
            "demand": "apply",
            "use": "graded",
        }
        filled = entry | template.fill(self.parameters)
        if filled["type"] in PAIRED:
            # Items come in the order of time or kind, which would tell their partners.
            filled["items"].sort(key=lambda item: digest(f"{self.id} {item['id']}"))
        return bank.question(filled, f"template {template.id}", {template.objective})


@cache
def instances(template: Template) -> tuple[Instance, ...]:
    """Return the instances of a template, each once, in an order that never changes.

    Of questions with options those are kept that together give no answer away by a habit.

    Args:
        template: one of the course's.

    Raises:
        CourseError: it gives fewer than 50.
    """
    found = {each.id: each for each in (Instance(template, p) for p in template.parameters())}
    if len(found) < FEWEST:
        raise CourseError(
            f"template {template.id}: has {len(found)} instances: widen its parameters to give "
            f"{FEWEST} or more"
        )
    ordered = [found[each] for each in sorted(found, key=digest)]
    if ordered[0].question().type not in CHOICES:
        return tuple(ordered[:MOST])
    candidates = ordered[:CANDIDATES]
    places = chosen([each.question() for each in candidates], MOST, FEWEST)
    return tuple(candidates[each] for each in places)


def digest(text: str) -> str:
    """Return a hash that is the same everywhere, to name and to order by.

    Args:
        text: what to hash.
    """
    return hashlib.sha256(text.encode()).hexdigest()
