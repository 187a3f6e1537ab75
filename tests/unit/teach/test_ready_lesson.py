"""Lessons that the book offers for download: whole, the same each time, with no secret in them."""

import html
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree

import pytest
from pptx import Presentation

from coursebook import chapters, questions, timing
from coursebook.questions import get
from coursebook.teach import templates
from coursebook.teach.lessons import lesson_downloads, lessons, ready_lesson

STEMS = chapters.stems()
CHAPTER_2 = "02_historical_context"


@pytest.fixture(scope="module")
def made() -> Mapping[str, Mapping[str, bytes]]:
    return {stem: ready_lesson.files(stem) for stem in STEMS}


def all_texts(content: bytes) -> Iterator[str]:
    """Yield the text of a file, and of all files in it where it is an archive."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        yield content.decode(errors="replace")
        return
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            yield from all_texts(archive.read(name))


@pytest.mark.parametrize("stem", STEMS)
def test_the_zip_has_one_folder_and_is_the_same_each_time(stem: str) -> None:
    first, again = ready_lesson.zipped(stem), ready_lesson.zipped(stem)
    assert first == again
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        names = archive.namelist()
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    folder = f"lesson-chapter-{int(stem[:2])}"
    assert sorted(names) == sorted(f"{folder}/{each}" for each in ready_lesson.FILES)
    assert len(first) < 400_000


@pytest.mark.parametrize("stem", STEMS)
def test_no_graded_question_is_in_it(stem: str, made: Mapping[str, Mapping[str, bytes]]) -> None:
    for name, content in made[stem].items():
        for text in all_texts(content):
            assert templates.leaks(text) == [], name


def test_a_planted_question_would_be_found() -> None:
    (planted,) = templates.draw(CHAPTER_2, count=1, seed="planted")
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as archive:
        archive.writestr("quiz.xml", planted.explanation)
    assert any(templates.leaks(text) for text in all_texts(stored.getvalue()))


@pytest.mark.parametrize("stem", STEMS)
def test_students_pages_hold_no_answer_and_the_plan_holds_them(
    stem: str, made: Mapping[str, Mapping[str, bytes]]
) -> None:
    handout = made[stem]["handout.html"].decode()
    plan = made[stem]["plan.html"].decode()
    assert "Answers to the checks" in plan and "Answers to the checks" not in handout
    checks = {each.id for step in lessons.lesson(stem).steps for each in step.used("check")}
    assert checks
    for each in checks:
        assert get(each).explanation not in handout


@pytest.mark.parametrize("stem", STEMS)
def test_nobody_needs_a_command(stem: str, made: Mapping[str, Mapping[str, bytes]]) -> None:
    for name in ("START-HERE.html", "plan.html", "handout.html"):
        page = made[stem][name].decode()
        assert "nato-course" not in page and "--sections" not in page
    titles = {each.id: each.title for each in chapters.sections(chapters.BOOK / f"{stem}.ipynb")}
    plan = html.unescape(made[stem]["plan.html"].decode())
    for reading in lessons.lesson(stem).readings:
        assert all(titles[each] in plan for each in reading.sections)


@pytest.mark.parametrize("stem", STEMS)
def test_the_first_page_names_the_minutes_of_the_plan_s_readings(
    made: Mapping[str, Mapping[str, bytes]], stem: str
) -> None:
    plan = html.unescape(made[stem]["plan.html"].decode())
    *first, last = re.findall(r"About (\d+) minutes", plan)
    start = html.unescape(made[stem]["START-HERE.html"].decode())
    assert f"for about {', '.join(first)} and {last} minutes." in start


def test_every_file_is_named_on_the_first_page_and_is_what_it_says(
    made: Mapping[str, Mapping[str, bytes]],
) -> None:
    files = made[CHAPTER_2]
    start = files["START-HERE.html"].decode()
    links = set(re.findall(r'<a href="([^"]+)"', start))
    assert links == set(files) == set(ready_lesson.FILES)
    checks = [each for each in questions.chapter(CHAPTER_2) if each.use == "check"]
    bank = ElementTree.fromstring(files["practice-moodle.xml"])
    asked = [each for each in bank.findall("question") if each.get("type") != "category"]
    assert len(asked) == len(checks)
    slides: Any = Presentation(io.BytesIO(files["slides.pptx"]))
    assert len(slides.slides) > 5
    for name in ("practice-canvas-classic-quizzes.zip", "practice-other-systems.imscc"):
        with zipfile.ZipFile(io.BytesIO(files[name])) as archive:
            assert "imsmanifest.xml" in archive.namelist()


def test_where_the_book_has_an_address_the_files_lead_there() -> None:
    files = ready_lesson.files(CHAPTER_2, "https://example.org/course/")
    address = f"https://example.org/course/book/{CHAPTER_2}.html"
    assert address in files["START-HERE.html"].decode()
    assert f"{address}?assign=" in files["plan.html"].decode()
    assert "https://example.org/course/book/" in files["practice-moodle.xml"].decode()


def an_app(out: Path, **config: str) -> Any:
    settings = {"coursebook_fingerprint": "f", "html_baseurl": "", **config}
    env = SimpleNamespace(docname="book/teach/lesson_kits")
    env.app = SimpleNamespace(
        outdir=str(out),
        env=env,
        builder=SimpleNamespace(format="html"),
        config=type("Config", (dict,), {"__getattr__": dict.__getitem__})(settings),
    )
    return env.app


@pytest.fixture
def writes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Make lessons of a few bytes; return which were made."""
    written: list[str] = []

    def zipped(stem: str, url: str = "") -> bytes:
        written.append(stem)
        return f"{stem} {url}".encode() * 1000

    monkeypatch.setattr(ready_lesson, "zipped", zipped)
    return written


