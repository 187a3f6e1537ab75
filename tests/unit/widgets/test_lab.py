"""Labs outside a browser: twins, what the front end is told, and when a run counts."""

import importlib
from typing import Any

from coursebook.widgets.lab import LabView, check_lab, checked, lab, marked

lab_module = importlib.import_module("coursebook.widgets.lab")

RIGHT = (5000, {"2020": False, "2022": True})
BLANK = (..., {"2020": ..., "2022": ...})


def test_a_task_has_its_words_open_and_its_hints_behind_a_disclosure() -> None:
    shown = lab("own-substantial")
    before, _, after = shown.twin_html().partition("<details>")
    assert "<em>substantial combat forces</em>" in before
    assert "troops_2022_06" in after and "troops_2022_06" not in before
    assert repr(shown).startswith(
        "Lab 3: Your own substantial (easy, about 10 minutes on top of the "
    )


def test_a_verdict_tells_the_same_as_text_and_as_html() -> None:
    shown = checked("own-substantial", RIGHT)
    assert repr(shown).startswith("Solved.\nIt follows. Your line is 5,000 soldiers")
    assert "<strong>Solved.</strong>" in shown.twin_html()


def test_only_a_run_on_a_reader_s_own_code_has_a_mark_and_each_its_own() -> None:
    runs = [checked("own-substantial", each).result["run"] for each in (BLANK, RIGHT, RIGHT)]
    assert runs[0] == ""
    assert len(set(runs)) == 3


def test_a_page_is_told_nothing_that_solves_the_lab() -> None:
    payload = lab("own-substantial").lab
    asked = {"id", "number", "title", "task", "hints", "start"}
    assert set(payload) == asked | {"effort", "places"}
    assert checked("own-substantial", BLANK).lab == {"id": "own-substantial", "number": 3}


def test_markup_of_a_text_is_code_and_emphasis_alone() -> None:
    assert marked("a `x < y` and *so* <b>") == ("a <code>x &lt; y</code> and <em>so</em> &lt;b&gt;")


def test_hints_come_one_by_one_where_no_page_shows_them() -> None:
    twin = lab("own-substantial").twin_html()
    assert [twin.count(each) for each in ("<details>", "</details></details></details>")] == [3, 1]
    assert twin.count("<summary>A hint</summary>") == 1


def test_a_lab_links_its_section_and_its_tables_and_says_how_long_it_takes() -> None:
    shown = lab("what-grew")
    hrefs = [each["href"] for each in shown.lab["places"]]
    assert hrefs == [
        "#borders-and-encirclement-measured",
        *(f"data.html#{each}" for each in ("nato-members", "border-totals", "armed-forces")),
    ]
    assert all(f'href="{each}"' in shown.twin_html() for each in hrefs)
    assert shown.lab["effort"] == "medium, about 15 minutes on top of the chapter's"


def test_a_check_shows_itself_wherever_in_the_cell_it_stands(monkeypatch: Any) -> None:
    seen: list[LabView] = []
    monkeypatch.setattr(lab_module, "display", seen.append)
    check_lab("own-substantial", RIGHT)
    assert [repr(each).splitlines()[0] for each in seen] == ["Solved."]


def test_a_verdict_does_not_say_its_head_twice() -> None:
    told = checked("own-substantial", (0, {"2020": True, "2022": True})).twin_text()
    assert told.lower().count("not yet") == 1
