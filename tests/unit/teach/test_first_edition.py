"""A receipt that the first published state of the course wrote is marked by today's."""

from datetime import UTC, datetime
from pathlib import Path

from coursebook.questions.index import title
from coursebook.teach.grading import receipts

FILE = Path(__file__).parents[2] / "fixtures/kept/first_edition/receipt.json"
STEM = "02_historical_context"


def test_a_receipt_of_commit_31ebde5_is_read_and_marked() -> None:
    now = datetime(2027, 2, 10, tzinfo=UTC)
    found = receipts.read(FILE.name, FILE.read_bytes(), policy="best", now=now, course="IR 204")
    (result,) = (each for each in found.results if each.work.title == title(STEM))
    assert result.person.name == "Noor Öz"
    assert 8 <= result.answered <= result.asked
    assert result.percent >= 50
