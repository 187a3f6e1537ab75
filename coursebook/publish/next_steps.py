"""Where a reader goes on at the end of a page: what the next chapter asks, where a page is used."""

from pathlib import PurePosixPath
from typing import Any

from sphinx.application import Sphinx

from coursebook import chapters, timing
from coursebook.course import current
from coursebook.errors import CourseError


def connect(app: Sphinx) -> None:
    """Give the templates what stands at the end of a page."""
    app.connect("html-page-context", _name)


def _name(app: Sphinx, page: str, _template: str, context: Any, _tree: Any) -> None:
    """Let the links to a chapter before or after tell its question."""
    near = [each["link"] for each in (context.get("prev"), context.get("next")) if each]
    stems = {link: link.rpartition("/")[2].removesuffix(".html") for link in near}
    context["nc_questions"] = {
        link: chapters.question(timing.path_of(stem))
        for link, stem in stems.items()
        if stem in chapters.stems()
    }
    found = used_in(PurePosixPath(page).name)
    if found:
        stem, section = found
        chapter = f"{PurePosixPath(page).parent}/{stem}"
        context["nc_used_in"] = {
            "href": f"{app.builder.get_relative_uri(page, chapter)}#{chapters.slug(section)}",
            "section": section,
            "chapter": f"Chapter {int(stem[:2])}: {current().chapters[stem]}",
        }


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
