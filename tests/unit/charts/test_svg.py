"""Figures become HTML that needs nothing else."""

import os
import re
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
import vl_convert

from coursebook.errors import CourseError
from coursebook.figures import _convert, svg
from coursebook.figures._clean import inline_svg
from coursebook.figures._figure import caption
from coursebook.figures._style import INK, NARROW, PAPER, WIDE, chart_of
from nato_course import charts

LEAST_TEXT = 10.5  # pixels
PHONE = 350  # pixels left for a figure on a phone 390 pixels wide
BROKEN = {"type": "point", "size": {"expr": "nonsense +"}}
STYLE = Path(svg.__file__).parents[1] / "publish" / "static" / "figure.css"


def pictures(html: str) -> list[ET.Element]:
    return [ET.fromstring(found) for found in re.findall(r"<svg.*?</svg>", html, re.DOTALL)]


def cleaned(raw: str) -> str:
    return inline_svg(raw, "a", "only", "A title", "A description")


def two_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COURSEBOOK_PROCESSES", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(_convert, "_LEAST_BATCH", 2)


def smallest_text(picture: ET.Element, width: float) -> float:
    inherited = picture.get("font-size", "16px")
    sizes = [float(t.get("font-size", inherited).rstrip("px")) for t in picture.iter("text")]
    drawn = float(picture.attrib["viewBox"].split()[2])
    return min(sizes) * width / drawn


def breakpoint_width() -> int:
    found = re.search(r"@container \(max-width: (\d+)px\)", STYLE.read_text(encoding="utf-8"))
    assert found
    return int(found[1])


def test_the_same_specification_gives_the_same_bytes(spec: dict[str, Any]) -> None:
    assert svg.figure_html(spec, prefix="f1") == svg.figure_html(spec, prefix="f1")


def test_ids_differ_between_two_places_and_all_references_hold(spec: dict[str, Any]) -> None:
    one, other = svg.to_svg(spec, "a"), svg.to_svg(spec, "b")
    ids = [set(re.findall(r'\bid="([^"]+)"', text)) for text in (one, other)]
    assert ids[0] and not ids[0] & ids[1]
    assert len(re.findall(r'\bid="', one)) == len(ids[0])
    referred = re.findall(r'url\(#([^)]+)\)|aria-(?:labelledby|describedby)="([^"]+)"', one)
    assert {name for pair in referred for name in pair if name} <= ids[0]


def test_text_and_axes_take_the_page_s_color(spec: dict[str, Any]) -> None:
    text = svg.to_svg(spec, "a")
    assert 'fill="currentColor"' in text
    assert not re.search(rf'="(?:{INK}|{PAPER}|#000|#000000|black|#888|#ddd|white|#fff)"', text)
    for picture in pictures(text):
        assert {t.get("fill") for t in picture.iter("text")} == {"currentColor"}


def test_each_picture_names_and_describes_itself(spec: dict[str, Any]) -> None:
    for picture in pictures(svg.to_svg(spec, "a")):
        title, desc = picture.find("title"), picture.find("desc")
        assert title is not None and title.text == caption(spec).title
        assert desc is not None and desc.text == spec["description"]
        assert picture.get("aria-labelledby") == title.get("id")
        assert picture.get("role") == "img"


def test_a_picture_is_one_tab_stop_and_every_mark_has_a_sentence(spec: dict[str, Any]) -> None:
    for picture in pictures(svg.to_svg(spec, "a")):
        marks = [said for each in picture.iter() if (said := each.get("data-nc-mark"))]
        assert len(marks) > 3
        assert [each.tag for each in picture.iter() if each.get("tabindex")] == ["svg"]
        assert not [said for said in marks if re.search("undefined|null|NaN", said)]


def test_pictures_scale_and_leave_the_title_to_the_caption(spec: dict[str, Any]) -> None:
    for picture in pictures(svg.to_svg(spec, "a")):
        assert not {"width", "height"} & set(picture.attrib)
        drawn = " ".join("".join(t.itertext()) for t in picture.iter("text"))
        assert caption(spec).title not in drawn


def test_text_stays_legible_at_every_width(spec: dict[str, Any]) -> None:
    wide, narrow = pictures(svg.to_svg(spec, "a"))
    assert smallest_text(narrow, PHONE) >= LEAST_TEXT
    assert smallest_text(wide, breakpoint_width() + 1) >= LEAST_TEXT


