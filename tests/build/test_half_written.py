"""A course that is only half written: what is missing is told by file, place and what to do."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import pytest

from tests import starter

BANK = f"content/questions/{starter.STEM}.yaml"
CHAPTER = f"book/{starter.STEM}.ipynb"


class Slip(NamedTuple):
    """What an author forgot or mistyped, and words that the check has to say of it."""

    make: Callable[[Path], object]
    told: tuple[str, ...]


def gone(name: str) -> Callable[[Path], object]:
    """Return what takes a file of the package away, or of the book."""
    return lambda folder: _place(folder, name).unlink()


def instead(name: str, old: str, new: str) -> Callable[[Path], object]:
    """Return what puts other words into a file."""

    def put(folder: Path) -> None:
        place = _place(folder, name)
        text = place.read_text("utf-8")
        assert old in text
        place.write_text(text.replace(old, new, 1), "utf-8")

    return put


def _place(folder: Path, name: str) -> Path:
    return folder / name if name.startswith(("book/", "_")) else folder / "tides" / name


SLIPS = {
    "no course": Slip(gone("course.py"), ("tides/course.py", "gives no COURSE")),
    "a course without a title": Slip(
        instead("course.py", f'    title="{starter.TITLE}",\n', ""),
        ("tides/course.py", "title", "see Course"),
    ),
    "no settings": Slip(gone("_config.yml"), ("_config.yml", "run this in the folder of a course")),
    "settings that name no course": Slip(
        instead("_config.yml", "    coursebook_course: tides\n", ""),
        ("_config.yml", "write coursebook_course"),
    ),
    "no claims": Slip(gone("content/claims.yaml"), ("claims.yaml", "can't be read")),
    "a claim without a verdict": Slip(
        instead("content/claims.yaml", "    verdict: well supported\n", ""),
        ("claims.yaml", "claim 'L1'", "field verdict", "write one of the five verdicts"),
    ),
    "a typo in a source's key": Slip(
        instead("content/claims.yaml", "source: meeus1998", "source: meeus1989"),
        ("claims.yaml", "claim 'L1'", "evidence[1].source", "meeus1998"),
    ),
    "no bibliography": Slip(gone("content/references.bib"), ("references.bib", "can't be read")),
    "a work without a class": Slip(
        instead("content/references.bib", "  class = {reference},\n", ""),
        ("references.bib", "entry 'meeus1998', field class", "fill it in"),
    ),
    "a question without a key": Slip(
        instead(BANK, "        correct: true", "        correct: false"),
        (f"{starter.STEM}.yaml", "question 'near-sun'", "options"),
    ),
    "a question without an explanation": Slip(
        instead(BANK, "    explanation: The longest day grows with the latitude.\n", ""),
        (f"{starter.STEM}.yaml", "question 'by-latitude'", "explanation"),
    ),
    "YAML that is none": Slip(
        instead(BANK, "  - id: near-sun", "  - id: [near-sun"),
        (f"{starter.STEM}.yaml, line", "mend the YAML"),
    ),
    "a number of no table": Slip(
        instead(BANK, "answer: june_60", "answer: june_61"), (f"{starter.STEM}.yaml", "june_61")
    ),
    "a table without a record type": Slip(
        instead("tables.py", '@table("day_lengths")\n', ""),
        ("tides/tables.py", "no record type for the table 'day_lengths'"),
    ),
    "a table that was changed": Slip(
        instead("content/tables/day_lengths.csv", "12.00", "12.01"),
        ("day_lengths.csv", "sha256", "coursebook tables"),
    ),
    "a descriptor that is none": Slip(
        instead("content/tables/datapackage.json", "{", ""),
        ("datapackage.json", "this isn't JSON"),
    ),
    "an unknown chapter": Slip(
        instead("course.py", f'{{"{starter.STEM}"', f'{{"02_tides": "Tides", "{starter.STEM}"'),
        ("tides/course.py", "02_tides", "write it"),
    ),
    "no bank": Slip(gone(BANK), (f"questions/{starter.STEM}.yaml is not there", "write it")),
    "a check that no bank holds": Slip(
        instead(CHAPTER, '\\"near-sun\\"', '\\"near-moon\\"'),
        (CHAPTER, "self_check", "near-moon", "did you mean near-sun"),
    ),
    "a template of too few": Slip(
        instead("templates.py", "combinations(latitudes, 2)", "combinations(latitudes[:4], 2)"),
        ("template day-difference", "has 12 instances", "widen"),
    ),
}


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[int, str]]:
    """What `coursebook check` says of each slip; each in a process of its own, two at a time."""
    place = tmp_path_factory.mktemp("slips")

    def checked(i: int, slip: Slip) -> tuple[int, str]:
        folder = starter.begin(place / str(i) / "tides")
        slip.make(folder)
        return starter.coursebook(folder, "check")

    with ThreadPoolExecutor(2) as two:
        found = two.map(checked, range(len(SLIPS)), SLIPS.values())
        return dict(zip(SLIPS, found, strict=True))


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_told_with_its_place(said: dict[str, tuple[int, str]], name: str) -> None:
    code, words = said[name]
    assert code == 1
    assert "Traceback" not in words
    plain = " ".join(words.split())
    assert [each for each in SLIPS[name].told if each not in plain] == [], words


def test_a_course_as_it_was_begun_has_no_slip(tmp_path: Path) -> None:
    folder = starter.begin(tmp_path / "tides")
    assert starter.coursebook(folder, "check") == (0, "No problems found.\n")


def test_what_a_course_does_without_may_be_missing(tmp_path: Path) -> None:
    folder = starter.begin(tmp_path / "tides")
    for name in ("charts.py", "templates.py", "content/misconceptions.yaml"):
        (folder / "tides" / name).unlink()
    bank = folder / "tides" / BANK
    text = bank.read_text("utf-8").replace("misconception: summer-is-near", "misconception: null")
    bank.write_text(text, "utf-8")
    assert starter.coursebook(folder, "check") == (0, "No problems found.\n")
