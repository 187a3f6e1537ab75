"""A hidden cell's line is called what it says."""

from types import SimpleNamespace

from myst_nb.sphinx_ import HideCodeCellNode

from coursebook.publish.hidden_code import _visit


def test_the_line_over_hidden_code_has_no_other_name_than_its_words() -> None:
    node = HideCodeCellNode(prompt_show="Show the code", prompt_hide="Hide it", classes=["above"])
    writer = SimpleNamespace(body=["<p>before</p>"])
    _visit(writer, node)
    written = "".join(writer.body)
    assert written.startswith('<p>before</p><details class="admonition hide above">\n<summary>\n')
    assert "Show the code" in written and "Hide it" in written
    assert "aria-label" not in written
