"""Modules in pieces: put together they are the module, and what is shared is one file."""

import pytest

from coursebook.publish.payload import Payload
from coursebook.publish.pieces import pieces, without_comments
from coursebook.widgets._base import front_end_module

STEMS = ("self_check", "predict", "timeline", "enlargement_map", "lab", "progress")


@pytest.mark.parametrize("stem", STEMS)
def test_the_pieces_make_up_the_module(stem: str) -> None:
    module = front_end_module(stem)
    assert "".join(pieces(module)) == without_comments(module)
    assert len(pieces(module)) > 1


def test_all_of_the_course_begin_with_the_same_piece_and_share_more() -> None:
    assert len({pieces(front_end_module(stem))[0] for stem in STEMS}) == 1
    one, other = (set(pieces(front_end_module(stem))) for stem in ("self_check", "predict"))
    assert len(one & other) >= 2


def test_a_module_of_others_stays_as_it_is() -> None:
    module = "// a comment\nexport default { render() {} };\n"
    assert pieces(module) == (module,)


def test_a_page_has_a_shared_piece_once() -> None:
    states = {
        stem: {"state": {"_esm": front_end_module(stem), "_model_name": "AnyModel"}}
        for stem in ("self_check", "predict")
    }
    payload = Payload()
    entries = [payload.add(states, stem)[1] for stem in states]
    named = [entry["module"] for each in entries for entry in each.values()]
    assert named[0][0] == named[1][0]
    assert len(payload.files) == len({name for names in named for name in names})
