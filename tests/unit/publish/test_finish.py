"""The last hand at the pages: what they name, what waits; a second time changes nothing."""

import re
import zlib
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from coursebook.publish import finish, policy
from coursebook.publish.gate import HOSTS
from tests.files import write

HEAD = """<html><head>
    <meta charset="utf-8" />
<link href="../_static/styles/theme.css" rel="stylesheet">
    <link rel="stylesheet" type="text/css" href="../_static/nc/course.css?v=1" />
    <link rel="stylesheet" href="https://far.example/x.css">
    <script src="../_static/doc.js"></script>%s
</head><body><p class="card">x</p></body></html>"""


@pytest.fixture
def app(tmp_path: Path) -> Any:
    files = {
        "_static/styles/theme.css": ".card{color:red}.gone{color: red}",
        "_static/nc/course.css": ".nc-a{color: red}",
        "_static/doc.js": "one()",
        "_static/vendor/fontawesome/webfonts/fa.woff2": "font",
        "_static/styles/theme.css.map": "{}",
        "book/a.html": HEAD % "",
        "book/b.html": HEAD % "<script>two()</script>",
        "lite/index.html": HEAD % "",
    }
    write(tmp_path, files)
    builder = SimpleNamespace(
        format="html", get_outfilename=lambda name: f"{name}.html", nc_wrote=True
    )
    env = SimpleNamespace(found_docs=set())
    config = {HOSTS: [], policy.EVALUATES: False}
    return SimpleNamespace(outdir=str(tmp_path), builder=builder, env=env, config=config)


def files(app: Any) -> dict[str, str]:
    folder = Path(app.outdir)
    found = (each for each in folder.rglob("*") if each.is_file())
    return {each.relative_to(folder).as_posix(): each.read_text("utf-8") for each in found}


def test_a_page_names_the_one_sheet_by_its_hash(app: Any) -> None:
    finish._finish(app, None)
    made = files(app)
    sheet = made["_static/nc/book.css"]
    assert ".card{color:red}" in sheet and ".nc-a" in sheet and ".gone" not in sheet
    links = re.findall(r'<link[^>]*href="([^"]*)"', made["book/a.html"])
    mark = zlib.crc32(sheet.encode())
    assert links == [f"../_static/nc/book.css?v={mark:08x}", "https://far.example/x.css"]


def test_what_no_page_loads_is_dropped_but_not_what_the_next_build_reads(app: Any) -> None:
    before = {name for name in files(app) if name.startswith("_static/")}
    finish._finish(app, None)
    after = {name for name in files(app) if name.startswith("_static/")}
    assert after - before == {"_static/nc/book.css"}
    assert {"_static/styles/theme.css.map"} <= before - after
    assert [name for name in before - after if name.endswith(".css")] == []


def test_scripts_wait_unless_one_in_the_page_needs_them(app: Any) -> None:
    finish._finish(app, None)
    made = files(app)
    assert '<script defer src="../_static/doc.js">' in made["book/a.html"]
    assert '<script src="../_static/doc.js">' in made["book/b.html"]


def test_each_page_has_one_policy_of_its_own(app: Any) -> None:
    finish._finish(app, None)
    made = files(app)
    assert made["book/a.html"].count("Content-Security-Policy") == 1
    assert "sha256" in made["book/b.html"] and "sha256" not in made["book/a.html"]
    assert made["lite/index.html"] == HEAD % ""


def test_a_book_may_permit_code_made_from_text(app: Any) -> None:
    finish._finish(app, None)
    assert "unsafe-eval" not in files(app)["book/a.html"]
    app.config[policy.EVALUATES] = True
    finish._finish(app, None)
    assert "'unsafe-eval'" in files(app)["book/a.html"]


def test_a_build_that_writes_no_page_changes_nothing(app: Any) -> None:
    finish._finish(app, None)
    before = files(app)
    finish._finish(app, None)
    assert files(app) == before


def test_a_build_that_writes_one_page_changes_nothing_else(app: Any) -> None:
    finish._finish(app, None)
    before = files(app)
    (Path(app.outdir) / "book/b.html").write_text(HEAD % "<script>two()</script>")
    finish._finish(app, None)
    assert files(app) == before


def test_a_failed_build_is_left_as_it_is(app: Any) -> None:
    before = files(app)
    finish._finish(app, RuntimeError())
    assert files(app) == before