def test_figures_stay_small(spec: dict[str, Any]) -> None:
    assert len(svg.figure_html(spec, prefix="a").encode()) < 80_000


def test_nothing_is_loaded_from_elsewhere(spec: dict[str, Any]) -> None:
    html = svg.figure_html(spec, prefix="a", csv_href="data.csv")
    assert "http" not in html and "@import" not in html and "<script" not in html


def test_a_figure_has_caption_table_source_and_download(plain: dict[str, Any]) -> None:
    html = svg.figure_html(plain, prefix="a", csv_href="data/a.csv")
    assert '<p class="nc-figure-title">A &lt; B</p><p class="nc-figure-note">A caution.</p>' in html
    assert '<th scope="col" class="nc-number">Distance (km)</th>' in html
    assert '<th scope="row" class="nc-number">1999</th><td class="nc-number">1,417.5</td>' in html
    assert "Source: A model of this course" in html
    assert '<a href="data/a.csv" download>' in html


def test_a_source_s_key_links_to_the_bibliography() -> None:
    chart = charts.arms_paths([{"step": 0, "side": "A", "level": 1.0}])
    html = svg.figure_html(chart.to_dict(), prefix="a", bibliography_href="bibliography.html")
    assert re.search(r'<a href="bibliography.html#cite-richardson1960">Richardson[^<]*</a>', html)


def test_a_fragment_has_a_short_caption_only(plain: dict[str, Any]) -> None:
    (html,) = svg.figure_fragments([plain], prefix="a")
    assert "A &lt; B" in html
    assert "<details" not in html and "Source" not in html


def test_a_figure_of_an_exploration_is_drawn_for_its_card_and_for_a_phone(
    plain: dict[str, Any],
) -> None:
    wide, narrow = pictures(*svg.figure_fragments([plain], prefix="a"))
    assert float(wide.attrib["viewBox"].split()[2]) == WIDE
    assert float(narrow.attrib["viewBox"].split()[2]) == NARROW


def test_many_charts_come_back_in_order_also_from_several_processes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, paths: list[dict[str, Any]]
) -> None:
    specs = [
        charts.arms_paths(paths, title=f"Number {n}", top=5 + n, sources=("A credit",)).to_dict()
        for n in range(5)
    ]
    alone = [svg.to_svg(spec, f"p{n}") for n, spec in enumerate(specs)]
    monkeypatch.setenv("COURSEBOOK_CACHE", str(tmp_path))
    two_processes(monkeypatch)
    found = svg.figure_fragments(specs, prefix="p")
    assert all(each in one for one, each in zip(found, alone, strict=True))
    assert len(list(tmp_path.glob("*.svg"))) == 10


def as_vega_lite_draws_it(spec: dict[str, Any]) -> str:
    return cleaned(
        vl_convert.vegalite_to_svg(spec, vl_version=_convert.VEGA_LITE, allowed_base_urls=[])
    )


def test_a_chart_is_drawn_as_vega_lite_itself_draws_it(spec: dict[str, Any]) -> None:
    job, _ = svg._job(spec, "only", None)
    assert cleaned(_convert.draw_one(job, None)) == as_vega_lite_draws_it(job)


def test_settings_that_differ_in_rows_and_single_marks_alone_are_compiled_once(
    plain: dict[str, Any],
) -> None:
    _convert._compiled.cache_clear()
    drawn = []
    for km, word, dx, most in (
        (3, "one", 2, 2005),
        (2.5, '"2"', -7.5, 2000),
        (500, "⟨0⟩", 0, 2004),
    ):
        rows = [{"year": 1999, "km": km}, {"year": 2004, "km": 1}]
        words = {"type": "text", "text": word, "dx": dx, "aria": False}
        transform = [{"filter": f"datum.year <= {most}"}, {"calculate": f"{km} + 1", "as": "more"}]
        layers = [{"mark": "point"}, {"mark": words, "transform": transform}]
        given = {name: each for name, each in plain.items() if name != "mark"}
        made = {**given, "data": {"values": rows}, "layer": layers}
        drawn.append(cleaned(_convert.draw_one(made, None)))
        assert drawn[-1] == as_vega_lite_draws_it(made)
    assert _convert._compiled.cache_info().misses == 1
    assert len(set(drawn)) == 3


