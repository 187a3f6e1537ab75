"""The tree of Article 6: every way through it, and the ten cases."""

from dataclasses import replace

import pytest

from coursebook import sources
from coursebook.errors import CourseError
from nato_course import datasets
from nato_course.models.article6 import ARTICLE, CASES, OUTCOMES, TREE, Case, walk

WORDS = (
    "an armed attack on one or more of the Parties is deemed to include an armed attack: on the "
    "territory of any of the Parties in Europe or North America, on the Algerian Departments of "
    "France, on the territory of Turkey or on the Islands under the jurisdiction of any of the "
    "Parties in the North Atlantic area north of the Tropic of Cancer; on the forces, vessels, or "
    "aircraft of any of the Parties, when in or over these territories or any other area in Europe "
    "in which occupation forces of any of the Parties were stationed on the date when the Treaty "
    "entered into force or the Mediterranean Sea or the North Atlantic area north of the Tropic of "
    "Cancer."
)


BY_ID = {each.id: each for each in CASES}


def case(**answers):
    return Case("x", "X", False, "", {k: (v, "") for k, v in answers.items()}, "", ())


def test_every_quoted_phrase_stands_in_the_article():
    for node in TREE.values():
        for part in node.words.split(" … "):
            assert part in WORDS


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        ({"party": "no"}, "outside"),
        ({"party": "yes", "armed": "no"}, "outside"),
        ({"party": "yes", "armed": "yes", "territory": "yes", "mainland": "yes"}, "falls"),
        ({"party": "yes", "armed": "yes", "territory": "no", "over": "yes"}, "falls"),
        ({"party": "yes", "armed": "yes", "territory": "no", "over": "no", "sea": "no"}, "outside"),
        ({"party": "yes", "armed": "disputed"}, "disputed"),
    ],
)
def test_the_answers_lead_where_the_article_does(answers, outcome):
    path = walk(case(**answers))
    assert path.outcome == outcome
    assert [step.node for step in path.steps] == list(answers)


def test_every_branch_leads_on_or_to_an_outcome():
    ends = {end for node in TREE.values() for end in (node.yes, node.no)}
    assert ends - set(TREE) == {"falls", "outside"}
    assert ends & set(TREE) == set(TREE) - {"party"}


def test_a_missing_answer_and_one_too_many_are_named():
    with pytest.raises(CourseError, match="'armed'"):
        walk(case(party="yes"))
    with pytest.raises(CourseError, match="'sea' is answered"):
        walk(case(party="no", sea="yes"))


def test_the_ten_cases_end_in_every_outcome_and_use_every_question():
    paths = [walk(each) for each in CASES]
    assert len(CASES) == len({each.id for each in CASES}) == 10
    assert {path.outcome for path in paths} == set(OUTCOMES)
    assert {step.node for path in paths for step in path.steps} == set(TREE)
    assert {each.real for each in CASES} == {True, False}


@pytest.mark.parametrize(
    ("name", "outcome"),
    [
        ("september-11", "falls"),
        ("ukraine", "outside"),
        ("falklands", "outside"),
        ("algiers", "falls"),
        ("ceuta", "disputed"),
    ],
)
def test_known_cases_end_as_their_sources_say(name, outcome):
    assert walk(BY_ID[name]).outcome == outcome


def test_where_a_soldier_stands_decides_not_whose_he_is():
    here, abroad = BY_ID["battlegroup"], BY_ID["soldiers-abroad"]
    assert walk(here).outcome == "falls"
    moved = replace(abroad, answers={**here.answers})
    assert walk(moved).outcome == "falls"


def test_each_case_gives_reasons_and_cites_works_that_exist():
    for each in CASES:
        assert each.facts
        assert each.after
        assert each.sources
        assert all(why for _, why in each.answers.values())
    assert all(sources.get(key) for each in CASES for key in (*each.sources, *ARTICLE))


def test_the_years_of_accession_are_those_of_the_table():
    joined = {each.iso3: each.accession_date.year for each in datasets.load("nato_members")}
    assert f"since {joined['TUR']}" in BY_ID["turkish-jet"].answers["party"][1]
    assert f"since {joined['ESP']}" in BY_ID["ceuta"].answers["party"][1]
    assert "UKR" not in joined
