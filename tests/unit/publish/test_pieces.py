"""Modules in pieces: put together they are the module, and what is shared is one file."""

import pytest

from coursebook import look
from coursebook.publish.payload import Payload
from coursebook.publish.pieces import pieces, style_pieces, without_comments
from coursebook.publish.scoping import scoped
from coursebook.publish.scripts import in_pieces
from coursebook.widgets._base import front_end_module, read_static, stylesheet

STEMS = ("self_check", "predict", "timeline", "enlargement_map", "lab", "progress")
KEEPING = ("self_check", "decide", "weigh", "receipt", "progress", "review", "draw_it")
STYLES = (("self_check", "_options"), ("decide", "_options", "predict"), ("explore",))


@pytest.mark.parametrize("stem", STEMS)
def test_the_pieces_make_up_the_module(stem: str) -> None:
    module = front_end_module(stem)
    assert "".join(pieces(module)) == without_comments(module)
    assert len(pieces(module)) > 1


def test_all_of_the_course_begin_with_the_same_piece_and_share_more() -> None:
    assert len({pieces(front_end_module(stem))[0] for stem in STEMS}) == 1
    one, other = (set(pieces(front_end_module(stem))) for stem in ("self_check", "predict"))
    assert len(one & other) >= 2


def test_what_keeps_answers_is_one_piece_in_whatever_keeps_them() -> None:
    """Two would be two files on a page, and most of them the same."""
    found = {pieces(front_end_module(stem))[1] for stem in KEEPING}
    assert len(found) == 1 and "class PageMemory" in found.pop()
    scripts, widgets = (in_pieces("plain_words.js"), Payload())
    names = {widgets.file(each) for each in pieces(front_end_module("self_check"))[:2]}
    assert names <= {name.removesuffix(".js") for name in scripts}


@pytest.mark.parametrize("sheet", STYLES, ids=lambda sheet: sheet[0])
def test_the_pieces_make_up_the_stylesheet_without_the_look_of_the_page(
    sheet: tuple[str, ...],
) -> None:
    found = style_pieces(stylesheet(*sheet))
    assert len(found) == len(sheet) + 1
    assert "\n/*" not in "".join(found) and look.css() not in "".join(found)
    rules = [read_static(f"{name}.css").rsplit("}", 2)[-2] for name in ("_kit", *sheet[1:])]
    assert [rule in piece for rule, piece in zip(rules, found, strict=False)] == [True] * len(rules)


@pytest.mark.parametrize("sheet", STYLES, ids=lambda sheet: sheet[0])
def test_no_piece_of_the_books_styles_needs_a_mark(sheet: tuple[str, ...]) -> None:
    """A place has one mark, and pieces would each want their own."""
    assert [scoped(each)[1] for each in style_pieces(stylesheet(*sheet))] == [""] * (len(sheet) + 1)


def test_a_stylesheet_of_others_stays_as_it_is() -> None:
    assert style_pieces("/* theirs */ p{x:y}") == ("/* theirs */ p{x:y}",)


def test_a_module_of_others_stays_as_it_is() -> None:
    module = "// a comment\nexport default { render() {} };\n"
    assert pieces(module) == (module,)


def test_a_page_has_a_shared_piece_once() -> None:
    states = {
        stem: {
            "state": {
                "_esm": front_end_module(stem),
                "_css": stylesheet(stem, "_options"),
                "_model_name": "AnyModel",
            }
        }
        for stem in ("self_check", "predict")
    }
    payload = Payload()
    entries = [payload.add(states, stem)[1] for stem in states]
    named = [entry["module"] + entry["css"] for each in entries for entry in each.values()]
    assert named[0][0] == named[1][0]
    assert named[0][-3:-1] == named[1][-3:-1], "kit and options"
    assert len(payload.files) == len({name for names in named for name in names})
