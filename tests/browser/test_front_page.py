"""The front page on a phone: understood at a glance, alive in the first screen, and a way on."""

import pytest
from playwright.sync_api import Locator, Page, expect

from coursebook import chapters, questions
from nato_course import one_move
from tests.browser.pages import Open
from tests.browser.view import check_view

FIRST = chapters.stems()[0]
SECOND = chapters.stems()[1]
OUTCOMES = one_move.outcomes()


@pytest.fixture
def front_page(open_book: Open) -> Page:
    return open_book("book/index.html", served=True, width=390, height=844)


def test_what_it_is_and_the_way_in_stand_in_the_first_screen(front_page: Page) -> None:
    expect(front_page.get_by_role("heading", level=1)).to_be_in_viewport()
    way_in = front_page.get_by_role("link", name="Start chapter 1")
    expect(way_in).to_be_in_viewport(ratio=1)
    box = way_in.bounding_box()
    assert box and box["height"] >= 44
    expect(way_in).to_have_attribute("href", f"{FIRST}.html")


def test_it_is_for_everyone(front_page: Page) -> None:
    check_view(front_page, ".bd-article", 390)


def test_a_move_is_answered_within_the_first_screen(front_page: Page) -> None:
    moves = front_page.get_by_role("group", name="Your move").get_by_role("button")
    told = front_page.locator(".nc-front-told")
    for move, (fear, text) in zip(moves.all(), OUTCOMES["security"].values(), strict=True):
        expect(move).to_be_in_viewport(ratio=1)
        move.click()
        expect(move).to_have_attribute("aria-pressed", "true")
        expect(told).to_have_text(f"{text} Each press starts anew, from 45.")
        expect(told).to_have_attribute("role", "status")
        expect(front_page.locator(".nc-front-fear b")).to_have_text(fear)
    expect(front_page.locator('[aria-pressed="true"]')).to_have_count(1)
    assert front_page.evaluate("scrollY") == 0


@pytest.mark.parametrize("way", ["click", "press"])
def test_after_a_move_the_other_neighbour_answers_it_and_then_the_first_again(
    front_page: Page, way: str
) -> None:
    def act(button: Locator) -> None:
        button.press("Enter") if way == "press" else button.click()

    meet = front_page.locator(".nc-front-meet")
    told = front_page.locator(".nc-front-told")
    expect(meet).to_be_hidden()
    act(front_page.get_by_role("button", name="Reassure"))
    for aim, name in (
        ("gain", "Now meet one that wants gain"),
        ("security", "Now meet one that wants safety"),
    ):
        expect(meet).to_contain_text(name)
        act(meet)
        expect(told).to_contain_text(OUTCOMES[aim]["reassure"][1])  # type: ignore[index]
    act(meet)
    act(front_page.get_by_role("button", name="Arm"))
    expect(told).to_have_text(f"{OUTCOMES['gain']['arm'][1]} Each press starts anew.")
    expect(front_page.locator(".nc-front-fear b")).to_have_text("none")


def test_an_answer_moves_nothing_that_stands_below_it(front_page: Page) -> None:
    def place() -> float:
        script = "node => node.getBoundingClientRect().top + scrollY"
        return float(front_page.locator(".nc-front-more").evaluate(script))

    before = place()
    for _ in OUTCOMES:
        for move in front_page.locator(".nc-front-move").all():
            move.click()
            assert place() == before
        front_page.locator(".nc-front-meet").click()
        assert place() == before


def test_each_chapter_has_a_card_with_question_minutes_and_picture(front_page: Page) -> None:
    cards = front_page.locator(".nc-chapter-cards > li")
    for card, stem in zip(cards.all(), chapters.stems(), strict=True):
        asked = chapters.question(chapters.BOOK / f"{stem}.ipynb").replace("'", "’")
        expect(card.get_by_role("link", name=asked)).to_have_attribute("href", f"{stem}.html")
        expect(card).to_contain_text("minutes")
        expect(card.locator("svg.nc-pictogram")).to_be_visible()
        expect(card.locator(".nc-chapter-done")).to_be_hidden()


