"""NATO's enlargement year by year on a map of Europe, with what changed at Russia's border."""

from functools import cache
from html import escape
from typing import Any, ClassVar

import traitlets

from coursebook import dates
from coursebook.widgets._base import CourseWidget
from coursebook.words import listed
from nato_course import datasets
from nato_course.tables import (
    Battlegroup,
    BorderTotal,
    City,
    Distance,
    Event,
    NatoMember,
    NatoRound,
)
from nato_course.widgets._basemap import basemap, inset_spot, project
from nato_course.widgets._membership import (
    FIRST,
    LAST,
    USSR_ENDED,
    country,
    event_address,
    told,
)
from nato_course.widgets._still_map import still_map

MEASUREMENTS = {
    "cia_factbook": "CIA World Factbook",
    "geography_of_russia": "Geography of Russia",
    "natural_earth": "Natural Earth: a smoothed line, so a lower bound",
}
CITIES = ("Moscow", "St Petersburg")

WITH_ARTICLE = ("Netherlands", "United Kingdom", "United States")


class EnlargementMap(CourseWidget):
    """The map as a widget: a year slider, the rounds, and each country's path."""

    _stem: ClassVar[str] = "enlargement_map"
    _style_parts = ("_table", "_sides", "_europe")
    name = traitlets.Unicode("enlargement_map").tag(sync=True)
    data = traitlets.Dict().tag(sync=True)

    def __init__(self) -> None:
        """Collect what the map shows."""
        super().__init__(data=map_data())

    def twin_text(self) -> str:
        """Return the rounds as plain lines."""
        lines = [
            f"{each['date']}: {each['label']}; {each['members']} members; land border with "
            f"Russia {each['border']}; {_nearest(each)}"
            for each in rounds()
        ]
        return "\n".join(["NATO's enlargement, round by round", *lines])

    def twin_html(self) -> str:
        """Return the last year as a still picture, and the rounds as a table, with the notes."""
        head = ("Date", "Who joined", "Members", "Land border with Russia", *(
            f"Nearest NATO territory to {city}" for city in CITIES
        ))  # fmt: skip
        cells = "".join(f'<th scope="col">{each}</th>' for each in head)
        rows = "".join(_row(each) for each in rounds())
        notes = "".join(f"<p>{escape(note)}</p>" for note in told()["notes"])
        return still_map() + (
            '<table class="nc-table"><caption>NATO’s enlargement, round by round. Border: '
            f"range of three measurements.</caption><thead><tr>{cells}</tr></thead>"
            f"<tbody>{rows}</tbody></table>{notes}"
        )


def enlargement_map() -> EnlargementMap:
    """Return the map of NATO's enlargement, 1949 to 2024."""
    return EnlargementMap()


@cache
def map_data() -> dict[str, Any]:
    """Return all that the front end draws, as plain lists and dicts."""
    outlines = basemap()
    names = {each["iso3"]: each["name"] for each in outlines["countries"]} | told()["off_map"]
    cities = {each.city: each for each in datasets.rows(City)}
    return {
        "first": FIRST,
        "last": LAST,
        "basemap": outlines,
        "statuses": [list(each) for each in told()["statuses"].items()],
        "pasts": [list(each) for each in told()["pasts"].items()],
        "countries": {iso3: country(iso3, name) for iso3, name in sorted(names.items())},
        "rounds": rounds(),
        "cities": [[city, *_spot(cities[city].lat, cities[city].lon)] for city in CITIES],
        "events": [
            [
                each.date.year,
                dates.day_month(each.date) if each.day_known else dates.MONTHS[each.date.month - 1],
                each.title,
                each.description,
                event_address(each.id),
            ]
            for each in datasets.rows(Event)
            if FIRST <= each.date.year <= LAST
        ],
        "presence": [
            [each.since, each.host_iso3, each.host, f"{each.location}, led by {_leader(each)}"]
            for each in datasets.rows(Battlegroup)
        ],
        "strength": _strength(),
        "supportNote": told()["support_note"],
        "labels": told()["labels"],
        "notes": told()["notes"],
        "insetNote": told()["inset_note"],
        "insetLabels": [
            [text, *inset_spot(*place)] for text, place in told()["inset_labels"].items()
        ],
    }


