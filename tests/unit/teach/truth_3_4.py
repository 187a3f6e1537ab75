"""What makes each graded question of chapters 3 and 4 right, worked out from the files."""

import re
from typing import Any

from tests.unit.teach import raw

REPORTS = (
    r"\b(say|said|argue|claim|see|saw|read|take|want|hold|believe|fear|felt|feel|perceiv|interpret"
    r"|perception|resonat)(s|d|ed|es|ing|n)?\b"
)
"""Words by which a sentence of the author's gives somebody else's view."""


def quote_year(_: Any, question: Any) -> None:
    raw.partners(question, lambda text: raw.day_of(raw.document_quoted(text))[:4])
    assert len(question.choices) == len(question.items) + 1


def quote_order(_: Any, question: Any) -> None:
    raw.in_order(question, lambda text: raw.day_of(raw.document_quoted(text)))


def turn(parameters: Any, question: Any) -> None:
    event = raw.event(parameters["turn"])
    assert event["title"] in question.prompt
    before = "did he say before" in question.prompt

    def truth(text: str) -> bool:
        said = raw.day_of(raw.document_quoted(text))
        assert said != event["date"]
        return (said < event["date"]) == before

    raw.only_right(question, truth)
    assert all("Putin" in raw.document_quoted(e.text)["issuer"] for e in question.options)


def holder(_: Any, question: Any) -> None:
    found = {each.text: raw.ledger()[each.id.upper()] for each in question.items}

    def truth(text: str) -> str:
        name = found[text]["holder"]
        if name == "author":
            return "The author's own"
        if name == "Putin":
            return "Putin's, as the article reports him"
        assert name in ("NATO", "NATO members")
        return "NATO's or its members', as the article reports them"

    raw.partners(question, truth)
    for each in question.items:
        if each.answer == "author":
            assert raw.claim_saying(each.text) == found[each.text]
            assert not re.search(REPORTS, each.text), f"{each.text} reports another's view"
        else:
            assert not re.search(r"Putin('s\b|\]| (?!is))|^(For )?NATO sees|members", each.text)
            words = set(re.findall(r"[a-z]{5,}", each.text.lower()))
            told = set(re.findall(r"[a-z]{5,}", found[each.text]["paraphrase"].lower()))
            assert len(words & told) >= len(words) / 2, "a bare claim keeps the ledger's words"


def nearer(parameters: Any, question: Any) -> None:
    """Compare the distances that the table of rounds has for both years."""
    rows = [r for r in raw.table("distances") if r["city"] == parameters["city"]]

    def state_at(year: int) -> dict[str, str]:
        return [r for r in rows if int(r["round"]) <= year][-1]

    old, new = state_at(parameters["first"]), state_at(parameters["last"])
    closer = int(new["distance_km"]) < int(old["distance_km"])
    words = "farther off" if old["round"] != new["round"] else "same states"
    raw.verdict_and_reason(question, closer, "lies nearer" if closer else words)


def approval(parameters: Any, question: Any) -> None:
    found = raw.column("levada_approval", "month", "approve_pct")
    assert parameters["last"] < "2022-07", "later figures rest in part on one source"
    first, last = (int(found[parameters[each]]) for each in ("first", "last"))
    raw.number(question, abs(last - first), 0)
    assert (" rise" if last > first else " fall") in question.prompt
    held = raw.column("levada_approval", "month", "office")
    offices = {held[parameters[each]] for each in ("first", "last")}
    assert ("not quite alike" in question.explanation) == (len(offices) == 2)


def course_of(name: str, key: str, value: str) -> raw.Check:
    def check(parameters: Any, question: Any) -> None:
        found = raw.column(name, key, value)
        one, two, three = (float(found[each]) for each in parameters["places"])
        assert one != two != three
        first = "rose" if two > one else "fell"
        second = "rose" if three > two else "fell"
        text = f"It {first}, then {second}." if first != second else f"It {first} both times."
        raw.only_right(question, lambda option: option == text)

    return check


def polls(parameters: Any, question: Any) -> None:
    names = ("pollster", "iso3", "date", "question", "answer")
    one, two = (dict(zip(names, parameters[each], strict=True)) for each in ("first", "last"))
    for each in (one, two):
        found = [r for r in raw.table("opinion_nato") if all(r[n] == each[n] for n in names)]
        assert len(found) == 1
        assert not found[0]["note"]
        assert f"{float(found[0]['share_pct']):g}" in question.statement
    differ = [name for name in ("pollster", "question") if one[name] != two[name]]
    assert len(differ) <= 1
    assert one["iso3"] == two["iso3"]
    if one["iso3"] == "UKR":
        for turn in ("2014-04-01", "2022-02-24"):
            assert (one["date"] < turn) == (two["date"] < turn), "war changed what polls reach"
    assert one["answer"] == two["answer"]
    words = {"pollster": "Two pollsters", "question": "about two things"}
    words |= {"": "about one thing in one country"}
    raw.verdict_and_reason(question, not differ, words[differ[0] if differ else ""])


