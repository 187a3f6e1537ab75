"""A prompt comes back in reviews and in receipts, away from its page: it has to stand alone."""

import re

import pytest

from coursebook import questions

_PLACES = re.compile(
    r"\babove\b(?! all)|\bbelow\b|\bhere\b"
    r"|\b(?:this|last|next) (?:section|chapter|page|figure|map)\b"
    r"|\bthe (?:text|figure|passage|box|section|chapter)\b",
    re.IGNORECASE,
)
"""Words that point at a place on the page."""

_MARKUP = re.compile(r"\*\w[^*]*\*|\]\(|`")
"""Markdown, which the page would show as it stands."""

ASKED = [
    each
    for stem in questions.stems()
    for each in (*questions.chapter(stem), *questions.of(stem).commitments)
]


def pointers(*texts: str) -> list[str]:
    """Return the words of texts that point at a place on the page."""
    return [found.group() for text in texts for found in _PLACES.finditer(text)]


@pytest.mark.parametrize("asked", ASKED, ids=lambda each: each.id)
def test_no_prompt_or_hint_points_at_a_place_on_the_page(asked: questions.Question) -> None:
    assert pointers(asked.prompt, *getattr(asked, "hints", ())) == []


@pytest.mark.parametrize("asked", ASKED, ids=lambda each: each.id)
def test_words_that_are_shown_as_they_stand_hold_no_markup(asked: questions.Question) -> None:
    task = asked.task() if hasattr(asked, "task") else ()
    shown = (asked.prompt, *task, getattr(asked, "explanation", ""), *getattr(asked, "hints", ()))
    assert [found for text in shown for found in _MARKUP.findall(text)] == []


def test_pointers_are_found_and_other_uses_left_alone() -> None:
    assert pointers("Use the draft above.", "What does the figure show?") == ["above", "the figure"]
    assert pointers("Who, above all, goes untested?", "Who sits at the table?") == []
