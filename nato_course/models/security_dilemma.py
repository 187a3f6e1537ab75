"""Ten rounds against a side whose aim can't be seen (herz1950, jervis1978, booth_wheeler2008).

You want safety. The other side wants safety or gain, and you are not told which. Each round both
choose at once to reassure, hold or arm; each sees the other's move, sometimes wrongly.

What moves are worth. To a side after security: a stag hunt in three steps. Its best reply to each
move is the same move, and it likes best that both reassure (jervis1978 on the stag hunt). To a side
out for gain: arming is best whatever the other does, and both arming is no worse than both
reassuring, a deadlock.

What the other side does. After security, it acts on its fear, which is its belief that you are out
for gain: it arms at 0.6 or more, holds from 0.3, and reassures below. Out for gain, it may feign in
the first rounds, and then mostly arms.

What it sees. With the chance of misreading, a move is seen one step off: three times in four one
step more hostile, once one step milder (the direction after jervis1976; the numbers are ours).

What it concludes. By Bayes's rule: a side out for gain is held to arm, hold and reassure with
chances 0.6, 0.3, 0.1, a side after security with 0.2, 0.4, 0.4.

All numbers are assumptions made to be simple; none is measured. The browser plays by the same
rules: `rules` hands it the numbers, and `tests/goldens` hold games that both must play alike.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from coursebook.errors import CourseError
from nato_course.models._mulberry import mulberry32

Move = Literal["reassure", "hold", "arm"]
Aim = Literal["security", "gain"]
Ending = Literal["both arm", "neither arms", "only it arms", "only you arm", "unsettled"]

MOVES: tuple[Move, ...] = get_args(Move)
AIMS: tuple[Aim, ...] = get_args(Aim)
ROUNDS = 10
LAST = 3
"""Rounds at the end by which a game is called; two of them decide."""
PAYOFFS: dict[Aim, dict[Move, dict[Move, int]]] = {
    "security": {
        "reassure": {"reassure": 4, "hold": 1, "arm": -3},
        "hold": {"reassure": 3, "hold": 2, "arm": -1},
        "arm": {"reassure": 1, "hold": 1, "arm": 0},
    },
    "gain": {
        "reassure": {"reassure": 0, "hold": -1, "arm": -3},
        "hold": {"reassure": 2, "hold": 0, "arm": -1},
        "arm": {"reassure": 5, "hold": 3, "arm": 1},
    },
}
"""What a move (outer) is worth to a side of each aim when the other's move is the inner one."""
EXPECTED: dict[Aim, dict[Move, float]] = {
    "security": {"reassure": 0.4, "hold": 0.4, "arm": 0.2},
    "gain": {"reassure": 0.1, "hold": 0.3, "arm": 0.6},
}
"""What a frightened observer expects of a side of each aim."""
ARMS_FROM, HOLDS_FROM = 0.6, 0.3
FIRST_FEAR = (0.25, 0.65)
"""Bounds between which the seed draws the other side's first fear."""
CERTAINTY = (0.02, 0.98)
MORE_HOSTILE = 0.75
"""Share of misreadings that err towards hostility."""
FEIGNING = 3
FEIGNED = {"reassure": 0.2, "hold": 0.7}
"""Chances, added up, that a side out for gain reassures, or at most holds, while it feigns."""
UNFEIGNED = {"reassure": 0.0, "hold": 0.15}


@dataclass(frozen=True)
class Meeting:
    """The settings of a game.

    Args:
        seed: draws the aim, the first fear and every misreading.
        aim: of the other side; None lets the seed choose, with even chances.
        misreading: chance that a move is seen one step off, 0 to 1.
        fear: the other side's first belief that you are out for gain; None lets the seed choose.

    Raises:
        CourseError: a setting is out of its bounds.
    """

    seed: int = 1
    aim: Aim | None = None
    misreading: float = 0.2
    fear: float | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.seed < 2**32:
            raise CourseError(f"Meeting: seed is {self.seed}; give a whole number from 0")
        if self.aim not in (None, *AIMS):
            raise CourseError(f"Meeting: aim is '{self.aim}'; give 'security', 'gain' or None")
        for name, value in (("misreading", self.misreading), ("fear", self.fear)):
            if value is not None and not 0 <= value <= 1:
                raise CourseError(f"Meeting: {name} is {value}; give a share from 0 to 1")


@dataclass(frozen=True)
class Round:
    """One round: what each did, how the other saw it, the other side's fear after, your points."""

    step: int
    you: Move
    seen_by_it: Move
    it: Move
    seen_by_you: Move
    fear: float
    points: int


