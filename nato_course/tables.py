"""One record type a table: the fields an editor and a type checker know."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from coursebook.datasets import table
from nato_course.force_tables import *  # noqa: F403


@table("nato_members")
class NatoMember(NamedTuple):
    """A member of NATO."""

    iso3: str
    country: str
    accession_date: date
    round: int
    former_warsaw_pact: bool
    former_soviet_republic: bool
    confidence: str
    note: str | None


@table("nato_rounds")
class NatoRound(NamedTuple):
    """A round of enlargement."""

    round: int
    date: date
    label: str
    joined: tuple[str, ...]
    members_after: int


@table("blocs")
class BlocMembership(NamedTuple):
    """A spell of membership in the Warsaw Pact or the CSTO."""

    organisation: str
    iso3: str
    country: str
    joined: date
    left: date | None
    confidence: str
    note: str | None


@table("eu_members")
class EuMember(NamedTuple):
    """A state that is or was a member of the European Union or its predecessor."""

    iso3: str
    country: str
    joined: date
    left: date | None
    confidence: str
    note: str | None


@table("border_russia_nato")
class NatoBorder(NamedTuple):
    """A land border between Russia and a member, as several publishers measure it."""

    iso3: str
    country: str
    part_of_russia: str
    cia_factbook_km: float
    geography_of_russia_km: float
    natural_earth_km: float
    other_published_km: float
    other_publisher: str


@table("border_russia_other")
class OtherBorder(NamedTuple):
    """A land border between Russia and a state outside NATO."""

    iso3: str
    country: str
    cia_factbook_km: float
    geography_of_russia_km: float


@table("border_totals")
class BorderTotal(NamedTuple):
    """The length of Russia's land border with members after a round, by one measurement."""

    round: int
    measurement: str
    countries: tuple[str, ...]
    total_km: float
    share_of_russian_land_border_pct: float | None


@table("cities")
class City(NamedTuple):
    """A place distances are measured from."""

    city: str
    point: str
    lat: float
    lon: float
    note: str | None


@table("boundary_points")
class BoundaryPoint(NamedTuple):
    """The point of a country nearest to a city."""

    city: str
    iso3: str
    landmass: str
    lat: float
    lon: float
    distance_km: int


@table("distances")
class Distance(NamedTuple):
    """The nearest land of any member to a city after a round."""

    round: int
    city: str
    nearest_iso3: str
    nearest_country: str
    distance_km: int
    nearest_lat: float
    nearest_lon: float
    largest_landmass_iso3: str
    largest_landmass_distance_km: int


@table("russia_economy")
class RussiaEconomyYear(NamedTuple):
    """A year of Russia's economy."""

    year: int
    gdp_growth_pct: float | None
    cpi_inflation_pct: float | None
    gdp_usd_bn: float
    real_gdp_index_1990: float | None
    allies_gdp_usd_bn: float
    share_of_allies_gdp_pct: float
    confidence: str


@table("events")
class Event(NamedTuple):
    """Something that happened, with how each side put it where a source was read."""

    id: str
    date: date
    day_known: bool
    actors: tuple[str, ...]
    kind: str
    title: str
    description: str
    moscow_view: str | None
    moscow_source: str | None
    nato_view: str | None
    nato_source: str | None
    source: str
    source_key: str | None
    confidence: str


@table("treaties")
class Treaty(NamedTuple):
    """A treaty or agreement and what became of it."""

    id: str
    name: str
    kind: str
    parties: tuple[str, ...]
    signed: date
    in_force: date | None
    ended: date | None
    fate: str
    how: str | None
    source_key: str | None
    confidence: str
    note: str | None


@table("un_votes")
class UnVote(NamedTuple):
    """A recorded vote of the United Nations on Ukraine."""

    resolution: str
    date: date
    organ: str
    subject: str
    yes: int
    no: int
    abstain: int
    not_voting: int
    members: int
    not_voting_is_derived: bool
    source_key: str | None
    confidence: str
    note: str | None


@table("levada_approval")
class LevadaApproval(NamedTuple):
    """A month's approval of Vladimir Putin."""

    month: date
    approve_pct: int
    disapprove_pct: int
    office: str
    confidence: str


@table("opinion_nato")
class OpinionShare(NamedTuple):
    """The share of respondents who gave an answer on NATO."""

    pollster: str
    iso3: str
    country: str
    date: date
    precision: str
    question: str
    answer: str
    share_pct: float
    respondents: int | None
    confidence: str
    note: str | None
