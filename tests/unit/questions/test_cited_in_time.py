"""No check, claim or reading cites a work for what happened after the work was finished."""

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from coursebook import claims, questions, sources
from tests.unit import in_time

BANKS = sorted(questions.BANKS.glob("*.yaml"))

LOOKS_AHEAD = {"civil_munich2007": "it names 2009 as the year of an aim"}
"""Works that may be cited for a later year, with the reason."""


def read(path: Path) -> Any:
    return YAML(typ="safe").load(path)


def test_a_work_of_1997_cannot_know_of_1999_but_a_table_can() -> None:
    assert in_time.too_late("In 1999 bombs fell.", ["source:kennan1997"])
    assert not in_time.too_late("In 1999 bombs fell.", ["source:kennan1997", "dataset:events"])
    assert not in_time.too_late("In 1997 he warned of 1,999 things.", ["source:kennan1997"])
    assert in_time.year("source:trachtenberg2021") == 2021, "printed as 2020/21"


@pytest.mark.parametrize("path", BANKS, ids=lambda path: path.stem)
def test_no_self_check_cites_a_work_for_later_years(path: Path) -> None:
    found = list(in_time.cited(read(path), ""))
    assert len(found) > 50
    late = [f"{place}: {text}" for place, text, ps in found if in_time.too_late(text, ps)]
    assert not late


def test_no_finding_of_the_ledger_is_later_than_its_source() -> None:
    late = [
        f"{claim.id}: {each.sentence}"
        for claim in claims.all()
        for each in claim.evidence
        if in_time.too_late(each.sentence, [f"source:{each.source}"])
        if each.source not in LOOKS_AHEAD
    ]
    assert not late


def test_no_reading_of_a_document_is_later_than_what_it_cites() -> None:
    late = [
        f"{document.id}: {each.text}"
        for document in sources.documents()
        for each in (*document.readings, *document.historians)
        if in_time.too_late(each.text, [f"source:{key}" for key in each.sources])
    ]
    assert not late
