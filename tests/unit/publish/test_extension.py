"""What the extension leaves beside the pages, and which cache of notebooks it keeps."""

import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from nato_course.publish import extension


@pytest.fixture
def app(tmp_path: Path) -> Any:
    page = {"0123456789abcdef": "natoCourse.define()", "figure-a-1.csv": "year\n1997\n"}
    return SimpleNamespace(
        outdir=str(tmp_path / "html"),
        builder=SimpleNamespace(format="html", outdir=str(tmp_path / "html")),
        env=SimpleNamespace(nc_files={"book/a": page}),
    )


def written(app: Any) -> set[str]:
    return {each.name for each in (Path(app.outdir) / extension.ASSETS).iterdir()}


def test_scripts_data_and_assets_stand_beside_the_pages(app: Any) -> None:
    extension._write_files(app, None)
    assert {"0123456789abcdef.js", "figure-a-1.csv", "host.js", "course.css"} <= written(app)


def test_files_of_an_earlier_build_are_removed(app: Any) -> None:
    extension._write_files(app, None)
    app.env.nc_files = {}
    extension._write_files(app, None)
    assert not {"0123456789abcdef.js", "figure-a-1.csv"} & written(app)
    assert "host.js" in written(app)


def test_a_failed_build_writes_nothing(app: Any) -> None:
    extension._write_files(app, RuntimeError())
    assert not Path(app.outdir).exists()


def test_what_pages_name_with_its_hash_is_there_before_them(app: Any) -> None:
    extension._write_fixed_files(app)
    assert {"host.js", "figure.css", "datapackage.json"} <= written(app)
    assert list((Path(app.outdir) / "_static").glob("mystnb.*.css"))


def test_a_file_that_stays_the_same_is_left_alone(app: Any) -> None:
    extension._write_files(app, None)
    host = Path(app.outdir) / extension.ASSETS / "host.js"
    os.utime(host, (1, 1))
    extension._write_files(app, None)
    assert host.stat().st_mtime == 1


def test_only_the_cache_of_this_fingerprint_is_kept(tmp_path: Path) -> None:
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
    assert extension._only_cache(tmp_path, "new") == tmp_path / "new"
    assert [each.name for each in tmp_path.iterdir()] == ["new"]
