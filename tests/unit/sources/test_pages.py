"""The glossary and bibliography pages hold what the chapters and the package rely on."""

import json
import re
from pathlib import Path

from coursebook.sources import mentions

BOOK = Path(__file__).parents[3] / "book"
GLOSSARY = (BOOK / "glossary.md").read_text(encoding="utf-8")
ENTRY = re.compile(r"^- \*\*(.+?)\*\*: (\S.+)$", re.MULTILINE)


def terms() -> dict[str, str]:
    return dict(ENTRY.findall(GLOSSARY))


def test_the_glossary_defines_fifty_terms_or_more_in_alphabetical_order() -> None:
    found = [term.lower() for term in terms()]
    assert len(found) >= 50
    words = [term for term in found if not term.startswith("article")]
    assert words == sorted(words)


def test_words_that_belong_to_the_quarrel_are_marked() -> None:
    contested = {term for term, meaning in terms().items() if meaning.startswith("*Contested")}
    assert contested >= {"encirclement", "enlargement", "indivisible security"}


def test_every_term_that_a_page_links_to_is_defined() -> None:
    known = {mentions.term_anchor(term) for term in terms()}
    for page in (*BOOK.glob("*.ipynb"), *BOOK.glob("*.md")):
        assert set(mentions.terms(page.read_text(encoding="utf-8"))) <= known, page.name


def test_the_bibliography_page_prints_every_work() -> None:
    cells = json.loads((BOOK / "bibliography.ipynb").read_text("utf-8"))["cells"]
    assert any("<!-- {bibliography} :all: -->" in "".join(cell["source"]) for cell in cells)


def test_the_bibliography_page_shows_the_register_of_quotations() -> None:
    cells = json.loads((BOOK / "bibliography.ipynb").read_text("utf-8"))["cells"]
    told = ["".join(cell["source"]) for cell in cells]
    assert any("## Words quoted in this book, and where they were read" in each for each in told)
    assert "sources.quotations()" in told