def test_the_page_offers_the_zip_with_its_size(tmp_path: Path, writes: list[str]) -> None:
    (line,) = lesson_downloads.line(an_app(tmp_path).env, CHAPTER_2)
    href = re.findall(r'href="\.\./\.\./([^"]+)" download>Download the lesson for chapter 2<', line)
    assert href == ["_downloads/teach/lesson-chapter-2.zip"]
    size = (tmp_path / href[0]).stat().st_size
    assert f"(zip, {round(size / 1000)} KB)" in line


def test_a_lesson_is_made_again_only_where_something_changed(
    tmp_path: Path, writes: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = an_app(tmp_path / "out")
    notebook = tmp_path / "chapter.ipynb"
    notebook.write_text("one", encoding="utf-8")
    monkeypatch.setattr(timing, "path_of", lambda _stem: notebook)
    for _ in range(2):
        lesson_downloads.line(app.env, CHAPTER_2)
    assert len(writes) == 1
    notebook.write_text("two", encoding="utf-8")
    lesson_downloads.line(app.env, CHAPTER_2)
    assert len(writes) == 2
    app.config["html_baseurl"] = "https://example.org/"
    lesson_downloads.line(app.env, CHAPTER_2)
    assert len(writes) == 3
    app.config["coursebook_fingerprint"] = "g"
    lesson_downloads.line(app.env, CHAPTER_2)
    assert len(writes) == 4


def test_a_lesson_whose_page_is_not_read_again_is_left_alone_or_put_back(
    tmp_path: Path, writes: list[str]
) -> None:
    app = an_app(tmp_path)
    lesson_downloads.line(app.env, CHAPTER_2)
    lesson_downloads._write_missing(app, None)
    assert len(writes) == 1
    (file,) = (tmp_path / lesson_downloads.FOLDER).iterdir()
    file.unlink()
    lesson_downloads._write_missing(app, RuntimeError())
    assert not file.exists()
    lesson_downloads._write_missing(app, None)
    assert file.exists()


def test_the_page_for_instructors_says_what_is_in_it_and_who_may_see_the_answers(
    made: Mapping[str, Mapping[str, bytes]],
) -> None:
    page = (chapters.BOOK / "teach/lesson_kits.md").read_text("utf-8")
    named = set(re.findall(r"`([\w-]+\.(?:html|pptx))`", page))
    assert named == {each for each in ready_lesson.FILES if each.endswith((".html", ".pptx"))}
    assert "Nothing in these files is secret" in page
    assert "Nothing here is secret" in made[CHAPTER_2][ready_lesson.START].decode()
    assert page.index("to download") < page.index("```sh")
