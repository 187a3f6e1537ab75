"""GIFT as gift-pegjs reads it: all equals the bank."""

import re
from typing import Any

import pytest

from coursebook.teach.exports import gift
from coursebook.teach.templates import title
from tests.browser.clients import run_node
from tests.unit.teach.banks import URL, Seen, all_questions, check, quizzes, text_of

PARSE = """
const { parse } = require("gift-pegjs");
const text = require("fs").readFileSync(0, "utf8");
process.stdout.write(JSON.stringify(parse(text)));
"""
Entry = dict[str, Any]


@pytest.fixture(scope="module")
def entries() -> list[Entry]:
    made = gift.GIFT.export(quizzes(), title="NATO", identifier="nato", url=URL)
    found: list[Entry] = run_node(PARSE, made.files["nato.gift.txt"].decode())
    return found


def asked(entries: list[Entry]) -> list[Entry]:
    return [each for each in entries if each["type"] != "Category"]


def plain(text: str) -> str:
    """Return a partner's text: this reader leaves escaped signs in it as codes."""
    return re.sub(r"&&(\d{3});?", lambda found: chr(int(found[1])), text)


def worth(choice: Entry) -> float:
    if choice["weight"] is not None:
        return float(choice["weight"]) / 100
    return float(choice["isCorrect"])


def read(entry: Entry) -> Seen:
    seen = Seen(text_of(entry["stem"]["text"]), text_of(entry["globalFeedback"]["text"]))
    if entry["type"] == "MC":
        for each in entry["choices"]:
            remark = text_of(each["feedback"]["text"])
            seen.options[text_of(each["text"]["text"])] = (worth(each), remark)
    for each in entry.get("matchPairs", ()):
        item = text_of(each["subquestion"]["text"])
        if item:
            seen.pairs[item] = plain(each["subanswer"])
        else:
            seen.spare.add(plain(each["subanswer"]))
    if entry["type"] == "Numerical":
        bands = [(worth(each), each["text"]) for each in entry["choices"]]
        seen.number = (bands[0][1]["number"], bands[0][1]["range"])
        seen.half = next((each["range"] for points, each in bands if points == 0.5), None)
    return seen


def test_gift_pegjs_reads_back_what_the_bank_holds(entries: list[Entry]) -> None:
    for question, entry in zip(all_questions(), asked(entries), strict=True):
        assert (entry["id"], entry["title"]) == (question.id, title(question.id))
        check(question, read(entry))


def test_a_written_question_is_an_essay_without_its_model_answer(entries: list[Entry]) -> None:
    essay = next(each for each in asked(entries) if each["id"] == "sample-written")
    assert essay["type"] == "Essay"
    assert "Words were spoken" not in str(essay)


def test_remarks_on_pairs_stand_in_the_general_feedback(entries: list[Entry]) -> None:
    entry = next(each for each in asked(entries) if each["id"] == "sample-matching")
    told = text_of(entry["globalFeedback"]["text"])
    assert "He calls a wider promise a myth." in told
    assert "Not Shifrinson: He argues the reverse." in told


def test_each_quiz_has_a_category(entries: list[Entry]) -> None:
    names = [each["title"] for each in entries if each["type"] == "Category"]
    assert names == [f"$course$/top/NATO/{each.title}" for each in quizzes()]
