"""Workflows do nothing where they are not switched on, may do little, and run what is there."""

import re
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".github/workflows"
FILES = {each.stem: each.read_text("utf-8") for each in sorted(FOLDER.iterdir())}
SWITCHES = {"pages": "PUBLISH_PAGES", "release": "PUBLISH_RELEASE"}


def read(name: str) -> Any:
    return YAML(typ="safe", pure=True).load(FILES[name])


def steps(name: str) -> list[dict[str, Any]]:
    return [step for job in read(name)["jobs"].values() for step in job["steps"]]


def test_each_workflow_has_a_switch() -> None:
    assert set(FILES) == set(SWITCHES)


@pytest.mark.parametrize("name", SWITCHES)
def test_nothing_runs_where_it_is_not_switched_on(name: str) -> None:
    for job in read(name)["jobs"].values():
        assert job.get("if") == f"vars.{SWITCHES[name]} == 'true'" or job["needs"] == "build"
    assert re.search(rf"set {SWITCHES[name]} to\s+(# )?true", FILES[name])
    assert SWITCHES[name] in (ROOT / "book/teach/adapt.md").read_text("utf-8")


def test_triggers() -> None:
    assert read("pages")["on"] == {"push": {"branches": ["main"]}, "workflow_dispatch": None}
    assert read("release")["on"] == {"push": {"tags": ["v*"]}}


def test_only_the_job_that_publishes_may_write_and_it_runs_no_code_of_others() -> None:
    for name, rights in {
        "pages": {"pages": "write", "id-token": "write"},
        "release": {"contents": "write"},
    }.items():
        workflow = read(name)
        assert workflow["permissions"] == {}
        assert workflow["jobs"]["build"]["permissions"] == {"contents": "read"}
        assert workflow["jobs"]["publish"]["permissions"] == rights
        said = str(workflow["jobs"]["publish"]["steps"])
        assert "make " not in said and "checkout" not in said


@pytest.mark.parametrize("name", SWITCHES)
def test_actions_are_github_s_own_at_one_full_version(name: str) -> None:
    used = [step["uses"] for step in steps(name) if "uses" in step]
    assert used
    assert [each for each in used if not re.fullmatch(r"actions/[\w-]+@v\d+\.\d+\.\d+", each)] == []


@pytest.mark.parametrize("name", SWITCHES)
def test_what_is_run_is_in_the_makefile_and_takes_no_words_of_others_into_the_shell(
    name: str,
) -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    commands = [step["run"] for step in steps(name) if "run" in step]
    targets = re.findall(r"\bmake (\w+)", " ".join(commands))
    assert [each for each in targets if f"\n{each}:" not in makefile] == []
    assert targets
    assert not [each for each in commands if "${{" in each]


def test_what_is_built_is_what_is_published() -> None:
    assert steps("pages")[-2]["with"]["path"] == "_build/html"
    up, down = (each for each in steps("release") if "artifact@" in each.get("uses", ""))
    assert up["with"] == down["with"] == {"name": "dist", "path": "dist"}
    assert "dist/*" in steps("release")[-1]["run"]