@pytest.mark.parametrize("stacked", [False, True])
def test_settings_are_drawn_as_if_each_were_the_first_and_most_of_them_once(
    stacked: bool, plain: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def setting(km: float) -> dict[str, Any]:
        made = {**plain, "data": {"values": [{"year": 1999, "km": km}, {"year": 2004, "km": 1}]}}
        if not stacked:
            return made
        panel = {name: made.pop(name) for name in ("mark", "encoding")} | {"width": 300}
        return {**made, "vconcat": [panel, panel]}

    def forget() -> None:
        monkeypatch.setattr(_convert, "_rooms", {})
        monkeypatch.setattr(_convert, "_settled", {})

    # Numbers of other lengths take other room beside the axis.
    settings = [setting(km) for km in (6, 7, 8, 9, 90_000, 7.5)]
    afresh = []
    for each in settings:
        forget()
        afresh.append(cleaned(_convert.draw_one(each, 680)))
    forget()
    drawn = Mock(side_effect=_convert._filled)
    monkeypatch.setattr(_convert, "_filled", drawn)
    assert [cleaned(_convert.draw_one(each, 680)) for each in settings] == afresh
    assert drawn.call_count < 2 * len(settings)
    assert all('viewBox="0 0 680 ' in each for each in afresh)


def test_a_number_that_json_has_no_word_for_leaves_a_gap(plain: dict[str, Any]) -> None:
    rows = [{"year": 1999, "km": float("nan")}, {"year": 2004, "km": 2.0}]
    gap = [{"year": 1999, "km": None}, {"year": 2004, "km": 2.0}]
    drawn = [_convert.draw_one({**plain, "data": {"values": each}}, None) for each in (rows, gap)]
    assert cleaned(drawn[0]) == cleaned(drawn[1])


def test_what_was_drawn_is_not_drawn_again(
    monkeypatch: pytest.MonkeyPatch, plain: dict[str, Any]
) -> None:
    drawn = svg.to_svg(plain, "a")
    monkeypatch.setattr(_convert, "draw_one", lambda *_: pytest.fail("drawn again"))
    assert svg.to_svg(plain, "b") == drawn.replace('"a-', '"b-')


def test_a_changed_value_is_drawn_afresh(paths: list[dict[str, Any]]) -> None:
    before = charts.arms_paths(paths, sources=("A credit",)).to_dict()
    paths[0]["level"] = 1.5
    after = charts.arms_paths(paths, sources=("A credit",)).to_dict()
    assert svg.to_svg(before, "a") != svg.to_svg(after, "a")


def test_a_chart_that_says_nothing_of_itself_is_an_error() -> None:
    spec = chart_of([{"a": 1}]).mark_point().encode(x="a:Q").to_dict()
    with pytest.raises(CourseError, match=r"Wrap it: charts\.figure"):
        svg.to_svg(spec, "a")


def test_a_chart_that_can_t_be_drawn_is_an_error_that_names_it(plain: dict[str, Any]) -> None:
    broken = {**plain, "mark": BROKEN}
    with pytest.raises(CourseError, match=r"'Two points & a gap\.' can't be drawn"):
        svg.to_svg(broken, "a")


def test_an_error_in_another_process_is_told_as_well(
    monkeypatch: pytest.MonkeyPatch, plain: dict[str, Any]
) -> None:
    two_processes(monkeypatch)
    # Every other picture is drawn elsewhere, which is the narrow one of each pair.
    own = {**plain["usermeta"]["coursebook"], "narrow": {"mark": BROKEN}}
    specs = [
        {**plain, "usermeta": {"coursebook": own}, "height": 200 + n, "description": f"Broken {n}"}
        for n in range(5)
    ]
    with pytest.raises(CourseError, match=r"^Chart 'Broken \d' can't be drawn"):
        svg.figure_fragments(specs, prefix="p")


def test_a_missing_vl_convert_is_an_error_that_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, plain: dict[str, Any]
) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(CourseError, match="pip install vl-convert-python"):
        svg.to_svg({**plain, "height": 321}, "a")


def test_a_plain_chart_without_fixed_width_is_drawn_once() -> None:
    chart = chart_of([{"a": "x", "b": 1}]).mark_bar().encode(x="a:N", y="b:Q")
    html = svg.figure_html(chart.properties(title="Drawn").to_dict(), prefix="a")
    assert len(pictures(html)) == 1
    assert "nc-svg-only" in html
