"""What the tests of grading start from."""

from pathlib import Path

import pytest

from tests.unit.teach.graded_class import Class


@pytest.fixture
def handed(tmp_path: Path) -> Class:
    """Return a class with an empty folder to hand in."""
    return Class(tmp_path)
