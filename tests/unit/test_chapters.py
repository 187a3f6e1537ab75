"""A chapter is read into sections, with what stands open, closed, in the margin and in cells."""

import pytest

from coursebook import chapters
from coursebook.chapters import OFF_CORE, Section
from coursebook.errors import CourseError

TEXT = f"""# Title

Opening words here.

## One

*Claims taken up: [H9](claims.ipynb#h9).*

Four words [stand](x.ipynb) open ([Kramer 2009](bibliography.ipynb#cite-kramer2009)).

<details><summary>Deeper: more</summary>

Hidden away.

<details><summary>In plain words</summary>

Deep down.

</details>

Hidden too.

</details>

### Inside one

## Two

{OFF_CORE}

Side matter.

### Inside two

## Three

Last.

{OFF_CORE}
"""


def read(*texts: str) -> dict[str, Section]:
    cells = [{"cell_type": "markdown", "source": each} for each in texts]
    return {each.title: each for each in chapters.cut(cells)}


def test_each_heading_begins_a_section_with_the_id_of_its_page() -> None:
    found = read(TEXT)
    assert [(each.level, each.id) for each in found.values()] == [
        (1, "title"),
        (2, "one"),
        (3, "inside-one"),
        (2, "two"),
        (3, "inside-two"),
        (2, "three"),
    ]


def test_a_section_that_says_so_first_is_off_the_core_path_with_those_inside_it() -> None:
    off = [title for title, each in read(TEXT).items() if not each.core]
    assert off == ["Two", "Inside two"]


def test_closed_parts_margins_and_citations_are_no_open_words() -> None:
    one = read(TEXT)["One"]
    assert [chapters.plain(each.text) for each in one.open] == ["Four words stand open."]
    assert one.words == 4
    inside = {each.text: each.inside for each in one.blocks if each.inside}
    assert inside["Deep down."] == "In plain words"
    assert inside["Hidden too."] == "Deeper: more"


def test_a_section_goes_on_in_the_next_cell_and_formulas_are_no_words() -> None:
    found = read("## One\n\nA b.", "$$\nx = y\n$$\n\nC d.")
    assert found["One"].words == 4


def test_calls_in_cells_are_seen_with_their_names() -> None:
    source = 'self_check("one-two")\ncharts.line()\nexplore(share, n=range(3))'
    cells = [
        {"cell_type": "markdown", "source": ["## A\n"]},
        {"cell_type": "code", "source": [source], "metadata": {"tags": ["remove-input"]}},
    ]
    (found,) = chapters.cut(cells)
    assert ("self_check", "one-two") in list(found.calls())
    assert ("explore", "") in list(found.calls())


def test_a_chapter_is_known_by_number_or_stem_and_another_is_told() -> None:
    assert chapters.stem_of("2") == chapters.stem_of("02_historical_context")
    with pytest.raises(CourseError, match="no chapter is called '99'"):
        chapters.stem_of("99")
