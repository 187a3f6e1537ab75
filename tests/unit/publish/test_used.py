"""What a notebook used holds until its content changes."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from coursebook.publish import used

CHAPTER = {"cells": [{"cell_type": "markdown", "source": ["So {cite:p}`kramer2009`."]}]}
CITED = "nato_course.balance:citations"


@pytest.fixture(autouse=True)
def _read_anew() -> Iterator[None]:
    used.mark.cache_clear()
    yield
    used.mark.cache_clear()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "table.csv").write_text("km\n191\n")
    (tmp_path / "a.ipynb").write_text(json.dumps(CHAPTER))
    return tmp_path


def taken(folder: Path, *lines: str) -> dict[str, str]:
    log = folder.parent / f"{folder.name}.log"
    log.write_text("".join(f"{each}\n" for each in lines))
    return used.taken(log, since=(folder / "table.csv").stat().st_mtime + 9)


def holds(what: used.Used) -> bool:
    """Ask as the next build would."""
    used.mark.cache_clear()
    return used.holds(what)


def test_a_file_holds_until_its_content_changes(folder: Path) -> None:
    what = taken(folder, f"file\t{folder}/table.csv")
    os.utime(folder / "table.csv")
    assert holds(what)
    (folder / "table.csv").write_text("km\n192\n")
    assert not holds(what)


def test_a_file_that_was_missing_holds_until_it_is_there(folder: Path) -> None:
    what = taken(folder, f"file\t{folder}/absent.csv")
    assert holds(what)
    (folder / "absent.csv").write_text("")
    assert not holds(what)


def test_a_file_that_is_gone_holds_no_more(folder: Path) -> None:
    what = taken(folder, f"file\t{folder}/table.csv")
    (folder / "table.csv").unlink()
    assert not holds(what)


def test_a_folder_holds_until_another_file_is_in_it(folder: Path) -> None:
    what = taken(folder, f"folder\t{folder}")
    (folder / "__pycache__").mkdir()
    (folder / "table.csv").write_text("other")
    assert holds(what)
    (folder / "b.ipynb").write_text("")
    assert not holds(what)


def test_a_finding_holds_while_the_rest_of_the_file_changes(folder: Path) -> None:
    what = taken(folder, f"{CITED}\t{folder}/a.ipynb")
    cell = {"cell_type": "markdown", "source": ["Another sentence {cite:p}`kramer2009`."]}
    (folder / "a.ipynb").write_text(json.dumps({"cells": [cell]}))
    assert holds(what)
    cell["source"] = ["{cite:p}`kramer2009` {cite:t}`shifrinson2016`"]
    (folder / "a.ipynb").write_text(json.dumps({"cells": [cell]}))
    assert not holds(what)


def test_a_finding_that_nobody_can_make_any_more_does_not_hold(folder: Path) -> None:
    what = {f"nato_course.balance:citations\t{folder}/a.ipynb": "1"}
    assert not holds(what)
    assert not holds({f"nato_course.gone:away\t{folder}/a.ipynb": "1"})


def test_a_file_that_changed_while_it_was_used_never_holds(folder: Path) -> None:
    log = folder.parent / "log"
    log.write_text(f"file\t{folder}/table.csv\n")
    what = used.taken(log, since=(folder / "table.csv").stat().st_mtime - 1)
    assert not holds(what)
