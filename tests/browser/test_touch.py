"""Two quick taps press a control twice: they never zoom the page away under the finger."""

from pathlib import Path
from typing import Any

from coursebook import questions
from coursebook.teach.exports import scorm
from coursebook.widgets.decide import decide, verdict
from coursebook.widgets.document_exercise import document_exercise
from coursebook.widgets.document_reader import document_reader
from coursebook.widgets.draw_it import draw_it
from coursebook.widgets.explore import explore
from coursebook.widgets.hypotheses import hypotheses
from coursebook.widgets.ledger import ledger
from coursebook.widgets.predict import predict
from coursebook.widgets.progress import progress
from coursebook.widgets.receipt import receipt
from coursebook.widgets.self_check import self_check
from coursebook.widgets.weigh import weigh
from nato_course.widgets.article_six import article_six
from nato_course.widgets.enlargement_map import enlargement_map
from nato_course.widgets.security_dilemma import security_dilemma
from nato_course.widgets.timeline import timeline
from tests.browser.pages import Mount, Open
from tests.files import write

CHAPTER = "02_historical_context"
ZOOMING = """() => {
  const controls = 'button, select, summary, label, input, [role=button], a[href]';
  return [...document.querySelectorAll(controls)]
    .filter((each) => getComputedStyle(each).touchAction === 'auto')
    .map((each) => each.outerHTML.slice(0, 120));
}"""


def made(level: int, wary: bool) -> str:
    return f"{level} {wary}"


def every_widget() -> list[Any]:
    samples = questions.load(questions.SAMPLES)
    return [
        *(self_check(each) for each in samples.questions),
        *(predict(each) for each in samples.predictions),
        *(decide(each) if each.kind == "decide" else verdict(each) for each in samples.decisions),
        *(article_six(), document_exercise("assurances"), document_reader("assurances")),
        *(
            draw_it("defence-europe"),
            enlargement_map(),
            hypotheses(),
            ledger(),
            progress(),
            receipt(),
        ),
        *(security_dilemma(), timeline(), weigh("promise")),
        explore(made, level=(1, 9), wary=False, time="level").built,
    ]


def test_no_control_of_a_widget_zooms_on_a_double_tap(mount_widget: Mount) -> None:
    widgets = every_widget()
    page = mount_widget(*widgets)
    assert page.locator(".nc-mount :is(button, select, input)").count() > 100
    assert page.evaluate(ZOOMING) == []
    # A notebook has the widgets' own stylesheets alone, and no text versions.
    page.evaluate("document.querySelectorAll('style').forEach((each) => each.remove())")
    page.add_style_tag(content="".join(dict.fromkeys(each._css for each in widgets)))
    page.evaluate("document.querySelectorAll('.nc-twin').forEach((each) => each.remove())")
    assert page.evaluate(ZOOMING) == []


def test_no_control_of_theme_or_package_zooms_on_a_double_tap(
    open_book: Open, open_page: Open, book: Path, tmp_path: Path
) -> None:
    page = open_book(f"book/{CHAPTER}.html")
    assert page.evaluate(ZOOMING) == []
    write(tmp_path, scorm.package_files(CHAPTER, "2004", built=book))
    page = open_page((tmp_path / "book" / f"{CHAPTER}.html").as_uri())
    assert page.evaluate(ZOOMING) == []
