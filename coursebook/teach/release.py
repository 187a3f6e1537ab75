"""What a release offers for download, made from the built book: same book, same bytes."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from coursebook import citing
from coursebook.chapters import slug
from coursebook.course import BUILD, current
from coursebook.errors import CourseError
from coursebook.publish import live
from coursebook.questions.index import title as chapter_title
from coursebook.teach import templates
from coursebook.teach._zip import zip_bytes
from coursebook.teach.assignment import assign, own_files
from coursebook.teach.assignment.record import INSTRUCTOR, STUDENT, Paper
from coursebook.teach.exports import scorm
from coursebook.teach.exports.common_cartridge import CARTRIDGE
from coursebook.teach.exports.gift import GIFT
from coursebook.teach.exports.moodle_xml import MOODLE
from coursebook.teach.exports.package import Format, practice_quiz
from coursebook.teach.exports.qti12 import CANVAS
from coursebook.teach.exports.qti21 import QTI_2_1
from coursebook.teach.pdf.paper_document import COURSE

BOOK = "book.zip"
NOTEBOOKS = "notebooks.zip"
SUMS = "SHA256SUMS"
README = "README.txt"
FOLDER = f"{slug(current().short)}-{current().version}"
"""The one folder in a zip, so that unzipping scatters nothing."""

PAPERS: tuple[Paper, ...] = ("a4", "letter")
_SIZES = {"a4": "A4", "letter": "US letter"}
LESSON = "lesson"
_PRACTICE: dict[str, tuple[str, Format[Any]]] = {
    "practice-canvas-classic-quizzes.zip": ("QTI 1.2, for Canvas classic quizzes", CANVAS),
    "practice-qti-2.1.zip": ("QTI 2.1, for Canvas New Quizzes and others", QTI_2_1),
    "practice-common-cartridge.imscc": ("Common Cartridge 1.3", CARTRIDGE),
    "practice-moodle.xml": ("Moodle XML, for Moodle's question bank", MOODLE),
    "practice.gift": ("GIFT, for other tools", GIFT),
}
_DESCRIBED = {
    **{name: f"the self-checks of all chapters as {what}" for name, (what, _) in _PRACTICE.items()},
    BOOK: "the whole book: unzip it and open index.html by double click",
    NOTEBOOKS: "the chapters as notebooks, with the package that they need",
}


def book_zip(book: Path) -> bytes:
    """Return the built book as one zip that is read where it was unzipped.

    Args:
        book: the folder of the built book.

    Raises:
        CourseError: no book is there.
    """
    if not (book / "index.html").is_file():
        raise CourseError(f"{book} holds no book: {BUILD}, then try again")
    return in_folder(
        {name: _content(book, name) for name in own_files.names(book) if _is_part(name)}
    )


def _is_part(name: str) -> bool:
    """Tell if a file is part of the zip: live notebooks need a server, and a zip has none."""
    return not (name.rpartition("/")[2].startswith(".") or name.startswith(f"{live.FOLDER}/"))


def _content(book: Path, name: str) -> bytes:
    content = (book / name).read_bytes()
    return live.without_button(content) if name.endswith(".html") else content


def in_folder(files: Mapping[str, bytes]) -> bytes:
    """Return files as a zip with all of them in one folder.

    Args:
        files: content by path.
    """
    return zip_bytes({f"{FOLDER}/{name}": content for name, content in files.items()})


def _scorm_packages(book: Path, url: str = "") -> dict[str, bytes]:
    """Return each chapter as a SCORM 1.2 package, by file name.

    Args:
        book: the folder of the built book.
        url: where the book is published; without it links to other pages become text.
    """
    return {
        f"scorm-1.2-{stem}.zip": zip_bytes(
            scorm.package_files(stem, "1.2", built=book, base_url=url)
        )
        for stem in templates.chapters()
    }


def practice_banks(url: str = "") -> dict[str, bytes]:
    """Return the self-checks of all chapters in each format; no graded question is among them.

    Args:
        url: where the book is published; without it remarks name places and don't link them.
    """
    quizzes = tuple(map(practice_quiz, templates.chapters()))
    about = {
        "title": f"{current().short}: practice",
        "identifier": f"{current().mark}-practice",
        "url": url,
    }
    return {
        name: written.export(quizzes, **about).content() for name, (_, written) in _PRACTICE.items()
    }


def lesson_kits(book: Path, url: str = "") -> dict[str, bytes]:
    """Return the lesson kit of each chapter as a zip.

    Args:
        book: the folder of the built book.
        url: where the book is published.
    """
    kits = {}
    for stem in templates.chapters():
        with TemporaryDirectory() as place:
            folder = Path(place)
            for each in (STUDENT, INSTRUCTOR):
                (folder / each).mkdir()
            assign.WRITERS[LESSON](assign.prepare([stem], book=book, url=url), folder)
            found = {name: (folder / name).read_bytes() for name in own_files.names(folder)}
        kits[f"lesson-{stem}.zip"] = zip_bytes(found)
    return kits


def from_book(book: Path, url: str = "") -> dict[str, bytes]:
    """Return all that is made from the built book, by file name.

    Args:
        book: the folder of the built book.
        url: where the book is published, if it is.

    Raises:
        CourseError: the book is not built, or was built from another state of the question bank.
    """
    return {
        BOOK: book_zip(book),
        **_scorm_packages(book, url),
        **practice_banks(url),
        **lesson_kits(book, url),
    }


def described(name: str) -> str:
    """Return what a file of a release is.

    Args:
        name: its name.
    """
    if name in _DESCRIBED:
        return _DESCRIBED[name]
    if name.endswith(".pdf"):
        stem, _, paper = name.removesuffix(".pdf").rpartition("-")
        what = "The whole course" if stem == COURSE else chapter_title(stem)
        return f"{what}, on paper: PDF for {_SIZES[paper]}, hints and answers last"
    if name.endswith(".whl"):
        return "the course's Python package: run `pip install` with this file"
    kind, _, rest = name.removesuffix(".zip").replace("scorm-1.2", "scorm").partition("-")
    what = {"scorm": "as SCORM 1.2 package", LESSON: "as lesson kit for the instructor"}[kind]
    return f"{chapter_title(rest)}, {what}"


def readme(names: list[str]) -> str:
    """Return what stands in a release's README, which is also what its page says.

    Args:
        names: its files.
    """
    lines = "\n".join(f"- {each}: {described(each)}" for each in sorted(names))
    return (
        f"{citing.TITLE}, version {current().version}\n\n{lines}\n\n"
        f"{SUMS} has the hash of each file; `sha256sum -c {SUMS}` compares them.\n"
        "Text and figures CC BY 4.0, code BSD-3-Clause. Data keep their publishers' licences.\n"
    )


def sums(files: Mapping[str, bytes]) -> str:
    """Return the hashes of files as `sha256sum -c` reads them.

    Args:
        files: content by name.
    """
    return "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))
