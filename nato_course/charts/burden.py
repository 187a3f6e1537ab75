"""Figures of burdens: spending by country, counts of exercises against each other, forces east."""

from collections.abc import Sequence
from typing import Any, Literal

import altair as alt

from nato_course import datasets
from nato_course.charts._figure import figure, shown
from nato_course.charts._lines import Name, courses, line_names, named_lines, names
from nato_course.charts._style import WIDE, chart_of, narrow_switch, said, words_at
from nato_course.charts.colours import GREY, NATO, RUSSIA, UNITED_STATES
from nato_course.errors import CourseError

Row = dict[str, Any]
Measure = Literal["share", "dollars"]

GUIDELINE_2014, CORE_2025 = 2.0, 3.5
"""Shares of output: the guideline of Wales (wales2014), the core part of The Hague (hague2025)."""

_FIELDS: dict[Measure, str] = {"share": "share_gdp_pct", "dollars": "constant_usd_2023_bn"}
_LEVELS: dict[Measure, str] = {
    "share": "Share of GDP, %",
    "dollars": "Billion US dollars of 2023",
}
_TOPS: dict[Measure, tuple[float, ...]] = {
    "share": (5, 8, 40),
    "dollars": (40, 100, 160, 1100),
}
_HEIGHT = 320
_BEFORE, _LATER = "Hosts since 2017", "Hosts since 2022"


def spending_by_country(codes: Sequence[str], measure: Measure = "share") -> alt.LayerChart:
    """Return military spending of some countries from 1990, with the allies' aims for shares.

    Args:
        codes: of the countries in `defence_spending`, at most four, such as ("DEU", "POL").
        measure: "share" of output, or "dollars" at the prices of 2023.

    Raises:
        CourseError: a code or the measure is not in the table.
    """
    rows = _spending(codes, measure)
    who = names(rows, "who", title="spending_by_country")
    most = max(float(row["level"]) for row in rows)
    limit = next(top for top in _TOPS[measure] if top >= 1.05 * most)
    unit = "'% of GDP'" if measure == "share" else "' billion dollars'"
    base = chart_of(rows).transform_calculate(
        label=f"datum.who + ', ' + datum.step + ': ' + format(datum.level, ',.1f') + {unit}"
    )
    aimed = _aim_rows(rows) if measure == "share" else []
    # Their names are spread together, so that none covers another, and then parted again.
    ends = line_names([*rows, *aimed], "who", limit=limit, height=_HEIGHT)
    own = [end for end in ends if not any(end.text == row["who"] for row in aimed)]
    lines = named_lines(base, who, own, by="who", limit=limit, time="", level=_LEVELS[measure])
    aims = _aims(rows) if aimed else []
    aim_names = _aim_names(aimed, [end for end in ends if end not in own]) if aimed else []
    return figure(
        alt.layer(*aims, lines, *aim_names)
        .add_params(narrow_switch())
        .properties(width=WIDE, height=_HEIGHT),
        title=f"Military spending of {_listed(who)}: {_TITLES[measure]}",
        description=courses(rows, "who", "year", limit) + (_AIMS_SAID if aims else ""),
        sources=(datasets.describe("defence_spending").publisher,)
        + (("wales2014", "hague2025") if aims else ()),
        columns={"step": "Year", "who": "Country", "level": _COLUMNS[measure]},
        note=_NOTES[measure],
    )


_TITLES: dict[Measure, str] = {
    "share": "share of output",
    "dollars": "at the prices and exchange rates of 2023",
}
_COLUMNS: dict[Measure, str] = {
    "share": "Share of GDP (%)",
    "dollars": "Spending (billion US$ of 2023)",
}
_NOTES: dict[Measure, str] = {
    "share": (
        f"Grey: NATO's guideline of {GUIDELINE_2014:g}% since 2014, and {CORE_2025:g}% for core "
        "defence by 2035, pledged in 2025. Countries by SIPRI's definition, the aims by NATO's. "
        "A share can also rise because output falls."
    ),
    "dollars": (
        "At exchange rates, which understate what roubles, hryvnias and zlotys buy at home: "
        "compare each line with its own past first. Some values are estimates."
    ),
}
_AIMS_SAID = (
    f" A line at {GUIDELINE_2014:g}% from 2014 marks the guideline of Wales; one at "
    f"{CORE_2025:g}% the part of the pledge of The Hague for core defence, due by 2035."
)


def _spending(codes: Sequence[str], measure: Measure) -> list[Row]:
    if measure not in _FIELDS:
        raise CourseError(
            f"spending_by_country: no measure '{measure}'; give one of {', '.join(_FIELDS)}."
        )
    table = [row for row in datasets.load("defence_spending") if row.year >= 1990]
    unknown = sorted(set(codes) - {row.code for row in table})
    if unknown or not codes:
        raise CourseError(
            f"spending_by_country: no country {unknown or 'given'}; choose from "
            f"{', '.join(sorted({row.code for row in table}))}."
        )
    rows = [
        {"step": row.year, "who": row.name, "level": value}
        for code in codes
        for row in table
        if row.code == code and (value := getattr(row, _FIELDS[measure])) is not None
    ]
    if len({row["who"] for row in rows}) < len(codes):
        raise CourseError(f"spending_by_country: a country of {[*codes]} has no {measure} values.")
    return rows


