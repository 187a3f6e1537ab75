"""A small book in the notation for authors: what the pages make of it, and what stops the build."""

import re
from pathlib import Path

import nbformat
import pytest

from tests.build.books import ROOT, build, code, notebook

CHAPTER = """
# A chapter

## One

*Claims taken up: [H10](claims.md#h10), [H9](claims.md#h9).*

> **What the article says here.** That it was promised.

Kramer ([2009](bibliography.md#cite-kramer2009)) calls it a myth; others do not
([Shifrinson 2016](bibliography.md#cite-shifrinson2016);
[Putin, 24 February 2022](bibliography.md#cite-putin-24feb2022)). Spirals need a
[security dilemma](glossary.md#term-security-dilemma), and *two*
[Articles 5](glossary.md#term-article-5).

*In the margin: the [records](bibliography.md#cite-nsa-gorbachev2017) are open.*

> Words that somebody said.

> **So far.** It is disputed {cite:p}`kramer2009`.

<details><summary>Deeper: how Jervis put it</summary>

He wrote of **two** worlds ([Jervis 1978](bibliography.md#cite-jervis1978)), and of the
[spiral model](glossary.md#term-spiral-model).

- One
- Two

</details>

<details><summary>In plain words</summary>

Fear feeds fear.

</details>
"""
GLOSSARY = """
# Glossary

- **Article 5**: All for one.
- **assurance**: Words that calm.
- **security dilemma**: *Contested.* Fear; compare {term}`spiral model`.
- **spiral model**: More [fear](glossary.md#term-security-dilemma).
"""
GUIDE = (ROOT / "docs/writing.md").read_text("utf-8")
EXAMPLE = "# An example\n\n" + GUIDE.split("An example of everything")[1].split("```")[
    1
].removeprefix("markdown\n").replace(".ipynb", ".md")
BIBLIOGRAPHY = "# Works\n\n<!-- {bibliography} -->\n"
COMMON = {"claims": "# Ledger\n", "glossary": GLOSSARY, "bibliography": BIBLIOGRAPHY}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, ...]:
    """Return a page, the same made from a notebook, works, glossary and the authors' example."""
    folder = tmp_path_factory.mktemp("notation")
    same = notebook(nbformat.v4.new_markdown_cell(CHAPTER), code("1"))
    pages = {"index": CHAPTER, "chapter": same, "example": EXAMPLE}
    _, exit_code, said = build(folder, pages | COMMON)
    assert exit_code == 0, said
    html = folder / "_build/html/book"
    return tuple(
        (html / f"{n}.html").read_text("utf-8")
        for n in ("index", "chapter", "bibliography", "glossary", "example")
    )


PLAIN, NOTEBOOK, DOCUMENTED = 0, 1, 4


@pytest.mark.parametrize("form", [PLAIN, NOTEBOOK])
def test_a_citation_leads_to_its_entry_and_tells_author_title_year_and_speaker(
    pages: tuple[str, ...], form: int
) -> None:
    found = re.search(r'<a class="nc-cite[^>]*>2009</a>', pages[form])
    assert found
    title = "The Myth of a No-NATO-Enlargement Pledge to Russia"
    assert f'title="Mark Kramer · {title} · 2009 · scholarship"' in found[0]
    entry = re.search(r'href="bibliography.html#([\w-]+)"', found[0])
    assert entry
    assert f'id="{entry[1]}"' in pages[2]
    assert ">Putin, 24 February 2022</a>" in pages[form]


def test_the_bibliography_lists_what_links_and_roles_cite_and_no_more(
    pages: tuple[str, ...],
) -> None:
    assert pages[2].count('class="citation"') == 8
    assert "Cooperation under the Security Dilemma" in pages[2]


@pytest.mark.parametrize("form", [PLAIN, NOTEBOOK])
def test_a_term_leads_to_the_glossary_whatever_its_words(pages: tuple[str, ...], form: int) -> None:
    assert 'href="glossary.html#term-security-dilemma">security dilemma</a>' in pages[form]
    assert 'href="glossary.html#term-Article-5">Articles 5</a>' in pages[form]


