"""The record of changed verdicts leads from the first edition to the ledger as it stands."""

from pathlib import Path

import pytest

from coursebook.claims import changes
from coursebook.errors import CourseError

FIRST = changes.FILE.read_text(encoding="utf-8").split("changes:")[0]
ENTRY = (
    "\n  - date: 2026-12-0{day}\n    claim: {claim}\n    from: {before}\n    to: {after}"
    "\n    reason: {why}"
)


def record(folder: Path, *entries: tuple[int, str, str, str]) -> Path:
    """Return a record with the first edition and the entries given."""
    told = [
        ENTRY.format(day=day, claim=claim, before=before, after=after, why="A new source.")
        for day, claim, before, after in entries
    ]
    path = folder / "changes.yaml"
    path.write_text(FIRST + "changes:" + "".join(told) + "\n", encoding="utf-8")
    return path


def test_no_verdict_was_changed_in_silence() -> None:
    assert changes.problems() == []


def test_every_change_has_a_reason_in_whole_sentences() -> None:
    assert [each.claim for each in changes.all() if not each.reason.endswith(".")] == []


def test_a_change_that_the_ledger_does_not_show_is_told(tmp_path: Path) -> None:
    path = record(tmp_path, (1, "I6", "well supported", "not supported"))
    assert any("I6 is 'well supported' in the ledger" in each for each in changes.problems(path))


def test_a_change_from_another_verdict_than_the_last_is_told(tmp_path: Path) -> None:
    path = record(tmp_path, (1, "I6", "not supported", "well supported"))
    assert any("from is 'not supported', was 'well" in each for each in changes.problems(path))


def test_changes_out_of_order_and_without_a_field_are_told(tmp_path: Path) -> None:
    swapped = ((2, "I6", "new", "new"), (1, "I7", "new", "new"))
    with pytest.raises(CourseError, match="put the oldest first"):
        changes.all(record(tmp_path, *swapped))
    path = record(tmp_path, swapped[0])
    path.write_text(path.read_text().replace("    reason: A new source.", ""), encoding="utf-8")
    with pytest.raises(CourseError, match=r"field changes\[0\].reason: is missing"):
        changes.all(path)


def test_readers_see_the_newest_change_first_with_its_reason(tmp_path: Path) -> None:
    path = record(tmp_path, (1, "I6", "a", "b"), (2, "I7", "b", "c"))
    shown = changes.table(path)
    assert [row[0] for row in shown.rows] == ["2026-12-02, I7", "2026-12-01, I6"]
    assert "A new source." in shown._repr_html_()
