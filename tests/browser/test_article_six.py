"""The cases of Article 6 in a real browser."""

import gzip

import pytest
from playwright.sync_api import expect

from coursebook.widgets._base import front_end_module, stylesheet
from nato_course.widgets import article_six
from tests.browser.keyboard import press
from tests.browser.reader import reload
from tests.browser.standalone import standalone_html
from tests.browser.view import WIDTHS, check_view

KEEP = "Keep my judgement and show the path"


def judge(page, verdict="Falls under Article 6"):
    page.get_by_label(verdict, exact=True).check()
    page.get_by_role("button", name=KEEP).click()


@pytest.fixture
def page(mount_widget):
    """The cases of Article 6, as a reader first meets them."""
    return mount_widget(article_six())


def test_the_path_stays_hidden_until_the_reader_has_judged(page):
    stage = page.locator(".nc-stage")
    expect(stage).to_contain_text("11 September 2001")
    expect(stage.locator(".nc-path")).to_have_count(0)
    judge(page)
    expect(stage.locator(".nc-path li")).to_have_count(4)
    expect(stage.locator(".nc-outcome")).to_have_text("Falls under Article 6")
    expect(stage).to_contain_text("The path ends there too.")


def test_a_judgement_that_differs_is_set_beside_the_path(mount_widget):
    page = mount_widget(article_six(), fragment="#x.documents_article-six?case=falklands")
    judge(page)
    expect(page.locator(".nc-stage")).to_contain_text("ends elsewhere: Does not fall under it")
    expect(page.locator(".nc-path li")).to_have_count(6)


def test_a_link_opens_its_case_for_the_keyboard_and_follows_the_address(mount_widget):
    page = mount_widget(article_six(), fragment="#x.documents_article-six?case=falklands")
    expect(page.get_by_role("heading", name="Falkland")).to_be_focused()
    page.evaluate("location.hash = 'x.documents_article-six?case=ceuta'")
    expect(page.get_by_role("heading", name="Ceuta")).to_be_focused()
    page.go_back()
    expect(page.get_by_role("heading", name="Falkland")).to_be_focused()


@pytest.mark.parametrize("link", ["case=__proto__", "case=<b>", "document=ceuta", ""])
def test_a_link_to_a_case_that_is_not_there_opens_the_first(mount_widget, link):
    page = mount_widget(article_six(), fragment=f"#x.documents_article-six?{link}")
    expect(page.locator(".nc-case-head")).to_contain_text("Case 1 of")


def test_a_dispute_is_called_one_and_nobody_is_told_to_be_wrong(mount_widget):
    page = mount_widget(article_six(), fragment="#x.documents_article-six?case=ceuta")
    judge(page, "Does not fall under it")
    expect(page.locator(".nc-stage")).to_contain_text("which the words alone do not settle")


def test_without_an_answer_it_asks_for_one(page):
    page.get_by_role("button", name=KEEP).click()
    expect(page.locator(".nc-problem")).to_have_text("Choose an answer first.")
    expect(page.get_by_label("Falls under Article 6")).to_be_focused()
    expect(page.locator("[aria-live]").first).to_contain_text("Choose an answer first")


def test_the_keyboard_alone_judges_a_case_and_goes_on(page):
    page.get_by_label("Falls under Article 6").focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Does not fall under it")).to_be_checked()
    press(page, "Tab", "Enter")
    expect(page.get_by_role("heading", name="The path through the treaty")).to_be_focused()
    expect(page.locator("[aria-live]").first).to_contain_text("Judgement kept")
    page.get_by_role("button", name="Next").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Case 2 of 10")).to_be_focused()


def test_judgements_last_over_a_reload_and_the_address_names_the_case(page):
    page.get_by_role("button", name="Next").click()
    page.wait_for_url("**#x.documents_article-six?case=ukraine")
    judge(page, "Does not fall under it")
    reload(page)
    expect(page.locator(".nc-case-head")).to_contain_text("24 February 2022")
    expect(page.locator(".nc-outcome")).to_be_visible()
    expect(page.get_by_role("button", name="Case 2, 24 February")).to_have_accessible_name(
        "Case 2, 24 February 2022: Ukraine, judged"
    )


def test_the_summary_sets_first_and_later_judgements_beside_the_paths(page):
    judge(page, "Disputed")
    page.get_by_label("Falls under Article 6", exact=True).check()
    page.get_by_role("button", name="Keep the revised judgement").click()
    page.get_by_role("button", name="Summary").click()
    table = page.get_by_role("table")
    expect(table.locator("tbody tr")).to_have_count(10)
    expect(table).to_contain_text("Disputed; then: Falls under Article 6")
    expect(page.locator(".nc-stage")).to_contain_text("You have judged 1 of 10 cases. In 0")


@pytest.mark.parametrize("width", WIDTHS)
def test_every_view_is_for_everyone(mount_widget, width):
    page = mount_widget(article_six(), width=width)
    judge(page)
    check_view(page, ".nc-article_six", width)
    page.get_by_role("button", name="Summary").click()
    check_view(page, ".nc-article_six", width)


def test_the_whole_page_with_its_twin_stays_within_sixty_kilobytes():
    own = front_end_module("article_six") + stylesheet(
        "article_six", "_options", "_table", "_cases"
    )
    page = standalone_html(article_six(), title="Test")
    assert len(gzip.compress((own + page).encode())) < 60 * 1024
