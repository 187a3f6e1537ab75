"""Each rule of the ledger is broken once in a copy, and has to be told by file, id and field."""

import copy
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from coursebook import claims, sources, yaml_file
from coursebook.errors import CourseError

LEDGER = yaml_file.read(claims.FILE)
CHOSEN = ("H10", "H5")
SMALL = {
    "claims": [entry for entry in LEDGER["claims"] if entry["id"] in CHOSEN],
    "omissions": LEDGER["omissions"][:2],
}
DROP = object()


def faults(data: Any, folder: Path) -> str:
    """Return what a check of a ledger with this content tells."""
    path = folder / "copy.yaml"
    with path.open("w", encoding="utf-8") as file:
        YAML(typ="safe", pure=True).dump(data, file)
    with pytest.raises(CourseError) as error:
        claims.check(path)
    return str(error.value)


def changed(way: str, value: Any) -> dict[str, Any]:
    """Return a copy of the small ledger with one place changed, or dropped."""
    data = copy.deepcopy(SMALL)
    target: Any = data
    *steps, last = way.split("/")
    for step in steps:
        target = target[int(step) if step.isdigit() else step]
    if value is DROP:
        del target[last]
    else:
        target[int(last) if last.isdigit() else last] = value
    return data


def test_a_sound_copy_passes(tmp_path: Path) -> None:
    path = tmp_path / "copy.yaml"
    with path.open("w", encoding="utf-8") as file:
        YAML(typ="safe", pure=True).dump(SMALL, file)
    claims.check(path)


H5, H10 = (next(i for i, e in enumerate(SMALL["claims"]) if e["id"] == n) for n in ("H5", "H10"))


@pytest.mark.parametrize(
    ("way", "value", "told"),
    [
        (f"claims/{H5}/rationale", DROP, "claim 'H5', field rationale: is missing"),
        (f"claims/{H5}/colour", "red", "claim 'H5', field colour: is not known"),
        (f"claims/{H5}/holder", 3, "claim 'H5', field holder: is a number, not text"),
        (f"claims/{H5}/section", "middle", "claim 'H5', field section: is 'middle': write one of"),
        (f"claims/{H5}/kind", "opinion", "claim 'H5', field kind: is 'opinion': write one of"),
        (f"claims/{H5}/verdict", "true", "claim 'H5', field verdict: is 'true': write one of"),
        (f"claims/{H5}/about", "view of", "claim 'H5', field about: is 'view of': write one of"),
        (f"claims/{H5}/id", "P5", "claim 'P5', field id: is 'P5': write H and a number"),
        (f"claims/{H5}/id", "H10", "claim 'H10', field id: is used twice"),
        (f"claims/{H5}/kind", "causal", "claim 'H5', field about: is 'view', which only"),
        (
            f"claims/{H5}/paraphrase",
            "No stop",
            "claim 'H5', field paraphrase: is 'No stop': write a",
        ),
        (f"claims/{H5}/disputed_by", "NATO", "claim 'H5', field disputed_by: is text, not a list"),
        (f"claims/{H5}/evidence", "none", "claim 'H5', field evidence: is text, not a list"),
        (f"claims/{H5}/evidence", [], "claim 'H5', field evidence: has 0 entries"),
        (
            f"claims/{H5}/evidence/1/sentence",
            "x",
            "field evidence[1].sentence: is 'x': write a",
        ),
        (f"claims/{H5}/evidence/1/position", "good", "evidence[1].position: is 'good': write one"),
        (f"claims/{H5}/evidence/1/source", "nobody", "evidence[1].source: references.bib: no"),
        (f"claims/{H5}/evidence/1/source", "natostudy1995", "names 'natostudy1995' twice"),
        (f"claims/{H5}/evidence/1/page", "3", "field evidence[1].page: is not known"),
        (f"claims/{H10}/disputed_by", [], "claim 'H10', field disputed_by: is empty"),
        ("omissions/0/id", "X1", "omission 'X1', field id: is 'X1': write O and a number"),
        ("omissions/0/text", "", "omission 'O1', field text: is '': write a whole sentence"),
        ("omissions/0/title", DROP, "omission 'O1', field title: is missing"),
        ("omissions/1/sources", ["no"], "omission 'O2', field sources[0]: references.bib: no"),
        ("omissions/1/sources", "no", "omission 'O2', field sources: is text, not a list"),
        ("omissions/1/id", "O1", "omission 'O1', field id: is used twice"),
        ("claims", 3, "copy.yaml: the file, field claims: is a number, not a list"),
        ("claims", DROP, "copy.yaml: the file, field claims: is missing"),
    ],
)
def test_a_broken_rule_is_told_with_file_id_and_field(
    way: str, value: Any, told: str, tmp_path: Path
) -> None:
    message = faults(changed(way, value), tmp_path)
    assert "copy.yaml: " in message
    assert told in message


@pytest.mark.parametrize(
    ("classes", "told"),
    [
        ({"russian-official"}, "has no Russian official source for this contested claim"),
        ({"nato-western-official", "treaty"}, "has no NATO, Western official or treaty source"),
        ({"scholarship"}, "has no scholarly source for this contested claim"),
    ],
)
def test_a_contested_claim_needs_each_voice(classes: set[str], told: str, tmp_path: Path) -> None:
    data = copy.deepcopy(SMALL)
    contested = data["claims"][H10]
    contested["evidence"] = [
        item for item in contested["evidence"] if sources.get(item["source"]).klass not in classes
    ]
    assert f"claim 'H10', field evidence: {told}" in faults(data, tmp_path)


@pytest.mark.parametrize("position", ["supports", "weakens"])
def test_a_contested_claim_needs_evidence_on_both_sides(position: str, tmp_path: Path) -> None:
    data = copy.deepcopy(SMALL)
    for item in data["claims"][H10]["evidence"]:
        if item["position"] == position:
            item["position"] = "context"
    assert f"has nothing that {position} this contested claim" in faults(data, tmp_path)


def test_a_supported_claim_needs_something_that_supports_it(tmp_path: Path) -> None:
    data = copy.deepcopy(SMALL)
    for item in data["claims"][H5]["evidence"]:
        item["position"] = "context"
    assert "claim 'H5', field verdict: is 'well supported', but nothing" in faults(data, tmp_path)


def test_all_broken_rules_are_told_at_once(tmp_path: Path) -> None:
    data = changed(f"claims/{H5}/verdict", "true")
    data["claims"][H10]["kind"] = "opinion"
    assert len(faults(data, tmp_path).splitlines()) == 2
