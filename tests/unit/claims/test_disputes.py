"""Each dispute of a chapter says whether it is open, settled or shifting, and since when."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from coursebook import chapters
from coursebook.claims import disputes
from coursebook.timing import path_of

CITED = "Kramer says no ([Kramer 2009](bibliography.ipynb#cite-kramer2009))."
TEXT = f"""## What is agreed, what is disputed

**Agreed**

- Words were spoken.

**Disputed**

- **Open** (since 2009; last looked at November 2026): how far they reached. {CITED}
- **Settled** (by 2016): a < b.

**What would change your mind**

- A new record.
"""


def chapter(folder: Path, text: str, name: str = "02_test") -> Path:
    path = folder / f"{name}.ipynb"
    cells = [{"cell_type": "markdown", "source": text}]
    path.write_text(json.dumps({"cells": cells}), encoding="utf-8")
    return path


def unlabelled(path: Path) -> list[str]:
    """Return the items under a chapter's line **Disputed** that have no label with a year."""
    return [each for section in chapters.sections(path) for each in _bare(section)]


def _bare(section: chapters.Section) -> Iterator[str]:
    disputed = False
    for block in section.open:
        if block.text.startswith("**"):
            disputed = block.text.startswith("**Disputed")
        found = disputes._ITEM.match(block.text)
        if (
            disputed
            and block.text.startswith("- ")
            and not (found and re.search(r"\d{4}", found[2]))
        ):
            yield block.text


@pytest.mark.parametrize("stem", chapters.stems())
def test_each_dispute_of_a_chapter_has_a_label_with_a_year(stem: str) -> None:
    assert unlabelled(path_of(stem)) == []
    assert disputes.read(path_of(stem)), "no dispute is labelled"


def test_a_dispute_is_read_with_label_date_and_words(tmp_path: Path) -> None:
    first, second = disputes.read(chapter(tmp_path, TEXT))
    assert (first.label, first.when) == ("Open", "since 2009; last looked at November 2026")
    assert first.text == "how far they reached. Kramer says no."
    assert (second.label, second.place) == ("Settled", "what-is-agreed-what-is-disputed")


@pytest.mark.parametrize(
    "item", ["- Whether it was said.", "- **Open**: whether.", "- **Open** (long ago): whether."]
)
def test_a_dispute_without_label_or_year_is_found(tmp_path: Path, item: str) -> None:
    assert unlabelled(chapter(tmp_path, f"{TEXT}\n\n**Disputed**\n\n{item}")) == [item]


def test_what_is_agreed_needs_no_label(tmp_path: Path) -> None:
    assert unlabelled(chapter(tmp_path, TEXT)) == []


def test_the_list_of_all_leads_to_the_chapters_and_is_safe(tmp_path: Path) -> None:
    chapter(tmp_path, TEXT)
    chapter(tmp_path, TEXT.replace("Open", "Shifting"), "03_test")
    found = disputes.of_chapters(tmp_path)
    assert [each.chapter for each in found.all] == ["02_test", "02_test", "03_test", "03_test"]
    shown = found._repr_html_()
    assert '<a href="03_test.html#what-is-agreed-what-is-disputed">Chapter 3</a>' in shown
    assert "a &lt; b" in shown
    assert "Chapter 2, by 2016: a < b." in repr(found)
