"""What a page says of itself where it is linked or found."""

from docutils import nodes

from coursebook.publish import head, pictograms


def page(*texts: str) -> nodes.document:
    tree: nodes.document = nodes.document(None, None)  # type: ignore[arg-type]
    section = nodes.section()
    section += nodes.title("", "A title")
    section += nodes.bullet_list("", nodes.list_item("", nodes.paragraph("", "An item.")))
    section += [nodes.paragraph("", text) for text in texts]
    tree += section
    return tree


def test_a_page_is_described_by_its_first_paragraph() -> None:
    long = "Sixty letters and more stand in this paragraph, so it speaks for itself."
    assert head.description(page(long, "Another."), "x") == long


def test_a_short_question_takes_the_next_paragraph_along() -> None:
    assert head.description(page("Who\nasks?", "We do."), "x") == "Who asks? We do."


def test_a_long_paragraph_ends_with_a_sentence_or_where_none_fits_with_a_word() -> None:
    first = "One sentence of some length, which ends here after more than sixty letters."
    assert head.description(page(f"{first} {'and on ' * 40}"), "x") == first
    cut = head.description(page("word " * 80), "x")
    assert cut.endswith("word …") and len(cut) <= 203


def test_pages_without_a_source_are_described_too() -> None:
    assert head.description(None, "search").startswith("Search the text")
    assert head.description(None, "genindex")


def test_a_chapter_for_which_the_course_has_no_drawing_goes_without() -> None:
    assert "<path d=" in pictograms.pictogram("01")
    assert pictograms.pictogram("09") == ""
