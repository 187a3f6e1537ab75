"""What a chapter opens with, and where the code of its cells stands."""

from types import SimpleNamespace

from docutils import nodes
from myst_nb.sphinx_ import HideCodeCellNode

from coursebook.publish import opening


def document(*parts: nodes.Node) -> nodes.document:
    tree: nodes.document = nodes.document(None, None)  # type: ignore[arg-type]
    tree += list(parts)
    return tree


def test_the_question_of_a_chapter_is_marked() -> None:
    asked = nodes.paragraph("", "", nodes.strong("", "Why?"))
    other = nodes.paragraph("", "", nodes.strong("", "Because."))
    opening.mark_question(document(asked, other))
    assert asked["classes"] == [opening.QUESTION] and other["classes"] == []


def test_key_terms_lose_the_commas_between_them_and_no_other_word() -> None:
    def term(word: str) -> nodes.reference:
        return nodes.reference("", word, refuri="#")

    label = nodes.strong("", "Key terms:")
    parts = [label, nodes.Text(" "), term("one"), nodes.Text(", "), term("two"), nodes.Text(".")]
    terms = nodes.paragraph("", "", *parts)
    opening.terms_as_chips(document(terms))
    assert terms.astext() == "Key terms: one two " and "nc-chips" in terms["classes"]


def test_the_code_of_a_cell_stands_after_what_it_makes() -> None:
    code = HideCodeCellNode(classes=["hide", "above-input"])
    made = nodes.container("", nodes.paragraph("", "A figure"))
    cell = nodes.container("", code, made)
    opening.code_last(document(nodes.section("", cell)))
    assert list(cell.children) == [made, code]


def test_what_a_page_imports_stands_at_its_end_under_a_name_of_its_own() -> None:
    imports = HideCodeCellNode(classes=["hide", "above-input"])
    first, last = nodes.container("", imports), nodes.paragraph("", "The end.")
    page = nodes.section("", first, last)
    opening.code_last(document(page))
    assert list(page.children) == [last, first]
    assert imports["prompt_show"] == "Show what this page imports"


def test_the_line_over_hidden_code_has_no_other_name_than_its_words() -> None:
    node = HideCodeCellNode(prompt_show="Show the code", prompt_hide="Hide it", classes=["above"])
    writer = SimpleNamespace(body=["<p>before</p>"])
    opening.visit_hidden(writer, node)
    written = "".join(writer.body)
    assert written.startswith('<p>before</p><details class="admonition hide above">\n<summary>\n')
    assert "Show the code" in written and "Hide it" in written
    assert "aria-label" not in written
