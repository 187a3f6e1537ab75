"""What a chapter states as a number, a date, or somebody's words or deeds has its evidence near.

The evidence is a work or a page that is linked in the same paragraph or in the one before or after
it in the section, or a figure or documents right beside it.
"""

import re
from pathlib import Path

import pytest

from tests.unit.book.prose import CHAPTERS, EXPLORE, Block, Cell, blocks, cut, plain, planted

# These repeat what was cited before, tell readers what to do, or say themselves what is sourced.
LEFT_OUT = {
    "Summary",
    "Questions for discussion",
    "For discussion",
    "Before you start",
    "Bet first",
    "What is sourced, what is assumed",
    "Assumptions, and what this cannot tell you",
    "Weighing and updating",
    "A position memo",
    "A controversy in steps",
}
TELLS_THE_READER = re.compile(
    r"\*\*(?:The (?:next )?(?:figure|map)|This figure|Try it|What runs here)\b"
    r"|Before you move a control\b|- If you (?:think|hold|believe)\b"
)
ACTORS = (
    r"(?:NATO|Putin|Moscow|Russia|Yeltsin|Gorbachev|Medvedev|Washington|Kyiv|Ukraine|Zelenskyy|"
    r"Stoltenberg|Baker|Genscher|Merkel|Kennan|Finland|Sweden|Georgia|Poland|Lithuania|Turkey|"
    r"Hungary|Estonia|Latvia|Belarus|Germany|France|Britain|Kramer|Shifrinson|Sarotte|Marten|"
    r"McFaul|Mearsheimer|Jervis|Kydd|Wohlforth|Ruger|Staun|Allison|Stent|Trachtenberg|Charap|"
    r"[Tt]he (?:US |United States|Kremlin|West|Council|Court|General Assembly|allies|members))"
)
DEEDS = (
    r"(?:said|says|told|called|calls|wrote|writes|asked|asks|spoke|speaks|declared|agreed|signed|"
    r"joined|applied|annexed|invaded|seized|attacked|bombed|held|holds|argued|argues|found|finds|"
    r"warned|promised|offered|refused|invoked|granted|objected|denied|denies|stresses|concludes|"
    r"announced|suspended|demanded|replied|answered|ordered|deplored|voted)"
)
DOES = re.compile(rf"\b{ACTORS}(?:'s \w+)?,? (?:\w+ ){{0,2}}?{DEEDS}\b")
NUMBER = re.compile(r"\d")
SHOWN = re.compile(r"\]\((?:timeline|data|documents|claims)\.ipynb")
NO_FACT = re.compile(r"[Cc]hapters? \d(?: (?:to|and) \d)?|\b[IHPNO]\d+\b|Articles? [\d(), and]+")
LABEL = re.compile(r"^- \*\*(?:Open|Settled|Shifting)\*\* \([^)]*\):")
QUESTION = re.compile(r"[^.?!]*\?")
THE_ANSWER = re.compile(r"\**The answer\b")
"""Under it a chapter says again what it has shown."""


def states_a_fact(text: str) -> bool:
    """Say whether a block has a number, or an actor who says or does something, and asks not."""
    told = re.sub(r"^\d+\. ", "", NO_FACT.sub("", plain(LABEL.sub("", text))))
    told = QUESTION.sub("", told)
    told = re.sub(r"\$[^$]+\$", "", told)
    return bool(NUMBER.search(told) or DOES.search(told))


def has_evidence(block: Block) -> bool:
    """Say whether a block, or its lead, cites a work or links to what the book shows."""
    return bool(block.cited or SHOWN.search(block.lead + block.text))


def is_prose(block: Block) -> bool:
    """Say whether a block is running text of a chapter, and no heading, objective or exercise."""
    header = block.kind == "item" and not block.section
    return not (
        header
        or block.kind in ("heading", "quote")
        or block.section in LEFT_OUT
        or block.on_figure
        or TELLS_THE_READER.match(block.text)
        or block.inside.startswith("In plain words")
        or block.is_margin
        or block.text.startswith("*Time:*")
        or THE_ANSWER.match(block.subsection or block.section)
        or THE_ANSWER.match(block.text)
    )


def uncited(page: list[Block]) -> list[str]:
    """Return the blocks of a page that state a fact without evidence in reach."""
    told = [block for block in page if not block.is_margin and not block.text.startswith("> **")]
    return [
        block.text
        for i, block in enumerate(told)
        if is_prose(block)
        and states_a_fact(block.text)
        and not block.beside_shown
        and not any(has_evidence(each) for each in in_reach(told, i))
    ]


