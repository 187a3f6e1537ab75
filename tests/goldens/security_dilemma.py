"""Games of the security dilemma that Python and the browser must both play alike."""

import json
import random
from dataclasses import asdict
from pathlib import Path
from typing import Any

from nato_course.models.dilemma_account import account
from nato_course.models.dilemma_rounds import other_world, seen_line, true_lines
from nato_course.models.security_dilemma import MOVES, ROUNDS, Game, Meeting, Move, each_move, play

SEED = 1950
PATH = Path(__file__).with_suffix(".json")
_PLANS = ("r" * 10, "h" * 10, "a" * 10, "rrrrraaaaa", "aaaaarrrrr", "hrhahrhahr")


def cases() -> list[dict[str, Any]]:
    """Return games of many settings and plans, and of chance moves, each with its account.

    Those of chance moves tell their rounds too.
    """
    found = [_case(meeting, list(each_move(plan))) for meeting in _meetings() for plan in _PLANS]
    dice = random.Random(SEED)
    for _ in range(30):
        meeting = Meeting(seed=int(dice.random() * 2**32), misreading=dice.random())
        moves = [MOVES[int(dice.random() * len(MOVES))] for _ in range(ROUNDS)]
        found.append(_case(meeting, moves) | _lines(play(moves, meeting)))
    return found


def _meetings() -> list[Meeting]:
    seeds = (0, 1, 2, 7, 2**32 - 1)
    shown = [Meeting(3, "security"), Meeting(3, "gain"), Meeting(4, "security", 0.4, 0.6)]
    edges = [Meeting(5, "security", 0.0), Meeting(6, "security", 1.0), Meeting(8, None, 0.1, 0.2)]
    return [*map(Meeting, seeds), *shown, *edges]


def _case(meeting: Meeting, moves: list[Move]) -> dict[str, Any]:
    game = play(moves, meeting)
    return {
        "meeting": asdict(meeting),
        "moves": moves,
        "aim": game.aim,
        "first_fear": game.first_fear,
        "rounds": [asdict(each) for each in game.rounds],
        "ending": game.ending,
        "points": game.points,
        "account": account(game),
        "other": other_world(game),
    }


def _lines(game: Game) -> dict[str, Any]:
    seen = [seen_line(game, each.step) for each in game.rounds]
    return {"seen": seen, "lines": true_lines(game)}


def text() -> str:
    """Return the golden file as it should be, a case a line."""
    lines = ",\n".join(json.dumps(each, sort_keys=True) for each in cases())
    return f"[\n{lines}\n]\n"
