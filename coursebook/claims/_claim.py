"""What the ledger says of one claim, and the words it uses for saying it."""

from dataclasses import dataclass
from typing import Annotated

from coursebook.course import current
from coursebook.entries import record
from coursebook.records import CLAIM, KEY, SENTENCE, WORDS, Many, OneOf, Text

SECTIONS = {slug: title for slug, (_, title) in current().sections.items()}
"""The sections that claims belong to, by slug."""

LETTERS = {slug: letter for slug, (letter, _) in current().sections.items()}
"""What the ids of a section's claims start with."""

KINDS = ("factual", "causal", "attribution", "interpretive")

VERDICTS = (
    "well supported",
    "supported with caveats",
    "contested among scholars",
    "misleading or oversimplified",
    "not supported",
)
"""The five steps, from best to least supported."""

ABOUT = {
    "world": "the verdict judges whether the claim holds",
    "view": "the verdict judges only whether the view is reported fairly, not whether it is right",
}

POSITIONS = {
    "supports": "speaks for the claim",
    "weakens": "speaks against the claim",
    "qualifies": "sets a limit or a condition",
    **current().views,
    "context": "places the claim, and speaks neither way",
}
"""How a piece of evidence bears on the claim: the closed list."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of evidence: which work, how it bears on the claim, and what it says."""

    source: Annotated[str, KEY, "name the work by its key"]
    position: Annotated[str, OneOf(tuple(POSITIONS)), "say how it bears on the claim"]
    sentence: Annotated[str, SENTENCE, "write what it says"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One claim, in our own words, with the evidence and a verdict.

    `about` says what the verdict judges: the world, or only the report of a view.
    """

    id: Annotated[str, CLAIM, "give the section's letter and a number"]
    section: Annotated[str, OneOf(tuple(SECTIONS)), "name its section"]
    paraphrase: Annotated[str, SENTENCE, "write it in our own words"]
    kind: Annotated[str, OneOf(KINDS), "say what kind of claim it is"]
    about: Annotated[str, OneOf(tuple(ABOUT)), "write world or view"]
    holder: Annotated[str, WORDS, "say who holds it"]
    support: Annotated[str, SENTENCE, "write what speaks for it"]
    weaken: Annotated[str, SENTENCE, "write what speaks against it"]
    evidence: Annotated[tuple[Evidence, ...], Many(record(Evidence), 2), "list the evidence"]
    verdict: Annotated[str, OneOf(VERDICTS), "write one of the five verdicts"]
    rationale: Annotated[str, SENTENCE, "write why"]
    disputed_by: Annotated[
        tuple[str, ...], Many(WORDS, 0), "name who disputes it, or write [] for nobody"
    ]

    @property
    def section_title(self) -> str:
        """The section's title as readers see it."""
        return SECTIONS[self.section]


@dataclass(frozen=True, slots=True)
class Omission:
    """Something that the tested text leaves out. It is no claim, so it has no verdict."""

    id: Annotated[str, Text(r"^O[1-9]\d*$", "O and a number"), "give O and a number"]
    title: Annotated[str, WORDS, "name it"]
    text: Annotated[str, SENTENCE, "write what is left out"]
    sources: Annotated[tuple[str, ...], Many(KEY, 0), "list keys, or write [] for none"]
