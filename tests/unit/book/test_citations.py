"""What a chapter states as a number, a date, or somebody's words or deeds names its evidence."""

import re
from pathlib import Path

import pytest

from tests.unit.book.prose import CHAPTERS, EXPLORE, Block, blocks, plain, planted

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
    r"|Before you move a control\b"
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
EXCEPTIONS = {
    "- A **fact** can be checked": "an example of a kind of sentence; the round is dated below it",
    "Ukraine is not a party.": "follows from the treaty, which the paragraph above the list cites",
    "Putin's words have changed over the years": "leads into documents below it",
    "Why did Russia launch": "the question that the section answers",
    "How large was an exercise?": "the question that the figure below it answers",
}


def states_a_fact(text: str) -> bool:
    """Say whether a block has a number, or an actor of the book who says or does something."""
    told = re.sub(r"^\d+\. ", "", NO_FACT.sub("", plain(text)))
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
    )


def uncited(page: list[Block]) -> list[str]:
    """Return the blocks of a page that state a fact without evidence of their own."""
    prose = [block for block in page if is_prose(block) and states_a_fact(block.text)]
    return [
        block.text
        for block in prose
        if not has_evidence(block) and not any(block.text.startswith(start) for start in EXCEPTIONS)
    ]


@pytest.mark.parametrize("path", [*CHAPTERS, *EXPLORE], ids=lambda path: path.stem)
def test_a_fact_has_its_evidence_in_the_same_block_or_its_lead(path: Path) -> None:
    assert uncited(blocks(path)) == []


def test_every_exception_is_needed() -> None:
    facts = [b for path in (*CHAPTERS, *EXPLORE) for b in blocks(path) if is_prose(b)]
    bare = [b.text for b in facts if states_a_fact(b.text) and not has_evidence(b)]
    needless = [s for s in EXCEPTIONS if not any(text.startswith(s) for text in bare)]
    assert needless == []


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
def test_evidence_in_the_block_or_in_the_lead_of_its_list_is_seen(evidence: str) -> None:
    assert uncited(planted(f"## A section\n\nPutin said it in 2007 {evidence}.")) == []
    assert uncited(planted(f"## A section\n\nThree finds {evidence}:\n\n- One in 1994.")) == []
    apart = f"## A section\n\nOne find {evidence}.\n\nAnother one.\n\n- One in 1994."
    assert uncited(planted(apart)) == ["- One in 1994."]


def test_claims_chapters_articles_and_formulas_are_no_numbers() -> None:
    text = "Chapter 2 weighs H10 and Article 5(3). With $k = 2$ a race runs away."
    assert uncited(planted(f"## A section\n\n{text}")) == []
