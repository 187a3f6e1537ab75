"""What a class's first tries say of each question, and where they say nothing."""

import random
import statistics
from pathlib import Path
from typing import Any

import pytest

from coursebook import questions
from coursebook.questions.choice import SingleChoice
from coursebook.teach.grading import class_figures, item_figures
from coursebook.teach.grading.results import ItemTry, Stats
from tests.unit.teach.graded_class import Class
from tests.unit.teach.handed_in import STEM, asked, full, right, wrong

SINGLE: Any = next(each for each in asked() if isinstance(each, SingleChoice))
WRONG = [each.id for each in SINGLE.options if not each.correct]
KEY = next(each.id for each in SINGLE.options if each.correct)
OTHERS = [each.id for each in asked() if each.id != SINGLE.id and each.type == "numeric"]
OTHERS += [each.id for each in asked() if each.type in ("matching", "classify", "ordering")]


def reader(score: float, rest: float, confidence: str = "", chosen: str = "") -> Stats:
    """Return what a reader's receipt adds: one question, and a rest of even quality."""
    option = chosen or (KEY if score == 1 else WRONG[0])
    tries = {f"{STEM}/{SINGLE.id}": ItemTry(score == 1, score, confidence, [option])}
    tries |= {f"{STEM}/{name}": ItemTry(rest == 1, rest, "", []) for name in OTHERS[:4]}
    return Stats(tries=tries)


def item(found: list[Stats]) -> item_figures.Item:
    items = class_figures.gather(found).items
    return next(each for each in items if each.question.id == SINGLE.id)


def test_discrimination_is_the_correlation_with_the_rest() -> None:
    dice = random.Random(4)
    pairs = [(float(dice.random() < 0.5), round(dice.random(), 2)) for _ in range(60)]
    found = item([reader(*each) for each in pairs]).discrimination
    assert found == pytest.approx(statistics.correlation(*zip(*pairs, strict=True)))


def test_too_few_answers_are_said_to_be_too_few() -> None:
    few = item([reader(1, 0.5), reader(0, 0.4)])
    assert few.discrimination is None
    assert few.unchosen == []
    assert few.words().startswith("Too few answers")
    some = item([reader(i % 2, i / 10) for i in range(8)])
    assert some.discrimination is None
    assert "from 20 on" in some.words()


def test_a_question_that_good_readers_miss_is_named() -> None:
    turned = item([reader(i % 2, 0.2 if i % 2 else 0.9) for i in range(30)])
    assert turned.discrimination is not None
    assert turned.discrimination < -0.9
    assert "check the key" in turned.words()


def test_a_question_that_all_get_right_has_no_discrimination() -> None:
    easy = item([reader(1, i / 30) for i in range(30)])
    assert easy.discrimination is None
    assert "Nearly all had it at once" in easy.words()
    assert easy.unchosen == [e.text for e in SINGLE.options if not e.correct]


def test_an_option_that_somebody_chose_is_not_named() -> None:
    found = item([reader(0, 0.5, chosen=WRONG[i % 2]) for i in range(24)])
    texts = [e.text for e in SINGLE.options if not e.correct and e.id not in WRONG[:2]]
    assert found.unchosen == texts


def test_many_who_were_sure_and_wrong_are_told() -> None:
    found = item([reader(i % 4 == 0, i / 12, "sure") for i in range(12)])
    assert (found.sure, found.sure_wrong) == (12, 9)
    assert "sure and wrong" in found.words()


def test_fewer_right_than_by_guessing_is_told() -> None:
    found = item([reader(i == 0, i / 12) for i in range(12)])
    assert "Fewer right than by guessing" in found.words()


def test_a_sound_question_needs_nothing() -> None:
    found = item(
        [
            reader(1, 0.9) if i % 3 else reader(0, 0.3, chosen=WRONG[i // 3 % len(WRONG)])
            for i in range(60)
        ]
    )
    assert found.discrimination is not None
    assert found.discrimination > 0.5
    assert found.words() == "Nothing to do."


def test_the_report_tells_each_question_from_first_tries(tmp_path: Path) -> None:
    handed = Class(tmp_path)
    handed.put("a.json", full("Noor Öz", right))
    handed.put("b.json", full("Sam Lee", wrong))
    handed.grade()
    report = handed.report()
    assert '<h2 id="questions">Questions</h2>' in report
    assert "Too few answers to say anything" in report
    assert "1 (50 %)" in report
    assert "1 of 2" in report


def test_judgements_and_texts_have_no_figures() -> None:
    judged = {each.id for each in questions.chapter(STEM) if each.type in ("judge", "written")}
    found = class_figures.gather([reader(1, 1)]).items
    assert not judged & {each.question.id for each in found}
