"""What makes each graded question of chapters 1 and 2 right, worked out from the files."""

import re
from datetime import date
from functools import cache
from typing import Any

from nato_course.templates._facts import plain_title
from tests.unit.teach import raw

WEIGHING = ("turning point", "mattered less than", "mattered more than")
CAUSING = ("brought about", "because of", "unavoidable")


def sorts(parameters: Any, question: Any) -> None:
    """Tell the kind from the words alone, and look up what is said to be a fact."""

    def truth(text: str) -> str:
        if "“" in text:
            document = raw.document_quoted(text)
            assert text.startswith(document["issuer"].partition(",")[0])
            assert f"in {raw.day_of(document)[:4]}:" in text
            return "Attributed view"
        found = [any(word in text for word in words) for words in (WEIGHING, CAUSING)]
        assert sum(found) <= 1, text
        return "Interpretation" if found[0] else "Causal claim" if found[1] else "Fact"

    raw.partners(question, truth)
    assert {each.answer for each in question.items} == {each.id for each in question.choices}
    facts = [each for each in parameters["sentences"] if each[0] == "fact"]
    texts = [each.text for each in question.items if truth(each.text) == "Fact"]
    assert len(facts) == len(texts)
    for _, frame, one, other in facts:
        first, last = (date.fromisoformat(raw.event(each)["date"]) for each in (one, other))
        told = f"{last.day} {last:%B %Y}." if frame == "0" else f"{(last - first).days:,} days"
        assert any(told in each for each in texts), told


def in_time(_: Any, question: Any) -> None:
    raw.in_order(question, raw.day_of_event)


def count(parameters: Any, question: Any) -> None:
    event = raw.event(parameters["event"])
    days = raw.column("nato_members", "country", "accession_date").values()
    on_day = sum(each <= event["date"] for each in days)
    assert event["date"] not in days
    assert f"“{plain_title(event['id'])}”" in question.prompt
    assert on_day < len(days), "the highest number offered would be right"
    raw.only_right(question, lambda text: text == f"{on_day} members")


def sides(parameters: Any, question: Any) -> None:
    for each in question.items:
        assert "CSTO from" not in each.feedback or "CSTO from 16 August 2006" in each.feedback
    first, last = f"{parameters['year']}-01-01", f"{parameters['year']}-12-31"

    def truth(country: str) -> str:
        if raw.member_since(country) <= first:
            return "In NATO"
        assert raw.member_since(country) > last
        spells = [
            row
            for row in raw.table("blocs")
            if row["country"] == country and row["organisation"] == "CSTO"
        ]
        for row in spells:
            if row["joined"] <= first and (row["left"] or "9999") > last:
                return "In the Collective Security Treaty or its organisation"
            assert row["joined"] > last or (row["left"] or "9999") < first
        return "In neither"

    raw.partners(question, truth)


def whose(_: Any, question: Any) -> None:
    raw.partners(question, lambda text: raw.document_quoted(text)["issuer"].partition(",")[0])
    assert len(question.choices) == len(question.items) + 1
    names = [each.text for each in question.choices]
    for words in (
        ("NATO", "Atlantic", "Wörner", "Stoltenberg"),
        ("Putin", "Ministry"),
        ("Burns", "State"),
    ):
        assert sum(any(word in name for word in words) for name in names) <= 1, names


GAPS = {
    "O2": ("Orange", "Minsk", "Donetsk"),
    "O3": ("Kosovo", "Libya"),
    "O4": ("Partnership", "Founding Act", "NATO-Russia Council"),
    "O5": ("Berlin", "Two Plus"),
    "O6": ("Finland", "Sweden"),
    "O8": ("INF", "START", "ABM"),
}


def gaps(_: Any, question: Any) -> None:
    def truth(title: str) -> str:
        found = [name for name, words in GAPS.items() if any(word in title for word in words)]
        assert len(found) == 1, title
        gap = str(raw.ledger()[found[0]]["title"])
        named = {each for each in re.findall(r"[A-Za-z]{4,}", gap.lower()) if each != "nato"}
        assert not named & set(re.findall(r"[a-z]+", title.lower())), f"{title} names {gap}"
        return gap

    raw.partners(question, truth)


def troops(parameters: Any, question: Any) -> None:
    found = raw.column("us_troops_europe", "year", "europe_troops")
    first, last = (int(found[str(parameters[each])]) for each in ("first", "last"))
    raw.number(question, 100 * abs(last - first) / first, 0)
    assert (" rise" if last > first else " fall") in question.prompt


def exercises(_: Any, question: Any) -> None:
    def size(text: str) -> int:
        name = text.partition(", in ")[0]
        found = [r for r in raw.table("exercises") if r["name"] == name]
        assert len(found) == 1
        assert text == f"{name}, in {found[0]['year']}, on {found[0]['side']}'s side"
        assert "civilians" not in found[0]["note"]
        assert found[0]["declared_by"] not in ("", "press", "Stars and Stripes"), "no side said so"
        assert any(found[0]["declared_by"] in each.feedback for each in question.options)
        return int(found[0]["declared_high_troops"])

    largest = max(size(each.text) for each in question.options)
    raw.only_right(question, lambda text: size(text) == largest)


def soldiers(parameters: Any, question: Any) -> None:
    row = next(r for r in raw.table("armed_forces") if r["year"] == str(parameters["year"]))
    raw.number(question, int(row["allies_thousand"]) / int(row["moscow_thousand"]), 2)


