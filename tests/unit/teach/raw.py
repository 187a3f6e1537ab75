"""The files behind the graded questions, read without the course's own readers of them."""

import csv
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from coursebook.questions import Question
from coursebook.questions.choice import MultipleChoice, SingleChoice, TrueFalse
from coursebook.questions.numeric import Numeric
from coursebook.questions.ordering import Ordering
from coursebook.questions.pairs import Classify, Matching
from coursebook.teach.templates import Template, instances
from nato_course.templates._readings import REWORDED

PACKAGE = Path(__file__).parents[3] / "nato_course"
Row = dict[str, str]
Check = Callable[[Any, Any], None]
"""Takes the parameters of an instance and its question; fails if the question is not right."""


@cache
def table(name: str) -> tuple[Row, ...]:
    with (PACKAGE / "content" / "tables" / f"{name}.csv").open(
        encoding="utf-8", newline=""
    ) as file:
        return tuple(csv.DictReader(file))


@cache
def column(name: str, key: str, value: str) -> dict[str, str]:
    return {row[key]: row[value] for row in table(name)}


@cache
def event(event_id: str) -> Row:
    return next(row for row in table("events") if row["id"] == event_id)


@cache
def member_since(country: str) -> str:
    """Return the day on which a country joined, as text that can be compared, or "9999"."""
    return column("nato_members", "country", "accession_date").get(country, "9999")


@cache
def ledger() -> dict[str, Any]:
    data = YAML(typ="safe").load(PACKAGE / "content/claims.yaml")
    return {each["id"]: each for each in (*data["claims"], *data["omissions"])}


FILLED = {
    ", and [Putin] keeps": ", and he keeps",
    "narrative [of betrayal]": "narrative",
    "the grievance [over NATO's growth]": "the resulting grievance",
    "presents [NATO's enlargement]": "presents it",
    "When [Putin]": "When he",
    "spheres [of influence, Putin]": "spheres he",
    "alone [Putin]": "alone he",
    "In [Putin's]": "In his",
    "[missile defences]": "such systems",
    "[Europe's] framework": "that framework",
    "threat [Putin]": "threat he",
    "[Putin's]": "His",
    "[Putin]": "He",
}
"""Names put into claims for readers, and what the ledger has there; the longer ones first."""


def unfilled(told: str) -> str:
    """Return a text with the words of the ledger where names were put in."""
    for name, words in FILLED.items():
        told = told.replace(name, words)
    return told


def claim_saying(paraphrase: str) -> Any:
    """Return the claim that a text gives, which may name in brackets what the ledger does not."""
    paraphrase = unfilled(paraphrase)
    found = [each for each in ledger().values() if each.get("paraphrase") == paraphrase]
    assert len(found) == 1, paraphrase
    return found[0]


@cache
def documents() -> dict[str, Any]:
    data = YAML(typ="safe").load(PACKAGE / "content/documents.yaml")
    return {each["id"]: each for each in data["documents"]}


def document_quoted(text: str) -> Any:
    """Return the one document whose words, in English, stand in quotation marks in a text."""
    words = text.partition("“")[2].rpartition("”")[0].replace(" [sic]", "")
    found = [e for e in documents().values() if words in (e["translation"] or e["text"])]
    found = [e for e in found if words == (e["translation"] or e["text"]).strip()]
    assert len(found) == 1, words
    return found[0]


def day_of(document: Any) -> str:
    return document["date"].isoformat() if isinstance(document["date"], date) else document["date"]


def put(document_id: str, reading: Any) -> Any:
    """Return a reading as graded questions put it, which is not always as the collection does."""
    text = REWORDED.get(document_id, {}).get(reading["holder"], reading["text"])
    return {**reading, "text": text}


