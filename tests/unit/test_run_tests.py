"""The runner of all checks: what it tells while they run, and of those that fail."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))

import run_tests
from run_tests import Progress, Step, again, durations, run, run_beside, summary


def says(name: str, text: str, exit_code: int = 0) -> Step:
    return Step(name, [sys.executable, "-c", f"print({text!r}); raise SystemExit({exit_code})"])


def test_steps_beside_each_other_are_counted_and_only_a_failed_one_is_heard(
    capsys: pytest.CaptureFixture[str],
) -> None:
    steps = [says("fine", "all well"), says("bad", "a fault", 1)]
    run_beside(steps, Progress(3))
    told = capsys.readouterr().out
    assert "a fault" in told and "all well" not in told
    assert "2 of 3: " in told
    assert "fine passed in" in told and "bad FAILED in" in told


def test_the_summary_names_the_slowest_and_what_to_run_again(
    capsys: pytest.CaptureFixture[str],
) -> None:
    slow = [(float(i), f"test {i}") for i in range(30)]
    bad = Step(
        "unit", ["pytest", "tests"], "FAILED tests/a.py::test_x[a b] - assert 1\n", slow=slow
    )
    summary([Step("lint", ["ruff"], passed=True), bad])
    told = capsys.readouterr().out
    assert "test 29" in told and "test 20" in told and "test 19" not in told
    assert "pytest 'tests/a.py::test_x[a b]'" in told
    assert "run again: ruff" not in told


def test_a_step_without_tests_is_run_again_as_it_was() -> None:
    assert again(Step("lint", ["ruff", "check", "."])) == "ruff check ."


def test_a_process_that_a_test_left_behind_does_not_hold_up_the_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(run_tests, "PATIENCE_SECONDS", 0.2)
    leaves = "import subprocess; subprocess.Popen(['sleep', '20']); print('done')"
    step = run(Step("leaves", [sys.executable, "-c", leaves]))
    assert step.passed and "done" in step.said
    assert step.seconds < 10


def test_each_test_s_time_is_read_from_the_report_of_a_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run_tests, "REPORTS", tmp_path)
    file = tmp_path / "test_one.py"
    file.write_text("def test_a(): pass\n", encoding="utf-8")
    pytest_program = str(Path(sys.executable).with_name("pytest"))
    step = run(Step("one", [pytest_program, "-q", "-p", "no:cacheprovider", str(file)]))
    assert step.passed
    assert [name.rpartition(": ")[2] for _, name in step.slow] == ["test_a"]
    assert durations(tmp_path / "none.xml") == []
