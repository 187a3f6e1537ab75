"""Where a reader can go: what the next chapter asks, where a page is used, what stands on it.

And where an old link goes: a page that lost sections carries where their matter went: `moved.js`.
"""

import re
from pathlib import PurePosixPath
from typing import Any

from sphinx.application import Sphinx

from coursebook import chapters, timing
from coursebook.course import current
from coursebook.errors import CourseError
from coursebook.publish.payload import dumps
from coursebook.questions import retired

_HEADING = re.compile(r'<h2 id="(ledger-[\w-]+)">([^<]+)</h2>')
"""Of the ledger, which is its page's content; those of the text stand in the contents anyway."""


def connect(app: Sphinx) -> None:
    """Give the templates what they say of the ways on."""
    app.connect("html-page-context", _name)


def _name(app: Sphinx, page: str, _template: str, context: Any, _tree: Any) -> None:
    """Let the links to a chapter before or after tell its question, and the contents be whole."""
    context["nc_headings"] = _HEADING.findall(context.get("body") or "")
    near = [each["link"] for each in (context.get("prev"), context.get("next")) if each]
    stems = {link: link.rpartition("/")[2].removesuffix(".html") for link in near}
    context["nc_questions"] = {
        link: chapters.question(timing.path_of(stem))
        for link, stem in stems.items()
        if stem in chapters.stems()
    }
    if "body" in context:
        context["body"] += moved(PurePosixPath(page).name)
    found = used_in(PurePosixPath(page).name)
    if found:
        stem, section = found
        chapter = f"{PurePosixPath(page).parent}/{stem}"
        context["nc_used_in"] = {
            "href": f"{app.builder.get_relative_uri(page, chapter)}#{chapters.slug(section)}",
            "section": _set(section),
            "chapter": _set(f"Chapter {int(stem[:2])}: {current().chapters[stem]}"),
        }


def moved(page: str) -> str:
    """Return the list of a page's old anchors as it stands in the page, or nothing.

    Args:
        page: its file stem.
    """
    found = retired.moved_on(page)
    place = '<script type="application/json" id="nc-moved">'
    return f"{place}{dumps(found)}</script>" if found else ""


def _set(title: str) -> str:
    """Return a title with the apostrophes that the page has."""
    return re.sub(r"(?<=\w)'(?=\w)", "\N{RIGHT SINGLE QUOTATION MARK}", title)


def used_in(page: str) -> tuple[str, str] | None:
    """Return the chapter's stem and the title of its section where a page is used, if it has one.

    Args:
        page: the stem of its file.

    Raises:
        CourseError: the chapter has no such section.
    """
    place = current().used_in.get(page)
    if place is None:
        return None
    stem, section = place
    titles = [each.title for each in chapters.sections(timing.path_of(stem))]
    if section not in titles:
        raise CourseError(
            f"{current().package}/course.py: used_in, {page!r}: {stem} has no section "
            f"{section!r}; use one of {', '.join(titles)}"
        )
    return stem, section
