"""Where a page leads at its end, and what its terms mean."""

import dataclasses
import json
from types import SimpleNamespace
from typing import Any

import pytest

from coursebook.course import current
from coursebook.errors import CourseError
from coursebook.publish import next_steps, terms


@pytest.mark.parametrize("page", current().used_in)
def test_each_page_is_used_in_a_section_that_its_chapter_has(page: str) -> None:
    assert next_steps.used_in(page) == current().used_in[page]


def test_a_page_that_no_chapter_uses_leads_nowhere() -> None:
    assert next_steps.used_in("about") is None


def test_a_section_that_is_not_there_is_named_with_those_that_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stem = next(iter(current().chapters))
    changed = dataclasses.replace(current(), used_in={"play": (stem, "No such")})
    monkeypatch.setattr(next_steps, "current", lambda: changed)
    with pytest.raises(CourseError, match="no section 'No such'; use one of"):
        next_steps.used_in("play")


def test_a_term_is_told_in_words_without_markup(tmp_path: Any) -> None:
    page = tmp_path / "glossary.md"
    page.write_text("- **Big word**: *Contested.* See [other](glossary.md#term-other).\n", "utf-8")
    domain = SimpleNamespace(objects={("term", "Big word"): (terms.GLOSSARY, "term-Big-word")})
    env = SimpleNamespace(
        found_docs={terms.GLOSSARY},
        doc2path=lambda name: str(page),
        get_domain=lambda name: domain,
    )
    script = terms.meanings(env)
    told = json.loads(json.loads(script.partition(" = ")[2].removesuffix(";\n")))
    assert told == {"term-Big-word": "Big word · Contested. See other."}
