"""What readers answer with, all on one page: for everyone, in every state."""

import pytest

from coursebook import questions
from coursebook.widgets.chapter_progress import chapter_progress
from coursebook.widgets.decide import decide, verdict
from coursebook.widgets.predict import predict, recall
from coursebook.widgets.progress import progress
from coursebook.widgets.receipt import receipt
from coursebook.widgets.self_check import self_checks
from tests.browser.pages import Mount
from tests.browser.view import WIDTHS, check_view

SCENE, VERDICT = questions.load(questions.SAMPLES).decisions


@pytest.mark.parametrize("width", WIDTHS)
def test_all_that_asks_is_for_everyone(mount_widget: Mount, width: int) -> None:
    samples = questions.load(questions.SAMPLES).questions
    page = mount_widget(
        chapter_progress("02_historical_context"),
        progress(),
        self_checks(*samples),
        predict("border-share"),
        recall("written-pledge"),
        decide(SCENE),
        recall(SCENE),
        verdict(VERDICT),
        verdict(VERDICT, again=True),
        receipt(),
        width=width,
    )
    scene, _, _, again = page.locator(".nc-decide").all()
    for place, chosen in ((scene, SCENE.options[0]), (again, VERDICT.options[0])):
        place.get_by_label(chosen.text).check()
        place.get_by_role("button", name="Commit").click()
    page.get_by_label("New members of NATO").check()
    page.get_by_label("Well supported").check()
    for check in page.get_by_role("button", name="Check").all():
        check.click()
    page.get_by_role("button", name="Reset everything").click()
    check_view(page, ".nc-mount", width)
