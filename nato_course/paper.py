"""What stands on paper in place of the course's tables and of its map."""

import re
from collections.abc import Mapping
from typing import Any

from coursebook.teach.exports.paper_tables import Excerpt, Keep
from coursebook.teach.pdf.drawn_widget import Drawn
from nato_course.templates._facts import plain_title

DRAWN = Drawn(
    widget="EnlargementMap",
    parts=(".nc-frame", ".nc-legend"),
    title=".nc-map title",
    styles=("_sides.css", "_kit.css", "_europe.css", "enlargement_map.css", "_on_paper.css"),
    css="nc-enlargement_map",
)
"""The widget that is printed as it is drawn at first."""

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def _near(row: Any, asked: str) -> bool:
    """Keep the years that a question names and those beside them, so that it is still read."""
    return any(abs(row.year - int(each)) <= 1 for each in _YEAR.findall(asked))


def _listed(row: Any, asked: str) -> bool:
    """Keep the event that a question quotes, which it may put more plainly than the table."""
    return f"“{plain_title(row.id)}”" in asked


def _named(field: str) -> Keep:
    return lambda row, asked: str(getattr(row, field)).casefold() in asked.casefold()


_TROOPS = Excerpt("us_troops_europe", {"year": "Year", "europe_troops": "Troops"}, _near)
_APPROVAL = Excerpt(
    "levada_approval", {"month": "Month", "approve_pct": "Approve, %", "office": "Office"}
)
_SHARES = Excerpt(
    "nato_defence_share",
    {"name": "Member", "year": "Year", "share_gdp_pct": "Share of output, %"},
    _named("name"),
)
_DISTANCES = Excerpt(
    "distances",
    {"round": "After the entries of", "nearest_country": "Nearest", "distance_km": "km"},
    _named("city"),
)
_ROUNDS = Excerpt("nato_members", {"country": "Member", "accession_date": "Joined"})

TABLES: Mapping[str, tuple[Excerpt, ...]] = {
    "c1-sides": (
        _ROUNDS,
        Excerpt(
            "blocs",
            {"country": "State", "organisation": "Bloc", "joined": "Joined", "left": "Left"},
        ),
    ),
    "c1-count": (
        Excerpt("events", {"date": "Date", "title": "Event"}, _listed),
        Excerpt("nato_rounds", {"date": "Last entry", "members_after": "Members after it"}),
    ),
    "c1-troops": (_TROOPS,),
    "c1-exercises": (
        Excerpt(
            "exercises",
            {
                "name": "Exercise",
                "side": "Side",
                "declared_high_troops": "Declared, highest",
                "estimated_high_troops": "Estimated by others, highest",
            },
            _named("name"),
        ),
    ),
    "c1-soldiers": (
        Excerpt(
            "armed_forces",
            {
                "year": "Year",
                "moscow_thousand": "Moscow, thousand",
                "usa_thousand": "United States, thousand",
                "allies_thousand": "All allies, thousand",
            },
            _near,
        ),
    ),
    "c1-spending": (
        Excerpt(
            "defence_spending",
            {"name": "State", "year": "Year", "share_gdp_pct": "Share of output, %"},
            lambda row, asked: row.name in asked and str(row.year) in asked,
        ),
    ),
    "c2-border-share": (
        Excerpt("border_russia_nato", {"country": "Member", "cia_factbook_km": "km"}),
        Excerpt("border_russia_other", {"country": "Other state", "cia_factbook_km": "km"}),
    ),
    "c2-distance": (_DISTANCES,),
    "c3-nearer": (_ROUNDS, _DISTANCES),
    "c3-approval": (_APPROVAL,),
    "c3-read": (_APPROVAL,),
    "c3-output": (
        Excerpt(
            "russia_economy",
            {
                "year": "Year",
                "gdp_usd_bn": "Russia, billion dollars",
                "allies_gdp_usd_bn": "The 32 members of today, billion dollars",
            },
            _near,
        ),
    ),
    "c3-shield": (
        Excerpt("new_start_declared", {"date": "Date", "russia_deployed_warheads": "Deployed"}),
    ),
    "c3-parity": (
        Excerpt(
            "nuclear_warheads",
            {"country": "State", "year": "Year", "stockpile_warheads": "Warheads"},
            lambda row, asked: row.iso3 in ("RUS", "USA") and str(row.year) in asked,
        ),
    ),
    "c4-trend": (_TROOPS,),
    "c4-raised": (_SHARES,),
    "c4-goal": (_SHARES,),
    "c4-groups": (Excerpt("forward_presence", {"host": "Host", "troops_2022_06": "June 2022"}),),
    "c4-votes": (
        Excerpt(
            "un_votes",
            {
                "date": "Date",
                "subject": "Subject",
                "yes": "Yes",
                "no": "No",
                "abstain": "Abstain",
                "not_voting": "Not voting",
                "members": "Members",
            },
            _named("subject"),
        ),
    ),
}
"""What stands with the questions of a template, by its id."""
