"""Zip files that depend on their content alone: same files, same bytes."""

import io
import zipfile
from collections.abc import Mapping

_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_PERMISSIONS = 0o100644 << 16


def zip_bytes(files: Mapping[str, bytes]) -> bytes:
    """Return a zip of files, in the order of their names.

    Args:
        files: content by path, with forward slashes.
    """
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _DATE)
            # By default these two follow the machine the zip is made on.
            entry.create_system, entry.external_attr = _UNIX, _PERMISSIONS
            archive.writestr(entry, files[name], zipfile.ZIP_DEFLATED, compresslevel=9)
    return stored.getvalue()


def lesson_name(stem: str) -> str:
    """Return the name of a chapter's ready-made lesson, which the book offers for download.

    Args:
        stem: the chapter's file stem.
    """
    return f"lesson-chapter-{int(stem[:2])}.zip"
