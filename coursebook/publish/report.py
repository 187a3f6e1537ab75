"""*Report a mistake here*: a link on every page, filled in with the place and the edition.

Where reports go is said once: `repository.url` in `_config.yml` leads to a new issue there, or
`coursebook_report_to`, an e-mail address, to a message. Without either the link leads to the page
on the course, which says how.
"""

import re
from html import unescape
from typing import Any
from urllib.parse import urlencode

from sphinx.application import Sphinx

from coursebook import citing
from coursebook.course import current

ABOUT = "book/about"


def connect(app: Sphinx) -> None:
    """Connect the address, and the link of each page."""
    app.add_config_value("coursebook_report_to", "", "html", str)
    app.connect("html-page-context", _add)


def link(page: str, title: str, *, repository: str = "", email: str = "") -> str:
    """Return where a mistake on a page is reported, or nothing where no address is set.

    Args:
        page: the page's name, such as "book/claims".
        title: its title.
        repository: the address of the repository on the web.
        email: an e-mail address.
    """
    subject = f"Mistake: {title}"
    body = (
        f"Page: {title} ({page})\nEdition: {citing.TITLE}, version {current().version}\n\n"
        "What it says:\n\nWhat is wrong, and how you know (source, and where in it):\n"
    )
    if repository:
        return f"{repository.rstrip('/')}/issues/new?{urlencode({'title': subject, 'body': body})}"
    if email:
        mail = urlencode({"subject": subject, "body": body}).replace("+", "%20")
        return f"mailto:{email}?{mail}"
    return ""


def _add(app: Sphinx, page: str, _template: str, context: Any, _tree: Any) -> None:
    title = context.get("title") or citing.TITLE
    theme = app.config.html_theme_options
    address = link(
        page,
        _plain(title),
        repository=theme.get("repository_url", ""),
        email=app.config.coursebook_report_to,
    )
    if not address and ABOUT in app.env.found_docs and page != ABOUT:
        address = f"{app.builder.get_relative_uri(page, ABOUT)}#if-you-find-a-mistake"
    context["nc_report"] = address
    context["nc_short"] = current().short
    context["nc_edition"] = f"{citing.TITLE}, version {current().version}"


def _plain(title: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", title))
