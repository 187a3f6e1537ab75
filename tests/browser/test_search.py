"""Searching the built book: every word, its place, and the way there and back."""

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from coursebook import questions
from tests.browser.book_pages import DOCUMENTS
from tests.browser.conftest import open_link
from tests.browser.keyboard import press
from tests.browser.pages import Open
from tests.browser.view import check_view

CHAPTER = "book/02_historical_context.html"
MARKED = "[...(CSS.highlights.get('nc-search') ?? [])].map(String)"
IN_SIGHT = """() => [...(CSS.highlights.get("nc-search") ?? [])].some((range) => {
  const [line] = range.getClientRects();
  const around = range.startContainer.parentElement;
  if (!line || !around.checkVisibility()) return false;
  const at = document.elementFromPoint(line.x + line.width / 2, line.y + line.height / 2);
  return around.contains(at); // neither cut off nor covered
})"""

# The words of a page by its own account, told from the page as a browser reads it: what has an
# anchor, and the words of each text that a reader is not asked to answer first.
WORDS = r"""async (names) => {
  const later = `.nc-answer-key, .nc-question-twin > details, .nc-lab-twin > details,
    .nc-draw-twin table, .nc-article-six article ol, .nc-article-six article ol ~ *`;
  const silent = `script, style, svg, template, noscript, .headerlink, .cell_input, .label,
    .nc-twin > summary, .above-input > summary, .nc-claim-strip, .nc-density, .nc-find,
    .nc-pace, .nc-stop, .nc-plain-setting`;
  const anchors = "section[id], article[id], dt[id], li[id], .citation[id]";
  const told = { places: {}, later: [] };
  for (const name of names) {
    const html = await (await fetch(name + ".html")).text();
    const page = new DOMParser().parseFromString(html, "text/html");
    const walker = page.createTreeWalker(page.querySelector("article.bd-article"), 4);
    while (walker.nextNode()) {
      const at = walker.currentNode.parentElement;
      const link = at.closest("a");
      if (at.closest(silent) || (link && link.textContent === link.getAttribute("href"))) continue;
      const words = walker.currentNode.data.match(/[\p{L}\p{N}]+(?:[-.,+/'’][\p{L}\p{N}]+)*/gu);
      if (!words) continue;
      const term = at.closest("dd")?.previousElementSibling?.closest("dt[id]");
      const place = `${name}.html#${(term ?? at.closest(anchors))?.id ?? ""}`;
      if (at.closest(later)) told.later.push(...words);
      else (told.places[place] ??= []).push(...words);
    }
  }
  return told;
}"""
MISSING = """(places) => {
  const texts = {};
  for (const [page, , , parts] of bookSearch.book) {
    for (const [anchor, heading, text] of parts) {
      texts[`${page}#${anchor}`] = bookSearchFind.fold(`${heading}\\n${text}`);
    }
  }
  const terms = {};
  const has = (place, word) => (terms[word] ??= bookSearchFind.parse(word)).every((term) =>
    bookSearchFind.hitsOf(texts[place] ?? "", term).some(({ grade }) => grade > 1));
  return Object.entries(places).flatMap(([place, words]) =>
    [...new Set(words)].filter((word) => !has(place, word)).map((word) => `${place}: ${word}`));
}"""
FOUND = """(queries) => queries.map((query) => {
  const { found } = bookSearchFind.find(query, bookSearch.book);
  return found.map(({ page, place }) => `${page[0]}#${place[0]}`);
})"""


def found_by(page: Page, *queries: str) -> list[list[str]]:
    """Return the places that queries find, the best first."""
    found: list[list[str]] = page.evaluate(FOUND, list(queries))
    return found


# -- every word ---------------------------------------------------------------------------------


def test_every_word_of_every_page_is_found_at_its_place_and_none_that_tells_an_answer(
    open_book: Open,
) -> None:
    page = open_book("search.html?q=Kosovo", served=True)
    expect(page.locator(".nc-search-page li").first).to_be_visible()
    told = page.evaluate(WORDS, DOCUMENTS)
    places: dict[str, list[str]] = told["places"]
    assert len(places) > 700 and sum(map(len, places.values())) > 90_000
    assert page.evaluate(MISSING, places) == []
    assert page.evaluate(MISSING, {f"{CHAPTER}#summary": ["kumquat"]}) != []

    asked = {each.lower() for words in places.values() for each in words}
    allowed = asked | {part for each in asked for part in re.findall(r"[^\W_]+", each)}
    hidden = sorted({each.lower() for each in told["later"] if each.isalpha()} - allowed)
    assert len(hidden) > 50
    found = found_by(page, *(f'"{each}"' for each in hidden), '"Kosovo"')
    assert [word for word, at in zip(hidden, found, strict=False) if at] == []
    assert found[-1], "what stands in the text is found this way"

    sample = [(place, word) for place, words in places.items() for word in words][::900]
    lists = found_by(page, *(word for _, word in sample))
    assert [each for each, found in zip(sample, lists, strict=True) if each[0] not in found] == []