def output(parameters: Any, question: Any) -> None:
    rows = {r["year"]: r for r in raw.table("russia_economy")}

    def share(year: int) -> float:
        row = rows[str(year)]
        return 100 * float(row["gdp_usd_bn"]) / float(row["allies_gdp_usd_bn"])

    first, last = share(parameters["first"]), share(parameters["last"])
    # The table gives the share to two places, so the last digit asked for may differ by one.
    assert abs(question.answer - abs(last - first)) < 0.07
    assert (" rise" if last > first else " fall") in question.prompt
    assert "NATO's 32 members of today, in current dollars" in question.prompt


def shield(parameters: Any, question: Any) -> None:
    found = raw.column("new_start_declared", "date", "russia_deployed_warheads")
    warheads = int(found[parameters["date"]])
    raw.number(question, 100 * parameters["interceptors"] / warheads, 1)


def parity(parameters: Any, question: Any) -> None:
    def larger(year: int) -> str:
        rows = {r["iso3"]: r for r in raw.table("nuclear_warheads") if r["year"] == str(year)}
        gap = int(rows["RUS"]["stockpile_warheads"]) - int(rows["USA"]["stockpile_warheads"])
        assert abs(gap) >= 200
        return "Moscow" if gap > 0 else "Washington"

    first, last = parameters["first"], parameters["last"]
    right = f"{larger(first)} had more in {first}, {larger(last)} in {last}."
    raw.only_right(question, lambda text: text == right)


def cover(parameters: Any, question: Any) -> None:
    names = raw.column("nato_members", "iso3", "country")
    country, year = names.get(parameters["state"], ""), parameters["year"]
    since = raw.member_since(country)
    assert since[:4] != str(year)
    member = since < f"{year}-01-01"
    outside = "Atlantic" in question.statement or "Indian" in question.statement
    assert member or not outside, "only one reason may hold"
    reason = "was not a member" if not member else "outside that area" if outside else "lies in the"
    raw.verdict_and_reason(question, member and not outside, reason)


def consent(parameters: Any, question: Any) -> None:
    names = raw.column("nato_members", "iso3", "country")
    when = raw.member_since(names[parameters["state"]])
    raw.only_right(question, lambda country: raw.member_since(country) < when)


def share(country: str, year: int) -> float:
    rows = [r for r in raw.table("nato_defence_share") if r["name"] == country]
    return next(float(r["share_gdp_pct"]) for r in rows if r["year"] == str(year))


def raised(_: Any, question: Any) -> None:
    rises = {e.text: share(e.text, 2024) - share(e.text, 2014) for e in question.options}
    first, second = sorted(rises.values(), reverse=True)[:2]
    assert first - second > 0.09
    raw.only_right(question, lambda country: rises[country] == first)


def goal(parameters: Any, question: Any) -> None:
    raw.only_right(question, lambda country: share(country, parameters["year"]) >= 2)


def groups(parameters: Any, question: Any) -> None:
    found = raw.column("forward_presence", "host_iso3", "troops_2022_06")
    sizes = {host: int(size) for host, size in found.items()}
    part = sum(sizes[each] for each in parameters["hosts"])
    raw.number(question, 100 * part / sum(sizes.values()), 0)


def votes(parameters: Any, question: Any) -> None:
    rows = {r["resolution"]: r for r in raw.table("un_votes")}
    one, two = (rows[parameters[each]] for each in ("first", "last"))
    shares = [100 * int(r["yes"]) / int(r["members"]) for r in (one, two)]
    raw.number(question, abs(shares[0] - shares[1]), 1)
    assert one["organ"] == two["organ"] == "General Assembly"
    assert set(question.sources) == {r["source_key"] for r in (one, two) if r["source_key"]}
    assert "“" not in question.prompt, "the subjects are in our words"
    took_effect = "A/RES/ES-11/3" in parameters.values()
    assert ("Neither resolution binds" in question.explanation) != took_effect
    assert ("that of 7 April 2022 took effect" in question.explanation) == took_effect


def in_time(_: Any, question: Any) -> None:
    raw.in_order(question, raw.day_of_event)


CHECKS: dict[str, raw.Check] = {
    "c3-year": quote_year,
    "c3-turn": turn,
    "c3-tone": quote_order,
    "c3-holder": holder,
    "c3-nearer": nearer,
    "c3-approval": approval,
    "c3-read": course_of("levada_approval", "month", "approve_pct"),
    "c3-polls": polls,
    "c3-output": output,
    "c3-shield": shield,
    "c3-parity": parity,
    "c4-cover": cover,
    "c4-consent": consent,
    "c4-voice": quote_year,
    "c4-case": raw.readings,
    "c4-door": in_time,
    "c4-raised": raised,
    "c4-goal": goal,
    "c4-groups": groups,
    "c4-trend": course_of("us_troops_europe", "year", "europe_troops"),
    "c4-votes": votes,
}
