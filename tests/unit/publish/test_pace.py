"""The pace of a chapter: what stands under headings, and where it is good to stop."""

from docutils import nodes

from coursebook import chapters, timing
from coursebook.chapters import Section
from coursebook.publish import pace
from coursebook.timing import Timed

OFF = "Not on the core path."


def timed(name: str, minutes: float, level: int = 2, core: bool = True) -> Timed:
    return Timed(Section(name, name, level, core), minutes)


def page(*names: str, off_core: str = "") -> nodes.document:
    tree: nodes.document = nodes.document(None, None)  # type: ignore[arg-type]
    for name in names:
        section = nodes.section("", nodes.title("", name), ids=[name])
        if name == off_core:
            note = nodes.paragraph("", OFF)
            section += nodes.container("", note, classes=["nc-margin"])
        tree += section
    return tree


def lines(tree: nodes.document, kind: str) -> list[str]:
    return [each.astext() for each in tree.findall(nodes.paragraph) if kind in each["classes"]]


def test_a_section_says_which_it_is_and_how_long_it_takes() -> None:
    tree = page("one", "two", "reading")
    pace.mark(tree, [timed("", 1, 1), timed("one", 1.2), timed("two", 9), timed("reading", 0)])
    assert lines(tree, pace.LINE) == [
        "Section 1 of 2 · about 1 minute",
        "Section 2 of 2 · about 9 minutes",
    ]
    first = next(tree.findall(nodes.section))
    assert isinstance(first[0], nodes.title) and pace.LINE in first[1]["classes"]


def test_that_a_section_is_off_the_core_path_stands_in_its_one_line() -> None:
    tree = page("one", off_core="one")
    pace.mark(tree, [timed("one", 4, core=False)])
    assert lines(tree, pace.LINE) == ["Section 1 of 1 · about 4 minutes · not on the core path"]
    assert OFF not in tree.astext()


def test_a_place_to_stop_stands_near_each_third_of_a_long_chapter_and_on_the_core_path() -> None:
    tops = [timed(f"s{i}", 10, core=i != 3) for i in range(1, 10)]
    assert [(each.section.id, passed) for each, passed in pace.stops(tops)] == [
        ("s2", 20),
        ("s6", 60),
    ]


def test_a_chapter_that_is_read_in_one_go_has_no_place_to_stop() -> None:
    assert pace.stops([timed("one", 10), timed("two", 10)]) == []


def test_each_chapter_has_one_or_two_places_to_stop_that_say_how_far_it_is() -> None:
    for stem in chapters.stems():
        found = timing.chapter(timing.path_of(stem))
        tree = page(*(each.section.id for each in found if each.section.level == 2))
        pace.mark(tree, found)
        told = lines(tree, pace.STOP)
        assert 1 <= len(told) <= 2, stem
        whole = timing.times(timing.path_of(stem)).full
        assert all(
            f"of the chapter's {whole} minutes lie behind this point." in each for each in told
        )
