"""The instructor's pages say what the commands do and what the package holds."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from coursebook import cli
from coursebook.teach.assignment import assign, plan, rubric
from coursebook.teach.assignment.subject import told

ROOT = Path(__file__).parents[3]
PAGES = ROOT / "book" / "teach"
GUIDE = (PAGES / "guide.md").read_text(encoding="utf-8")
FENCE = re.compile(r"^ *```sh\n(.*?)^ *```", re.MULTILINE | re.DOTALL)


def commands(group: click.Group, name: str = "nato-course") -> Iterator[tuple[str, click.Command]]:
    for each, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{name} {each}")
        else:
            yield f"{name} {each}", command


KNOWN = dict(commands(cli.main))


def shown() -> list[str]:
    """Return every line of shell on the pages."""
    texts = (each.read_text(encoding="utf-8") for each in sorted(PAGES.glob("*.md")))
    blocks = (block.replace("\\\n", " ") for text in texts for block in FENCE.findall(text))
    return [line.strip() for block in blocks for line in block.splitlines()]


@pytest.mark.parametrize("command", KNOWN)
def test_the_guide_documents_every_command(command: str) -> None:
    assert command in GUIDE


def test_every_option_that_a_page_shows_is_real() -> None:
    for line in shown():
        named = next((each for each in KNOWN if line.startswith(each)), None)
        if named is None:
            continue
        real = {opt for param in KNOWN[named].params for opt in param.opts}
        assert set(re.findall(r"--[a-z]+", line)) <= real, line


def test_every_make_target_that_a_page_shows_is_real() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    text = "".join(each.read_text(encoding="utf-8") for each in PAGES.iterdir())
    for target in set(
        re.findall(r"\bmake (book|serve|release|test|unit|notebooks|hashes|lock)\b", text)
    ):
        assert f"\n{target}:" in makefile


def test_the_guide_offers_what_a_release_has_before_a_command() -> None:
    start = GUIDE.split("## In short\n")[1].split("\n## ")[0]
    assert "*Releases*" in start and start.index("`dist/`") < start.index("| You want |")
    for wanted in ("a lesson:", "on paper", "in your LMS, practice"):
        row = next(each for each in start.splitlines() if wanted in each)
        assert row.index("download") < row.index("`")
    assert "```sh" not in start


def test_setting_up_stands_under_a_heading_for_whoever_does_it() -> None:
    under = GUIDE.split("## For whoever installs it\n")[1].split("\n## ")[0]
    for line in ("source .venv/bin/activate", "export NATO_COURSE_ZONE="):
        assert GUIDE.count(line) == under.count(line) == 1


def test_the_guide_names_every_target_of_an_assignment() -> None:
    assert [each for each in assign.WRITERS if f"| `{each}` |" not in GUIDE] == []


def test_protocol_timings_and_rubric_are_those_of_the_teaching_notes() -> None:
    page = (PAGES / "discussion_protocol.md").read_text(encoding="utf-8")
    for each in (*plan.PROTOCOL, *told().rules):
        assert each in page
    for phase, minutes in plan.PHASES:
        assert f"| {phase} | {' | '.join(map(str, minutes))} |" in page
    for row in rubric.RUBRIC:
        assert f"| {' | '.join(row)} |" in page


def test_the_standards_map_is_that_of_an_assignment() -> None:
    page = (PAGES / "standards_map.md").read_text(encoding="utf-8")
    rows = [
        f"| {each.name} | {each.says} | {each.worked_on} |"
        for framework in told().frameworks
        for each in framework.standards
    ]
    assert [each for each in rows if each not in page] == []
    assert page.count("\n| ") == len(rows) + len(told().frameworks)
