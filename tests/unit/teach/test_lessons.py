"""Lessons name what stands in their chapters, fit their minutes, and are the same on every page."""

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdf
import pytest
from pptx import Presentation

from coursebook import chapters, claims, timing
from coursebook.errors import CourseError
from coursebook.questions import get
from coursebook.teach.assignment import assign, plan, rubric, subject
from coursebook.teach.exports import print_packet
from coursebook.teach.lessons import (
    handout,
    lesson_parts,
    lesson_plan,
    lesson_words,
    lessons,
    slides,
    slides_pdf,
    slides_pptx,
)
from coursebook.teach.lessons.slides import Slide
from coursebook.teach.pdf import printing

ROOT = Path(__file__).parents[3]
STEMS = chapters.stems()
CHAPTER_2 = "02_historical_context"


@pytest.fixture(scope="module")
def decks() -> dict[str, list[Slide]]:
    return {stem: slides.deck(lessons.lesson(stem)) for stem in STEMS}


@pytest.mark.parametrize("stem", STEMS)
def test_every_chapter_has_a_lesson_without_a_fault(stem: str) -> None:
    made = lessons.lesson(stem)
    assert lessons.check(made) == []
    for length in lessons.LENGTHS:
        *_, (_, end, _) = made.plan(length)
        assert end == length


@pytest.mark.parametrize("stem", STEMS)
def test_a_lesson_uses_its_own_chapter(stem: str) -> None:
    used = [each for step in lessons.lesson(stem).steps for each in step.uses]
    assert len({each.kind for each in used}) >= 4
    assert any(each.kind == "document" for each in used)
    assert any(each.kind in ("figure", "play") for each in used)
    assert any(each.kind == "check" for each in used)
    known = {each.id for each in chapters.sections(timing.path_of(stem))}
    assert {each.section for each in used} - {""} <= known


@pytest.mark.parametrize("stem", STEMS)
def test_no_motion_is_on_a_claim_that_the_evidence_decides(stem: str) -> None:
    made = lessons.lesson(stem)
    first, *rest = made.motions
    for name in ("N3", "H1"):
        settled = replace(made, motions=(replace(first, claims=(name,)), *rest))
        told = [each for each in lessons.check(settled) if "the evidence decides" in each]
        assert bool(told) == (claims.get(name).verdict in ("well supported", "not supported"))
    assert not any("decides" in each for each in lessons.check(made))


@pytest.mark.parametrize(
    "told",
    ["check:nothing", "figure:nothing", "document:nothing", "section:nothing", "song:nothing"],
)
def test_what_is_not_in_the_chapter_is_refused(told: str) -> None:
    with pytest.raises(CourseError, match="nothing"):
        lesson_parts.part(CHAPTER_2, told)


def test_faults_of_a_lesson_are_told() -> None:
    made = lessons.lesson(CHAPTER_2)
    first, *rest = made.steps
    hasty = replace(first, minutes=(1, 1, 1))
    long = replace(first, do="word " * 50)
    assert any(
        "add up to 45" in each for each in lessons.check(replace(made, steps=(hasty, *rest)))
    )
    assert any("takes" in each for each in lessons.check(replace(made, steps=(hasty, *rest))))
    assert any("more than" in each for each in lessons.check(replace(made, steps=(long, *rest))))
    assert any("two or three" in each for each in lessons.check(replace(made, motions=())))
    short = replace(made.readings[0], minutes=5)
    assert any(
        "reading of 30" in each
        for each in lessons.check(replace(made, readings=(short, *made.readings[1:])))
    )


@pytest.mark.parametrize("stem", STEMS)
def test_slides_hold_their_text_and_no_answer_outside_the_notes(
    stem: str, decks: dict[str, list[Slide]]
) -> None:
    for slide in decks[stem]:
        assert slide.size >= min(slides.SIZES)
        assert slide.notes or slide.title == "Sources"
        if slide.figure:
            assert slide.figure.alt
            assert slide.source
            assert 0.7 < slide.figure.shape < 4
    shown = " ".join(text for slide in decks[stem] for text in slide.paragraphs)
    noted = " ".join(text for slide in decks[stem] for text in slide.notes)
    for step in lessons.lesson(stem).steps:
        for each in step.used("check"):
            assert get(each.id).explanation not in shown
            assert get(each.id).explanation in noted


def test_a_slide_with_too_much_text_is_refused() -> None:
    with pytest.raises(CourseError, match="more text than fits"):
        _ = Slide(title="Long", lines=("word " * 2000,)).size


@pytest.mark.parametrize("stem", STEMS)
def test_a_deck_has_titles_notes_and_alternative_texts(
    stem: str, decks: dict[str, list[Slide]]
) -> None:
    made: Any = Presentation(io.BytesIO(slides_pptx.pptx_bytes("A deck", decks[stem])))
    assert made.core_properties.title == "A deck"
    for slide, page in zip(decks[stem], made.slides, strict=True):
        assert page.shapes.title.text_frame.text == slide.title
        assert all(each in page.notes_slide.notes_text_frame.text for each in slide.notes)
        text = "\n".join(each.text_frame.text for each in page.shapes if each.has_text_frame)
        assert all(each in text for each in slide.paragraphs)
        pictures = [each for each in page.shapes if each.shape_type == 13]
        assert [p._element.nvPicPr.cNvPr.get("descr") for p in pictures] == (
            [slide.figure.alt] if slide.figure else []
        )
        for shape in page.shapes:
            assert shape.left >= 0 and shape.left + shape.width <= made.slide_width
            assert shape.top >= 0 and shape.top + shape.height <= made.slide_height


