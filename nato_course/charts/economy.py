"""The figure of Russia's economy after the Soviet Union."""

from typing import Any

import altair as alt

from coursebook.figures._figure import shown
from coursebook.figures._marks import across, course, panel
from coursebook.figures._style import chart_of, said, words_at
from coursebook.figures._worded import worded
from nato_course import datasets
from nato_course.course import RUSSIA
from nato_course.tables import RussiaEconomyYear

_FIRST, _LAST = 1990, 2010
_HEIGHT = 190
_BAR = 0.64  # of a year
_GROWTH, _PRICES = "gdp_growth_pct", "cpi_inflation_pct"


def russia_economy() -> alt.VConcatChart:
    """Return Russia's yearly growth of output and of consumer prices, 1990 to 2010."""
    rows: list[dict[str, Any]] = [
        {"year": row.year, _GROWTH: row.gdp_growth_pct, _PRICES: row.cpi_inflation_pct}
        for row in datasets.rows(RussiaEconomyYear)
        if _FIRST <= row.year <= _LAST
    ]
    priced = [row for row in rows if row[_PRICES] is not None]
    falls = [row for row in rows if row[_GROWTH] < 0]
    worst = min(falls, key=lambda row: float(row[_GROWTH]))
    return worded(
        "russia_economy",
        alt.vconcat(_growth(rows), _prices(priced)),
        fell=len(falls),
        fell_in=", ".join(str(row["year"]) for row in falls),
        count=len(rows),
        since=_FIRST,
        until=_LAST,
        worst=f"{worst['year']} ({shown(round(worst[_GROWTH], 1))}%)",
        peak=max(priced, key=lambda row: float(row[_PRICES])),
        first=priced[0],
        last=priced[-1],
    )


def _years(field: str = "year") -> alt.X:
    span = (_FIRST - 0.7, _LAST + 0.7)
    return across(field, span, format="d", grid=False, tickCount=6)


def _growth(rows: list[dict[str, Any]]) -> alt.LayerChart:
    base = chart_of(rows).transform_calculate(
        label="datum.year + ': ' + (datum.gdp_growth_pct < 0 ? 'output fell by ' : 'output grew by "
        "') + format(abs(datum.gdp_growth_pct), '.1f') + '%'",
        left=f"datum.year - {_BAR / 2}",
        right=f"datum.year + {_BAR / 2}",
    )
    y = alt.Y(f"{_GROWTH}:Q", title=None, axis=alt.Axis(tickCount=6))
    falls = alt.condition(f"datum.{_GROWTH} < 0", alt.value(1), alt.value(0.55))
    bars = base.mark_bar(color=RUSSIA).encode(
        x=_years("left"), x2="right:Q", y=y, y2=alt.datum(0), opacity=falls, **said()
    )
    zero = base.mark_rule(aria=False, opacity=0.6).encode(y=alt.datum(0))
    worst = min(row[_GROWTH] for row in rows)
    where, told = f"datum.{_GROWTH} === {worst}", f"{shown(round(worst, 1))}%"
    lowest = words_at(base, where, x=_years("right"), y=y, dx=4, text=told)
    return panel(bars, zero, lowest, height=_HEIGHT, title="Growth of GDP, % a year")


def _prices(rows: list[dict[str, Any]]) -> alt.LayerChart:
    base = chart_of(rows).transform_calculate(
        label=f"datum.year + ': prices rose by ' + format(datum.{_PRICES}, ',.1f') + '%'"
    )
    axis = alt.Axis(values=[1, 10, 100, 1000], format=",d")
    # A logarithmic scale has no zero, so points and not bars.
    y = alt.Y(f"{_PRICES}:Q", title=None, axis=axis).scale(type="log", domain=[3, 1500], nice=False)
    line = course(base, 50, RUSSIA, x=_years(), y=y)
    highest = max(row[_PRICES] for row in rows)
    peak = words_at(
        base, f"datum.{_PRICES} === {highest}", x=_years(), y=y, dx=9, text=f"{highest:,.0f}%"
    )
    return panel(*line, peak, height=_HEIGHT, title="Rise of consumer prices, % a year")
