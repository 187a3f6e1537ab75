"""The book's own search, in place of Sphinx's.

Sphinx finds pages, not places, knows no phrases, runs a table's cells into one word, and fetches
whole pages to show where a word stands, which fails from file://. Here the text itself is the
index: one script holds the words of every place, and a reader's browser looks through it. It is
loaded when a search begins, and pages carry a small script that sees to that.
"""

import zlib
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.search.en import SearchEnglish

from coursebook import claims
from coursebook.course import current
from coursebook.publish import files, one_version
from coursebook.publish.payload import dumps
from coursebook.publish.renderer import ASSETS, BIBLIOGRAPHY
from coursebook.publish.scripts import classic
from coursebook.publish.search_text import places

_PARTS = ("search_find.js", "search_show.js", "search_marks.js")
TEXT = "search_text.js"
"""The script with the words of all pages, written once they are."""
_STEMMER = "search_stem.js"
REPLACED = ("searchtools.js", "language_data.js", "sphinx_highlight.js")
"""Scripts of Sphinx's, of which the marks would rewrite the text of living widgets."""


def connect(app: Sphinx) -> None:
    """Leave out Sphinx's index and scripts, and write ours beside the pages."""
    app.connect("builder-inited", _drop_index)
    app.connect("html-collect-pages", lambda _app: [("search", _examples(), "search.html")])
    app.connect("build-finished", _write, priority=900)  # after the folder was cleared
    app.add_css_file("nc/search.css")
    app.add_js_file("nc/search.js", loading_method="defer")


def _examples() -> dict[str, str]:
    """Return a phrase to seek and a claim's number, if there are claims."""
    phrase, claim = current().sought
    every = claims.all()
    return {
        "phrase": phrase or current().short,
        "claim": claim or (every[0].id if every else ""),
    }


def search_text(pages: list[tuple[str, str, Path]]) -> str:
    """Return the script with the words of pages, by place.

    Args:
        pages: name, title and file of each built page; those of the bibliography come last in
            every answer.
    """
    book = [
        [
            address,
            title,
            int(address.startswith(BIBLIOGRAPHY)),
            [[each.anchor, each.heading, each.text] for each in found],
        ]
        for address, title, path in pages
        if (found := places(path.read_text(encoding="utf-8")))
    ]
    return f"bookSearch.take({dumps(book)});\n"


def fixed_files() -> dict[str, str]:
    """Return what no page decides on, by name.

    The first script ends with a hash of those that it loads, so that its own address changes with
    theirs, and they are asked for by the same one.
    """
    parts = {name: classic(name) for name in _PARTS}
    parts[_STEMMER] = SearchEnglish.js_stemmer_code
    mark = zlib.crc32("".join(parts.values()).encode())
    return {
        "search.css": classic("search.css"),
        "search.js": f"{classic('search.js')}// parts {mark:08x}\n",
        **parts,
    }


def _drop_index(app: Sphinx) -> None:
    app.builder.search = False  # type: ignore[attr-defined]  # as builders of help files do


def _write(app: Sphinx, exception: Exception | None) -> None:
    if exception or app.builder.format != "html" or not one_version.wrote_pages(app):
        return
    folder = Path(app.outdir)
    pages = []
    for name in sorted(app.env.all_docs):
        address = app.builder.get_target_uri(name)
        if (folder / address).is_file():
            pages.append((address, app.env.titles[name].astext(), folder / address))
    files.write(folder / ASSETS / TEXT, search_text(pages))
    for left in (*(f"_static/{name}" for name in REPLACED), "searchindex.js"):
        (folder / left).unlink(missing_ok=True)
