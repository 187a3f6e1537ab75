"""A course that is only half written: what is missing is told by file, place and what to do."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests import starter
from tests.build.slips import BANK, CHAPTER, SLIPS, TOGETHER, Slip, begun, instead, place_of


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[int, str]]:
    """What `coursebook check` says of each slip; each in a process of its own, two at a time."""
    place = tmp_path_factory.mktemp("slips")

    def checked(i: int, *slips: Slip) -> tuple[int, str]:
        folder = starter.begin(place / str(i) / "tides")
        for each in slips:
            each.make(folder)
        return starter.coursebook(folder, "check")

    with ThreadPoolExecutor(2) as two:
        found = two.map(checked, range(len(SLIPS)), SLIPS.values())
        at_once = checked(len(SLIPS), *TOGETHER.values())
        return dict(zip(SLIPS, found, strict=True)) | dict.fromkeys(TOGETHER, at_once)


@pytest.mark.parametrize("name", [*SLIPS, *TOGETHER])
def test_a_slip_is_told_with_its_place(said: dict[str, tuple[int, str]], name: str) -> None:
    code, words = said[name]
    assert code == 1
    assert "Traceback" not in words
    plain = " ".join(words.split())
    assert [each for each in (SLIPS | TOGETHER)[name].told if each not in plain] == [], words


def test_a_course_as_it_was_begun_has_no_slip(tmp_path: Path) -> None:
    folder = starter.begin(tmp_path / "tides")
    assert starter.coursebook(folder, "check") == (0, "No problems found.\n")


def test_a_table_with_a_fault_is_not_stamped(tmp_path: Path) -> None:
    folder = starter.begin(tmp_path / "tides")
    instead("content/tables/day_lengths.csv", "12.00", "strong")(folder)
    before = place_of(folder, "content/tables/datapackage.json").read_bytes()
    code, words = starter.coursebook(folder, "tables")
    assert code == 1 and "line 2, column june_hours: expected a number, found 'strong'" in words
    assert place_of(folder, "content/tables/datapackage.json").read_bytes() == before


def test_byte_order_marks_and_blank_lines_are_read(tmp_path: Path) -> None:
    folder, table = starter.begin(tmp_path / "tides"), "content/tables/day_lengths.csv"
    for name in (table, BANK, "content/claims.yaml", "content/references.bib"):
        begun(name)(folder)
    with place_of(folder, table).open("a", encoding="utf-8") as file:
        file.write("\n\n")
    code, words = starter.coursebook(folder, "tables")
    assert (code, words) == (0, "checksums renewed: day_lengths\n")
    assert starter.coursebook(folder, "check") == (0, "No problems found.\n")


def test_labs_of_a_chapter_without_labs_are_refused_in_words(tmp_path: Path) -> None:
    folder = starter.begin(tmp_path / "tides")
    code, words = starter.coursebook(folder, "assign", "1", "--for", "nbgrader", "--labs")
    assert (code, "Traceback" in words) == (1, False)
    assert f"--labs: {starter.STEM} has no labs: leave it out" in words


def test_a_problem_of_claims_is_told_once_by_the_check_of_questions(tmp_path: Path) -> None:
    folder = starter.begin(tmp_path / "tides")
    instead("course.py", '"lengths": (', '"heights": (')(folder)
    code, words = starter.coursebook(folder, "questions", "check")
    assert (code, words.count("claim 'L1'")) == (1, 1)


def test_a_misspelt_template_is_a_problem_of_questions_too(tmp_path: Path) -> None:
    folder = starter.begin(tmp_path / "tides")
    instead("templates.py", '"type": "numeric"', '"type": "numerc"')(folder)
    code, words = starter.coursebook(folder, "questions", "check")
    assert code == 1 and "No problems found" not in words
    assert "template day-difference" in words and "'numerc'" in words


@pytest.mark.parametrize(
    ("slip", "told", "built"),
    [
        ("a link to a claim that is none", "The book is built with them.", True),
        ("sections that were renamed", "The book is not built.", False),
        ("a section without a letter", "sections, 'lengths': is 'L'", False),
    ],
)
def test_a_build_tells_a_slip_in_words(tmp_path: Path, slip: str, told: str, built: bool) -> None:
    folder = starter.begin(tmp_path / "tides")
    made = (SLIPS | TOGETHER)[slip]
    made.make(folder)
    code, words = starter.run(folder, starter.program("jupyter-book"), "build", ".")
    assert code == 1 and "build succeeded" not in words
    assert made.told[0] in " ".join(words.split()) and told in words
    assert "Traceback" not in words
    assert (folder / "_build/html/index.html").exists() == built


def test_what_a_course_does_without_may_be_missing(tmp_path: Path) -> None:
    folder = starter.begin(tmp_path / "tides")
    instead(CHAPTER, "import charts, sun", "import sun")(folder)
    instead(CHAPTER, "charts.day_lengths()", "sun.hours(60, sun.TILT)")(folder)
    for name in ("charts.py", "templates.py", "content/misconceptions.yaml"):
        (folder / "tides" / name).unlink()
    bank = folder / "tides" / BANK
    text = bank.read_text("utf-8").replace("misconception: summer-is-near", "misconception: null")
    bank.write_text(text, "utf-8")
    assert starter.coursebook(folder, "check") == (0, "No problems found.\n")
