"""The assignment folder: what stands where, what it tells, and what it refuses."""

import html
import os
import re
import time
import zipfile
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result

from coursebook.cli import main
from coursebook.errors import CourseError
from coursebook.teach import templates
from coursebook.teach.assignment import assign, key, own_files, plan, readme, student_sheet
from coursebook.teach.assignment.readme import FILES, STEPS
from coursebook.teach.assignment.record import Assignment
from coursebook.teach.exports import letters
from coursebook.teach.lessons import lessons

STEM = "02_historical_context"
LMSS = ("canvas", "moodle", "blackboard")
DUE = datetime(2026, 12, 11, 23, 59)


def prepared(**options: object) -> Assignment:
    given = {"seed": "green door", "count": 6, "due": DUE, "url": "https://example.org/nato"}
    return assign.prepare(["2"], **(given | options))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("assign") / "made"
    assign.write(prepared(), LMSS, place)
    return place


def contents(folder: Path) -> dict[str, bytes]:
    found = sorted(each for each in folder.rglob("*") if each.is_file())
    return {each.relative_to(folder).as_posix(): each.read_bytes() for each in found}


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["assign", *arguments])


def test_the_folder_holds_what_each_lms_imports_and_says_what_each_file_is(folder: Path) -> None:
    assert set(contents(folder)) == {*FILES, own_files.MANIFEST}
    page = (folder / "README.html").read_text("utf-8")
    for name, told in FILES.items():
        assert f'<a href="{name}">' in page
        assert told in page


def test_every_kind_of_file_is_described() -> None:
    assert readme.described("student/scorm-1.2-02_historical_context.zip").endswith("1.2 package")
    assert "answers" in readme.described("instructor/nbgrader/source/nato-02/questions.ipynb")


def test_the_readme_tells_each_step_and_what_was_changed(folder: Path) -> None:
    page = (folder / "README.html").read_text("utf-8")
    for target in LMSS:
        assert f"{STEPS[target]['name']}: step by step" in page
    assert "Friday 11 December 2026, 23:59" in page
    assert "hints are left out" in page
    assert "6 graded questions" in page


def test_pages_ask_nothing_of_the_network_and_run_nothing(folder: Path) -> None:
    for page in folder.rglob("*.html"):
        text = page.read_text("utf-8")
        assert not re.search(r"<script|<link|<img|<iframe|@import|url\(|\son\w+=", text)
        assert '<html lang="en-GB">' in text
        assert text.count("<h1>") == 1


def test_what_students_get_holds_no_graded_question_and_no_seed(folder: Path) -> None:
    student = b"".join(each.read_bytes() for each in (folder / "student").rglob("*.*")).decode()
    for question in prepared().all_questions():
        assert question.prompt not in student
        assert question.explanation not in student
        assert question.id not in student
    assert "green door" not in student
    assert "green door" not in (folder / "README.html").read_text("utf-8")


def test_the_key_holds_every_graded_question_with_its_answer_and_the_seed(folder: Path) -> None:
    key = html.unescape((folder / "instructor/key.html").read_text("utf-8"))
    for question in prepared().all_questions():
        assert question.prompt in key
        made = letters.on_paper(question)
        assert f"Answer: {letters.answer(made)}<" in key
        for line in letters.lines(made):
            assert line.label in key
            assert " ".join(line.remark.text.split()) in " ".join(key.split())
    assert '"green door"' in key


