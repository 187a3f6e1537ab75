"""Drawing graded questions: the same seed gives the same paper, another seed another."""

import dataclasses
import json
import re
import subprocess
import sys
from collections import Counter

import pytest

from coursebook import questions, sources
from coursebook.errors import CourseError
from coursebook.teach import templates
from coursebook.teach.templates import __main__, _parts
from nato_course.templates import _facts

CHAPTERS = templates.chapters()
EVERY = [(c, t) for c in CHAPTERS for t in templates.of(c)]


def as_bytes(paper: list[questions.Question]) -> bytes:
    return json.dumps([each.payload() for each in paper], ensure_ascii=False).encode()


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_chapter_has_eight_templates_of_fifty_instances_or_more(chapter: str) -> None:
    counts = [len(templates.instances(each)) for each in templates.of(chapter)]
    assert len(counts) >= 8
    assert min(counts) >= 50


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_same_seed_gives_the_same_bytes(chapter: str) -> None:
    papers = {as_bytes(templates.draw(chapter, count=9, seed="9b")) for _ in range(2)}
    assert len(papers) == 1


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_another_seed_gives_another_paper(chapter: str) -> None:
    first, second = (templates.draw(chapter, count=9, seed=seed) for seed in ("9b", "9e"))
    assert not {each.id for each in first} & {each.id for each in second}


