"""What the bibliography says of one work, and the words it uses for saying it."""

from dataclasses import dataclass

from coursebook.course import current

CLASSES = current().classes
"""Who speaks in a work: the closed list of classes, each with what it covers."""

LANGUAGES = current().languages
"""The languages of quotations and documents, by their codes."""

VERIFIED = {
    "yes": "the work and the details given were seen in a copy, on a page or in a record",
    "partly": "the work exists, but a detail or the wording used was not seen",
}
"""How far an entry was checked. Neither means that a whole book was read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One work of the bibliography.

    `date` is ISO and as exact as is known (2009, 1995-09 or 1990-02-09), empty for a span of years.
    `note` is printed with the reference: which copy was read, whether all was verified.
    `annotation` says what was read, `open_point` what still has to be checked.
    """

    key: str
    kind: str
    title: str
    klass: str
    language: tuple[str, ...]
    year: str
    checked: str
    verified: str
    annotation: str
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    surnames: tuple[str, ...] = ()
    date: str = ""
    label: str = ""
    container: str = ""
    publisher: str = ""
    edition: str = ""
    volume: str = ""
    number: str = ""
    pages: str = ""
    isbn: str = ""
    url: str = ""
    doi: str = ""
    note: str = ""
    open_point: str = ""

    @property
    def href(self) -> str:
        """Where readers find the work: its address, else its DOI's, else nothing."""
        return self.url or (f"https://doi.org/{self.doi}" if self.doi else "")
