"""The ledger's ways back to the chapters, and what is told at links to claims."""

import json
import re
from types import SimpleNamespace
from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref

from coursebook import claims
from coursebook.publish import claim_links, noted

LEDGER = "book/claims"


def link(claim: str) -> pending_xref:
    return pending_xref("", nodes.Text(claim), reftarget=LEDGER, reftargetid=claim.lower())


def section(name: str, *parts: nodes.Node) -> nodes.section:
    return nodes.section("", nodes.title(name, name), *parts, ids=[name.lower()])


def taken_up(*sections: nodes.section) -> dict[str, dict[str, str]]:
    env = SimpleNamespace(docname="book/01_a")
    tree: Any = section("Chapter", *sections)
    claim_links._note_sections(SimpleNamespace(env=env), tree)  # type: ignore[arg-type]
    return noted.of(env, claim_links._SECTIONS)["book/01_a"]  # type: ignore[no-any-return]


def note(claim: str) -> nodes.paragraph:
    return nodes.paragraph("", "", nodes.emphasis("", "Claims taken up: ", link(claim)))


def test_the_sections_whose_notes_name_a_claim_take_it_up() -> None:
    told = nodes.paragraph("", "", link("H10"))
    found = taken_up(
        section("First", told), section("Words", note("H10")), section("B", note("H10"))
    )
    assert found == {"H10": {"words": "Words", "b": "B"}}


def test_without_a_note_the_first_section_that_links_to_a_claim_does() -> None:
    told = [nodes.paragraph("", "", link("H1")) for _ in range(2)]
    assert taken_up(section("First", told[0]), section("Then", told[1])) == {
        "H1": {"first": "First"}
    }


def test_every_claim_has_a_card_with_its_words_and_verdict() -> None:
    said = re.fullmatch(r"document\.currentScript\.dataset\.\w+ = (.*);\n", claim_links.cards())
    assert said
    told = json.loads(json.loads(said[1]))
    first = claims.all()[0]
    assert told[first.id.lower()] == f"{first.id} · {first.paraphrase} · {first.verdict}"
    assert len(told) == len(claims.all()) + len(claims.omissions())
