"""Minutes follow one rule, and every place that names them has them from it."""

import json
from pathlib import Path

import pytest

from coursebook import chapters, questions, timing
from coursebook.chapters import OFF_CORE
from coursebook.sources import document_set
from nato_course.widgets import chapter_progress

PROSE = "word " * 300
STEM = "03_putins_stance"


def notebook(folder: Path, *cells: tuple[str, str]) -> Path:
    path = folder / "01_test.ipynb"
    made = [{"cell_type": kind, "source": text, "metadata": {}} for kind, text in cells]
    path.write_text(json.dumps({"cells": made}), encoding="utf-8")
    return path


def test_prose_takes_a_minute_for_150_words_and_closed_parts_none(tmp_path: Path) -> None:
    closed = f"<details><summary>Deeper: x</summary>\n\n{PROSE}\n\n</details>"
    path = notebook(tmp_path, ("markdown", f"## One\n\n{PROSE}\n\n{closed}"))
    assert timing.chapter(path)[0].minutes == 2


@pytest.mark.parametrize(
    ("call", "minutes"),
    [
        ('recall("x")', 0.5),
        ('predict("x")', 0.5),
        ('decide("x")', 2),
        ("charts.line()", 1),
        ("explore(f, n=range(3))", 3),
        ('warm_up("x")', 4.5),
        ('chapter_progress("x")', 0),
        ("print(1)", 0),
    ],
)
def test_what_readers_do_takes_its_time(tmp_path: Path, call: str, minutes: float) -> None:
    path = notebook(tmp_path, ("markdown", "## One"), ("code", call))
    assert timing.chapter(path)[0].minutes == minutes


def test_a_check_takes_the_thinking_of_its_type_and_the_reading_of_its_words() -> None:
    for stem in questions.stems():
        for each in questions.chapter(stem):
            asked = " ".join((each.prompt, *each.task(), each.explanation))
            reading = timing.of_call("self_check", each.id) - timing.CHECKS[each.type]
            assert reading >= chapters.count_words(asked) / timing.WORDS_A_MINUTE > 0


def test_a_longer_check_of_a_type_takes_longer() -> None:
    singles = [each for each in questions.chapter(STEM) if each.type == "single"]
    by_length = sorted(singles, key=lambda each: len(" ".join(each.task())))
    shortest, longest = (timing.of_call("self_check", by_length[i].id) for i in (0, -1))
    assert shortest < longest


def test_every_type_of_question_has_its_minutes() -> None:
    assert set(timing.CHECKS) == set(questions.TYPES)


def test_documents_are_read_and_judged_one_by_one() -> None:
    count = len(document_set("assurances"))
    assert timing.of_call("document_exercise", "assurances") > count


def test_a_section_holds_those_inside_it_and_a_chapter_counts_them_once(tmp_path: Path) -> None:
    text = f"# T\n\n## One\n\n{PROSE}\n\n### In\n\n{PROSE}\n\n## Two\n\n{PROSE}"
    found = timing.chapter(notebook(tmp_path, ("markdown", text)))
    assert [round(each.minutes) for each in found] == [0, 4, 2, 2]
    assert timing.times(tmp_path / "01_test.ipynb") == timing.Times(5, 5)


def test_the_core_path_leaves_out_the_sections_that_say_so(tmp_path: Path) -> None:
    text = f"# T\n\n## One\n\n{PROSE * 5}\n\n## Two\n\n{OFF_CORE}\n\n{PROSE * 5}\n\n### In\n\nA."
    assert timing.times(notebook(tmp_path, ("markdown", text))) == timing.Times(20, 10)


@pytest.mark.parametrize("stem", chapters.stems())
def test_the_chapter_s_own_panel_states_the_estimate(stem: str) -> None:
    times = timing.times(timing.path_of(stem))
    shown = chapter_progress(stem).twin_text()
    assert shown.startswith(f"About {times.full} minutes")
    assert (f"core path about {times.core}" in shown) == (times.core < times.full)


def test_without_the_book_s_text_the_panel_names_no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timing, "BOOK", Path("/nowhere"))
    assert chapter_progress("02_historical_context").twin_text().startswith("This chapter has")
