"""The loop that writes every format: what a format says of itself decides what it gets."""

import json
from typing import Any

import pytest

from coursebook.teach.exports import lms
from coursebook.teach.exports.package import Format
from coursebook.teach.exports.plain_types import Essay, Match, Number, Order, Pick, Plain
from coursebook.teach.exports.remarks import Site
from tests.unit.teach.banks import quizzes

SAMPLES = next(each for each in quizzes() if each.identifier == "samples")
BASIC = (Pick, Match, Number, Essay)


def lists(*kinds: type[Plain]) -> Format[str]:
    """Return a format of a few lines: a list of what is asked, as JSON."""

    def write(made: Plain, site: Site) -> str:
        return f"{made.kind} {made.id} {site.place('')}"

    return Format(
        kinds=dict.fromkeys(kinds, write),
        losses=lambda made: ["hints are left out"] if made.hints else [],
        files=lambda written, about: {
            f"{about.identifier}.json": json.dumps([items for _, items in written]).encode()
        },
    )


def test_a_format_of_a_few_lines_gets_every_question_once_and_in_order() -> None:
    made = lists(*BASIC).export([SAMPLES], title="x", identifier="own", url="https://x.org/")
    (asked,) = json.loads(made.files["own.json"])
    assert [each.split()[1] for each in asked] == [each.id for each in SAMPLES.questions]
    assert all(each.endswith(" https://x.org/book/") for each in asked)
    assert made.content() == made.files["own.json"]


@pytest.mark.parametrize(("kinds", "kind"), [(BASIC, "match"), ((*BASIC, Order), "order")])
def test_only_a_format_that_writes_orders_gets_them(kinds: Any, kind: str) -> None:
    made = lists(*kinds).export([SAMPLES], title="x", identifier="own")
    assert f'"{kind} sample-ordering "' in made.files["own.json"].decode()
    told = any("putting in order became matching" in each for each in made.report)
    assert told == (kind == "match")


def test_a_change_is_told_once_with_the_questions_it_befell() -> None:
    made = lists(*BASIC).export([SAMPLES, SAMPLES], title="x", identifier="own")
    hinted = ", ".join(each.id for each in SAMPLES.questions if each.hints)
    assert [each for each in made.report if "hints" in each] == [f"hints are left out ({hinted})"]


@pytest.mark.parametrize("target", lms.FILES)
def test_every_format_of_an_lms_writes_every_kind_of_question(target: str) -> None:
    for written in lms.FILES[target].values():
        assert set(BASIC) <= set(written.kinds)
