"""The claim ledger in a real browser, and without JavaScript."""

import pytest
from playwright.sync_api import expect

from coursebook import claims
from coursebook.widgets.ledger import SIGNS, ledger
from tests.browser.keyboard import press
from tests.browser.view import LEAST, WIDTHS, check_fits, check_view


def shown(page):
    return page.locator(".nc-ledger article:visible")


def open_filter(page):
    page.get_by_text("Filter the claims").click()


@pytest.fixture
def page(mount_widget):
    """The ledger, with all claims folded."""
    return mount_widget(ledger())


def test_claims_stand_folded_and_open_one_by_one(page):
    article = page.locator("#h10")
    expect(article.locator(".nc-claim-body")).to_be_hidden()
    button = article.get_by_role("button", name="Show evidence")
    expect(button).to_have_attribute("aria-expanded", "false")
    button.click()
    expect(article.locator(".nc-claim-body")).to_be_visible()
    expect(article.get_by_role("button", name="Hide evidence")).to_have_attribute(
        "aria-expanded", "true"
    )


def test_a_fold_button_names_its_claim(page):
    name = page.locator("#h10 button").evaluate("node => node.getAttribute('aria-labelledby')")
    assert len(name.split()) == 2
    expect(page.get_by_role("button", name="Show evidence H10")).to_have_count(1)


def test_all_evidence_opens_at_once(page):
    page.get_by_role("button", name="Show all evidence").click()
    expect(page.locator(".nc-claim-body:visible")).to_have_count(len(claims.all()))
    page.get_by_role("button", name="Hide all evidence").click()
    expect(page.locator(".nc-claim-body:visible")).to_have_count(0)


def test_all_evidence_of_a_filtered_list_is_that_of_the_claims_shown(page):
    open_filter(page)
    page.get_by_role("checkbox", name="causal").check()
    page.get_by_role("button", name="Show all evidence").click()
    expect(page.get_by_role("button", name="Hide all evidence")).to_be_visible()
    page.get_by_role("button", name="Show all", exact=True).click()
    causal = [each for each in claims.all() if each.kind == "causal"]
    expect(page.locator(".nc-claim-body:visible")).to_have_count(len(causal))
    expect(page.get_by_role("button", name="Show all evidence")).to_be_visible()


def test_filtering_by_verdict_and_kind_says_how_many_remain(page):
    open_filter(page)
    verdict = "contested among scholars"
    page.get_by_role("checkbox", name=verdict).check()
    wanted = [each for each in claims.all() if each.verdict == verdict]
    expect(shown(page)).to_have_count(len(wanted))
    page.get_by_role("checkbox", name="causal").check()
    both = [each for each in wanted if each.kind == "causal"]
    expect(shown(page)).to_have_count(len(both))
    count = f"{len(both)} of {len(claims.all())} claims shown"
    on = f"{count}. Verdict: {verdict}. Kind of claim: causal."
    expect(page.locator(".nc-filter [aria-live]")).to_have_text(on)
    expect(page.locator(".nc-filter-count")).to_have_text(on)


def test_verdicts_stand_from_best_to_least_supported_and_count_within_the_other_filters(page):
    open_filter(page)
    group = page.get_by_role("group", name="Verdict")
    words = group.locator("label").all_inner_texts()
    given = [e for e in claims.VERDICTS if any(claim.verdict == e for claim in claims.all())]
    assert [each.rpartition(" (")[0] for each in words] == given
    page.get_by_role("checkbox", name="causal").check()
    causal = [each.verdict for each in claims.all() if each.kind == "causal"]
    expect(group.locator("label")).to_have_text(
        [f"{each} ({causal.count(each)})" for each in given]
    )


def test_the_keyboard_alone_opens_the_filter_and_uses_it(page):
    page.locator(".nc-filter summary").focus()
    press(page, "Enter", "Tab", "Space")
    expect(page.locator(".nc-filter input:checked")).to_have_count(1)


def test_a_link_to_a_claim_shows_and_opens_it(mount_widget):
    page = mount_widget(ledger(), fragment="#h10")
    expect(page.locator("#h10 .nc-claim-body")).to_be_visible()
    open_filter(page)
    page.get_by_role("checkbox", name="well supported").check()
    page.evaluate("location.hash = 'h11'")
    expect(page.locator("#h11 .nc-claim-body")).to_be_visible()


def test_a_link_restores_the_filter(mount_widget):
    page = mount_widget(ledger(), fragment="#x.ledger?kind=causal")
    wanted = [each for each in claims.all() if each.kind == "causal"]
    expect(shown(page)).to_have_count(len(wanted))


