"""The front page: the verdicts as a bar, and the chapters as cards.

`<!-- {verdicts} -->` and `<!-- {chaptercards} -->` stand for them in `book/index.md`. The first
list there becomes cards where the course names pictures for them, and the paragraph that is one
bold link the way in, which leads a reader who comes back on from where they were, see `front.js`.
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import quote_plus

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from coursebook import chapters, claims, questions, timing
from coursebook.course import current
from coursebook.publish import pictograms
from coursebook.publish.opening import is_one_strong
from coursebook.questions import index
from coursebook.words import counted

SCRIPT = "front.js"
STYLE = "front.css"


def connect(app: Sphinx) -> None:
    """Connect the directives, and the cards that authors write as a list."""
    app.add_directive("verdicts", Verdicts)
    app.add_directive("chaptercards", ChapterCards)
    app.connect("doctree-read", _dress)


class Verdicts(SphinxDirective):
    """How the claims stand, in one bar and in words, with the way to the ledger."""

    def run(self) -> list[nodes.Node]:
        """Return the bar as HTML, counted from the ledger."""
        for path in (str(claims.FILE), __file__):
            self.env.note_dependency(path)
        return [nodes.raw("", verdicts(), format="html")]


def verdicts() -> str:
    """Return how many claims got each verdict, as HTML: a bar, its key, a link to the ledger."""
    # Loaded late: only this page needs them, and only when it is read.
    from coursebook.figures.colours import DARK, STEPS
    from coursebook.widgets.ledger import SIGNS

    counts = Counter(claim.verdict for claim in claims.all())
    steps = [
        (counts[each], each, f"--nc-step:{hue};--nc-step-dark:{DARK.get(hue, hue)}")
        for each, hue in zip(claims.VERDICTS, STEPS, strict=True)
        if counts[each]
    ]
    # A wider target for a hand; the same links stand below, in words.
    bar = "".join(
        f'<a href="{_filtered(verdict)}" tabindex="-1" title="{count} {verdict}" '
        f'style="{style};flex-grow:{count}"></a>'
        for count, verdict, style in steps
    )
    key = "".join(
        f'<li><span class="nc-verdict-step" style="{style}" aria-hidden="true"></span>'
        f'<a href="{_filtered(verdict)}">'
        f'<span aria-hidden="true">{SIGNS[verdict]}</span> <b>{count}</b> {verdict}</a></li>'
        for count, verdict, style in steps
    )
    ends = ("well supported", "misleading or oversimplified")
    told = ", ".join(f"{counts[each]} {each}" for each in ends if counts[each])
    told = f": {told}" if told else ""
    return f"""<div class="nc-verdicts">
<p><a href="claims.html">{counted(counts.total(), "claim")}{told}. Which?</a></p>
<div class="nc-verdict-bar" aria-hidden="true">{bar}</div>
<ul aria-label="How the claims stand">{key}</ul>
</div>"""


def _filtered(verdict: str) -> str:
    return f"claims.html#x.ledger?verdict={quote_plus(verdict)}"


class ChapterCards(SphinxDirective):
    """The chapters: picture, question, minutes, and how far the reader is."""

    def run(self) -> list[nodes.Node]:
        """Return a list of cards, and what the script needs to lead a reader on."""
        for stem in chapters.stems():
            self.env.note_dependency(str(timing.path_of(stem)))
        for path in (Path(__file__), pictograms.FILE):
            self.env.note_dependency(str(path))
        cards = nodes.bullet_list(classes=["nc-chapter-cards"])
        for stem in chapters.stems():
            cards += self._card(stem)
        where = json.dumps(_where(), separators=(",", ":"))
        data = f'<script type="application/json" class="nc-front-where">{where}</script>'
        return [cards, nodes.raw("", data, format="html")]

    def _card(self, stem: str) -> nodes.list_item:
        path = timing.path_of(stem)
        times = timing.times(path)
        core = f", core path {times.core}" if times.core < times.full else ""
        place = nodes.Element()
        text = [
            f"[{chapters.question(path)}]({stem}.ipynb)",
            "",
            f"{int(stem[:2])} · {index.title(stem)}. {counted(times.full, 'minute')}{core}.",
        ]
        self.state.nested_parse(StringList(text, source=""), self.content_offset, place)
        done = f'<p class="nc-chapter-done" data-nc-chapter="{stem}" hidden></p>'
        picture = nodes.raw("", pictograms.pictogram(stem[:2]), format="html")
        return nodes.list_item("", picture, *place.children, nodes.raw("", done, format="html"))


def _where() -> list[dict[str, Any]]:
    """Return for each chapter what is needed to say how far a reader is, and to lead on."""
    return [
        {
            "id": stem,
            "title": f"chapter {int(stem[:2])}",
            "checks": [each.id for each in questions.chapter(stem) if each.use == "check"],
            "bets": [each.id for each in questions.of(stem).commitments if not each.page],
        }
        for stem in chapters.stems()
    ]


def _dress(app: Sphinx, tree: nodes.document) -> None:
    """Give the way in and the first list their looks, where the course names pictures."""
    tried = current().tried
    if app.env.docname != app.config.root_doc or not tried:
        return
    for paragraph in tree.findall(nodes.paragraph):
        if is_one_strong(paragraph):
            paragraph["classes"].append("nc-start")
            break
    first = next(tree.findall(nodes.bullet_list), None)
    if first is None:
        return
    first["classes"].append("nc-cards")
    for item, (name, call) in zip(first.findall(nodes.list_item), tried.items(), strict=False):
        item.insert(0, nodes.raw("", pictograms.pictogram(name), format="html"))
        item += nodes.paragraph("", f"About {timing.CALLS[call]:.0f} minutes")
