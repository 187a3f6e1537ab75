"""What axe-core finds on whole built pages and on what readers answer with: nothing."""

from collections.abc import Callable
from importlib import resources
from pathlib import Path

import pytest
from playwright.sync_api import Page

from nato_course import questions
from nato_course.widgets.chapter_progress import chapter_progress
from nato_course.widgets.predict import predict, recall
from nato_course.widgets.progress import progress
from nato_course.widgets.receipt import receipt
from nato_course.widgets.self_check import self_checks
from tests.browser.book_pages import PAGES
from tests.browser.conftest import settle

# axe-core (MPL-2.0) comes with a test dependency and is never part of the book.
AXE = (resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
# Without preload axe does not fetch the stylesheets anew, which no rule here needs.
RUN = """async () => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"], preload: false });
  return violations.flatMap((rule) => rule.nodes.map((node) =>
    `${rule.id}: ${node.html.slice(0, 120)}: ${node.failureSummary}`));
}"""


@pytest.fixture(scope="module")
def address(serve: Callable[..., str], book: Path) -> str:
    return serve(book)


@pytest.mark.parametrize(("width", "theme"), [(1280, "light"), (390, "dark")])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_no_violation_on_a_built_page(
    name: str, width: int, theme: str, open_page: Callable[..., Page], address: str
) -> None:
    page = open_page(address + name, width=width, theme=theme, allowed=(address,))
    settle(page)
    page.evaluate(AXE)
    assert page.evaluate(RUN) == []


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
    page.evaluate(AXE)
    assert page.evaluate(RUN) == []