def test_a_deck_is_the_same_each_time_and_says_no_day(decks: dict[str, list[Slide]]) -> None:
    first, again = (slides_pptx.pptx_bytes("A deck", decks[CHAPTER_2]) for _ in range(2))
    assert first == again
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        told = re.findall(r">(20\d\d-[^<]+)<", archive.read("docProps/core.xml").decode())
    assert set(told) == {"2000-01-01T00:00:00Z"}


def test_without_python_pptx_the_error_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(slides_pptx, "find_spec", lambda _: None)
    with pytest.raises(CourseError, match="pip install python-pptx"):
        slides_pptx.pptx_bytes("A deck", [])


def test_on_paper_a_slide_is_a_sheet_a_plan_a_page_and_a_handout_two_pages_at_most(
    decks: dict[str, list[Slide]],
) -> None:
    pages, wanted = [], []
    for stem in STEMS:
        made = lessons.lesson(stem)
        pages += [
            slides_pdf.slides_html("Slides", decks[stem]),
            handout.handout(made),
        ]
        pages.append(lesson_plan.plan_html(made, "https://example.org/"))
        wanted.append(len(decks[stem]))
    made_pdfs = [pypdf.PdfReader(io.BytesIO(each)) for each in printing.pdfs(pages, "letter")]
    assert [len(each.pages) for each in made_pdfs[::3]] == wanted
    assert all(len(each.pages) <= 2 for each in made_pdfs[1::3])
    for each in made_pdfs[2::3]:
        heads = [
            next((n for n in ("50", "75", "90") if text.lstrip().startswith(f"{n} minutes")), "")
            for text in (page.extract_text() for page in each.pages)
        ]
        at = heads.index("50")
        assert heads[at : at + 3] == ["50", "75", "90"]
        assert each.pages[at + 3].extract_text().lstrip().startswith("Marking")


def test_the_kit_lies_in_the_assignment_folder_and_students_get_the_handout_alone(
    tmp_path: Path,
) -> None:
    made = assign.prepare(["2"], seed="class", count=1)
    out = tmp_path / "out"
    assign.write(made, ["lesson"], out)
    assert {each.name for each in (out / "student/lesson").iterdir()} == {
        f"{CHAPTER_2}-handout.html",
        f"{CHAPTER_2}-handout.pdf",
    }
    assert {each.name for each in (out / "instructor/lesson").iterdir()} == {
        f"{CHAPTER_2}-{each}" for each in ("plan.html", "plan.pdf", "slides.pdf", "slides.pptx")
    }
    given = (out / f"student/lesson/{CHAPTER_2}-handout.html").read_text("utf-8")
    for step in lessons.lesson(CHAPTER_2).steps:
        for each in step.used("check"):
            assert get(each.id).explanation not in given
    readme = (out / "README.html").read_text("utf-8")
    assert "see the steps below" not in readme


def test_the_rubric_is_one_and_its_samples_have_the_marks_that_their_reasons_give() -> None:
    chapter = (ROOT / "book/05_weighing_the_evidence.ipynb").read_text("utf-8")
    for row in rubric.RUBRIC:
        assert f"| {' | '.join(row)} |" in chapter
    marks = [each.points for each in rubric.samples()]
    assert marks == sorted(marks, reverse=True)
    assert len(set(marks)) >= 3
    assert all(0 <= each <= rubric.POINTS for each in marks)
    asked = assign.prepare(["2"], count=1)
    for page in (print_packet.packet_html(asked), plan.notes(asked).decode()):
        found = page.partition("<caption>Two points for each criterion")[2].partition("</table>")[0]
        assert found.count("<tr>") == len(rubric.RUBRIC) + 1


def test_the_page_on_the_protocol_says_what_to_do_when_students_disagree() -> None:
    page = (ROOT / "book/teach/discussion_protocol.md").read_text("utf-8")
    told = subject.told().disagree
    assert "\n".join(f"- {each}" for each in told) in page
    shown = lesson_plan.plan_html(lessons.lesson(CHAPTER_2), "")
    shown = shown.partition("When students disagree")[2].partition("</ul>")[0]
    assert shown.count("<li>") == len(told) > 0


def test_the_page_for_instructors_has_each_chapter_and_links_that_carry_its_minutes() -> None:
    page = (ROOT / "book/teach/lesson_kits.md").read_text("utf-8")
    for stem in STEMS:
        assert f"```{{lessonkit}} {stem}\n```" in page
        told = "\n".join(lesson_words.kit(lessons.lesson(stem)))
        for each in lessons.lesson(stem).readings:
            assert f"minutes={each.minutes}" in told
        assert all(each.motion in told for each in lessons.lesson(stem).motions)
    assert "<!-- {rubricsamples} -->" in page


@pytest.mark.parametrize("stem", STEMS)
def test_the_plan_ends_with_the_answers_to_the_lesson_s_checks(stem: str) -> None:
    made = lessons.lesson(stem)
    last = lesson_plan.plan_html(made, "").partition("Answers to the checks")[2]
    checks = {each for step in made.steps for each in step.used("check")}
    assert last.count("Answer: ") == len(checks) > 0
