"""What the extension leaves beside the pages, and which cache of notebooks it keeps."""

import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sphinx.environment import CONFIG_CHANGED, CONFIG_OK

from coursebook.publish import extension, one_version, terms


@pytest.fixture
def app(tmp_path: Path) -> Any:
    page = {"0123456789abcdef": "courseBook.define()", "figure-a-1.csv": "year\n1997\n"}
    return SimpleNamespace(
        outdir=str(tmp_path / "html"),
        builder=SimpleNamespace(format="html", outdir=str(tmp_path / "html")),
        env=SimpleNamespace(nc_noted={"files": {"book/a": page}}, found_docs=set()),
    )


def written(app: Any) -> set[str]:
    return {each.name for each in (Path(app.outdir) / extension.ASSETS).iterdir()}


def test_scripts_data_and_assets_stand_beside_the_pages(app: Any) -> None:
    extension._write_files(app, None)
    assert {"0123456789abcdef.js", "figure-a-1.csv", "host.js", "course.css"} <= written(app)


def test_files_of_an_earlier_build_are_removed(app: Any) -> None:
    extension._write_files(app, None)
    app.env.nc_noted = {}
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


@pytest.fixture
def built(app: Any) -> Any:
    """Give what the next build finds after one that wrote its pages."""
    extension._write_fixed_files(app)
    one_version._note_page(app)
    extension._write_files(app, None)
    del app.builder.nc_wrote
    app.env.config_status = CONFIG_OK
    return app


def test_a_build_with_nothing_changed_makes_none_of_them_again(
    built: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = written(built)
    monkeypatch.setattr(extension, "_fixed_files", lambda: pytest.fail("made again"))
    extension._write_fixed_files(built)
    extension._write_files(built, None)
    assert written(built) == before


def test_cards_ask_for_what_terms_mean_by_an_address_that_follows_it(
    built: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a returning reader would see an older meaning, out of the browser's store."""
    card = Path(built.outdir) / extension.ASSETS / "cite_card.js"
    told, before = terms.MEANINGS, card.read_text()
    extension._write_fixed_files(built)
    assert card.read_text() == before
    monkeypatch.setattr(terms, "meanings", lambda _env: "of a newer edition")
    extension._write_fixed_files(built)
    assert card.read_text() != before, "Sphinx names it by a hash of its text"
    assert card.with_name(told).read_text() == "of a newer edition"


def test_one_that_was_lost_is_made_again(built: Any) -> None:
    host = Path(built.outdir) / extension.ASSETS / "host.js"
    host.unlink()
    extension._write_fixed_files(built)
    assert host.is_file()


def test_a_changed_package_makes_all_again(built: Any) -> None:
    host = Path(built.outdir) / extension.ASSETS / "host.js"
    host.write_text("of an older package")
    built.env.config_status = CONFIG_CHANGED
    extension._write_fixed_files(built)
    assert host.read_text() != "of an older package"


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
