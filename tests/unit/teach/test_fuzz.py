"""Thousands of damaged receipts: none stops grading, and no sound one among them is lost."""

import json
import random
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from coursebook.teach.grading.class_grading import FAULT, Grader
from coursebook.teach.grading.gradebook import Gradebook
from coursebook.teach.grading.handed_in import Parcel, kind_of
from coursebook.teach.grading.roster import Student
from tests.unit.teach.handed_in import as_bytes, asked, chapter, made, record, right, seal, wrong

MUTANTS = 5_000
SOUND = 500
SEED = 20270301
NOW = datetime(2027, 2, 10, tzinfo=UTC)
STRANGE: list[Any] = [
    None,
    True,
    -1,
    0,
    10**30,
    1.5,
    float("nan"),
    float("inf"),
    "",
    "\x00\u202e\ud800",
    "=1+1",
    "<b>",
    "../../etc",
    "x" * 5_000,
    [],
    {},
    [[[[[]]]]],
    {"a": {"b": []}},
    "9999-12-31T23:59:59-23:59",
    "0001-01-01T00:00:00+14:00",
    '{"verdict": []}',
    "[1, null, {}]",
    "NaN",
    "[" * 2_000,
]


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    found = []
    for key, each in inner:
        found.append((*path, key))
        if isinstance(each, dict | list):
            found += places(each, (*path, key))
    return found


def change_a_value(data: dict[str, Any], luck: random.Random) -> bytes:
    """Put something strange in place of any value; the digest may fit all the same."""
    copy = json.loads(json.dumps(data))
    for _ in range(luck.randint(1, 3)):
        *way, last = luck.choice(places(copy))
        holder = copy
        for key in way:
            holder = holder[key]
        if luck.random() < 0.2 and isinstance(holder, dict):
            del holder[last]
        else:
            holder[last] = luck.choice(STRANGE)
    return as_bytes(seal(copy) if luck.random() < 0.7 else copy)


def change_bytes(data: dict[str, Any], luck: random.Random) -> bytes:
    content = bytearray(as_bytes(data))
    for _ in range(luck.randint(1, 20)):
        content[luck.randrange(len(content))] = luck.randrange(256)
    return bytes(content)


def cut(data: dict[str, Any], luck: random.Random) -> bytes:
    content = as_bytes(data)
    start, end = sorted(luck.randrange(len(content)) for _ in range(2))
    return content[:start] + content[end:] if luck.random() < 0.5 else content[:end]


def nest(data: dict[str, Any], luck: random.Random) -> bytes:
    depth = luck.choice((50, 500, 5_000))
    return b'{"a":' * depth + as_bytes(data) + b"}" * depth


def repeat(data: dict[str, Any], luck: random.Random) -> bytes:
    key = luck.choice(("questions", "chapters"))
    copy = json.loads(json.dumps(data))
    holder = copy if key == "chapters" else copy["chapters"][0]
    holder[key] = holder[key] * luck.randint(2, 9)
    return as_bytes(seal(copy))


MUTATIONS: list[Callable[[dict[str, Any], random.Random], bytes]] = [
    change_a_value,
    change_a_value,
    change_a_value,
    change_bytes,
    cut,
    nest,
    repeat,
]


def test_damaged_receipts_neither_stop_grading_nor_lose_a_sound_one() -> None:
    luck = random.Random(SEED)
    some = [each for each in asked() if each.type != "written"][:6]
    records = [record(each, wrong(each), right(each)) for each in some]
    book = Gradebook("best")
    grader = Grader(book, NOW)
    for i in range(SOUND):
        book.people.enrol(Student(f"Student {i}", number=str(1000 + i)))
    base = made("Someone", [chapter(records)])
    batch = [(f"bad{i}", luck.choice(MUTATIONS)(base, luck)) for i in range(MUTANTS)]
    batch += [(f"good{i}", as_bytes(seal({**base, "reader": str(1000 + i)}))) for i in range(SOUND)]
    luck.shuffle(batch)
    for name, content in batch:
        grader.take(Parcel(name, kind_of(f"{name}.json", content[:512]), content))
    rows = list(book.rows())
    kept = [row for row in rows if row.listed and row.cells]
    expected = 100 * len(some) / len(asked())
    assert len(kept) == SOUND
    assert all(abs(max(c.percent for c in row.cells.values()) - expected) < 0.1 for row in kept)
    named = {source for source, _ in book.lines()} | {
        cell.source for row in rows for cell in row.cells.values()
    }
    assert {name for name, _ in batch if name.startswith("bad")} <= named
    assert not [text for _, text in book.lines() if text.startswith(FAULT)]
    assert list(book.stats())
    book.close()
