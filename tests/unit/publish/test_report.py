"""*Report a mistake here* leads where the edition says, with the place filled in."""

from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from coursebook.publish import report
from nato_course import __version__

PAGE = ("book/claims", "The claim ledger")


def test_a_repository_gets_an_issue_that_names_page_and_edition() -> None:
    address = report.link(*PAGE, repository="https://git.example/a/b/")
    found = urlsplit(address)
    asked = parse_qs(found.query)
    assert found.path == "/a/b/issues/new" and asked["title"] == ["Mistake: The claim ledger"]
    assert "Page: The claim ledger (book/claims)\n" in asked["body"][0]
    assert f"version {__version__}" in asked["body"][0]


def test_a_message_has_blanks_that_mail_programs_read() -> None:
    address = report.link(*PAGE, email="us@example.org")
    assert address.startswith("mailto:us@example.org?subject=Mistake%3A%20The%20claim")
    assert "+" not in address


def test_without_an_address_there_is_no_link_of_its_own() -> None:
    assert report.link(*PAGE) == ""


ADDRESS = "https://git.example/a/b"


@pytest.mark.parametrize(
    ("page", "repository", "leads"),
    [
        ("book/claims", "", "about.html#if-you-find-a-mistake"),
        (report.ABOUT, "", ""),
        ("book/claims", ADDRESS, f"{ADDRESS}/issues/new"),
        (report.ABOUT, ADDRESS, f"{ADDRESS}/issues/new"),
    ],
)
def test_without_an_address_the_link_leads_to_the_page_that_says_how(
    page: str, repository: str, leads: str
) -> None:
    app: Any = SimpleNamespace(
        config=SimpleNamespace(
            html_theme_options={"repository_url": repository}, coursebook_report_to=""
        ),
        env=SimpleNamespace(found_docs={report.ABOUT}),
        builder=SimpleNamespace(get_relative_uri=lambda _from, to: f"{to.split('/')[1]}.html"),
    )
    context: dict[str, Any] = {"title": "A page"}
    report._add(app, page, "", context, None)
    assert context["nc_report"].split("?")[0] == leads
