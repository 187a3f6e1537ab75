"""Figures of military spending: by country, and of the alliance beside Russia and Ukraine."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import altair as alt

from coursebook.errors import CourseError
from coursebook.figures._lines import Name, courses, line_names, named_lines, names
from coursebook.figures._marks import by_shape, panel
from coursebook.figures._style import chart_of, words_at
from coursebook.figures._worded import worded
from coursebook.figures.colours import GREY
from nato_course import datasets
from nato_course.tables import DefenceSpending

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
_SIGN = 12
"""The room of a line's sign before its name, in pixels."""

_SPENDERS = {
    "USA": "United States",
    "NATO_X_USA": "Other allies",
    "RUS": "Russia",
    "UKR": "Ukraine",
}
_MOST_BILLIONS = 1100


def spending_by_country(codes: Sequence[str], measure: Measure = "share") -> alt.LayerChart:
    """Return military spending of some countries from 1990, with the allies' aims for shares.

    Args:
        codes: of the countries in `defence_spending`, at most four, such as ("DEU", "POL").
        measure: "share" of output, or "dollars" at the prices of 2023.

    Raises:
        CourseError: a code or the measure is not in the table.
    """
    rows = _spending(codes, measure)
    who = names("spending_by_country", rows, "who")
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
    lines = _signed_lines(base, who, own, limit, _LEVELS[measure])
    aims = _aims(rows) if aimed else []
    aim_names = _aim_names(aimed, [end for end in ends if end not in own]) if aimed else []
    year, spent = _spent(rows, measure)
    return worded(
        f"spending_by_country_{measure}",
        panel(*aims, alt.layer(*lines), *aim_names, height=_HEIGHT, switch=True),
        year=year,
        spent=spent,
        courses=courses(rows, "who", "year", limit),
        guideline=GUIDELINE_2014,
        core=CORE_2025,
    )


def _spent(rows: Sequence[Row], measure: Measure) -> tuple[int, str]:
    """Return the last year that all countries have, and what each spent in it."""
    last = {str(row["who"]): row["step"] for row in rows}
    year = min(last.values())
    unit = "%" if measure == "share" else " billion"
    spent = [f"{r['who']} {r['level']:,.1f}{unit}" for r in rows if r["step"] == year]
    return year, ", ".join(spent)


def _spending(codes: Sequence[str], measure: Measure) -> list[Row]:
    if measure not in _FIELDS:
        raise CourseError(
            f"spending_by_country: no measure '{measure}'; give one of {', '.join(_FIELDS)}."
        )
    table = [row for row in datasets.rows(DefenceSpending) if row.year >= 1990]
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
    """Return the guideline of 2014 and the pledge of 2025 as thin lines without a sign."""
    years = [row["step"] for row in rows]
    last = max(years)
    return [
        _aim(GUIDELINE_2014, (2014, last)),
        _aim(CORE_2025, (min(years), last)),
    ]


def _aim(level: float, years: tuple[int, int]) -> alt.Chart:
    ends = chart_of([{"step": year, "level": level} for year in years])
    line: alt.Chart = ends.mark_line(aria=False, color=GREY, strokeWidth=1)
    return line.encode(x=alt.X("step:Q"), y=alt.Y("level:Q"))


def _signed_lines(
    base: alt.Chart, who: tuple[str, ...], ends: Sequence[Name], limit: float, level: str
) -> list[alt.Chart | alt.LayerChart]:
    """Return named lines, each name after the sign of its line in the line's colour."""
    shifted = [end._replace(dx=end.dx + _SIGN) for end in ends]
    lines = named_lines(base, who, shifted, by="who", limit=limit, time="", level=level)
    signs = [
        base.transform_filter(end.where)
        .mark_point(filled=True, opacity=1, size=45, aria=False, xOffset=end.dx + 2, yOffset=end.dy)
        .encode(x=alt.X("step:Q"), y=alt.Y("level:Q"), **by_shape("who", who))
        .transform_calculate(step=str(end.step), level=str(end.level))
        for end in ends
    ]
    return [lines, *signs]


def military_spending(first: int = 1993) -> alt.LayerChart:
    """Return military spending of the United States, the other allies, Russia and Ukraine.

    Args:
        first: the first year.
    """
    rows: list[Row] = [
        {"step": row.year, "who": _SPENDERS[row.code], "level": row.constant_usd_2023_bn}
        for code in _SPENDERS
        for row in datasets.rows(DefenceSpending)
        if row.code == code and row.year >= first and row.constant_usd_2023_bn is not None
    ]
    base = chart_of(rows).transform_calculate(
        label="datum.who + ', ' + datum.step + ': ' + format(datum.level, ',.1f') + ' billion'"
    )
    lines = _signed_lines(
        base,
        tuple(dict.fromkeys(str(row["who"]) for row in rows)),
        line_names(rows, "who", limit=_MOST_BILLIONS, height=_HEIGHT),
        _MOST_BILLIONS,
        _LEVELS["dollars"],
    )
    last = max(row["step"] for row in rows)
    now = {row["who"]: row["level"] for row in rows if row["step"] == last}
    return worded(
        "military_spending",
        panel(*lines, height=_HEIGHT, switch=True),
        last=last,
        us=_times(now, "United States"),
        others=_times(now, "Other allies"),
        courses=courses(rows, "who", "year", _MOST_BILLIONS),
    )


def _times(spent: Mapping[str, float], who: str) -> str:
    return f"{spent[who] / spent['Russia']:.1f} times"
