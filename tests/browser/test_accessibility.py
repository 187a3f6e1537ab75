"""What axe-core finds on what readers answer with: nothing."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from nato_course import questions
from nato_course.widgets.chapter_progress import chapter_progress
from nato_course.widgets.predict import predict, recall
from nato_course.widgets.progress import progress
from nato_course.widgets.receipt import receipt
from nato_course.widgets.self_check import self_checks
from tests.browser.axe import axe_finds


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_no_violation(mount_widget: Callable[..., Page], theme: str, width: int) -> None:
    samples = questions.load(questions.SAMPLES).questions
    page = mount_widget(
        chapter_progress("02_historical_context"),
        progress(),
        self_checks(*samples),
        predict("border-share"),
        recall("written-pledge"),
        receipt(),
        theme=theme,
        width=width,
    )
    page.get_by_label("New members of NATO").check()
    page.get_by_label("Well supported").check()
    for check in page.get_by_role("button", name="Check").all():
        check.click()
    page.get_by_role("button", name="Reset everything").click()
    assert axe_finds(page) == []
