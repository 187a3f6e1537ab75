"""The front page: one move of a game to try at once, the verdicts, and the chapters as cards.

`<!-- {onemove} -->`, `<!-- {verdicts} -->` and `<!-- {chaptercards} -->` stand for them in
`book/index.md`. The first list there becomes cards, and the paragraph that is one bold link the
way in, which leads a reader who comes back on from where they were: `static/front.js`.
"""

import json
from collections import Counter
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote_plus

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from nato_course import chapters, claims, questions, timing
from nato_course.models.dilemma_account import hundredths
from nato_course.models.security_dilemma import Aim, Meeting, Move, play
from nato_course.publish.opening import is_one_strong
from nato_course.publish.pictograms import pictogram
from nato_course.questions import index

SCRIPT = "front.js"
_GAME = "nc-front-game"
_FEAR = 0.45
_TRIED = {"play": "security_dilemma", "draw": "draw_it", "promise": "weigh"}
"""The pictures of the first list's cards, and the calls by whose minutes they are timed."""
_LABELS: dict[Move, str] = {"reassure": "Reassure", "hold": "Hold", "arm": "Arm"}
_TOLD: dict[Aim, dict[Move, str]] = {
    "security": {
        "reassure": "You stepped back and let it look. Its fear falls from {before} to {after} in "
        "100, and it steps back too. Both are safer than before.",
        "hold": "You kept what you have. Its fear goes from {before} to {after} in 100, and it "
        "keeps what it has. Nobody has lost, and nobody trusts more.",
        "arm": "You armed, only to be safe. From outside that looks like a threat: its fear goes "
        "from {before} to {after} in 100, and it arms too. Both are less safe and wanted the same.",
    },
    "gain": {
        "reassure": "You stepped back. This neighbour wants gain, so it arms, and you stand open "
        "to harm. What calms a frightened side costs you most here.",
        "hold": "You kept what you have. This neighbour wants gain, so it arms whatever you do. "
        "You are less safe than before, but not open to harm.",
        "arm": "You armed, and so does this neighbour, which wants gain. Here nothing else keeps "
        "you safer: there was no fear to calm.",
    },
}
_MEET: dict[Aim, str] = {
    "gain": "Now meet one that wants gain",
    "security": "Now meet one that wants safety",
}
"""What the button says that leads to a neighbour of each aim."""


def connect(app: Sphinx) -> None:
    """Connect the directives, and the cards that authors write as a list."""
    app.add_directive("onemove", OneMove)
    app.add_directive("verdicts", Verdicts)
    app.add_directive("chaptercards", ChapterCards)
    app.connect("doctree-read", _dress)


class OneMove(SphinxDirective):
    """One move of the security dilemma, with what the other side makes of it."""

    def run(self) -> list[nodes.Node]:
        """Return the game as HTML that is readable without a script."""
        return [nodes.raw("", one_move(), format="html")]


def outcomes() -> dict[Aim, dict[Move, tuple[str, str]]]:
    """Return, by the neighbour's aim and by move, its fear of you after it, and what is told.

    The fear is in hundredths; a side out for gain has none.
    """
    return {aim: {move: _outcome(aim, move) for move in told} for aim, told in _TOLD.items()}


def _outcome(aim: Aim, move: Move) -> tuple[str, str]:
    told = _TOLD[aim][move]
    if aim == "gain":
        return "none", told
    game = play([move], Meeting(aim=aim, misreading=0, fear=_FEAR))
    after = hundredths(game.rounds[0].fear)
    return str(after), told.format(before=round(100 * _FEAR), after=after)


def one_move() -> str:
    """Return the game as HTML: the choice, the fear, what each move leads to, and in words."""
    found = outcomes()
    buttons = "".join(
        f'<button type="button" class="nc-front-move" {_data(found, move)}>{label}</button>'
        for move, label in _LABELS.items()
    )
    meet = " ".join(f'data-nc-{aim}="{text}"' for aim, text in _MEET.items())
    start = round(100 * _FEAR)
    return f"""<section class="nc-front {_GAME}" aria-labelledby="{_GAME}">
<p class="nc-kicker">Try one move</p>
<h2 id="{_GAME}">You want to be safe. What does your neighbour see?</h2>
<p>You lead a state, and want nothing but safety. What the state across the border wants, you
cannot see, nor can it see what you want.</p>
<div class="nc-front-moves pst-js-only" role="group" aria-label="Your move">{buttons}</div>
<div class="nc-front-fear" aria-hidden="true"><span>Its fear of you</span>
<span class="nc-front-bar"><span style="width:{start}%"></span></span><b>{start}</b></div>
<p class="nc-front-told" role="status">It gives {start} chances in 100 that you are out for gain.
Choose a move, and see what it makes of it.</p>
<p class="nc-front-other pst-js-only"><button type="button" class="nc-front-meet" {meet}>\
{_MEET["gain"]}</button></p>
<p class="nc-front-more">
<a href="play.html#bet-then-play">Play ten rounds, not knowing its aim</a></p>
<p class="nc-front-note">A model: its numbers are assumptions, and neither side is a country. Which
of the two neighbours is the better picture of Europe is what scholars dispute.</p>
<details class="nc-details nc-front-words"><summary>All moves in words</summary>
{_in_words(found)}</details>
</section>"""


