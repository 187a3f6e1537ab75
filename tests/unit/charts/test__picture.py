"""The picture of a chart stands alone: it reads on any ground and says what it shows."""

import xml.etree.ElementTree as ET
from typing import Any

from coursebook.figures._picture import picture
from coursebook.figures._style import PAPER

SVG = "{http://www.w3.org/2000/svg}"


def test_a_picture_has_its_size_white_paper_and_ink(plain: dict[str, Any]) -> None:
    root = ET.fromstring(picture(plain))
    assert root.tag == f"{SVG}svg"
    width, height = root.attrib["viewBox"].split()[2:]
    assert (root.get("width"), root.get("height")) == (width, height)
    paper = root.find(f"{SVG}rect")
    assert paper is not None
    assert (paper.get("width"), paper.get("height"), paper.get("fill")) == (width, height, PAPER)
    assert "currentColor" not in picture(plain)


def test_a_picture_says_what_it_shows_and_its_marks_say_nothing(plain: dict[str, Any]) -> None:
    root = ET.fromstring(picture(plain))
    assert (root.get("role"), root.get("aria-label")) == ("img", "A < B")
    assert [each.text for each in root[:2]] == ["A < B", "Two points & a gap."]
    inner = [name for each in root.iter() if each is not root for name in each.attrib]
    assert {"role", "tabindex", "aria-label"} & set(inner) == set()


def test_the_same_chart_gives_the_same_bytes(plain: dict[str, Any]) -> None:
    assert picture(plain) == picture(plain)


def test_pictures_on_one_page_share_no_ids(plain: dict[str, Any]) -> None:
    other = {**plain, "width": 321}
    clipped = [set(_ids({**each, "mark": _clip(each["mark"])})) for each in (plain, other)]
    assert clipped[0] and clipped[1]
    assert not clipped[0] & clipped[1]


def _clip(mark: Any) -> dict[str, Any]:
    return {**(mark if isinstance(mark, dict) else {"type": mark}), "clip": True}


def _ids(spec: dict[str, Any]) -> list[str]:
    return [each.get("id", "") for each in ET.fromstring(picture(spec)).iter() if each.get("id")]
