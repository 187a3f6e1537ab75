"""On paper: one set of letters for packet and key, points on each question, tables where asked."""

import html
import io
import re
from string import ascii_lowercase
from typing import Any

import pypdf
import pytest

from coursebook.questions.model import Question
from coursebook.teach import templates
from coursebook.teach.assignment import assign, key
from coursebook.teach.assignment.record import POINTS, Assignment
from coursebook.teach.exports import letters, paper_tables, print_packet
from coursebook.teach.exports.plain_types import Match, Number, Order, Pick
from nato_course.paper import TABLES

CHAPTERS = ("1", "2", "3", "4", "5")


def paper(chapter: str, **more: Any) -> Assignment:
    return assign.prepare([chapter], seed="green door", **more)


def every_question() -> list[Question]:
    return [each for template in templates.all() for each in templates.filled(template)[:12]]


def as_read_off(made: Any, told: str) -> Any:
    """Return the response that somebody gives who copies the key's letters."""
    marks = re.sub(r" \(.*", "", told).split(", ")
    match made:
        case Pick(answers=answers):
            ids = [answers[ascii_lowercase.index(each)].id for each in marks]
            return ids if made.several else ids[0]
        case Match(pairs=pairs, choices=choices):
            given = dict(each.split() for each in marks)
            by_letter = dict(zip(ascii_lowercase, choices, strict=False))
            return {each.id: by_letter[given[str(i)]] for i, each in enumerate(pairs, start=1)}
        case Order(shown=shown):
            return [shown[ascii_lowercase.index(each)] for each in marks]
        case Number():
            return marks[0].split()[0]
    raise AssertionError(made)


def test_whoever_writes_the_letters_of_the_key_has_every_question_right() -> None:
    for question in every_question():
        made = letters.on_paper(question)
        given = as_read_off(made, letters.answer(made))
        if question.type == "true_false":
            verdict, _, reason = str(given).partition("-")
            given = {"verdict": verdict, "reason": reason}
        assert question.grade(given).score == 1, question.id


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_packet_and_key_show_the_same_letters_and_points(chapter: str) -> None:
    made = paper(chapter)
    packet, told = (
        html.unescape(print_packet.packet_html(made)),
        html.unescape(key.key(made).decode()),
    )
    count = len(made.all_questions())
    assert packet.count(f"({POINTS} points)") == count
    for question in made.all_questions():
        for line in letters.lines(letters.on_paper(question)):
            assert line.label in packet
            assert line.label in told
    answers = told[told.index("Answers</h2>") : told.index("Reasons</h2>")]
    assert len(re.findall(r'<th scope="row">', answers)) == count


def test_what_a_question_calls_a_table_stands_with_it() -> None:
    for template in templates.all():
        for question in templates.filled(template):
            shown = paper_tables.tables(question)
            asked = re.sub(r"The table of events has", "", question.prompt)
            if re.search(r"\btables?\b", asked):
                assert shown, question.id
            assert all("<td>" in each for each in shown), question.id


def test_a_printed_table_holds_each_figure_that_its_answer_needs() -> None:
    for name, figures in (("c3-shield", r"[\d,]+ declared"), ("c2-distance", r"[\d,]+ km \(")):
        template = next(each for each in templates.all() if each.id == name)
        for question in templates.filled(template):
            shown = "".join(paper_tables.tables(question))
            reason = " ".join(each.text for each in question.solution())
            for figure in re.findall(figures, reason):
                assert f"<td>{figure.split()[0]}</td>" in shown, question.id


def test_tables_belong_to_templates_that_exist() -> None:
    assert set(TABLES) <= {each.id for each in templates.all()}


def test_pages_have_the_size_that_is_asked_for() -> None:
    sizes = {}
    for size in ("a4", "letter"):
        made = paper("5", count=1, paper=size)
        content = print_packet.pdfs([print_packet.packet_html(made)], made.paper)[0]
        box = pypdf.PdfReader(io.BytesIO(content)).pages[0].mediabox
        sizes[size] = (round(float(box.width)), round(float(box.height)))
    assert sizes["letter"] == (612, 792)
    assert sizes["a4"][0] in (594, 595, 596)


def test_paper_belongs_to_what_an_assignment_is() -> None:
    assert assign._identity(paper("2")) != assign._identity(paper("2", paper="letter"))
