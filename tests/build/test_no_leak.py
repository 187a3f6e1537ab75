"""No graded question stands in the built book, in a notebook or in a bank of check questions."""

import base64
import html
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from coursebook import questions
from coursebook.teach import templates

ROOT = Path(__file__).parents[2]
BUILT = ROOT / "_build/html"
READABLE = {".html", ".js", ".json", ".ipynb", ".md", ".txt", ".csv", ".yaml", ".svg", ".xml"}
PACKED = re.compile(r"[A-Za-z0-9+/]{120,}={0,2}")


def inflated(text: str) -> Iterator[str]:
    """Yield what is packed in a text: frames of explorations are deflated and in base64."""
    for found in PACKED.findall(text):
        try:
            yield zlib.decompress(base64.b64decode(found), wbits=-15).decode("utf-8")
        except (zlib.error, ValueError):
            continue


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the name and content of everything readable in a folder, packed parts included."""
    for file in sorted(each for each in folder.rglob("*") if each.is_file()):
        if file.suffix in (".zip", ".whl"):
            with zipfile.ZipFile(file) as archive:
                for name in archive.namelist():
                    if Path(name).suffix in READABLE:
                        yield f"{file.name}/{name}", archive.read(name).decode(errors="replace")
        elif file.suffix in READABLE:
            text = file.read_text("utf-8")
            yield file.relative_to(folder).as_posix(), text
            yield from ((f"{file.name}, packed", each) for each in inflated(text))


def leaks_in(folder: Path) -> dict[str, list[str]]:
    """Return the ids of the graded questions that stand in each file of a folder."""
    found = {name: templates.leaks(text) for name, text in texts(folder)}
    return {name: ids for name, ids in found.items() if ids}


def test_no_page_of_the_built_book_holds_a_graded_question() -> None:
    pages = list(BUILT.glob("book/*.html"))
    assert pages, f"{BUILT} holds no book: run `make book` first, then this test again"
    assert leaks_in(BUILT) == {}


def test_no_notebook_or_page_source_holds_a_graded_question() -> None:
    assert leaks_in(ROOT / "book") == {}


def test_no_bank_asks_a_graded_question() -> None:
    for stem in questions.stems():
        asked = [each.payload() for each in questions.chapter(stem)]
        assert templates.leaks(json.dumps(asked, ensure_ascii=False)) == []


CHAPTER = templates.chapters()[0]
PLANTED = templates.draw(CHAPTER, count=len(templates.of(CHAPTER)), seed="planted")


@pytest.mark.parametrize("question", PLANTED, ids=lambda each: each.id)
@pytest.mark.parametrize("part", ["id", "prompt", "explanation"])
def test_a_planted_question_is_found_in_a_page(
    question: questions.Question, part: str, tmp_path: Path
) -> None:
    told = html.escape(getattr(question, part)).replace(" ", "\n", 3)
    (tmp_path / "page.html").write_text(f"<p>Text</p><p>{told}</p>", encoding="utf-8")
    assert question.id in leaks_in(tmp_path)["page.html"]


def test_a_planted_question_is_found_in_a_notebook_and_in_a_payload(tmp_path: Path) -> None:
    question = PLANTED[0]
    cell = {"cells": [{"source": ["A line\n", question.explanation + "\n"]}]}
    (tmp_path / "chapter.ipynb").write_text(json.dumps(cell), encoding="utf-8")
    (tmp_path / "state.js").write_text(f"define({json.dumps(question.payload())})", "utf-8")
    assert set(leaks_in(tmp_path)) == {"chapter.ipynb", "state.js"}


def test_a_planted_question_is_found_in_packed_frames_and_in_a_zip(tmp_path: Path) -> None:
    question = PLANTED[0]
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = squeeze.compress(question.explanation.encode()) + squeeze.flush()
    (tmp_path / "frames.js").write_text(f'"{base64.b64encode(packed).decode()}"', "utf-8")
    with zipfile.ZipFile(tmp_path / "book.zip", "w") as archive:
        archive.writestr("page.html", question.prompt)
    assert set(leaks_in(tmp_path)) == {"frames.js, packed", "book.zip/page.html"}


def test_keys_are_looked_for_apart_from_questions(tmp_path: Path) -> None:
    question = PLANTED[0]
    assert templates.leaks(question.prompt, keys_only=True) == []
    assert templates.leaks(question.explanation, keys_only=True) == [question.id]
