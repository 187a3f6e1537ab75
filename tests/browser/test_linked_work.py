"""Links that carry a weighing or ratings, in a real browser: shown, and kept only when asked."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from coursebook.questions import explanations
from coursebook.widgets.hypotheses import hypotheses
from coursebook.widgets.weigh import weigh
from tests.browser.conftest import open_link, settle
from tests.browser.keyboard import press
from tests.browser.pages import Mount
from tests.browser.reader import copied, reload
from tests.browser.test_hypotheses import rate
from tests.browser.test_weigh import MIND, rows, set_prior, take, take_all
from tests.browser.view import WIDTHS, check_view

FAMILIES = explanations.all().families
WEIGHED = "#x.weigh-promise?prior=0.2&weighed=genscher_1-2.baker_10"
RATINGS = "calm-2004_4310.troops_2x0x&out=troops"
RATED = f"#x.hypotheses?for=spiral.ideas.regime.structure&rated={RATINGS}"


def address(page: Page) -> str:
    return "#" + page.url.partition("#")[2]


def button(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()


@pytest.fixture
def page(mount_widget: Mount) -> Page:
    """The weighing of the promise, with nothing chosen."""
    return mount_widget(weigh("promise"))


def test_the_address_follows_the_weighing_and_another_reader_sees_it(
    page: Page, mount_widget: Mount
) -> None:
    set_prior(page, "Unlikely")
    take(page, "Ten times", "Half as")
    button(page, "Move earlier: Genscher")
    page.wait_for_url(f"**{WEIGHED}")
    button(page, "Copy link to this weighing")
    expect(page.locator(".nc-link-note")).to_have_text("Link copied.")
    text = copied(page)
    own = rows(page)
    other = mount_widget(weigh("promise"), fragment="#" + text.partition("#")[2])
    expect(other.get_by_role("group", name="A weighing from a link")).to_be_focused()
    expect(other.get_by_role("status")).to_contain_text("You have none of your own here yet.")
    assert other.locator(".nc-rows li").all_inner_texts() == own


def test_the_address_follows_the_ratings_and_another_reader_sees_them(mount_widget: Mount) -> None:
    page = mount_widget(hypotheses())
    rate(page, 2, -1, -2, 0)
    page.get_by_text("Your matrix").click()
    page.get_by_label("Count it").uncheck()
    own = "for=structure.regime.ideas.spiral&rated=yeltsin-1994_4102&out=yeltsin-1994"
    page.wait_for_url(f"**#x.hypotheses?{own}")
    other = mount_widget(hypotheses(), fragment=address(page))
    expect(other.get_by_role("group", name="Ratings from a link")).to_be_focused()
    other.get_by_text("The matrix in the link").click()
    expect(other.get_by_role("table")).to_contain_text("Yeltsin's cold peace, 1994")
    expect(other.get_by_role("table").get_by_role("checkbox")).to_have_count(0)
    expect(other.locator(".nc-marks")).to_be_hidden()


def test_a_linked_weighing_leaves_the_readers_own_until_asked(page: Page) -> None:
    take_all(page)
    page.get_by_label("Name a document").fill(MIND)
    button(page, "Keep this and compare")
    own = rows(page)
    open_link(page, WEIGHED)
    linked = page.get_by_role("group", name="A weighing from a link")
    expect(linked).to_contain_text("Your own is as you left it")
    expect(page.locator(".nc-rows li")).to_have_count(3)
    expect(page.locator(".nc-rows button")).to_have_count(0)
    expect(page.get_by_role("button", name="Start afresh")).to_be_hidden()
    press(page, "Tab", "Tab", "Enter")
    expect(page.locator(".nc-scene", has_text="What others have published")).to_be_focused()
    assert rows(page) == own
    expect(page.get_by_role("status")).to_have_text("This is your own again.")
    assert "#" not in page.url
    reload(page)
    assert rows(page) == own


def test_a_linked_weighing_becomes_the_readers_own_on_request_and_their_words_stay(
    page: Page,
) -> None:
    take_all(page)
    page.get_by_label("Name a document").fill(MIND)
    open_link(page, WEIGHED)
    expect(page.get_by_role("group", name="A weighing from a link")).to_be_focused()
    press(page, "Tab", "Enter")
    expect(page.get_by_role("status")).to_have_text("Kept as yours.")
    expect(page.locator(".nc-scene", has_text="The treaty of September 1990")).to_be_focused()
    assert len(rows(page)) == 3
    take(page, *["Just as likely"] * 11)
    expect(page.get_by_label("Name a document")).to_have_value(MIND)
    assert "Soviet" not in page.url


def test_linked_ratings_are_kept_or_left_as_the_reader_says(mount_widget: Mount) -> None:
    page = mount_widget(hypotheses())
    rate(page, 2, -1, -2, 0)
    open_link(page, RATED)
    scores = page.locator(".nc-scores").first
    expect(scores).to_contain_text("Power and position: 2")
    button(page, "Back to mine")
    expect(scores).to_contain_text("Ideas of nation and empire: 2")
    expect(page.get_by_label(FAMILIES[0].name, exact=True)).to_have_value("2")
    open_link(page, RATED)
    button(page, "Keep this as mine")
    expect(scores).to_contain_text("Power and position: 2")
    expect(page.get_by_label(FAMILIES[0].name, exact=True)).to_have_value("")
    button(page, "Evidence 3, Calm")
    expect(page.get_by_label(FAMILIES[0].name, exact=True)).to_have_value("-2")


def test_going_back_shows_the_readers_own_and_forward_the_link_again(page: Page) -> None:
    page.get_by_label("Almost certainly (95 %)").check()
    page.wait_for_url("**#x.weigh-promise?prior=0.95")
    open_link(page, WEIGHED)
    expect(page.get_by_text("Belief in the link: 56 %")).to_be_visible()
    page.go_back()
    expect(page.get_by_text("Your belief: 95 %")).to_be_visible()
    expect(page.locator(".nc-linked")).to_have_count(0)
    page.go_forward()
    expect(page.get_by_text("Belief in the link: 56 %")).to_be_visible()
    open_link(page, "#a-section")
    expect(page.get_by_text("Your belief: 95 %")).to_be_visible()


def test_a_reload_of_the_readers_own_link_asks_nothing(page: Page) -> None:
    set_prior(page)
    page.wait_for_url("**#x.weigh-promise?prior=0.5")
    reload(page)
    expect(page.locator(".nc-scene", has_text="Baker's words")).to_be_visible()
    expect(page.locator(".nc-linked")).to_have_count(0)


def test_a_reload_before_the_address_has_followed_keeps_the_work_and_mends_the_address(
    page: Page,
) -> None:
    set_prior(page)
    page.wait_for_url("**#x.weigh-promise?prior=0.5")
    with page.expect_navigation():
        # The reload comes after the answer to this call, and before the address is written.
        page.evaluate(
            "document.querySelector('[value=\"4\"]').click(); setTimeout(() => location.reload())"
        )
    settle(page)
    expect(page.get_by_text("Your belief: 80 %")).to_be_visible()
    expect(page.locator(".nc-linked")).to_have_count(0)
    page.wait_for_url("**#x.weigh-promise?prior=0.5&weighed=baker_4")


def test_the_same_address_given_by_hand_is_a_link(page: Page) -> None:
    set_prior(page)
    page.wait_for_url("**#x.weigh-promise?prior=0.5")
    earlier = address(page)
    take(page, "Four times")
    page.wait_for_url("**weighed=baker_4")
    open_link(page, earlier)
    expect(page.get_by_role("group", name="A weighing from a link")).to_be_focused()


@pytest.mark.parametrize(
    "query",
    ["prior=0.21", "prior=1e999&weighed=baker_4", "weighed=baker_4", "prior=__proto__",
     "prior=%E0%A4%A&weighed=%", "prior=<img src=x onerror=alert(1)>"],
)  # fmt: skip
def test_a_link_without_a_sound_weighing_is_not_shown(mount_widget: Mount, query: str) -> None:
    page = mount_widget(weigh("promise"), fragment=f"#x.weigh-promise?{query}")
    expect(page.locator(".nc-link-note")).to_have_text("The link holds nothing that fits here.")
    expect(page.locator(".nc-scene", has_text="How likely is it")).to_be_visible()
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)


@pytest.mark.parametrize("query", ["", "?"])
def test_a_link_that_carries_nothing_leads_to_the_readers_own(
    mount_widget: Mount, query: str
) -> None:
    page = mount_widget(weigh("promise"), fragment=f"#x.weigh-promise{query}")
    expect(page.locator(".nc-scene", has_text="How likely is it")).to_be_focused()
    expect(page.locator(".nc-link-note")).to_be_empty()
    set_prior(page)
    open_link(page, "#elsewhere")
    open_link(page, f"#x.weigh-promise{query}")
    expect(page.locator(".nc-scene", has_text="Baker's words")).to_be_focused()
    expect(page.locator(".nc-linked")).to_have_count(0)


def test_foreign_values_in_a_link_are_left_out_and_it_says_so(mount_widget: Mount) -> None:
    query = "prior=0.5&weighed=baker_4.baker_4.gone_2.__proto___2.genscher_7.<b>x</b>&mind=Taunt"
    page = mount_widget(weigh("promise"), fragment=f"#x.weigh-promise?{query}")
    linked = page.get_by_role("group", name="A weighing from a link")
    expect(linked).to_contain_text("Parts of the link fit nothing here and are left out.")
    expect(page.locator(".nc-rows li")).to_have_count(2)
    expect(page.locator(".nc-weigh")).not_to_contain_text("Taunt")
    button(page, "Keep this as mine")
    page.wait_for_url("**#x.weigh-promise?prior=0.5&weighed=baker_4")


@pytest.mark.parametrize(
    "query", ["rated=calm-2004_4310", "for=a.b.c.d&rated=calm-2004_4310", "for=structure&out=x"]
)
def test_a_link_without_sound_ratings_is_not_shown(mount_widget: Mount, query: str) -> None:
    page = mount_widget(hypotheses(), fragment=f"#x.hypotheses?{query}")
    expect(page.locator(".nc-link-note")).to_have_text("The link holds nothing that fits here.")
    expect(page.locator(".nc-marks")).to_be_visible()


def test_foreign_ratings_in_a_link_are_left_out_and_it_says_so(mount_widget: Mount) -> None:
    query = "for=structure.constructor.regime&rated=calm-2004_049.gone_444.troops&out=gone"
    page = mount_widget(hypotheses(), fragment=f"#x.hypotheses?{query}")
    expect(page.locator(".nc-linked")).to_contain_text("Parts of the link fit nothing here")
    button(page, "Keep this as mine")
    button(page, "Evidence 3, Calm")
    expect(page.get_by_label("Power and position")).to_have_value("-2")
    expect(page.get_by_label("Regime and politics at home")).to_have_value("")


def test_with_nothing_entered_there_is_nothing_to_link_to(mount_widget: Mount) -> None:
    page = mount_widget(weigh("promise"), hypotheses())
    button(page, "Copy link to this weighing")
    button(page, "Copy link to these ratings")
    notes = page.locator(".nc-link-note")
    expect(notes.first).to_contain_text("Choose a prior first")
    expect(notes.last).to_contain_text("Rate a piece of evidence first")
    assert "#" not in page.url


def test_a_cleared_weighing_leaves_the_address(page: Page) -> None:
    page.get_by_label("Almost certainly (95 %)").check()
    page.wait_for_url("**prior=0.95")
    button(page, "Start afresh")
    button(page, "Yes, clear it")
    page.wait_for_url(re.compile(r"page\.html$"))


def test_a_link_brings_the_widget_into_view_however_far_down(mount_widget: Mount) -> None:
    page = mount_widget(*[hypotheses()] * 3, weigh("promise"), fragment=WEIGHED, height=500)
    open_link(page, WEIGHED.replace("0.2", "0.5"))
    expect(page.get_by_role("button", name="Back to mine")).to_be_in_viewport()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("widget", "fragment"), [(weigh, WEIGHED), (hypotheses, RATED)])
def test_linked_work_is_for_everyone(
    mount_widget: Mount, width: int, widget: Callable[..., object], fragment: str
) -> None:
    made = widget("promise") if widget is weigh else widget()
    page = mount_widget(made, width=width, fragment=fragment)
    expect(page.locator(".nc-linked")).to_be_visible()
    check_view(page, ".nc-panel", width)
