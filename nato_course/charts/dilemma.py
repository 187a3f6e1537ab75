"""Figures of the security dilemma: scores of strategies, and the trust that reassurance needs."""

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from coursebook.figures._form import Figure, blank, drawn_once, rows_blank, value_blank
from coursebook.figures._lines import some
from coursebook.figures._marks import across, by_dash, by_shape, dots, panel, upwards
from coursebook.figures._style import said, words_at
from coursebook.figures._worded import worded
from coursebook.figures.colours import GREY, PLUM, STONE

_LEVEL = 1e-9
_CHOICES = ("reassure", "arm")


def tournament_scores(rows: Sequence[Mapping[str, Any]], *, top: float = 5, **words: Any) -> Figure:
    """Return a bar for each strategy, in the order of the rows, with the highest told apart.

    Args:
        rows: `strategy` and `score`, a row a strategy.
        top: the highest score drawn, to compare figures.
        words: `title`, `note` or `sources`, in place of the course's.

    Raises:
        CourseError: there are no rows.
    """
    best = max(row["score"] for row in some("tournament_scores", rows))
    data = [
        {
            "strategy": row["strategy"],
            "score": round(row["score"], 3),
            "place": "highest" if best - row["score"] < _LEVEL else "",
        }
        for row in rows
    ]
    return _scores_form(len(data), top, **words).filled(
        rows=data,
        highest=" and ".join(str(row["strategy"]) for row in data if row["place"]),
        scores=", ".join(f"{row['strategy']} {row['score']:.2f}" for row in data),
        **{f"place_{place}": row["strategy"] for place, row in enumerate(data)},
    )


@drawn_once
def _scores_form(count: int, top: float, **words: Any) -> alt.LayerChart:
    order = [blank(f"place_{place}") for place in range(count)]
    return worded(
        "tournament_scores",
        panel(*_bars(order, top), height=alt.Step(30)),
        highest=blank("highest"),
        scores=blank("scores"),
        **words,
    )


def _bars(order: list[str], top: float) -> list[alt.Chart]:
    base = rows_blank().transform_calculate(
        label="datum.strategy + ': ' + format(datum.score, '.2f') + ' points a round'"
        " + (datum.place ? ', the highest' : '')",
        words="format(datum.score, '.2f') + (datum.place ? '  highest' : '')",
    )
    y = alt.Y("strategy:N", sort=order, title=None, axis=alt.Axis(ticks=False, domain=False))
    x = across("score", (0, top * 1.2), title="Points a round", tickCount=5)
    color = alt.condition("datum.place !== ''", alt.value(PLUM), alt.value(STONE))
    bars = base.mark_bar(size=16).encode(x=x, y=y, color=color, **said())
    scores = base.mark_text(aria=False, align="left", baseline="middle", dx=5).encode(
        x=x, y=y, text="words:N"
    )
    return [bars, scores]


def trust_threshold(
    rows: Sequence[Mapping[str, Any]],
    least: float | None,
    *,
    bounds: tuple[float, float] = (-5, 5),
    **words: Any,
) -> Figure:
    """Return what reassuring and arming are worth at each degree of trust, and where they cross.

    Args:
        rows: `trust_pct`, `choice` ("reassure" or "arm") and `worth`, ordered by trust.
        least: the trust at which the lines cross, 0 to 1; None where they do not.
        bounds: lowest and highest worth drawn, to compare figures.
        words: `title`, `note` or `sources`, in place of the course's.

    Raises:
        CourseError: there are no rows.
    """
    data = [{**row, "worth": round(row["worth"], 4)} for row in some("trust_threshold", rows)]
    crossing = (
        f"They cross at a trust of {100 * least:.0f}%; above it reassuring is worth more."
        if least is not None
        else "They do not cross: arming is worth more at any trust."
    )
    return _worth_form(*bounds, least is not None, **words).filled(
        rows=data,
        crossing=crossing,
        **_name_shifts(data, bounds),
        **({} if least is None else _crossing_values(round(100 * least, 1), bounds[0])),
    )


@drawn_once
def _worth_form(low: float, high: float, cross: bool, **words: Any) -> alt.LayerChart:
    layers = [*_worth_lines((low, high)), *(_crossing() if cross else [])]
    return worded(
        "trust_threshold", panel(*layers, height=320), crossing=blank("crossing"), **words
    )


def _worth_lines(bounds: tuple[float, float]) -> list[alt.Chart]:
    base = rows_blank().transform_calculate(
        label="'Trust ' + datum.trust_pct + '%, to ' + datum.choice + ': ' + "
        "format(datum.worth, '.1f') + ' points'"
    )
    title, values = "Trust that the other will reassure (%)", [0, 20, 40, 60, 80, 100]
    x = across("trust_pct", (0, 122), title=title, values=values, grid=False)
    y = upwards("worth", bounds, title="Worth on average (points)", tickCount=6)
    line = base.mark_line(aria=False, strokeWidth=2.5)
    names = [
        words_at(
            base,
            f"datum.choice === '{choice}' && datum.trust_pct === 100",
            x=x,
            y=y,
            dx=8,
            dy=value_blank(f"shift_{choice}"),
            text=choice,
        )
        for choice in _CHOICES
    ]
    return [
        line.encode(x=x, y=y, **by_dash("choice", _CHOICES)),
        dots(base, 45, x=x, y=y, **by_shape("choice", _CHOICES)),
        *names,
    ]


def _name_shifts(data: Sequence[Mapping[str, Any]], bounds: tuple[float, float]) -> dict[str, int]:
    """Return how far each name moves down: close ends are drawn apart, so that both can be read."""
    ends = {row["choice"]: row["worth"] for row in data if row["trust_pct"] == 100}
    near = abs(ends["reassure"] - ends["arm"]) < (bounds[1] - bounds[0]) / 16
    shift = {"reassure": -8, "arm": 8} if near and ends["reassure"] >= ends["arm"] else {}
    return {f"shift_{choice}": shift.get(choice, 0) for choice in _CHOICES}


def _crossing() -> list[alt.Chart]:
    base = rows_blank("least").transform_calculate(label=f"'Least trust: {blank('least_pct')}%'")
    x = alt.X("least_pct:Q")
    rule = base.mark_rule(color=GREY, strokeDash=[3, 3], strokeWidth=2).encode(x=x, **said())
    words = base.mark_text(
        aria=False,
        align=value_blank("least_align"),
        baseline="bottom",
        dx=value_blank("least_dx"),
        dy=-6,
        text=f"least trust {blank('least_pct')}%",
    ).encode(x=x, y=alt.Y("foot:Q"))
    return [rule, words]


def _crossing_values(place: float, foot: float) -> dict[str, Any]:
    left = place > 60
    return {
        "least": [{"least_pct": place, "foot": foot}],
        "least_pct": f"{place:.0f}",
        "least_align": "right" if left else "left",
        "least_dx": -6 if left else 6,
    }
