"""The keys that events cite are in the bibliography."""

from coursebook import sources
from nato_course import datasets


def test_every_key_is_in_the_bibliography() -> None:
    known = set(sources.keys())
    for row in datasets.load("events"):
        assert {row.source_key, row.moscow_source, row.nato_source} - {None} <= known, row.id
