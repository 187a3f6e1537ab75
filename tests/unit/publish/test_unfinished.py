"""A build that was stopped leaves a mark, and the next one begins anew."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from nato_course.publish import unfinished


@pytest.fixture
def app(tmp_path: Path) -> Any:
    (tmp_path / "environment.pickle").write_bytes(b"")
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "searchindex.js").write_text("")
    return SimpleNamespace(doctreedir=tmp_path, outdir=tmp_path / "html")


def begun(app: Any) -> bool:
    """Let the next build begin; tell if it knows nothing of the last."""
    unfinished._begin_anew(app, None)  # type: ignore[arg-type]
    return not (app.doctreedir / "environment.pickle").exists()


def test_after_a_finished_build_the_next_goes_on(app: Any) -> None:
    unfinished._set(app, None)
    unfinished._take_away(app, None)
    assert not begun(app)


def test_after_a_stopped_build_the_next_begins_anew(app: Any) -> None:
    unfinished._set(app, None)
    assert begun(app)
    assert not (app.outdir / "searchindex.js").exists()


def test_after_a_failed_build_too(app: Any) -> None:
    unfinished._set(app, None)
    unfinished._take_away(app, RuntimeError())
    assert begun(app)
