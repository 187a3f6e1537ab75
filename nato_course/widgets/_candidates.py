"""What states did to enter NATO, and what their publics said, as far as a source was read."""

from datetime import date
from typing import Any, NamedTuple

from coursebook import dates
from nato_course import datasets
from nato_course.tables import OpinionShare

JOINING = "own country should join"
"""The question of `opinion_nato` that asks of joining."""

SUPPORT_NOTE = (
    "Pollsters ask different questions of different people: compare within one pollster. "
    "Surveys in Ukraine since 2014 leave out occupied territory."
)


class Candidacy(NamedTuple):
    """A dated step towards membership: who, what, and where it was read.

    `shown` is the date in words where the source doesn't give the day.
    """

    date: date
    countries: tuple[str, ...]
    text: str
    source: str
    shown: str = ""


CANDIDACIES = (
    Candidacy(
        date(1994, 1, 5),
        ("LTU",),
        "Has applied for membership.",
        "lithuania1994",
        "By 5 January 1994",
    ),
    Candidacy(
        date(1999, 4, 24),
        ("ALB", "BGR", "EST", "LTU", "LVA", "MKD", "ROU", "SVK", "SVN"),
        "One of nine declared candidates when NATO set up the Membership Action Plan.",
        "map_fact_sheet1999",
        "April 1999",
    ),
    Candidacy(
        date(2002, 9, 16),
        ("HRV",),
        "Takes part in the Membership Action Plan, the tenth state to do so.",
        "nato_aspirants2002",
        "By 16 September 2002",
    ),
    Candidacy(
        date(2008, 4, 3),
        ("ALB", "HRV"),
        "Bucharest summit: invited to accession talks.",
        "nato_enlargement2008",
        "April 2008",
    ),
    Candidacy(
        date(2008, 4, 3),
        ("MKD",),
        "Bucharest summit: to be invited once the dispute with Greece over its name is settled.",
        "nato_enlargement2008",
        "April 2008",
    ),
    Candidacy(
        date(2009, 12, 4),
        ("MNE",),
        "Admitted to the Membership Action Plan.",
        "nato_open_door2009",
    ),
    Candidacy(
        date(2010, 4, 22),
        ("BIH",),
        "Invited to the Membership Action Plan, once military property is settled.",
        "nato_map2014",
        "April 2010",
    ),
    Candidacy(
        date(2015, 12, 2),
        ("MNE",),
        "Invited to accession talks.",
        "montenegro_invited2015",
    ),
    Candidacy(
        date(2018, 7, 11),
        ("MKD",),
        "Invited to accession talks, once its new name is in force.",
        "macedonia_invited2018",
    ),
    Candidacy(
        date(2022, 6, 29),
        ("FIN", "SWE"),
        "Madrid summit: invited to become a member.",
        "nordic_invited2022",
    ),
)
"""Applications, action plans and invitations that no event of the course's table tells of."""


def surveys(iso3: str) -> list[list[Any]]:
    """Return what surveys in a country said of joining: date, pollster, for and against.

    Args:
        iso3: ISO 3166-1 code.
    """
    found: dict[tuple[date, str], dict[str, float]] = {}
    when: dict[tuple[date, str], str] = {}
    for each in datasets.rows(OpinionShare):
        if each.iso3 == iso3 and each.question == JOINING:
            key = (each.date, each.pollster)
            found.setdefault(key, {})[each.answer] = each.share_pct
            when[key] = _survey_date(each.date, each.precision)
    return [
        [when[key], key[1], shares.get("for"), shares.get("against")]
        for key, shares in sorted(found.items())
    ]


def _survey_date(day: date, precision: str) -> str:
    if precision == "day":
        return dates.long(day)
    return dates.month(day) if precision == "month" else str(day.year)
