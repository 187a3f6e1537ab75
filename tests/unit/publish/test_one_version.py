"""A change writes every page, and a build that was stopped lets the next begin anew."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import sphinxcontrib.bibtex
from sphinx.environment.collectors.toctree import TocTreeCollector
from sphinx.events import EventManager

from coursebook.publish import one_version


@pytest.fixture
def app(tmp_path: Path) -> Any:
    (tmp_path / "environment.pickle").write_bytes(b"")
    (tmp_path / "html").mkdir()
    for name in ("a.html", "b.html"):
        (tmp_path / "html" / name).write_text("")
    env = SimpleNamespace(found_docs={"b", "a"})
    events = EventManager(None)  # type: ignore[arg-type]
    made = SimpleNamespace(doctreedir=tmp_path, outdir=tmp_path / "html", env=env, events=events)
    made.disconnect = events.disconnect
    return made


def written(app: Any, *changed: str) -> list[str]:
    """Let a build read pages; return those that it will write."""
    one_version._note_changes(app, app.env, list(changed))
    return one_version._write_all(app, app.env)


def begun(app: Any) -> bool:
    """Let the next build begin; tell if it knows nothing of the last."""
    one_version._begin_anew(app, None)  # type: ignore[arg-type]
    return not (app.doctreedir / "environment.pickle").exists()


def test_where_nothing_has_changed_nothing_is_written(app: Any) -> None:
    assert written(app) == []


@pytest.mark.parametrize("changed", [[], ["a"]], ids=["nothing", "a page"])
def test_what_holds_for_the_whole_book_is_reckoned_again_where_a_page_has_changed(
    app: Any, changed: list[str]
) -> None:
    theirs = {
        "env-updated": sphinxcontrib.bibtex.env_updated,
        "env-get-updated": TocTreeCollector().get_updated_docs,
    }
    for event, handler in theirs.items():
        app.events.connect(event, handler, 500)
        app.events.connect(event, one_version._write_all, 500)
    one_version._note_changes(app, app.env, changed)
    left = {each.handler for event in theirs for each in app.events.listeners[event]}
    assert left == {one_version._write_all} | (set(theirs.values()) if changed else set())


def test_one_changed_page_writes_all(app: Any) -> None:
    assert written(app, "a") == ["a", "b"]


def test_a_removed_page_is_gone_and_writes_the_others(app: Any) -> None:
    one_version._drop_removed(app, app.env, set(), set(), {"b"})
    app.env.found_docs = {"a"}
    assert written(app) == ["a"]
    assert not (app.outdir / "b.html").exists()


def test_after_a_finished_build_the_next_goes_on(app: Any) -> None:
    written(app, "a")
    one_version._take_away(app, None)
    assert not begun(app)
    assert written(app) == []


@pytest.mark.parametrize("failed", [False, True], ids=["stopped", "failed"])
def test_after_a_build_without_end_the_next_begins_anew(app: Any, failed: bool) -> None:
    written(app, "a")
    if failed:
        one_version._take_away(app, RuntimeError())
    assert begun(app)
