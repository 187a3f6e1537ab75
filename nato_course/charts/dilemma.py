"""Figures of the security dilemma: scores of strategies, and the trust that reassurance needs."""

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from coursebook.errors import CourseError
from coursebook.figures._figure import figure
from coursebook.figures._form import Figure, blank, drawn_once, rows_blank, value_blank
from coursebook.figures._style import DASHES, SHAPES, WIDE, said, words_at
from nato_course.charts.colours import GREEN, GREY, PLUM, STONE

_BAR_STEP = 30
_HEIGHT = 320
_LEVEL = 1e-9
_CHOICES = ("reassure", "arm")


def tournament_scores(
    rows: Sequence[Mapping[str, Any]],
    *,
    top: float = 5,
    title: str = "Which strategy has the highest mean score?",
    sources: Sequence[str] = ("A model of this course",),
    note: str = "",
) -> Figure:
    """Return a bar for each strategy, in the order of the rows, with the highest told apart.

    Args:
        rows: `strategy` and `score`, a row a strategy.
        top: the highest score drawn, to compare figures.
        title: what the figure shows.
        sources: keys of the bibliography, or plain credits.
        note: a caution to stand under the title.

    Raises:
        CourseError: there are no rows.
    """
    if not rows:
        raise CourseError(f"Figure '{title}': there are no rows to draw; give at least one.")
    best = max(row["score"] for row in rows)
    data = [
        {
            "strategy": row["strategy"],
            "score": round(row["score"], 3),
            "place": "highest" if best - row["score"] < _LEVEL else "",
        }
        for row in rows
    ]
    form = _scores_form(len(data), top, title, tuple(sources), note)
    return form.filled(
        {"rows": data},
        description=f"A bar for each strategy. {_told(data)}",
        **{f"place_{place}": row["strategy"] for place, row in enumerate(data)},
    )


@drawn_once
def _scores_form(
    count: int, top: float, title: str, sources: tuple[str, ...], note: str
) -> alt.LayerChart:
    order = [blank(f"place_{place}") for place in range(count)]
    return figure(
        _bars(order, top).properties(width=WIDE, height=alt.Step(_BAR_STEP)),
        title=title,
        description=blank("description"),
        sources=sources,
        columns={"strategy": "Strategy", "score": "Mean points a round", "place": "Place"},
        note=note,
    )


def trust_threshold(
    rows: Sequence[Mapping[str, Any]],
    least: float | None,
    *,
    bounds: tuple[float, float] = (-5, 5),
    title: str = "When is reassuring worth more than arming?",
    sources: Sequence[str] = ("A model of this course", "kydd2005"),
    note: str = "",
) -> Figure:
    """Return what reassuring and arming are worth at each degree of trust, and where they cross.

    Args:
        rows: `trust_pct`, `choice` ("reassure" or "arm") and `worth`, ordered by trust.
        least: the trust at which the lines cross, 0 to 1; None where they do not.
        bounds: lowest and highest worth drawn, to compare figures.
        title: what the figure shows.
        sources: keys of the bibliography, or plain credits.
        note: a caution to stand under the title.

    Raises:
        CourseError: there are no rows.
    """
    if not rows:
        raise CourseError(f"Figure '{title}': there are no rows to draw; give at least one.")
    data = [{**row, "worth": round(row["worth"], 4)} for row in rows]
    crossing = (
        f"They cross at a trust of {100 * least:.0f}%; above it reassuring is worth more."
        if least is not None
        else "They do not cross: arming is worth more at any trust."
    )
    crossed = {} if least is None else _crossing_values(round(100 * least, 1))
    at = [] if least is None else [{"least_pct": round(100 * least, 1), "foot": bounds[0]}]
    form = _worth_form(*bounds, bool(at), title, tuple(sources), note)
    return form.filled(
        {"rows": data, **({"least": at} if at else {})},
        description=f"Two lines over trust from 0 to 100%, one for each choice. {crossing}",
        **_name_shifts(data, bounds),
        **crossed,
    )


@drawn_once
def _worth_form(
    low: float, high: float, cross: bool, title: str, sources: tuple[str, ...], note: str
) -> alt.LayerChart:
    layers = [*_worth_lines((low, high)), *(_crossing() if cross else [])]
    return figure(
        alt.layer(*layers).properties(width=WIDE, height=_HEIGHT),
        title=title,
        description=blank("description"),
        sources=sources,
        columns={
            "trust_pct": "Trust (%)",
            "choice": "Choice",
            "worth": "Worth on average (points)",
        },
        note=note,
    )


def _told(data: Sequence[Mapping[str, Any]]) -> str:
    scores = ", ".join(f"{row['strategy']} {row['score']:.2f}" for row in data)
    first = " and ".join(str(row["strategy"]) for row in data if row["place"])
    return f"Highest: {first}. Points a round: {scores}."


def _bars(order: list[str], top: float) -> alt.LayerChart:
    base = rows_blank().transform_calculate(
        label="datum.strategy + ': ' + format(datum.score, '.2f') + ' points a round'"
        " + (datum.place ? ', the highest' : '')",
        words="format(datum.score, '.2f') + (datum.place ? '  highest' : '')",
    )
    y = alt.Y("strategy:N", sort=order, title=None, axis=alt.Axis(ticks=False, domain=False))
    x = alt.X("score:Q", title="Points a round", axis=alt.Axis(tickCount=5)).scale(
        domain=[0, top * 1.2], nice=False
    )
    color = alt.condition("datum.place !== ''", alt.value(PLUM), alt.value(STONE))
    bars = base.mark_bar(size=16).encode(x=x, y=y, color=color, **said())
    scores = base.mark_text(aria=False, align="left", baseline="middle", dx=5).encode(
        x=x, y=y, text="words:N"
    )
    return alt.layer(bars, scores)


def _worth_lines(bounds: tuple[float, float]) -> list[alt.Chart]:
    base = rows_blank().transform_calculate(
        label="'Trust ' + datum.trust_pct + '%, to ' + datum.choice + ': ' + "
        "format(datum.worth, '.1f') + ' points'"
    )
    choices = list(_CHOICES)
    x = alt.X("trust_pct:Q", title="Trust that the other will reassure (%)").scale(
        domain=[0, 122], nice=False
    )
    x = x.axis(values=[0, 20, 40, 60, 80, 100], grid=False)
    y = alt.Y("worth:Q", title="Worth on average (points)", axis=alt.Axis(tickCount=6)).scale(
        domain=list(bounds), nice=False
    )
    color = alt.Color("choice:N", legend=None, scale=alt.Scale(domain=choices, range=[GREEN, PLUM]))
    dash = alt.Scale(domain=choices, range=[list(each) for each in DASHES[:2]])
    shape = alt.Scale(domain=choices, range=list(SHAPES[:2]))
    line = base.mark_line(aria=False, strokeWidth=2.5).encode(
        x=x, y=y, color=color, strokeDash=alt.StrokeDash("choice:N", scale=dash, legend=None)
    )
    points = base.mark_point(filled=True, opacity=1, size=45).encode(
        x=x, y=y, color=color, shape=alt.Shape("choice:N", scale=shape, legend=None), **said()
    )
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
        for choice in choices
    ]
    return [line, points, *names]


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


def _crossing_values(place: float) -> dict[str, Any]:
    left = place > 60
    return {
        "least_pct": f"{place:.0f}",
        "least_align": "right" if left else "left",
        "least_dx": -6 if left else 6,
    }
