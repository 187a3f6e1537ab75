"""The article is paraphrased, never copied: no text of ours shares seven words in a row with it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.claims.article_runs import digest, known, runs, shared

ROOT = Path(__file__).parents[3]
HEADINGS = {"the historical context post cold war dynamics"}
"""Names of the article's sections, which our chapters bear so that readers find their way."""


def pages() -> Iterator[Path]:
    for folder, kind in (("book", "*.md"), ("book", "*.ipynb"), ("nato_course", "*.yaml")):
        yield from sorted((ROOT / folder).rglob(kind))


def words_of(path: Path) -> Iterator[str]:
    """Yield the prose of a file: a whole text, or the Markdown cells of a notebook."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".ipynb":
        yield text
        return
    for cell in json.loads(text)["cells"]:
        if cell["cell_type"] == "markdown":
            yield "".join(cell["source"])


@pytest.mark.parametrize("path", list(pages()), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_page_shares_seven_words_in_a_row_with_the_article(path: Path) -> None:
    found = [run for text in words_of(path) for run in shared(text) if run not in HEADINGS]
    assert found == []


def test_a_copied_run_would_be_found() -> None:
    assert shared("It said: The Historical Context, post-Cold-War dynamics!") == sorted(HEADINGS)


def test_runs_ignore_case_punctuation_and_the_shape_of_apostrophes() -> None:
    assert list(runs("One, TWO three; it\N{RIGHT SINGLE QUOTATION MARK}s five -- six 7.")) == [
        "one two three it's five six 7"
    ]


def test_the_file_holds_digests_and_no_words() -> None:
    salt, digests = known()
    assert len(digests) > 1000
    assert all(len(each) == 16 and int(each, 16) >= 0 for each in digests)
    assert digest(next(iter(HEADINGS)), salt) in digests
