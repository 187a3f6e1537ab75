"""The course's tables, each row a record that editors and type checkers know.

Example:
    >>> from nato_course import datasets
    >>> datasets.load("nato_members")[0].country
    'Belgium'
"""

from typing import Any, Literal, overload

from coursebook import datasets
from coursebook.datasets import (
    Catalogue,
    Citation,
    Column,
    Description,
    citation,
    describe,
    files,
    names,
    path,
)
from nato_course import tables as t

__all__ = [
    "Catalogue",
    "Citation",
    "Column",
    "Description",
    "citation",
    "describe",
    "files",
    "load",
    "names",
    "path",
]


@overload
def load(name: Literal["nato_members"]) -> tuple[t.NatoMember, ...]: ...
@overload
def load(name: Literal["nato_rounds"]) -> tuple[t.NatoRound, ...]: ...
@overload
def load(name: Literal["blocs"]) -> tuple[t.BlocMembership, ...]: ...
@overload
def load(name: Literal["eu_members"]) -> tuple[t.EuMember, ...]: ...
@overload
def load(name: Literal["border_russia_nato"]) -> tuple[t.NatoBorder, ...]: ...
@overload
def load(name: Literal["border_russia_other"]) -> tuple[t.OtherBorder, ...]: ...
@overload
def load(name: Literal["border_totals"]) -> tuple[t.BorderTotal, ...]: ...
@overload
def load(name: Literal["cities"]) -> tuple[t.City, ...]: ...
@overload
def load(name: Literal["boundary_points"]) -> tuple[t.BoundaryPoint, ...]: ...
@overload
def load(name: Literal["distances"]) -> tuple[t.Distance, ...]: ...
@overload
def load(name: Literal["russia_economy"]) -> tuple[t.RussiaEconomyYear, ...]: ...
@overload
def load(name: Literal["events"]) -> tuple[t.Event, ...]: ...
@overload
def load(name: Literal["defence_spending"]) -> tuple[t.DefenceSpending, ...]: ...
@overload
def load(name: Literal["nato_defence_share"]) -> tuple[t.NatoDefenceShare, ...]: ...
@overload
def load(name: Literal["nuclear_warheads"]) -> tuple[t.Stockpile, ...]: ...
@overload
def load(name: Literal["nuclear_deployed"]) -> tuple[t.WarheadStatus, ...]: ...
@overload
def load(name: Literal["new_start_declared"]) -> tuple[t.NewStartDeclaration, ...]: ...
@overload
def load(name: Literal["missile_defence"]) -> tuple[t.MissileDefencePart, ...]: ...
@overload
def load(name: Literal["exercises"]) -> tuple[t.Exercise, ...]: ...
@overload
def load(name: Literal["forward_presence"]) -> tuple[t.Battlegroup, ...]: ...
@overload
def load(name: Literal["us_troops_europe"]) -> tuple[t.UsTroopsYear, ...]: ...
@overload
def load(name: Literal["us_troops_announced"]) -> tuple[t.UsTroopsAnnounced, ...]: ...
@overload
def load(name: Literal["treaties"]) -> tuple[t.Treaty, ...]: ...
@overload
def load(name: Literal["un_votes"]) -> tuple[t.UnVote, ...]: ...
@overload
def load(name: Literal["levada_approval"]) -> tuple[t.LevadaApproval, ...]: ...
@overload
def load(name: Literal["opinion_nato"]) -> tuple[t.OpinionShare, ...]: ...
@overload
def load(name: Literal["armed_forces"]) -> tuple[t.ArmedForcesYear, ...]: ...
@overload
def load(name: str) -> tuple[Any, ...]: ...
def load(name: str) -> tuple[Any, ...]:
    """Return the rows of a table, see `coursebook.datasets.load`.

    Args:
        name: one of `names()`.
    """
    return datasets.load(name)
