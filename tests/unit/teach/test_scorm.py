"""SCORM packages: what is in them, what is not, and that the same book gives the same bytes."""

import json
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from coursebook import questions
from coursebook.errors import CourseError
from coursebook.teach import templates
from coursebook.teach.assignment import assign
from coursebook.teach.exports import scorm
from tests.files import write

STEM = "02_historical_context"
PAGE = f"book/{STEM}.html"
ADDRESS = "https://example.org/course"
HEAD = """<!DOCTYPE html><html lang="en-GB"><head><title>Chapter &amp; verse</title>
<link rel="stylesheet" href="../_static/look.css?v=1"><link rel="next" href="claims.html">
<script src="../_static/nc/search.js"></script>
<script defer="defer" src="../_static/nc/host.js"></script>
</head>"""
BODY = """<body><div id="pst-primary-sidebar"><a href="data.html">Data</a><br></div>
<p>See <a class="ref" href="claims.html#h10">claim H10 &#8212; contested</a>,
<a href="https://nato.int/x">NATO</a>,
<a href="#top">top</a>, <a href="02_historical_context.html#a">a</a>
and <a href="../_static/nc/table.csv">a table</a>.</p>
<img src="../_static/map.png" alt="Map"></body>"""
MODELS = {
    "m1": {"module": ["aa"], "css": "bb", "source": "cc"},
    "m2": {"module": ["aa"], "state": {}},
    "m3": {"module": ["aa"], "source": "dd:ee"},
}


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A book of one page that asks all self-checks of the chapter."""
    folder = tmp_path / "html"
    payloads = [each.payload() for each in questions.chapter(STEM) if each.use == "check"]
    models = f'<script type="application/json" class="nc-models">{json.dumps(MODELS)}</script>'
    files = {
        PAGE: f"{HEAD}{models}{BODY}</html>",
        "book/claims.html": "another page",
        "_static/look.css": '@import "base.css"; p { background: url(dot.svg) } '
        "i { mask: url('data:image/svg+xml;x') } q { src: url(f.ttf), url(f.woff2) }",
        "_static/nc/cc.js": f'courseBook.define("cc",{json.dumps({"state": payloads})});',
        "_static/nc/search.js": "needs all pages",
    }
    others = ["_static/base.css", "_static/dot.svg", "_static/f.woff2", "_static/map.png"]
    others += [f"_static/nc/{each}" for each in ("host.js", "aa.js", "bb.js", "dd.js", "table.csv")]
    return write(folder, files | dict.fromkeys(others, "x"))


def test_a_package_holds_what_the_page_needs_and_no_other_page(built: Path) -> None:
    files = scorm.package_files(STEM, "1.2", built=built)
    assert set(files) == {
        "imsmanifest.xml",
        PAGE,
        *(f"_static/{each}" for each in ("look.css", "base.css", "dot.svg", "f.woff2", "map.png")),
        *(
            f"_static/nc/{each}"
            for each in ("host.js", "aa.js", "bb.js", "cc.js", "dd.js", "table.csv")
        ),
        "_static/nc/scorm.js",
        "_static/nc/scorm.css",
    }


@pytest.mark.parametrize("edition", scorm.EDITIONS)
def test_the_manifest_lists_every_file_and_one_sco(edition: scorm.Edition, built: Path) -> None:
    files = scorm.package_files(STEM, edition, built=built)
    root = ElementTree.fromstring(files["imsmanifest.xml"])
    listed = [each.attrib["href"] for each in root.iter() if each.tag.endswith("}file")]
    assert listed == sorted(set(files) - {"imsmanifest.xml"})
    (resource,) = [each for each in root.iter() if each.tag.endswith("}resource")]
    assert resource.attrib["href"] == PAGE
    assert "sco" in resource.attrib.values()
    assert [e.text for e in root.iter() if e.tag.endswith("}schemaversion")] == [
        {"1.2": "1.2", "2004": "2004 3rd Edition"}[edition]
    ]


def test_links_to_other_pages_are_text_or_lead_to_the_published_book(built: Path) -> None:
    plain = scorm.package_files(STEM, "1.2", built=built)[PAGE].decode()
    assert "See <span>claim H10 &#8212; contested</span>," in plain
    assert 'href="claims' not in plain
    linked = scorm.package_files(STEM, "1.2", built=built, base_url=ADDRESS)[PAGE].decode()
    assert f'href="{ADDRESS}/book/claims.html#h10" target="_blank" rel="noopener">' in linked
    for page in (plain, linked):
        assert '<a href="https://nato.int/x" target="_blank" rel="noopener">NATO</a>' in page
        assert '<a href="#top">top</a>, <a href="#a">a</a>' in page


def test_what_needs_the_rest_of_the_book_is_left_out(built: Path) -> None:
    page = scorm.package_files(STEM, "1.2", built=built)[PAGE].decode()
    assert "search.js" not in page
    assert "primary-sidebar" not in page
    assert 'rel="next"' not in page
    assert "<title>Chapter &amp; verse</title>" in page
    assert page.index("scorm.js") < page.index("host.js")


def test_the_adapter_is_told_the_questions_and_no_answer(built: Path) -> None:
    page = scorm.package_files(STEM, "2004", built=built)[PAGE].decode()
    told = re.search(r'id="nc-scorm">(.*?)</script>', page)
    assert told
    settings = json.loads(told[1])
    checks = [each.id for each in questions.chapter(STEM) if each.use == "check"]
    assert [each["id"] for each in settings["questions"]] == checks
    fields = {key for each in settings["questions"] for key in each}
    assert fields == {"id", "type", "version", "options", "items", "choices"}


def test_the_same_book_gives_the_same_bytes(built: Path, tmp_path: Path) -> None:
    made = []
    for name in ("one", "two"):
        assignment = assign.prepare(["2"], seed="class", count=3, book=built)
        (tmp_path / name / "student").mkdir(parents=True)
        scorm.write(assignment, tmp_path / name)
        made.append({p.name: p.read_bytes() for p in (tmp_path / name / "student").iterdir()})
    assert made[0] == made[1]
    assert set(made[0]) == {f"scorm-{each}-{STEM}.zip" for each in scorm.EDITIONS}


def test_no_graded_question_stands_in_a_package_and_a_planted_one_is_found(
    built: Path, tmp_path: Path
) -> None:
    assignment = assign.prepare(["2"], seed="class", count=12, book=built)
    finder = templates.Finder(assignment.all_questions())

    def found() -> list[str]:
        (tmp_path / "student").mkdir(exist_ok=True)
        scorm.write(assignment, tmp_path)
        text = ""
        for path in (tmp_path / "student").iterdir():
            with zipfile.ZipFile(path) as archive:
                text += "".join(archive.read(each).decode() for each in archive.namelist())
        return finder.find(text)

    assert found() == []
    planted = assignment.all_questions()[3]
    with (built / PAGE).open("a", encoding="utf-8") as page:
        page.write(f"<p>{planted.explanation}</p>")
    assert found() == [planted.id]


def test_a_book_that_is_not_built_or_not_current_is_named(built: Path, tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="build the book with `jupyter-book build"):
        scorm.package_files(STEM, "1.2", built=tmp_path / "nowhere")
    (built / "_static/nc/cc.js").write_text("courseBook.define('cc',{})", encoding="utf-8")
    with pytest.raises(CourseError, match="does not stand on the built page"):
        scorm.package_files(STEM, "1.2", built=built)
    (built / "_static/dot.svg").unlink()
    with pytest.raises(CourseError, match=re.escape("_static/dot.svg")):
        scorm.package_files(STEM, "1.2", built=built)
