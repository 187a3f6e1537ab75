"""The directive `documentlist`: every document that pages show, and where it can be read.

Authors write `<!-- {documentlist} -->` on a page whose cells show readers of documents.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from coursebook import chapters, dates, sources, timing
from coursebook.publish import end_matter
from coursebook.sources import Document, mentions
from coursebook.words import counted

CSS = "nc-listed"
_HINT = "A speaker, a word of the title, or a year."
_READERS = "documents"


def connect(app: Sphinx) -> None:
    """Connect the directive."""
    app.add_directive("documentlist", DocumentList)


class DocumentList(SphinxDirective):
    """The documents by date, with the field that finds one."""

    def run(self) -> list[nodes.Node]:
        """Return field and list."""
        paths = [*map(timing.path_of, chapters.stems()), chapters.BOOK / f"{_READERS}.ipynb"]
        for path in (*paths, Path(__file__)):
            self.env.note_dependency(str(path))
        place, documents = nodes.Element(), in_order()
        lines = [line(each) for each in documents]
        self.state.nested_parse(StringList(lines, source=""), self.content_offset, place)
        (listed,) = place.children
        assert isinstance(listed, nodes.bullet_list)
        listed["classes"].append(CSS)
        items = [each for each in listed.children if isinstance(each, nodes.list_item)]
        for item, each in zip(items, documents, strict=True):
            item["ids"].append(mentions.document_anchor(each.id))
        all_of = counted(len(documents), "document")
        opening = f"<details><summary>All {all_of}, the earliest first</summary>"
        names = [(each.title, "") for each in documents]
        bar = end_matter.bar(names, "document", "documents", _HINT, jumps=False)
        parts = (nodes.raw("", each, format="html") for each in (opening, "</details>"))
        return [*bar, next(parts), listed, next(parts)]


def in_order() -> list[Document]:
    """Return all documents that a page shows, the earliest first."""
    shown = (each for each in sources.documents() if any(_places(each.id)))
    return sorted(shown, key=lambda each: (each.date, each.id))


def line(document: Document) -> str:
    """Return a document in Markdown: title, date, issuer, source, and where to read it.

    Args:
        document: the document.
    """
    source = f"bibliography.ipynb#{mentions.anchor(document.source)}"
    cited = f"[{sources.cite(document.source)}]({source})"
    places = "; ".join(_places(document.id))
    day = dates.when(document)
    return f"- **{document.title}**, {day}. {document.issuer} ({cited}). Read it {places}."


def _places(name: str) -> Iterator[str]:
    for among in _sets(_READERS, "document_reader"):
        others = [each.id for each in sources.document_set(among)]
        if name in others:
            other = next(each for each in others if each != name)
            address = f"#x.reader_{among}?left={name}&amp;right={other}"
            yield f'<a href="{address}">beside another</a>'
            break
    for stem in chapters.stems():
        for among, section in _sets(stem, "document_exercise").items():
            if name in [each.id for each in sources.document_set(among)]:
                yield f"[in chapter {int(stem[:2])}]({stem}.ipynb#{section})"
                break


@cache
def _sets(stem: str, call: str) -> dict[str, str]:
    """Return the sets of documents that a page shows, each with its section."""
    found = chapters.sections(chapters.BOOK / f"{stem}.ipynb")
    calls = ((each.id, *made) for each in found for made in each.calls())
    return {argument: section for section, name, argument in calls if name == call}