def spending(parameters: Any, question: Any) -> None:
    def move(code: str) -> str:
        rows = {r["year"]: r for r in raw.table("defence_spending") if r["code"] == code}
        first, last = (rows[str(parameters[y])]["share_gdp_pct"] for y in ("first", "last"))
        assert abs(float(last) - float(first)) >= 0.2
        return "rose" if float(last) > float(first) else "fell"

    first, second = map(move, parameters["states"])
    raw.only_right(question, lambda t: f" {first}, that" in t and t.endswith(f" {second}."))


def members(parameters: Any, question: Any) -> None:
    when = raw.event(parameters["event"])["date"]
    assert raw.event(parameters["event"])["title"] in question.prompt
    raw.only_right(question, lambda country: raw.member_since(country) < when)
    assert all(raw.member_since(each.text) != when for each in question.options)


def border(parameters: Any, question: Any) -> None:
    name = f"{parameters['measure']}_km"
    near = {r["iso3"]: float(r[name]) for r in raw.table("border_russia_nato")}
    other = sum(float(r[name]) for r in raw.table("border_russia_other"))
    part = sum(near[each] for each in parameters["states"])
    raw.number(question, 100 * part / (sum(near.values()) + other), 1)


def nearest(parameters: Any, question: Any) -> None:
    city, after = parameters["city"], parameters["round"]
    codes = raw.column("nato_members", "country", "iso3")
    rounds = raw.column("nato_members", "country", "round")

    def km(country: str) -> int:
        if int(rounds[country]) > after:
            return 99_999
        return min(
            int(r["distance_km"])
            for r in raw.table("boundary_points")
            if (r["city"], r["iso3"]) == (city, codes[country])
            and (country != "Germany" or r["landmass"] == ("west" if after < 1990 else "largest"))
        )

    least = min(km(country) for country in codes)
    raw.only_right(question, lambda country: km(country) == least)


def distance(parameters: Any, question: Any) -> None:
    rows = [r for r in raw.table("distances") if r["city"] == parameters["city"]]
    found = {r["round"]: int(r["distance_km"]) for r in rows}
    drop = found[str(parameters["first"])] - found[str(parameters["last"])]
    assert drop > 0
    raw.number(question, drop, 0)


def races(_: Any, question: Any) -> None:
    """Follow each race step by step instead of by the rule, from small stocks."""

    def still(text: str) -> bool:
        k, a, el, b = map(float, re.findall(r"\d\.\d", text))
        x = y = 1.0
        sizes = []
        for _ in range(4000):
            x, y = x + 0.1 * (k * y - a * x + 1), y + 0.1 * (el * x - b * y + 1)
            sizes.append(x + y)
        return abs(sizes[-1] - sizes[-500]) < 0.05 * sizes[-1]

    raw.only_right(question, cache(still))
    assert len(question.options) == 4


def rest(parameters: Any, question: Any) -> None:
    """Follow the two sides until they stand still."""
    a, k, g = (parameters[each] for each in "akg")
    x = 0.0
    for _ in range(4000):
        x += 0.1 * (k * x - a * x + g)
    raw.number(question, x, 1)


SIGNED = ("twoplusfour1990", "yeltsin_walesa1993", "foundingact1997")


def forms(_: Any, question: Any) -> None:
    def truth(text: str) -> str:
        document = raw.document_quoted(text)
        if document["source"] in SIGNED:
            return "Signed or agreed as a text, 1990 to 1997"
        # Whoever speaks of 1990 to 1993 in those years speaks at the time.
        late = raw.day_of(document) > "1995"
        return "Told years afterwards" if late else "Said in 1990 to 1993, in talks or in public"

    raw.partners(question, truth)


def who(_: Any, question: Any) -> None:
    def truth(text: str) -> str:
        document = raw.document_quoted(text)
        return f"{document['title']} ({raw.day_of(document)[:4]})"

    raw.partners(question, truth)


def agency(_: Any, question: Any) -> None:
    """What the ledger sets against "driven by the wishes of states" is about those who decided."""

    def truth(sentence: str) -> str:
        found = [
            (name, each["position"])
            for name in ("H6", "H7")
            for each in raw.ledger()[name]["evidence"]
            if each["sentence"] == sentence
        ]
        assert len(found) == 1, sentence
        if found[0] == ("H6", "weakens"):
            return "Supply: choices in Washington and the alliance"
        assert found[0][1] == "supports"
        assert "invitation" not in sentence, "to welcome is neither to ask nor to choose"
        return "Demand: states wanted to join, or why they did"

    raw.partners(question, truth)


CHECKS: dict[str, raw.Check] = {
    "c1-sorts": sorts,
    "c1-order": in_time,
    "c1-count": count,
    "c1-sides": sides,
    "c1-whose": whose,
    "c1-gaps": gaps,
    "c1-troops": troops,
    "c1-exercises": exercises,
    "c1-soldiers": soldiers,
    "c1-spending": spending,
    "c2-order": in_time,
    "c2-members": members,
    "c2-border-share": border,
    "c2-nearest": nearest,
    "c2-distance": distance,
    "c2-races": races,
    "c2-rest": rest,
    "c2-forms": forms,
    "c2-who": who,
    "c2-agency": agency,
    "c2-sorts": sorts,
}
