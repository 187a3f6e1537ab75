"""The receipt in a real browser: what it asks for, what it holds, and that Python verifies it."""

import hashlib
import json

import pytest
from playwright.sync_api import expect

from coursebook import questions
from coursebook.questions import receipt as receipts
from coursebook.questions import retired
from coursebook.questions.receipt import DigestError
from coursebook.questions.retired import Asked, Retired
from coursebook.widgets import _base
from coursebook.widgets.progress import progress
from coursebook.widgets.receipt import receipt
from coursebook.widgets.review import Review
from coursebook.widgets.self_check import self_check
from tests.browser import modules
from tests.browser.pages import Mount, Open
from tests.browser.reader import put_in_tab, saved_receipt
from tests.browser.test_progress import bring, export, memory

HOSTILE = '<img src=x onerror=1> ‮ 😀 \u2028 \x01 \x7f é " \\ ' + "long " * 200


def test_sha_256_is_that_of_the_standard(open_page: Open) -> None:
    page = open_page("about:blank")
    texts = ["", "abc", "é😀" * 50, *("x" * n for n in (1, 54, 55, 56, 57, 63, 64, 65, 119, 5000))]
    source = _base.read_static("_sha256.js")
    found = modules.run(page, source, "({ sha256 }, texts) => texts.map(sha256)", texts)
    assert found == [hashlib.sha256(each.encode()).hexdigest() for each in texts]
    assert found[1] == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_name_and_course_are_asked_for(mount_widget: Mount) -> None:
    page = mount_widget(receipt())
    page.get_by_role("button", name="Save the receipt").click()
    expect(page.locator(".nc-needs")).to_have_text("Fill in: your name or student number.")
    expect(page.get_by_label("Your name")).to_be_focused()
    page.keyboard.type("Noor")
    page.get_by_role("button", name="Save the receipt").click()
    expect(page.get_by_label("Course code")).to_be_focused()


def test_a_receipt_made_in_the_browser_verifies_in_python(mount_widget: Mount) -> None:
    asked = questions.chapter("02_historical_context")
    written, single = (next(q for q in asked if q.type == kind) for kind in ("written", "single"))
    page = mount_widget(self_check(written.id), self_check(single.id), receipt())
    first, second = page.locator(".nc-card").all()
    first.get_by_label("Your answer").fill(HOSTILE)
    first.get_by_role("button", name="Check").click()
    second.get_by_label("Fairly sure").check()
    second.locator(".nc-options input").first.check()
    second.get_by_role("button", name="Check").click()
    second.locator(".nc-options input").nth(1).check()
    second.get_by_role("button", name="Check").click()
    name, text = saved_receipt(page, HOSTILE[:60])
    found = receipts.parse(text, name)
    answers = {each.id: each for chapter in found.chapters for each in chapter.answers}
    assert set(answers) == {written.id, single.id}
    assert (answers[single.id].tries, answers[single.id].confidence) == (2, "fairly")
    assert found.course == "IR 204"
    data = json.loads(text)
    kept = [each for chapter in data["chapters"] for each in chapter["questions"]]
    assert all(len(each["attempts"]) >= 1 for each in kept if each["id"] in answers)
    assert any("Neither proves who answered" in line for line in data["readable"])
    assert any("Fairly" in line or "fairly" in line for line in data["readable"])
    kept[0]["tries"] += 1
    with pytest.raises(DigestError):
        receipts.parse(json.dumps(data), name)


def test_the_file_is_named_so_that_every_system_takes_it(mount_widget: Mount) -> None:
    page = mount_widget(receipt())
    assert saved_receipt(page, "../Nöor: Öz?")[0] == "receipt_IR-204_Nöor-Öz.json"


def test_half_a_character_does_not_break_the_digest(mount_widget: Mount) -> None:
    page = mount_widget(receipt())
    put_in_tab(page, "nato-course:note:02_historical_context", '"half \\ud83d of it"')
    page.reload()
    _, text = saved_receipt(page)
    assert receipts.parse(text).reader == "Noor Öz"
    assert "half \ufffd of it" in text


def test_answers_in_review_stand_apart_from_first_answers(mount_widget: Mount) -> None:
    stem = "02_historical_context"
    single = next(each for each in questions.chapter(stem) if each.type == "single")
    words = dict.fromkeys(("title", "about", "again", "after"), "Before") | {"start": "Begin"}
    later = Review({stem: [single]}, name="03_next", count=1, words=words)
    page = mount_widget(later, receipt())
    page.get_by_role("button", name="Begin").click()
    page.locator(".nc-review").get_by_role("radio").first.check()
    page.get_by_role("button", name="Check", exact=True).click()
    _, text = saved_receipt(page)
    found = next(each for each in receipts.parse(text).chapters if each.id == stem)
    assert (found.answers, found.reviews) == ((), 1)
    assert "- Review: answered 1 time when questions came back" in text


def test_a_receipt_says_how_much_was_answered_that_is_asked_no_longer(
    mount_widget: Mount, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = Asked("gone", "question", "02_historical_context", "What?", "2026-11-29", "Told before.")
    monkeypatch.setattr(retired, "load", lambda: Retired((gone,), ()))
    page = mount_widget(progress(), receipt())
    bring(page, export({"check:gone": memory("dates-order")}))
    name, text = saved_receipt(page)
    receipts.parse(text, name)
    assert any(
        "1 question or prediction of an earlier edition" in e for e in json.loads(text)["readable"]
    )