def test_three_things_to_try_are_timed(front_page: Page) -> None:
    cards = front_page.locator(".nc-cards > li")
    expect(cards).to_have_count(3)
    for card in cards.all():
        expect(card).to_contain_text("minutes")
        expect(card.locator("svg.nc-pictogram")).to_be_visible()


@pytest.mark.parametrize(
    ("name", "promised"),
    [
        ("Play ten rounds, not knowing its aim", "SecurityDilemma"),
        ("Play the security dilemma", "SecurityDilemma"),
        ("Draw the line", "DrawIt"),
        ("Was a promise made?", "DocumentReader"),
    ],
)
def test_a_link_lands_on_what_it_promises(front_page: Page, name: str, promised: str) -> None:
    front_page.get_by_role("link", name=name).click()
    front_page.wait_for_url("**/*.html#*")
    section = front_page.locator("section:target")
    expect(section.get_by_role("heading", level=2).first).to_be_in_viewport()
    expect(section.locator(f'.nc-widget[data-nc-name="{promised}"]').first).to_be_attached()


def test_a_count_of_verdicts_leads_to_the_claims_that_have_it(front_page: Page) -> None:
    front_page.get_by_role("link", name="misleading or oversimplified", exact=False).last.click()
    shown = front_page.locator(".nc-ledger article:visible")
    expect(shown.first).to_be_visible()
    misleading = front_page.locator('.nc-ledger article[data-verdict^="misleading"]')
    expect(shown).to_have_count(misleading.count())
    assert misleading.count() < front_page.locator(".nc-ledger article").count()
    count = front_page.locator(".nc-filter-count")
    expect(count).to_contain_text("Verdict: misleading or oversimplified.")
    expect(count).to_be_in_viewport(ratio=1)
    expect(shown.first.get_by_role("heading")).to_be_in_viewport()


def test_a_part_of_the_bar_of_verdicts_leads_where_its_count_does(front_page: Page) -> None:
    links = front_page.locator(".nc-verdicts li a")
    parts = front_page.locator(".nc-verdict-bar > a")
    hrefs = "links => links.map((each) => each.getAttribute('href'))"
    assert parts.evaluate_all(hrefs) == links.evaluate_all(hrefs)
    parts.last.click()
    expect(front_page.locator(".nc-filter-count")).to_contain_text("Verdict: ")


def test_a_reader_who_comes_back_is_led_on_and_told_how_far_they_are(front_page: Page) -> None:
    first, second = (each.id for each in questions.chapter(SECOND)[:2])
    answer = {"tries": 1, "first": {"state": "right"}, "last": {"state": "right"}}
    front_page.evaluate(
        """([ids, value]) => { ids.forEach((id, i) => sessionStorage.setItem(
          `nato-course /:check:${id}`, JSON.stringify({ ...value, at: Date.now() + i }))); }""",
        [[first, second], answer],
    )
    front_page.reload()
    on = front_page.get_by_role("link", name="Continue where you were, in chapter 2")
    expect(on).to_be_visible()
    href = on.get_attribute("href") or ""
    assert href.split("#x.")[0] == f"{SECOND}.html" and href.split("#x.")[1] in (first, second)
    done = front_page.locator(f'[data-nc-chapter="{SECOND}"]')
    asked = len([each for each in questions.chapter(SECOND) if each.use == "check"])
    expect(done).to_have_text(f"2 of {asked} checks answered")
    expect(front_page.locator(f'[data-nc-chapter="{FIRST}"]')).to_be_hidden()


def test_all_answers_can_be_read_as_words_also_without_a_script_and_on_paper(
    front_page: Page,
) -> None:
    words = front_page.locator(".nc-front-words")
    expect(words.locator("li").first).to_be_hidden()
    words.locator("summary").click()
    told = [text for world in OUTCOMES.values() for _, text in world.values()]
    expect(words.locator("li")).to_have_text(told)
    words.locator("summary").click()
    front_page.emulate_media(media="print")
    expect(words.locator("li").first).to_be_visible()
    expect(front_page.locator(".nc-front-told")).to_be_hidden()
