"""What was handed in, one file at a time: from a folder, and from archives in it.

Nothing is unpacked to disk, no link is followed, and every file that is left unread says why.
"""

import io
import os
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from coursebook.teach.grading.clean import shown

Kind = Literal["json", "csv", "database", "archive", "fault"]

MOST_BYTES = 20_000_000
MOST_DATABASE = 1_000_000_000
MOST_ARCHIVE = 500_000_000
MOST_MEMBERS = 10_000
MOST_LISTING = 10_000_000
MOST_UNPACKED = 1_000_000_000
DEEPEST = 20
_HEAD = 512
_TOGETHER = f"all archives together unpack to more than {MOST_UNPACKED:,} bytes"
_BAD_ARCHIVE = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    RuntimeError,
    NotImplementedError,
    ValueError,
    OverflowError,
    MemoryError,
)


@dataclass(frozen=True, slots=True)
class Parcel:
    """One file as handed in: its content, or, as a fault, why it was left unread.

    A database is read from its place, so it has a path instead of content.
    """

    name: str
    kind: Kind
    content: bytes = b""
    path: Path | None = None
    fault: str = ""
    whole: str = ""
    """Its name uncut, for what an LMS says in it."""


class _Room:
    """How many bytes may still be unpacked, from all archives together."""

    def __init__(self) -> None:
        self.left = MOST_UNPACKED


def parcels(folder: Path, skip: Path | None = None) -> Iterator[Parcel]:
    """Yield every file of a folder and of the archives in it.

    Args:
        folder: the folder, or a single file.
        skip: a file that is no work of students, such as the roster.
    """
    room = _Room()
    if folder.is_file():
        yield from _file(folder, folder.name, room)
        return
    own = _identity(skip) if skip else None
    waiting = [(folder, "", 0)]
    while waiting:
        place, prefix, depth = waiting.pop()
        try:
            entries = os.scandir(place)
        except OSError as error:
            yield _fault(prefix or place.name, f"this folder can't be opened: {error.strerror}")
            continue
        with entries:
            for entry in entries:
                path, name = Path(entry.path), prefix + entry.name
                if entry.is_dir(follow_symlinks=False):
                    if depth < DEEPEST:
                        waiting.append((path, f"{name}/", depth + 1))
                    else:
                        yield _fault(name, f"folders are read {DEEPEST} deep: move it up")
                elif own is None or own != _identity(path):
                    yield from _file(path, name, room)


def _identity(path: Path) -> tuple[int, int] | None:
    """Return what tells a file from every other, whatever it is called; a link is itself."""
    try:
        about = path.lstat()
    except OSError:
        return None
    return about.st_dev, about.st_ino


def _fault(name: str, why: str) -> Parcel:
    return Parcel(_name(name), "fault", fault=why)


