"""What the search finds, and in which order, in a small book made for each question."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page
from sphinx.search.en import SearchEnglish

from tests.browser.pages import Pages

STATIC = Path(__file__).parents[2] / "coursebook" / "publish" / "static"
FIND = """([query, book]) => {
  const { found, complete, asked } = bookSearchFind.find(query, book);
  const lines = found.map(({ page, place, text, best }) =>
    `${page[0]}#${place[0]}: ${best.map(({ start, end }) => text.slice(start, end)).join(" ")}`);
  return { lines, complete, asked };
}"""


Find = Callable[..., list[str]]


@pytest.fixture(scope="module")
def page(pages: Pages, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """One page for all questions: it holds nothing but the part that finds."""
    scripts = SearchEnglish.js_stemmer_code, (STATIC / "search_find.js").read_text("utf-8")
    path = tmp_path_factory.mktemp("find") / "page.html"
    tags = "".join(f"<script>{each}</script>" for each in scripts)
    path.write_text(f"<!doctype html><meta charset=utf-8>{tags}", encoding="utf-8")
    with pages.loans() as open_page:
        yield open_page(path.as_uri())


@pytest.fixture
def find(page: Page) -> Find:
    """Look a query up among texts: one place each, named a, b, c … on one page."""

    def find_(query: str, *texts: str, complete: bool = True) -> list[str]:
        places = [[chr(97 + i), "", each] for i, each in enumerate(texts)]
        told = page.evaluate(FIND, [query, [["p", "Page", 0, places]]])
        assert told["complete"] is complete
        return [each.removeprefix("p#") for each in told["lines"]]

    return find_


def test_a_word_is_found_whole_first_then_in_another_form_then_by_its_beginning(
    find: Find,
) -> None:
    found = find("treaty", "treatyhood", "two treaties", "the Treaty", "entreaty")
    assert found == ["c: Treaty", "b: treaties", "a: treatyhood"]


@pytest.mark.parametrize("typed", ["B", "b.", '"b"', "(b)", " b, "])
def test_a_place_by_its_own_name_comes_first_whatever_stands_around_it(
    find: Find, typed: str
) -> None:
    assert find(typed, "b b b: the vitamin", "a claim with a b somewhere in it")[0] == "b: b"


def test_nothing_is_found_inside_a_word_or_a_number(find: Find) -> None:
    assert find("inch", "Chinchilla", "one inch") == ["b: inch"]
    assert find("317", "1,317 km", "in 1317", "317 km") == ["c: 317"]
    assert find("1", "1,317 km", "1 km", "11") == ["b: 1"]


@pytest.mark.parametrize(
    ("typed", "text", "not_meant"),
    [
        ("5.9", "shared 5.9 per cent", "5, 9 and 15.9"),
        ("2+4", "the 2+4 negotiations", "2 4"),
        ("9m729", "the 9M729 missile", "9M72"),
        ("SM-3", "SM-3 Block IB", "SM-30"),
        ("1317", "1,317 km", "1,318 km"),
        ("1,317", "a length of 1317 km", "1 and 317"),
        ("68/262", "resolution 68/262", "68 of 262"),
        ("walesa", "Havel and Wałęsa press", "Wales"),
        ("Dönhoff", "Marion Gräfin Donhoff", "Don Hoff"),
        ("Turkiye", "Poland, Türkiye and Russia", "Turkey"),
        ("Russia's", "on Russia’s border", "Russian"),
        ("post-Cold", "the post‑Cold War order", "postcold"),
        ("anti-ballistic", "the Anti-Ballistic Missile Treaty", "ballistic"),
        ("россии", "границы России", "Россия"),
    ],
)
def test_words_are_found_as_people_type_them(
    find: Find, typed: str, text: str, not_meant: str
) -> None:
    assert [each[0] for each in find(typed, not_meant, text)] == ["b"]


def test_a_phrase_in_quotation_marks_is_found_as_it_stands(
    find: Find,
) -> None:
    texts = "one foot, an inch", "not one inch east", "one\ninch", "one inches"
    assert find('"one inch"', *texts) == ["b: one inch"]
    assert find("“One Inch” east", *texts) == ["b: one inch east"]
    assert find('"one inch', *texts) == ["b: one inch"]


def test_places_with_the_words_near_each_other_come_first(find: Find) -> None:
    far = "Baltic " + "and so on " * 50 + "policing"
    near = "Baltic air, and then policing"
    assert [each[0] for each in find("baltic policing", far, near, "Baltic policing")] == [
        *("c", "b", "a")
    ]


def test_where_no_place_has_all_words_those_with_the_rarest_are_given(
    find: Find,
) -> None:
    texts = "the alliance", "the treaty", "Tashkent", "the end"
    assert find("the Tashkent", *texts, complete=False) == ["c: Tashkent"]


def test_a_claim_a_heading_and_the_bibliography_take_their_places(
    page: Page,
) -> None:
    book = [
        ["works", "Bibliography", 1, [["w", "Article 5", "Article 5 H10 " * 9]]],
        ["chapter", "Chapter", 0, [["s", "Much", "Article 5 and H10. " * 9]]],
        ["glossary", "Glossary", 0, [["term", "Article 5", "A clause."]]],
        ["claims", "Ledger", 0, [["h10", "H10 Leaders point to assurances", "Verdict"]]],
    ]
    for query, first in (("h10", "claims#h10"), ("article 5", "glossary#term")):
        lines = page.evaluate(FIND, [query, book])["lines"]
        assert lines[0].startswith(first), lines
        assert lines[-1].startswith("works#w"), lines


@pytest.mark.parametrize("query", ["", "  ", '"', "–", "...", '""'])
def test_signs_alone_ask_for_nothing(page: Page, query: str) -> None:
    told = page.evaluate(FIND, [query, [["p", "Page", 0, [["a", "", "some – words ..."]]]]])
    assert (told["lines"], told["asked"]) == ([], False)
