"""The ledger's HTML, which is the page's content, and its anchors."""

import re

import pytest

from coursebook import claims
from coursebook.errors import CourseError
from coursebook.widgets.ledger import SIGNS, holders, ledger


def entry(claim_id: str) -> str:
    twin = ledger().twin_html()
    start = twin.index(f'<article id="{claim_id.lower()}"')
    return twin[start : twin.index("</article>", start)]


def test_every_claim_has_one_anchor_and_one_place_for_where_it_is_discussed():
    twin = ledger().twin_html()
    for each in claims.all():
        assert twin.count(f'id="{each.id.lower()}"') == 1
        assert twin.count(f"<!-- nc-discussed:{each.id} -->") == 1


def test_an_entry_shows_verdict_rationale_and_all_its_evidence_with_citations():
    claim = claims.get("H10")
    shown = entry("H10")
    assert claim.verdict.capitalize() in shown
    assert "Why this verdict." in shown
    assert shown.count('class="nc-cite"') == len(claim.evidence)


def test_evidence_stands_under_the_position_it_comes_from():
    shown = entry("H10")
    order = [shown.index(word) for word in ("Speaks for the claim", "Speaks against the claim")]
    assert order == sorted(order)
    assert "How Russian leaders or officials put it" in shown
    assert "How NATO, its members or the EU put it" in shown


def test_a_verdict_on_a_view_says_what_it_judges():
    for each in claims.all():
        said = "The verdict judges only whether the view is reported fairly" in entry(each.id)
        assert said == (each.about == "view"), each.id


def test_filters_find_their_values_in_the_elements_themselves():
    claim = claims.get("H10")
    head = entry("H10").partition(">")[0]
    assert f'data-verdict="{claim.verdict}"' in head
    assert f'data-kind="{claim.kind}"' in head
    assert f'data-section="{claim.section_title}"' in head
    assert 'data-holder="Russian leaders"' in head


def test_holders_are_told_apart_and_freed_of_remarks():
    assert holders(claims.get("H10")) == ["Russian leaders"]
    assert all(holders(each) for each in claims.all())
    assert not any("|" in name or "(" in name for each in claims.all() for name in holders(each))


def test_every_verdict_has_a_sign_of_its_own():
    assert set(SIGNS) == set(claims.VERDICTS)
    assert len(set(SIGNS.values())) == len(SIGNS)


def test_a_section_can_stand_alone():
    part = ledger("history")
    assert {each.section for each in part.entries} == {"history"}
    assert part.left_out == ()


def test_the_whole_ledger_ends_with_what_the_article_leaves_out():
    twin = ledger().twin_html()
    for each in claims.omissions():
        assert f'<li id="{each.id.lower()}">' in twin


def test_anchors_never_clash():
    ids = re.findall(r'\bid="([^"]+)"', ledger().twin_html())
    assert len(ids) == len(set(ids))


def test_the_text_twin_has_a_line_a_claim():
    lines = ledger().twin_text().splitlines()
    assert sum(line.startswith("H10  ") for line in lines) == 1
    assert len(lines) == 1 + len(claims.all()) + len(claims.omissions())


def test_the_content_travels_as_html_and_not_as_state():
    state = ledger().get_state()
    assert state["_enhance"] is True
    assert not any("Kramer" in str(value) for key, value in state.items() if key != "_esm")


def test_an_unknown_section_lists_the_known_ones():
    with pytest.raises(CourseError, match="history"):
        ledger("histry")


def test_the_strip_has_a_tile_for_each_claim_in_order_with_its_sign_and_step():
    strip = ledger().twin_html().partition("</nav>")[0]
    tiles = re.findall(
        r'<a href="#(\w+)" data-step="(\d)" title="([^"]+)">(\w+) <span>(.)</span></a>', strip
    )
    assert [name for *_, name, _ in tiles] == [each.id for each in claims.all()]
    for anchor, step, verdict, name, sign in tiles:
        found = claims.get(name)
        assert (anchor, verdict, sign) == (name.lower(), found.verdict, SIGNS[found.verdict])
        assert claims.VERDICTS[int(step) - 1] == verdict


def test_the_strip_s_key_counts_every_verdict():
    strip = ledger().twin_html().partition("</nav>")[0]
    counts = [int(each) for each in re.findall(r": (\d+)</li>", strip)]
    assert counts == [
        sum(each.verdict == verdict for each in claims.all()) for verdict in claims.VERDICTS
    ]


def test_an_entry_tells_its_verdict_by_a_step_beside_the_words():
    step = claims.VERDICTS.index(claims.get("H10").verdict) + 1
    assert f'<p class="nc-verdict"><span aria-hidden="true" data-step="{step}">' in entry("H10")
