"""Memory does not grow with the class; `bench/grading.py` measures 100,000 receipts."""

import gc
import tracemalloc
from datetime import UTC, datetime

from coursebook.teach.grading.class_grading import Grader
from coursebook.teach.grading.gradebook import Gradebook
from coursebook.teach.grading.handed_in import Parcel
from coursebook.teach.grading.roster import Student
from tests.unit.teach import handed_in

FEW, MANY = 50, 500
ALLOWED = 40
"""Bytes that may stay in use for each receipt more; its own content is two thousand."""


def held(book: Gradebook, base: dict[str, object], count: int) -> int:
    """Grade receipts one by one; return the memory that stays in use, in bytes."""
    grader = Grader(book, datetime(2027, 2, 10, tzinfo=UTC))
    tracemalloc.start()
    for i in range(count):
        book.people.enrol(Student(f"Ann N{i}", number=f"s{i}"))
        content = handed_in.as_bytes(handed_in.seal({**base, "reader": f"typed {i}"}))
        name = f"Ann N{i}_{i}_assignsubmission_file_/r.json"
        grader.take(Parcel(name, "json", content, whole=name))
    gc.collect()
    found = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    kept = sum(bool(row.cells) for row in book.rows() if row.listed)
    assert kept == count
    return found


def test_ten_times_the_receipts_take_no_more_memory() -> None:
    records = [handed_in.record(each, handed_in.wrong(each)) for each in handed_in.asked()[:2]]
    base = handed_in.made("", [handed_in.chapter(records)])
    kept = []
    for count in (3, FEW, MANY):  # the first run fills what is kept of the banks
        book = Gradebook("best")
        kept.append(held(book, base, count))
        book.close()
    assert kept[2] - kept[1] < ALLOWED * (MANY - FEW)
