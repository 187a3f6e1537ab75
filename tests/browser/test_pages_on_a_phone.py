"""Pages on a phone: a table that is cut says that it goes on, and its names stay in sight."""

from playwright.sync_api import expect

from tests.browser.pages import Open
from tests.browser.reader import box


def test_a_table_of_code_that_goes_on_has_a_shadow_and_its_title_in_sight(open_book: Open) -> None:
    page = open_book("book/balance.html", width=390)
    told = page.locator(".nc-output:has(> table)").evaluate_all(
        """(nodes) => nodes.filter((each) => each.scrollWidth > each.clientWidth).map((each) =>
        [getComputedStyle(each).backgroundImage.includes("linear-gradient"),
         getComputedStyle(each.querySelector("caption")).textAlign])"""
    )
    assert told
    assert {tuple(each) for each in told} == {(True, "start")}


def test_no_explanation_of_a_table_of_what_fits_is_out_of_sight(open_book: Open) -> None:
    page = open_book("book/05_weighing_the_evidence.html", width=390)
    heads = page.locator(".nc-fits thead th:visible")
    expect(heads).to_have_text(["Power", "Regime", "Ideas", "Interaction"])
    rows = page.locator(".nc-fits tbody tr").evaluate_all(
        """(rows) => rows.map((row) => [...row.children].slice(1).map((cell) => {
          const { left, right, width } = cell.getBoundingClientRect();
          return [Math.round(width), left >= 0 && right <= innerWidth];
        }))"""
    )
    assert len(rows) == 8
    for cells in rows:
        widths, seen = zip(*cells, strict=True)
        assert len(cells) == 4 and all(seen)
        assert max(widths) - min(widths) <= 1, "no explanation has more room than another"


def test_the_names_over_a_table_of_what_fits_stay_in_sight_below_the_bar(open_book: Open) -> None:
    page = open_book("book/05_weighing_the_evidence.html", width=390)
    page.locator(".nc-fits tbody tr").last.evaluate(
        "row => row.scrollIntoView({ block: 'center', behavior: 'instant' })"
    )
    head, bar = box(page.locator(".nc-fits thead")), box(page.locator(".bd-header-article").first)
    assert 0 <= head["y"] - bar["y"] - bar["height"] <= 12
