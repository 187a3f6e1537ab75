"""Lists at the book's end: sorted as readers look, with letters, a field, and who speaks."""

import json
import re
from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes
from docutils.utils import new_document

from coursebook import claims, sources
from coursebook.publish import citations, document_list, end_matter, terms

KEYS = sources.keys()
BAR = re.compile(r'<div class="nc-find"')


@pytest.mark.parametrize(
    ("name", "sorted_as"),
    [
        ("The Washington Post", "washington post"),
        ("Götz", "gotz"),
        ("de Hoop Scheffer", "de hoop scheffer"),
        ("[Report", "report"),
        ("Theodore", "theodore"),
    ],
)
def test_names_are_sorted_without_accents_signs_and_articles(name: str, sorted_as: str) -> None:
    assert end_matter.folded(name) == sorted_as


def test_each_letter_leads_to_its_first_entry() -> None:
    entries = [("1 Eye", "x"), ("Allison", "a1"), ("the Atlantic", "a2"), ("Ömer", "o")]
    assert list(end_matter.letters(entries)) == [("A", "a1"), ("O", "o")]


def test_a_short_list_gets_no_field_and_a_list_by_date_no_letters() -> None:
    entries = [(f"Name {i}", f"n{i}") for i in range(end_matter.LEAST)]
    assert end_matter.bar(entries[1:], "work", "works", "") == []
    (full,) = end_matter.bar(entries, "work", "works", "A <em>name</em>.")
    assert '<nav class="nc-letters"' in full.astext() and "20 works" in full.astext()
    (plain,) = end_matter.bar(entries, "work", "works", "", jumps=False)
    assert "<nav" not in plain.astext()


def bibliography(keys: list[str], cited: dict[str, str]) -> tuple[nodes.document, Any]:
    """Return a page with entries for works, and an application in which pages cite them."""
    tree = new_document("bibliography")
    listed = nodes.container()
    tree += listed
    for key in keys:
        anchor = f"cite-{key.replace('_', '-')}"
        listed += nodes.citation("", nodes.label("", "1"), nodes.paragraph("", key), ids=[anchor])
    refs = [
        SimpleNamespace(docname=page, targets=[SimpleNamespace(key=key)])
        for key, page in cited.items()
    ]
    entries = [
        SimpleNamespace(key=key, citation_id=f"cite-{key.replace('_', '-')}") for key in keys
    ]
    domain = SimpleNamespace(citation_refs=refs, citations=entries)
    env = SimpleNamespace(
        domains={"cite": domain},
        found_docs={citations.LEDGER},
        titles={"book/data": nodes.Text("D")},
    )
    builder = SimpleNamespace(get_relative_uri=lambda _here, page: f"{page[5:]}.html")
    return tree, SimpleNamespace(env=env, builder=builder)


def test_persons_and_institutions_stand_in_one_alphabet_with_a_field_before_them() -> None:
    keys = list(KEYS)
    tree, app = bibliography(keys, {})
    citations.lead_back(tree, app, citations.BIBLIOGRAPHY)
    shown = [each[0].astext() for each in tree.findall(nodes.citation)]
    assert sorted(shown) == sorted(keys)
    first = [end_matter.folded(sources.get(each).surnames[0]) for each in shown]
    assert first == sorted(first)
    assert isinstance(tree[0], nodes.raw) and BAR.search(tree[0].astext())
    letters = re.findall(r'<a href="#([^"]+)">([A-Z])</a>', tree[0].astext())
    assert [letter for _, letter in letters] == sorted({letter for _, letter in letters})
    for anchor, letter in letters:
        entry = next(each for each in tree.findall(nodes.citation) if anchor in each["ids"])
        assert end_matter.folded(sources.get(entry[0].astext()).surnames[0])[0].upper() == letter


