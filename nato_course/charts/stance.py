"""Figures of what stands behind Russia's stance: nearness and missiles."""

from typing import Any

import altair as alt

from coursebook.figures._marks import across, by_shape, dots, in_rows, panel
from coursebook.figures._style import chart_of, said, words_at
from coursebook.figures._worded import worded
from coursebook.figures.colours import GREY
from nato_course import datasets
from nato_course.course import NATO, RUSSIA
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
    return worded(
        "presence_in_the_east",
        panel(*_presence_layers(rows), height=alt.Step(34), switch=True),
        count=len(rows),
        least=min(waits),
        most=max(waits),
        sites=", ".join(f"{row['host']} {row['site']}" for row in rows if row["site"]),
    )


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
    years = [2000, 2005, 2010, 2015, 2020, 2025]
    x = across("year", _SPAN, values=years, format="d", grid=False)
    y = in_rows("host")
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
    base = chart_of(signs).transform_calculate(
        label="datum.host + ', ' + datum.year + ': ' + datum.kind"
    )
    legend = alt.Legend(columns=alt.ExprRef("narrow ? 2 : 3"))
    return [wait, dots(base, 85, x=x, y=y, **by_shape("kind", _KINDS, legend))]


def warheads_and_interceptors() -> alt.LayerChart:
    """Return Russia's warheads beside the launch cells of NATO's land sites, on one scale."""
    rows = _missile_rows()
    base = chart_of(rows).transform_calculate(
        label="datum.what + ': ' + format(datum.number, ',')",
        zero="0",
        words="datum.what + ': ' + format(datum.number, ',')",
    )
    y = alt.Y("what:N", title=None, sort=None, axis=None)
    x = across("number", (0, 4600), title="Number", tickCount=5, format=",d")
    color = alt.condition("datum.whose === 'Russia'", alt.value(RUSSIA), alt.value(NATO))
    bars = base.mark_bar(height=11).encode(x=x, y=y, color=color, **said())
    words = words_at(
        base, "true", x=alt.X("zero:Q"), y=y, dx=2, dy=-17, text=alt.ExprRef("datum.words")
    )
    return worded(
        "warheads_and_interceptors",
        panel(bars, words, height=alt.Step(44)),
        told="; ".join(f"{row['what']}: {row['number']:,}" for row in rows),
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
