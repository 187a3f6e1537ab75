"""The print packet: tagged PDF, the key apart, the same bytes every time."""

import dataclasses
import io
import re
import sys
import unicodedata
from importlib import util
from pathlib import Path
from typing import Any

import pypdf
import pytest

from coursebook import questions
from coursebook.errors import CourseError
from coursebook.teach.assignment import assign
from coursebook.teach.exports import print_packet
from coursebook.teach.pdf import printing

DATED = b"<< /CreationDate (D:20261124194548+01'00') /ModDate (D:20261124194548+01'00') >>"


def write(folder: Path) -> dict[str, bytes]:
    for name in ("student", "instructor"):
        (folder / name).mkdir(parents=True)
    print_packet.write(assign.prepare(["2"], seed="class", count=8), folder)
    return {name: (folder / name).read_bytes() for name in (print_packet.PACKET, print_packet.KEY)}


def letters(text: str) -> str:
    """Return letters and digits alone: how a PDF breaks lines or joins letters says nothing."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).lower())


def said_in(content: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    number = re.compile(rf"\d+ / {len(pages)}")
    return letters(" ".join(number.sub("", each.extract_text()) for each in pages))


def test_packet_and_key_are_tagged_titled_and_the_same_every_time(tmp_path: Path) -> None:
    made = write(tmp_path / "one")
    assert made == write(tmp_path / "two")
    for content in made.values():
        reader = pypdf.PdfReader(io.BytesIO(content))
        root: Any = reader.trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"]
        assert root["/Lang"] == "en-GB"
        assert "/StructTreeRoot" in root
        assert reader.metadata and "Putin and NATO" in str(reader.metadata.title)
    asked = assign.prepare(["2"], seed="class", count=8).all_questions()
    told = [letters(each.explanation) for each in asked]
    packet, key = (said_in(each) for each in made.values())
    assert [each for each in told if each in packet] == []
    assert [each for each in told if each not in key] == []
    assert all(letters(each.prompt) in packet for each in asked)


def test_every_type_of_question_has_its_room_on_paper() -> None:
    asked = tuple(questions.load(questions.SAMPLES).questions)
    assignment = assign.prepare(["2"], seed="class", count=1)
    assignment = dataclasses.replace(assignment, questions={"02_historical_context": asked})
    page = print_packet.packet_html(assignment)
    assert page.count("<h3>Question ") == len(asked)
    for each in asked:
        assert each.explanation not in page
        assert each.id not in page
    for room in ("Tick one.", "Tick all that apply.", "Write a letter before each.", "by letter"):
        assert room in page


def test_dates_and_identifiers_are_overwritten_in_place() -> None:
    content = DATED + b"trailer << /ID [<0AF3> <99bc>] /Size 4 >>"
    made = printing.undated(content)
    assert len(made) == len(content)
    assert made.count(b"D:20000101000000") == 2
    assert b"/ID [<0000> <0000>]" in made


def test_without_playwright_or_a_browser_the_error_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(printing, "find_browser", lambda: "/nowhere/chromium")
    with pytest.raises(CourseError, match="install one"):
        printing.pdfs(["<p>x</p>"])
    monkeypatch.setattr(printing, "find_spec", lambda name: None)
    assert util.find_spec("playwright")
    wanted = re.escape(f"{sys.executable} -m pip install playwright")
    with pytest.raises(CourseError, match=wanted):
        printing.pdfs(["<p>x</p>"])