def _leader(battlegroup: Any) -> str:
    name = str(battlegroup.framework_nation)
    return f"the {name}" if name in WITH_ARTICLE else name


def _strength() -> list[list[Any]]:
    """Return from which year on the battlegroups were how strong, in words."""
    groups = datasets.rows(Battlegroup)
    first = sum(each.troops_2020 or 0 for each in groups)
    later = sum(each.troops_2022_06 or 0 for each in groups)
    return [
        [2017, f"In 2020 the four had about {first:,} soldiers."],
        [2022, f"In June 2022 the eight had {later:,} soldiers."],
    ]


def rounds() -> list[dict[str, Any]]:
    """Return each round: date, who joined, members, border with Russia, nearest points."""
    return [_round(each) for each in datasets.rows(NatoRound)]


def _round(row: Any) -> dict[str, Any]:
    totals = {
        each.measurement: each for each in datasets.rows(BorderTotal) if each.round == row.round
    }
    measured = [totals[each].total_km for each in MEASUREMENTS]
    neighbours = list(totals["cia_factbook"].countries)
    members = {each.iso3 for each in datasets.rows(NatoMember) if each.round <= row.round}
    return {
        "year": row.round,
        "date": dates.long(row.date),
        "day": dates.day_month(row.date),
        "label": _joined_text(row),
        "members": row.members_after,
        "border": f"{min(measured):,.0f} to {max(measured):,.0f} km",
        "measurements": "; ".join(
            f"{totals[key].total_km:,.0f} ({name})" for key, name in MEASUREMENTS.items()
        ),
        "borders": [*neighbours, *(["TUR"] if "TUR" in members and row.round < USSR_ENDED else [])],
        "distances": [_distance(row.round, city) for city in CITIES],
    }


def _joined_text(row: Any) -> str:
    """Return who joined; German unification brought territory, not a member."""
    if not row.joined:
        return f"{row.label} brought in the territory of the former GDR"
    names = {each.iso3: each.country for each in datasets.rows(NatoMember)}
    joined = sorted(names[iso3] for iso3 in row.joined)
    if row.joined == ("DEU",):
        joined = ["West Germany"]
    who = listed(f"the {name}" if name in WITH_ARTICLE else name for name in joined)
    return f"The treaty entered into force for {who}" if row.round == FIRST else f"{who} joined"


def _distance(year: int, city: str) -> list[Any]:
    found = next(
        each for each in datasets.rows(Distance) if each.round == year and each.city == city
    )
    names = {each.iso3: each.country for each in datasets.rows(NatoMember)}
    more = ""
    if found.largest_landmass_distance_km != found.distance_km:
        other = names[found.largest_landmass_iso3]
        more = (
            "on members' largest landmasses alone it is "
            f"{other}, {found.largest_landmass_distance_km:,} km"
        )
    spot = _spot(found.nearest_lat, found.nearest_lon)
    return [city, found.nearest_country, found.distance_km, *spot, more]


def _spot(latitude: float, longitude: float) -> tuple[float, float]:
    x, y = project(latitude, longitude)
    return round(x, 1), round(y, 1)


def _nearest(each: dict[str, Any]) -> str:
    parts = [f"{city} {km:,} km ({country})" for city, country, km, *_ in each["distances"]]
    return "nearest NATO territory: " + ", ".join(parts)


def _row(each: dict[str, Any]) -> str:
    near = "".join(
        f"<td>{km:,} km, {escape(country)}</td>" for _, country, km, *_ in each["distances"]
    )
    return (
        f'<tr><th scope="row">{each["date"]}</th><td>{escape(each["label"])}</td>'
        f"<td>{each['members']}</td><td>{each['border']}</td>{near}</tr>"
    )
