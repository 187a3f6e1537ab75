"""Links to claims, and to what stands beside them, in the built book."""

import pytest
from playwright.sync_api import Page

from tests.browser.pages import Open

WIDTHS = [1280, 390]
# At rest: the widget is alive, and neither the page's height nor the place in it has changed for
# half a second.
_AT_REST = """() => {
  if (!document.querySelector('.nc-widget[data-nc-state="ready"]')) return false;
  const now = `${document.documentElement.scrollHeight} ${scrollY}`;
  if (now !== window.seen) [window.seen, window.since] = [now, performance.now()];
  return performance.now() - window.since > 500;
}"""


def top(page: Page, selector: str) -> float:
    """Return how far under the window's top edge an element stands once the page is at rest."""
    page.wait_for_function(_AT_REST)
    return float(page.locator(selector).evaluate("node => node.getBoundingClientRect().top"))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("claim", ["h10", "p6", "n6", "i10"])
def test_an_address_of_a_claim_opens_the_ledger_at_its_heading(
    open_book: Open, claim: str, width: int
) -> None:
    page = open_book(f"book/claims.html#{claim}", width=width)
    assert 0 <= top(page, f"#{claim} h3") <= 200


@pytest.mark.parametrize("width", WIDTHS)
def test_a_link_in_a_chapter_leads_to_its_claim(open_book: Open, width: int) -> None:
    page = open_book("book/02_historical_context.html", width=width)
    page.locator('a[href="claims.html#h10"]').first.evaluate("link => link.click()")
    page.wait_for_url("**/claims.html#h10")
    assert 0 <= top(page, "#h10 h3") <= 200
    page.reload()
    assert 0 <= top(page, "#h10 h3") <= 200


@pytest.mark.parametrize("width", WIDTHS)
def test_a_link_to_what_is_left_out_leads_there(open_book: Open, width: int) -> None:
    page = open_book("book/claims.html#o1", width=width)
    assert 0 <= top(page, "#o1") <= 200


@pytest.mark.parametrize("width", WIDTHS)
def test_a_link_to_an_event_leads_there(open_book: Open, width: int) -> None:
    page = open_book("book/timeline.html", width=width)
    event = page.locator(".nc-widget li[id^=event-]").nth(20).get_attribute("id")
    page = open_book(f"book/timeline.html#{event}", width=width)
    assert 0 <= top(page, f"#{event}") <= 200


def test_a_reader_who_scrolls_is_not_fetched_back(open_book: Open) -> None:
    page = open_book("book/claims.html#h10")
    page.locator('.nc-widget[data-nc-name="Ledger"][data-nc-state="ready"]').wait_for()
    page.mouse.move(600, 400)
    page.mouse.wheel(0, 700)
    page.wait_for_function(
        "() => document.querySelector('#h10').getBoundingClientRect().top < -300"
    )
    page.evaluate("dispatchEvent(new CustomEvent('nc-mounted'))")
    assert top(page, "#h10") < -300


def test_on_a_phone_the_changes_of_verdicts_are_read_without_scrolling_sideways(
    open_book: Open,
) -> None:
    page = open_book("book/claims.html", width=390)
    table = page.locator(".nc-output > table", has_text="Changes of verdicts")
    assert table.evaluate(
        "node => node.parentElement.scrollWidth <= node.parentElement.clientWidth"
    )
    why = table.locator("tbody tr").first.locator("td").last
    assert why.evaluate("node => node.offsetWidth > 0.9 * node.closest('div').clientWidth")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_claims_second_line_stands_beside_its_number(open_book: Open, width: int) -> None:
    page = open_book("book/claims.html#i1", width=width)
    top(page, "#i1")
    lefts, number = page.locator("#i1 h3").evaluate(
        """title => {
          const range = document.createRange();
          range.selectNodeContents(title.lastChild);
          const lines = [...range.getClientRects()].filter((each) => each.width > 0);
          const number = title.querySelector("a").getBoundingClientRect();
          return [lines.map((each) => each.left), number.right];
        }"""
    )
    assert len(lefts) > 1
    assert min(lefts) >= number
    assert max(lefts) - min(lefts) < 1


def test_entries_on_what_is_left_out_stand_apart(open_book: Open) -> None:
    page = open_book("book/claims.html#o1", width=390)
    top(page, "#o1")
    assert page.evaluate(
        "document.querySelector('#o2').getBoundingClientRect().top"
        " - document.querySelector('#o1').getBoundingClientRect().bottom"
    ) == pytest.approx(12)
