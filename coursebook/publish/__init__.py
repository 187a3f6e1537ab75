"""What turns executed notebooks into static pages that are alive without a kernel.

As a Sphinx extension (`sphinx: extra_extensions: [coursebook.publish]`) it names the renderer's
files, checks that nothing dead stands on a page and that no page asks another host, and keeps the
cache of executed notebooks true to the package and its data.
"""

from pathlib import Path
from typing import Any

from coursebook import course
from coursebook.errors import CourseError


def setup(app: Any) -> dict[str, Any]:
    """Set up the Sphinx extension; imported late, since readers' code needs no Sphinx."""
    app.add_config_value(course.SETTING, "", "env", str)
    if package := app.config[course.SETTING]:
        course.open_book(Path(app.srcdir), package)
    try:
        from coursebook.publish.extension import setup_extension
    except CourseError as error:
        raise SystemExit(str(error)) from None  # a traceback of three would hide it

    return setup_extension(app)