def test_no_answer_of_the_question_banks_stands_among_the_words(book: Path) -> None:
    words = (book / "_static/nc/search_text.js").read_text("utf-8")
    assert "How many of these countries are members of NATO" in words
    told = []
    for stem in (Path(name).name for name in DOCUMENTS if re.search(r"/0\d_", name)):
        bank = questions.load(questions.BANKS / f"{stem}.yaml")
        told += [each.explanation for each in bank.questions]
        told += [each.answer_text for each in bank.commitments]
        told += [option.reply for each in bank.decisions for option in each.options]
    assert len(told) > 100
    assert [each for each in told if len(each.split()) > 5 and each in words] == []


def test_the_best_place_comes_first_and_the_bibliography_last(
    open_book: Open,
) -> None:
    page = open_book("search.html?q=Kosovo", served=True)
    expect(page.locator(".nc-search-page li").first).to_be_visible()
    queries = ["H10", "p20", "Article 5", '"one inch"', "one inch", "Kosovo", "NATO"]
    claim, other, term, phrase, words, kosovo, most = found_by(page, *queries)
    assert claim[0] == "book/claims.html#h10"
    assert other[0] == "book/claims.html#p20"
    assert term[0] == "book/glossary.html#term-Article-5"
    assert "book/claims.html#h10" in phrase and set(phrase) <= set(words)
    for found in (words, kosovo, most):
        last = [each.startswith("book/bibliography") for each in found]
        assert last == sorted(last) and True in last and False in last


