"""The figures of the claim ledger as a whole: how many claims got which verdict."""

from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

import altair as alt

from coursebook import claims
from coursebook.figures._marks import panel
from coursebook.figures._style import chart_of, looked_up, said
from coursebook.figures._worded import worded
from coursebook.figures.colours import STEPS

_LARGEST = 2600
"""The area of the largest square, in square pixels; others follow, and hold their number."""

# Broken where a line may break; narrow pictures break the names of groups too.
_VERDICT_LINES: Final = {
    "well supported": "well|supported",
    "supported with caveats": "supported|with caveats",
    "contested among scholars": "contested|among scholars",
    "misleading or oversimplified": "misleading or|oversimplified",
    "not supported": "not|supported",
}
_KIND_LINES: Final = {
    "factual": "factual",
    "attribution": "attri-|bution",
    "interpretive": "inter-|pretive",
    "causal": "causal",
}
_SECTION_LINES: Final = {
    "Introduction": "Intro-|duction",
    "The historical context": "History",
    "Putin's stance": "Putin's|stance",
    "NATO's perspective": "NATO's|view",
}


def verdicts_by_kind() -> alt.LayerChart:
    """Return how many claims of each kind got each verdict."""
    rows = _rows({kind: [c for c in claims.all() if c.kind == kind] for kind in _KIND_LINES})
    return worded("verdicts_by_kind", _grid(rows, _KIND_LINES), groups=_told(rows, _KIND_LINES))


def verdicts_by_section() -> alt.LayerChart:
    """Return how many claims of each section of the article got each verdict."""
    rows = _rows({title: [*claims.in_section(slug)] for slug, title in claims.SECTIONS.items()})
    counts = Counter(claim.verdict for claim in claims.all())
    well, partly, contested, misleading, _ = (counts[each] for each in claims.VERDICTS)
    return worded(
        "verdicts_by_section",
        _grid(rows, _SECTION_LINES),
        count=counts.total(),
        supported=well + partly,
        partly=partly,
        contested=contested,
        misleading=misleading,
        groups=_told(rows, _SECTION_LINES),
    )


def _rows(groups: Mapping[str, list[claims.Claim]]) -> list[dict[str, Any]]:
    return [
        {
            "group": group,
            "verdict": verdict,
            "claims": len(found),
            "of": len(members),
            "ids": ", ".join(claim.id for claim in found) or "none",
        }
        for group, members in groups.items()
        for verdict in claims.VERDICTS
        for found in [[claim for claim in members if claim.verdict == verdict]]
    ]


def _grid(rows: list[dict[str, Any]], group_lines: Mapping[str, str]) -> alt.LayerChart:
    base = chart_of(rows).transform_calculate(
        label="datum.group + ', ' + datum.verdict + ': ' + datum.claims + ' of ' + datum.of"
    )
    x = alt.X("group:N", title=None, axis=_axis(group_lines, narrow_only=True, orient="top"))
    y = alt.Y("verdict:N", title=None, axis=_axis(_VERDICT_LINES, labelOffset=-7))
    most = max(row["claims"] for row in rows)
    smallest = _LARGEST / most
    size = alt.Size("claims:Q", legend=None).scale(domain=[1, most], range=[smallest, _LARGEST])
    placed: dict[str, Any] = {"x": x.sort(list(group_lines)), "y": y.sort(list(claims.VERDICTS))}
    some = base.transform_filter("datum.claims > 0")
    steps = alt.Color("verdict:N", legend=None).scale(
        domain=list(claims.VERDICTS), range=list(STEPS)
    )
    squares = some.mark_point(shape="square", filled=True, opacity=0.55, strokeWidth=0).encode(
        size=size, color=steps, **placed, **said()
    )
    counts = some.mark_text(aria=False, fontWeight="bold", fontSize=13).encode(
        text="claims:Q", **placed
    )
    gaps = base.transform_filter("datum.claims === 0").mark_text(aria=False, opacity=0.75)
    empty = gaps.encode(text=alt.value("0"), **placed)
    return panel(squares, counts, empty, height=330, switch=True)


def _axis(lines: Mapping[str, str], *, narrow_only: bool = False, **settings: Any) -> alt.Axis:
    """Return an axis whose labels break where `lines` says, in all pictures or narrow ones."""
    broken = f"split({looked_up(lines, 'label')}, '|')"
    label = f"narrow ? {broken} : datum.label" if narrow_only else broken
    bare = {"domain": False, "ticks": False, "grid": False, "labelAngle": 0, "labelPadding": 8}
    return alt.Axis(**{"labelExpr": label, **bare, **settings})


def _told(rows: list[dict[str, Any]], groups: Mapping[str, str]) -> str:
    parts = []
    for group in groups:
        own = [row for row in rows if row["group"] == group]
        counts = ", ".join(f"{row['claims']} {row['verdict']}" for row in own if row["claims"])
        parts.append(f"{group} ({own[0]['of']}): {counts}")
    return "; ".join(parts)