def test_an_entry_says_who_speaks_and_leads_back_to_pages_or_else_to_claims() -> None:
    by_claim = next(
        each.source for claim in claims.all() for each in claim.evidence if each.source != "nat1949"
    )
    named = [claim.id for claim in claims.all() if by_claim in [e.source for e in claim.evidence]]
    cited = {"kramer2009": "book/02_historical_context"}
    tree, app = bibliography(["kramer2009", by_claim], cited)
    citations.lead_back(tree, app, citations.BIBLIOGRAPHY)
    found = {each[0].astext(): each[-1] for each in tree.findall(nodes.citation)}
    assert found["kramer2009"].astext() == "Scholarship. Cited in chapter 2"
    (back,) = found["kramer2009"].findall(nodes.reference)
    assert back["refuri"] == "02_historical_context.html#cited-kramer2009"
    assert found[by_claim].astext().endswith(", ".join(f"claim {each}" for each in named))
    places = [each["refuri"] for each in found[by_claim].findall(nodes.reference)]
    assert places == [f"claims.html#{each.lower()}" for each in named]


def test_what_nothing_cites_still_says_who_speaks() -> None:
    evidence = {each.source for claim in claims.all() for each in claim.evidence}
    key = next(each for each in KEYS if each not in evidence)
    tree, app = bibliography([key], {})
    citations.lead_back(tree, app, citations.BIBLIOGRAPHY)
    (entry,) = tree.findall(nodes.citation)
    speaker = citations.SPEAKERS[sources.get(key).klass]
    assert entry[-1].astext() == speaker[0].upper() + speaker[1:]


def test_a_citation_tells_author_title_year_and_kind_of_every_work() -> None:
    for key in KEYS:
        who, title, year, kind = citations.told(sources.get(key)).split(citations.PART)
        assert who and title and re.search(r"\d{4}|n\.d\.", year)
        assert kind in citations.SPEAKERS.values()
    assert citations.told(sources.get("kramer2009")).startswith("Mark Kramer · The Myth of a No-")


def test_a_page_tells_of_the_works_that_only_its_widgets_cite() -> None:
    link = '<a {}href="bibliography.html#cite-{}">Words</a>'
    prose = link.replace('">', '" title="T">').format('class="nc-cite" ', "kramer2009")
    bare = link.format("", "shifrinson2016") + link.format("", "kramer2009")
    made = citations.works_of(f"<p>{prose}{bare}</p>")
    (found,) = re.findall(r'<script type="application/json" id="nc-works">(.*)</script>', made)
    told = citations.told(sources.get("shifrinson2016"))
    assert json.loads(found) == {"cite-shifrinson2016": told}
    assert ">{}</script>" in citations.works_of(link.format("", "somebody-else-s"))
    assert ">{}</script>" in citations.works_of('<a class="nc-cite reference" href="b.html#id1">')
    assert citations.works_of("<p>No citation.</p>") == ""
    assert citations.works_of('<a href="#cite-kramer2009">K</a>') == ""  # the bibliography's own


def test_a_glossary_gets_its_field_and_letters() -> None:
    tree = new_document("glossary")
    listed = nodes.definition_list()
    tree += listed
    for i in range(end_matter.LEAST):
        term = nodes.term("", f"{'ab'[i > 9]} term {i}", ids=[f"term-{i}"])
        listed += nodes.definition_list_item("", term, nodes.definition())
    terms.make_findable(tree)
    assert BAR.search(tree[0].astext())
    assert '<a href="#term-0">A</a><a href="#term-10">B</a>' in tree[0].astext()


def test_documents_are_listed_by_date_with_where_to_read_them() -> None:
    shown = document_list.in_order()
    assert [each.date for each in shown] == sorted(each.date for each in shown)
    sets = {each.id for name in sources.document_sets() for each in sources.document_set(name)}
    assert {each.id for each in shown} == sets
    told = document_list.line(sources.document("genscher-tutzing"))
    assert told.startswith("- **Genscher's speech at Tutzing**, 31 January 1990. ")
    assert "#x.reader_assurances?left=genscher-tutzing&amp;right=baker-gorbachev" in told
    assert "[in chapter 2](02_historical_context.ipynb#what-was-said)" in told
