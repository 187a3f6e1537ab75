"""One citation, one version: in the package, in CITATION.cff, on the page about the course."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from coursebook import citing
from nato_course import __version__

ROOT = Path(__file__).parents[2]


def read(name: str) -> Any:
    return YAML(typ="safe", pure=True).load((ROOT / name).read_text("utf-8"))


CFF = read("CITATION.cff")
# What the schema of the format's version 1.2.0 asks for, and those of its fields that we use.
REQUIRED = {"authors", "cff-version", "message", "title"}
ALLOWED = REQUIRED | {
    *("abstract", "keywords", "license", "preferred-citation", "repository-code", "type"),
    *("url", "version"),
}


def test_the_file_has_what_the_format_asks_for_and_nothing_it_does_not_know() -> None:
    assert set(CFF) >= REQUIRED and set(CFF) <= ALLOWED
    assert CFF["cff-version"] == "1.2.0" and CFF["type"] in ("software", "dataset")
    assert all(isinstance(each, str) and each for each in CFF["keywords"])


@pytest.mark.parametrize("part", [CFF, CFF["preferred-citation"]], ids=["software", "book"])
def test_title_authors_and_version_are_those_of_the_package(part: Any) -> None:
    assert part["title"] == citing.TITLE == read("_config.yml")["title"]
    assert part["authors"] == [{"name": citing.AUTHORS}]
    assert read("_config.yml")["author"] == citing.AUTHORS
    assert part["version"] == __version__


def test_the_package_takes_its_version_from_one_place() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert project["project"]["dynamic"] == ["version"]
    assert project["tool"]["hatch"]["version"]["path"] == "nato_course/__init__.py"


def test_year_and_licences_are_those_of_the_book() -> None:
    assert CFF["preferred-citation"]["year"] == citing.YEAR == int(read("_config.yml")["copyright"])
    assert CFF["license"] == ["BSD-3-Clause", "CC-BY-4.0"]
    assert CFF["preferred-citation"]["license"] == "CC-BY-4.0"
    assert citing.FIGURE_LICENCE in read("_config.yml")["html"]["extra_footer"]


@pytest.mark.parametrize("page", ["book/about.md", "README.md"])
def test_readers_are_told_how_to_cite(page: str) -> None:
    assert citing.citation() in (ROOT / page).read_text("utf-8")
