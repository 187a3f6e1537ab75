"""What protects those whom the war touches stands wherever a lesson or its records are planned."""

import html
from pathlib import Path

from coursebook.sources import mentions
from coursebook.teach.assignment import assign, plan, subject

PAGES = Path(__file__).parents[3] / "book" / "teach"


def test_the_heated_room_is_the_same_on_the_page_and_in_the_notes() -> None:
    page = (PAGES / "discussion_protocol.md").read_text(encoding="utf-8")
    notes = html.unescape(plan.notes(assign.prepare(["2"])).decode())
    for each in subject.told().heated:
        assert f"- **{each.name}** {each.told}" in mentions.without_citations(page)
        assert f"<strong>{each.name}</strong> {each.told}" in notes


def test_what_a_view_of_the_war_may_cost_is_cited_and_said_where_work_is_stored() -> None:
    for name in ("discussion_protocol.md", "privacy.md"):
        page = (PAGES / name).read_text(encoding="utf-8")
        assert all(each in page for each in ("207.3", "280.3", "436-2"))
        cited = {each.key for each in mentions.citations(page)}
        assert cited >= {"interfax_laws2022", "hrw_laws2022", "dslu_436_2022"}
