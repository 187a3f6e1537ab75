"""The files of findings hold together: every finding is known, dated to a source, and of use."""

from typing import Any

import pytest

from coursebook import sources
from coursebook.questions.links import link
from tests.unit.teach.truth_findings import data, text_of

FILES = ("force", "reversal")


def ids(entries: Any) -> list[str]:
    return [each["id"] for each in entries]


@pytest.mark.parametrize("name", FILES)
def test_ids_and_words_stand_once(name: str) -> None:
    for part in ("findings", "sentences"):
        names = ids(data(name)[part])
        assert len(set(names)) == len(names)
    texts = [text_of(each) for each in data(name)["findings"]]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("name", FILES)
def test_every_finding_names_what_decides_it(name: str) -> None:
    for each in data(name)["findings"]:
        assert "source" in each or "see" in each, each["id"]
        if "source" in each:
            assert sources.cite(each["source"])
        if "see" in each:
            assert link(each["see"])


@pytest.mark.parametrize("name", FILES)
def test_every_sorted_finding_says_why_and_every_sort_has_several(name: str) -> None:
    found = [each for each in data(name)["findings"] if "sort" in each]
    assert all(each["note"] for each in found)
    for sort in data(name)["sorts"]:
        topics = {each["topic"] for each in found if each["sort"] == sort}
        assert len(topics) >= 5, sort
    assert {each["sort"] for each in found} == set(data(name)["sorts"])


@pytest.mark.parametrize("name", FILES)
def test_no_finding_both_refutes_a_sentence_and_leaves_it_standing(name: str) -> None:
    known = set(ids(data(name)["findings"]))
    for each in data(name)["sentences"]:
        against, beside = set(each["against"]), set(each["beside"])
        assert against | beside <= known, each["id"]
        assert not against & beside, each["id"]
        assert set(each["near"]) <= beside, each["id"]


@pytest.mark.parametrize("name", FILES)
def test_a_finding_that_refutes_one_sentence_leaves_another_standing(name: str) -> None:
    """Else a student could pass by knowing which findings are ever right."""
    sentences = data(name)["sentences"]
    against = {one for each in sentences for one in each["against"]}
    beside = {one for each in sentences for one in each["beside"]}
    assert len(against & beside) >= len(against) / 2


def test_sentences_on_force_are_refuted_by_the_record_alone() -> None:
    record = {each["id"] for each in data("force")["findings"] if each["sort"] == "record"}
    for each in data("force")["sentences"]:
        assert {*each["against"], *each["beside"]} <= record, each["id"]


@pytest.mark.parametrize("name", FILES)
def test_every_finding_is_asked_for(name: str) -> None:
    in_sentences = {
        one for each in data(name)["sentences"] for one in (*each["against"], *each["beside"])
    }
    sorted_ones = {each["id"] for each in data(name)["findings"] if "sort" in each}
    assert set(ids(data(name)["findings"])) == in_sentences | sorted_ones


def test_a_sentence_on_moscow_is_not_told_by_findings_from_moscow_alone() -> None:
    sentence = next(each for each in data("force")["sentences"] if each["id"] == "only-moscow")
    texts = {each["id"]: text_of(each) for each in data("force")["findings"]}
    theirs = ("Russia told", "Moscow froze", "Medvedev complained", "Putin likened", "Moscow cites")
    from_moscow = [e for e in sentence["beside"] if any(words in texts[e] for words in theirs)]
    assert len(from_moscow) == 1


def test_a_text_that_russia_let_pass_stands_beside_no_sentence_that_it_never_did() -> None:
    """A complaint about a resolution tells that there was one, and so that nobody vetoed it."""
    passed = ("libya", "kfor", "isaf", "transit", "kosovo-status")
    topics = {each["id"]: each["topic"] for each in data("force")["findings"]}
    sentence = next(each for each in data("force")["sentences"] if each["id"] == "always-opposed")
    assert not [each for each in sentence["beside"] if topics[each].startswith(passed)]
