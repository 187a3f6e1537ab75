"""Competing hypotheses in a real browser."""

import json

import pytest
from playwright.sync_api import Page, expect

from coursebook.methods.hypotheses import SCALE, inconsistency
from coursebook.questions import explanations
from coursebook.widgets import _base
from coursebook.widgets.hypotheses import LEAST, hypotheses
from tests.browser import modules
from tests.browser.keyboard import press
from tests.browser.pages import Mount, Open
from tests.browser.paint import check_two_frames
from tests.browser.reader import copied, on_paper, reload
from tests.browser.view import WIDTHS, check_view
from tests.goldens.weighing import PATH as GOLDENS

FOUND = explanations.all()
EXAMPLE = FOUND.examples[1].matrix()


def rate(page: Page, *ratings: int) -> None:
    for family, rating in zip(FOUND.families, ratings, strict=True):
        page.get_by_label(family.name, exact=True).select_option(str(rating))


def rate_like_example(page: Page, pieces: int) -> None:
    for row in list(EXAMPLE.values())[:pieces]:
        rate(page, *row.values())
        page.get_by_role("button", name="Next").click()


@pytest.fixture
def page(mount_widget: Mount) -> Page:
    """The matrix, with nothing rated."""
    return mount_widget(hypotheses())


def test_no_rating_is_set_beforehand_and_examples_wait(page: Page) -> None:
    for family in FOUND.families:
        expect(page.get_by_label(family.name, exact=True)).to_have_value("")
    expect(page.get_by_role("button", name="Compare with two worked examples")).to_be_disabled()
    expect(page.locator(".nc-hypotheses")).not_to_contain_text("Worked example A")


def test_points_and_what_tells_apart_follow_each_rating(page: Page) -> None:
    rate(page, 2, -1, -2, 0)
    scores = page.locator(".nc-scores").first
    expect(scores).to_contain_text("Regime and politics at home: 1")
    expect(scores).to_contain_text("Ideas of nation and empire: 2")
    expect(page.locator(".nc-stage")).to_contain_text("Tells apart: 4 of 4.")
    expect(page.get_by_role("status")).to_contain_text(
        "Least speaks against: Power and Interaction"
    )
    rate(page, 1, 1, 1, 1)
    expect(page.locator(".nc-stage")).to_contain_text("it can't help you choose")


def test_a_piece_rated_in_part_is_not_counted(page: Page) -> None:
    page.get_by_label("Power and position").select_option("-2")
    expect(page.locator(".nc-scores")).to_contain_text("Power and position: 0")
    expect(page.locator(".nc-stage")).to_contain_text("Not rated for all four yet.")


def test_the_points_are_those_of_the_model(page: Page) -> None:
    rate_like_example(page, 5)
    families = [each.id for each in FOUND.families]
    expected = inconsistency(dict(list(EXAMPLE.items())[:5]), families)
    for family in FOUND.families:
        words = f"{family.name}: {expected[family.id]}"
        expect(page.locator(".nc-scores")).to_contain_text(words)


def test_leaving_a_piece_out_changes_the_points_and_says_so(page: Page) -> None:
    rate(page, -2, 0, 1, 1)
    page.get_by_role("button", name="Next").click()
    rate(page, 1, -1, -1, -1)
    page.get_by_text("Your matrix").click()
    matrix = page.get_by_role("table", name="Pieces that you have rated for all four")
    expect(matrix).to_contain_text("Then least against: Power")
    box = page.get_by_label("Count it: Yeltsin's cold peace, 1994")
    box.focus()
    page.keyboard.press("Space")
    expect(page.get_by_label("Count it: Yeltsin's cold peace, 1994")).to_be_focused()
    expect(page.locator(".nc-scores")).to_contain_text("Power and position: 0")
    expect(page.get_by_role("status")).to_contain_text("Least speaks against: Power, with 0 points")
    expect(matrix).to_contain_text("Left out")


def test_the_examples_open_after_the_readers_own_ratings_and_are_called_ours(page: Page) -> None:
    rate_like_example(page, LEAST)
    page.get_by_role("button", name="Compare with two worked examples").click()
    expect(page.locator(".nc-scene", has_text="Two worked examples")).to_be_focused()
    view = page.locator(".nc-hypotheses")
    expect(view).to_contain_text("nobody's published ratings")
    page.get_by_text("Row by row").click()
    table = page.get_by_role("table", name="Your ratings beside the examples")
    expect(table.locator("tbody tr")).to_have_count(len(FOUND.evidence))
    expect(table).to_contain_text(FOUND.examples[0].rows["troops"].reason)
    expect(table).to_contain_text("Not rated yet")


def test_the_keyboard_alone_rates_a_piece_and_goes_on(page: Page) -> None:
    page.get_by_label("Power and position").focus()
    for _ in FOUND.families:
        press(page, "ArrowDown", "Tab")
    expect(page.locator(".nc-stage")).to_contain_text("Tells apart: 0 of 4.")
    page.keyboard.press("Enter")
    expect(page.locator(".nc-scene", has_text="The end of the ABM treaty")).to_be_focused()
    done = page.get_by_role("button", name="Evidence 1, Yeltsin's cold peace, 1994, rated")
    expect(done).to_be_visible()


