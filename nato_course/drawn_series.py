"""The series of this course that readers draw before they see them."""

from collections.abc import Callable
from functools import partial

from coursebook.methods.drawn_line import Course
from coursebook.questions.links import dataset_href
from coursebook.widgets._drawn_series import DrawnSeries, credit, yearly
from nato_course import datasets
from nato_course.tables import DefenceSpending, LevadaApproval, UsTroopsYear

_POINTS = "percentage points"
_SHARES = {
    "defence-germany": ("DEU", "Germany", 1990, 4),
    "defence-poland": ("POL", "Poland", 1990, 6),
    "defence-russia": ("RUS", "Russia", 1992, 8),
    "defence-usa": ("USA", "the United States", 1990, 8),
}


def _europe() -> DrawnSeries:
    found = {
        row.year: row.constant_usd_2023_bn
        for row in datasets.rows(DefenceSpending)
        if row.code == "NATO_X_USA" and row.year >= 1990 and row.constant_usd_2023_bn is not None
    }
    billions = "billion dollars"
    return DrawnSeries(
        name="defence-europe",
        title="Military spending of the European allies and Canada",
        prompt=(
            "From 1990 on, what did NATO's members without the United States spend on their "
            "forces together, at the prices of 2023? The line is given up to 1999. Draw the rest."
        ),
        measure="Billion US dollars of 2023",
        course=yearly(found, 1999, unit=billions, gap=billions, decimals=1, flat=10),
        top=600,
        step=5,
        source=credit("defence_spending"),
        data_href=dataset_href("defence_spending"),
        note=(
            "The sum is of each year's members, so it also grows when a country joins. Exchange "
            "rates are those of 2023 and understate what some allies' money buys."
        ),
    )


def _share(name: str) -> DrawnSeries:
    code, country, first, top = _SHARES[name]
    found = {
        row.year: row.share_gdp_pct
        for row in datasets.rows(DefenceSpending)
        if row.code == code and row.year >= first and row.share_gdp_pct is not None
    }
    estimates = (
        "Values before 2011 and since 2022 are estimates by SIPRI. " if code == "RUS" else ""
    )
    return DrawnSeries(
        name=name,
        title=f"Military spending of {country} as a share of output",
        prompt=(
            f"What share of its output has {country} spent on its forces since {min(found)}? The "
            "line is given up to 1999. Draw the rest."
        ),
        measure="Share of GDP, %",
        course=yearly(found, 1999, unit="%", gap=_POINTS, decimals=1, flat=0.15),
        top=top,
        step=0.1,
        source=credit("defence_spending"),
        data_href=dataset_href("defence_spending"),
        note=(
            f"{estimates}SIPRI counts spending otherwise than NATO does, so a share can differ "
            "from NATO's. A share can also rise because output falls."
        ),
    )


def _troops() -> DrawnSeries:
    found = {
        row.year: float(row.europe_troops)
        for row in datasets.rows(UsTroopsYear)
        if row.year >= 1990
    }
    return DrawnSeries(
        name="us-troops-europe",
        title="United States forces in Europe",
        prompt=(
            "How many soldiers has the United States had in Europe since 1990, while NATO grew? "
            "The line is given up to 1993. Draw the rest."
        ),
        measure="Persons assigned",
        course=yearly(found, 1993, unit="persons", gap="persons", decimals=0, flat=3000),
        top=320_000,
        step=2000,
        source=credit("us_troops_europe"),
        data_href=dataset_href("us_troops_europe"),
        note="Units on rotation are mostly left out, so the figures since 2014 are too low.",
    )


def _approval() -> DrawnSeries:
    rows = sorted(datasets.rows(LevadaApproval), key=lambda row: row.month)
    return DrawnSeries(
        name="putin-approval",
        title="Approval of Vladimir Putin",
        prompt=(
            "What share of Russians told the Levada Center that they approved of Putin's work in "
            "office? The line is given up to December 2007. Draw the rest."
        ),
        measure="Approve, %",
        course=Course(
            xs=tuple(round(row.month.year + (row.month.month - 1) / 12, 3) for row in rows),
            labels=tuple(f"{row.month:%B %Y}" for row in rows),
            values=tuple(float(row.approve_pct) for row in rows),
            given=sum(row.month.year <= 2007 for row in rows),
            unit="%",
            gap=_POINTS,
            decimals=0,
            flat=3,
        ),
        top=100,
        step=1,
        source=credit("levada_approval"),
        data_href=dataset_href("levada_approval"),
        place="Month",
        note=(
            "These are the months that the course mentions, not the whole series; between them "
            "approval also moved. In wartime, fear and the law weigh on answers."
        ),
    )


MAKERS: dict[str, Callable[[], DrawnSeries]] = {
    "defence-europe": _europe,
    **{name: partial(_share, name) for name in _SHARES},
    "us-troops-europe": _troops,
    "putin-approval": _approval,
}
