"""One move of the security dilemma on the front page, to try at once: `<!-- {onemove} -->`."""

from html import escape

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from nato_course.models.dilemma_account import hundredths
from nato_course.models.security_dilemma import Aim, Meeting, Move, play

_GAME = "nc-front-game"
_FEAR = 0.45
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
_ANEW: dict[Aim, str] = {
    "security": f"Each press starts anew, from {round(100 * _FEAR)}.",
    "gain": "Each press starts anew.",
}
"""What is said after a move, since the next one doesn't go on from it."""


def setup(app: Sphinx) -> dict[str, bool]:
    """Connect the directive."""
    app.add_directive("onemove", OneMove)
    return {"parallel_read_safe": False, "parallel_write_safe": True}


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
Choose a move, and see what it makes of it. You can try all three: each starts from there.</p>
<p class="nc-front-other pst-js-only"><button type="button" class="nc-front-meet" {meet}>\
{_MEET["gain"]}</button><span>Then you can meet another neighbour.</span></p>
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
        said = escape(f"{told} {_ANEW[aim]}")
        parts += [f'data-nc-{aim}-fear="{fear}"', f'data-nc-{aim}="{said}"']
    return " ".join(parts)


def _in_words(found: dict[Aim, dict[Move, tuple[str, str]]]) -> str:
    heads = {"security": "If it wants only safety", "gain": "If it wants gain"}
    return "".join(
        f"<p>{heads[aim]}:</p><ul>"
        + "".join(f"<li>{escape(told)}</li>" for _, told in outcome.values())
        + "</ul>"
        for aim, outcome in found.items()
    )
