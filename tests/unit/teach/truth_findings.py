"""What makes a graded question on findings right, worked out from the files of findings."""

from functools import cache
from typing import Any

from ruamel.yaml import YAML

from tests.unit.teach import raw


@cache
def data(name: str) -> Any:
    return YAML(typ="safe").load(raw.PACKAGE / f"templates/findings_{name}.yaml")


def text_of(finding: Any) -> str:
    """Return the words of a finding, which may stand in the ledger."""
    if "text" in finding:
        return str(finding["text"])
    evidence = raw.ledger()[finding["ledger"]]["evidence"]
    found = [each["sentence"] for each in evidence if each["source"] == finding["source"]]
    assert len(found) == 1, finding["id"]
    return str(found[0])


def saying(name: str, text: str) -> Any:
    found = [each for each in data(name)["findings"] if text_of(each) == text]
    assert len(found) == 1, text
    return found[0]


def sorts(name: str) -> raw.Check:
    def check(_: Any, question: Any) -> None:
        raw.partners(question, lambda text: data(name)["sorts"][saying(name, text)["sort"]])
        topics = [saying(name, each.text)["topic"] for each in question.items]
        assert len(set(topics)) == len(topics), "one finding would tell another"
        assert {each.answer for each in question.items} == set(data(name)["sorts"])

    return check


def refutes(name: str) -> raw.Check:
    def check(_: Any, question: Any) -> None:
        told = [each for each in data(name)["sentences"] if f"“{each['text']}”" in question.prompt]
        assert len(told) == 1, question.prompt
        right, wrong, near = (told[0][each] for each in ("against", "beside", "near"))
        raw.only_right(question, lambda text: saying(name, text)["id"] in right)
        found = [saying(name, each.text)["id"] for each in question.options]
        assert set(found) <= {*right, *wrong}
        assert len(set(found) & set(right)) == 1
        assert set(found) & set(near), "only one option would speak of the matter"

    return check


CHECKS: dict[str, raw.Check] = {
    "c3-limits": sorts("reversal"),
    "c3-sweep": refutes("reversal"),
    "c4-record": sorts("force"),
    "c4-sweep": refutes("force"),
}
