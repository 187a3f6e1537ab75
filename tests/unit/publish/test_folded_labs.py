"""Labs stand in a closed part at a chapter's end, with what belongs to them and nothing else."""

from docutils import nodes
from myst_nb.sphinx_ import HideCodeCellNode

from coursebook.publish import folded_labs, opening

LAB = '<div class="nc-widget" data-nc-name="LabView"></div>'
KEY = '<section class="nc-answer-key"></section>'


def raw(html: str) -> nodes.raw:
    return nodes.raw("", html, format="html")


def chapter() -> tuple[nodes.document, nodes.section]:
    note = nodes.container("", nodes.paragraph("", "A note."), classes=["nc-margin"])
    cell, key = nodes.container("", raw(LAB)), nodes.container("", raw(KEY))
    labs = nodes.section("", nodes.title("", "Labs"), note, nodes.paragraph("", "How."), cell, key)
    tree: nodes.document = nodes.document(None, None)  # type: ignore[arg-type]
    tree += nodes.section("", nodes.title("", "Chapter"), labs)
    return tree, labs


def test_heading_notes_and_key_stand_in_sight_and_the_labs_between_are_closed() -> None:
    tree, labs = chapter()
    folded_labs.fold(tree, "1 lab, about 10 minutes")
    told = [each.astext() for each in labs]
    assert told == [
        "Labs",
        "A note.",
        '<details class="nc-labs"><summary>Labs: change the code '
        "(1 lab, about 10 minutes)</summary>",
        "How.",
        LAB,
        "</details>",
        KEY,
    ]


def test_what_the_page_imports_is_closed_with_them() -> None:
    tree, labs = chapter()
    imports = HideCodeCellNode(classes=["hide", "above-input"])
    tree[0].insert(1, nodes.container("", imports))
    folded_labs.fold(tree, "1 lab")
    opening.code_last(tree)
    assert imports.parent.parent is labs
    assert labs.index(imports.parent) == labs.index(folded_labs.end(tree)) - 1


def test_a_page_without_labs_stays_as_it_is() -> None:
    tree: nodes.document = nodes.document(None, None)  # type: ignore[arg-type]
    tree += nodes.section("", nodes.title("", "Chapter"), nodes.paragraph("", "Text."))
    before = tree.pformat()
    folded_labs.fold(tree, "no lab")
    assert tree.pformat() == before and folded_labs.end(tree) is None