def test_the_list_on_the_glossarys_page_is_a_glossary(pages: tuple[str, ...]) -> None:
    entry = re.search(r'<dt id="term-security-dilemma">.*?</dd>', pages[3], re.S)
    assert entry
    assert "<dd><p><em>Contested.</em> Fear; compare <a " in entry[0]
    assert 'href="#term-security-dilemma">fear</a>' in pages[3]


@pytest.mark.parametrize("form", [PLAIN, NOTEBOOK])
def test_notes_stand_in_the_margin_with_their_links(pages: tuple[str, ...], form: int) -> None:
    notes = re.findall(r'<div class="nc-margin[^>]*>\s*<p>(.*?)</p>', pages[form], re.S)
    assert len(notes) == 2
    assert notes[0].startswith("Claims taken up: <a ") and "claims.html#h10" in notes[0]
    assert notes[1].startswith('The <a class="nc-cite')


@pytest.mark.parametrize("form", [PLAIN, NOTEBOOK])
def test_boxes_are_no_quotations_and_quotations_no_boxes(pages: tuple[str, ...], form: int) -> None:
    assert len(re.findall(r'<div class="nc-box nc-box-(?:article|so-far) ', pages[form])) == 2
    assert pages[form].count("<blockquote>") == 1


@pytest.mark.parametrize("form", [PLAIN, NOTEBOOK])
def test_deeper_parts_are_disclosures_with_markdown_inside(
    pages: tuple[str, ...], form: int
) -> None:
    start = '<details class="nc-details nc-deeper"><summary>Deeper: how Jervis put it</summary>'
    inside = pages[form].split(start)[1].split("</details>")[0]
    assert "<strong>two</strong>" in inside and "<li>" in inside
    assert "nc-cite" in inside and "nc-term" in inside
    assert '<details class="nc-details nc-plain-words"><summary>In plain' in pages[form]


def test_the_setting_for_plain_words_is_loaded_where_there_are_such_parts_alone(
    pages: tuple[str, ...],
) -> None:
    loads = ["nc/plain_words.js" in each for each in pages]
    assert loads == ['class="nc-details nc-plain-words"' in each for each in pages]
    assert set(loads) == {True, False}


def test_the_card_of_citations_is_loaded_where_there_are_some_alone(
    pages: tuple[str, ...],
) -> None:
    loads = ["nc/cite_card.js" in each for each in pages]
    told = ('class="nc-cite ', 'class="nc-term ')
    assert loads == [any(name in each for name in told) for each in pages]
    works = '<script type="application/json" id="nc-works">{}'
    assert [told[0] in each for each in pages] == [works in each for each in pages]
    assert set(loads) == {True, False}


def test_the_example_for_authors_shows_everything(pages: tuple[str, ...]) -> None:
    shown = pages[DOCUMENTED]
    counts = {"nc-cite": 5, "nc-term": 1, "nc-margin": 2, "nc-deeper": 1, "nc-plain-words": 1}
    counts |= {"nc-box-article": 1, "nc-box-so-far": 1}
    assert {name: len(re.findall(rf'class="[^"]*\b{name}\b', shown)) for name in counts} == counts
    assert "<h2>Words and records" in shown


def test_slips_stop_the_build_and_name_page_and_place(tmp_path: Path) -> None:
    page = (
        "# A\n\n[Kramer 2090](bibliography.md#cite-kramer2090) on a\n"
        "[dilemma](glossary.md#term-security-dilema).\n\n"
        "<details><summary>Deeper: open</summary>\n\nWords.\n"
    )
    parts = ("# A", "<details><summary>Deeper: a</summary>\n\nWords.", "More.\n\n</details>")
    cells = notebook(*map(nbformat.v4.new_markdown_cell, parts))
    _, exit_code, said = build(tmp_path, {"index": page, "chapter": cells} | COMMON)
    assert exit_code != 0
    assert "book/chapter: a </details> closes nothing in its cell" in said
    assert "book/index: [Kramer 2090](…#cite-kramer2090)" in said
    assert "did you mean" in said and "kramer2009" in said
    assert "did you mean term-security-dilemma" in said
    assert "Deeper: open</summary>: nothing closes it" in said
