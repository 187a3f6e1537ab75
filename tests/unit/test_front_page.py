"""What the front page and the page on the course promise holds."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from coursebook import chapters, citing, claims
from coursebook.publish import front
from coursebook.sources import mentions
from nato_course import __version__, one_move
from nato_course.models import security_dilemma as model

BOOK = Path(__file__).parents[2] / "book"
FRONT = (BOOK / "index.md").read_text(encoding="utf-8")
ABOUT = (BOOK / "about.md").read_text(encoding="utf-8")


def test_the_page_on_the_course_names_its_version() -> None:
    assert f"**Version.** {__version__}." in ABOUT


@pytest.mark.parametrize("part", ["Content", "Cut-off", "Balance", "Version", "Licence"])
def test_the_page_on_the_course_says_what_to_know_before_one_starts(part: str) -> None:
    assert f"- **{part}.** " in ABOUT


def test_the_page_on_the_course_says_how_to_report_a_mistake() -> None:
    said = ABOUT.split("## If you find a mistake\n")[1]
    assert "an address for it" in said and "no address is set" in said
    assert "at the foot of every page" not in said, "without an address About has no such link"


def test_readers_are_told_which_article_it_is_and_who_made_the_course() -> None:
    heading = "Which article, and who made this"
    said = ABOUT.split(f"## {heading}\n")[1].split("\n## ")[0]
    for each in ("popular text from the web", "Its end is lost", "paraphrases", citing.AUTHORS):
        assert each in said
    link = "(about.md#which-article-and-who-made-this)"
    assert "popular text from the web" in FRONT and "end is lost" in FRONT and link in FRONT


def test_the_front_page_sends_whoever_writes_code_on_in_one_sentence() -> None:
    line = next(each for each in FRONT.splitlines() if each.startswith("- **In code.**"))
    assert len(line) < 150 and "(about.md#if-you-want-to-change-the-code)" in line
    assert "JupyterLab, VS Code or Colab" in ABOUT and "*Run live*" in ABOUT


def test_the_front_page_says_what_it_is_in_two_sentences_and_then_lets_one_in() -> None:
    title, said, way_in, alive = FRONT.split("\n\n")[:4]
    assert title.startswith("# ") and len(re.findall(r"[.?!](?:\s|$)", said)) <= 2
    assert way_in == f"**[Start chapter 1]({chapters.stems()[0]}.ipynb)**"
    assert alive == "<!-- {onemove} -->"


def test_each_move_on_the_front_page_is_answered_as_the_model_answers_it() -> None:
    found = one_move.outcomes()["security"]
    assert {move: fear for move, (fear, _) in found.items()} == {
        "reassure": "17",
        "hold": "38",
        "arm": "71",
    }
    answers = {"reassure": "steps back too", "hold": "keeps what it has", "arm": "arms too"}
    for move, (fear, told) in found.items():
        assert f"from 45 to {fear} in 100" in told
        game = model.play([move, "hold"], model.Meeting(1, "security", 0, 0.45))
        assert answers[game.rounds[1].it] in told


def test_the_same_moves_are_answered_in_the_other_world_as_the_model_answers_them() -> None:
    found = one_move.outcomes()["gain"]
    safety, gain = model.PAYOFFS["security"], model.PAYOFFS["gain"]
    for move, (fear, told) in found.items():
        assert fear == "none" and "arm" in told
        assert max(model.MOVES, key=lambda answer: gain[answer][move]) == "arm"
    against = {move: safety[move]["arm"] for move in model.MOVES}
    assert against["reassure"] < against["hold"] < against["arm"]
    assert safety["hold"]["arm"] < safety["hold"]["hold"], "less safe than before"
    assert "costs you most" in found["reassure"][1]
    assert "nothing else keeps you safer" in found["arm"][1]


def test_the_front_page_counts_the_verdicts_as_the_ledger_has_them() -> None:
    found = [claim.verdict for claim in claims.all()]
    shown = front.verdicts()
    key = re.findall(r"<b>(\d+)</b> ([a-z ]+)</a></li>", shown)
    assert {verdict: int(count) for count, verdict in key} == Counter(found)
    well, misleads = (found.count(claims.VERDICTS[step]) for step in (0, 3))
    told = f"{len(found)} claims: {well} well supported, {misleads} misleading or oversimplified"
    assert f'<a href="claims.html">{told}. Which?</a>' in shown
    assert not re.search(r"\d+ (claims|well supported|misleading)", FRONT), "typed by hand"


def test_the_front_page_leads_back_to_every_check_and_bet() -> None:
    where = front._where()
    assert [each["id"] for each in where] == chapters.stems()
    assert all(each["checks"] and each["bets"] for each in where)


CASES = {
    "03_putins_stance": ("> **His case,", "**His reply"),
    "04_natos_perspective": ("> **NATO's case,", "**NATO's reply"),
}
"""How the boxes of a case and the replies to its tests begin, by chapter: Moscow's, then NATO's."""
MOST_APART = 1.15


@pytest.mark.parametrize("part", [0, 1], ids=["boxes", "replies"])
def test_the_two_cases_are_of_equal_length(part: int) -> None:
    words = [_words(stem, starts[part]) for stem, starts in CASES.items()]
    assert max(words) <= MOST_APART * min(words), words


def _words(stem: str, start: str) -> int:
    cells = json.loads((BOOK / f"{stem}.ipynb").read_text(encoding="utf-8"))["cells"]
    blocks = [block for each in cells for block in "".join(each["source"]).split("\n\n")]
    found = [mentions.without_citations(each) for each in blocks if each.startswith(start)]
    assert len(found) >= 5, f"{stem} has {len(found)} blocks that begin with {start}"
    return sum(len(each.split()) for each in found)
