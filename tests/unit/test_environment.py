"""What the pinned environment promises to whoever installs it."""

import re
from collections.abc import Iterator
from importlib.metadata import distribution, distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
# What an environment brings itself is not pinned.
INSTALLERS = {"pip", "setuptools", "wheel"}


def pins(file: str) -> dict[str, str]:
    """Return the versions that a file pins, by package."""
    found = re.findall(r"^([\w.-]+)==(\S+)$", (ROOT / file).read_text("utf-8"), re.MULTILINE)
    return {canonicalize_name(name): version for name, version in found}


def needed(package: str, extras: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield what an installed package needs here, with the extras that it asks for."""
    for each in map(Requirement, distribution(package).requires or []):
        chosen = extras or {""}
        if each.marker is None or any(each.marker.evaluate({"extra": name}) for name in chosen):
            yield canonicalize_name(each.name), frozenset(each.extras)


def closure(*extras: str) -> set[str]:
    """Return all packages that the course needs with some of its extras."""
    waiting = [("nato-course", frozenset(extras))]
    seen: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        package = waiting.pop()
        if package not in seen:
            seen.add(package)
            waiting += needed(*package)
    return {name for name, _ in seen} - {"nato-course", *INSTALLERS}


def test_every_pinned_package_installs_on_the_oldest_python_we_name() -> None:
    asked = {each.name: each.metadata.get("Requires-Python") for each in distributions()}
    unfit = {n: asks for n, asks in asked.items() if asks and "3.11.0" not in SpecifierSet(asks)}
    assert unfit == {}


def test_readers_and_builders_install_what_they_need_and_nothing_else() -> None:
    assert set(pins("requirements.txt")) == closure("build", "read")


def test_the_test_tools_are_pinned_apart_and_nothing_twice() -> None:
    read, rest = pins("requirements.txt"), pins("requirements-test.txt")
    assert {*read, *rest} == closure("build", "read", "teach", "test")
    assert read.keys() & rest.keys() == set()


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-test.txt"])
def test_what_is_installed_is_what_is_pinned(file: str) -> None:
    installed = {name: distribution(name).version for name in pins(file)}
    assert installed == pins(file)
