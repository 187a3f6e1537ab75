"""*Report a mistake here* leads where the edition says, with the place filled in."""

from urllib.parse import parse_qs, urlsplit

from nato_course import __version__
from nato_course.publish import report

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
