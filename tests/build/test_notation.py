"""A small book in the notation for authors: what the pages make of it, and what stops the build."""

import re
import shutil
from pathlib import Path

import nbformat
import pytest

from tests.build.test_faults import build, code, notebook

CHAPTER = """
# A chapter

## One

*Claims taken up: [H10](claims.md#h10), [H9](claims.md#h9).*

> **What the article says here.** That it was promised.

Kramer ([2009](bibliography.md#cite-kramer2009)) calls it a myth; others do not
([Shifrinson 2016](bibliography.md#cite-shifrinson2016);
[Putin, 24 February 2022](bibliography.md#cite-putin-24feb2022)). Spirals need a
[security dilemma](glossary.md#term-security-dilemma), and *two* [Articles 5](glossary.md#term-article-5).

*In the margin: the [records](bibliography.md#cite-nsa-gorbachev2017) are open.*

> Words that somebody said.

> **So far.** It is disputed {cite:p}`kramer2009`.

<details><summary>Deeper: how Jervis put it</summary>

He wrote of **two** worlds ([Jervis 1978](bibliography.md#cite-jervis1978)), and of the
[spiral model](glossary.md#term-spiral-model).

- One
- Two

</details>

<details><summary>In plain words</summary>

Fear feeds fear.

</details>
"""
GLOSSARY = """
# Glossary

```{glossary}
Article 5
  All for one.

security dilemma
  Fear; compare {term}`spiral model`.

spiral model
  More [fear](glossary.md#term-security-dilemma).
```
"""
BIBLIOGRAPHY = "# Works\n\n```{bibliography}\n```\n"
COMMON = {"claims": "# Ledger\n", "glossary": GLOSSARY, "bibliography": BIBLIOGRAPHY}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str, str]:
    """Return the pages of a chapter as Markdown, of the same as a notebook, and of the works."""
    folder = tmp_path_factory.mktemp("notation")
    same = notebook(nbformat.v4.new_markdown_cell(CHAPTER), code("1"))
    exit_code, said = build(folder, index=CHAPTER, chapter=same, **COMMON)
    assert exit_code == 0, said
    html = folder / "_build/html/book"
    return tuple((html / f"{n}.html").read_text("utf-8") for n in ("index", "chapter", "bibliography"))
