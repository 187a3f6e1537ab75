"""A lesson's slides as a browser lays them out: nothing runs over, and every figure is told."""

import pytest

from coursebook import chapters
from coursebook.teach.lessons import lessons, slides, slides_pdf
from tests.browser.pages import Open

OVER = """slides => slides.flatMap(slide => {
  const [title, body] = [slide.querySelector("h2"), slide.querySelector(".body")];
  const over = body.scrollHeight > body.clientHeight || title.offsetTop + title.offsetHeight >
    body.offsetTop + 4;
  return over ? [title.textContent] : [];
})"""


@pytest.mark.parametrize("stem", chapters.stems())
def test_text_stays_on_its_slide_and_figures_have_words(open_page: Open, stem: str) -> None:
    page = open_page("about:blank")
    deck = slides.deck(lessons.lesson(stem))
    page.set_content(slides_pdf.slides_html("Slides", deck))
    assert page.eval_on_selector_all(".slide", OVER) == []
    told = page.eval_on_selector_all("img", "all => all.map(each => each.alt)")
    assert told == [each.figure.alt for each in deck if each.figure]
