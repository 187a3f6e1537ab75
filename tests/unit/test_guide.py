"""The guide for contributors names files where they are, and every file of the course's content."""

import re
import subprocess
from pathlib import Path, PurePosixPath

import pytest

ROOT = Path(__file__).parents[2]
PAGES = ("CONTRIBUTING.md", "README.md", "docs/building.md", "docs/widgets.md", "docs/writing.md")
ELSEWHERE = {"jupyterlite_pyodide_kernel/constants.py", "README.html"}
MADE = ("_build/", "_static/", "dist/", ".live-kit/")
_CODE = re.compile(r"`([^`\s]+)`")
_FILE = re.compile(r"^[\w.*<>/-]+(?:/|\.(?:py|m?js|css|yaml|ya?ml|csv|json|html|bib|cfg|md))$")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
TRACKED = [
    PurePosixPath(each)
    for each in subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
]


def text(page: str) -> str:
    """Return a page of the guide without its blocks of code."""
    whole = (ROOT / page).read_text(encoding="utf-8")
    return re.sub(r"^```.*?^```", "", whole, flags=re.MULTILINE | re.DOTALL)


def is_there(name: str) -> bool:
    """Return whether a name with folders leads to something, a bare one is that of a file."""
    pattern = re.sub(r"<[^>]*>", "*", name).rstrip("/")
    if "/" in pattern:
        return any(ROOT.glob(pattern))
    return any(each.match(pattern) or pattern in each.parts for each in TRACKED)


def slugs(page: Path) -> set[str]:
    """Return the anchors that a page's headings have."""
    heads = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", each.lower()).replace(" ", "-") for each in heads}


@pytest.mark.parametrize("page", PAGES)
def test_files_stand_where_the_guide_says(page: str) -> None:
    named = [
        each
        for each in _CODE.findall(text(page))
        if _FILE.match(each)
        and "<stem>" not in each
        and not each.startswith(MADE)
        and each not in ELSEWHERE
    ]
    assert [each for each in named if not is_there(each)] == []


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_to_files_and_headings(page: str) -> None:
    for link in _LINK.findall(text(page)):
        if link.startswith(("http", "glossary", "claims", "bibliography", "…")):
            continue
        path, _, anchor = link.partition("#")
        target = (ROOT / page).parent / path if path else ROOT / page
        assert target.exists(), link
        assert not anchor or anchor in slugs(target), link


def test_the_guide_says_what_each_file_of_the_content_is_for() -> None:
    guide = text("CONTRIBUTING.md")
    content = ROOT / "nato_course" / "content"
    made = {"heights.json"}
    unnamed = [
        each.name
        for each in sorted(content.iterdir())
        if each.name not in made and f"content/{each.name}" not in guide
    ]
    assert unnamed == []
