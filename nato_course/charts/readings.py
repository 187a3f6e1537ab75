"""One curve under four explanations: what each points at in the approval of Putin."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

import altair as alt

from coursebook.errors import CourseError
from coursebook.figures._figure import figure
from coursebook.figures._form import Figure, blank, drawn_once, rows_blank
from coursebook.figures._style import WIDE, narrow_switch
from nato_course import datasets
from nato_course.charts.opinion import approval_layers, approval_rows, time_axis, year_of
from nato_course.tables import Event, LevadaApproval

_NAMES_FROM = 255  # pixels from the top, where no reading lies

# What each points at: an event of the table of events, or a month of the table of approval.
_MARKS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "structure": (
        ("bucharest-summit", "NATO's promise"),
        ("yanukovych-removed", "Kyiv turns"),
        ("written-replies", "Refusal"),
    ),
    "regime": (
        ("2008-07", "{} % before Georgia"),
        ("2013-11", "{} % before Crimea"),
        ("2021-11", "{} % before 2022"),
    ),
    "ideas": (("crimea-annexed", "Speech on Crimea"), ("unity-essay", "Essay")),
    "spiral": (
        ("georgia-war", "War in Georgia"),
        ("crimea-annexed", "Crimea annexed"),
        ("full-scale-invasion", "Full-scale invasion"),
    ),
}
_READ: Final[Mapping[str, str]] = {
    "structure": (
        "Power looks at the dates and not at the height. Force came after NATO's promise of 2008, "
        "after Kyiv turned west in 2014, after the refusal of 2022, with approval at "
        "{2008-07}, {2014-02} and {2022-02} per cent. A rise afterwards is a by-product. Awkward: "
        "the promise and the first use of force against Ukraine lie six years apart."
    ),
    "regime": (
        "Regime looks at the level before. It was {2013-11} per cent before Crimea and {2021-11} "
        "before the winter of 2022, and rose after force. Awkward: it stood at {2008-07} before "
        "Georgia, and the lowest of these readings since he took office, {2020-04} in April 2020, "
        "was followed by no invasion for 22 months."
    ),
    "ideas": (
        "Ideas looks away from the curve. An aim held for years needs no bad month. That approval "
        "went from {2014-02} to {2014-03} per cent with Crimea shows that many shared the aim. "
        "Awkward: if it was shared all along, why act then and not before?"
    ),
    "spiral": (
        "Interaction looks at the leaps, from {2014-02} to {2014-03} per cent in 2014 and from "
        "{2022-02} to {2022-03} in 2022. Each clash closes ranks at home, and closed ranks make it "
        "harder to step back. Awkward: what comes after the force can't have caused it."
    ),
}


def approval_reading(family: str) -> str:
    """Return what an explanation says of the curve, and where it has a hard time with it.

    Args:
        family: its slug, as `explanations.yaml` has it.

    Raises:
        CourseError: there is no such explanation.
    """
    if family not in _READ:
        raise CourseError(f"approval_reading: no explanation {family!r}: use one of {list(_READ)}")
    text = _READ[family]
    for month, approve in _levels().items():
        text = text.replace(f"{{{month}}}", str(approve))
    return text


def approval_as_read(family: str) -> Figure:
    """Return the approval of Putin with the marks at which an explanation points.

    Args:
        family: its slug, as `explanations.yaml` has it.

    Raises:
        CourseError: there is no such explanation.
    """
    told = approval_reading(family)
    marks = [_mark(*each, row % 2) for row, each in enumerate(_MARKS[family])]
    named = ", ".join(str(each["words"]) for each in marks)
    return _form().filled(
        {"marks": marks}, description=f"Approval over time, marked at: {named}. {told}"
    )


def _levels() -> dict[str, int]:
    return {f"{row.month:%Y-%m}": row.approve_pct for row in datasets.rows(LevadaApproval)}


def _mark(place: str, words: str, row: int) -> dict[str, Any]:
    days = {event.id: event.date for event in datasets.rows(Event)}
    day = days.get(place) or date.fromisoformat(f"{place}-01")
    return {"at": year_of(day), "words": words.format(_levels().get(place, "")), "row": row}


@drawn_once
def _form() -> alt.LayerChart:
    layers = [_rules(), *_names(), *approval_layers(approval_rows())]
    return figure(
        alt.layer(*layers).add_params(narrow_switch()).properties(width=WIDE, height=320),
        title="One curve of approval: what does this explanation see in it?",
        description=blank("description"),
        sources=(datasets.describe("levada_approval").publisher,),
        columns={"month": "Month", "approve": "Approve (%)", "office": "Putin's office"},
        note=(
            "Selected months, mostly turning points: the line between them is not data. In "
            "wartime, fear, refusals and the law weigh on answers."
        ),
    )


def _rules() -> alt.Chart:
    rules: alt.Chart = rows_blank("marks").mark_rule(aria=False, strokeDash=[5, 3])
    return rules.encode(x=time_axis(), y=alt.value(0), y2=alt.value(_NAMES_FROM))


def _names() -> list[alt.Chart]:
    base = rows_blank("marks")
    return [
        base.transform_filter(f"datum.row === {row}")
        .mark_text(aria=False, align="right", dx=4)
        .encode(x=time_axis(), y=alt.value(_NAMES_FROM + 13 + 20 * row), text="words:N")
        for row in (0, 1)
    ]
