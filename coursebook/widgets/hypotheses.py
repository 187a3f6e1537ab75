"""Competing hypotheses: four families of explanation rated against the same evidence."""

from html import escape
from typing import Any, ClassVar

import traitlets

from coursebook.methods.hypotheses import SCALE, inconsistency
from coursebook.questions import explanations
from coursebook.questions.explanations import Example, Explanations, Family
from coursebook.widgets._base import CourseWidget
from coursebook.widgets._cite import citations, payloads
from coursebook.widgets.weigh import evidence_row

LEAST = 8
"""How many pieces a reader rates before the worked examples open."""
PAGE = "05_weighing_the_evidence"
"""The page on which readers find the matrix."""
OURS = "Written for this course; nobody has published these ratings."


class Hypotheses(CourseWidget):
    """A matrix of explanations by evidence as a widget: the reader's own ratings first."""

    _stem: ClassVar[str] = "hypotheses"
    _style_parts: ClassVar[tuple[str, ...]] = ("_options", "_table", "_exercise")
    name = traitlets.Unicode("hypotheses").tag(sync=True)
    data = traitlets.Dict().tag(sync=True)

    def __init__(self, found: Explanations) -> None:
        self.found = found
        super().__init__(data=_plain(found))

    def twin_text(self) -> str:
        """Return the families, the evidence, and the points in the worked examples."""
        found = self.found
        families = (f"  - {each.name}: {each.holds}" for each in found.families)
        evidence = (f"  {i}. {each.text}" for i, each in enumerate(found.evidence, 1))
        examples = (f"  - {_sums(found, each)}. {OURS}" for each in found.examples)
        head = [f"Competing hypotheses: {found.question}", *families, "Evidence", *evidence]
        return "\n".join([*head, "Points against each in the worked examples", *examples])

    def twin_html(self) -> str:
        """Return families and evidence, and behind disclosures the examples with their reasons."""
        found = self.found
        families = "".join(map(_family, found.families))
        rows = "".join(map(evidence_row, found.evidence))
        steps = "; ".join(f"{sign} {words.lower()}" for sign, words in SCALE.values())
        return (
            '<section class="nc-hypotheses-twin"><p><strong>Competing hypotheses: '
            f"{escape(found.question)}</strong></p><ul>{families}</ul>"
            "<p>For each piece of evidence, ask of each explanation: if it were right, how well "
            f"would this fit? {escape(steps)}. Then count what speaks against each.</p>"
            "<table><thead><tr><th>Evidence</th><th>Check it</th></tr></thead>"
            f"<tbody>{rows}</tbody></table>"
            f"{''.join(_example(found, each) for each in found.examples)}</section>"
        )


def hypotheses() -> Hypotheses:
    """Return four families of explanation to rate against the evidence."""
    return Hypotheses(explanations.all())


def _sums(found: Explanations, example: Example) -> str:
    scores = inconsistency(example.matrix(), [each.id for each in found.families])
    sums = ", ".join(f"{each.short} {scores[each.id]}" for each in found.families)
    return f"{example.name}, {example.standpoint}: {sums}"


def _family(family: Family) -> str:
    return (
        f"<li><strong>{escape(family.name)}.</strong> {escape(family.holds)} "
        f"It leads one to expect: {escape(family.expects)} Hard for it: {escape(family.hard)} "
        f"Argued by: {escape(family.holders)}.{citations(family.sources)}</li>"
    )


def _example(found: Explanations, example: Example) -> str:
    """Return an example as a table: a row a piece, a column a family, and the reason."""
    heads = "".join(f"<th>{escape(each.short)}</th>" for each in found.families)
    rows = ""
    for item in found.evidence:
        row = example.rows[item.id]
        signs = "".join(f"<td>{SCALE[row.ratings[each.id]][0]}</td>" for each in found.families)
        rows += f"<tr><td>{escape(item.short)}</td>{signs}<td>{escape(row.reason)}</td></tr>"
    return (
        f"<details><summary>{escape(example.name)}, {escape(example.standpoint)}</summary>"
        f"<p>{OURS} Points against each: {escape(_sums(found, example).partition(': ')[2])}.</p>"
        f"<table><thead><tr><th>Evidence</th>{heads}<th>Reason</th></tr></thead>"
        f"<tbody>{rows}</tbody></table></details>"
    )


def rated_matrix() -> dict[str, Any]:
    """Return what a page needs to know of the matrix to show how a reader rated it."""
    found = explanations.all()
    return {
        "page": PAGE,
        "href": f"{PAGE}.html#x.hypotheses",
        "families": [{"id": each.id, "short": each.short} for each in found.families],
        "evidence": [{"id": each.id} for each in found.evidence],
        "scale": [[step, sign] for step, (sign, _) in SCALE.items()],
    }


def _plain(found: Explanations) -> dict[str, Any]:
    """Return the explanations as the front end draws them."""
    return {
        "question": found.question,
        "families": [_plain_family(each) for each in found.families],
        "evidence": [each.payload() for each in found.evidence],
        "examples": [_plain_example(each) for each in found.examples],
        "scale": [[step, sign, words] for step, (sign, words) in reversed(SCALE.items())],
        "least": LEAST,
    }


def _plain_family(family: Family) -> dict[str, Any]:
    names = ("id", "name", "short", "holds", "expects", "hard", "holders")
    return {name: getattr(family, name) for name in names} | {"links": payloads(family.sources)}


def _plain_example(example: Example) -> dict[str, Any]:
    rows = {k: {"ratings": row.ratings, "reason": row.reason} for k, row in example.rows.items()}
    names = ("id", "name", "standpoint")
    return {name: getattr(example, name) for name in names} | {"rows": rows}
