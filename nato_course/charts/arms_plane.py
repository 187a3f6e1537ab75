"""The plane of two sides' arms: published spending beside a model, and where levels settle."""

from typing import Any

import altair as alt

from coursebook.errors import CourseError
from coursebook.figures._form import Figure, blank, drawn_once, rows_blank
from coursebook.figures._lines import CUT, names, rounded
from coursebook.figures._marks import across, dots, panel, upwards
from coursebook.figures._style import Rows, chart_of, literal, words_at
from coursebook.figures._worded import worded
from coursebook.figures.colours import GREEN, GREY, PLUM
from nato_course import datasets
from nato_course.tables import DefenceSpending

ALLIES = {
    "NATO_X_USA": "allies without the United States",
    "USA": "United States",
}
"""Whose spending may stand beside Russia's: code of the table, and its words."""

_HEIGHT = 320


def spending_rows(allies: str = "NATO_X_USA", since: int = 2000) -> list[dict[str, Any]]:
    """Return Russia's spending (x) and the allies' (y), each as a multiple of the first year's.

    Constant prices and exchange rates, so that only growth is compared: the two sides' dollars
    don't buy alike. `usd_x` and `usd_y` keep them.

    Args:
        allies: a key of `ALLIES`.
        since: the first year.

    Raises:
        CourseError: no such allies, or a year without both figures.
    """
    if allies not in ALLIES:
        raise CourseError(f"spending_rows: no allies {allies!r}; use one of {', '.join(ALLIES)}")
    spent: dict[tuple[str, int], float] = {
        (each.code, each.year): each.constant_usd_2023_bn
        for each in datasets.rows(DefenceSpending)
        if each.constant_usd_2023_bn is not None
    }
    years = sorted(year for code, year in spent if code == "RUS" and year >= since)
    if not years or years[0] != since:
        raise CourseError(f"spending_rows: Russia has no figure for {since}; begin in 1992 to 2024")
    first_x, first_y = spent["RUS", since], spent[allies, since]
    return [
        {
            "step": year - since,
            "year": year,
            "x": round(spent["RUS", year] / first_x, 4),
            "y": round(spent[allies, year] / first_y, 4),
            "usd_x": spent["RUS", year],
            "usd_y": spent[allies, year],
        }
        for year in years
    ]


def plane_with_spending(
    path: Rows, observed: Rows, *, allies: str = "NATO_X_USA", top: tuple[float, float] = (7, 3)
) -> Figure:
    """Return a model's path beside the published course of spending, in the same axes.

    Args:
        path: the model's `step`, `x` and `y`, where 1 is the level of the first year.
        observed: what `spending_rows` gives.
        allies: a key of `ALLIES`.
        top: the largest multiples drawn, across and upwards.
    """
    since, last = observed[0]["year"], observed[-1]
    rows = rounded("plane_with_spending", path, "x", "y")
    model = [{**row, "course": "model", "year": since + row["step"]} for row in rows]
    published = rounded("plane_with_spending", observed, "x", "y")
    data = [{**row, "course": "published"} for row in published]
    seen = [row for row in model if row["x"] <= top[0] and row["y"] <= top[1]]
    grown = f"{last['x']:.1f}", f"{last['y']:.1f}"
    return _spending_form(allies, since, last["year"], *grown, *top).filled(
        rows=[*data, *model],
        end=f"({last['x']:.2f}, {last['y']:.2f})",
        told=_model_words(model, top),
        model_end=seen[-1]["step"] if seen else -1,
        model_words=f"model, {seen[-1]['year']}" if seen else "",
    )


@drawn_once
def _spending_form(
    allies: str, first: int, last: int, grown_x: str, grown_y: str, top_x: float, top_y: float
) -> alt.LayerChart:
    base = rows_blank().transform_calculate(
        label="datum.course + ', ' + datum.year + ': Russia ' + format(datum.x, '.2f') + "
        f"{literal(', ' + ALLIES[allies] + ' ')} + format(datum.y, '.2f') + ' times the first year'"
    )
    titles = tuple(f"{side} ({first} = 1)" for side in ("Russia", _capital(ALLIES[allies])))
    layers = _courses(base, (first, last), (top_x, top_y), titles)
    return worded(
        "plane_with_spending",
        panel(*layers, height=_HEIGHT, switch=True),
        allies=ALLIES[allies],
        since=first,
        until=last,
        x=grown_x,
        y=grown_y,
        across=titles[0],
        upwards=titles[1],
        end=blank("end"),
        told=blank("told"),
    )


