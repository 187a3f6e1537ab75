"""Figures that measure enlargement: the border with Russia, and distances to two cities."""

from collections.abc import Iterator
from typing import Any

import altair as alt

from coursebook.figures._marks import across, by_dash, by_shape, dots, panel, span, upwards
from coursebook.figures._style import chart_of, literal, narrow_switch, said, words_at
from coursebook.figures._worded import worded
from coursebook.figures.colours import GREY
from nato_course import datasets
from nato_course.course import NATO
from nato_course.tables import BorderTotal, Distance, NatoMember

Row = dict[str, Any]

_MEASURES = {
    "cia_factbook": "CIA World Factbook",
    "geography_of_russia": "Geography of Russia",
    "natural_earth": "Natural Earth",
}
_CITIES = ("Moscow", "St Petersburg")


def border_by_round() -> alt.VConcatChart:
    """Return Russia's land border with NATO members after each round, measured in three ways."""
    rows = list(_border_rows())
    return worded(
        "border_by_round",
        alt.vconcat(_lengths(rows), _shares(rows)).add_params(narrow_switch()),
        first=_span(rows[0]),
        last=_span(rows[-1]),
        shares=", ".join(f"{row['share_pct']:g}% from {row['year']}" for row in rows),
    )


def _border_rows() -> Iterator[Row]:
    """Yield a row for each round that changed the border, with its three lengths."""
    known: tuple[str, ...] = ()
    rows = datasets.rows(BorderTotal)
    names = {row.iso3: row.country for row in datasets.rows(NatoMember)}
    for year in dict.fromkeys(row.round for row in rows):
        by_measure = {row.measurement: row for row in rows if row.round == year}
        main = by_measure["cia_factbook"]
        if set(main.countries) == set(known):
            continue
        added = sorted(names[each] for each in main.countries if each not in known)
        known = main.countries
        yield {
            "year": year,
            "added": ", ".join(added),
            **{name: by_measure[name].total_km for name in _MEASURES},
            "share_pct": main.share_of_russian_land_border_pct,
        }


def _span(row: Row) -> str:
    lengths = [row[name] for name in _MEASURES]
    return f"{min(lengths):,.0f} to {max(lengths):,.0f} km from {row['year']}"


def _lengths(rows: list[Row]) -> alt.LayerChart:
    """Return a sign for each measurement, a bar over their range, and words above each row."""
    fields = [f"datum.{name}" for name in _MEASURES]
    base = chart_of(rows).transform_calculate(
        low=f"min({', '.join(fields)})",
        high=f"max({', '.join(fields)})",
        words="datum.year + ': ' + (datum.year > 1949 ? '+ ' : '') + datum.added + ', '"
        " + format(datum.low, ',.0f') + ' to ' + format(datum.high, ',.0f') + ' km'",
    )
    limit = max(row[name] for row in rows for name in _MEASURES) * 1.02
    x = across("km", (0, limit), tickCount=6, grid=False)
    y = alt.Y("year:N", axis=None)
    range_ = span(base, "low", "high", y, strokeWidth=5, opacity=0.2)
    words = words_at(
        base, "true", x=alt.X("zero:Q"), y=y, dx=0, dy=-18, text=alt.ExprRef("datum.words")
    ).transform_calculate(zero="0")
    title = "Length in kilometres, by three measurements"
    return panel(range_, _measurements(base, x, y), words, height=alt.Step(48), title=title)


def _measurements(base: alt.Chart, x: alt.X, y: alt.Y) -> alt.Chart:
    labels = ", ".join(f"{name}: {literal(label)}" for name, label in _MEASURES.items())
    legend = alt.Legend(columns=alt.ExprRef("narrow ? 2 : 3"))
    folded = base.transform_fold([*_MEASURES], as_=["measure", "km"]).transform_calculate(
        source=f"({{{labels}}})[datum.measure]",
        label="'From ' + datum.year + ', ' + datum.source + ': ' + format(datum.km, ',.0f')"
        " + ' km'",
    )
    signs = by_shape("source", list(_MEASURES.values()), legend)
    return dots(folded, 85, x=x, y=y, **signs)


