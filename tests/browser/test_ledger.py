"""The claim ledger in a real browser, and without JavaScript."""

import pytest
from playwright.sync_api import expect

from nato_course import claims
from nato_course.publish.page import standalone_html
from nato_course.widgets.ledger import ledger


def shown(page):
    return page.locator(".nc-ledger article:visible")


def open_filter(page):
    page.get_by_text("Filter the claims").click()


def test_claims_stand_folded_and_open_one_by_one(mount_widget):
    page = mount_widget(ledger())
    article = page.locator("#h10")
    expect(article.locator(".nc-claim-body")).to_be_hidden()
    button = article.get_by_role("button", name="Show evidence")
    expect(button).to_have_attribute("aria-expanded", "false")
    button.click()
    expect(article.locator(".nc-claim-body")).to_be_visible()
    expect(article.get_by_role("button", name="Hide evidence")).to_have_attribute(
        "aria-expanded", "true"
    )


def test_a_fold_button_names_its_claim(mount_widget):
    page = mount_widget(ledger())
    name = page.locator("#h10 button").evaluate("node => node.getAttribute('aria-labelledby')")
    assert len(name.split()) == 2
    expect(page.get_by_role("button", name="Show evidence H10")).to_have_count(1)


def test_all_evidence_opens_at_once(mount_widget):
    page = mount_widget(ledger())
    page.get_by_role("button", name="Show all evidence").click()
    expect(page.locator(".nc-claim-body:visible")).to_have_count(len(claims.all()))


def test_filtering_by_verdict_and_kind_says_how_many_remain(mount_widget):
    page = mount_widget(ledger())
    open_filter(page)
    verdict = "contested among scholars"
    page.get_by_label(verdict).check()
    wanted = [each for each in claims.all() if each.verdict == verdict]
    expect(shown(page)).to_have_count(len(wanted))
    page.get_by_label("causal").check()
    both = [each for each in wanted if each.kind == "causal"]
    expect(shown(page)).to_have_count(len(both))
    count = f"{len(both)} of {len(claims.all())} claims shown"
    expect(page.locator(".nc-filter [aria-live]")).to_have_text(count)


def test_the_keyboard_alone_opens_the_filter_and_uses_it(mount_widget):
    page = mount_widget(ledger())
    page.locator(".nc-filter summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator(".nc-filter input:checked")).to_have_count(1)


def test_a_link_to_a_claim_shows_and_opens_it(mount_widget):
    page = mount_widget(ledger(), fragment="#h10")
    expect(page.locator("#h10 .nc-claim-body")).to_be_visible()
    open_filter(page)
    page.get_by_label("well supported").check()
    page.evaluate("location.hash = 'h11'")
    expect(page.locator("#h11 .nc-claim-body")).to_be_visible()


def test_a_link_restores_the_filter(mount_widget):
    page = mount_widget(ledger(), fragment="#x.ledger?kind=causal")
    wanted = [each for each in claims.all() if each.kind == "causal"]
    expect(shown(page)).to_have_count(len(wanted))


def test_without_javascript_every_claim_stands_open_with_its_anchor(open_page, tmp_path):
    path = tmp_path / "page.html"
    path.write_text(standalone_html(ledger()), encoding="utf-8")
    page = open_page(path.as_uri() + "#h10", java_script_enabled=False)
    expect(page.locator("#h10 .nc-claim-body")).to_be_visible()
    assert page.locator("article").count() == len(claims.all())


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_ledger_fits_the_page(mount_widget, width, theme):
    page = mount_widget(ledger(), width=width, theme=theme)
    open_filter(page)
    page.get_by_role("button", name="Show all evidence").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_printing_shows_the_evidence_of_every_claim(mount_widget):
    page = mount_widget(ledger())
    page.emulate_media(media="print")
    expect(page.locator("#h10 .nc-claim-body")).to_be_visible()
    expect(page.locator("#h10 button")).to_be_hidden()


def test_an_address_that_no_link_gives_leaves_the_ledger_as_it_is(mount_widget):
    page = mount_widget(ledger(), fragment="#%")
    expect(page.locator(".nc-filter-count")).to_contain_text("claims shown")