def test_without_javascript_every_claim_stands_open_with_its_anchor(mount_widget):
    page = mount_widget(ledger(), fragment="#h10", java_script_enabled=False)
    expect(page.locator("#h10 .nc-claim-body")).to_be_visible()
    assert page.locator("article").count() == len(claims.all())


@pytest.mark.parametrize("width", WIDTHS)
def test_the_ledger_is_for_everyone_folded_and_open(mount_widget, width):
    page = mount_widget(ledger(), width=width)
    check_view(page, ".nc-ledger", width)
    sizes = "all => all.map((each) => Math.min(each.offsetWidth, each.offsetHeight))"
    assert min(page.locator(".nc-claim-strip a").evaluate_all(sizes)) >= LEAST
    open_filter(page)
    page.get_by_role("button", name="Show all evidence").click()
    check_fits(page, ".nc-ledger", width)


def test_printing_shows_the_evidence_of_every_claim(page):
    page.emulate_media(media="print")
    expect(page.locator("#h10 .nc-claim-body")).to_be_visible()
    expect(page.locator("#h10 button")).to_be_hidden()


def test_an_address_that_no_link_gives_leaves_the_ledger_as_it_is(mount_widget):
    page = mount_widget(ledger(), fragment="#%")
    expect(page.locator(".nc-filter-count")).to_contain_text("claims shown")


def tile(page, claim):
    return page.locator(f'.nc-claim-strip a[href="#{claim.id.lower()}"]')


def test_a_tile_for_each_claim_has_its_verdict_as_colour_sign_and_name(page):
    expect(page.locator(".nc-claim-strip a")).to_have_count(len(claims.all()))
    for each in (claims.all()[0], claims.get("H10"), claims.all()[-1]):
        step = claims.VERDICTS.index(each.verdict) + 1
        expect(tile(page, each)).to_have_attribute("data-step", str(step))
        expect(tile(page, each)).to_contain_text(SIGNS[each.verdict])
        expect(tile(page, each)).to_have_accessible_name(
            f"{each.id} {each.paraphrase} Verdict: {each.verdict}."
        )


def test_the_strip_is_one_tab_stop_that_arrow_keys_walk_and_enter_opens(page):
    first, second = claims.all()[:2]
    page.keyboard.press("Tab")
    expect(tile(page, first)).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(tile(page, second)).to_be_focused()
    expect(page.locator(".nc-strip-line")).to_contain_text(second.paraphrase)
    page.keyboard.press("ArrowDown")
    below = page.evaluate("document.activeElement.getBoundingClientRect().top")
    assert below > tile(page, second).bounding_box()["y"]
    page.keyboard.press("ArrowUp")
    expect(tile(page, second)).to_be_focused()
    page.keyboard.press("End")
    expect(tile(page, claims.all()[-1])).to_be_focused()
    press(page, "Home", "Enter")
    expect(page.locator(f"#{first.id.lower()} .nc-claim-body")).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("!document.activeElement.closest('.nc-claim-strip')")


def test_a_tile_pressed_again_opens_what_was_closed(page):
    article = page.locator("#h10")
    tile(page, claims.get("H10")).click()
    article.get_by_role("button", name="Hide evidence").click()
    tile(page, claims.get("H10")).click()
    expect(article.locator(".nc-claim-body")).to_be_visible()


def test_the_whole_head_of_a_claim_opens_and_closes_it(page):
    article = page.locator("#h10")
    article.locator("h3").click(position={"x": 120, "y": 8})
    expect(article.locator(".nc-claim-body")).to_be_visible()
    article.locator(".nc-claim-body").click(position={"x": 5, "y": 5})
    expect(article.locator(".nc-claim-body")).to_be_visible()
    article.locator(".nc-verdict strong").click()
    expect(article.locator(".nc-claim-body")).to_be_hidden()


def test_tiles_of_claims_that_a_filter_hides_fade(page):
    open_filter(page)
    page.get_by_role("checkbox", name="causal").check()
    causal = [each for each in claims.all() if each.kind == "causal"]
    expect(page.locator(".nc-claim-strip a:not(.nc-faded)")).to_have_count(len(causal))


def test_unmounting_gives_the_plain_ledger_back(page):
    page.evaluate("courseBook.unmount(document.querySelector('.nc-widget'))")
    expect(page.locator(".nc-ledger-list > .nc-claim-strip a")).to_have_count(len(claims.all()))
    expect(page.locator(".nc-strip-line")).to_have_count(0)
