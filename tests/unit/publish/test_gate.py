"""Who may be asked, what the report says, and what is read again."""

from pathlib import Path

import nbformat
import pytest

from coursebook.publish import written
from coursebook.publish.addresses import Load
from coursebook.publish.altair_html import altair_spec
from coursebook.publish.gate import permits, report
from coursebook.publish.glue import cell_that_glues
from coursebook.publish.written import Written

SHEET = "@import url(https://far.example/x.css);"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    folder = tmp_path / "html"
    (folder / "book").mkdir(parents=True)
    (folder / "_static").mkdir()
    page = '<link rel="stylesheet" href="../_static/a.css?v=1">'
    (folder / "book/index.html").write_text(page)
    (folder / "book/plain.html").write_text("<p>asks for nothing</p>")
    (folder / "_static/a.css").write_text('@import "b.css";')
    (folder / "_static/b.css").write_text(SHEET)
    (folder / "_static/unused.css").write_text(SHEET)
    (folder / "_static/template.html").write_text('<img src="https://far.example/x">')
    return folder


def parts(book: Path) -> dict[str, list[Load]]:
    found = Written(book, book.parent)
    result = {found.name(file): loads for file, _, loads in found.parts()}
    found.remember()
    return result


@pytest.mark.parametrize(
    ("address", "answer"),
    [
        ("https://far.example/x", True),
        ("//www.far.example/x", True),
        ("https://FAR.example:8443", True),
        ("https://notfar.example/x", False),
        ("https://far.example.evil.example", False),
    ],
)
def test_a_host_permits_itself_and_those_under_it(address: str, answer: bool) -> None:
    assert permits(["Far.Example"], address) is answer


def test_the_report_says_what_to_do_and_what_permits_it() -> None:
    said = report(["book/a.ipynb, cell 2: <img src> asks for https://far.example/x"])
    assert "cell 2: <img src> asks for https://far.example/x" in said
    assert "`remote-ok`" in said and "`coursebook_remote_hosts`" in said


def test_a_sheet_that_another_sheet_imports_is_read_and_one_that_no_page_loads_is_not(
    book: Path,
) -> None:
    assert set(parts(book)) == {"_static/a.css", "_static/b.css"}


def test_a_page_that_another_leads_to_is_no_part_of_it(book: Path) -> None:
    redirect = '<meta http-equiv="refresh" content="0; url=book/index.html">'
    (book / "index.html").write_text(redirect)
    assert set(parts(book)) == {"_static/a.css", "_static/b.css"}


def test_templates_among_the_static_files_are_no_pages(book: Path) -> None:
    found = Written(book, book.parent)
    assert [found.name(file) for file, _ in found.pages()] == ["book/index.html", "book/plain.html"]


def test_only_what_changed_is_read_again(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = parts(book)
    read: list[str] = []
    for suffix, scan in list(written.SCANNERS.items()):
        monkeypatch.setitem(
            written.SCANNERS, suffix, lambda text, scan=scan: read.append(text) or scan(text)
        )
    assert parts(book) == first and read == []
    changed = '<link rel="stylesheet" href="../_static/b.css">'
    (book / "book/index.html").write_text(changed)
    assert set(parts(book)) == {"_static/b.css"} and read == [changed]


def test_what_an_older_reader_found_is_not_believed(book: Path) -> None:
    first = parts(book)
    memory = book.parent / "nc_loads.json"
    memory.write_text('{"reader": "older", "files": {}}')
    assert parts(book) == first
    memory.write_text("{")
    assert parts(book) == first


def test_the_specification_is_found_in_altairs_html() -> None:
    import altair as alt

    chart = alt.Chart(alt.Data(values=[{"a": "})({"}]), title="T").mark_bar().encode(x="a:N")
    for template in ("universal", "standard"):
        html = alt.utils.display.HTMLRenderer(template=template, mode="vega-lite")
        made = html(chart.to_dict(), vega_version="5", vegalite_version="5", vegaembed_version="6")
        assert altair_spec(made["text/html"]) == chart.to_dict()
    assert altair_spec("<p>about vega-embed</p>") is None


@pytest.mark.parametrize("call", ['glue("bars", x)', "glue(\n  'bars', x)", 'glue(name="bars")'])
def test_the_cell_that_glues_a_name_is_found_by_its_code(call: str) -> None:
    made = nbformat.v4.new_notebook(
        cells=[
            nbformat.v4.new_markdown_cell('`glue("bars", x)`'),
            nbformat.v4.new_code_cell('glue("bars2", x)'),
            nbformat.v4.new_code_cell(call, metadata={"tags": ["remote-ok"]}),
        ]
    )
    assert cell_that_glues(made, "bars") == (2, ["remote-ok"])
    assert cell_that_glues(made, "other") is None
