"""What stands in a page's tree where evidence is held against explanations."""

import pytest
from docutils import nodes

from coursebook.publish import boxes, fits
from tests.unit.publish.test_notation import tree

HEAD = "| Evidence | Power | Ideas |\n|---|---|---|\n"


def test_a_table_of_what_fits_has_a_tint_for_each_cell() -> None:
    page = tree(f"{HEAD}| A speech | + expected | ○ open |\n| A map | − awkward | + expected |")
    fits.read(page)
    (table,) = page.findall(nodes.table)
    assert fits.TABLE in table["classes"]
    assert [each["classes"] for each in table.findall(nodes.entry)][3:] == [
        [],
        ["nc-fit-expected"],
        ["nc-fit-open"],
        [],
        ["nc-fit-awkward"],
        ["nc-fit-expected"],
    ]


@pytest.mark.parametrize("cell", ["expected", "+", "12"])
def test_a_table_with_another_word_in_it_stays_as_it_is(cell: str) -> None:
    page = tree(f"{HEAD}| A speech | + expected | {cell} |")
    fits.read(page)
    assert not any(each["classes"] for each in page.findall(nodes.entry))


def test_the_key_over_the_table_has_the_tints_of_its_cells() -> None:
    page = tree("*In the margin: **+ expected** · **− awkward**, it has to add something.*")
    boxes.read(page)
    fits.read(page)
    assert [each["classes"] for each in page.findall(nodes.strong)] == [
        ["nc-fit-expected"],
        ["nc-fit-awkward"],
    ]
