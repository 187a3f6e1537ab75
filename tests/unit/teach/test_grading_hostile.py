"""Hostile input: each gets a line, none stops the run, none gets out."""

import csv
import json
import os
import tracemalloc
import zipfile
from typing import Any

import pytest

from coursebook.teach.grading import class_grading, handed_in
from tests.unit.teach.graded_class import WORK, Class, grade_beside, zipped
from tests.unit.teach.handed_in import as_bytes, full, wrong


def test_a_fault_in_reading_one_file_is_told_and_the_next_is_read(
    handed: Class, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise KeyError("surprise")

    monkeypatch.setattr("coursebook.teach.grading.quiz_reports.read", fail)
    assert class_grading.FAULT in grade_beside(handed, "a.csv", b"a,b")


def test_a_formula_in_a_name_reaches_no_spreadsheet(handed: Class) -> None:
    handed.roster.write_text("name,number\n=HYPERLINK(1),@SUM(1)\n", encoding="utf-8")
    for i, name in enumerate(("+cmd|' /C calc'!A0", "-1+1", "\t=1", "＝1+1", "@x")):
        handed.put(f"=evil{i}.json", full(name))
    handed.grade()
    with handed.out.open(encoding="utf-8-sig", newline="") as file:
        cells = [each for row in csv.reader(file) for each in row]
    assert not [each for each in cells if each.startswith(("=", "+", "-", "@", "\t", "＝"))]
    assert "'=HYPERLINK(1)" in cells


def test_markup_and_hidden_marks_in_names_are_shown_as_text(handed: Class) -> None:
    handed.put("<img src=x onerror=1>.json", full("<script>alert(1)</script>\u202eevil\x00"))
    handed.grade()
    report = handed.report()
    assert "<script" not in report
    assert "<img" not in report
    assert "&lt;script&gt;alert(1)&lt;/script&gt;\\u202eevil\\u0000" in report
    assert "\u202e" not in report + handed.out.read_text("utf-8")


def test_the_report_asks_for_nothing_from_outside(handed: Class) -> None:
    handed.put("a.json", full("Noor Öz", wrong))
    handed.grade()
    report = handed.report()
    assert "default-src 'none'" in report
    assert not [word for word in ("http:", "https:", "src=", "url(", "@import") if word in report]


def test_the_limit_of_unpacking_is_one_for_all_archives_together(
    handed: Class, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = as_bytes(full("Noor Öz"))
    monkeypatch.setattr(handed_in, "MOST_UNPACKED", 3 * len(content))
    for i in range(4):
        handed.put(f"{i}.zip", zipped(("a.json", content)))
    handed.grade()
    assert handed.row("Noor Öz")[f"{WORK}: results"] == "3"
    assert handed.report().count("all archives together unpack to more than") == 1


def test_a_bomb_is_left_packed(handed: Class) -> None:
    bomb = zipped(("bomb.json", b"{" + b" " * (handed_in.MOST_BYTES + 10)))
    assert "bomb.zip/bomb.json</th><td" in grade_beside(handed, "bomb.zip", bomb)
    assert "unpacks to more than 20,000,000 bytes" in handed.report()


def test_a_bomb_that_lies_about_its_size_is_left_packed(handed: Class) -> None:
    bomb = zipped(("bomb.json", b"{" + b" " * (handed_in.MOST_BYTES + 10)))
    size = (handed_in.MOST_BYTES + 11).to_bytes(4, "little")
    assert bomb.count(size) == 2
    report = grade_beside(handed, "bomb.zip", bomb.replace(size, b"\x10\0\0\0"))
    assert "bomb.zip/bomb.json" in report


def test_paths_that_point_out_of_an_archive_lead_nowhere(handed: Class) -> None:
    outside = handed.place / "escaped.json"
    names = ("../escaped.json", "/abs.json", "..\\win.json", "C:\\drive.json")
    content = as_bytes(full("Sam Lee"))
    report = grade_beside(handed, "tricks.zip", zipped(*((each, content) for each in names)))
    assert report.count("its path points out of the archive") == len(names)
    assert not outside.exists()
    assert handed.row("Sam Lee")[f"{WORK}: results"] == "4"


def test_links_locked_members_and_archives_in_archives_get_a_line(handed: Class) -> None:
    link = zipfile.ZipInfo("link.json")
    link.external_attr = 0o120777 << 16
    inner = zipped(("a.json", b"{}"))
    locked = bytearray(zipped(("locked.json", as_bytes(full("Sam Lee")))))
    locked[6] |= 1
    at = locked.find(b"PK\x01\x02")
    locked[at + 8] |= 1
    handed.put("locked.zip", bytes(locked))
    report = grade_beside(handed, "x.zip", zipped((link, b"/etc/passwd"), ("in.zip", inner)))
    assert "is a link within an archive" in report
    assert "is an archive within an archive" in report
    assert "locked with a password" in report


def test_damaged_archives_get_a_line(handed: Class) -> None:
    whole = zipped(("a.json", as_bytes(full("Sam Lee"))))
    handed.put("cut.zip", whole[:-30])
    broken = bytearray(whole)
    broken[60:90] = bytes(30)
    report = grade_beside(handed, "broken.zip", bytes(broken))
    assert "is a damaged archive" in report
    assert "can&#39;t be unpacked" in report


def test_an_archive_of_too_many_files_gets_a_line(
    handed: Class, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handed_in, "MOST_MEMBERS", 3)
    many = zipped(*((f"{i}.json", b"{}") for i in range(4)))
    assert "holds 4 files, and 3 are read at most" in grade_beside(handed, "many.zip", many)


def test_an_archive_with_a_huge_list_of_files_is_not_opened(
    handed: Class, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handed_in._Guarded, "most", 1_000)
    many = zipped(*((f"{i}.json", b"{}") for i in range(40)))
    assert "lists more files than" in grade_beside(handed, "many.zip", many)


def test_no_memory_is_set_aside_for_a_list_that_is_only_claimed(handed: Class) -> None:
    lying = bytearray(zipped(("a.json", as_bytes(full("Sam Lee")))))
    end = lying.rindex(b"PK\x05\x06")
    lying[end + 12 : end + 16] = (2**32 - 2).to_bytes(4, "little")
    tracemalloc.start()
    report = grade_beside(handed, "lying.zip", bytes(lying))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "lying.zip" in report
    assert most < 2 * handed_in.MOST_BYTES


def test_links_pipes_and_huge_files_get_a_line(handed: Class) -> None:
    secret = handed.place / "secret.json"
    secret.write_bytes(as_bytes(full("Sam Lee")))
    (handed.folder / "link.json").symlink_to(secret)
    (handed.folder / "loop").symlink_to(handed.folder)
    (handed.folder / "self").symlink_to(handed.folder / "self")
    os.mkfifo(handed.folder / "pipe.json")
    with (handed.folder / "huge.json").open("wb") as file:
        file.write(b"{")
        file.truncate(handed_in.MOST_BYTES + 1)
    report = grade_beside(handed, "notes.docx", b"not a receipt")
    assert report.count("is a link: put the file itself here") == 3
    assert "is no regular file" in report
    assert "20,000,000 are read at most" in report
    assert "is no receipt, quiz report" in report
    assert handed.row("Sam Lee")[WORK] == ""


def test_a_name_that_is_no_text_gets_a_line(handed: Class) -> None:
    handed.put(os.fsdecode(b"bad\xff.json"), b"nothing")
    assert "bad\\xff.json" in grade_beside(handed, "other.json", b"[]")


def test_deep_folders_stop_somewhere(handed: Class) -> None:
    deep = handed.folder.joinpath(*["d"] * (handed_in.DEEPEST + 2))
    deep.mkdir(parents=True)
    assert "folders are read 20 deep" in grade_beside(handed, "a.txt", b"")


def test_json_that_is_neither_gets_a_line(handed: Class) -> None:
    handed.put("deep.json", b"[" * 100_000)
    handed.put("list.json", json.dumps([1, 2]).encode())
    report = grade_beside(handed, "nan.json", b'[[{"grade1000": NaN, "lastname": {}}]]')
    assert "is no JSON that can be read" in report
    assert "is neither a receipt nor a quiz report" in report
    assert "is no number: no result" in report
