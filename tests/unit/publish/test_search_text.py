"""What of a page can be searched for, and which place each word belongs to."""

import re
from pathlib import Path

import pytest
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.search.en import SearchEnglish

from coursebook.publish import search_text
from coursebook.publish.search import search_text as script
from coursebook.publish.search_text import places
from coursebook.questions import SAMPLES, load
from coursebook.widgets.answer_key import answer_key
from coursebook.widgets.draw_it import draw_it
from coursebook.widgets.self_check import self_checks
from nato_course.widgets.article_six import article_six


def words_of(body: str) -> str:
    return " / ".join(f"{each.heading} {each.text}".strip() for each in read(body))


def read(body: str) -> list[search_text.Place]:
    return places(f"<html><body><nav>Menu</nav><article class='bd-article'>{body}</article></body>")


def test_cells_items_and_paragraphs_are_words_apart() -> None:
    table = "<table><tr><th>Year</th><th>Persons assigned</th></tr></table>"
    assert words_of(f"{table}<ul><li>one</li><li>two</li></ul><p>a<br>b</p>") == (
        "Year\nPersons assigned\none\ntwo\na\nb"
    )


def test_a_word_is_not_parted_by_bold_type_or_a_link() -> None:
    assert words_of("<p>un<b>like</b>ly, <a href='x'>so</a>\n far</p>") == "unlikely, so far"


def test_each_word_belongs_to_the_nearest_place_above_it() -> None:
    found = read(
        "<section id='top'><h1>Page</h1><p>first</p>"
        "<section id='part'><h2>Part<a class='headerlink' href='#part'>#</a></h2>second</section>"
        "<p>third</p></section>"
    )
    told = [(each.anchor, each.heading, each.text) for each in found]
    assert told == [("top", "Page", "first\nthird"), ("part", "Part", "second")]


def test_a_term_has_its_explanation_and_an_event_its_name() -> None:
    found = read(
        "<dl><dt id='term-a'>Alpha</dt><dd>the first</dd><dt id='term-b'>Beta</dt><dd>next</dd>"
        "</dl><ol><li id='event-x'><p><time>1 May</time> <strong>Fair</strong></p><p>Held.</p>"
        "</li></ol>"
    )
    told = [(each.anchor, each.heading, each.text) for each in found]
    assert told == [
        ("term-a", "Alpha", "the first"),
        ("term-b", "Beta", "next"),
        ("event-x", "Fair", "1 May\nHeld."),
    ]


def test_labels_of_figures_scripts_code_and_the_rest_of_an_address_are_no_words() -> None:
    address = "https://example.org/eleven-inches"
    assert (
        words_of(
            "<svg><text>label</text></svg><script>1</script><style>p{}</style>"
            "<div class='cell_input docutils container'><pre>import os</pre></div>"
            "<details class='nc-twin' open><summary>Text version</summary><p>twin</p></details>"
            f"<p>Read at <a href='{address}'>{address}</a></p><p><a href='x'>x y</a></p>"
        )
        == "twin\nRead at example.org\nx y"
    )


def test_a_self_check_gives_prompt_and_options_and_nothing_that_tells_the_answer() -> None:
    samples = load(SAMPLES).questions
    found = words_of(self_checks(*samples).twin_html())
    assert "What did the Two Plus Four Treaty limit?" in found
    assert "Foreign forces and nuclear arms in eastern Germany" in found
    for told in ("Article 5(3) says so", "Read its title", "One limit was signed", "Words were sp"):
        assert told not in found


def test_the_answer_key_the_drawn_line_and_the_judged_cases_are_not_told() -> None:
    key = answer_key("02_historical_context")._repr_mimebundle_()["text/html"]
    assert words_of(key) == ""
    drawn = words_of(draw_it("defence-europe").twin_html())
    assert "Draw the rest" in drawn and "489.5" not in drawn
    cases = words_of(article_six().twin_html())
    assert "Argentina takes the Falkland Islands" in cases
    assert "Argentine forces took the islands" not in cases
    assert "invoked" not in cases.partition("(real)")[2]


def test_without_the_list_of_what_is_told_later_the_answers_would_stand_in_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(search_text, "_TOLD_LATER", ())
    twin = self_checks(*load(SAMPLES).questions).twin_html()
    assert "Article 5(3) says so" in words_of(twin)


def test_the_same_pages_give_the_same_script_and_it_can_hold_no_markup(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text("<article class='bd-article'><p>a &lt;/script&gt; b</p></article>", "utf-8")
    pages = [("book/a.html", "A", page), ("book/bibliography.html", "B", page)]
    made = script(pages)
    assert made == script(pages)
    assert "</script" not in made
    assert re.search(r'"book/a.html","A",0,.*"book/bibliography.html","B",1,', made)


def test_a_page_without_an_article_has_no_places() -> None:
    assert places("<meta http-equiv='refresh' content='0; url=book/index.html'>") == []


def test_sphinx_still_has_a_stemmer_and_a_builder_that_goes_without_an_index() -> None:
    assert "var Stemmer = function()" in SearchEnglish.js_stemmer_code
    assert "stemWord" in SearchEnglish.js_stemmer_code
    assert StandaloneHTMLBuilder.search is True


def test_the_theme_still_has_the_blocks_that_ours_replace() -> None:
    import pydata_sphinx_theme

    theme = Path(pydata_sphinx_theme.__file__).parent / "theme" / "pydata_sphinx_theme"
    layout = (theme / "layout.html").read_text("utf-8")
    head = layout.partition("block extrahead")[2].partition("endblock extrahead")[0]
    assert "searchtools.js" in head and "<script" not in layout.partition("block search_dialog")[2]
