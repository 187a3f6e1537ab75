"""Citations and terms are read alike from links, which read as words, and from roles."""

import pytest

from coursebook import sources
from coursebook.sources import mentions

KRAMER = "[Kramer 2009](bibliography.ipynb#cite-kramer2009)"
PUTIN = "[Putin, 24 February 2022](../bibliography.ipynb#cite-putin-24feb2022)"
BOTH = "{cite:p}`kramer2009, putin_24feb2022`"


@pytest.mark.parametrize("text", [f"Said ({KRAMER}; {PUTIN}).", f"Said {BOTH}."])
def test_links_and_roles_name_the_same_works(text: str) -> None:
    assert [each.key for each in mentions.citations(text)] == ["kramer2009", "putin_24feb2022"]


def test_a_citation_keeps_the_words_of_its_link() -> None:
    text = "See [Kramer (2009)](bibliography.ipynb#cite-kramer2009) and {cite:t}`stent2019`."
    assert mentions.citations(text) == [("kramer2009", "Kramer (2009)"), ("stent2019", "")]


def test_every_work_is_found_again_by_its_anchor() -> None:
    keys = sources.keys()
    assert tuple(mentions.key_of(mentions.anchor(key)) for key in keys) == keys


@pytest.mark.parametrize(
    "text",
    [
        "the [security dilemmas](glossary.md#term-security-dilemma) of",
        "the {term}`security dilemma` of",
        "the {term}`Security dilemmas <security dilemma>` of",
    ],
)
def test_a_term_is_read_by_its_anchor_whatever_its_words(text: str) -> None:
    assert mentions.terms(text) == ["term-security-dilemma"]


def test_text_without_citations_has_lost_their_brackets_too() -> None:
    assert mentions.without_citations(f"Said ({KRAMER}; {PUTIN}).") == "Said."
    assert mentions.without_citations(f"Said (in May, {KRAMER}).") == "Said (in May, )."
    assert mentions.without_citations(f"Said {BOTH}.") == "Said ."


def test_terms_as_words_are_no_links() -> None:
    text = "An [assurance](glossary.md#term-assurance) or {term}`guarantee`, [H10](claims.ipynb)."
    told = "An assurance or guarantee, [H10](claims.ipynb)."
    assert mentions.with_terms_as_words(text) == told


def test_other_links_are_neither() -> None:
    text = "[data](data.ipynb#cite-x) [works](bibliography.ipynb) [terms](glossary.md)"
    assert mentions.citations(text) == []
    assert mentions.terms(text) == []
