"""What is said all at once, where a format has no place for each remark of its own."""

from collections.abc import Iterator

from coursebook.teach.exports._xml import Element, el, html
from coursebook.teach.exports.plain_types import Essay, Match, Number, Pair, Plain
from coursebook.teach.exports.remarks import Site, number

HINTS = "hints are left out, since the format has no place for them"
PAIRS = (
    "remarks on single pairs stand in the general feedback, since matching has no place for them"
)


def general(made: Plain, site: Site) -> str:
    """Return the take-away of a question and, of a matching, all that is said on its pairs."""
    shown = made.take_away.elements(site)
    if isinstance(made, Match):
        for pair in made.pairs:
            shown.append(el("p", el("strong", f"{pair.text} – {made.choices[pair.answer]}")))
            shown += pair_remarks(made, pair, site)
    return html(shown)


def pair_remarks(made: Match, pair: Pair, site: Site) -> Iterator[Element]:
    """Yield what is said on a pair, foreseen wrong partners included."""
    yield from pair.remark.elements(site)
    for choice, remark in pair.mistakes.items():
        yield el("p", el("em", f"Not {made.choices[choice]}:"))
        yield from remark.elements(site)


def wrong_numbers(made: Number, site: Site) -> str:
    """Return what is said on foreseen wrong numbers."""
    shown: list[Element] = []
    for each in made.mistakes:
        span = f"{number(each.low)} to {number(each.high)} {made.unit}".strip()
        shown += [el("p", el("strong", f"If you wrote {span}:")), *each.remark.elements(site)]
    return html(shown)


def grader_notes(made: Essay, site: Site) -> list[Element]:
    """Return the model answer and the rubric, for whoever marks the essay."""
    return [
        el("p", el("strong", "A model answer")),
        *made.model.elements(site),
        el("p", el("strong", "Rubric")),
        el("ul", *(el("li", each) for each in made.rubric)),
    ]
