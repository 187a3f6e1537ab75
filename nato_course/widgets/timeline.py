"""Events since 1949, as a list that readers can filter, each as Moscow and NATO presented it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any, ClassVar

import traitlets

from coursebook import dates
from coursebook.errors import CourseError
from coursebook.widgets._base import EnhancedWidget, data_list
from coursebook.widgets._cite import citation, citations
from coursebook.words import counted, nearest
from nato_course import datasets, lanes
from nato_course.tables import Event

UNVERIFIED = "Not confirmed by a source that was read; check before use."


class Timeline(EnhancedWidget):
    """The list as a widget: its filters work on the list's own elements."""

    _stem: ClassVar[str] = "timeline"
    name = traitlets.Unicode("timeline").tag(sync=True)

    def __init__(self, events: Sequence[Any], name: str) -> None:
        """Show these events."""
        self.events = tuple(events)
        super().__init__(name=name)

    def twin_text(self) -> str:
        """Return one line an event."""
        lines = [f"{dates.iso(e)}  {e.title} ({', '.join(e.actors)})" for e in self.events]
        return "\n".join([_heading(self.events), *lines])

    def twin_html(self) -> str:
        """Return the events by decade, with all they hold."""
        decades: dict[int, list[Any]] = {}
        for each in self.events:
            decades.setdefault(each.date.year // 10 * 10, []).append(each)
        parts = "".join(_decade(start, events) for start, events in decades.items())
        heading = f"<p>{_heading(self.events)}.</p>"
        return f'<div class="nc-timeline-list">{heading}{_density(self.events)}{parts}</div>'


def timeline(
    *,
    actors: Iterable[str] | None = None,
    kinds: Iterable[str] | None = None,
    since: int | None = None,
    until: int | None = None,
    name: str = "timeline",
) -> Timeline:
    """Return a timeline of events; without arguments, of all.

    Args:
        actors: show events in which at least one of these took part.
        kinds: show events of these kinds.
        since: first year.
        until: last year.
        name: names the timeline in links; unique on a page.

    Raises:
        CourseError: an actor or kind that no event has, or no event is left.

    Example:
        >>> timeline(kinds=["enlargement"], since=1990)
    """
    events = datasets.rows(Event)
    wanted_actors = _known("actor", actors, {actor for each in events for actor in each.actors})
    wanted_kinds = _known("kind", kinds, {each.kind for each in events})
    shown = [
        each
        for each in events
        if wanted_actors & set(each.actors)
        and each.kind in wanted_kinds
        and (since is None or each.date.year >= since)
        and (until is None or each.date.year <= until)
    ]
    if not shown:
        raise CourseError(f"the timeline {name!r} would be empty: widen its years, actors or kinds")
    return Timeline(sorted(shown, key=lambda each: each.date), name=name)


def _known(what: str, asked: Iterable[str] | None, known: set[str]) -> set[str]:
    if asked is None:
        return known
    asked = set(asked)
    for each in sorted(asked - known):
        raise CourseError(f"no event has the {what} {each!r}: {nearest(each, sorted(known))}")
    return asked


def _heading(events: Sequence[Any]) -> str:
    first, last = events[0].date.year, events[-1].date.year
    return f"Timeline: {counted(len(events), 'event')}, {first} to {last}"


def _density(events: Sequence[Any]) -> str:
    """Return a row for each kind of events: a bar a year, the higher the more events it has."""
    first, last = events[0].date.year, events[-1].date.year
    counts = Counter((lanes.LANES[each.kind], each.date.year) for each in events)
    width, height = last - first + 1, max(counts.values())
    found: dict[str, dict[int, int]] = {name: {} for name in lanes.NAMES}
    for (name, year), number in counts.items():
        found[name][year - first] = number
    rows = "".join(_density_row(*each, width, height) for each in found.items() if each[1])
    years = "".join(
        f'<span style="left:{100 * (year - first) / width:.1f}%">{year}</span>'
        for year in range(-(-first // 10) * 10, last + 1, 10)
    )
    return (
        f'<div class="nc-density" data-first="{first}" data-last="{last}">{rows}'
        f'<div class="nc-density-years" aria-hidden="true">{years}</div></div>'
    )


def _density_row(name: str, counts: Mapping[int, int], width: int, height: int) -> str:
    bars = "".join(f"M{at}.1 {height}v-{n}h.8v{n}" for at, n in sorted(counts.items()))
    return (
        f"<p><b>{escape(name)}</b> <span>{sum(counts.values())}</span>"
        f'<svg viewBox="0 0 {width} {height}" preserveAspectRatio="none" aria-hidden="true">'
        f'<path d="{bars}"/></svg></p>'
    )


def _decade(start: int, events: Iterable[Any]) -> str:
    items = "".join(_item(each) for each in events)
    return f'<section><h3>{start}s</h3><ol class="nc-events">{items}</ol></section>'


def _item(event: Any) -> str:
    tags = "".join(f'<span class="nc-tag">{escape(each)}</span> ' for each in event.actors)
    return (
        f'<li id="event-{event.id}" data-actors="{data_list(event.actors)}" '
        f'data-kind="{escape(event.kind)}">'
        f'<p class="nc-event-head"><time datetime="{dates.iso(event)}">'
        f"{dates.when(event)}</time> <strong>{escape(event.title)}</strong> "
        f'<span class="nc-tags">{tags}'
        f'<span class="nc-tag nc-tag-kind">{escape(event.kind)}</span></span></p>'
        f"<p>{escape(event.description)}</p>{_views(event)}"
        f'<p class="nc-source">{_source(event)}</p></li>'
    )


def _views(event: Any) -> str:
    """Return how each side presented an event, as far as a source says."""
    sides = (
        ("How Moscow presented it", event.moscow_view, event.moscow_source),
        ("How NATO presented it", event.nato_view, event.nato_source),
    )
    found = "".join(
        f"<div><dt>{label}</dt><dd>{escape(view)}{citations([key] if key else [])}</dd></div>"
        for label, view, key in sides
        if view
    )
    return f'<div class="nc-views"><dl>{found}</dl></div>' if found else ""


def _source(event: Any) -> str:
    named = citation(event.source_key, event.source) if event.source_key else escape(event.source)
    doubt = f" {UNVERIFIED}" if event.confidence == "unverified" else ""
    return f"Source: {named}.{doubt}"
