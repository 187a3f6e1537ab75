"""What is made for readers stands on a page: no figure, exercise or prediction is left over."""

import pytest

from coursebook import questions, sources
from coursebook.questions import weighings
from coursebook.widgets import _drawn_series
from coursebook.widgets.hypotheses import rated_matrix
from coursebook.widgets.weigh import weighed_questions
from nato_course import charts
from tests.unit.book.prose import CHAPTERS, PAGES, cells

CODE = {
    path.stem: "\n".join(cell.source for cell in cells(path) if cell.kind == "code")
    for path in PAGES
}
ALL = "\n".join(CODE.values())
OFFERED = ("defence-germany", "defence-poland", "defence-usa")
"""Series that a page names for notebooks of the reader's own."""


@pytest.mark.parametrize(
    ("call", "names"),
    [
        ("weigh", [each.id for each in weighings.all()]),
        ("draw_it", [name for name in _drawn_series.names() if name not in OFFERED]),
        ("self_check", [each.id for path in CHAPTERS for each in questions.chapter(path.stem)]),
        ("predict", [each.id for path in CHAPTERS for each in questions.of(path.stem).predictions]),
    ],
)
def test_each_is_called_on_one_page(call: str, names: list[str]) -> None:
    times = {name: ALL.count(f'{call}("{name}"') for name in names}
    assert {name: count for name, count in times.items() if count != 1} == {}


def test_each_decision_and_verdict_is_asked_once_and_returned_to() -> None:
    calls = {
        "decide": ('decide("{}")', 'recall("{}")'),
        "verdict": ('verdict("{}")', 'verdict("{}", again=True)'),
    }
    asked = [each for path in CHAPTERS for each in questions.of(path.stem).decisions]
    wrong = [
        call.format(each.id)
        for each in asked
        for call in calls[each.kind]
        if ALL.count(call.format(each.id)) != 1
    ]
    assert wrong == []


def test_a_series_for_the_readers_own_notebooks_is_named_on_a_page() -> None:
    told = "\n".join(cell.source for path in PAGES for cell in cells(path))
    assert [name for name in OFFERED if name not in told] == []


def test_each_set_of_documents_is_read_or_judged_on_a_page() -> None:
    calls = ("document_exercise", "document_reader")
    found = {s for s in sources.document_sets() for call in calls if f'{call}("{s}"' in ALL}
    assert set(sources.document_sets()) - found == set()


def test_each_chart_stands_on_a_page() -> None:
    drawn = [each for each in charts.__all__ if each[0].islower() and each != "figure"]
    assert [name for name in drawn if f"charts.{name}(" not in ALL] == []


def test_the_overview_links_each_exercise_to_the_page_that_has_it() -> None:
    lost = [
        asked["id"]
        for asked in weighed_questions()
        if f'weigh("{asked["id"]}")' not in CODE[asked["page"]]
    ]
    assert lost == []
    assert "hypotheses()" in CODE[rated_matrix()["page"]]
