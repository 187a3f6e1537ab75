"""Figures of what stands behind Russia's stance: nearness and missiles."""

from typing import Any

import altair as alt

from coursebook.figures._figure import figure
from coursebook.figures._style import WIDE, chart_of, narrow_switch, said, series_scales, words_at
from nato_course import datasets
from nato_course.charts.colours import GREY, NATO, RUSSIA
from nato_course.tables import (
    Battlegroup,
    MissileDefencePart,
    NatoMember,
    NewStartDeclaration,
    WarheadStatus,
)

Row = dict[str, Any]

_KINDS = ("Joins NATO", "Allied battlegroup", "Missile defence site")
_SPAN = [1998, 2026.5]


def presence_in_the_east() -> alt.LayerChart:
    """Return when eastern members joined, and when allied groups and missile sites came."""
    rows = _presence_rows()
    waits = [row["battlegroup"] - row["joined"] for row in rows]
    sites = ", ".join(f"{row['host']} {row['site']}" for row in rows if row["site"])
    return figure(
        alt.layer(*_presence_layers(rows))
        .add_params(narrow_switch())
        .properties(width=WIDE, height=alt.Step(34)),
        title="When did allied battlegroups and missile defence come to eastern members?",
        description=(
            f"A row for each of {len(rows)} states with a sign for its entry and one for the "
            f"arrival of a battlegroup, {min(waits)} to {max(waits)} years later, and a grey line "
            f"between them. Missile defence sites: {sites}."
        ),
        sources=(
            _credit("nato_members"),
            _credit("forward_presence"),
            _credit("missile_defence"),
        ),
        columns={
            "host": "State",
            "joined": "Joined in year",
            "battlegroup": "Battlegroup since year",
            "site": "Missile defence site since year",
        },
        note=(
            "Hosts of NATO's eight battlegroups. Not shown: air patrols, visiting and training "
            "units, staffs, and units on rotation by agreement with one ally."
        ),
    )


def _credit(name: str) -> str:
    table = datasets.describe(name)
    return f"{table.publisher}, {table.edition}"


def _presence_rows() -> list[Row]:
    joined = {row.iso3: row.accession_date.year for row in datasets.rows(NatoMember)}
    sites = {
        row.iso3: row.in_service.year
        for row in datasets.rows(MissileDefencePart)
        if row.kind == "land site"
    }
    rows: list[Row] = [
        {
            "host": row.host,
            "joined": joined[row.host_iso3],
            "battlegroup": row.since,
            "site": sites.get(row.host_iso3),
        }
        for row in datasets.rows(Battlegroup)
    ]
    return sorted(rows, key=lambda row: (row["joined"], row["battlegroup"], row["host"]))


def _presence_layers(rows: list[Row]) -> list[alt.Chart]:
    axis = alt.Axis(values=[2000, 2005, 2010, 2015, 2020, 2025], format="d", grid=False)
    x = alt.X("year:Q", title=None, axis=axis).scale(domain=_SPAN, nice=False)
    y = alt.Y("host:N", title=None, sort=None, axis=alt.Axis(grid=False, ticks=False))
    base = chart_of(rows)
    wait = base.mark_bar(aria=False, height=7, color=GREY, opacity=0.35).encode(
        x=alt.X("joined:Q", scale=alt.Scale(domain=_SPAN, nice=False)), x2="battlegroup:Q", y=y
    )
    signs = [
        {"host": row["host"], "year": row[field], "kind": kind}
        for row in rows
        for field, kind in zip(("joined", "battlegroup", "site"), _KINDS, strict=True)
        if row[field]
    ]
    scales = series_scales(_KINDS)
    legend = alt.Legend(columns=alt.ExprRef("narrow ? 2 : 3"))
    points = (
        chart_of(signs)
        .transform_calculate(label="datum.host + ', ' + datum.year + ': ' + datum.kind")
        .mark_point(filled=True, opacity=1, size=85)
        .encode(
            x=x,
            y=y,
            color=alt.Color("kind:N", scale=scales["color"], legend=legend),
            shape=alt.Shape("kind:N", scale=scales["shape"], legend=legend),
            **said(),
        )
    )
    return [wait, points]


def warheads_and_interceptors() -> alt.LayerChart:
    """Return Russia's warheads beside the launch cells of NATO's land sites, on one scale."""
    rows = _missile_rows()
    base = chart_of(rows).transform_calculate(
        label="datum.what + ': ' + format(datum.number, ',')",
        zero="0",
        words="datum.what + ': ' + format(datum.number, ',')",
    )
    y = alt.Y("what:N", title=None, sort=None, axis=None)
    axis = alt.Axis(tickCount=5, format=",d")
    x = alt.X("number:Q", title="Number", axis=axis).scale(domain=[0, 4600], nice=False)
    color = alt.condition("datum.whose === 'Russia'", alt.value(RUSSIA), alt.value(NATO))
    bars = base.mark_bar(height=11).encode(x=x, y=y, color=color, **said())
    words = words_at(
        base, "true", x=alt.X("zero:Q"), y=y, dx=2, dy=-17, text=alt.ExprRef("datum.words")
    )
    told = "; ".join(f"{row['what']}: {row['number']:,}" for row in rows)
    return figure(
        alt.layer(bars, words).properties(width=WIDE, height=alt.Step(44)),
        title="How many Russian warheads, and how many of NATO's interceptors on land?",
        description=f"Four bars on one scale, the last hardly to be seen. {told}.",
        sources=(
            _credit("nuclear_deployed"),
            _credit("new_start_declared"),
            _credit("missile_defence"),
        ),
        columns={"what": "What is counted", "whose": "Whose", "number": "Number"},
        note=(
            "Interceptors on ships are not counted, since their number is not public. The chart "
            "says nothing about what could be reached, or about what may be built."
        ),
    )


def _missile_rows() -> list[Row]:
    held = max(
        (row for row in datasets.rows(WarheadStatus) if row.iso3 == "RUS"),
        key=lambda row: int(row.year),
    )
    declared = [row for row in datasets.rows(NewStartDeclaration) if row.russia_deployed_warheads]
    cells = sum(row.launch_cells or 0 for row in datasets.rows(MissileDefencePart))
    last = declared[-1]
    return [
        {
            "what": f"Warheads in the military stockpile, January {held.year}",
            "whose": "Russia",
            "number": held.stockpile_warheads,
        },
        {
            "what": f"of these deployed, January {held.year}",
            "whose": "Russia",
            "number": held.deployed_warheads,
        },
        {
            "what": f"declared by treaty rules, {last.date:%B %Y}",
            "whose": "Russia",
            "number": last.russia_deployed_warheads,
        },
        {
            "what": "Launch cells in Romania and Poland together",
            "whose": "NATO",
            "number": cells,
        },
    ]