# -- the way there ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("way", "width", "theme"), [("served", 1280, "light"), ("file", 390, "dark")]
)
def test_a_reader_searches_by_keyboard_and_arrives_at_the_marked_words(
    way: str, width: int, theme: str, open_book: Open
) -> None:
    page = open_book(CHAPTER, served=way == "served", width=width, theme=theme)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    assert "searchindex" not in page.content() and "searchtools" not in page.content()
    page.keyboard.press("Control+k")
    dialog = page.get_by_role("dialog", name="Search")
    expect(dialog.get_by_role("searchbox", name="Search the book")).to_be_focused()
    page.keyboard.type('"one inch"')
    expect(dialog.get_by_role("status")).to_have_text(re.compile(r"^\d+ places on \d+ pages\.$"))
    expect(dialog.locator("mark").first).to_have_text(re.compile("one inch", re.IGNORECASE))
    assert any("search_text.js" in each for each in asked)
    check_view(page, "dialog[open]", width)
    assert dialog.evaluate("each => each.scrollWidth <= each.clientWidth")
    press(page, "Tab", "Tab")
    expect(dialog.get_by_role("link").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()

    press(page, "Control+k", "Enter")
    page.wait_for_url("**/search.html?q=*")
    expect(page.locator(".nc-search-page").get_by_role("status")).to_contain_text("places")
    page.get_by_role("link", name="H10").click()
    page.wait_for_url("**/claims.html?highlight=*#h10")
    page.wait_for_function(IN_SIGHT)
    assert {each.lower() for each in page.evaluate(MARKED)} == {"one inch"}
    page.get_by_role("button", name="Remove the marks").click()
    assert page.evaluate(MARKED) == []
    assert page.url.endswith("claims.html#h10")


@pytest.mark.parametrize(
    ("target", "query"),
    [
        (
            "book/01_complex_relationship.html#a-relationship-with-dates",
            "tashkent",
        ),  # a closed table
        (
            "book/01_complex_relationship.html#exercises",
            '"Tsentr 2019, 128,000"',
        ),  # a twin
        ("book/timeline.html#event-putin-agencies-2026", "nonsense"),
        ("book/glossary.html#term-Warsaw-Pact", "dissolved"),
        ("book/data.html#missile-defence", "SM-3"),
    ],
)
def test_a_word_is_brought_into_sight_wherever_it_stands(
    target: str, query: str, open_book: Open
) -> None:
    name, _, anchor = target.partition("#")
    page = open_book(f"{name}?highlight={quote(query)}#{anchor}", width=390, served=True)
    page.wait_for_function(IN_SIGHT)
    expect(page.locator(".nc-widget[data-nc-state=loading]")).to_have_count(0)
    page.wait_for_function(IN_SIGHT)  # and it stays there when widgets above have come alive
    expect(page.get_by_role("complementary", name="Marked words")).to_contain_text(query)
    inside = "query => document.activeElement.textContent.toLowerCase().includes(query)"
    assert page.evaluate(inside, query.strip('"').lower())
    page.keyboard.press("Escape")
    expect(page.get_by_role("complementary", name="Marked words")).to_be_hidden()
    assert page.evaluate(MARKED) == []


def test_marks_stay_out_of_what_is_asked_and_leave_living_widgets_as_they_are(
    open_book: Open,
) -> None:
    page = open_book(f"{CHAPTER}?highlight=the#summary", served=True)
    page.wait_for_function(IN_SIGHT)
    marked = """[...CSS.highlights.get("nc-search")].filter((range) =>
      range.startContainer.parentElement.closest(
        ".nc-answer-key, .nc-question-twin > details, .nc-lab-twin > details"))"""
    assert page.evaluate(f"{marked}.length") == 0
    assert page.locator("article mark, article .highlighted").count() == 0
    expect(page.locator(".nc-widget[data-nc-state=loading]")).to_have_count(0)
    page.wait_for_function(IN_SIGHT)
    # Where it stands, not how far the page was moved: what comes alive above changes that too.
    stands = "document.activeElement.getBoundingClientRect().top"
    before = page.evaluate(stands)
    page.mouse.move(640, 450)
    page.mouse.wheel(0, -600)
    page.wait_for_function(f"before => {stands} > before + 100", arg=before)


def test_the_search_page_shows_more_when_asked_and_says_what_it_does_not_find(
    open_book: Open,
) -> None:
    page = open_book("search.html?q=NATO", served=True)
    place = page.locator(".nc-search-page")
    expect(place.locator("li")).to_have_count(20)
    check_view(page, ".nc-search-page", 1280)
    place.get_by_role("button", name=re.compile("^Show more")).click()
    expect(place.locator("li")).to_have_count(40)
    expect(place.locator("li a").nth(20)).to_be_focused()
    field = place.get_by_role("searchbox")
    field.fill("kumquat")
    expect(place.get_by_role("status")).to_have_text("Nothing in the book has “kumquat”.")
    expect(place.locator("li")).to_have_count(0)
    field.fill("kumquat Tashkent")
    expect(place.get_by_role("status")).to_contain_text("No place has all these words.")
    field.fill("<b>Tashkent</b>")
    expect(place.get_by_role("status")).to_contain_text("place")
    assert place.locator("b").count() == 0


def test_a_page_loads_no_words_before_a_search_begins(open_book: Open) -> None:
    page = open_book("search.html", served=True)
    expect(page.locator(".nc-search-page").get_by_role("searchbox")).to_be_focused()
    page = open_book(CHAPTER, served=True)
    page.wait_for_load_state()
    names = page.evaluate("performance.getEntriesByType('resource').map((each) => each.name)")
    assert [each for each in names if "search_" in each] == []
    assert [each for each in names if "/search.js" in each]
    open_link(page, "#summary")
    assert page.evaluate(MARKED) == []


def test_words_that_can_not_be_loaded_are_said_and_tried_again(
    open_book: Open,
) -> None:
    page = open_book(CHAPTER, served=True)
    page.watch.expected = ("net::ERR_FAILED",)  # type: ignore[attr-defined]
    page.route("**/search_text.js*", lambda route: route.abort())
    page.keyboard.press("Control+k")
    dialog = page.get_by_role("dialog", name="Search")
    page.keyboard.type("Tash")
    expect(dialog.get_by_role("status")).to_contain_text("could not be loaded")
    page.unroute("**/search_text.js*")
    page.keyboard.type("kent")
    expect(dialog.get_by_role("status")).to_contain_text("places on")


def test_without_javascript_the_search_page_says_so(open_book: Open) -> None:
    page = open_book("search.html", java_script_enabled=False)
    expect(page.get_by_text("Searching needs JavaScript")).to_be_visible()
