"""Widget state is written compactly, once, and safely."""

import json
from typing import Any

import pytest

from coursebook.errors import CourseError
from coursebook.publish.markup import widget_name, widget_place
from coursebook.publish.payload import INLINE_LIMIT, Payload, dumps

A, B, LAYOUT, LINK = ("a" * 32, "b" * 32, "c" * 32, "d" * 32)


def model(esm: str = "export default {}", **state: Any) -> dict[str, Any]:
    own = {"_esm": esm, "_model_name": "AnyModel", "layout": f"IPY_MODEL_{LAYOUT}"} | state
    return {"model_name": "AnyModel", "model_module": "anywidget", "state": own}


def core(name: str, **state: Any) -> dict[str, Any]:
    own = {"_model_name": name, "_model_module": "@jupyter-widgets/controls", **state}
    return {"state": own}


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
    assert payload.files[name].startswith(f'courseBook.define("{name}",')
    assert "x" * INLINE_LIMIT in payload.files[name]


def packed(states: dict[str, Any], order: str) -> tuple[Payload, dict[str, Any]]:
    payload = Payload()
    entries = {name: payload.add(states, name)[1].popitem()[1] for name in order}
    payload.pack()
    return payload, entries


def test_small_states_that_follow_each_other_share_a_file_and_a_large_one_stands_alone() -> None:
    states = {name: model(text=name * INLINE_LIMIT) for name in "abc"}
    payload, entries = packed(states | {"L": model(text="x" * 20_000)}, "aLbc")
    places = [entries[name]["source"].split(":") for name in "abc"]
    assert len({file for file, _ in places}) == 1 and ":" not in entries["L"]["source"]
    text = payload.files[places[0][0]]
    assert [text.count(f'define("{name}"') for _, name in places] == [1, 1, 1]
    assert set(payload.files) == {
        *(places[0][0], entries["L"]["source"]),
        *entries["a"]["module"],
    }


def test_a_file_of_small_states_does_not_grow_without_end() -> None:
    states = {name: model(text=name * 3 * INLINE_LIMIT) for name in "abcdefgh"}
    _, entries = packed(states, "abcdefgh")
    files = [each["source"].partition(":")[0] for each in entries.values()]
    assert [files.count(each) for each in dict.fromkeys(files)] == [4, 4]


def test_two_widgets_of_one_state_have_it_once() -> None:
    texts = {"a": "x", "b": "x", "c": "y"}
    states = {name: model(text=text * INLINE_LIMIT) for name, text in texts.items()}
    payload, entries = packed(states, "abc")
    assert entries["a"]["source"] == entries["b"]["source"]
    assert payload.files[entries["a"]["source"].partition(":")[0]].count("define(") == 2


def test_names_depend_on_content_alone() -> None:
    one, two = Payload(), Payload()
    one.add({A: model("export default 1"), B: model()}, A)
    two.add({A: model(), B: model("export default 1")}, B)
    assert one.files == two.files


def test_nothing_in_a_payload_can_end_its_script() -> None:
    text = dumps({"a": "</script><!-- \u2028"})
    assert "<" not in text and "\u2028" not in text
    assert json.loads(text) == {"a": "</script><!-- \u2028"}


def test_a_core_widget_is_refused_with_the_reason_and_what_to_use_instead() -> None:
    with pytest.raises(CourseError, match=r"IntSlider is a core ipywidget.*explore"):
        Payload().add({A: core("IntSliderModel")}, A)


@pytest.mark.parametrize("holder", [model(), core("HBoxModel")])
def test_a_core_widget_inside_another_is_refused(holder: dict[str, Any]) -> None:
    holder["state"]["children"] = [f"IPY_MODEL_{B}"]
    with pytest.raises(CourseError, match="Button is a core ipywidget"):
        Payload().add({A: holder, B: core("ButtonModel")}, A)


def test_a_box_and_its_children_are_taken_in() -> None:
    box = core("VBoxModel", children=[f"IPY_MODEL_{B}"], box_style="", tooltip=None)
    _, entries = Payload().add({A: box, B: model(value=2)}, A)
    assert entries["m1"] == {"core": "VBox", "state": {"children": ["IPY_MODEL_m2"]}}
    assert entries["m2"]["state"] == {"value": 2}


def test_a_layout_that_says_something_and_classes_are_taken_in() -> None:
    layout = core("LayoutModel", width="300px", height=None, _view_name="LayoutView")
    states = {A: model(_dom_classes=["mark"]), LAYOUT: layout}
    _, entries = Payload().add(states, A)
    assert entries["m1"]["layout"] == "m2"
    assert entries["m1"]["state"] == {"_dom_classes": ["mark"]}
    assert entries["m2"] == {"core": "Layout", "state": {"width": "300px"}}


