"""Widget state is written compactly, once, and safely."""

import json
from typing import Any

import pytest

from nato_course.errors import CourseError
from nato_course.publish.markup import widget_place
from nato_course.publish.payload import INLINE_LIMIT, Payload, dumps

A, B, LAYOUT = ("a" * 32, "b" * 32, "c" * 32)


def model(esm: str = "export default {}", **state: Any) -> dict[str, Any]:
    own = {"_esm": esm, "_model_name": "AnyModel", "layout": f"IPY_MODEL_{LAYOUT}", **state}
    return {"model_name": "AnyModel", "model_module": "anywidget", "state": own}


def core(name: str) -> dict[str, Any]:
    return {"state": {"_model_name": name, "_model_module": "@jupyter-widgets/controls"}}


def test_bookkeeping_and_layout_stay_behind() -> None:
    number, entries = Payload().add({A: model(value=3), LAYOUT: core("LayoutModel")}, A)
    assert number == "m1"
    assert entries["m1"]["state"] == {"value": 3}


def test_two_views_of_one_model_share_one_entry() -> None:
    payload = Payload()
    states = {A: model(value=3)}
    first, _ = payload.add(states, A)
    again, entries = payload.add(states, A)
    assert (first, again, entries) == ("m1", "m1", {})


def test_models_with_the_same_front_end_share_one_file() -> None:
    payload = Payload()
    states = {A: model(value=1), B: model(value=2)}
    _, one = payload.add(states, A)
    _, two = payload.add(states, B)
    assert one["m1"]["module"] == two["m2"]["module"]
    assert len(payload.files) == 1


@pytest.mark.parametrize("prefix", ["IPY_MODEL_", "anywidget:"])
def test_references_between_models_are_renumbered_and_followed(prefix: str) -> None:
    states = {A: model(parts=[{"child": f"{prefix}{B}"}]), B: model(value=2)}
    _, entries = Payload().add(states, A)
    assert entries["m1"]["state"]["parts"] == [{"child": f"{prefix}m2"}]
    assert entries["m2"]["state"] == {"value": 2}


def test_a_large_state_stands_in_a_file_of_its_own() -> None:
    payload = Payload()
    _, entries = payload.add({A: model(text="x" * INLINE_LIMIT)}, A)
    name = entries["m1"]["source"]
    assert "state" not in entries["m1"]
    assert payload.files[name].startswith(f'natoCourse.define("{name}",')
    assert "x" * INLINE_LIMIT in payload.files[name]


def test_names_depend_on_content_alone() -> None:
    one, two = Payload(), Payload()
    one.add({A: model("export default 1"), B: model()}, A)
    two.add({A: model(), B: model("export default 1")}, B)
    assert one.files == two.files


def test_nothing_in_a_payload_can_end_its_script() -> None:
    text = dumps({"a": "</script><!-- \u2028"})
    assert "<" not in text and "\u2028" not in text
    assert json.loads(text) == {"a": "</script><!-- \u2028"}


def test_a_core_widget_is_refused_with_what_to_use_instead() -> None:
    with pytest.raises(CourseError, match=r"IntSlider needs a running kernel.*explore"):
        Payload().add({A: core("IntSliderModel")}, A)


def test_a_core_widget_inside_an_anywidget_is_refused() -> None:
    states = {A: model(child=f"IPY_MODEL_{B}"), B: core("ButtonModel")}
    with pytest.raises(CourseError, match="Button needs a running kernel"):
        Payload().add(states, A)


def test_a_view_without_state_says_what_to_do() -> None:
    with pytest.raises(CourseError, match="execute the notebook again"):
        Payload().add({}, A)


def test_the_twin_stands_in_until_the_widget_is_alive() -> None:
    html = widget_place("m1", {}, name="Wheel", twin="<p>Twin</p>", state={"name": 'a"b'})
    assert '<details class="nc-twin" open>' in html and "<p>Twin</p>" in html
    assert 'data-nc-link="a&quot;b"' in html


def test_a_widget_without_a_twin_says_what_it_needs() -> None:
    html = widget_place("m1", {}, name="Wheel", twin=None, state={})
    assert "needs JavaScript" in html


def test_an_enhanced_widget_gets_its_twin_in_place() -> None:
    html = widget_place("m1", {}, name="List", twin="<p>Twin</p>", state={"_enhance": True})
    assert '<div class="nc-mount"><div class="nc-twin-content"><p>Twin</p></div></div>' in html
    assert "<details" not in html
