"""Receipts: what is read from one, and what is refused with which words."""

import json
from typing import Any

import pytest

from coursebook.questions import receipt
from coursebook.questions.receipt import DigestError, ReceiptError


def made(**changes: Any) -> dict[str, Any]:
    data: dict[str, Any] = {
        "format": receipt.FORMAT,
        "schema": receipt.SCHEMA,
        "reader": "Noor ‮ <b>",
        "course": "IR 204",
        "made": "2026-03-01T10:00:00.000Z",
        "course_version": "0.1.0",
        "chapters": [
            {
                "id": "02_historical_context",
                "asked": 2,
                "questions": [
                    {
                        "id": "dates-order",
                        "type": "ordering",
                        "objective": "dates",
                        "version": "abc",
                        "tries": 2,
                        "first": {"state": "partly", "percent": 50, "confidence": "sure"},
                        "last": {"state": "right", "percent": 100, "confidence": "sure"},
                        "answer_seen": False,
                    }
                ],
            }
        ],
        **changes,
    }
    return {**data, "digest": receipt.digest(data)}


def test_a_sound_receipt_is_read() -> None:
    found = receipt.parse(json.dumps(made()))
    answer = found.chapters[0].answers[0]
    assert (found.reader, found.course, found.made.year) == ("Noor ‮ <b>", "IR 204", 2026)
    assert (answer.tries, answer.first_percent, answer.last_percent) == (2, 50, 100)
    assert answer.confidence == "sure"


def test_labs_are_read_and_a_receipt_of_an_earlier_edition_has_none() -> None:
    assert receipt.parse(json.dumps(made())).chapters[0].labs == ()
    chapter = made()["chapters"][0]
    kept = [{"id": "what-grew", "title": "What grew?", "tries": 2, "solved": "", "last": "off"}]
    found = receipt.parse(json.dumps(made(chapters=[chapter | {"labs": kept, "labs_asked": 4}])))
    assert found.chapters[0].labs == (receipt.LabDone("what-grew", 2, ""),)
    broken = [kept[0] | {"tries": "many"}]
    with pytest.raises(ReceiptError, match="wrong form"):
        receipt.parse(json.dumps(made(chapters=[chapter | {"labs": broken}])))


def test_a_changed_result_no_longer_fits_the_digest() -> None:
    data = made()
    data["chapters"][0]["questions"][0]["first"]["percent"] = 100
    with pytest.raises(DigestError, match="changed after it was made"):
        receipt.parse(json.dumps(data), "noor.json")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "is no receipt"),
        ("[]", "field format"),
        ("[" * 100_000, "is no receipt"),
        ('{"format": "nato-course-progress"}', "field format"),
        (json.dumps(made(schema=9)), "field schema: is 9"),
        (json.dumps({**made(), "digest": 5}), "field digest"),
        (json.dumps({**made(), "extra": 0.5}), "whole numbers alone"),
        (json.dumps({**made(), "extra": float("nan")}), "whole numbers alone"),
        (json.dumps(made(chapters=None)), "wrong form"),
        (json.dumps(made(chapters=[{"id": "x", "asked": -1, "questions": []}])), "not a count"),
        (json.dumps(made(reader=7)), "not text"),
        (json.dumps(made(made="yesterday")), "wrong form"),
    ],
)
def test_what_is_no_receipt_is_refused_in_words(text: str, says: str) -> None:
    with pytest.raises(ReceiptError, match=says) as error:
        receipt.parse(text, "noor.json")
    assert str(error.value).startswith("noor.json")
