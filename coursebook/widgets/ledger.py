"""The claim ledger: every claim with its evidence by position, its verdict and its rationale."""

import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import ClassVar

import traitlets

from coursebook import claims
from coursebook.claims import ABOUT, POSITIONS, Claim, Evidence, Omission
from coursebook.course import current
from coursebook.widgets._base import EnhancedWidget, data_list
from coursebook.widgets._cite import citations
from coursebook.words import counted

SIGNS = {
    "well supported": "●",
    "supported with caveats": "◕",
    "contested among scholars": "◑",
    "misleading or oversimplified": "◔",
    "not supported": "○",
}
"""A sign for each verdict, so that its words don't stand alone in a long list."""


class Ledger(EnhancedWidget):
    """The ledger as a widget: its filters work on the entries themselves."""

    _stem: ClassVar[str] = "ledger"
    _style_parts = ("_filter", "_colours")
    name = traitlets.Unicode("ledger").tag(sync=True)

    def __init__(self, entries: Sequence[Claim], left_out: Sequence[Omission] = ()) -> None:
        """Show claims.

        Args:
            entries: the claims.
            left_out: what the text leaves out.
        """
        self.entries = tuple(entries)
        self.left_out = tuple(left_out)
        super().__init__()

    def twin_text(self) -> str:
        """Return one line a claim."""
        lines = [f"{each.id}  {each.paraphrase} [{each.verdict}]" for each in self.entries]
        gaps = [f"{each.id}  Left out: {each.title}" for each in self.left_out]
        return "\n".join([f"Claim ledger: {counted(len(self.entries), 'claim')}", *lines, *gaps])

    def twin_html(self) -> str:
        """Return every claim as an article with an anchor such as `a1`, by section."""
        sections: dict[str, list[Claim]] = {}
        for each in self.entries:
            sections.setdefault(each.section_title, []).append(each)
        parts = "".join(
            f'<section><h2 id="ledger-{found[0].section}">{escape(name)}</h2>'
            f"{''.join(map(_article, found))}</section>"
            for name, found in sections.items()
        )
        strip = _strip(sections)
        return f'<div class="nc-ledger-list">{strip}{parts}{_omissions(self.left_out)}</div>'


def ledger(section: str | None = None) -> Ledger:
    """Return the claim ledger, or the part of it on one section.

    The whole ledger ends with what is left out.

    Args:
        section: slug of a section, such as "history".

    Raises:
        CourseError: there is no such section.
    """
    if section is None:
        return Ledger(claims.all(), claims.omissions())
    return Ledger(claims.in_section(section))


def holders(claim: Claim) -> list[str]:
    """Return who holds a claim, one name each, without remarks.

    Args:
        claim: a claim of the ledger.
    """
    plain = re.sub(r"\s*\([^)]*\)", "", claim.holder)
    names = (name.strip() for name in plain.split(";"))
    return [name for name in names if name and not name.startswith("disputed by")]


def _strip(sections: Mapping[str, Sequence[Claim]]) -> str:
    """Return a tile for each claim, with its verdict's sign and step, and what the signs mean."""
    rows = "".join(
        f"<p><b>{escape(name)}</b> {' '.join(map(_tile, found))}</p>"
        for name, found in sections.items()
    )
    verdicts = [claim.verdict for found in sections.values() for claim in found]
    key = "".join(
        f'<li data-step="{_step(each)}"><span aria-hidden="true">{SIGNS[each]}</span> '
        f"{escape(each)}: {verdicts.count(each)}</li>"
        for each in claims.VERDICTS
    )
    all_of = counted(len(verdicts), "claim")
    return (
        f'<nav class="nc-claim-strip" aria-label="All {all_of} by verdict">'
        f"<ul>{key}</ul>{rows}</nav>"
    )


def _tile(claim: Claim) -> str:
    return (
        f'<a href="#{claim.id.lower()}" data-step="{_step(claim.verdict)}" '
        f'title="{escape(claim.verdict)}">{claim.id} <span>{SIGNS[claim.verdict]}</span></a>'
    )


def _step(verdict: str) -> int:
    """Return a verdict's step, from 1 for the best supported to 5."""
    return claims.VERDICTS.index(verdict) + 1


def _article(claim: Claim) -> str:
    anchor = claim.id.lower()
    return (
        f'<article id="{anchor}" data-section="{escape(claim.section_title)}" '
        f'data-kind="{escape(claim.kind)}" data-verdict="{escape(claim.verdict)}" '
        f'data-holder="{data_list(holders(claim))}">'
        f'<h3><a class="nc-claim-id" href="#{anchor}">{claim.id}</a> '
        f"{escape(claim.paraphrase)}</h3>"
        f'<p class="nc-verdict"><span aria-hidden="true" data-step="{_step(claim.verdict)}">'
        f"{SIGNS[claim.verdict]}</span> "
        f"<strong>{_first_upper(claim.verdict)}</strong> "
        f"<span>Kind: {escape(claim.kind)}. Held by: {escape(claim.holder)}.</span></p>"
        f'<div class="nc-claim-body">{_body(claim)}</div></article>'
    )


def _body(claim: Claim) -> str:
    about = f" {_sentence(_first_upper(ABOUT['view']))}" if claim.about == "view" else ""
    return (
        f"<p><b>Why this verdict.</b> {escape(claim.rationale)}{about}</p>"
        f"{_evidence(claim.evidence)}"
        f"<p><b>Would support it:</b> {_sentence(claim.support)}</p>"
        f"<p><b>Would weaken it:</b> {_sentence(claim.weaken)}</p>"
        f"{_disputed(claim.disputed_by)}<!-- nc-discussed:{claim.id} -->"
    )


def _evidence(evidence: Iterable[Evidence]) -> str:
    """Return the evidence, grouped by the position it comes from."""
    positions: dict[str, list[str]] = {}
    for each in evidence:
        item = f"<li>{_sentence(each.sentence)}{citations([each.source])}</li>"
        positions.setdefault(each.position, []).append(item)
    groups = "".join(
        f"<div><dt>{_first_upper(label)}</dt><dd><ul>{''.join(positions[name])}</ul></dd></div>"
        for name, label in POSITIONS.items()
        if name in positions
    )
    return f'<div class="nc-evidence"><dl>{groups}</dl></div>'


def _omissions(left_out: Iterable[Omission]) -> str:
    """Return what the text leaves out; these are no claims, so no filter works on them."""
    items = "".join(
        f'<li id="{each.id.lower()}"><b>{each.id} {escape(each.title)}.</b> '
        f"{escape(each.text)}{citations(each.sources)}</li>"
        for each in left_out
    )
    text = current().text
    words = f"What {escape(text)} leaves out" if text else "What is left out"
    title = f'<h2 id="ledger-left-out">{words}</h2>'
    return f'<div class="nc-omissions">{title}<ul>{items}</ul></div>' if items else ""


def _disputed(disputed_by: Sequence[str]) -> str:
    if not disputed_by:
        return ""
    return f"<p><b>Disputed by:</b> {_sentence('; '.join(disputed_by))}</p>"


def _sentence(text: str) -> str:
    return escape(text if text.endswith((".", "?", "!")) else f"{text}.")


def _first_upper(text: str) -> str:
    return escape(text[:1].upper() + text[1:])