def test_the_same_input_gives_the_same_bytes(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    assign.write(prepared(), LMSS, tmp_path / "again")
    assert contents(tmp_path / "again") == contents(folder)


def test_another_seed_gives_other_questions() -> None:
    first = [each.id for each in prepared().all_questions()]
    assert first != [each.id for each in prepared(seed="red door").all_questions()]


def test_without_a_seed_the_folder_warns(tmp_path: Path) -> None:
    assign.write(prepared(seed=None), ["moodle"], tmp_path / "open")
    page = (tmp_path / "open/README.html").read_text("utf-8")
    assert "No seed was given" in page
    assert "anyone could draw them again" in page


@pytest.mark.parametrize("seed", ["Year 12, spring, blue door", " year 12,  SPRING, Blue door"])
def test_a_seed_that_stands_in_the_guide_is_warned_of(tmp_path: Path, seed: str) -> None:
    done = run("2", "--for", "moodle", "--seed", seed, "--out", str(tmp_path / "a"))
    assert "The seed is a public example: anyone could draw" in done.output
    assert "The seed is an example" in (tmp_path / "a/README.html").read_text("utf-8")


def test_without_the_book_s_address_the_sheet_says_who_gives_it(tmp_path: Path) -> None:
    done = run("2", "--for", "moodle", "--out", str(tmp_path / "a"))
    assert "No --url given" in done.output
    sheet = (tmp_path / "a/student/assignment.html").read_text("utf-8")
    assert "at the address that your instructor gives you" in sheet
    done = run("2", "--for", "moodle", "--url", "https://x.org/b", "--out", str(tmp_path / "b"))
    assert "No --url given" not in done.output
    sheet = (tmp_path / "b/student/assignment.html").read_text("utf-8")
    assert f'href="https://x.org/b/book/{STEM}.html"' in sheet


def test_more_questions_than_templates_are_told(tmp_path: Path) -> None:
    done = run("2", "--for", "moodle", "--questions", "60", "--out", str(tmp_path / "a"))
    kinds = len(templates.of(STEM))
    assert f"60 questions from {kinds} templates, so the same question comes again" in done.output


def test_blackboard_s_package_has_nothing_of_canvas_s_and_is_called_untested(folder: Path) -> None:
    names = {
        lms: zipfile.ZipFile(folder / "instructor/upload" / f"{lms}.zip").namelist()
        for lms in ("canvas-classic-quizzes", "blackboard-qti-1.2")
    }
    assert any("assessment_meta" in each for each in names["canvas-classic-quizzes"])
    assert not any("assessment_meta" in each for each in names["blackboard-qti-1.2"])
    page = (folder / "README.html").read_text("utf-8")
    assert "QTI 1.2 for Blackboard, untested" in page
    assert "No Blackboard was at hand" in page


def test_answers_are_shuffled_where_their_order_carries_nothing(folder: Path) -> None:
    bank = ElementTree.parse(folder / "instructor/upload/moodle-questions.xml").getroot()
    shuffled = [
        (each.findtext("shuffleanswers"), [a.findtext("text") or "" for a in each.iter("answer")])
        for each in bank.iter("question")
        if each.get("type") == "multichoice"
    ]
    assert {flag for flag, _ in shuffled} == {"true", "false"}
    for flag, texts in shuffled:
        steps = any("supported" in each.lower() for each in texts)
        rows = all(re.search(r"\d", re.sub("<[^>]+>", "", each)) for each in texts)
        others = any("Both" in each or "Neither" in each or "None" in each for each in texts)
        assert flag == "false" or not (rows or steps or others), texts


def test_a_chapter_goes_by_its_number_or_its_stem() -> None:
    assert {assign.find_chapter(each) for each in ("2", "02", STEM)} == {STEM}
    with pytest.raises(CourseError, match="no chapter is called '7'"):
        assign.find_chapter("7")


@pytest.mark.parametrize("tail", ["", "/", "/index.html", "/book/", "/book/index.html"])
def test_the_address_of_the_book_is_known_by_its_first_pages_too(tail: str) -> None:
    assert prepared(url=f"https://example.org/nato{tail}").url == "https://example.org/nato/"


@pytest.mark.parametrize("replace", [False, True])
def test_a_folder_with_other_content_is_left_alone(tmp_path: Path, replace: bool) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(CourseError, match="content that assign did not write"):
        assign.write(prepared(), ["moodle"], tmp_path, replace=replace)
    assert [each.name for each in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_target_that_fails_leaves_nothing_behind_and_the_old_folder_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    assign.write(prepared(), ["moodle"], out)
    before = contents(out)

    def fail(*_: object) -> list[str]:
        raise CourseError("the book is not built: run `make book`")

    monkeypatch.setitem(assign.WRITERS, "canvas", fail)
    with pytest.raises(CourseError, match="not built"):
        assign.write(prepared(), ["moodle", "canvas"], out, replace=True)
    assert contents(out) == before
    assert [each.name for each in tmp_path.iterdir()] == ["out"]


def test_every_target_has_steps() -> None:
    assert set(STEPS) == set(assign.WRITERS)


def test_lessons_add_up() -> None:
    for i, length in enumerate(lessons.LENGTHS):
        assert sum(minutes[i] for _, minutes in plan.PHASES) == length


def test_the_command_writes_the_folder_and_names_the_page_to_open(tmp_path: Path) -> None:
    out = tmp_path / "made"
    done = run("2", "--for", "moodle", "--due", "2026-12-11", "--questions", "3", "--out", str(out))
    assert done.exit_code == 0, done.output
    assert f"Open {out / 'README.html'}" in done.output
    assert "anyone could draw the same questions" in done.output
    bank = ElementTree.parse(out / "instructor/upload/moodle-questions.xml").getroot()
    graded = [each.findtext("idnumber") or "" for each in bank if each.get("type") != "category"]
    assert sum(each.startswith("c2-") for each in graded) == 3


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["7", "--for", "moodle"], "no chapter is called '7'"),
        (["2", "--for", "moodle", "--questions", "100000"], "100000"),
        (["2", "--for", "moodle", "--url", "javascript:alert(1)"], "no web address"),
        (["2", "--for", "moodle", "--url", "http://[x"], "no web address"),
        (["2", "--for", "moodle", "--url", "http://user:pw@x/"], "names, passwords"),
        (["2", "--for", "moodle", "--url", "http://x/ y"], "has a blank"),
        (["2", "--for", "canvas", "--book", "/nonexistent"], "/nonexistent is no folder"),
        (["2", "--for", "moodle", "--seed", "   "], "--seed: is empty"),
        (["2", "--for", "webct"], "webct"),
        (["2", "--for", "moodle", "--due", "soon"], "soon"),
        (["2"], "--for"),
        (["2", "--for", "moodle", "--out", os.devnull], "is a file"),
    ],
)
def test_bad_input_is_told_without_a_traceback(
    arguments: list[str], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(*arguments)
    assert done.exit_code in (1, 2)
    assert told in done.output
    assert "Traceback" not in done.output
    assert list(tmp_path.iterdir()) == []


def test_the_key_says_what_holds_for_the_formats_of_its_folder() -> None:
    online = " ".join(key.key(prepared(), ["moodle"]).decode().split())
    assert "packet" not in online and "20 points" not in online
    assert "6 questions has 1 point, 6 in all" in online
    both = " ".join(key.key(prepared(), ["moodle", "print"]).decode().split())
    assert "Letters as in the packet" in both and "6 in all" in both and "20 points" in both


def test_a_sheet_for_paper_alone_speaks_of_no_screen() -> None:
    paper = student_sheet.sheet(prepared(), ["print"]).decode()
    for word in ("interactive", "receipt", "your browser"):
        assert word not in paper
    assert "receipt" in student_sheet.sheet(prepared(), ["print", "moodle"]).decode()


def test_the_readme_ends_each_format_with_what_comes_back(tmp_path: Path) -> None:
    made = html.unescape(readme.readme(prepared(), tmp_path, dict.fromkeys(STEPS, ())).decode())
    assert "Student Analysis" in made and "then Results, then Grades or Responses" in made
    assert 'nato-course grade "assignment-nato-02-back" --roster roster.csv' in made
    assert made.count("nato-course grade") == 4
    assert "enter the marks where you keep them" in made
