"""Modules in pieces: put together they are the module, and what is shared is one file."""

from pathlib import Path

import pytest

from coursebook.publish.payload import Payload
from coursebook.publish.pieces import pieces, sheets, slim
from coursebook.publish.scoping import scoped
from coursebook.publish.scripts import in_pieces
from coursebook.widgets._base import (
    _part,
    front_end_module,
    read_static,
    static_folders,
    stylesheet,
)

STEMS = ("self_check", "predict", "timeline", "enlargement_map", "lab", "progress")
KEEPING = ("self_check", "decide", "weigh", "receipt", "progress", "review", "draw_it")


@pytest.mark.parametrize("stem", STEMS)
def test_the_pieces_make_up_the_module(stem: str) -> None:
    module = front_end_module(stem)
    assert "".join(pieces(module)) == slim(module)
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
    named = [entry["module"] for each in entries for entry in each.values()]
    assert named[0][0] == named[1][0]
    assert len(payload.files) == len({name for names in named for name in names})


def test_parts_that_the_same_widgets_share_are_one_piece() -> None:
    one, other = (pieces(front_end_module(stem)) for stem in ("self_check", "review"))
    parts = [slim(_part(name)).strip() for name in ("_answers", "_card")]
    assert [each for each in one if each in other and all(part in each for part in parts)]


def test_a_stylesheet_is_taken_apart_without_the_look_that_every_page_has() -> None:
    found = sheets(stylesheet("review", "_options", "self_check"))
    names = ["_kit", "_options", "self_check", "review"]
    assert found == {f"widget-{each}.css": read_static(f"{each}.css") for each in names}


@pytest.mark.parametrize("css", ["", "p { color: red }", stylesheet("lab") + "p { color: red }"])
def test_a_stylesheet_of_others_is_none_of_the_pages(css: str) -> None:
    assert sheets(css) == {}


def test_a_pages_own_sheets_are_not_loaded_again_with_a_widget() -> None:
    own = {"_esm": front_end_module("lab"), "_css": stylesheet("lab"), "_model_name": "AnyModel"}
    payload = Payload()
    entry = payload.add({"a": {"state": own}}, "a")[1]["m1"]
    assert "css" not in entry and list(payload.sheets) == ["widget-_kit.css", "widget-lab.css"]


SHEETS = [path for folder in static_folders() for path in sorted(folder.glob("*.css"))]


@pytest.mark.parametrize("path", SHEETS, ids=[each.stem for each in SHEETS])
def test_a_widgets_stylesheet_reaches_nothing_else_on_the_page(path: Path) -> None:
    css = read_static(path.name)
    assert scoped(css) == (css, "")


@pytest.mark.parametrize(("stems", "files"), [(("predict", "timeline"), 0), (STEMS, 1)])
def test_a_chapter_has_the_pieces_of_its_questions_in_few_files(
    stems: tuple[str, ...], files: int
) -> None:
    kinds = (*stems, "chapter_progress") if files else stems
    states = {
        stem: {"state": {"_esm": front_end_module(stem), "_model_name": "AnyModel"}}
        for stem in kinds
    }
    payload = Payload()
    modules = {stem: payload.add(states, stem)[1].popitem()[1] for stem in kinds}
    payload.pack()
    together = {each.partition(":")[0] for each in modules["predict"]["module"] if ":" in each}
    assert len(together) == files
    for stem, entry in modules.items():
        named = [each.split(":") for each in entry["module"]]
        assert all(f'define("{each[-1]}",' in payload.files[each[0]] for each in named), stem
