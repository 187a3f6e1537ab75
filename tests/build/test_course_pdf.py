"""The course on paper, printed from the built book: what the files hold, and that they last."""

import io
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any, TypeVar

import pypdf
import pytest
from lxml import html

from coursebook.teach.pdf import course_pdf

BUILT = Path(__file__).parents[2] / "_build/html"
STEM = "04_natos_perspective"
Made = TypeVar("Made")


@cache
def printed(stem: str, paper: Any) -> bytes:
    return in_a_thread(course_pdf.files, BUILT, [stem], [paper])[f"{stem}-{paper}.pdf"]


def in_a_thread(make: Callable[..., Made], *given: Any) -> Made:
    """Return what a function makes in a thread of its own: this one may have a browser already."""
    with ThreadPoolExecutor(1) as one:
        return one.submit(make, *given).result()


@cache
def texts(stem: str, paper: str) -> dict[int, str]:
    """Return the text of every sixth sheet, by its number; reading all would take long."""
    reader = pypdf.PdfReader(io.BytesIO(printed(stem, paper)))
    return {i + 1: reader.pages[i].extract_text() for i in range(0, len(reader.pages), 6)}


@pytest.fixture(scope="module")
def reader() -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(printed(STEM, "a4")))


@pytest.fixture(scope="module")
def page() -> Any:
    return html.fromstring((BUILT / "book" / f"{STEM}.html").read_bytes().decode("utf-8"))


def words(text: str) -> str:
    return " ".join(text.split())


def tags(node: Any) -> Iterator[Mapping[str, Any]]:
    """Yield the elements that a file is tagged with, in reading order."""
    node = node.get_object()
    if isinstance(node, list):
        for each in node:
            yield from tags(each)
    elif isinstance(node, dict):
        yield node
        yield from tags(node.get("/K", pypdf.generic.ArrayObject()))


def bookmarks(outline: list[Any]) -> Iterator[str]:
    for each in outline:
        if isinstance(each, list):
            yield from bookmarks(each)
        else:
            yield words(each.title)


def test_a_chapter_is_tagged_in_its_language_and_named(reader: pypdf.PdfReader) -> None:
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert (reader.metadata.title or "").startswith("NATO’s perspective")
    kinds = {each.get("/S") for each in tags(root["/StructTreeRoot"])}
    assert {"/H1", "/H2", "/P", "/L", "/LI", "/Table", "/TH", "/Link", "/Figure"} <= kinds


def test_every_heading_of_the_page_is_a_bookmark_and_the_answers_come_last(
    reader: pypdf.PdfReader, page: Any
) -> None:
    for each in page.xpath("//a[contains(@class, 'headerlink')]"):
        each.drop_tree()
    headings = page.xpath("//article[@class='bd-article']//*[self::h1 or self::h2 or self::h3]")
    wanted = [words(each.text_content()) for each in headings]
    found = list(bookmarks(reader.outline))
    assert len(wanted) > 10
    assert found[: len(wanted)] == wanted
    assert found[-3:] == ["Answers to the checks", "Hints", "Answers and reasons"]


def test_every_picture_of_the_page_is_there_as_lines_with_words_for_it(
    reader: pypdf.PdfReader, page: Any
) -> None:
    pictures = page.xpath("//article[@class='bd-article']//*[name()='svg']")
    wide = [each for each in pictures if "nc-svg-narrow" not in each.get("class", "")]
    tagged = tags(reader.trailer["/Root"]["/StructTreeRoot"])
    told = [each.get("/Alt", "") for each in tagged if each.get("/S") == "/Figure"]
    titles = [words(each.find("title").text) for each in wide]
    assert len(titles) > 2
    for title, alt in zip(titles, told, strict=True):
        assert str(alt).startswith(title)
    assert b"/Subtype /Image" not in printed(STEM, "a4"), "a picture is made of dots"


@pytest.mark.parametrize(
    ("stem", "paper", "size", "head"),
    [
        (STEM, "a4", (595, 842), "NATO’s perspective: collective defence"),
        ("defence", "letter", (612, 792), "Deterrence and Article 6"),
    ],
)
def test_sheets_have_their_size_their_number_and_their_running_head(
    stem: str, paper: str, size: tuple[int, int], head: str
) -> None:
    reader = pypdf.PdfReader(io.BytesIO(printed(stem, paper)))
    boxes = {
        (round(float(p.mediabox.width)), round(float(p.mediabox.height))) for p in reader.pages
    }
    assert boxes == {size}
    for number, text in texts(stem, paper).items():
        assert f"{number} / {len(reader.pages)}" in text
        assert "Putin and NATO: Weighing the Evidence" in text
        assert head in text


def test_no_sheet_but_the_last_is_nearly_empty(reader: pypdf.PdfReader) -> None:
    drawn = [len(each.get_contents().get_data()) for each in reader.pages[:-1]]
    assert [i for i, size in enumerate(drawn, start=1) if size < median(drawn) / 4] == []


def test_nothing_on_paper_asks_to_be_opened_or_pressed() -> None:
    text = "\n".join(texts(STEM, "a4").values())
    lines = {each.strip() for each in text.splitlines()}
    assert not lines & {"Text version", "Data table", "Show the code", "Hint", "Save SVG", "Check"}
    assert "In plain words" in lines
    assert "https://www.nato.int/" in text


def test_the_same_book_gives_the_same_bytes() -> None:
    again = in_a_thread(course_pdf.files, BUILT, [STEM], ["a4"])
    assert again == {f"{STEM}-a4.pdf": printed(STEM, "a4")}


def test_the_contents_of_the_whole_name_the_sheets(tmp_path: Path) -> None:
    """Of a short course, which takes a short time."""
    pages = ("index", "play", "glossary")
    document = course_pdf.Document(course_pdf.COURSE, pages)
    made = in_a_thread(course_pdf._file, document, BUILT, "a4", "")
    reader = pypdf.PdfReader(io.BytesIO(made))
    begun = course_pdf.starts(made)
    tops = [each.title for each in reader.outline if not isinstance(each, list)]
    assert tops[2:4] == ["Play the security dilemma", "Glossary"]
    contents = words(reader.pages[begun[1] - 1].extract_text())
    for title, sheet in zip(tops[2:], begun[2:], strict=True):
        assert f"{title} {sheet}" in contents
        assert title in words(reader.pages[sheet - 1].extract_text())