def _data(found: dict[Aim, dict[Move, tuple[str, str]]], move: Move) -> str:
    """Return what a move leads to in each world, as attributes of its button."""
    parts = []
    for aim, outcome in found.items():
        fear, told = outcome[move]
        parts += [f'data-nc-{aim}-fear="{fear}"', f'data-nc-{aim}="{escape(told)}"']
    return " ".join(parts)


def _in_words(found: dict[Aim, dict[Move, tuple[str, str]]]) -> str:
    heads = {"security": "If it wants only safety", "gain": "If it wants gain"}
    return "".join(
        f"<p>{heads[aim]}:</p><ul>"
        + "".join(f"<li>{escape(told)}</li>" for _, told in outcome.values())
        + "</ul>"
        for aim, outcome in found.items()
    )


class Verdicts(SphinxDirective):
    """How the article's claims stand, in one bar and in words, with the way to the ledger."""

    def run(self) -> list[nodes.Node]:
        """Return the bar as HTML, counted from the ledger."""
        for path in (str(claims.FILE), __file__):
            self.env.note_dependency(path)
        return [nodes.raw("", verdicts(), format="html")]


def verdicts() -> str:
    """Return how many claims got each verdict, as HTML: a bar, its key, a link to the ledger."""
    # Loaded late: only this page needs them, and only when it is read.
    from nato_course.charts.colours import DARK, STEPS
    from nato_course.widgets.ledger import SIGNS

    counts = Counter(claim.verdict for claim in claims.all())
    steps = [
        (counts[each], each, f"--nc-step:{hue};--nc-step-dark:{DARK.get(hue, hue)}")
        for each, hue in zip(claims.VERDICTS, STEPS, strict=True)
        if counts[each]
    ]
    bar = "".join(f'<span style="{style};flex-grow:{count}"></span>' for count, _, style in steps)
    key = "".join(
        f'<li><span class="nc-verdict-step" style="{style}" aria-hidden="true"></span>'
        f'<a href="claims.html#x.ledger?verdict={quote_plus(verdict)}">'
        f'<span aria-hidden="true">{SIGNS[verdict]}</span> <b>{count}</b> {verdict}</a></li>'
        for count, verdict, style in steps
    )
    best, misleads = (
        f"{counts[each]} {each}" for each in ("well supported", "misleading or oversimplified")
    )
    return f"""<div class="nc-verdicts">
<p><a href="claims.html">{counts.total()} claims: {best}, {misleads}. Which?</a></p>
<div class="nc-verdict-bar" aria-hidden="true">{bar}</div>
<ul aria-label="How the claims stand">{key}</ul>
</div>"""


class ChapterCards(SphinxDirective):
    """The chapters: picture, question, minutes, and how far the reader is."""

    def run(self) -> list[nodes.Node]:
        """Return a list of cards, and what the script needs to lead a reader on."""
        for stem in chapters.stems():
            self.env.note_dependency(str(timing.path_of(stem)))
        self.env.note_dependency(str(Path(__file__)))
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
            f"{int(stem[:2])} · {index.title(stem)}. {times.full} minutes{core}.",
        ]
        self.state.nested_parse(StringList(text, source=""), self.content_offset, place)
        done = f'<p class="nc-chapter-done" data-nc-chapter="{stem}" hidden></p>'
        picture = nodes.raw("", pictogram(stem[:2]), format="html")
        return nodes.list_item("", picture, *place.children, nodes.raw("", done, format="html"))


def _where() -> list[dict[str, Any]]:
    """Return for each chapter what is needed to say how far a reader is, and to lead on."""
    return [
        {
            "id": stem,
            "title": f"chapter {int(stem[:2])}",
            "checks": [each.id for each in questions.chapter(stem) if each.use == "check"],
            "bets": [each.id for each in questions.commitments(stem) if not each.page],
        }
        for stem in chapters.stems()
    ]


def _dress(app: Sphinx, tree: nodes.document) -> None:
    """Give the front page's way in and its first list their looks; other books keep theirs."""
    has_game = any(_GAME in each.astext() for each in tree.findall(nodes.raw))
    if app.env.docname != app.config.root_doc or not has_game:
        return
    for paragraph in tree.findall(nodes.paragraph):
        if is_one_strong(paragraph):
            paragraph["classes"].append("nc-start")
            break
    first = next(tree.findall(nodes.bullet_list), None)
    if first is None:
        return
    first["classes"].append("nc-cards")
    for item, (name, call) in zip(first.findall(nodes.list_item), _TRIED.items(), strict=False):
        item.insert(0, nodes.raw("", pictogram(name), format="html"))
        item += nodes.paragraph("", f"About {timing.CALLS[call]:.0f} minutes")
