"""Play the security dilemma: bet, ten rounds against a hidden aim, and what the other side saw."""

from dataclasses import asdict
from html import escape
from typing import ClassVar

import traitlets

from coursebook.errors import CourseError
from coursebook.widgets._base import CourseWidget
from nato_course.models import security_dilemma as model
from nato_course.models.dilemma_account import account, fear_after
from nato_course.models.dilemma_rounds import other_world, true_lines
from nato_course.models.security_dilemma import Game, Meeting

MISREADINGS = (0.0, 0.1, 0.2, 0.4)
"""Chances of misreading that the sandbox offers."""
FEARS = (0.3, 0.6)
"""First fears that the sandbox offers beside one drawn by the seed."""

_EXAMPLE = "hhhhhhrrrr"
_HEADINGS = ("Round", "You did", "It saw", "Its fear after", "It did", "You saw")
_TASK = (
    "Ten rounds against a side whose aim you cannot see. You want safety. It wants safety or gain. "
    "Each round both choose at once to reassure, hold or arm, and each may misread the other."
)
_OPEN = (
    "Which of the two Europe's was is what scholars disagree on. The game cannot tell, and neither "
    "side in it is a country."
)


class SecurityDilemma(CourseWidget):
    """A game of ten rounds; the browser plays it by the rules of the model."""

    _stem: ClassVar[str] = "security_dilemma"
    _style_parts = ("_options", "_table")

    name = traitlets.Unicode().tag(sync=True)
    rules = traitlets.Dict().tag(sync=True)
    start = traitlets.Dict().tag(sync=True)
    offers = traitlets.Dict().tag(sync=True)

    def __init__(self, name: str, meeting: Meeting) -> None:
        self._meeting = meeting
        super().__init__(
            name=name,
            rules=model.rules(),
            start=asdict(meeting),
            offers={"misreading": list(MISREADINGS), "fear": list(FEARS)},
        )

    def twin_text(self) -> str:
        """Return the game in words, with one game played through."""
        game = _example(self._meeting)
        rows = "\n".join(" | ".join(row) for row in (_HEADINGS, *_rows(game)))
        lines = "\n".join(f"{i}. {each}" for i, each in enumerate(true_lines(game), 1))
        told = "\n".join((*account(game), *other_world(game), _OPEN))
        name = "Play the security dilemma (interactive)"
        return "\n\n".join((name, _TASK, _played(game), rows, lines, told))

    def twin_html(self) -> str:
        """Return the game in words and one game as a table, for print and notebook viewers."""
        game = _example(self._meeting)
        head = "".join(f'<th scope="col">{each}</th>' for each in _HEADINGS)
        body = "".join(f"<tr>{_cells(row)}</tr>" for row in _rows(game))
        lines, told, other = (
            "".join(f"<li>{escape(each)}</li>" for each in said)
            for said in (true_lines(game), account(game), (*other_world(game), _OPEN))
        )
        return (
            '<section class="nc-question-twin"><p><strong>Play the security dilemma.</strong> '
            f"{escape(_TASK)}</p><p>{escape(_worth())}</p><p>{escape(_played(game))}</p>"
            f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
            f"<p>Round by round:</p><ol>{lines}</ol><p>The game in words:</p><ul>{told}</ul>"
            f"<p>The same moves in the other world:</p><ul>{other}</ul></section>"
        )


def security_dilemma(
    *,
    name: str = "dilemma",
    seed: int = 8,
    aim: model.Aim | None = None,
    misreading: float = 0.2,
    fear: float | None = None,
) -> SecurityDilemma:
    """Return the game for readers to play; the settings are those of the first game.

    Args:
        name: names the game in links and in the reader's memory. Unique in the book.
        seed: draws the aim, the first fear and every misreading.
        aim: "security" or "gain" to tell the reader at once; None hides it.
        misreading: chance that a move is misread; one of 0, 0.1, 0.2 and 0.4.
        fear: the other side's first fear, 0.3 or 0.6; None lets the seed choose.

    Raises:
        CourseError: a setting is out of its bounds, or not among those that the sandbox offers.
    """
    meeting = Meeting(seed, aim, misreading, fear)
    if misreading not in MISREADINGS or fear not in (None, *FEARS):
        raise CourseError(
            f"security_dilemma: misreading {misreading} or fear {fear} is not offered; give one of "
            f"{MISREADINGS} and one of {FEARS} or None"
        )
    return SecurityDilemma(name, meeting)


def _example(meeting: Meeting) -> Game:
    return model.play(list(model.each_move(_EXAMPLE)), meeting)


def _played(game: Game) -> str:
    moves = ", ".join(each.you for each in game.rounds)
    return f"One game, with seed {game.meeting.seed} and these moves of yours: {moves}."


def _rows(game: Game) -> list[tuple[str, ...]]:
    return [
        (
            str(each.step),
            each.you,
            _sight(each.you, each.seen_by_it),
            fear_after(game, each),
            each.it,
            _sight(each.it, each.seen_by_you),
        )
        for each in game.rounds
    ]


def _sight(real: str, seen: str) -> str:
    return seen if real == seen else f"{seen} (misread)"


def _cells(row: tuple[str, ...]) -> str:
    return f'<th scope="row">{row[0]}</th>' + "".join(f"<td>{each}</td>" for each in row[1:])


def _worth() -> str:
    points = model.PAYOFFS["security"]
    told = "; ".join(
        f"you {you}: {', '.join(f'{worth} if it {it}s' for it, worth in against.items())}"
        for you, against in points.items()
    )
    return f"Your safety in points, by what both do. {told}.".replace("-", "\N{MINUS SIGN}")