def test_the_paper_does_not_depend_on_the_process() -> None:
    code = (
        "from coursebook.teach import templates as t\n"
        f"print([q.id for q in t.draw({CHAPTERS[0]!r}, count=9, seed='9b')])"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_questions_are_spread_evenly_over_templates(chapter: str) -> None:
    size = len(templates.of(chapter))
    paper = templates.draw(chapter, count=size + 3, seed="even")
    used = Counter(each.id.rpartition("-")[0] for each in paper)
    assert len(used) == size
    assert max(used.values()) == 2
    assert len({each.id for each in paper}) == len(paper)


def test_a_longer_paper_begins_with_a_shorter_one() -> None:
    long, short = (templates.draw(CHAPTERS[0], count=n, seed="x") for n in (12, 5))
    assert long[:5] == short


@pytest.mark.parametrize("count", [0, -1, 100_000])
def test_a_count_that_cannot_be_met_is_told(count: int) -> None:
    with pytest.raises(CourseError, match="ask for 1 to"):
        templates.draw(CHAPTERS[0], count=count, seed="x")


def test_an_unknown_chapter_is_told() -> None:
    with pytest.raises(CourseError, match="02_historical_context"):
        templates.of("06_more")


def test_a_question_is_found_again_by_its_id() -> None:
    question = templates.draw(CHAPTERS[0], count=1, seed="x")[0]
    assert templates.get(question.id) == question


def test_an_unknown_id_names_the_nearest_template() -> None:
    with pytest.raises(CourseError, match="c2-border-share"):
        templates.get("c2-border-shared-00000000")


def test_the_counts_can_be_printed(capsys: pytest.CaptureFixture[str]) -> None:
    __main__.main()
    lines = capsys.readouterr().out.splitlines()
    assert [each.partition(":")[0] for each in lines] == list(CHAPTERS)


def test_template_ids_are_unique_and_tell_their_chapter() -> None:
    assert len({each.id for _, each in EVERY}) == len(EVERY)
    assert all(each.id.startswith(f"c{int(chapter[:2])}-") for chapter, each in EVERY)
    assert all(each.chapter == chapter for chapter, each in EVERY)


def test_every_chapter_with_a_bank_has_templates() -> None:
    assert set(CHAPTERS) == set(questions.stems())


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_objective_of_a_chapter_is_examined(chapter: str) -> None:
    known = {each.id for each in questions.of(chapter).objectives}
    assert {each.objective for each in templates.of(chapter)} == known


def test_a_template_that_gives_no_valid_question_is_told() -> None:
    source = EVERY[0][1]
    faulty = dataclasses.replace(source, id="c1-faulty", fill=lambda _: {"type": "single"})
    with pytest.raises(CourseError, match=r"template c1-faulty: question .*prompt: is missing"):
        templates.instances(faulty)[0].question()


def test_a_template_with_few_instances_is_told() -> None:
    source = EVERY[0][1]
    narrow = dataclasses.replace(source, id="c1-narrow", parameters=lambda: [{"claims": ["I1"]}])
    with pytest.raises(CourseError, match="has 1 instances: widen"):
        templates.instances(narrow)


def test_an_id_depends_on_the_parameters_and_not_on_their_order() -> None:
    source = EVERY[0][1]
    one = templates.Instance(source, {"a": 1, "b": 2})
    two = templates.Instance(source, {"b": 2, "a": 1})
    assert one.id == two.id
    assert one.id != templates.Instance(source, {"a": 1, "b": 3}).id


def templates_of(paper: list[questions.Question]) -> list[str]:
    return [each.id.rpartition("-")[0] for each in paper]


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_groups_get_the_same_templates_and_no_question_twice(chapter: str) -> None:
    papers = [
        templates.draw(chapter, count=8, seed="9b", group=group, groups=4) for group in range(4)
    ]
    assert len({tuple(templates_of(each)) for each in papers}) == 1
    ids = [each.id for paper in papers for each in paper]
    assert len(set(ids)) == len(ids)
    assert len({tuple(q.difficulty for q in paper) for paper in papers}) == 1


def test_one_group_gets_what_a_class_gets() -> None:
    paper = templates.draw(CHAPTERS[0], count=8, seed="9b")
    assert templates.draw(CHAPTERS[0], count=8, seed="9b", group=0, groups=1) == paper


def test_more_groups_than_instances_are_told() -> None:
    with pytest.raises(CourseError, match="ask for 1 to"):
        templates.draw(CHAPTERS[0], count=12, seed="x", groups=99, group=0)


def test_a_template_can_be_left_out() -> None:
    name = templates_of(templates.draw(CHAPTERS[1], count=3, seed="x"))[0]
    paper = templates.draw(CHAPTERS[1], count=8, seed="x", without=[name])
    assert name not in templates_of(paper)


def test_a_template_to_leave_out_has_to_be_one() -> None:
    with pytest.raises(CourseError, match="did you mean c2-members"):
        templates.known(["c2-member"])


def test_a_half_is_rounded_up_as_people_do() -> None:
    assert _parts.half_up(6.25, 1) == "6.3"
    assert not _parts.is_clear(62.5, 0)
    assert not _parts.is_clear(62.54, 0)
    assert _parts.is_clear(62.6, 0)


def test_words_put_in_for_readers_belong_to_a_document_or_an_event() -> None:
    known = {each.id for each in sources.documents()}
    assert {*_facts.SPOKEN_OF, *_facts.SLIPS, *_facts.KNOWN_THROUGH} <= known
    assert {*_facts.PUT_PLAINLY, *_facts.SAID_AGAIN} <= set(_facts.events())


def test_nobody_is_asked_to_place_words_that_are_known_from_a_later_telling_alone() -> None:
    words = [_facts.words_of(each) for each in _facts.RETOLD]
    for template in ("c1-sorts", "c1-whose", "c2-forms", "c2-who", "c2-sorts", "c4-voice"):
        found = next(each for _, each in EVERY if each.id == template)
        for question in templates.filled(found):
            assert not any(each in " ".join(question.task()) for each in words), question.id


def test_a_state_whose_place_is_in_doubt_is_not_asked_for() -> None:
    found = next(each for _, each in EVERY if each.id == "c1-sides")
    for instance in templates.instances(found):
        asked = instance.parameters["states"]
        assert "RUS" not in asked
        assert not ("ARM" in asked and instance.parameters["year"] >= 2024)


def test_words_that_stand_in_texts_of_two_years_are_not_to_be_dated_between_them() -> None:
    found = next(each for _, each in EVERY if each.id == "c4-voice")
    for question in templates.filled(found):
        asked = " ".join(question.task())
        assert not ("most significant and direct threat" in asked and "2023" in asked)


AT_SECOND_HAND = re.compile(
    r"\b(not (seen|read)|(scan|record) .*not opened)\b|translat|rests on|\b[Cc]opy in|differ"
    r"|extracts only"
)
"""How the collection says that the words of a document, and not a page of it, are unsure."""


def test_words_read_at_second_hand_say_so_wherever_they_are_quoted() -> None:
    unsure = {each.id for each in sources.documents() if AT_SECOND_HAND.search(each.flag)}
    assert unsure == set(_facts.KNOWN_THROUGH)
    asked = 0
    for _, template in EVERY:
        for instance in templates.instances(template):
            question = instance.question()
            quoted = f"{question.prompt} {' '.join(question.task())}"
            for each in unsure:
                if _facts.words_of(each) in quoted:
                    asked += 1
                    told = f"{question.explanation} "
                    told += " ".join(note.text for note in question.solution())
                    assert _facts.KNOWN_THROUGH[each] in told, (question.id, each)
    assert asked > 100


def test_a_distance_is_measured_from_the_centre_of_a_city() -> None:
    assert _facts.centre("Kaliningrad") == "the centre of the city of Kaliningrad"
    assert _facts.centre("Moscow") == "the centre of Moscow"
    for name in ("c2-nearest", "c2-distance", "c3-nearer"):
        found = next(each for _, each in EVERY if each.id == name)
        for question in templates.filled(found):
            asked = f"{question.prompt} {getattr(question, 'statement', '')}"
            assert "the centre of " in asked, question.id
            assert asked.count("Kaliningrad") == asked.count("the city of Kaliningrad")


def test_a_partner_left_over_is_not_said_to_belong_to_itself() -> None:
    for name in ("c2-who", "c4-voice"):
        found = next(each for _, each in EVERY if each.id == name)
        for question in templates.filled(found):
            last = re.search(
                r"The partner left over, (.*), belongs to (.*)\.$", question.explanation
            )
            assert not (last and last[1].startswith(last[2])), question.id


def test_1949_is_no_year_to_mislead_with() -> None:
    found = next(each for _, each in EVERY if each.id == "c4-voice")
    assert all(each.parameters["extra"] != "nato-article-5" for each in templates.instances(found))


def test_a_self_check_is_called_by_the_first_words_of_what_it_asks() -> None:
    for stem in questions.stems():
        for each in questions.chapter(stem):
            named = templates.title(each.id)
            assert len(named) <= 62
            start = named.removesuffix(" …")
            asked = getattr(each, "statement", each.prompt).replace("*", "")
            assert " ".join(asked.split()).startswith(start)
