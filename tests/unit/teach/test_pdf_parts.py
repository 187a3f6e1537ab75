"""What is made of a page's parts for paper: tables, lines to draw, words for a screen."""

import re

import pytest
from lxml import html

from coursebook import chapters, yaml_file
from coursebook.course import current
from coursebook.teach.pdf import paper_columns, paper_drawing, paper_words

TO_DRAW = """<article><section class="nc-draw-twin"><p>Draw the rest.</p><table>
<caption>Arms</caption><thead><tr><th>Year</th><th>Tons</th></tr></thead><tbody>
<tr><th>1990 (given)</th><td>314.0 tons</td></tr>
<tr><th>1991 (given)</th><td>1,307.6 tons</td></tr>
<tr><th>August 1999</th><td>2,100 tons</td></tr></tbody></table></section></article>"""
LISTED = """<article><ul class="nc-listed"><li><p>A (<a href="#a">1990</a>). Read it <a
href="#x.r?a=1">beside another</a>; <a href="#first">in chapter 2</a>.</p></li>
<li><p>B (<a href="#b">1990</a>). Read it <a href="#x.r?b=1">beside another</a>.</p></li></ul>
<section class="nc-table"><p><a href="t.csv">t.csv</a> · <a href="x/datapackage.json">descriptor</a>
· Public</p></section></article>"""
PAPER = "on_paper.yaml"


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def sample(count: int) -> html.HtmlElement:
    heads = "".join(f"<th>h{i}</th>" for i in range(count))
    row = "<tr>" + "".join(f"<td>c{i}</td>" for i in range(count)) + "</tr>"
    table = f"<table><thead><tr>{heads}</tr></thead><tbody>{row * 5}</tbody></table>"
    return html.fragment_fromstring(f'<div class="nc-table-scroll">{table}</div>')


def test_a_sample_of_many_columns_is_turned_and_one_of_few_is_not() -> None:
    few, many = sample(3), sample(9)
    for each in (few, many):
        paper_columns.fit(each)
    assert [len(row) for row in few.xpath(".//tr")] == [3] * 6
    told = [[words(cell) for cell in row] for row in many.xpath(".//tr")]
    assert told == [[f"h{i}", f"c{i}", f"c{i}", f"c{i}"] for i in range(9)]


def test_dates_stay_on_one_line_beside_a_long_column() -> None:
    row = f"<tr><td>18 February 1952</td><td>{'many words ' * 9}</td></tr>"
    long, short = (html.fragment_fromstring(f"<table>{each}</table>") for each in (row, row[:34]))
    for each in (long, short):
        paper_columns.fit(each)
    assert [cell.get("class") for cell in long.xpath(".//td")] == ["brief", None]
    assert short.xpath(".//td/@class") == [], "where nothing is long there is room"


def test_a_name_stays_on_one_line_in_a_first_column() -> None:
    name = "<code>stockpile_warheads_declared</code>"
    row = f"<tr><td>{name}</td><td>{'many words ' * 9}</td></tr>"
    table = html.fragment_fromstring(f"<table>{row}</table>")
    paper_columns.fit(table)
    assert "brief" in table.xpath(".//td")[0].get("class").split()
    assert table.xpath(".//wbr") == [], "which would be followed even so"


def test_names_of_columns_break_behind_underscores() -> None:
    table = html.fragment_fromstring("<table><tr><td><code>a_long_name</code></td></tr></table>")
    paper_columns.fit(table)
    assert len(table.xpath(".//code/wbr")) == 2


def test_a_line_to_draw_is_a_grid_with_what_is_given_and_its_figures_come_later() -> None:
    page = html.fragment_fromstring(TO_DRAW)
    ((title, table),) = paper_drawing.take(page)
    assert (title, len(table.xpath(".//tr"))) == ("Arms", 4)
    (grid,) = page.xpath(".//*[name()='svg']")
    assert "0 to 2,500 up. The line is given from 314 to 1,307.6" in grid.get("aria-label")
    assert len(grid.xpath("string(./*[name()='polyline']/@points)").split()) == 2
    assert "2,100" not in words(page), "the answer is not beside the question"


def test_a_list_names_nothing_that_paper_cannot_open() -> None:
    page = html.fragment_fromstring(LISTED)
    paper_words.drop_dead(page)
    assert [words(each) for each in page.xpath(".//p")] == [
        "A (1990). Read it in chapter 2.",
        "B (1990).",
        "t.csv · Public",
    ]


def test_words_for_a_screen_are_put_otherwise_and_what_is_left_empty_goes() -> None:
    page = html.fragment_fromstring("<div><p>Press <em>Play</em>, then.</p>!<p>Go.</p></div>")
    paper_words.replace(page, {"Press <em>Play</em>": "<b>Look</b>", "Go.": ""})
    assert html.tostring(page) == b"<div><p><b>Look</b>, then.</p>!</div>"


@pytest.mark.parametrize("stem", yaml_file.read(current().content / PAPER))
def test_words_that_paper_puts_otherwise_stand_on_their_page(stem: str) -> None:
    page = chapters.markdown(current().book / f"{stem}.ipynb")
    for screen in paper_words.of_page(stem):
        plain = re.sub("</?em>", "*", re.sub("</?strong>", "**", screen))
        assert plain in page, f"mend {PAPER}"
