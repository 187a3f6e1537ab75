"""Opening a chapter by an instructor's link: what it shows, and that it shows nothing else."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from coursebook import chapters
from coursebook.publish.scripts import classic
from coursebook.questions import placed
from coursebook.teach.assignment import chapter_link
from coursebook.teach.dates import read_due
from coursebook.teach.grading import receipts
from coursebook.widgets.receipt import receipt
from coursebook.widgets.self_check import self_check
from tests.browser import notation_page
from tests.browser.keyboard import press, tab_to
from tests.browser.pages import Mount, Open
from tests.browser.reader import saved
from tests.browser.view import WIDTHS, check_view

STEM = "02_historical_context"
BODY = """<div class="bd-sidebar-secondary"><a href="#one">One</a><a href="#two">Two</a></div>
<main class="bd-article"><h1>Chapter</h1>
<section id="one"><h2>One<a class="headerlink" href="#one">#</a></h2><p>Text.</p></section>
<section id="two"><h2>Two &amp; more</h2><p>Text.</p></section></main>"""


@pytest.fixture
def chapter(open_page: Open, tmp_path: Path) -> Open:
    """Open a small chapter by a link; what the query holds is given by name."""

    def open_(moved: str = "", **query: str) -> Page:
        path, script = tmp_path / "02_two.html", classic("assignment.js")
        address = notation_page.write(path, BODY + moved, script)
        return open_page(f"{address}?{urlencode(query)}")

    return open_


def test_without_a_link_the_chapter_is_as_ever(chapter: Open) -> None:
    page = chapter()
    expect(page.locator(".nc-assignment, .nc-assigned")).to_have_count(0)


def test_a_section_that_was_renamed_since_is_assigned_by_its_new_name(
    chapter: Open,
) -> None:
    moved = '<script type="application/json" id="nc-moved">{"old": "two", "gone": ""}</script>'
    region = chapter(moved, assign="old,gone").get_by_role("region", name="Your assignment")
    expect(region.get_by_role("link", name="Two & more")).to_have_attribute("href", "#two")
    expect(region).to_contain_text("1 section that your link names is not on this page.")


def test_sections_due_date_minutes_and_course_are_shown(chapter: Open) -> None:
    page = chapter(assign="two", due="2999-03-01T17:00:00Z", minutes="20", course="IR 204")
    region = page.get_by_role("region", name="Your assignment")
    expect(region).to_contain_text("Your assignment for IR 204")
    expect(region).to_contain_text(re.compile("Due .*1 March 2999"))
    expect(region).to_contain_text("About 20 minutes. The rest of the chapter stays open to read.")
    expect(region.get_by_role("link", name="Two & more")).to_have_attribute("href", "#two")
    expect(page.get_by_role("heading", name="Two & more Assigned")).to_be_visible()
    expect(page.get_by_role("heading", name="One", exact=False)).not_to_contain_text("Assigned")
    expect(page.locator(".bd-sidebar-secondary a[href='#two']")).to_contain_text("Assigned")
    address = region.get_by_role("link", name="Make the receipt").get_attribute("href")
    assert address == ("progress.html?chapter=02_two&assign=two&course=IR+204#a-receipt-to-hand-in")


def test_the_due_date_stands_in_the_zone_of_the_reader_and_of_the_class(
    chapter: Open,
) -> None:
    due = "2999-03-01T17:00:00Z"
    page = chapter(assign="all", due=due, zone="Asia/Tokyo")
    region = page.get_by_role("region", name="Your assignment")
    expect(region).to_contain_text("In your class's time zone (Asia/Tokyo):")
    expect(region).to_contain_text("2 March 2999 at 02:00 GMT+9.")
    expect(region.locator("time")).to_have_text(re.compile(r"\d\d:\d\d (UTC|GMT|[A-Z]{3,4})"))
    for hostile in ("<b>", "Nowhere/Atall", "x" * 5000):
        expect(chapter(assign="all", due=due, zone=hostile).get_by_role("region")).to_contain_text(
            "by your clock."
        )


def test_a_whole_chapter_and_a_date_that_is_past_are_told(chapter: Open) -> None:
    region = chapter(assign="all", due="2020-03-01T17:00:00Z").get_by_role("region")
    expect(region).to_contain_text("The whole chapter is assigned.")
    expect(region).to_contain_text("Was due ")
    expect(region.get_by_role("listitem")).to_have_count(0)


@pytest.mark.parametrize(
    "query",
    [
        {"assign": "<img src=x onerror=alert(1)>", "due": "<b>", "minutes": "-1"},
        {"assign": '"],body,a[href="', "due": "2999-99-99T99:99:99Z", "minutes": "1e9"},
        {"assign": "one," * 5000, "minutes": "0"},
        {"assign": "javascript:alert(1),__proto__,constructor"},
        {"assign": "", "course": "<script>alert(1)</script>\u202e" + "x" * 500},
    ],
)
def test_hostile_values_are_text_or_nothing(chapter: Open, query: dict[str, str]) -> None:
    page = chapter(**query)
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    region = page.get_by_role("region", name="Your assignment")
    expect(region).to_be_visible()
    assert region.locator("img, script, b").count() == 0
    assert region.locator("li").count() <= 1
    expect(region.locator("time")).to_have_count(0)
    expect(region).not_to_contain_text("minutes")
    assert len(region.locator(".nc-assignment-title").inner_text()) < 200
    assert "\u202e" not in region.inner_text()
    for link in region.get_by_role("link").all():
        assert re.match(r"#|progress\.html\?", link.get_attribute("href") or "")


def test_the_keyboard_reaches_every_part_and_goes_to_the_section(
    chapter: Open,
) -> None:
    page = chapter(assign="one,two")
    for name in ("One", "Two & more", "Make the receipt to hand in"):
        link = page.get_by_role("region").get_by_role("link", name=name)
        tab_to(page, link)
        assert link.evaluate("node => getComputedStyle(node).outlineStyle") == "solid"
        assert link.bounding_box()["height"] >= 44  # type: ignore[index]
    press(page, "Shift+Tab", "Enter")
    expect(page).to_have_url(re.compile("#two$"))
    expect(page.get_by_role("region", name="Your assignment")).to_be_attached()


def test_the_receipt_is_filled_in_by_the_link_and_only_as_text(
    mount_widget: Mount,
) -> None:
    hostile = urlencode({"course": '"><img src=x onerror=alert(1)>', "chapter": STEM})
    page = mount_widget(receipt(), fragment=f"?{hostile}#a-receipt-to-hand-in")
    expect(page.get_by_label("Course code")).to_have_value('"><img src=x onerror=alert(1)>')
    boxes = page.get_by_role("checkbox")
    ticked = [each.get_attribute("value") for each in boxes.all() if each.is_checked()]
    assert ticked == [STEM]
    assert page.locator("img").count() == 0


def test_the_receipt_says_what_was_assigned_and_that_is_what_is_graded(
    mount_widget: Mount,
) -> None:
    section = next(each for each in placed.places(STEM) if each.questions)
    link = urlencode({"chapter": STEM, "assign": f"{section.id},<b>gone", "course": "IR 204"})
    page = mount_widget(self_check(section.questions[0]), receipt(), fragment=f"?{link}")
    count = len(section.questions)
    expect(page.locator(".nc-assigned-text")).to_contain_text(f"{section.title}. {count} self-ch")
    page.get_by_label("Your name").fill("Noor")
    _, content = saved(page.get_by_role("button", name="Save the receipt"))
    told = json.loads(content)
    assert [each["assigned"] for each in told["chapters"]] == [
        {"sections": [section.id], "asked": count}
    ]
    assert any(f"0 of the {count} self-checks there answered" in each for each in told["readable"])
    found = receipts.read("a.json", content, policy="best", now=datetime.now(UTC))
    assert [each.asked for each in found.results] == [count]
    assert found.lines == []


def test_a_link_of_another_chapter_leaves_all_ticked(mount_widget: Mount) -> None:
    page = mount_widget(receipt(), fragment="?chapter=99_none")
    boxes = page.get_by_role("checkbox").all()
    assert boxes and all(each.is_checked() for each in boxes)
    expect(page.get_by_label("Course code")).to_have_value("")


@pytest.mark.parametrize("width", WIDTHS)
def test_the_command_s_link_opens_the_built_book(open_page: Open, book: Path, width: int) -> None:
    address = chapter_link.link(
        STEM,
        ["what-was-said", "fear-and-misperception"],
        due=read_due("2999-03-01"),
        base=book.as_uri(),
        course="IR 204",
    )
    page = open_page(address, width=width)
    region = page.get_by_role("region", name="Your assignment")
    region.get_by_role("link", name="Fear and misperception").click()
    expect(page.get_by_role("heading", name="Fear and misperception Assigned")).to_be_in_viewport()
    check_view(page, ".nc-assignment", width, axe=".nc-assignment, h2, h3")
    region.get_by_role("link", name="Make the receipt to hand in").click()
    expect(page.get_by_label("Course code")).to_have_value("IR 204")


def test_the_book_s_sections_have_the_ids_that_the_command_knows(book: Path) -> None:
    for stem in chapters.stems():
        page = book / "book" / f"{stem}.html"
        if page.exists():
            ids = set(re.findall(r'<section id="([^"]+)"', page.read_text("utf-8")))
            assert {each.id for each in chapter_link.sections(stem)} <= ids
