"""Self-checks by keyboard alone: every type, from the question to its feedback, announced."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from coursebook import questions
from coursebook.widgets.self_check import self_check
from tests.browser.keyboard import tab_to
from tests.browser.pages import Mount

SAMPLES = {each.id: each for each in questions.load(questions.SAMPLES).questions}


def pick_radio(page: Page, group: Locator, label: str) -> None:
    radios = group.get_by_role("radio")
    tab_to(page, radios.first)
    page.keyboard.press("Space")
    for _ in range(radios.count()):
        if group.get_by_label(label, exact=True).is_checked():
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"arrow keys never reach {label}")


def choose(page: Page, label: str) -> None:
    pick_radio(page, page.locator(".nc-options").first, label)


def tick(page: Page, *labels: str) -> None:
    for label in labels:
        tab_to(page, page.get_by_role("checkbox", name=label))
        page.keyboard.press("Space")


def pair(page: Page, *choices: str) -> None:
    """Give each item, in the order of the list, its partner by the arrow keys."""
    for i, choice in enumerate(choices):
        select = page.get_by_role("combobox").nth(i)
        tab_to(page, select)
        for _ in range(9):
            if select.evaluate("node => node.selectedOptions[0].text") == choice:
                break
            page.keyboard.press("ArrowDown")


def put_in_order(page: Page, *wanted: str) -> None:
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


STEPS: dict[str, Callable[..., None]] = {
    **{"single": choose, "judge": choose, "multiple": tick, "true-false": true_false},
    **{"numeric": type_in, "written": type_in, "matching": pair, "classify": pair},
    "ordering": put_in_order,
}
"""What the reader does for a type of question, given the words of the answer."""
REASON, DOOR = "Every member has to agree to an invitation.", "The door is open to all."
ORDER = [
    "The Founding Act",
    "The round of Poland",
    "The NATO-Russia Council",
    "The round of Estonia",
]
NEARLY = "2 of 4 stand in their place; 5 of 6 pairs are the right way round."
REVERSED = "0 of 4 stand in their place; 0 of 6 pairs are the right way round."
COMPARE = "Compare your answer with the model answer and rate it."
# The type of the question, the words of the answer, and what is announced: the heading first.
ANSWERS: list[tuple[str, list[str], str]] = [
    (
        "single",
        ["Foreign forces and nuclear arms in eastern Germany"],
        "Right. The evidence bears this out.",
    ),
    (
        "single",
        ["New members of NATO"],
        "Not right yet. The treaty has no word about other states.",
    ),
    (
        "multiple",
        ["Words about not moving east were spoken.", "No text about other states"],
        "Right. All 2 found and no other ticked.",
    ),
    (
        "multiple",
        ["A pledge was signed.", "No text about other states"],
        "Partly right. 1 of 2 right answers found, 1 wrong ticked.",
    ),
    (
        "multiple",
        ["Nothing was said."],
        "Not right yet. 0 of 2 right answers found, 1 wrong ticked.",
    ),
    ("true-false", ["False", REASON], "Right. Verdict and reason both stand."),
    ("true-false", ["False", DOOR], "Partly right. The verdict is right, the reason is not."),
    ("true-false", ["True", DOOR], "Not right yet. The verdict is not right."),
    ("numeric", ["5,9"], "Right. It is 5.9 %."),
    ("numeric", ["7"], "Partly right. Close, but too high."),
    ("numeric", ["60 %"], "Not right yet. Too high."),
    ("matching", ["Kramer", "Shifrinson"], "Right. All 2 are right."),
    ("matching", ["Kramer", "Sarotte"], "Partly right. 1 of 2 right."),
    ("matching", ["Sarotte", "Sarotte"], "Not right yet. 0 of 2 right."),
    ("ordering", ORDER, "Right. All 4 are in order."),
    ("ordering", [ORDER[1], ORDER[0], *ORDER[2:]], f"Partly right. {NEARLY}"),
    ("ordering", ORDER[::-1], f"Not right yet. {REVERSED}"),
    ("classify", ["Fact", "Attributed view", "Interpretation"], "Right. All 3 are right."),
    ("classify", ["Fact", "Causal claim", "Fact"], "Partly right. 1 of 3 right."),
    (
        "judge",
        ["Misleading or oversimplified"],
        "Beside the ledger. You and the ledger agree.",
    ),
    ("judge", ["Well supported"], "Beside the ledger. Three steps from the ledger's verdict."),
    ("written", ["Said, signed and disputed are three."], f"Beside a model answer. {COMPARE}"),
]


@pytest.mark.parametrize(
    ("kind", "given", "announced"),
    ANSWERS,
    ids=[f"{kind}-{announced.partition('.')[0]}" for kind, _, announced in ANSWERS],
)
def test_the_keyboard_leads_from_the_question_to_its_feedback(
    mount_widget: Mount, kind: str, given: list[str], announced: str
) -> None:
    page = mount_widget(self_check(SAMPLES[f"sample-{kind}"]))
    STEPS[kind](page, *given)
    expect(page.locator(".nc-feedback")).to_be_hidden()
    tab_to(page, page.get_by_role("button", name="Check"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=announced.partition(".")[0])).to_be_focused()
    expect(page.get_by_role("status")).to_have_text(announced)
