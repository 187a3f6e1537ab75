"""The API of the ledger, and what has to hold of the course's own claims."""

from collections import Counter

import pytest

from coursebook import claims, sources
from coursebook.errors import CourseError

ALL = claims.all()


def test_the_ledger_holds_every_claim_in_the_articles_order() -> None:
    expected = [f"I{n}" for n in range(1, 21)] + [f"H{n}" for n in range(1, 24)]
    expected += [f"P{n}" for n in range(1, 21)] + [f"N{n}" for n in range(1, 9)]
    assert [claim.id for claim in ALL] == expected


def test_the_omissions_are_eight_and_have_no_verdict() -> None:
    found = claims.omissions()
    assert [each.id for each in found] == [f"O{n}" for n in range(1, 9)]
    assert not hasattr(found[0], "verdict")
    assert claims.omission("O5").sources == ("twoplusfour1990",)


def test_the_ledger_keeps_its_own_rules() -> None:
    claims.check()


def test_claims_are_found_by_section() -> None:
    assert [len(claims.in_section(name)) for name in claims.SECTIONS] == [20, 23, 20, 8]
    assert claims.get("P7").section_title == "Putin's stance"


@pytest.mark.parametrize(
    ("name", "told"),
    [("h10", "did you mean H10"), ("H99", "use one of H1, H2, .*or write"), ("?", "use one of I1")],
)
def test_an_unknown_id_names_the_nearest(name: str, told: str) -> None:
    with pytest.raises(CourseError, match=told):
        claims.get(name)


def test_an_unknown_section_or_omission_names_those_that_exist() -> None:
    with pytest.raises(CourseError, match="did you mean history"):
        claims.in_section("histroy")
    with pytest.raises(CourseError, match="no omission has the id 'O9': use one of O1"):
        claims.omission("O9")


def test_attributions_are_judged_as_reports_save_where_the_ledger_says_otherwise() -> None:
    judged_as_claims = {c.id for c in ALL if c.kind == "attribution" and c.about == "world"}
    assert judged_as_claims == {"P7", "P18"}


def test_every_verdict_but_the_last_is_used() -> None:
    used = Counter(claim.verdict for claim in ALL)
    assert list(used) and set(used) == set(claims.VERDICTS[:-1])


def test_each_camp_has_claims_that_weaken_it_and_claims_that_support_it() -> None:
    positions = Counter(item.position for claim in ALL for item in claim.evidence)
    assert set(positions) == set(claims.POSITIONS)
    assert positions["russian-view"] >= 40
    assert positions["nato-view"] >= 30


def test_a_view_is_put_by_those_who_hold_it() -> None:
    voices = {
        "russian-view": {"russian-official"},
        "nato-view": {"nato-western-official", "treaty"},
    }
    for claim in ALL:
        for item in claim.evidence:
            allowed = voices.get(item.position, set(sources.CLASSES))
            assert sources.get(item.source).klass in allowed, (claim.id, item.source)
