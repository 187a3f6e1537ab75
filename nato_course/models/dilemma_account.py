"""A finished game of the security dilemma in words; the browser writes the same sentences."""

import math

from coursebook.words import counted, listed
from nato_course.models.security_dilemma import (
    FEIGNING,
    LAST,
    MOVES,
    Game,
    Meeting,
    Move,
    Round,
    play,
)

_AIM_WORDS = {"security": "after security, as you were", "gain": "out for gain"}
DONE: dict[Move, str] = {"reassure": "reassured", "hold": "held", "arm": "armed"}
ENDS = {
    "both arm": "both sides mostly armed",
    "neither arms": "neither side armed",
    "only it arms": "it mostly armed and you mostly did not",
    "only you arm": "you mostly armed and it mostly did not",
    "unsettled": "arms came and went",
}


def account(game: Game) -> list[str]:
    """Return a finished game in words, a sentence or two an item.

    Args:
        game: a game of ten rounds.
    """
    return [
        f"The other side was {_AIM_WORDS[game.aim]}.",
        f"You {_counted([each.you for each in game.rounds])}. "
        f"It {_counted([each.it for each in game.rounds])}.",
        _misreadings(game),
        _fear_words(game),
        _ending_words(game),
        _without_misreading(game),
        f"Your safety came to {in_points(game.points)}. Ten rounds in which both reassure "
        "give you 40, ten in which both arm give you 0.",
    ]


def fear_after(game: Game, played: Round) -> str:
    """Return the other side's fear after a round in words; a side out for gain has none.

    Args:
        game: the game that the round is part of.
        played: the round.
    """
    return "none" if game.aim == "gain" else f"{hundredths(played.fear)} in 100"


def _counted(moves: list[Move]) -> str:
    found = [(move, moves.count(move)) for move in MOVES[::-1]]
    said = [f"{DONE[move]} in {_rounds(count)}" for move, count in found if count]
    return listed(said)


def _rounds(count: int) -> str:
    return counted(count, "round") if count else "no round"


def _misreadings(game: Game) -> str:
    by_it = sum(each.you != each.seen_by_it for each in game.rounds)
    by_you = sum(each.it != each.seen_by_you for each in game.rounds)
    return (
        f"It misread your move in {_rounds(by_it)}, and you misread its move in {_rounds(by_you)}."
    )


def _fear_words(game: Game) -> str:
    if game.aim == "gain":
        return (
            "No fear of you drove it: to a side out for gain, arming pays whatever you do. "
            f"In the first {FEIGNING} rounds it may have feigned."
        )
    top = max(game.rounds, key=lambda each: each.fear)
    first, last = hundredths(game.first_fear), hundredths(game.rounds[-1].fear)
    highest = hundredths(top.fear)
    peak = (
        f"It was highest after round {top.step}, at {highest}."
        if highest > first
        else "It was never higher than at the start."
    )
    return (
        f"Its fear that you were out for gain began at {first} in 100 and ended at {last}. {peak}"
    )


def _ending_words(game: Game) -> str:
    told = f"In the last {LAST} rounds {ENDS[game.ending]}."
    if game.ending != "both arm":
        return told
    if game.aim == "security":
        return f"{told} That is a spiral: neither of you wanted it."
    return f"{told} That is a clash of aims and no spiral: your fear of it was right."


def _without_misreading(game: Game) -> str:
    if not game.meeting.misreading:
        return "Nothing could be misread in this game."
    told = "Had nothing been misread, the same ten moves of yours would have led to"
    plain = Meeting(game.meeting.seed, game.meeting.aim, 0.0, game.meeting.fear)
    clear = play([each.you for each in game.rounds], plain)
    if clear.ending == game.ending:
        return f"{told} the same kind of ending, and to {in_points(clear.points)}."
    points = in_points(clear.points)
    return f"{told} another ending: {ENDS[clear.ending]}. You would have {points}."


def hundredths(share: float) -> int:
    """Return a share as a whole number in 100.

    Args:
        share: from 0 to 1.
    """
    # Halves go up, as in the browser; Python's own rounding takes them to the even number.
    return math.floor(100 * share + 0.5)


def in_points(count: int) -> str:
    """Return a number of points in words, with a proper minus sign.

    Args:
        count: may be negative.
    """
    return f"{signed(count)} point{'' if abs(count) == 1 else 's'}"


def signed(points: int) -> str:
    """Return points with a proper minus sign.

    Args:
        points: may be negative.
    """
    return str(points).replace("-", "\N{MINUS SIGN}")
