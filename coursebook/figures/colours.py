"""The grammar of colour, written down once: a colour says whose a thing is, and nothing else.

Who has a colour of their own, a course says; nothing else gets it in any figure or widget. All that
is nobody's gets another hue. Colour never speaks alone; a shape, a dash or a label says the same.
`widgets/static/_colours.css` has these values as custom properties, and a test holds both to one
another and every figure to this page.
"""

from collections.abc import Sequence
from typing import Final

from coursebook.course import current

GREEN: Final = "#35853d"
PLUM: Final = "#9c5d95"
STONE: Final = "#94897e"
INDIGO: Final = "#6060f0"
CRIMSON: Final = "#d15454"
GREY: Final = "#7d7d7d"
"""Of lines of reference and of what is context only."""

REST: Final = (GREEN, PLUM, STONE, INDIGO, CRIMSON)
"""For all that is nobody's, in the order of use."""

OWNERS: Final = current().owners
"""The names of series that say whose they are, and their colours."""

STEPS: Final = ("#1d6b46", "#5aa27c", "#8d8a94", "#b981b6", "#8a3f88")
"""Of the five verdicts, from well supported to not supported: no colour of a side."""

DARK: Final = {
    GREEN: "#42a74c",
    PLUM: "#b583b0",
    STEPS[0]: "#7fd0a5",
    STEPS[1]: "#3f9068",
    STEPS[3]: "#986195",
    STEPS[4]: "#d79bd3",
}
"""What takes the place of a hue on a dark page, where its lines would be weak.

On dark ground what is lightest looks strongest, so that the ends of the verdicts' scale are light.
"""


def on_dark() -> str:
    """Return the rules that give figures their hues on a dark page."""
    rules = (
        f'[{kind}="{hue}"]{{{kind}:{other}}}'
        for hue, other in DARK.items()
        for kind in ("fill", "stroke")
    )
    return f'html[data-theme="dark"] .nc-svg{{{"".join(rules)}}}\n'


def colours_of(names: Sequence[str]) -> list[str]:
    """Return a colour for each series: its owner's, or the next hue that is nobody's here.

    Args:
        names: the series in their order, at most as many without an owner as `REST` has hues.
    """
    owned = {OWNERS[name] for name in names if name in OWNERS}
    free = iter(hue for hue in REST if hue not in owned)
    return [OWNERS[name] if name in OWNERS else next(free) for name in names]
