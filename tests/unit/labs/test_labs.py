"""Every lab: its untouched cell runs, its solution passes, wrong answers are told what is off."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from coursebook import chapters, labs
from coursebook.errors import CourseError
from coursebook.labs import Lab, Verdict
from coursebook.labs._checks import FunctionCheck
from coursebook.teach.assignment import lab_key
from nato_course import labs as course_labs
from nato_course.labs import CHECKS
from tests.unit.labs.wrong import WRONG

ALL = [(stem, each) for stem in labs.stems() for each in labs.chapter(stem)]
EACH = pytest.mark.parametrize(("stem", "lab"), ALL, ids=[each.id for _, each in ALL])
IMPORTS = (
    "from coursebook import sources\nfrom nato_course import datasets\n"
    "from nato_course.models import missile_defence\n"
    "from nato_course.models.richardson import ArmsRace"
)


def code_cells(stem: str) -> list[str]:
    cells = json.loads((chapters.BOOK / f"{stem}.ipynb").read_text("utf-8"))["cells"]
    return ["".join(each["source"]) for each in cells if each["cell_type"] == "code"]


def verdict(lab: Lab, code: str, imports: str = IMPORTS) -> Verdict:
    """Return what the check says of code in the place of a lab's own."""
    space: dict[str, Any] = {"check": labs.check}
    exec(imports, space)
    exec(lab_key.task(lab), space)
    exec(code, space)
    found = eval(f"check({lab.id!r}, {lab_key.handed(lab)})", space)
    assert isinstance(found, Verdict)
    return found


@EACH
def test_an_untouched_cell_runs_and_says_calmly_what_is_to_do(stem: str, lab: Lab) -> None:
    imports = next(
        each
        for each in code_cells(stem)
        if each.startswith(("from coursebook", "from nato_course"))
    )
    found = verdict(lab, "", imports)
    assert found.state == "todo"
    assert lab.todo in found.lines[0]


@EACH
def test_a_solution_passes_and_tells_what_it_shows(stem: str, lab: Lab) -> None:
    found = verdict(lab, lab_key.solution(lab))
    assert (found.state, found.share) == ("done", 1.0), found.lines
    assert not re.search(r"[{}]", "".join(found.lines))


WRONGS = [(lab, code, words) for _, lab in ALL for code, words in WRONG[lab.id]]


@pytest.mark.parametrize(
    ("lab", "code", "words"), WRONGS, ids=[f"{each.id}: {words}" for each, _, words in WRONGS]
)
def test_a_wrong_answer_is_told_what_is_off(lab: Lab, code: str, words: str) -> None:
    found = verdict(lab, code)
    assert found.state == "off"
    assert found.share < 1
    assert words in " ".join(found.lines), found.lines


@EACH
def test_two_wrong_answers_are_held_at_least(stem: str, lab: Lab) -> None:
    assert len(WRONG[lab.id]) >= 2


FUNCTIONS = {name: each for name, each in CHECKS.items() if isinstance(each, FunctionCheck)}
SLIPS = [(name, slip) for name, each in FUNCTIONS.items() for slip in each.slips]


@pytest.mark.parametrize(("lab_id", "slip"), SLIPS, ids=[f"{a}: {b}" for a, b in SLIPS])
def test_every_known_slip_is_told_in_its_own_words(lab_id: str, slip: str) -> None:
    found = labs.check(lab_id, FUNCTIONS[lab_id].slips[slip])
    assert found.lines == (labs.get(lab_id).told[slip],)
    assert found.state == "off"


@pytest.mark.parametrize("lab_id", FUNCTIONS)
def test_no_constant_and_no_word_of_a_hint_passes(lab_id: str) -> None:
    lab, check = labs.get(lab_id), FUNCTIONS[lab_id]
    told = " ".join([*lab.task, *lab.hints, lab.start])
    rights = [check.right(*case) for case in check.cases]
    numbers = [float(each) for each in re.findall(r"\d+(?:\.\d+)?", told)]
    for constant in [*rights, *numbers]:
        found = labs.check(lab_id, lambda *_, constant=constant: constant)
        assert found.state == "off", constant


@pytest.mark.parametrize("lab_id", FUNCTIONS)
def test_a_function_that_stops_is_told_where(lab_id: str) -> None:
    def broken(*_: Any) -> Any:
        raise KeyError("2013")

    found = labs.check(lab_id, broken)
    assert found.state == "off"
    assert "broken(" in found.lines[0] and "stops with KeyError" in found.lines[0]


@EACH
def test_words_of_the_check_are_all_used(stem: str, lab: Lab) -> None:
    check: Any = CHECKS[lab.id]
    if hasattr(check, "slips"):
        assert set(lab.told) == set(check.slips)
    own = Path(str(course_labs.__file__)).with_name(f"chapter_{int(stem[:2])}.py")
    shared = (own.parent.glob("own_*.py"), Path(str(labs.__file__)).parent.glob("_*.py"))
    sources = [own, *(each for found in shared for each in found)]
    source = "".join(each.read_text("utf-8") for each in sources)
    assert [slip for slip in lab.told if f'"{slip}"' not in source] == []


@EACH
def test_the_notebook_has_the_task_and_the_code_that_it_begins_with(stem: str, lab: Lab) -> None:
    cells = code_cells(stem)
    at = cells.index(f'lab("{lab.id}")')
    assert cells[at + 1] == lab.start


@EACH
def test_no_solution_stands_in_the_notebook(stem: str, lab: Lab) -> None:
    lines = {each.strip() for each in lab_key.solution(lab).splitlines() if len(each.strip()) > 12}
    own = lines - {each.strip() for each in lab.start.splitlines()}
    text = "\n".join(code_cells(stem))
    assert own and not all(each in text for each in own)


class Strange:
    """An answer that no author thought of."""

    def __eq__(self, other: object) -> bool:
        raise ValueError("is not to be compared")

    __hash__ = None  # type: ignore[assignment]


STRANGE: list[Any] = [
    *(0, -1, 1e308, float("nan"), float("inf"), 10**400, "", "x" * 999, b"x", object(), Strange),
    *([], {}, set(), [[]], [[[]]], {1: {2: 3}}, (), [None], range(3), Strange()),
]


@EACH
def test_no_answer_makes_a_check_fail_or_pass_by_chance(stem: str, lab: Lab) -> None:
    size = len(getattr(CHECKS[lab.id], "names", "12"))
    for strange in STRANGE:
        answers = [strange, [strange] * size, {"a": strange}, lambda *_, given=strange: given]
        for answer in [*answers, *([strange] * i + [1] * (size - i) for i in range(size))]:
            assert labs.check(lab.id, answer).state != "done"


def test_each_chapter_has_three_to_five_labs() -> None:
    assert labs.stems() == chapters.stems()
    assert all(3 <= len(labs.chapter(stem)) <= 5 for stem in labs.stems())


def test_each_lab_has_a_check_a_solution_and_an_id_of_its_own() -> None:
    ids = [each.id for _, each in ALL]
    assert len(set(ids)) == len(ids)
    assert set(ids) == set(CHECKS) == set(WRONG) == set(lab_key._solutions())


def test_an_unknown_lab_is_told_with_those_that_are_near() -> None:
    with pytest.raises(CourseError, match="no chapter has the lab 'guideline': did you mean gui"):
        labs.get("guideline")