def readings(parameters: Any, question: Any) -> None:
    """Check that each reading goes to its own holder and document, and fits no other."""
    pair = dict(zip("AB", (documents()[each] for each in parameters["documents"]), strict=True))
    for document in pair.values():
        words = (document["translation"] or document["text"]).strip()
        assert words in question.prompt.replace(" [sic]", "")
        assert document["id"] != "nato-article-10", "a demand beside it is no reading of it"

    def truth(text: str) -> str:
        found = [
            f"{mark}: {reading['holder']}"
            for mark, document in pair.items()
            for reading in (put(document["id"], each) for each in document["readings"])
            if reading["text"] == text
        ]
        assert len(found) == 1, text
        return found[0]

    partners(question, truth)


def only_right(question: SingleChoice | MultipleChoice, truth: Callable[[str], bool]) -> None:
    """Check that exactly those options are marked right whose text is true by the tables."""
    for each in question.options:
        assert each.correct == truth(each.text), f"{question.id}: {each.text}"
    assert len({each.text for each in question.options}) == len(question.options)
    assert any(each.correct for each in question.options)


def verdict_and_reason(
    question: TrueFalse, verdict: bool, reason: Callable[[str], bool] | str
) -> None:
    """Check the verdict, and that the one right reason is the one with a word or true by a test."""
    assert question.answer == verdict, question.id
    for each in question.reasons:
        true = reason in each.text if isinstance(reason, str) else reason(each.text)
        assert each.correct == true, f"{question.id}: {each.text}"


def number(question: Numeric, value: float, decimals: int) -> None:
    """Check that the answer is a value, rounded as asked, and that the value itself counts."""
    assert abs(question.answer - value) <= 0.5 * 10**-decimals + 1e-9, (question.id, value)
    assert abs(question.answer - value) <= max(question.tolerance, 0.05)
    part = round(abs(value) * 10**decimals % 1, 6)
    room = 0.05 if decimals == 0 else 0.0001
    assert abs(part - 0.5) > room, f"{question.id}: {value} can be rounded either way"
    assert question.grade(f"{question.answer:.{decimals}f}").state == "right"
    assert question.close >= question.tolerance
    for each in question.mistakes:
        low, high = question.answer - question.close, question.answer + question.close
        assert each.high < low or each.low > high, question.id


def partners(question: Classify | Matching, truth: Callable[[str], str]) -> None:
    """Check that each item has the partner whose words the tables give, and no other has them."""
    texts = {each.id: each.text for each in question.choices}
    assert len(set(texts.values())) == len(texts)
    for each in question.items:
        assert texts[each.answer] == truth(each.text), f"{question.id}: {each.text}"


def in_order(question: Ordering, place: Callable[[str], Any]) -> None:
    """Check that the items stand in order, each clearly before the next."""
    places = [place(each.text) for each in question.items]
    assert places == sorted(places), question.id
    assert len(set(places)) == len(places), question.id


PUT_APART = {
    "Bucharest summit says": "Bucharest summit",
    "cooperation with Russia over Ukraine": "NATO suspends practical cooperation",
    "Russian draft treaties": "Russian draft treaties",
    "Russian drones cross into Poland": "Russian drones over Poland",
    "three fighters for twelve minutes": "Estonia reports a breach of its airspace",
    "independence that most NATO members": "Kosovo declares independence",
    "Resolution 1973": "Security Council resolution on Libya",
    "Madrid summit invites Czechia": "Madrid summit invites three states",
    "Cooperation Council meets for the first": "North Atlantic Cooperation Council meets",
    "Council after the war in Georgia": "Allies agree to resume the NATO-Russia Council",
    "Vilnius summit repeats": "Vilnius summit",
}
"""Titles that could be of another day, by words that stand in the question instead."""


def titled(title: str) -> Row:
    found = [row for row in table("events") if row["title"] == title]
    assert len(found) == 1, title
    return found[0]


def day_of_event(told: str) -> str:
    """Return the day of an event told without its date, in words that fit no other event."""
    assert told not in PUT_APART.values(), f"{told!r} could be of another day"
    title = next((old for words, old in PUT_APART.items() if words in told), told)
    return titled(title)["date"]


@cache
def filled(template: Template) -> tuple[tuple[Any, Question], ...]:
    """Return the parameters and the question of every instance, made once for all tests."""
    return tuple((each.parameters, each.question()) for each in instances(template))
