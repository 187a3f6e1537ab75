"""A chapter as a SCORM package: the built page itself, and an adapter that reports to the LMS.

SCORM 1.2 and SCORM 2004 (3rd Edition, which systems for the 4th take too). The schema files of
the standard are not part of a package: their terms are their publisher's, and the manifest names
the namespaces alone.
"""

import json
from collections.abc import Iterable
from functools import cache
from html import escape
from pathlib import Path
from typing import Any, Literal

from coursebook import questions
from coursebook.course import BUILD, current
from coursebook.errors import CourseError
from coursebook.publish.scripts import in_function
from coursebook.questions.index import title
from coursebook.teach._zip import zip_bytes
from coursebook.teach.assignment.record import STUDENT, Assignment
from coursebook.teach.exports._one_page import page_files
from coursebook.words import counted

Edition = Literal["1.2", "2004"]
EDITIONS: tuple[Edition, ...] = ("1.2", "2004")
MANIFEST = "imsmanifest.xml"
ADAPTER = "_static/nc/scorm.js"
STYLE = "_static/nc/scorm.css"
_STATIC = Path(__file__).parents[1] / "static"

_NAMESPACES = {
    "1.2": (
        'xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" '
        'xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"'
    ),
    "2004": (
        'xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" '
        'xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" '
        'xmlns:imsss="http://www.imsglobal.org/xsd/imsss"'
    ),
}
_SCHEMA_VERSIONS = {"1.2": "1.2", "2004": "2004 3rd Edition"}
_SCO = {"1.2": 'adlcp:scormtype="sco"', "2004": 'adlcp:scormType="sco"'}
# The page itself says when it is complete and what the score is.
_SEQUENCING = """
        <imsss:sequencing>
          <imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/>
        </imsss:sequencing>"""


def write(assignment: Assignment, folder: Path) -> list[str]:
    """Write each chapter as two packages, one an edition; they hold self-checks alone.

    Args:
        assignment: what is assigned; its graded questions stay out.
        folder: the assignment folder.

    Raises:
        CourseError: the book is not built, or was built from another state of the question bank.
    """
    lines = []
    for stem in assignment.chapters:
        for edition in EDITIONS:
            files = package_files(stem, edition, built=assignment.book, base_url=assignment.url)
            path = folder / STUDENT / f"scorm-{edition}-{stem}.zip"
            path.write_bytes(zip_bytes(files))
            lines.append(f"{path.name}: {title(stem)}, {counted(len(files), 'file')}")
    links = f"lead to {assignment.url}" if assignment.url else "are plain text"
    return [
        *lines,
        "The packages report self-checks, never the graded questions: complete once every "
        "self-check was answered, with the share of marked ones whose latest answer is right.",
        f"Links to other pages of the book {links}.",
    ]


def package_files(
    stem: str, edition: Edition, *, built: Path, base_url: str = ""
) -> dict[str, bytes]:
    """Return the files of a chapter's package, by path.

    Args:
        stem: the chapter's file stem, such as "01_first_chapter".
        edition: "1.2" or "2004".
        built: the folder of the built book.
        base_url: the book's address on the web; without it, links to other pages become text.

    Raises:
        CourseError: the book is not built, or was built from another state of the question bank.
    """
    page = f"book/{stem}.html"
    address = f"{base_url.rstrip('/')}/{page}" if base_url else ""
    settings = {
        "edition": edition,
        "base": address,
        "page": f"{stem}.html",
        "questions": _asked(stem),
    }
    _require_current(stem, page_files(page, built=built))
    found = page_files(page, built=built, base_url=base_url, head=_head(settings))
    found |= {ADAPTER: adapter().encode(), STYLE: (_STATIC / "scorm.css").read_bytes()}
    manifest = _manifest(stem, edition, page, sorted(found))
    return {MANIFEST: manifest.encode(), **dict(sorted(found.items()))}


@cache
def adapter() -> str:
    """Return the adapter as one classic script: module scripts fail in some frames."""
    return in_function((_STATIC / "scorm.js").read_text(encoding="utf-8"), _STATIC)


def _head(settings: dict[str, Any]) -> str:
    content = json.dumps(settings, separators=(",", ":"), sort_keys=True).replace("<", "\\u003c")
    return (
        f'<link rel="stylesheet" href="../{STYLE}">\n'
        f'    <script type="application/json" id="nc-scorm">{content}</script>\n'
        f'    <script defer="defer" src="../{ADAPTER}"></script>\n    '
    )


def _asked(stem: str) -> list[dict[str, Any]]:
    """Return what the adapter knows of the chapter's self-checks; no answer is among it."""
    return [_question(each) for each in questions.chapter(stem) if each.use == "check"]


def _question(question: questions.Question) -> dict[str, Any]:
    shown = question.payload()
    return {
        "id": question.id,
        "type": question.type,
        "version": shown["version"],
        "options": [each["id"] for each in shown.get("options", shown.get("scale", ()))],
        "items": [each["id"] for each in shown.get("items", ())],
        "choices": [each["id"] for each in shown.get("choices", ())],
    }


def _require_current(stem: str, found: dict[str, bytes]) -> None:
    """Stop where the page asks other questions than the bank: it would never be complete."""
    page = b"".join(content for name, content in found.items() if name.endswith((".html", ".js")))
    for each in questions.chapter(stem):
        if each.use == "check" and each.payload()["version"].encode() not in page:
            raise CourseError(
                f"{stem}, question {each.id!r}: does not stand on the built page as it is in the "
                f"bank: {BUILD}, then try again"
            )


def _manifest(stem: str, edition: Edition, page: str, files: Iterable[str]) -> str:
    name = escape(f"{title(stem)} · {current().title}")
    listed = "\n".join(f'      <file href="{escape(each)}"/>' for each in files)
    sequencing = _SEQUENCING if edition == "2004" else ""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="{current().slug}-{stem}" version="1" {_NAMESPACES[edition]}>
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>{_SCHEMA_VERSIONS[edition]}</schemaversion>
  </metadata>
  <organizations default="course">
    <organization identifier="course">
      <title>{name}</title>
      <item identifier="chapter" identifierref="page">
        <title>{escape(title(stem))}</title>{sequencing}
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="page" type="webcontent" {_SCO[edition]} href="{page}">
{listed}
    </resource>
  </resources>
</manifest>
"""