def stability_map(races: Rows, **words: Any) -> alt.LayerChart:
    """Return reaction against fatigue, with the line that parts settling from not settling.

    Each is the geometric mean of the two sides': the root of kl, and the root of ab. Levels settle
    above the line, where ab is more than kl.

    Args:
        races: `race` (its name), `reaction` and `fatigue`.
        words: `title`, `note` or `sources`, in place of the course's.

    Raises:
        CourseError: there are no races, or more than can be told apart.
    """
    rows = [{**row, "step": number} for number, row in enumerate(races)]
    data = rounded("stability_map", rows, "reaction", "fatigue")
    names("stability_map", data, "race")
    limit = 1.25 * max(max(row["reaction"], row["fatigue"]) for row in data)
    base = chart_of(data).transform_calculate(
        label="datum.race + ': reaction ' + format(datum.reaction, '.2f') + ', fatigue ' + "
        "format(datum.fatigue, '.2f') + "
        "(datum.fatigue > datum.reaction ? ', settles' : ', does not settle')"
    )
    told = "; ".join(
        f"{row['race']}: reaction {row['reaction']:g}, fatigue {row['fatigue']:g}, "
        + ("settles" if row["fatigue"] > row["reaction"] else "does not settle")
        for row in data
    )
    layers = [*_border(limit), *_races(base, limit)]
    chart = panel(*layers, height=_HEIGHT, switch=True)
    return worded("stability_map", chart, told=told, **words)


def _courses(
    base: alt.Chart,
    years: tuple[int, int],
    top: tuple[float, float],
    titles: tuple[str, ...],
) -> list[alt.Chart]:
    x = across("x", (0, top[0]), title=titles[0], tickCount=6, grid=False)
    y = upwards("y", (0, top[1]), title=titles[1], tickCount=4, grid=False)
    # A path that runs away is cut far outside: browsers dash the unseen part too, at length.
    capped = base.transform_filter("datum.course === 'model'").transform_calculate(
        x=f"min(datum.x, {CUT * top[0]})", y=f"min(datum.y, {CUT * top[1]})"
    )
    published = base.transform_filter("datum.course === 'published'")
    line = capped.mark_line(clip=True, aria=False, strokeWidth=2.5, color=PLUM, strokeDash=[7, 4])
    curve = published.mark_line(aria=False, strokeWidth=2, color=GREEN)
    model_end = f"datum.course === 'model' && datum.step === {blank('model_end')}"
    return [
        line.encode(x=x, y=y, order="step:Q"),
        curve.encode(x=x, y=y, order="step:Q"),
        dots(published, 36, GREEN, x=x, y=y),
        *(
            words_at(published, f"datum.year === {year}", x=x, y=y, text=str(year), dx=8, dy=11)
            for year in years
        ),
        words_at(base, model_end, x=x, y=y, text=blank("model_words"), dx=8, dy=-9),
    ]


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def _model_words(model: Rows, top: tuple[float, float]) -> str:
    last = model[-1]
    gone = next((row["year"] for row in model if row["x"] > top[0] or row["y"] > top[1]), None)
    if gone is not None:
        return f"The model leaves the plane in {gone}."
    return f"The model ends at ({last['x']:.2f}, {last['y']:.2f})."


def _axes(limit: float) -> dict[str, Any]:
    span, axis = (0, limit), {"tickCount": 5, "grid": False}
    return {
        "x": across("reaction", span, title="Reaction, √(kl)", **axis),
        "y": upwards("fatigue", span, title="Fatigue, √(ab)", **axis),
    }


def _border(limit: float) -> list[alt.Chart]:
    axes = _axes(limit)
    line = chart_of([{"reaction": 0, "fatigue": 0}, {"reaction": limit, "fatigue": limit}])
    words = chart_of(
        [
            {"reaction": 0.25 * limit, "fatigue": 0.93 * limit, "words": "ab > kl: settles"},
            {"reaction": 0.6 * limit, "fatigue": 0.07 * limit, "words": "ab < kl: does not settle"},
        ]
    )
    return [
        line.mark_line(aria=False, strokeWidth=2, color=GREY, strokeDash=[7, 4]).encode(**axes),
        words.mark_text(aria=False, align="center").encode(**axes, text="words:N"),
    ]


def _races(base: alt.Chart, limit: float) -> list[alt.Chart]:
    axes = _axes(limit)
    return [
        dots(base, 70, GREEN, **axes),
        base.mark_text(aria=False, align="left", baseline="middle", dx=9).encode(
            **axes, text="race:N"
        ),
    ]