@dataclass(frozen=True)
class Game:
    """A game so far: the true aim, the fear at the start, and the rounds."""

    meeting: Meeting
    aim: Aim
    first_fear: float
    rounds: tuple[Round, ...]

    @property
    def points(self) -> int:
        """Your safety, added up over the rounds."""
        return sum(each.points for each in self.rounds)

    @property
    def ending(self) -> Ending:
        """What the last three rounds look like: a side arms that does so in two of them."""
        last = self.rounds[-LAST:]
        you = sum(each.you == "arm" for each in last)
        it = sum(each.it == "arm" for each in last)
        if min(you, it) >= 2:
            return "both arm"
        if max(you, it) == 0:
            return "neither arms"
        if max(you, it) < 2:
            return "unsettled"
        return "only it arms" if it >= 2 else "only you arm"


def play(moves: Sequence[Move], meeting: Meeting | None = None) -> Game:
    """Return the game that your moves make; fewer than ten give a game that is still open.

    Args:
        moves: "reassure", "hold" or "arm", one a round.
        meeting: the settings; by default seed 1 with the aim hidden.

    Raises:
        CourseError: there are too many moves, or one is unknown.

    Example:
        >>> play(["reassure"] * 10, Meeting(aim="security", misreading=0)).ending
        'neither arms'
    """
    meeting = meeting or Meeting()
    _check(moves)
    dice = mulberry32(meeting.seed)
    # Both are always drawn, so that showing the aim leaves the rest of the chances as they were.
    drawn_aim = AIMS[int(next(dice) * 2)]
    low, high = FIRST_FEAR
    drawn_fear = low + (high - low) * next(dice)
    aim = meeting.aim or drawn_aim
    fear = first_fear = drawn_fear if meeting.fear is None else meeting.fear
    rounds = []
    for step, you in enumerate(moves, 1):
        it = _answer(aim, fear, step, next(dice))
        seen_by_it = _seen(you, meeting.misreading, next(dice))
        seen_by_you = _seen(it, meeting.misreading, next(dice))
        fear = updated(fear, seen_by_it)
        points = PAYOFFS["security"][you][it]
        rounds.append(Round(step, you, seen_by_it, it, seen_by_you, fear, points))
    return Game(meeting, aim, first_fear, tuple(rounds))


def updated(fear: float, seen: Move) -> float:
    """Return the belief that the other is out for gain after a sight, by Bayes's rule.

    Args:
        fear: the belief before.
        seen: the move as it was seen.
    """
    gain = fear * EXPECTED["gain"][seen]
    security = (1 - fear) * EXPECTED["security"][seen]
    return min(max(gain / (gain + security), CERTAINTY[0]), CERTAINTY[1])


def rules() -> dict[str, Any]:
    """Return the numbers of the game, for the browser to play by."""
    return {
        "moves": list(MOVES),
        "aims": list(AIMS),
        "rounds": ROUNDS,
        "last": LAST,
        "points": PAYOFFS["security"],
        "gain": PAYOFFS["gain"],
        "expected": EXPECTED,
        "arms_from": ARMS_FROM,
        "holds_from": HOLDS_FROM,
        "first_fear": list(FIRST_FEAR),
        "certainty": list(CERTAINTY),
        "more_hostile": MORE_HOSTILE,
        "feigning": FEIGNING,
        "feigned": FEIGNED,
        "unfeigned": UNFEIGNED,
    }


def each_move(text: str) -> Iterator[Move]:
    """Yield moves from their first letters: r, h, a.

    Args:
        text: such as "rrhha".

    Raises:
        CourseError: a letter stands for no move.
    """
    letters = {move[0]: move for move in MOVES}
    for letter in text:
        if letter not in letters:
            raise CourseError(f"each_move: '{letter}' is no move; write r, h or a")
        yield letters[letter]


def _check(moves: Sequence[Move]) -> None:
    if len(moves) > ROUNDS:
        raise CourseError(f"play: there are {len(moves)} moves; a game has {ROUNDS} rounds")
    for step, move in enumerate(moves, 1):
        if move not in MOVES:
            raise CourseError(f"play: move {step} is '{move}'; give one of {', '.join(MOVES)}")


def _answer(aim: Aim, fear: float, step: int, chance: float) -> Move:
    if aim == "security":
        return "arm" if fear >= ARMS_FROM else "hold" if fear >= HOLDS_FROM else "reassure"
    limits = FEIGNED if step <= FEIGNING else UNFEIGNED
    return next((move for move in MOVES[:2] if chance < limits[move]), "arm")


def _seen(move: Move, misreading: float, chance: float) -> Move:
    if chance >= misreading:
        return move
    step = 1 if chance < misreading * MORE_HOSTILE else -1
    return MOVES[min(max(MOVES.index(move) + step, 0), len(MOVES) - 1)]