def test_ratings_last_through_a_reload_and_consent(page: Page) -> None:
    rate(page, 2, -1, -2, 0)
    page.evaluate("globalThis[Symbol.for('coursebook.store')].agree()")
    reload(page)
    expect(page.locator(".nc-scores")).to_contain_text("Ideas of nation and empire: 2")
    expect(page.locator(".nc-scene", has_text="The end of the ABM treaty")).to_be_visible()
    expect(page.locator(".nc-notice")).to_have_count(0)


def test_odd_entries_in_the_store_are_left_out(page: Page) -> None:
    odd = {"yeltsin-1994": {"structure": 9, "regime": -1}, "gone": {"structure": 1}}
    page.evaluate(
        "value => globalThis[Symbol.for('coursebook.store')].set('hypotheses:families', value)",
        {"ratings": odd, "dropped": ["gone"], "opened": 1},
    )
    expect(page.get_by_label("Regime and politics at home")).to_have_value("-1")
    expect(page.get_by_label("Power and position")).to_have_value("")


def test_starting_afresh_clears_every_rating(page: Page) -> None:
    rate(page, 2, -1, -2, 0)
    page.get_by_role("button", name="Start afresh").click()
    page.get_by_role("button", name="Yes, clear it").click()
    expect(page.get_by_label("Power and position")).to_have_value("")
    expect(page.locator(".nc-scores")).to_contain_text("Ideas of nation and empire: 0")
    expect(page.locator(".nc-scene", has_text="Yeltsin's cold peace")).to_be_focused()


def test_the_matrix_can_be_taken_away_as_text(page: Page) -> None:
    rate(page, 2, -1, -2, 0)
    page.get_by_role("button", name="Copy as text").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    text = copied(page)
    signs = ", ".join(
        f"{family.short} {SCALE[step][0]}"
        for family, step in zip(FOUND.families, (2, -1, -2, 0), strict=True)
    )
    assert f"Yeltsin's cold peace, 1994: {signs}. Tells apart: 4 of 4." in text


@pytest.mark.parametrize("width", WIDTHS)
def test_every_part_is_for_everyone(mount_widget: Mount, width: int) -> None:
    page = mount_widget(hypotheses(), width=width)
    check_view(page, ".nc-hypotheses", width)
    rate_like_example(page, LEAST)
    page.get_by_text("Your matrix").click()
    page.get_by_role("button", name="Compare with two worked examples").click()
    page.get_by_text("Row by row").click()
    check_view(page, ".nc-hypotheses", width, crowded="td input, th input")


def test_what_the_page_prints_is_explanations_and_evidence_and_no_control(page: Page) -> None:
    rate(page, 2, -1, -2, 0)
    on_paper(page)
    expect(page.locator(".nc-hypotheses")).to_be_hidden()
    expect(page.locator(":is(button, input, select, textarea):visible")).to_have_count(0)
    twin = page.locator(".nc-hypotheses-twin")
    # The evidence, and both worked examples: paper opens what is closed.
    expect(twin.locator("tbody tr:visible")).to_have_count(3 * len(FOUND.evidence))
    expect(twin.locator("ul > li:visible")).to_have_count(len(FOUND.families))
    expect(page.get_by_text("Text version")).to_be_hidden()


def test_a_rating_is_painted_within_two_frames_with_all_pieces_rated_and_compared(
    page: Page,
) -> None:
    page.evaluate(
        "value => globalThis[Symbol.for('coursebook.store')].set('hypotheses:families', value)",
        {"ratings": EXAMPLE, "dropped": [], "opened": True},
    )
    page.get_by_text("Your matrix").click()
    page.get_by_text("Row by row").click()
    check_two_frames(
        page,
        setup="const select = document.querySelector('.nc-ratings select');",
        act="""select.value = String(-1 - (step % 2));
            select.dispatchEvent(new Event('change', { bubbles: true }));""",
        shown="document.querySelector('.nc-account').textContent",
    )


def test_the_browser_gives_every_result_of_the_golden_file(open_page: Open) -> None:
    page = open_page("about:blank")
    cases = json.loads(GOLDENS.read_text(encoding="utf-8"))["hypotheses"]
    different = modules.run(
        page,
        _base.read_static("_matrix.js"),
        """(rules, cases) => cases.filter(({ matrix, families, ...told }) => {
          const scores = rules.inconsistency(matrix, families);
          const rows = rules.ratedRows(matrix, families);
          const gaps = Object.entries(rows).map(([item, row]) => [item, rules.diagnosticity(row)]);
          const found = { scores, best: rules.bestExplained(scores),
            diagnosticity: Object.fromEntries(gaps), dropping: rules.dropping(matrix, families) };
          return JSON.stringify(found) !== JSON.stringify(told);
        })""",
        cases,
    )
    assert len(cases) >= 40
    assert different == []
