"""A copy of the data package that a test may damage."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from coursebook.datasets import _descriptor

Damage = Callable[[str, str, str], None]


@pytest.fixture
def package(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "datasets"
    shutil.copytree(_descriptor.FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))
    yield folder
    _descriptor.resources.cache_clear()


@pytest.fixture
def damage(package: Path) -> Damage:
    """Replace text in a file of the copy and renew the checksums, so only the fault is left."""

    def replace(name: str, old: str, new: str) -> None:
        file = package / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
        _descriptor.refresh_hashes(package)

    return replace


@pytest.fixture
def descriptor() -> dict[str, Any]:
    text = (_descriptor.FOLDER / "datapackage.json").read_text(encoding="utf-8")
    package: dict[str, Any] = json.loads(text)
    return package
