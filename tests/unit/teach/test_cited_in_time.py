"""No graded question cites a work for what happened after the work was finished."""

import pytest

from coursebook.teach import templates
from tests.unit import in_time
from tests.unit.teach.truth_findings import data, text_of

TEMPLATES = [each for chapter in templates.chapters() for each in templates.of(chapter)]
KNOWS_MORE = {
    "court-order": "the context in the collection adds the judgment of 2024, a work of its own",
    "outside-area": "Article 6 draws the area, whenever a state joined",
    "hague-declaration": "the declaration itself names 2035, as the year of an aim",
}
"""Documents and options whose feedback may name later years, with the reason."""


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda each: each.id)
def test_no_instance_cites_a_work_for_later_years(template: templates.Template) -> None:
    late = {
        f"{place}: {text} {pointers}"
        for each in templates.instances(template)
        for place, text, pointers in in_time.cited(template.fill(each.parameters), template.id)
        if in_time.too_late(text, pointers) and place.split()[-1] not in KNOWS_MORE
    }
    assert not late


@pytest.mark.parametrize("name", ["force", "reversal"])
def test_no_finding_is_later_than_what_decides_it(name: str) -> None:
    for each in data(name)["findings"]:
        pointer = each.get("see", f"source:{each.get('source')}")
        also = [f"source:{key}" for key in each.get("also", ())]
        told = f"{text_of(each)} {each.get('note', '')}"
        assert not in_time.too_late(told, [pointer, *also]), each["id"]
