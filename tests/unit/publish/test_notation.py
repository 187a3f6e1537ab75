"""What stands in a page's tree after the notation for authors was read."""

from typing import Any

import pytest
from docutils import nodes
from docutils.core import publish_doctree
from myst_parser.parsers.docutils_ import Parser

from coursebook.publish import boxes, disclosures


def tree(text: str) -> nodes.document:
    """Return the tree of a Markdown text."""
    settings = {"report_level": 5}
    made: nodes.document = publish_doctree(text, parser=Parser(), settings_overrides=settings)
    return made


def classes(page: nodes.document) -> list[list[str]]:
    """Return the classes of a page's containers, in order."""
    return [each["classes"] for each in page.findall(nodes.container)]


def boxed(text: str) -> nodes.document:
    page = tree(text)
    boxes.read(page)
    return page


def faults(text: str) -> list[str]:
    return [*disclosures.read(tree(text))]


@pytest.mark.parametrize(("label", "kind"), boxes.BOXES.items())
@pytest.mark.parametrize("mark", [".", ":", ""])
def test_a_quotation_that_begins_with_a_label_is_a_box(label: str, kind: str, mark: str) -> None:
    page = boxed(f"> **{label}{mark}** Words.\n>\n> More words.")
    assert classes(page) == [["nc-box", kind]]
    assert page.astext() == f"{label}{mark} Words.\n\nMore words."


@pytest.mark.parametrize(
    "text", ["> Words.", "> Words **So far.**", "> - **So far.**", "> *So far*"]
)
def test_other_quotations_stay_what_they_are(text: str) -> None:
    assert classes(boxed(text)) == []


def test_claims_taken_up_stand_in_the_margin_with_their_label_and_links() -> None:
    page = boxed("*Claims taken up: [H9](https://a.b/#h9), [H10](https://a.b/#h10).*")
    assert classes(page) == [["nc-margin"]]
    assert page.astext() == "Claims taken up: H9, H10."
    assert len(list(page.findall(nodes.reference))) == 2
    assert not list(page.findall(nodes.emphasis))


def test_another_note_in_the_margin_leaves_its_label_out() -> None:
    assert boxed("*In the margin: he said **so**.*").astext() == "He said so."


@pytest.mark.parametrize(
    "text", ["*Other words.*", "*Claims taken up: H9.* And more.", "Claims taken up: H9.", "**a**"]
)
def test_only_a_paragraph_of_its_own_in_italics_is_a_margin_note(text: str) -> None:
    assert classes(boxed(text)) == []


@pytest.mark.parametrize(
    ("summary", "kind"),
    [
        ("Deeper: how it was", " nc-deeper"),
        ("In plain words", " nc-plain-words"),
        ("Something else", ""),
    ],
)
def test_a_disclosure_gets_the_class_of_its_summary(summary: str, kind: str) -> None:
    page = tree(f"<details><summary>{summary}</summary>\n\nWords.\n\n</details>\n")
    assert [*disclosures.read(page)] == []
    opening = next(e.astext() for e in page.findall(nodes.raw) if "<details" in e.astext())
    assert opening == f'<details class="nc-details{kind}"><summary>{summary}</summary>'


def test_a_disclosure_may_hold_lists_and_another_disclosure() -> None:
    inner = "<details><summary>In plain words</summary>\n\n- a\n\n</details>"
    assert faults(f"<details>\n<summary>Deeper: x</summary>\n\n{inner}\n\n</details>") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<details><summary>Deeper</summary>\nWords.\n\n</details>", "an empty line"),
        ("<details>\n\nWords.\n\n</details>", "write <details><summary>"),
        ("<details><summary>Deeper</summary>\n\nWords.", "nothing closes it"),
        ("Words.\n\n</details>", "closes nothing"),
        ("# T\n\na\n\n<details><summary>A</summary>\n\n## B\n\nc\n\n</details>", "a heading"),
    ],
)
def test_a_disclosure_with_a_slip_is_a_fault_that_says_what_to_write(text: str, told: str) -> None:
    assert any(told in each for each in faults(text))


def test_a_disclosure_from_cell_to_cell_is_a_fault() -> None:
    page = tree("<details><summary>Deeper</summary>\n\nWords.\n\n</details>")
    opening, closing = page.findall(nodes.raw)
    opening.line, closing.line = 10_003, 20_001  # as MyST-NB counts the lines of two cells
    assert any("in one cell" in each for each in disclosures.read(page))


def test_outputs_of_cells_are_not_read_for_disclosures() -> None:
    page: Any = tree("a")
    page += nodes.raw("", "<details>", format="html", classes=["output", "nc-output"])
    assert [*disclosures.read(page)] == []


def test_the_setting_for_plain_words_stands_before_the_first_that_no_other_part_hides() -> None:
    plain = "<details><summary>In plain words</summary>\n\n{}\n\n</details>"
    deeper = f"<details><summary>Deeper: x</summary>\n\n{plain.format('Inside.')}\n\n</details>"
    page = tree("\n\n".join(["Text.", deeper, plain.format("One."), plain.format("Two.")]))
    assert not [*disclosures.read(page)]
    texts = [each.astext() for each in page.children]
    at = texts.index(disclosures.SETTING)
    assert texts.count(disclosures.SETTING) == 1 and texts[at + 2] == "One."
