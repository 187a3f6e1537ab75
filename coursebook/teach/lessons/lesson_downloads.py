"""The ready-made lessons beside the pages: made while the page that offers them is read.

Making one takes about half a second. It is kept while nothing that it is made of has changed: the
package, and the notebooks of its chapter and of the samples in its plan.
"""

import hashlib
from html import escape
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from coursebook.publish import files
from coursebook.teach._zip import lesson_name

FOLDER = "_downloads/teach"
CSS = "nc-lesson-file"
_KEPT = "nc_lessons"


def connect(app: Sphinx) -> None:
    """See that each file that a page offers is there when the build ends."""
    app.connect("build-finished", _write_missing)


def line(env: BuildEnvironment, stem: str) -> list[str]:
    """Return the link to a chapter's ready-made lesson with what is in it, as Markdown.

    Args:
        env: of the build, which writes pages.
        stem: the chapter's file stem.
    """
    kept: dict[str, str] = env.__dict__.setdefault(_KEPT, {})
    place = _place(env.app, stem)
    mark = _mark(env.app, stem)
    if kept.get(stem) != mark or not place.is_file():
        _write(env.app, stem)
        kept[stem] = mark
    size = round(place.stat().st_size / 1000)
    to_root = "../" * env.docname.count("/")
    href = escape(f"{to_root}{FOLDER}/{place.name}")
    return [
        f'<p class="{CSS}"><a href="{href}" download>Download the lesson for chapter '
        f"{int(stem[:2])}</a> (zip, {size} KB): the plan with answers, slides for PowerPoint, a "
        "handout to print, and the self-checks for Moodle and Canvas.</p>"
    ]


def _place(app: Sphinx, stem: str) -> Path:
    return Path(app.outdir) / FOLDER / lesson_name(stem)


def _mark(app: Sphinx, stem: str) -> str:
    """Return what changes with anything that the lesson is made of."""
    from coursebook.teach.assignment import rubric
    from coursebook.timing import path_of

    package: str = app.config["coursebook_fingerprint"]
    digest = hashlib.sha256(f"{package} {_address(app)}".encode())
    for path in sorted({path_of(stem), path_of(rubric.MEMOS)}):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _address(app: Sphinx) -> str:
    from coursebook.teach.exports.remarks import base_url

    return base_url(app.config.html_baseurl or "", "html_baseurl")


def _write(app: Sphinx, stem: str) -> None:
    # What writes quizzes and slides takes longer to import than a build with nothing to do has.
    from coursebook.teach.lessons import ready_lesson

    files.write(_place(app, stem), ready_lesson.zipped(stem, _address(app)))


def _write_missing(app: Sphinx, exception: Exception | None) -> None:
    """Write what was there when its page was read, and is no longer."""
    kept: Any = getattr(app.env, _KEPT, {})
    for stem in kept if not exception and app.builder.format == "html" else ():
        if not _place(app, stem).is_file():
            _write(app, stem)