def in_reach(told: list[Block], i: int) -> list[Block]:
    """Return a block and its neighbours in the same section."""
    near = told[max(0, i - 1) : i + 2]
    place = (told[i].section, told[i].subsection)
    return [each for each in near if (each.section, each.subsection) == place]


@pytest.mark.parametrize("path", [*CHAPTERS, *EXPLORE], ids=lambda path: path.stem)
def test_a_fact_has_its_evidence_in_reach(path: Path) -> None:
    assert uncited(blocks(path)) == []


@pytest.mark.parametrize(
    "fact",
    [
        "In 1994 it gave assurances.",
        "About 40 per cent agreed.",
        "Putin then called it a provocation.",
        "- Marten finds a threat magnified for use at home.",
        "| Kosovo | none from the Council, by 3 votes |",
    ],
)
def test_an_uncited_fact_is_found(fact: str) -> None:
    assert uncited(planted(f"## A section\n\n{fact}")) == [fact]


@pytest.mark.parametrize(
    "evidence",
    [
        "([Marten 2020](bibliography.ipynb#cite-marten2020))",
        "{cite:p}`marten2020`",
        "([timeline](timeline.ipynb))",
    ],
)
def test_evidence_in_the_block_in_its_lead_or_next_to_it_is_seen(evidence: str) -> None:
    assert uncited(planted(f"## A section\n\nPutin said it in 2007 {evidence}.")) == []
    assert uncited(planted(f"## A section\n\nThree finds {evidence}:\n\n- One in 1994.")) == []
    before = f"## A section\n\nOne find {evidence}.\n\nAnother in 1994."
    after = f"## A section\n\nOne in 1994.\n\nAnother {evidence}."
    assert uncited(planted(before)) == uncited(planted(after)) == []


@pytest.mark.parametrize(
    "text",
    [
        "## A\n\nOne {}.\n\nTwo.\n\nThree in 1994.",
        "## A\n\nOne {}.\n\n## B\n\nTwo in 1994.",
        "## A\n\nOne {}.\n\n### B\n\nTwo in 1994.",
    ],
)
def test_evidence_two_paragraphs_off_or_in_another_section_is_out_of_reach(text: str) -> None:
    assert len(uncited(planted(text.format("([timeline](timeline.ipynb))")))) == 1


def test_a_claim_in_the_margin_and_the_article_s_box_bear_nothing_out() -> None:
    link = "[H9](claims.ipynb#h9)"
    for beside in (f"*Claims taken up: {link}.*", f"> **What the article says here.** {link}."):
        assert uncited(planted(f"## A\n\n{beside}\n\nOne in 1994.")) == ["One in 1994."]


def test_a_quotation_with_its_source_is_evidence_for_what_leads_to_it() -> None:
    quote = "> One inch to the east. ([Baker 1990](bibliography.ipynb#cite-x))"
    assert uncited(planted(f"## A\n\nBaker said in 1990:\n\n{quote}")) == []
    assert uncited(planted("## A\n\nBaker said in 1990:\n\n> One inch.")) != []


def test_a_question_a_dispute_s_label_and_the_answer_state_nothing_new() -> None:
    assert uncited(planted("## A\n\nWho moved first in 1994?")) == []
    assert uncited(planted("## A\n\n- **Open** (since 2009): whether it was said.")) == []
    assert uncited(planted("## A\n\n### The answer, and how sure\n\nIn 1994, no.")) == []


def test_plain_words_say_again_what_the_section_has_shown() -> None:
    part = "<details><summary>In plain words</summary>\n\nIt was in 1994.\n\n</details>"
    assert uncited(planted(f"## A\n\n{part}")) == []
    assert uncited(planted(f"## A\n\n{part.replace('In plain words', 'Deeper: x')}")) != []


@pytest.mark.parametrize("code", ['document_exercise("assurances")', "charts.line()"])
def test_a_figure_or_documents_beside_a_paragraph_are_its_evidence(code: str) -> None:
    one = Cell("markdown", "## A\n\nTwo words.\n\nOne in 1994.")
    far = Cell("markdown", "## A\n\nOne in 1994.\n\nTwo words.\n\nThree.")
    shown = Cell("code", code)
    assert uncited(list(cut([one, shown]))) == []
    assert uncited(list(cut([far, shown]))) == ["One in 1994."]
    assert uncited(list(cut([one, Cell("code", 'self_check("x")')]))) == ["One in 1994."]


def test_claims_chapters_articles_and_formulas_are_no_numbers() -> None:
    text = "Chapter 2 weighs H10 and Article 5(3). With $k = 2$ a race runs away."
    assert uncited(planted(f"## A section\n\n{text}")) == []
