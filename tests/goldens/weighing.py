"""Beliefs and matrices with their results, which Python and the browser must both give."""

import json
import random
from pathlib import Path
from typing import Any

from coursebook.methods import belief, hypotheses
from coursebook.questions import explanations

SEED = 1999
PATH = Path(__file__).with_suffix(".json")
FAMILIES = ("a", "b", "c", "d")


def beliefs() -> list[dict[str, Any]]:
    """Return ways from a prior through ratios, at the edges first and then at random."""
    dice = random.Random(SEED)
    numbers = [number for _, number, _ in belief.RATIOS]
    settings: list[tuple[float, list[float]]] = [
        (0.0, [10.0]),
        (1.0, [0.1]),
        (0.5, []),
        (0.5, [4.0]),
        (0.95, [10.0] * 12),
        (0.05, [0.1] * 12),
    ]
    for _ in range(60):
        prior = round(dice.random(), 2)
        settings.append((prior, [dice.choice(numbers) for _ in range(dice.randint(1, 12))]))
    return [
        {
            "prior": prior,
            "ratios": ratios,
            "path": belief.path(prior, ratios),
            "without": belief.without(prior, ratios),
        }
        for prior, ratios in settings
    ]


def matrices() -> list[dict[str, Any]]:
    """Return matrices with their results: none rated, half rated, at random, the examples."""
    dice = random.Random(SEED)
    steps = list(hypotheses.SCALE)
    found = [_case({}, FAMILIES), _case({"x": {"a": 1, "b": -2}}, FAMILIES)]
    for _ in range(40):
        rows = {
            f"item-{i}": {f: dice.choice(steps) for f in FAMILIES if dice.random() < 0.95}
            for i in range(dice.randint(1, 18))
        }
        found.append(_case(rows, FAMILIES))
    families = tuple(each.id for each in explanations.all().families)
    found += [_case(each.matrix(), families) for each in explanations.all().examples]
    return found


def _case(matrix: dict[str, dict[str, int]], families: tuple[str, ...]) -> dict[str, Any]:
    scores = hypotheses.inconsistency(matrix, families)
    rated = hypotheses.checked(matrix, families)
    return {
        "matrix": matrix,
        "families": list(families),
        "scores": scores,
        "best": list(hypotheses.best(scores)),
        "diagnosticity": {item: hypotheses.diagnosticity(row) for item, row in rated.items()},
        "dropping": {
            item: {"scores": each.scores, "best": list(each.best), "changes": each.changes}
            for item, each in hypotheses.dropping(matrix, families).items()
        },
    }


def text() -> str:
    """Return the golden file as it should be, a case a line."""
    parts = {"belief": beliefs(), "hypotheses": matrices()}
    blocks = []
    for name, cases in parts.items():
        lines = ",\n".join(json.dumps(each) for each in cases)
        blocks.append(f"{json.dumps(name)}: [\n{lines}\n]")
    return "{\n" + ",\n".join(blocks) + "\n}\n"
