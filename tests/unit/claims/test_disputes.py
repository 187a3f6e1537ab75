"""Each dispute of a chapter says whether it is open, settled or shifting, and since when."""

import json
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


@pytest.mark.parametrize("stem", chapters.stems())
def test_each_dispute_of_a_chapter_has_a_label_with_a_year(stem: str) -> None:
    assert disputes.unlabelled(path_of(stem)) == []
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
    assert disputes.unlabelled(chapter(tmp_path, f"{TEXT}\n\n**Disputed**\n\n{item}")) == [item]


def test_what_is_agreed_needs_no_label(tmp_path: Path) -> None:
    assert disputes.unlabelled(chapter(tmp_path, TEXT)) == []


def test_the_list_of_all_leads_to_the_chapters_and_is_safe(tmp_path: Path) -> None:
    chapter(tmp_path, TEXT)
    chapter(tmp_path, TEXT.replace("Open", "Shifting"), "03_test")
    found = disputes.of_chapters(tmp_path)
    assert [each.chapter for each in found.all] == ["02_test", "02_test", "03_test", "03_test"]
    shown = found._repr_html_()
    assert '<a href="03_test.html#what-is-agreed-what-is-disputed">Chapter 3</a>' in shown
    assert "a &lt; b" in shown
    assert "Chapter 2, by 2016: a < b." in repr(found)
