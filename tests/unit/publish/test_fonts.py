"""The serif of the text: small, in the page itself, with its licence."""

import base64
import io
import re

from fontTools.ttLib import TTFont

from coursebook import chapters, sources
from coursebook.publish import fonts

BUDGET = 40 * 1024
FACES = re.findall(r"base64,([^\"]+)", fonts.stylesheet())


def test_the_font_keeps_to_its_budget_and_asks_nobody() -> None:
    assert len(FACES) == 3
    assert sum(len(base64.b64decode(each)) for each in FACES) <= BUDGET
    assert not re.search(r"url\((?![\"\']?data:)", fonts.stylesheet())


def test_the_font_is_the_same_each_time() -> None:
    assert fonts.stylesheet.__wrapped__() == fonts.stylesheet()


def test_each_face_has_the_letters_that_the_chapters_and_names_of_authors_use() -> None:
    texts = [chapters.markdown(chapters.BOOK / f"{stem}.ipynb") for stem in chapters.stems()]
    texts += [sources.cite(key) for key in sorted(sources.keys())]
    latin = {c for text in texts for c in text if c.isalpha() and ord(c) < 0x250}
    for face in FACES:
        drawn = TTFont(io.BytesIO(base64.b64decode(face))).getBestCmap()
        assert {c for c in latin if ord(c) not in drawn} == set()


def test_a_part_of_the_font_does_not_go_by_its_reserved_name() -> None:
    for face in FACES:
        names = TTFont(io.BytesIO(base64.b64decode(face)))["name"].names
        assert {each.nameID for each in names} <= {0, 13, 14}
    assert "SIL OPEN FONT LICENSE" in fonts.licence().upper()


def test_a_stand_in_has_the_measures_of_the_font_so_that_nothing_moves() -> None:
    assert fonts.stylesheet().count("size-adjust") == fonts.stylesheet().count("local(") - 1
