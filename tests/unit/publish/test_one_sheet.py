"""The one stylesheet: order, addresses, imports, and what stays out."""

from pathlib import Path

import pytest

from coursebook.publish.one_sheet import book_sheet, sheets_in, used_names
from tests.files import write

PAGE = '<html><body><p class="card" id="main"><a href="#">x</a></p></body></html>'


@pytest.fixture
def book(tmp_path: Path) -> Path:
    sheets = {
        "_static/theme.css": '@import "../_static/base.css";\n.card{color: red}.gone{color: red}',
        "_static/base.css": "p{margin: 0}",
        "_static/styles/look.css": "p{background: url(../dot.svg)}a{mask: url('#x')}",
        "_static/nc/ours.css": "@font-face{src: url(f.woff2)}.nc-made{color: red}",
        "_static/icons.css": 'p::before{font:var(--fa-font-solid)}a{font-family:"Font Awesome"}',
    }
    return write(tmp_path, sheets)


def sheet(book: Path, *names: tuple[str, str]) -> str:
    return book_sheet(book, names, used_names([PAGE], []), [PAGE])


def test_sheets_stand_in_their_order_and_imports_in_their_place(book: Path) -> None:
    made = sheet(book, ("_static/theme.css", ""), ("_static/nc/ours.css", ""))
    rules = made.splitlines()[1:]
    assert rules == [
        "p{margin: 0}",
        ".card{color: red}",
        "@font-face{src: url(f.woff2)}",
        ".nc-made{color: red}",
    ]


def test_addresses_lead_from_the_new_place_to_the_same_file(book: Path) -> None:
    made = sheet(book, ("_static/styles/look.css", ""))
    assert "url(../dot.svg)" in made and "url('#x')" in made


def test_a_sheet_for_one_medium_stays_so(book: Path) -> None:
    made = sheet(book, ("_static/base.css", "print"))
    assert "@media print{p{margin: 0}\n}" in made


def test_no_rule_draws_with_the_icon_font(book: Path) -> None:
    assert sheet(book, ("_static/icons.css", "")).splitlines()[1:] == []


def test_a_sheet_says_what_it_was_made_of(book: Path) -> None:
    names = [("_static/theme.css", ""), ("_static/base.css", "print")]
    assert sheets_in(sheet(book, *names)) == names


def test_words_of_scripts_count_but_of_a_widget_s_state_only_its_markup() -> None:
    script = 'node.classList.add("opened")'
    state = 'courseBook.define("aa",{"t":"card words \\u003cp class=\\"inside\\">"});'
    used = used_names([], [script, state])
    assert used.name("opened") and used.name("inside") and "p" in used.tags
    assert not used.name("words")


def test_a_word_of_a_script_is_no_class_where_only_markup_has_such_a_class() -> None:
    script = 'const tooltip = node.classList.add("shown")'
    assert not used_names([], [script]).name("tooltip")
    assert used_names([], [script]).name("shown")
    assert used_names(['<p class="tooltip">'], [script]).name("tooltip")
