"""Directives hide in comments, and come out where the book is built."""

import json

import nbformat

from coursebook.publish.hidden import in_notebook, uncovered


def test_a_comment_with_a_directive_becomes_the_directive() -> None:
    text = "a\n\n<!-- {bibliography} :all: -->\n\nb"
    assert uncovered(text) == "a\n\n```{bibliography}\n:all:\n```\n\nb"
    assert uncovered("<!-- {tableofcontents} -->") == "```{tableofcontents}\n```"


def test_other_comments_stay() -> None:
    for text in ("<!-- a note -->", "a <!-- {bibliography} -->", "<!-- {x} y -->"):
        assert uncovered(text) == text


def test_a_notebooks_markdown_is_uncovered_and_its_code_is_not() -> None:
    line = "<!-- {bibliography} -->"
    cells = [nbformat.v4.new_markdown_cell(line), nbformat.v4.new_code_cell(f'"""\n{line}\n"""')]
    text = nbformat.writes(nbformat.v4.new_notebook(cells=cells))
    prose, code = json.loads(in_notebook(text))["cells"]
    assert prose["source"] == "```{bibliography}\n```"
    assert line in "".join(code["source"])
