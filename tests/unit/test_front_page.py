"""What the front page promises holds."""

import json
from pathlib import Path

import pytest

from nato_course import __version__
from nato_course.sources import mentions

BOOK = Path(__file__).parents[2] / "book"
FRONT = (BOOK / "index.md").read_text(encoding="utf-8")


def test_the_front_page_names_the_version_of_the_course() -> None:
    assert f"**Version.** {__version__}." in FRONT


@pytest.mark.parametrize("part", ["Content", "Cut-off", "Balance", "Version", "Errors", "Licence"])
def test_the_front_page_says_what_to_know_before_one_starts(part: str) -> None:
    assert f"- **{part}.** " in FRONT


def test_the_two_cases_are_of_equal_length() -> None:
    words = [_case("03_putins_stance", "Moscow"), _case("04_natos_perspective", "NATO")]
    assert max(words) <= 1.1 * min(words), words


def _case(stem: str, owner: str) -> int:
    cells = json.loads((BOOK / f"{stem}.ipynb").read_text(encoding="utf-8"))["cells"]
    texts = ["".join(each["source"]) for each in cells]
    heading = f"## The case as {owner} makes it"
    case = next(each for each in texts if each.startswith(heading))
    return len(mentions.without_citations(case).split())
