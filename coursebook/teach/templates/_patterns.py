"""A question that several chapters ask of a figure: how a series moved between three places."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from coursebook.teach.templates._parts import Part, option, shuffled
from coursebook.teach.templates._template import Parameters

COURSES = {
    "up-up": "It rose both times.",
    "up-down": "It rose, then fell.",
    "down-up": "It fell, then rose.",
    "down-down": "It fell both times.",
}


def course(values: Sequence[float]) -> str:
    """Return how three values follow one another, one of `COURSES`.

    Args:
        values: three values, no two neighbours alike.
    """
    first, middle, last = values
    return f"{'up' if middle > first else 'down'}-{'up' if last > middle else 'down'}"


def course_sets(series: dict[str, float], seed: str, least: float) -> Iterator[Parameters]:
    """Yield three places of a series between which it moved clearly, the four courses in turn.

    Args:
        series: values by place, in order of time.
        seed: which sets.
        least: the least move, so that rounding and error do not decide.
    """
    found: dict[str, list[tuple[str, str, str]]] = {each: [] for each in COURSES}
    for places in combinations(series, 3):
        first, middle, last = values = [series[each] for each in places]
        if min(abs(middle - first), abs(last - middle)) >= least:
            found[course(values)].append(places)
    for name, sets in found.items():
        for places in shuffled(sets, f"{seed} {name}")[:60]:
            yield {"places": list(places)}


def course_options(told: str, right: str, see: str) -> list[Part]:
    """Return the four courses as options.

    Args:
        told: the three values in words.
        right: the course that holds.
        see: the dataset that decides.
    """
    return [
        option(name, text, f"The table has {told}{_off(name, right)}.", see, right=name == right)
        for name, text in COURSES.items()
    ]


def _off(name: str, right: str) -> str:
    """Return which of the two moves a wrong course has the wrong way round, in a few words."""
    pairs = zip(("first", "second"), name.split("-"), right.split("-"), strict=True)
    wrong = [(which, moved) for which, said, moved in pairs if said != moved]
    if len(wrong) == 2:
        return ": both moves went the other way"
    return "".join(f": the {which} move was {moved}" for which, moved in wrong)
