"""The course on paper as one document: what is opened, kept for the end, listed and left out."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import html

from coursebook.cli import main
from coursebook.errors import CourseError
from coursebook.teach.pdf import course_pdf, drawn_widget, paper_document
from coursebook.teach.pdf.printing import PdfError
from tests.files import write

CHAPTER = "02_historical_context"
FRONT = """<h1>The course</h1><p>Welcome.</p><p class="nc-start">Start</p>
<section class="nc-front nc-front-game"><h2>One move</h2><div><button>Arm</button></div>
<p class="nc-front-told">Choose a move.</p><ul><li>You armed.</li></ul>
</section><ul><li><svg class="nc-pictogram"></svg><p>Play.</p></li></ul>"""
CONTENTS = """<nav class="bd-links"><ul><li><a href="#">The course</a></li>
<li><a href="02_historical_context.html">Two</a></li>
<li><a href="glossary.html">Glossary</a></li><li><a href="progress.html">Yours</a></li>
<li><a href="teach/guide.html">Guide</a></li></ul></nav>"""
GLOSSARY = """<h1>Glossary</h1><dl><dt id="term-assurance">assurance</dt>
<dd><p>It calms, see <a href="#term-pact">pact</a>.</p></dd><dt id="term-pact">pact</dt>
<dd><p>It binds.</p></dd></dl>"""
TWO = """<h1>Two &amp; more<a class="headerlink" href="#two">#</a></h1>
<section id="first"><h2>First<a class="headerlink" href="#first">#</a></h2>
<p id="told">Said (<a class="nc-cite" href="bibliography.html#cite-kramer2009">Kramer 2009</a>), an
<a href="glossary.html#term-assurance">assurance</a>, claim <a href="claims.html#h10">H10</a>, the
<a href="teach/guide.html#x">guide</a>, <a href="https://example.org/a">a site</a> and again
<a href="https://example.org/a">there</a>, <a href="https://example.org/b">example.org/b</a>,
<a href="#first">above</a>.</p>
<p id="set"><a href="#x.plane?a=1">Let both react</a>, or
<a href="glossary.html#x.review">review</a>.</p>
<details class="nc-details nc-deeper"><summary>Deeper: more</summary><p>Depth.</p></details>
<details class="admonition hide above-input"><summary>Show the code</summary><pre>x</pre></details>
<figure class="nc-figure"><figcaption><p class="nc-figure-title">Bars</p></figcaption>
<svg class="nc-svg nc-svg-wide" viewBox="0 0 9 9" aria-labelledby="t1" aria-describedby="d1">
<title id="t1">Bars</title><desc id="d1">They rise.</desc>
<g clip-path="url(#clip0)"><path d="M0 0" aria-label="1: 2"></path></g></svg>
<svg class="nc-svg nc-svg-narrow" viewBox="0 0 9 9"><title>Bars</title></svg>
<details class="nc-figure-data"><summary>Data table</summary><div>
<table><tr><th>a_b</th></tr><tr><td>7</td></tr></table></div></details>
<p class="nc-figure-source">Source <a href="x.csv" download>Data (CSV)</a></p></figure>
<section class="nc-table"><p><a href="t.csv" download>t.csv</a> · Public</p><details>
<summary>Columns</summary><div class="nc-dataset"><p>T</p><p>What it is.</p><p>Caveat.</p></div>
</details></section>
<section class="nc-lab-twin"><p><strong>To do.</strong></p><p>Nothing yet.</p></section>
<div class="nc-widget" data-nc-name="SelfCheck"><div class="nc-mount"></div>
<details class="nc-twin" open><summary>Text version</summary><div class="nc-twin-content">
<section class="nc-question-twin"><p><strong>Check yourself:</strong> Is it?</p>
<ul><li>Yes</li></ul>
<details><summary>A hint</summary><p>Think.</p></details>
<details><summary>Answer and reasons</summary>
<ul><li>Right: <strong>Yes</strong></li></ul></details>
</section></div></details></div>
<div class="nc-widget" data-nc-name="Ledger"><div class="nc-mount"><p>Held in place.</p></div></div>
</section>"""


@pytest.fixture
def built(tmp_path: Path) -> Path:
    pages = {"index": FRONT, CHAPTER: TWO, "glossary": GLOSSARY, "progress": "<h1>Yours</h1>"}
    pages["teach/guide"] = "<h1>For teachers</h1>"
    start, end = f'<html><body>{CONTENTS}<article class="bd-article">', "</article></body></html>"
    return write(tmp_path, {f"book/{stem}.html": start + pages[stem] + end for stem in pages})


def chapter(built: Path, url: str = "") -> str:
    (document,) = course_pdf.documents(built, ["2"])
    return paper_document.document_html(document, built, "a4", url)


def words(element: html.HtmlElement) -> str:
    return re.sub(r" ([.,:])", r"\1", " ".join(" ".join(element.itertext()).split()))


def test_without_names_come_the_course_and_each_chapter(built: Path) -> None:
    whole, two = course_pdf.documents(built)
    assert (whole.name, two.name) == ("course", CHAPTER)
    assert whole.pages == ("index", CHAPTER, "glossary"), (
        "a reader's and a teacher's pages stay out"
    )
    assert two.pages == (CHAPTER,)


def test_any_page_can_be_asked_for_and_a_wrong_name_is_told(built: Path) -> None:
    names = [each.name for each in course_pdf.documents(built, ["teach/guide", "2", "course"])]
    assert names == ["teach-guide", CHAPTER, "course"]
    with pytest.raises(CourseError, match="nonsense"):
        course_pdf.documents(built, ["nonsense"])
    with pytest.raises(CourseError, match="is no page of the built book"):
        course_pdf.documents(built, ["5"])
    with pytest.raises(CourseError, match="build the book with `jupyter-book build"):
        course_pdf.documents(built / "elsewhere")


def test_nothing_is_closed_and_nothing_is_there_to_press(built: Path) -> None:
    root = html.fromstring(chapter(built))
    assert root.xpath("//details | //summary | //button | //script | //figure") == []
    text = words(root.xpath("//body")[0])
    assert "Deeper: more Depth." in text
    assert "Held in place." in text, "what has no text version is one"
    for gone in ("Text version", "Data table", "Show the code", "Data (CSV)", "To do", "#"):
        assert gone not in text


def test_a_table_is_told_once_and_keeps_the_name_of_its_file(built: Path) -> None:
    told = html.fromstring(chapter(built)).xpath("//section[@class='nc-table']")[0]
    assert words(told) == "t.csv · Public Columns Caveat."
    assert told.xpath(".//a") == []


def test_a_link_that_sets_a_widget_is_words_alone(built: Path) -> None:
    root = html.fromstring(chapter(built))
    assert root.xpath(f"//p[@id='{CHAPTER}.set']//@href") == []
    whole = course_pdf.documents(built)[0]
    root = html.fromstring(paper_document.document_html(whole, built, "a4"))
    assert root.xpath(f"//p[@id='{CHAPTER}.set']//@href") == ["#glossary"]


def test_a_long_question_may_be_divided_and_a_short_one_not(built: Path) -> None:
    root = html.fromstring(chapter(built))
    assert root.xpath("//section[contains(@class, 'tall')]") == []
    path = built / "book" / f"{CHAPTER}.html"
    path.write_text(path.read_text("utf-8").replace("Is it?", "Is it? " * 60), "utf-8")
    root = html.fromstring(chapter(built))
    assert len(root.xpath("//section[@class='nc-question-twin tall']")) == 1


def test_checks_have_numbers_and_their_hints_and_answers_come_last(built: Path) -> None:
    root = html.fromstring(chapter(built))
    asked = words(root.xpath("//section[@class='nc-question-twin']")[0])
    assert asked == "Check yourself 1: Is it? Yes"
    last = words(root.xpath("//section[@class='apart']")[-1])
    assert last == (
        "Answers to the checks Hints Check yourself 1. Think. "
        "Answers and reasons Check yourself 1. Right: Yes"
    )
    assert words(root.xpath("//body")[0]).endswith(last)


def test_a_picture_is_told_in_words_and_its_figures_stand_apart(built: Path) -> None:
    root = html.fromstring(chapter(built))
    (picture,) = root.xpath("//*[name()='svg']")
    assert (picture.get("role"), picture.get("aria-label")) == ("img", "Bars. They rise.")
    assert picture.xpath("*//@aria-label | .//*[name()='title']") == []
    assert f"url(#{CHAPTER}.clip0)" in html.tostring(picture, encoding="unicode")
    assert "Figures in numbers Bars a_ b 7" in words(root.xpath("//body")[0])


def test_an_address_that_the_page_prints_gets_no_note(built: Path) -> None:
    path = built / "book" / f"{CHAPTER}.html"
    there = (
        '<a href="https://doi.org/10.1/x">doi:10.1/x</a>, <a href="https://doi.org/10.1/x">X</a>'
    )
    path.write_text(
        path.read_text("utf-8").replace("<figure", f"<p>{there}</p><figure", 1), "utf-8"
    )
    root = html.fromstring(chapter(built))
    assert not [each for each in root.xpath("//section[h2='Notes']//li") if "doi" in words(each)]


def test_a_link_that_has_the_name_of_its_page_needs_no_note_without_an_address(built: Path) -> None:
    path = built / "book" / f"{CHAPTER}.html"
    path.write_text(path.read_text("utf-8").replace("guide</a>", "For teachers</a>"), "utf-8")
    noted = [
        [words(each) for each in html.fromstring(shown).xpath("//section[h2='Notes']//li")]
        for shown in (chapter(built), chapter(built, "https://book.example"))
    ]
    assert ["In the book: For teachers" in " ".join(each) for each in noted] == [False, True]


def test_links_lead_within_the_document_or_become_numbered_notes(built: Path) -> None:
    root = html.fromstring(chapter(built, "https://book.example/"))
    told = root.xpath(f"//p[@id='{CHAPTER}.told']")[0]
    assert [each.text for each in told.xpath("./sup")] == ["1", "2", "2"]
    notes = [words(each) for each in root.xpath("//section[h2='Notes']//li")]
    assert notes == [
        "In the book: For teachers, https://book.example/book/teach/guide.html",
        "https://example.org/a",
        "In the book: Glossary, https://book.example/book/glossary.html",
    ]
    places = set(root.xpath("//@id"))
    inner = [each[1:] for each in root.xpath("//a/@href") if each.startswith("#")]
    assert {f"{CHAPTER}.first", "bibliography.cite-kramer2009", "claims.h10"} <= set(inner)
    assert [each for each in inner if each not in places] == []


def test_works_terms_and_claims_are_listed_with_what_they_are(built: Path) -> None:
    root = html.fromstring(chapter(built))
    titles = [words(each) for each in root.xpath("//section[div[@class='columns']]/h2")]
    assert titles == ["Claims of the article", "Terms", "Works cited"]
    claim, term, work = (words(each) for each in root.xpath("//div[@class='columns']/p"))
    assert re.match(r"H10\. Russian leaders point to assurances.* Our verdict: contested", claim)
    assert term == "assurance. It calms, see pact."
    assert work.startswith("Kramer 2009. Mark Kramer (2009).") and " https://" in work


def test_the_whole_course_leads_to_its_own_pages_and_lists_its_parts(built: Path) -> None:
    whole = course_pdf.documents(built)[0]
    shown = paper_document.document_html(whole, built, "letter", sheets=[1, 2, 3, 9, 12, 13])
    root = html.fromstring(shown)
    assert f'href="#{CHAPTER}.first"' in shown and 'href="#glossary.term-assurance"' in shown
    contents = [words(each) for each in root.xpath("//ol[@class='contents']/li")]
    assert contents == [
        "Chapter 2. Two & more 3",
        "Glossary 9",
        "Figures in numbers 12",
        "Answers to the checks 13",
    ]
    assert [words(each) for each in root.xpath("//h1")] == ["The course", "Contents", *(
        each.rpartition(" ")[0].removeprefix("Chapter 2. ") for each in contents
    )]  # fmt: skip
    assert words(root.xpath("//main/p[@class='kicker']")[0]) == "Chapter 2"
    assert "size: letter" in shown
    assert "Guide" not in words(root.xpath("//body")[0]), "what is beside a page stays out"


def test_the_front_page_shows_moves_in_words_and_no_pictures_for_the_screen(built: Path) -> None:
    whole = course_pdf.documents(built)[0]
    root = html.fromstring(paper_document.document_html(whole, built, "a4"))
    front = root.xpath("//main")[0]
    assert words(front) == "The course Welcome. One move You armed. Play."
    assert front.xpath(".//*[name()='svg']") == []


def test_a_running_head_can_hold_any_sign(built: Path) -> None:
    rule = paper_document._css('A "quoted" </style> \\ head')
    assert rule == r'"A \22 quoted\22  \3c /style> \5c  head"'


def test_the_command_says_what_it_writes(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(course_pdf, "pdfs", lambda pages, paper, **_: [paper.encode()])
    out = built / "out"
    asked = ["pdf", "2", "glossary", "--book", str(built), "--out", str(out)]
    result = CliRunner().invoke(main, asked)
    assert result.exit_code == 0, result.output
    names = sorted(each.name for each in out.iterdir())
    assert names == sorted(f"{n}-{p}.pdf" for n in (CHAPTER, "glossary") for p in ("a4", "letter"))
    assert all(str(out / each) in result.output for each in names)


def test_without_a_browser_the_command_says_what_to_do(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PdfError("PDF files need Chrome or Chromium: install one")

    monkeypatch.setattr(course_pdf, "pdfs", refuse)
    result = CliRunner().invoke(main, ["pdf", "2", "--book", str(built), "--out", str(built / "o")])
    assert result.exit_code == 1
    assert "install one" in result.output
    assert not (built / "o").exists()


def test_every_value_that_the_map_is_drawn_with_has_a_meaning() -> None:
    """Else what is filled with it is black."""
    style = drawn_widget.style()
    fills = re.findall(r"(?:fill|stroke|background|color-mix)[^;]*;", style)
    used = set(re.findall(r"var\((--nc-(?!sign)[\w-]+)\)", "".join(fills)))
    assert {"--nc-map-nato", "--nc-russia"} <= used
    assert used - set(re.findall(r"(--nc-[\w-]+):", style)) == set()


def test_terms_in_a_row_have_commas(built: Path) -> None:
    path = built / "book" / f"{CHAPTER}.html"
    chips = '<p class="nc-chips"><b>Terms:</b> <a href="#a">pact</a> <a href="#b">war</a></p>'
    path.write_text(path.read_text("utf-8").replace("<figure", f"{chips}<figure", 1), "utf-8")
    (told,) = html.fromstring(chapter(built)).xpath("//p[@class='nc-chips']")
    assert words(told) == "Terms: pact, war"
