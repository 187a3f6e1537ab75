"""Weigh and update: an open question, a prior, and evidence with the reader's own ratios."""

from html import escape
from typing import Any, ClassVar

import traitlets

from coursebook.methods import belief
from coursebook.questions import weighings
from coursebook.questions.items import Item
from coursebook.questions.weighings import Position, Weighing
from coursebook.widgets._base import CourseWidget
from coursebook.widgets._cite import citations, payloads
from coursebook.widgets.self_check import link_html

PRIORS = (
    (0.05, "Almost certainly not (5 %)"),
    (0.2, "Unlikely (20 %)"),
    (0.35, "Rather not (35 %)"),
    (0.5, "As likely as not (50 %)"),
    (0.65, "Rather so (65 %)"),
    (0.8, "Likely (80 %)"),
    (0.95, "Almost certainly (95 %)"),
)
"""The beliefs that a reader may start from; none is chosen beforehand."""
_SHOWN = ("id", "title", "proposition", "otherwise", "caution")


class Weigh(CourseWidget):
    """An open question as a widget: prior, evidence one by one, then what others have published."""

    _stem: ClassVar[str] = "weigh"
    _style_parts: ClassVar[tuple[str, ...]] = ("_options", "_exercise")
    name = traitlets.Unicode().tag(sync=True)
    data = traitlets.Dict().tag(sync=True)

    def __init__(self, asked: Weighing) -> None:
        self.asked = asked
        super().__init__(name=f"weigh-{asked.id}", data=_plain(asked))

    def twin_text(self) -> str:
        """Return the question with its evidence and the published positions."""
        asked = self.asked
        evidence = (f"  {i}. {each.text}" for i, each in enumerate(asked.evidence, 1))
        positions = (f"  - {each.holder}: {each.text}" for each in asked.positions)
        head = [f"Weigh and update: {asked.title}", f"True would mean: {asked.proposition}"]
        head.append(f"Not true would mean: {asked.otherwise}")
        return "\n".join([*head, "Evidence", *evidence, "Published positions", *positions])

    def twin_html(self) -> str:
        """Return the evidence as a table, and behind a disclosure where scholars stand."""
        asked = self.asked
        rows = "".join(map(evidence_row, asked.evidence))
        positions = "".join(map(_position, asked.positions))
        return (
            '<section class="nc-weigh-twin"><p><strong>Weigh and update: '
            f"{escape(asked.title)}</strong></p><p>True would mean: {escape(asked.proposition)}</p>"
            f"<p>Not true would mean: {escape(asked.otherwise)}</p>"
            "<p>Note how likely you think it is. Then ask of each piece of evidence how likely it "
            "would be if it were true, compared with if it were not.</p>"
            "<table><thead><tr><th>Evidence</th><th>Check it</th></tr></thead>"
            f"<tbody>{rows}</tbody></table>"
            "<p>Before you read on, write what would change your mind.</p>"
            f"<details><summary>What others have published</summary><ul>{positions}</ul></details>"
            f"<p>{escape(asked.caution)}</p></section>"
        )


def weigh(question_id: str) -> Weigh:
    """Return an open question to weigh.

    Args:
        question_id: its slug.

    Raises:
        CourseError: there is none of this slug.
    """
    return Weigh(weighings.get(question_id))


def evidence_row(item: Item) -> str:
    """Return a piece of evidence as a row of a table, with where to check it.

    Args:
        item: the piece.
    """
    places = " · ".join(map(link_html, item.links()))
    return (
        f"<tr><td><strong>{escape(item.short)}.</strong> {escape(item.text)}</td>"
        f"<td>{places}</td></tr>"
    )


def _position(position: Position) -> str:
    said = f"<strong>{escape(position.holder)}.</strong> {escape(position.text)}"
    return f"<li>{said}{citations(position.sources)}</li>"


def weighed_questions() -> list[dict[str, Any]]:
    """Return what a page needs to know of all questions to show how a reader weighed them."""
    return [
        {
            "id": asked.id,
            "title": asked.title,
            "page": asked.page,
            "href": f"{asked.page}.html#x.weigh-{asked.id}",
            "evidence": [{"id": each.id, "short": each.short} for each in asked.evidence],
            "ratios": [list(each) for each in belief.RATIOS],
        }
        for asked in weighings.all()
    ]


def _plain(asked: Weighing) -> dict[str, Any]:
    """Return a question as the front end draws it."""
    return {
        **{name: getattr(asked, name) for name in _SHOWN},
        "evidence": [each.payload() for each in asked.evidence],
        "positions": [
            {"holder": each.holder, "text": each.text, "links": payloads(each.sources)}
            for each in asked.positions
        ],
        "ratios": [list(each) for each in belief.RATIOS],
        "priors": [list(each) for each in PRIORS],
    }
