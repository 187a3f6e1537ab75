"""Record types of the tables on arms, forces and spending."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from coursebook.datasets import table


@table("defence_spending")
class DefenceSpending(NamedTuple):
    """A year's military spending of a country or of the allies together, as SIPRI counts it."""

    code: str
    name: str
    year: int
    share_gdp_pct: float | None
    constant_usd_2023_bn: float | None
    current_usd_bn: float | None
    countries: int
    is_estimate: bool
    confidence: str


@table("nato_defence_share")
class NatoDefenceShare(NamedTuple):
    """An ally's defence spending as a share of its product, as NATO counts it."""

    code: str
    name: str
    year: int
    share_gdp_pct: float
    is_estimate: bool
    confidence: str


@table("nuclear_warheads")
class Stockpile(NamedTuple):
    """A year's estimated nuclear stockpile of a country."""

    iso3: str
    country: str
    year: int
    stockpile_warheads: int
    revised: bool
    confidence: str


@table("nuclear_deployed")
class WarheadStatus(NamedTuple):
    """An estimate of a country's warheads by status."""

    iso3: str
    country: str
    year: int
    publisher: str
    deployed_warheads: int | None
    reserve_warheads: int | None
    stockpile_warheads: int | None
    retired_warheads: int | None
    inventory_warheads: int | None
    confidence: str
    note: str | None


@table("new_start_declared")
class NewStartDeclaration(NamedTuple):
    """Deployed warheads that the two parties declared under New START."""

    date: date
    russia_deployed_warheads: int | None
    usa_deployed_warheads: int
    source: str
    confidence: str


@table("missile_defence")
class MissileDefencePart(NamedTuple):
    """A part of NATO's missile defence in Europe."""

    id: str
    name: str
    iso3: str
    kind: str
    in_service: date
    launch_cells: int | None
    interceptor: str | None
    lat: float | None
    lon: float | None
    confidence: str
    note: str | None


@table("exercises")
class Exercise(NamedTuple):
    """A military exercise, with its declared and its estimated size."""

    side: str
    name: str
    year: int
    start: date | None
    end: date | None
    place: str
    declared_low_troops: int | None
    declared_high_troops: int | None
    declared_by: str | None
    estimated_low_troops: int | None
    estimated_high_troops: int | None
    estimated_by: str | None
    confidence: str
    note: str | None


@table("forward_presence")
class Battlegroup(NamedTuple):
    """A multinational battlegroup in the east of the alliance."""

    host_iso3: str
    host: str
    location: str
    framework_iso3: str
    framework_nation: str
    since: int
    troops_2020: int | None
    troops_2022_06: int
    troops_2022_11: int | None
    confidence: str
    note: str | None


@table("us_troops_europe")
class UsTroopsYear(NamedTuple):
    """A year's count of United States personnel in Europe."""

    year: int
    europe_troops: int
    germany_troops: int | None
    confidence: str
    note: str | None


@table("us_troops_announced")
class UsTroopsAnnounced(NamedTuple):
    """A public statement on United States personnel in Europe."""

    as_of: date
    low_troops: int
    high_troops: int
    counts: str
    confidence: str
    source: str
    note: str | None


@table("armed_forces")
class ArmedForcesYear(NamedTuple):
    """A year's regular forces of Moscow, Washington and all allies."""

    year: int
    moscow_code: str
    moscow_thousand: int
    usa_thousand: int
    allies_thousand: int
    countries: int
    confidence: str