def _shares(rows: list[Row]) -> alt.LayerChart:
    """Return a bar for the share of the whole border, on an outline of the whole."""
    base = chart_of(rows).transform_calculate(
        label="'From ' + datum.year + ': ' + datum.share_pct + '% of Russia\\'s land border'",
        words="datum.year + ': ' + datum.share_pct + '%'",
        whole="100",
    )
    y = alt.Y("year:N", axis=None)
    axis = alt.Axis(tickCount=5, labelExpr="datum.value + '%'", grid=False)
    x = alt.X("share_pct:Q", title=None, axis=axis).scale(domain=[0, 100])
    whole = base.mark_bar(aria=False, height=14, color=GREY, opacity=0.25).encode(x="whole:Q", y=y)
    share = base.mark_bar(height=14, color=NATO).encode(x=x, y=y, **said())
    words = words_at(base, "true", x=x, y=y, dx=7, text=alt.ExprRef("datum.words"))
    title = "Share of Russia's whole land border, by the CIA"
    return panel(whole, share, words, height=alt.Step(26), title=title)


def distance_by_round() -> alt.LayerChart:
    """Return the distance from Moscow and from St Petersburg to NATO's nearest land."""
    rows: list[Row] = [
        {
            "year": row.round,
            "city": row.city,
            "distance_km": row.distance_km,
            "nearest": row.nearest_country,
        }
        for row in datasets.rows(Distance)
        if row.city in _CITIES
    ]
    moscow = [row for row in rows if row["city"] == "Moscow"]
    return worded(
        "distance_by_round",
        panel(*_distance_layers(rows), height=320, switch=True),
        first=moscow[0],
        last=moscow[-1],
        courses=" ".join(_distance_words(rows, city) for city in _CITIES),
    )


def _distance_layers(rows: list[Row]) -> list[alt.Chart]:
    base = chart_of(rows).transform_calculate(
        label="datum.city + ', ' + datum.year + ': ' + format(datum.distance_km, ',') + ' km to '"
        " + datum.nearest",
        km="format(datum.distance_km, ',') + ' km'",
        words="datum.km + (narrow ? '' : ' (' + datum.nearest + ')')",
    )
    x = across("year", format="d", grid=False, tickCount=8)
    title = "Kilometres to NATO's nearest land"
    y = upwards("distance_km", (0, 1600), title=title, grid=False, tickCount=4)
    lines = base.mark_line(interpolate="step-after", aria=False, strokeWidth=2.5)
    return [
        lines.encode(x=x, y=y, **by_dash("city", _CITIES)),
        dots(base, 50, x=x, y=y, **by_shape("city", _CITIES)),
        *(words_at(base, where, x=x, y=y, **place) for where, place in _distance_places(rows)),
    ]


def _changes(rows: list[Row], city: str) -> list[Row]:
    """Return the rows in which a city's distance differs from the one before."""
    changes: list[Row] = []
    for row in rows:
        changed = not changes or changes[-1]["distance_km"] != row["distance_km"]
        if row["city"] == city and changed:
            changes.append(row)
    return changes


def _distance_words(rows: list[Row], city: str) -> str:
    course = ", ".join(
        f"{row['distance_km']:,} km from {row['year']} ({row['nearest']})"
        for row in _changes(rows, city)
    )
    return f"{city}: {course}."


def _distance_places(rows: list[Row]) -> Iterator[tuple[str, Row]]:
    """Yield where each distance is written, and how.

    The upper line's numbers stand over its flat stretches; the lower line's stand left of its
    steps, where nothing is drawn.
    """
    over = {"align": "left", "dx": 4, "dy": -12}
    left = {"align": "right", "dx": -8, "dy": 0}
    for city in _CITIES:
        for number, row in enumerate(_changes(rows, city)):
            where = f"datum.city === {literal(city)} && datum.year === {row['year']}"
            text = "datum.words" if number else "datum.city + ': ' + datum.words"
            place = over if number == 0 or city == _CITIES[0] else left
            yield where, {**place, "text": alt.ExprRef(text)}
