"""The pace of a chapter: under each heading which section it is and how long it takes, and a place
or two to stop.

All of it is made from the rule of `timing.py`. Sections that take no time, such as further
reading, are none to count.
"""

from collections.abc import Sequence
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx

from coursebook import chapters, labs, questions, timing
from coursebook.timing import Timed
from coursebook.words import counted

LINE, STOP = "nc-pace", "nc-stop"
_LEAST = 0.5
"""Minutes from which on a section is one to count."""
_LEG = 45
"""Minutes after which a reader may want to stop, roughly."""
_MOST_STOPS = 2
_OFF_CORE = "Not on the core path."
_KEPT = "nc-stop-kept"


def connect(app: Sphinx) -> None:
    """Mark the pace once the notation is read."""
    app.connect("doctree-read", _mark, priority=650)


def _mark(app: Sphinx, tree: nodes.document) -> None:
    stem = chapters.on_page(app.env.docname)
    if not stem:
        return
    rule = [Path(timing.__file__), *questions.BANKS.glob("*.yaml")]
    for path in (*rule, Path(labs.__file__)):
        app.env.note_dependency(str(path))
    mark(tree, timing.chapter(timing.path_of(stem)))


def mark(tree: nodes.document, timed: Sequence[Timed]) -> None:
    """Tell the pace of a chapter in its tree.

    Args:
        tree: the page.
        timed: its sections with their minutes, in order.
    """
    tops = [each for each in timed if each.section.level <= 2 and each.minutes >= _LEAST]
    counted = [each for each in tops if each.section.level == 2]
    places = {name: each for each in tree.findall(nodes.section) for name in each["ids"]}
    for number, each in enumerate(counted, start=1):
        if place := places.get(each.section.id):
            _tell(place, f"Section {number} of {len(counted)} · {about(each.minutes)}")
    whole = timing.rounded(sum(each.minutes for each in tops))
    for each, passed in stops(tops):
        if place := places.get(each.section.id):
            place += _stop(passed, whole)


def about(minutes: float) -> str:
    """Return how long a section takes, in words.

    Args:
        minutes: its minutes.
    """
    rounded = max(1, round(minutes))
    return f"about {counted(rounded, 'minute')}"


def stops(tops: Sequence[Timed]) -> list[tuple[Timed, int]]:
    """Return the sections after which it is good to stop, with the minutes till then, rounded.

    Each stands on the core path and ends nearest to an even part of the whole.

    Args:
        tops: the sections that count, the opening among them.
    """
    whole = sum(each.minutes for each in tops)
    legs = min(_MOST_STOPS, round(whole / _LEG)) + 1
    passed, ends = 0.0, list[tuple[float, Timed]]()
    for each in tops:
        passed += each.minutes
        ends.append((passed, each))
    fit = [each for each in ends[:-1] if each[1].section.core and each[1].section.level == 2]
    nearest = [
        min(fit, key=lambda end: abs(end[0] - whole * leg / legs), default=None)
        for leg in range(1, legs)
    ]
    return [(end[1], timing.rounded(end[0])) for end in dict.fromkeys(nearest) if end]


def _tell(place: nodes.section, told: str) -> None:
    """Put a line under a heading; that a section is off the core path becomes a part of it."""
    note = next((each for each in place.children[1:3] if each.astext() == _OFF_CORE), None)
    if note is not None:
        place.remove(note)
        told += " · not on the core path"
    at = place.first_child_matching_class(nodes.title) or 0
    place.insert(at + 1, nodes.paragraph("", told, classes=[LINE]))


def _stop(passed: int, whole: int) -> nodes.paragraph:
    said = f"About {passed} of the chapter's {whole} minutes lie behind this point."
    return nodes.paragraph(
        "",
        "",
        nodes.strong("", "A good place to stop."),
        nodes.Text(f" {said} "),
        nodes.inline("", "", classes=[_KEPT]),
        classes=[STOP],
    )
