"""What an author forgets or mistypes in a course, and what the check has to say of it."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests import starter

BANK = f"content/questions/{starter.STEM}.yaml"
CHAPTER = f"book/{starter.STEM}.ipynb"


class Slip(NamedTuple):
    """What an author forgot or mistyped, and words that the check has to say of it."""

    make: Callable[[Path], object]
    told: tuple[str, ...]


def gone(name: str) -> Callable[[Path], object]:
    """Return what takes a file of the package away, or of the book."""
    return lambda folder: place_of(folder, name).unlink()


def begun(name: str) -> Callable[[Path], object]:
    """Return what puts a byte-order mark before a file, as spreadsheets and some editors do."""

    def put(folder: Path) -> None:
        place = place_of(folder, name)
        place.write_bytes(b"\xef\xbb\xbf" + place.read_bytes())

    return put


def instead(name: str, old: str, new: str) -> Callable[[Path], object]:
    """Return what puts other words into a file."""

    def put(folder: Path) -> None:
        place = place_of(folder, name)
        text = place.read_text("utf-8")
        assert old in text
        place.write_text(text.replace(old, new, 1), "utf-8")

    return put


def place_of(folder: Path, name: str) -> Path:
    return folder / name if name.startswith(("book/", "_")) else folder / "tides" / name


SLIPS = {
    "no course": Slip(gone("course.py"), ("tides/course.py", "gives no COURSE")),
    "a course without a title": Slip(
        instead("course.py", f'    title="{starter.TITLE}",\n', ""),
        ("tides/course.py", "title", "see Course"),
    ),
    "a chapter headed otherwise": Slip(
        instead(CHAPTER, "# The length of a day", "# Dusk and dawn"),
        (CHAPTER, "is headed 'Dusk and dawn'", "'The length of a day'"),
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
        (
            "references.bib",
            "entry 'meeus1998', field class",
            "is missing: write one of classic, reference, service",
        ),
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
        instead("course.py", f'"{starter.STEM}":', f'"02_tides": "Tides", "{starter.STEM}":'),
        ("tides/course.py", "02_tides", "write it"),
    ),
    "no bank": Slip(gone(BANK), (f"questions/{starter.STEM}.yaml is not there", "write it")),
    "a check that no bank holds": Slip(
        instead(CHAPTER, '\\"near-sun\\"', '\\"near-moon\\"'),
        (CHAPTER, "self_check", "near-moon", "did you mean near-sun"),
    ),
    "contents that name a chapter which is not there": Slip(
        instead("_toc.yml", f"book/{starter.STEM}", "book/01_length_of_day"),
        (
            f"_toc.yml: names book/01_length_of_day, but book/01_length_of_day.ipynb is not there: "
            f"did you mean book/{starter.STEM}?",
            f"_toc.yml: leaves out book/{starter.STEM}, which tides/course.py has as a chapter",
        ),
    ),
    "a page gone to which others lead": Slip(
        gone("book/claims.ipynb"),
        (
            "_toc.yml: names book/claims, but book/claims.ipynb is not there: write it",
            f"{CHAPTER}: link to claims.ipynb#l1: book/claims is not there",
        ),
    ),
    "contents that leave out a page to which others lead": Slip(
        instead("_toc.yml", "      - file: book/progress\n", "      - file: book/index\n"),
        ("_toc.yml: leaves out book/progress, to which each chapter leads: add it",),
    ),
    "a cell that is no Python": Slip(
        instead(CHAPTER, "charts.day_lengths()", "charts.day_lengths("),
        (f"{CHAPTER}: cell 'figure', line 1: '(' was never closed",),
    ),
    "a notebook that is none": Slip(
        instead(CHAPTER, "{", ""), (f"{CHAPTER}: is no notebook", "restore it")
    ),
    "figures that are no Python": Slip(
        instead("charts.py", "def day_lengths() -> alt.Chart:", "def day_lengths() -> alt.Chart"),
        ("tides/charts.py, line 10: Python says SyntaxError: expected ':'",),
    ),
    "a name in tables that is none": Slip(
        instead("tables.py", "(NamedTuple)", "(NamedTupel)"),
        ("tides/tables.py, line 9: Python says NameError: name 'NamedTupel' is not defined",),
    ),
    "a template that breaks": Slip(
        instead("templates.py", "round(abs(there - here), 2)", "round(there, here)"),
        ("template 'day-difference'", "tides/templates.py, line 24: Python says TypeError"),
    ),
    "a record type of a table that is gone": Slip(
        instead("tables.py", '@table("day_lengths")', '@table("months")\n@table("day_lengths")'),
        ('tides/tables.py: @table("months") names no table of datapackage.json: use one of day_',),
    ),
    "a field that no column has": Slip(
        instead("tables.py", "june_hours", "june_length"),
        (
            "tides/tables.py: DayLength has the fields latitude_deg, june_length, december_hours; "
            "the descriptor has latitude_deg, june_hours, december_hours for day_lengths",
        ),
    ),
    "a field of the wrong type": Slip(
        instead("tables.py", "june_hours: float", "june_hours: int"),
        (
            "tides/content/tables/day_lengths.csv, line 2, column june_hours: expected a whole "
            "number, found '12.00'. Mend the cell, or the type in tides/tables.py.",
        ),
    ),
    "a wrong value in a table": Slip(
        instead("content/tables/day_lengths.csv", "12.00", "strong"),
        ("day_lengths.csv, line 2, column june_hours: expected a number, found 'strong'",),
    ),
    "semicolons in a table": Slip(
        instead("content/tables/day_lengths.csv", "latitude_deg,june_hours,", "latitude_deg;june;"),
        ("day_lengths.csv, line 1", "Put commas between the cells, not semicolons."),
    ),
    "a type that the descriptor has not": Slip(
        instead("content/tables/datapackage.json", '"type": "number"', '"type": "nummer"'),
        (
            "tides/content/tables/datapackage.json: table 'day_lengths', field "
            "schema.fields[1].type: is 'nummer': write one of string, integer, number",
        ),
    ),
    "a table without a name": Slip(
        instead("content/tables/datapackage.json", '      "name": "day_lengths",\n', ""),
        ("datapackage.json: table 1, field name: is missing: name the table",),
    ),
    "a table that was never taken": Slip(
        instead("content/tables/datapackage.json", '      "retrieved": "2026-11-30",\n', ""),
        ("datapackage.json: table 'day_lengths', field retrieved: is missing: write the day",),
    ),
    "a language in words": Slip(
        instead("content/references.bib", "language = {la}", "language = {latin}"),
        ("entry 'copernicus1543', field language: is 'latin': use one of en, la, el, or write",),
    ),
    "a section without a letter": Slip(
        instead("course.py", '("L", "How long days are")', '"L"'),
        ("tides/course.py: sections, 'lengths': is 'L': write the letter of its ids",),
    ),
    "a mark that is no name of a file": Slip(
        instead("course.py", 'mark="tides"', 'mark="~"'),
        ("tides/course.py: mark is '~': write small letters, digits and hyphens",),
    ),
    "sections that were renamed": Slip(
        instead("course.py", '"lengths": (', '"heights": ('),
        (
            "claim 'L1', field section: is 'lengths': write one of heights, reasons",
            "2 problems found. Mend these first: questions, exercises, calls, links, templates and "
            "instances of templates could not be looked at yet, and more may come.",
        ),
    ),
    "no misconceptions": Slip(
        gone("content/misconceptions.yaml"),
        ("no misconception is called 'summer-is-near': add it to misconceptions.yaml",),
    ),
    "a template of too few": Slip(
        instead("templates.py", "combinations(latitudes, 2)", "combinations(latitudes[:4], 2)"),
        ("template day-difference", "has 12 instances", "widen"),
    ),
}

TOGETHER = {
    "another title in the settings": Slip(
        instead("_config.yml", "only_build", 'title: "Tides: See, Moon and Shore"\nonly_build'),
        ("_config.yml: title is 'Tides: See, Moon and Shore'", "in tides/course.py: mend one"),
    ),
    "the progress of another chapter": Slip(
        instead(CHAPTER, 'chapter_progress(\\"01_', 'chapter_progress(\\"02_'),
        (f"{CHAPTER}: chapter_progress('02_length_of_a_day')", f"did you mean {starter.STEM}?"),
    ),
    "a figure that is not written": Slip(
        instead(CHAPTER, "charts.day_lengths()", "charts.month()"),
        (f"{CHAPTER}: charts.month: tides/charts.py has no month: write it",),
    ),
    "a module that is not written": Slip(
        instead(CHAPTER, "import charts, sun", "import charts, moon"),
        (f"{CHAPTER}: imports moon, which tides has not",),
    ),
    "a link to a claim that is none": Slip(
        instead(CHAPTER, "claims.ipynb#r1", "claims.ipynb#h7"),
        (f"{CHAPTER}: link to claims.ipynb#h7:", "no claim has the id 'H7': use one of L1, L2, R1"),
    ),
    "a link to a chapter that is not written": Slip(
        instead(CHAPTER, "Bet first.", "Bet first, or see [2](02_rivers.ipynb)."),
        (f"{CHAPTER}: link to 02_rivers.ipynb: book/02_rivers is not there:", "write it"),
    ),
    "a link to a section that is none": Slip(
        instead("book/index.md", "(progress.ipynb)", f"({starter.STEM}.ipynb#why-thy-differ)"),
        ("book/index.md: link to", "no section 'why-thy-differ': did you mean why-they-differ?"),
    ),
    "a work cited that is not in the bibliography": Slip(
        instead(CHAPTER, "#cite-noaa2008", "#cite-galilei1632"),
        (
            f"{CHAPTER}: link to bibliography.ipynb#cite-galilei1632:",
            "use one of copernicus1543, meeus1998, noaa2008, ptolemy1984, or add an entry there",
        ),
    ),
    "templates of another chapter": Slip(
        instead("templates.py", "    CHAPTER: (", '    "09_x": ('),
        ("tides/templates: TEMPLATES names '09_x', which is no chapter",),
    ),
}
"""Slips that one course may have at once, each of which is told."""