def link(source: str, target: str, name: str = "LinkModel") -> dict[str, Any]:
    ends = {"source": [f"IPY_MODEL_{source}", "value"], "target": [f"IPY_MODEL_{target}", "value"]}
    return core(name, **ends)


@pytest.mark.parametrize("name", ["LinkModel", "DirectionalLinkModel"])
@pytest.mark.parametrize("shown", [A, B])
def test_a_link_brings_its_other_end(name: str, shown: str) -> None:
    states = {A: model(value=1), B: model(value=2), LINK: link(A, B, name)}
    payload = Payload()
    _, entries = payload.add(states, shown)
    ends = {payload.numbers[A], payload.numbers[B]}
    assert {each["state"]["value"] for key, each in entries.items() if key in ends} == {1, 2}
    number = payload.numbers[LINK]
    assert entries[number]["core"] == name.removesuffix("Model")
    assert entries[number]["state"]["source"] == [f"IPY_MODEL_{payload.numbers[A]}", "value"]


def test_a_link_to_a_layout_brings_it_though_it_says_nothing_yet() -> None:
    states = {A: model(), B: model(value=2), LAYOUT: core("LayoutModel"), LINK: link(B, LAYOUT)}
    _, entries = Payload().add(states, A)
    assert entries[entries["m1"]["layout"]] == {"core": "Layout", "state": {}}
    assert {"Link"} < {each.get("core") for each in entries.values()}


def test_links_of_others_stay_behind() -> None:
    states = {A: model(), B: model(), LINK: link(B, B)}
    assert list(Payload().add(states, A)[1]) == ["m1"]


def test_a_link_to_what_no_page_can_draw_is_refused() -> None:
    states = {A: model(value=1), B: core("IntSliderModel"), LINK: link(A, B)}
    with pytest.raises(CourseError, match="linked with this output: IntSlider is a core ipywidget"):
        Payload().add(states, A)


@pytest.mark.parametrize("key", ["_esm", "_css"])
@pytest.mark.parametrize("address", ["https://example.org/x.js", " HTTP://a/b", "//cdn.org/x.css"])
def test_a_front_end_from_elsewhere_is_refused_with_its_address(key: str, address: str) -> None:
    state = model(_anywidget_id="pages.Dot", **{key: address})
    with pytest.raises(CourseError, match=rf"Dot\.{key} is the address {address.strip()}"):
        Payload().add({A: state}, A)


@pytest.mark.parametrize("comment", ["//#region", "// https://a.org", "//a", "https: {}"])
def test_a_module_that_begins_with_a_comment_is_no_address(comment: str) -> None:
    source = f"{comment}\nexport default {{}};"
    assert Payload().add({A: model(source)}, A)


def test_a_module_that_exports_nothing_is_refused() -> None:
    with pytest.raises(CourseError, match="exports nothing"):
        Payload().add({A: model("function render() {} // no word of it")}, A)


def test_a_stylesheet_that_could_reach_the_page_is_marked() -> None:
    _, entries = Payload().add({A: model(_css="p{x:y}"), B: model(_css=".nc-a{x:y}")}, A)
    assert len(entries["m1"]["scope"]) == 8


def test_a_view_without_state_says_what_to_do() -> None:
    with pytest.raises(CourseError, match="execute the notebook again"):
        Payload().add({}, A)


def test_the_twin_stands_in_until_the_widget_is_alive() -> None:
    html = widget_place("m1", {}, name="Wheel", twin="<p>Twin</p>", state={"name": 'a"b'})
    assert '<details class="nc-twin" open>' in html and "<p>Twin</p>" in html
    assert 'data-nc-link="a&quot;b"' in html


def test_a_widget_without_a_twin_says_what_it_waits_for_and_has_no_disclosure() -> None:
    html = widget_place("m1", {}, name="Wheel", twin=None, state={"_enhance": True})
    assert "needs JavaScript" in html
    assert "<details" not in html and "Text version" not in html


def test_a_widget_that_needs_python_says_so() -> None:
    html = widget_place("m1", {}, name="Wheel", twin="<p>Twin</p>", state={}, needs_kernel=True)
    assert html.count("open the notebook to use it") == 1


def test_a_widget_goes_by_the_name_of_its_class() -> None:
    assert widget_name({"_anywidget_id": "pages.Dot", "_model_name": "AnyModel"}) == "Dot"
    assert widget_name({"_model_name": "HBoxModel"}) == "HBox"


def test_an_enhanced_widget_gets_its_twin_in_place() -> None:
    html = widget_place("m1", {}, name="List", twin="<p>Twin</p>", state={"_enhance": True})
    assert '<div class="nc-mount"><div class="nc-twin-content"><p>Twin</p></div></div>' in html
    assert "<details" not in html