def _listed(listed: Sequence[str]) -> str:
    words = [f"the {name}" if name.startswith("United ") else name for name in listed]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _aim_rows(rows: Sequence[Row]) -> list[Row]:
    """Return where the lines of the aims end, with their names."""
    last = max(row["step"] for row in rows)
    return [
        {"step": last, "who": f"{name}, {level:g}%", "level": level}
        for name, level in (("guideline", GUIDELINE_2014), ("pledge", CORE_2025))
    ]


def _aim_names(rows: Sequence[Row], ends: Sequence[Name]) -> list[alt.Chart]:
    base = chart_of(rows)
    x, y = alt.X("step:Q"), alt.Y("level:Q")
    return [
        words_at(base, end.where, x=x, y=y, dx=end.dx, dy=end.dy, text=end.text) for end in ends
    ]


def _aims(rows: Sequence[Row]) -> list[alt.Chart]:
    """Return the guideline of 2014 and the pledge of 2025 as grey lines."""
    years = [row["step"] for row in rows]
    last = max(years)
    return [
        _aim(GUIDELINE_2014, (2014, last), [7, 3]),
        _aim(CORE_2025, (min(years), last), [1, 4]),
    ]


def _aim(level: float, years: tuple[int, int], dash: list[int]) -> alt.Chart:
    ends = chart_of([{"step": year, "level": level} for year in years])
    line: alt.Chart = ends.mark_line(aria=False, color=GREY, strokeDash=dash, strokeWidth=2.5)
    return line.encode(x=alt.X("step:Q"), y=alt.Y("level:Q"))


def exercise_ratios() -> alt.LayerChart:
    """Return, for each exercise that others counted too, their number over the organiser's."""
    rows = _ratio_rows()
    more = [row["name"] for row in rows if row["low"] > 1]
    fewer = [row["name"] for row in rows if row["high"] < 1]
    return figure(
        alt.layer(*_ratio_layers(rows)).properties(width=WIDE, height=alt.Step(34)),
        title="How many times the organiser's number did others count?",
        description=(
            f"A bar for each of {len(rows)} exercises led by Russia, on a scale that multiplies, "
            "from the lowest to the highest number of others over the organiser's. Others counted "
            f"more in every reading for {_listed(more)}, fewer in every reading for "
            f"{_listed(fewer)}; for the rest it depends on which numbers are compared."
        ),
        sources=(datasets.describe("exercises").publisher,),
        columns={
            "year": "Year",
            "name": "Exercise",
            "low": "Lowest of others over the organiser's highest (times)",
            "high": "Highest of others over the organiser's lowest (times)",
        },
        note=(
            "A long bar means that nobody agrees what counts as the exercise. No outside count of "
            "a NATO exercise was found, so this compares Russia's alone."
        ),
    )


def _ratio_rows() -> list[Row]:
    found = []
    for row in datasets.load("exercises"):
        counts = (
            row.declared_low_troops,
            row.declared_high_troops,
            row.estimated_low_troops,
            row.estimated_high_troops,
        )
        if None in counts:
            continue
        least, most, low, high = (float(each) for each in counts if each is not None)
        ratios = {"low": round(low / most, 2), "high": round(high / least, 2)}
        found.append({"year": row.year, "name": row.name, **ratios})
    return sorted(found, key=lambda row: row["year"])


def _ratio_layers(rows: list[Row]) -> list[alt.Chart]:
    base = chart_of(rows).transform_calculate(
        label="datum.name + ': ' + datum.low + ' to ' + datum.high + ' times the organiser\\'s'"
    )
    y = alt.Y("name:N", title=None, sort=None, axis=alt.Axis(grid=False, ticks=False))
    axis = alt.Axis(
        values=[0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50], labelExpr="'×' + datum.value", orient="bottom"
    )
    low, high = (
        alt.X(f"{end}:Q", title=None, axis=axis).scale(type="log", domain=[0.1, 50], nice=False)
        for end in ("low", "high")
    )
    one = chart_of([{"low": 1}]).mark_rule(aria=False, strokeWidth=2).encode(x=low)
    spans = base.mark_rule(strokeWidth=7, opacity=0.6, color=RUSSIA, aria=False)
    starts = base.mark_point(filled=True, opacity=1, size=90, color=RUSSIA).encode(
        x=low, y=y, **said()
    )
    ends = base.mark_point(filled=True, opacity=1, size=90, color=RUSSIA, aria=False)
    return [one, spans.encode(x=low, x2="high:Q", y=y), starts, ends.encode(x=high, y=y)]


