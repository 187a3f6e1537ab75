"""Self-checks by keyboard alone: every type, from the question to its feedback, announced."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from coursebook import questions
from coursebook.widgets.self_check import self_check

SAMPLES = {each.id: each for each in questions.load(questions.SAMPLES).questions}
Mount = Callable[..., Page]


def tab_to(page: Page, target: Locator) -> None:
    """Reach a control with the Tab key alone, as a reader without a mouse has to."""
    for _ in range(60):
        if target.evaluate("node => node === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never reaches {target}")


def pick_radio(page: Page, group: Locator, label: str) -> None:
    radios = group.get_by_role("radio")
    tab_to(page, radios.first)
    page.keyboard.press("Space")
    for _ in range(radios.count()):
        if group.get_by_label(label, exact=True).is_checked():
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"arrow keys never reach {label}")


def options(page: Page) -> Locator:
    return page.locator(".nc-options").first


def tick(page: Page, *labels: str) -> None:
    for label in labels:
        tab_to(page, page.get_by_role("checkbox", name=label))
        page.keyboard.press("Space")


def pair(page: Page, **choices: str) -> None:
    """Give each item, in the order of the list, its partner by the arrow keys."""
    for i, choice in enumerate(choices.values()):
        select = page.get_by_role("combobox").nth(i)
        tab_to(page, select)
        for _ in range(9):
            if select.evaluate("node => node.selectedOptions[0].text") == choice:
                break
            page.keyboard.press("ArrowDown")


def put_in_order(page: Page, wanted: list[str]) -> None:
    for place, label in enumerate(wanted):
        button = page.get_by_role("button", name=f"Move up: {label}", exact=True)
        tab_to(page, button)
        while page.locator(".nc-order > li").nth(place).inner_text().find(label) < 0:
            page.keyboard.press("ArrowUp")
            expect(button).to_be_focused()
        page.locator("body").evaluate("() => document.activeElement.blur()")


def true_false(page: Page, verdict: str, reason: str) -> None:
    pick_radio(page, page.get_by_role("group", name="The statement is"), verdict)
    pick_radio(page, page.get_by_role("group", name="because"), reason)


def type_in(page: Page, text: str) -> None:
    tab_to(page, page.get_by_role("textbox"))
    page.keyboard.type(text)


ORDER = [
    "The Founding Act",
    "The round of Poland",
    "The NATO-Russia Council",
    "The round of Estonia",
]
Steps = Callable[[Page], None]

# question, what the reader does, the heading that takes the focus, what is announced
ANSWERS: list[tuple[str, Steps, str, str]] = [
    (
        "sample-single",
        lambda p: pick_radio(p, options(p), "Foreign forces and nuclear arms in eastern Germany"),
        "Right",
        "Right. The evidence bears this out.",
    ),
    (
        "sample-single",
        lambda p: pick_radio(p, options(p), "New members of NATO"),
        "Not right yet",
        "Not right yet. The treaty has no word about other states.",
    ),
    (
        "sample-multiple",
        lambda p: tick(p, "Words about not moving east were spoken.", "No text about other states"),
        "Right",
        "Right. All 2 found and no other ticked.",
    ),
    (
        "sample-multiple",
        lambda p: tick(p, "A pledge was signed.", "No text about other states"),
        "Partly right",
        "Partly right. 1 of 2 right answers found, 1 wrong ticked.",
    ),
    (
        "sample-multiple",
        lambda p: tick(p, "Nothing was said."),
        "Not right yet",
        "Not right yet. 0 of 2 right answers found, 1 wrong ticked.",
    ),
    (
        "sample-true-false",
        lambda p: true_false(p, "False", "Every member has to agree to an invitation."),
        "Right",
        "Right. Verdict and reason both stand.",
    ),
    (
        "sample-true-false",
        lambda p: true_false(p, "False", "The door is open to all."),
        "Partly right",
        "Partly right. The verdict is right, the reason is not.",
    ),
    (
        "sample-true-false",
        lambda p: true_false(p, "True", "The door is open to all."),
        "Not right yet",
        "Not right yet. The verdict is not right.",
    ),
    ("sample-numeric", lambda p: type_in(p, "5,9"), "Right", "Right. It is 5.9 %."),
    (
        "sample-numeric",
        lambda p: type_in(p, "7"),
        "Partly right",
        "Partly right. Close, but too high.",
    ),
    ("sample-numeric", lambda p: type_in(p, "60 %"), "Not right yet", "Not right yet. Too high."),
    (
        "sample-matching",
        lambda p: pair(p, germany_only="Kramer", informal="Shifrinson"),
        "Right",
        "Right. All 2 are right.",
    ),
    (
        "sample-matching",
        lambda p: pair(p, germany_only="Kramer", informal="Sarotte"),
        "Partly right",
        "Partly right. 1 of 2 right.",
    ),
    (
        "sample-matching",
        lambda p: pair(p, germany_only="Sarotte", informal="Sarotte"),
        "Not right yet",
        "Not right yet. 0 of 2 right.",
    ),
    ("sample-ordering", lambda p: put_in_order(p, ORDER), "Right", "Right. All 4 are in order."),
    (
        "sample-ordering",
        lambda p: put_in_order(p, [ORDER[1], ORDER[0], *ORDER[2:]]),
        "Partly right",
        "Partly right. 2 of 4 stand in their place; 5 of 6 pairs are the right way round.",
    ),
    (
        "sample-ordering",
        lambda p: put_in_order(p, ORDER[::-1]),
        "Not right yet",
        "Not right yet. 0 of 4 stand in their place; 0 of 6 pairs are the right way round.",
    ),
    (
        "sample-classify",
        lambda p: pair(p, date="Fact", speech="Attributed view", chance="Interpretation"),
        "Right",
        "Right. All 3 are right.",
    ),
    (
        "sample-classify",
        lambda p: pair(p, date="Fact", speech="Causal claim", chance="Fact"),
        "Partly right",
        "Partly right. 1 of 3 right.",
    ),
    (
        "sample-judge",
        lambda p: pick_radio(p, options(p), "Misleading or oversimplified"),
        "Beside the ledger",
        "Beside the ledger. You and the ledger agree.",
    ),
    (
        "sample-judge",
        lambda p: pick_radio(p, options(p), "Well supported"),
        "Beside the ledger",
        "Beside the ledger. Three steps from the ledger's verdict.",
    ),
    (
        "sample-written",
        lambda p: type_in(p, "Said, signed and disputed are three."),
        "Beside a model answer",
        "Beside a model answer. Compare your answer with the model answer and rate it.",
    ),
]


@pytest.mark.parametrize(
    ("question", "steps", "heading", "announced"),
    ANSWERS,
    ids=[f"{question}-{heading}" for question, _, heading, _ in ANSWERS],
)
def test_the_keyboard_leads_from_the_question_to_its_feedback(
    mount_widget: Mount, question: str, steps: Steps, heading: str, announced: str
) -> None:
    page = mount_widget(self_check(SAMPLES[question]))
    steps(page)
    expect(page.locator(".nc-feedback")).to_be_hidden()
    tab_to(page, page.get_by_role("button", name="Check"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=heading)).to_be_focused()
    expect(page.get_by_role("status")).to_have_text(announced)
