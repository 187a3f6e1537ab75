"""Each round of the security dilemma in a line, and the same moves in the other world.

While a game runs a line tells what the reader can know, and afterwards the truth. The browser
writes the same sentences: `static/_dilemma_rounds.js`.
"""

from dataclasses import replace

from nato_course.models.dilemma_account import DONE, ENDS, hundredths, in_points, signed
from nato_course.models.security_dilemma import LAST, PAYOFFS, ROUNDS, Aim, Game, Move, Round, play

OTHER: dict[Aim, Aim] = {"security": "gain", "gain": "security"}
"""The aim of the side in the other world."""

_AIMS: dict[Aim, str] = {"security": "after security", "gain": "out for gain"}
_DID: dict[Move, str] = {
    "reassure": "You reassured, and stood open to harm.",
    "hold": "You held.",
    "arm": "You armed; it cannot see why.",
}
_GROWN: dict[Aim, dict[int, str]] = {
    "security": {1: "safer", 0: "as safe", -1: "less safe"},
    "gain": {1: "better off", 0: "as well off", -1: "worse off"},
}
"""How a side stands now beside before, by what it is after."""


def seen_line(game: Game, step: int) -> str:
    """Return what you can know of a round: your move, what you saw, what changed if that is right.

    Args:
        game: the game so far.
        step: the round, from 1.
    """
    played, before = _round(game, step)
    seen, hidden = played.seen_by_you, game.meeting.aim is None
    why = ", and cannot see why" if seen == "arm" and hidden else ""
    last: tuple[Move, Move] = (before.you, before.seen_by_you) if before else ("hold", "hold")
    changed = _change(last, (played.you, seen), game.meeting.aim or "security")
    return f"{_DID[played.you]} You saw it {seen}{why}. If you saw right, {changed}."


def true_line(game: Game, step: int) -> str:
    """Return the truth of a round: moves, sights, what changed, and its fear if it has any.

    Args:
        game: the game so far.
        step: the round, from 1.
    """
    played, before = _round(game, step)
    last: tuple[Move, Move] = (before.you, before.it) if before else ("hold", "hold")
    changed = _change(last, (played.you, played.it), game.aim)
    told = (
        _did("You", "it saw you", played.you, played.seen_by_it),
        _did("It", "you saw it", played.it, played.seen_by_you),
        f"{changed.capitalize()}.",
        _fear(game, played, before.fear if before else game.first_fear),
    )
    return " ".join(filter(None, told))


def true_lines(game: Game) -> list[str]:
    """Return the truth of every round, a line each.

    Args:
        game: the game so far.
    """
    return [true_line(game, each.step) for each in game.rounds]


def other_world(game: Game) -> list[str]:
    """Return what the same moves lead to against a side of the other aim, in sentences.

    Args:
        game: a game of ten rounds.
    """
    meeting = replace(game.meeting, aim=OTHER[game.aim])
    other = play([each.you for each in game.rounds], meeting)
    points = in_points(other.points)
    beside = "as well" if other.points == game.points else f"and not to {signed(game.points)}"
    pairs = zip(game.rounds, other.rounds, strict=True)
    alike = sum(here.seen_by_you == there.seen_by_you for here, there in pairs)
    return [
        f"The same ten moves against a side {_AIMS[other.aim]} would have come to {points} "
        f"{beside}. In the last {LAST} rounds {ENDS[other.ending]} there.",
        _alike(alike),
    ]


def _alike(rounds: int) -> str:
    """Return how far the two worlds looked the same from inside."""
    why = "a frightened side arms too, and one out for gain can feign"
    if rounds > ROUNDS // 2:
        return (
            f"From inside it is hard to tell the two apart: {why}. Of your ten rounds {rounds} "
            "would have looked the same in both."
        )
    few = f"only {rounds}" if rounds else "none"
    return (
        f"Your moves brought the two apart: of your ten rounds {few} "
        f"would have looked the same in both. Yet one round alone tells little: {why}."
    )


def _round(game: Game, step: int) -> tuple[Round, Round | None]:
    """Return a round, counted from 1, and the one before it if there is one."""
    return game.rounds[step - 1], game.rounds[step - 2] if step > 1 else None


def _change(before: tuple[Move, Move], now: tuple[Move, Move], aim: Aim) -> str:
    you = _sign(_worth("security", *now) - _worth("security", *before))
    it = _sign(_worth(aim, *now[::-1]) - _worth(aim, *before[::-1]))
    than = f"{_GROWN['security'][you]} {'as' if you == 0 else 'than'} a round ago"
    alike = aim == "security" and you == it
    return f"both are {than}" if alike else f"you are {than}, and it is {_GROWN[aim][it]}"


def _worth(aim: Aim, own: Move, other: Move) -> int:
    return PAYOFFS[aim][own][other]


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def _did(who: str, sight: str, move: Move, seen: Move) -> str:
    if move == seen:
        return f"{who} {DONE[move]}, and {sight} {seen}."
    return f"{who} {DONE[move]}, but {sight} {seen}: misread."


def _fear(game: Game, played: Round, before: float) -> str:
    if game.aim == "gain":
        return ""
    was, now = hundredths(before), hundredths(played.fear)
    verb = "rose" if now > was else "fell" if now < was else "stayed"
    path = f"at {now}" if was == now else f"from {was} to {now}"
    return f"Its fear of you {verb} {path} in 100."
