"""From where the book returns to a prediction a link leads to where it was asked."""

from nato_course import questions
from nato_course.publish.markup import widget_place
from nato_course.widgets import decide, predict, recall, verdict

SAMPLES = {each.id: each for each in questions.load(questions.SAMPLES).predictions}


def test_the_place_that_asks_has_the_anchor_that_the_return_leads_to() -> None:
    for ask, stem in (
        (predict("border-share"), "02_historical_context"),
        (decide("moscow-1990"), "02_historical_context"),
        (verdict("nato-doubt"), "04_natos_perspective"),
    ):
        asked = questions.commitment(ask.anchor.removeprefix("predict-"))
        again = verdict(asked.id, again=True) if asked.kind == "verdict" else recall(asked.id)
        assert again.back == f"{stem}.html#{ask.anchor}"
        assert (ask.back, again.anchor) == ("", "")


def test_what_a_page_to_explore_asks_is_found_there() -> None:
    (elsewhere,) = (each for each in questions.commitments("04_natos_perspective") if each.page)
    assert recall(elsewhere.id).back == f"{elsewhere.page}.html#predict-{elsewhere.id}"


def test_what_no_bank_holds_has_no_place_to_lead_to() -> None:
    asked = recall(SAMPLES["sample-percent"])
    assert (asked.anchor, asked.back) == ("", "")


def test_the_anchor_stands_on_the_widget_s_place() -> None:
    state = {"anchor": "predict-border-share", "_enhance": False}
    shown = widget_place("m1", {}, name="Predict", twin=None, state=state)
    assert ' id="predict-border-share"' in shown
    of_others = widget_place("m1", {}, name="Other", twin=None, state={"anchor": "center"})
    assert "id=" not in of_others.partition('<div class="nc-mount"')[0].replace("data-nc-", "")