def forces_east() -> alt.VConcatChart:
    """Return NATO's battlegroups before and after 2014 and 2022, over all US forces in Europe."""
    groups, troops = _group_rows(), _us_rows()
    groups_from = datasets.describe("forward_presence")
    first, last = troops[0], troops[-1]
    totals = {
        when: sum(row["persons"] for row in groups if row["when"] == when)
        for when in dict.fromkeys(row["when"] for row in groups)
    }
    told = ", ".join(f"{when} {shown(total)}" for when, total in totals.items())
    return figure(
        alt.vconcat(_group_panel(groups), _us_panel(troops)),
        title="Allied forces near the border before and after 2014 and 2022",
        description=(
            f"Upper panel: soldiers in NATO's battlegroups in the east: {told}. Lower panel: "
            f"United States forces in all of Europe by year, from {shown(first['persons'])} in "
            f"{first['year']} to {shown(last['persons'])} in {last['year']}, with lines at 2014 "
            "and 2022."
        ),
        sources=("warsaw2016", f"{groups_from.publisher}, {groups_from.edition}", "troopdata2026"),
        columns={"when": "When", "what": "Forces", "persons": "Soldiers (persons)"},
        note=(
            "The battlegroups began in 2017. Other allied forces in the east and US units on "
            "rotation are mostly left out. The tables hold no yearly count of Russian forces near "
            "the border, so this is one side alone."
        ),
    )


def _group_rows() -> list[Row]:
    table = datasets.load("forward_presence")
    old, new = ([row for row in table if row.since == since] for since in (2017, 2022))
    counts = [
        ("2013", _BEFORE, 0),
        ("2020", _BEFORE, sum(row.troops_2020 or 0 for row in old)),
        ("June 2022", _BEFORE, sum(row.troops_2022_06 for row in old)),
        ("June 2022", _LATER, sum(row.troops_2022_06 for row in new)),
    ]
    return [{"when": when, "what": what, "persons": persons} for when, what, persons in counts]


def _us_rows() -> list[Row]:
    return [
        {
            "when": str(row.year),
            "what": "United States, all of Europe",
            "persons": row.europe_troops,
            "year": row.year,
        }
        for row in datasets.load("us_troops_europe")
        if row.year >= 2010
    ]


def _group_panel(rows: list[Row]) -> alt.LayerChart:
    base = chart_of(rows).transform_calculate(
        label="datum.when + ', ' + lower(datum.what) + ': ' + format(datum.persons, ',')"
        " + ' soldiers'"
    )
    y = alt.Y("when:N", title=None, sort=None, axis=alt.Axis(grid=False, ticks=False))
    x = alt.X("persons:Q", title=None, axis=alt.Axis(tickCount=5, format=",d"), stack="zero")
    bars = base.mark_bar(height=20, color=NATO, stroke=NATO).encode(
        x=x.scale(domain=[0, 11_000], nice=False),
        y=y,
        opacity=alt.Opacity(
            "what:N",
            legend=alt.Legend(),
            scale=alt.Scale(domain=[_BEFORE, _LATER], range=[1, 0.45]),
        ),
        order=alt.Order("what:N"),
        **said(),
    )
    totals = (
        base.transform_aggregate(total="sum(persons)", groupby=["when"])
        .mark_text(aria=False, align="left", dx=6)
        .encode(x=alt.X("total:Q"), y=y, text=alt.Text("total:Q", format=",d"))
    )
    return alt.layer(bars, totals).properties(
        width=WIDE, height=alt.Step(34), title="NATO's battlegroups in the east, soldiers"
    )


def _us_panel(rows: list[Row]) -> alt.LayerChart:
    base = chart_of(rows).transform_calculate(
        label="datum.year + ': ' + format(datum.persons, ',') + ' soldiers'"
    )
    axis = alt.Axis(format="d", grid=False, values=[2010, 2014, 2018, 2022])
    x = alt.X("year:Q", title=None, axis=axis).scale(domain=[2009.6, 2024.6], nice=False)
    y = alt.Y("persons:Q", title=None, axis=alt.Axis(tickCount=4, format=",d")).scale(
        domain=[0, 80_000], nice=False
    )
    line = base.mark_line(aria=False, strokeWidth=2.5, color=UNITED_STATES).encode(x=x, y=y)
    points = base.mark_point(filled=True, opacity=1, size=45, color=UNITED_STATES).encode(
        x=x, y=y, **said()
    )
    marks = chart_of([{"year": 2014.2, "words": "Crimea"}, {"year": 2022.15, "words": "Invasion"}])
    rules = marks.mark_rule(aria=False, strokeDash=[5, 3]).encode(x=x)
    names = marks.mark_text(aria=False, align="right", dx=-5).encode(
        x=x, y=alt.value(110), text="words:N"
    )
    return alt.layer(rules, names, line, points).properties(
        width=WIDE, height=150, title="United States forces in all of Europe"
    )
