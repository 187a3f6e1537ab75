"""Every claim of a section is discussed in the section's chapter, once that chapter is written."""

import json
import re
from pathlib import Path

import pytest

from coursebook import claims

BOOK = Path(__file__).parents[3] / "book"
CHAPTERS = {
    "introduction": "01_complex_relationship",
    "history": "02_historical_context",
    "putin": "03_putins_stance",
    "nato": "04_natos_perspective",
}
LINK = re.compile(r"\[([IHPN]\d+)\]\(claims\.ipynb#([ihpn]\d+)\)")


def links_of(path: Path) -> list[tuple[str, str]]:
    """Return the ledger links in a chapter's prose: the id shown, and the anchor."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    prose = "\n".join("".join(c["source"]) for c in cells if c["cell_type"] == "markdown")
    return LINK.findall(prose)


def undiscussed(section: str, path: Path) -> list[str]:
    """Return the section's claims that the chapter doesn't link to."""
    shown = {shown for shown, _ in links_of(path)}
    return [claim.id for claim in claims.in_section(section) if claim.id not in shown]


WRITTEN = {s: BOOK / f"{stem}.ipynb" for s, stem in CHAPTERS.items()}
WRITTEN = {section: path for section, path in WRITTEN.items() if path.exists()}


@pytest.mark.parametrize(("section", "path"), WRITTEN.items(), ids=list(WRITTEN))
def test_a_chapter_discusses_every_claim_of_its_section(section: str, path: Path) -> None:
    assert undiscussed(section, path) == []


@pytest.mark.parametrize("path", WRITTEN.values(), ids=list(WRITTEN))
def test_a_link_to_the_ledger_leads_to_the_claim_it_names(path: Path) -> None:
    known = {claim.id for claim in claims.all()}
    for shown, anchor in links_of(path):
        assert shown in known and anchor == shown.lower()


def test_the_history_chapter_is_written() -> None:
    assert "history" in WRITTEN


def test_a_claim_left_out_is_found(tmp_path: Path) -> None:
    text = WRITTEN["history"].read_text(encoding="utf-8").replace("H10", "H11")
    copy = tmp_path / "chapter.ipynb"
    copy.write_text(text, encoding="utf-8")
    assert undiscussed("history", copy) == ["H10"]
