"""Labs outside a browser: twins, what the front end is told, and when a run counts."""

from nato_course.widgets.lab import check_lab, lab, marked

RIGHT = (5000, {"2020": False, "2022": True})
BLANK = (..., {"2020": ..., "2022": ...})


def test_a_task_has_its_words_open_and_its_hints_behind_a_disclosure() -> None:
    shown = lab("own-substantial")
    before, _, after = shown.twin_html().partition("<details>")
    assert "<em>substantial combat forces</em>" in before
    assert "troops_2022_06" in after and "troops_2022_06" not in before
    assert repr(shown).startswith("Lab 3: Your own substantial\nIn 1997 NATO wrote")


def test_a_verdict_tells_the_same_as_text_and_as_html() -> None:
    shown = check_lab("own-substantial", RIGHT)
    assert repr(shown).startswith("Solved.\nIt follows. Your line is 5,000 soldiers")
    assert "<strong>Solved.</strong>" in shown.twin_html()


def test_only_a_run_on_a_reader_s_own_code_has_a_mark_and_each_its_own() -> None:
    runs = [check_lab("own-substantial", each).result["run"] for each in (BLANK, RIGHT, RIGHT)]
    assert runs[0] == ""
    assert len(set(runs)) == 3


def test_a_page_is_told_nothing_that_solves_the_lab() -> None:
    payload = lab("own-substantial").lab
    assert set(payload) == {"id", "number", "title", "task", "hints", "start", "minutes"}
    assert check_lab("own-substantial", BLANK).lab == {"id": "own-substantial", "number": 3}


def test_markup_of_a_text_is_code_and_emphasis_alone() -> None:
    assert marked("a `x < y` and *so* <b>") == ("a <code>x &lt; y</code> and <em>so</em> &lt;b&gt;")
