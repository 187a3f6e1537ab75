"""What the ledger says of one claim, and the words it uses for saying it."""

from dataclasses import dataclass

from coursebook.course import current

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

    source: str
    position: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One claim of the article, in our own words, with the evidence and a verdict.

    `about` says what the verdict judges: the world, or only the report of a view.
    """

    id: str
    section: str
    paraphrase: str
    kind: str
    about: str
    holder: str
    support: str
    weaken: str
    evidence: tuple[Evidence, ...]
    verdict: str
    rationale: str
    disputed_by: tuple[str, ...] = ()

    @property
    def section_title(self) -> str:
        """The section's title as readers see it."""
        return SECTIONS[self.section]


@dataclass(frozen=True, slots=True)
class Omission:
    """Something the article leaves out. It is no claim, so it has no verdict."""

    id: str
    title: str
    text: str
    sources: tuple[str, ...]
