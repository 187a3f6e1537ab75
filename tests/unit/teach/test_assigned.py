"""What was assigned is what counts: in the link, the receipt, the gradebook and the report."""

from datetime import UTC, datetime
from html import unescape
from typing import Any

import pytest
from click.testing import CliRunner

from coursebook import chapters, questions
from coursebook.cli import main
from coursebook.errors import CourseError
from coursebook.questions import placed
from coursebook.teach.assignment import assigned, chapter_link
from tests.unit.teach.graded_class import WORK, Class
from tests.unit.teach.handed_in import STEM, asked, chapter, made, record, right, wrong

WITH = [each for each in placed.places(STEM) if each.questions]
SECTION = WITH[0]
LINK = chapter_link.link(STEM, [SECTION.id], base="https://example.org/b", course="IR 204")


def receipt(reader: str, *, stated: list[str] | None = None) -> dict[str, Any]:
    """Return a receipt whose answers are right in the section and wrong elsewhere."""
    records = [
        record(each, right(each) if each.id in SECTION.questions else wrong(each))
        for each in asked()
    ]
    told = {} if stated is None else {"assigned": {"sections": stated, "asked": 1}}
    return made(reader, [chapter(records) | told])


@pytest.mark.parametrize("stem", chapters.stems())
def test_every_self_check_stands_in_one_section_of_its_chapter(stem: str) -> None:
    own = [each for each in chapter_link.sections(stem) if each.level == 2]
    held = [name for each in placed.named(stem, [s.id for s in own]) for name in each.questions]
    assert sorted(held) == sorted(e.id for e in questions.chapter(stem) if e.use == "check")


def test_what_the_receipt_says_was_assigned_is_what_counts(handed: Class) -> None:
    handed.put("a.json", receipt("Noor Öz", stated=[SECTION.id]))
    handed.put("b.json", receipt("Sam Lee", stated=[SECTION.id]))
    assert handed.grade().notes == 1  # the same answers at the same times
    row = handed.row("Noor Öz")
    count = len(SECTION.questions)
    assert (row[WORK], row[f"{WORK}: answered"]) == ("100.0", f"{count} of {count}")
    assert f"{SECTION.title} ({count} self-check" in unescape(handed.report())


def test_the_link_decides_over_what_a_receipt_says_or_does_not_say(handed: Class) -> None:
    other = next(each for each in WITH if set(each.questions).isdisjoint(SECTION.questions))
    handed.put("a.json", receipt("Noor Öz"))
    handed.put("b.json", receipt("Sam Lee", stated=[other.id]))
    handed.put("c.json", receipt("Jones, Ann", stated=[]))
    handed.grade(links=[LINK])
    assert {each[WORK] for each in handed.rows()} == {"100.0"}
    report = unescape(handed.report())
    assert f"was made for {other.title}" in report
    assert f"and the class was set {SECTION.title}" in report


def test_a_receipt_of_the_whole_chapter_among_those_of_sections_is_told(handed: Class) -> None:
    handed.put("a.json", receipt("Noor Öz", stated=[SECTION.id]))
    handed.put("b.json", receipt("Jones, Ann", stated=[SECTION.id]))
    handed.put("c.json", receipt("Sam Lee"))
    handed.grade()
    assert 0 < float(handed.row("Sam Lee")[WORK]) < 100
    told = f"{WORK} is marked by the whole chapter ({len(asked())} self-checks), while most are by"
    assert told in unescape(handed.report())


def test_an_old_receipt_is_marked_by_the_whole_chapter_without_a_word(handed: Class) -> None:
    handed.put("a.json", receipt("Noor Öz"))
    assert handed.grade().notes == 0
    assert handed.row("Noor Öz")[f"{WORK}: answered"].endswith(f"of {len(asked())}")


def test_objectives_count_what_was_assigned_alone(handed: Class) -> None:
    handed.put("a.json", receipt("Noor Öz", stated=[SECTION.id]))
    handed.grade()
    own = {each.objective for each in asked() if each.id in SECTION.questions}
    report = unescape(handed.report())
    part = report[report.index('id="objectives"') : report.index('id="misconceptions"')]
    assert part.count("1 of 1") == len(own)
    assert "0 of 1" not in part


def test_a_link_brings_its_due_date_and_course_code(handed: Class) -> None:
    due = datetime(2027, 1, 31, tzinfo=UTC)
    handed.put("a.json", receipt("Noor Öz"))
    handed.grade(links=[chapter_link.link(STEM, due=due, course="IR 205")])
    assert handed.row("Noor Öz")[f"{WORK}: late"] == "late"
    assert "not 'IR 205'" in unescape(handed.report())


@pytest.mark.parametrize(
    "link",
    ["", "https://example.org", "book/99_none.html?assign=all", f"book/{STEM}.html?assign=gone"],
)
def test_what_is_no_link_of_an_assignment_is_told(link: str) -> None:
    with pytest.raises(CourseError, match=r"--link|no chapter"):
        assigned.read_link(link)


def test_two_links_for_a_chapter_are_refused() -> None:
    with pytest.raises(CourseError, match="two links"):
        assigned.by_chapter([LINK, LINK])


def test_the_command_says_how_many_checks_count_and_refuses_sections_without_any() -> None:
    done = CliRunner().invoke(main, ["link", STEM, "--sections", SECTION.id])
    assert f"{len(SECTION.questions)} self-check" in done.stderr
    assert "Give the link to grade too" in done.stderr
    empty = [each.id for each in placed.places(STEM) if not each.questions]
    for each in empty[:1]:
        with pytest.raises(CourseError, match="hold no self-check"):
            chapter_link.link(STEM, [each])


def test_a_section_that_was_renamed_since_counts_by_its_new_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(placed.retired, "moved_on", lambda _stem: {"old-name": SECTION.id})
    assert placed.named(STEM, ["old-name", "gone"]) == [SECTION]
