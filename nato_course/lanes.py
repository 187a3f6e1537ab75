"""The five lanes in which figures and timeline set the kinds of events."""

from typing import Final

LANES: Final = {
    "cooperation": "Cooperation",
    "treaty": "Treaties and arms control",
    "arms control": "Treaties and arms control",
    "enlargement": "Enlargement",
    "statement": "Statements and votes",
    "vote": "Statements and votes",
    "crisis": "Crises, force, deployments",
    "use of force": "Crises, force, deployments",
    "deployment": "Crises, force, deployments",
}
"""Kind of event -> its lane."""

NAMES: Final = tuple(dict.fromkeys(LANES.values()))
