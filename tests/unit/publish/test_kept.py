"""Executed notebooks stay while what they used does, whole and in the kernel's order."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn

from coursebook.publish import used
from coursebook.publish.kept import Kept

PERSON = {"name": "Anna", "born": 1950, "age": 76}


@pytest.fixture(autouse=True)
def _read_anew() -> Iterator[None]:
    used.mark.cache_clear()
    yield
    used.mark.cache_clear()


def notebook() -> Any:
    output = nbformat.v4.new_output("display_data", {"application/json": PERSON})
    cell = nbformat.v4.new_code_cell("show(person)", outputs=[output], execution_count=1)
    return nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# A"), cell])


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    made = Kept(str(tmp_path / "cache"))
    made.add(notebook(), tmp_path / "a.ipynb", 1.0, {})
    return made


def folder(kept: Kept, tmp_path: Path) -> Path:
    return tmp_path / "cache" / "executed" / kept.key(notebook())


def test_a_kept_notebook_has_the_author_s_order_of_keys(kept: Kept, tmp_path: Path) -> None:
    _, found = get_cache(str(tmp_path / "cache")).merge_match_into_notebook(notebook())
    assert list(found.cells[1].outputs[0].data["application/json"]) == ["name", "born", "age"]


def test_a_notebook_that_used_nothing_of_the_book_holds(kept: Kept) -> None:
    assert kept.find(kept.key(notebook())) == {}


def test_prose_does_not_count_and_code_does(kept: Kept) -> None:
    changed = notebook()
    changed.cells[0].source = "# Another"
    assert kept.key(changed) == kept.key(notebook())
    changed.cells[1].source = "show(persons)"
    assert kept.find(kept.key(changed)) is None


def test_what_no_longer_holds_is_dropped_for_everyone(tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("1")
    kept = Kept(str(tmp_path / "cache"))
    line = f"file\t{table}"
    kept.add(notebook(), tmp_path / "a.ipynb", 1.0, {line: used.mark(line)})
    assert kept.find(kept.key(notebook()))
    table.write_text("2")
    used.mark.cache_clear()
    assert kept.find(kept.key(notebook())) is None
    with pytest.raises(KeyError):
        get_cache(str(tmp_path / "cache")).match_cache_notebook(notebook())


@pytest.mark.parametrize("lost", ["used.json", "base.ipynb", "record"])
def test_a_notebook_that_was_not_kept_whole_is_not_found(
    kept: Kept, tmp_path: Path, lost: str
) -> None:
    if lost == "record":
        cache = get_cache(str(tmp_path / "cache"))
        record = cache.match_cache_notebook(notebook())
        type(record).remove_record(record.pk, cache.db)
    else:
        (folder(kept, tmp_path) / lost).unlink()
    assert kept.find(kept.key(notebook())) is None
    assert not folder(kept, tmp_path).exists()


def test_one_whose_files_nobody_noted_holds_for_this_build_only(tmp_path: Path) -> None:
    kept = Kept(str(tmp_path / "cache"))
    kept.add(notebook(), tmp_path / "a.ipynb", 1.0, None)
    assert get_cache(str(tmp_path / "cache")).match_cache_notebook(notebook())
    assert Kept(str(tmp_path / "cache")).find(kept.key(notebook())) is None


def test_what_others_put_into_the_cache_is_executed_again(tmp_path: Path) -> None:
    cache = get_cache(str(tmp_path / "cache"))
    cache.cache_notebook_bundle(CacheBundleIn(notebook(), "a.ipynb"), check_validity=False)
    kept = Kept(str(tmp_path / "cache"))
    assert kept.find(kept.key(notebook())) is None


def test_a_book_may_stand_elsewhere_another_time(tmp_path: Path) -> None:
    line, was = "file\t{}/table.csv", tmp_path / "was"
    was.mkdir()
    (was / "table.csv").write_text("1")
    here = line.format(was)
    Kept(f"{was}/cache", str(was)).add(notebook(), was / "a", 1.0, {here: used.mark(here)})
    now = was.rename(tmp_path / "now")
    kept = Kept(f"{now}/cache", str(now))
    found = kept.find(kept.key(notebook()))
    assert found is not None
    assert list(found) == [line.format(now)]