def _name(text: str) -> str:
    """Return a file's name as text; bytes that are none are written out."""
    return shown(text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace"))


def _file(path: Path, name: str, room: _Room) -> Iterator[Parcel]:
    try:
        # Without O_NONBLOCK, opening a named pipe would wait for ever.
        careful = sum(getattr(os, each, 0) for each in ("O_NOFOLLOW", "O_NONBLOCK"))
        number = os.open(path, os.O_RDONLY | careful)
    except OSError as error:
        link = path.is_symlink()
        why = "is a link: put the file itself here" if link else f"can't be read: {error.strerror}"
        yield _fault(name, why)
        return
    with os.fdopen(number, "rb") as file:
        about = os.fstat(number)
        if not stat.S_ISREG(about.st_mode):
            yield _fault(name, "is no regular file: put a file here")
            return
        yield from _opened(file, path, name, about.st_size, room)


def _opened(
    file: io.BufferedReader, path: Path, name: str, size: int, room: _Room
) -> Iterator[Parcel]:
    try:
        kind = kind_of(name, file.read(_HEAD))
        file.seek(0)
        limit = {"database": MOST_DATABASE, "archive": MOST_ARCHIVE}.get(kind, MOST_BYTES)
        if kind == "fault":
            yield _fault(name, _unknown(name))
        elif size > limit:
            yield _fault(name, f"has {size:,} bytes, and {limit:,} are read at most: left unread")
        elif kind == "database":
            yield Parcel(_name(name), kind, path=path)
        elif kind == "archive":
            yield from _members(file, name, room)
        else:
            content = file.read(MOST_BYTES + 1)
            if len(content) > MOST_BYTES:  # it has grown since
                yield _fault(name, f"has more than {MOST_BYTES:,} bytes: left unread")
            else:
                yield Parcel(_name(name), kind, content, whole=name)
    except OSError as error:
        yield _fault(name, f"can't be read: {error.strerror}")


def kind_of(name: str, head: bytes) -> Kind:
    """Return what kind of file it is, by its first bytes; a table is known by its name.

    Args:
        name: the file's name.
        head: its first bytes.
    """
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "archive"
    if head.startswith(b"SQLite format 3\0"):
        return "database"
    suffix = Path(name).suffix.lower()
    if suffix in (".csv", ".tsv"):
        return "csv"
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return "json" if suffix == ".json" or start.startswith((b"{", b"[")) else "fault"


def _unknown(name: str) -> str:
    file = Path(name).name
    if file.startswith("._") or file in (".DS_Store", "Thumbs.db"):
        return "is a side file of the system that packed the folder: nothing to grade"
    return "is no receipt, quiz report, gradebook database or zip archive: left unread"


def _members(file: io.BufferedReader, name: str, room: _Room) -> Iterator[Parcel]:
    """Yield the files of an archive; whatever it claims, no more than the limits is unpacked."""
    guarded = _Guarded(file.raw)
    try:
        archive = zipfile.ZipFile(guarded)
        guarded.most = None
    except _TooMuch:
        yield _fault(name, f"lists more files than the {MOST_MEMBERS:,} read at most: split it")
        return
    except _BAD_ARCHIVE as error:
        yield _fault(name, f"is a damaged archive: {error}")
        return
    with archive:
        infos = archive.infolist()
        if len(infos) > MOST_MEMBERS:
            why = f"holds {len(infos):,} files, and {MOST_MEMBERS:,} are read at most: split it"
            yield _fault(name, why)
            return
        for info in infos:
            if info.is_dir():
                continue
            found = _member(archive, info, f"{name}/{info.filename}", room)
            yield from _escaping(info.filename, found.name)
            yield found


class _TooMuch(Exception):
    """More was asked for in one go than a guarded file gives."""


class _Guarded(io.BufferedReader):
    """A file that gives little at once while an archive is opened.

    ZipFile takes the list of files into memory in one go, as long as the archive says it is.
    """

    most: int | None = MOST_LISTING

    def read(self, size: int | None = -1, /) -> bytes:
        """Return bytes; what the archive claims decides neither memory nor time."""
        if self.most is None:
            return super().read(size)
        asked = self.most + 1 if size is None or size < 0 else size
        found = super().read(min(asked, self.most + 1))
        if len(found) > self.most:
            raise _TooMuch
        return found


def _escaping(inner: str, name: str) -> Iterator[Parcel]:
    parts = inner.replace("\\", "/").split("/")
    if ".." in parts or parts[0] == "" or parts[0].endswith(":"):
        why = "its path points out of the archive: nothing is unpacked, so it leads nowhere"
        yield Parcel(name, "fault", fault=why)


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, room: _Room) -> Parcel:
    if stat.S_ISLNK(info.external_attr >> 16):
        return _fault(name, "is a link within an archive: left unread")
    if info.flag_bits & 1:
        return _fault(name, "is locked with a password: ask for it without one")
    if not room.left:
        return _fault(name, f"{_TOGETHER}: grade it in a second run")
    most = min(MOST_BYTES, room.left)
    try:
        with archive.open(info) as member:
            content = member.read(most + 1)
    except _BAD_ARCHIVE as error:
        return _fault(name, f"can't be unpacked: {error}")
    # What turns out too large was unpacked all the same.
    room.left -= min(len(content), most)
    if len(content) > most:
        told = _TOGETHER if most < MOST_BYTES else f"unpacks to more than {most:,} bytes"
        return _fault(name, f"{told}: left unread")
    kind = kind_of(name, content[:_HEAD])
    if kind in ("archive", "database"):
        noun = "an archive" if kind == "archive" else "a database"
        return _fault(name, f"is {noun} within an archive: take it out and put it beside")
    if kind == "fault":
        return _fault(name, _unknown(name))
    return Parcel(_name(name), kind, content, whole=name)
