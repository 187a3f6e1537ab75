"""The files of an assignment folder that are ours, so that nothing else in it is ever touched.

A manifest in the folder holds a hash of each file that `assign` wrote. What has another hash was
changed since, what is not in it came from somebody else: both stay as they are. New files are
moved into place one by one; the manifest is written first with the old and the new hashes, and
last with the new ones alone, so that the next run completes one that was interrupted.
"""

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from coursebook.course import current
from coursebook.errors import CourseError

MANIFEST = f".{current().slug}.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What `assign` knows of a folder that it wrote.

    `identity` tells apart assignments; `files` has the hashes, by path, that a file of ours has.
    """

    identity: str = ""
    targets: tuple[str, ...] = ()
    files: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def owns(self, name: str, content: bytes) -> bool:
        """Return whether a file is ours, and as we wrote it."""
        return digest(content) in self.files.get(name, ())


@dataclass(frozen=True, slots=True)
class Laid:
    """What was left alone: files of ours that were changed, and files of others."""

    changed: tuple[str, ...]
    foreign: tuple[str, ...]


def digest(content: bytes) -> str:
    """Return a file's hash as the manifest has it."""
    return hashlib.sha256(content).hexdigest()


def read(folder: Path) -> Manifest | None:
    """Return the manifest of a folder, or None where there is none.

    Args:
        folder: the assignment folder.

    Raises:
        CourseError: it is not one that `assign` wrote.
    """
    path = folder / MANIFEST
    if path.is_symlink() or not path.is_file():
        return None
    try:
        data = json.loads(path.read_bytes())
        files = {str(name): tuple(map(str, each)) for name, each in data["files"].items()}
        return Manifest(str(data["identity"]), tuple(map(str, data["targets"])), files)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise CourseError(
            f"{path} was changed, so that it doesn't tell which files are ours: "
            "name another folder with --out"
        ) from None


def lay(made: Path, out: Path, identity: str, targets: tuple[str, ...]) -> Laid:
    """Move freshly written files into a folder, and take away those of ours that are superseded.

    Args:
        made: the folder with the new files; it is emptied.
        out: the assignment folder, which may hold anything.
        identity: what tells this assignment from others.
        targets: what it was written for.

    Raises:
        CourseError: the folder's manifest can't be read.
        OSError: a file can't be moved.
    """
    known = read(out) or Manifest()
    new = {name: digest((made / name).read_bytes()) for name in names(made)}
    out.mkdir(parents=True, exist_ok=True)
    both = {name: set(hashes) for name, hashes in known.files.items()}
    for name, own in new.items():
        both.setdefault(name, set()).add(own)
    _write(out, identity, targets, both)
    changed = [name for name in new if not _place(made / name, out, name, known, new[name])]
    superseded = [name for name in known.files if name not in new]
    changed += [name for name in superseded if not _remove(out, name, known)]
    ours = {name: {new[name]} for name in new if name not in changed}
    # A file that was changed stays known: undoing the change makes it ours again.
    ours |= {name: both[name] for name in changed}
    _write(out, identity, targets, ours)
    foreign = [name for name in names(out) if name not in ours and name != MANIFEST]
    return Laid(tuple(sorted(changed)), tuple(foreign))


def names(folder: Path) -> list[str]:
    """Return the files of a folder and of those in it, links among them, in order."""
    found = []
    for place, _, files in os.walk(folder):
        found += [(Path(place) / name).relative_to(folder).as_posix() for name in files]
    return sorted(found)


def _place(source: Path, out: Path, name: str, known: Manifest, wanted: str) -> bool:
    """Move a file to its place, unless somebody else's work is there; tell if it is there now."""
    target = out / name
    if _leads_out(out, name):
        return False
    if target.exists() or target.is_symlink():
        if target.is_symlink() or not target.is_file():
            return False
        content = target.read_bytes()
        if digest(content) == wanted:
            return True
        if not known.owns(name, content):
            return False
    target.parent.mkdir(parents=True, exist_ok=True)
    os.replace(source, target)  # noqa: PTH105, the same as for the manifest
    return True


def _remove(out: Path, name: str, known: Manifest) -> bool:
    """Take away a file that is ours and unchanged; tell if it is gone."""
    target = out / name
    if _leads_out(out, name) or target.is_symlink():
        return False
    if not target.exists():
        return True
    if not target.is_file() or not known.owns(name, target.read_bytes()):
        return False
    target.unlink()
    for folder in target.relative_to(out).parents:
        if folder != Path() and not any((out / folder).iterdir()):
            (out / folder).rmdir()
    return True


def _leads_out(out: Path, name: str) -> bool:
    """Tell if a folder on the way to a file is a link or a file, so that it isn't in the folder."""
    way = [out / each for each in Path(name).parents if each != Path()]
    return any(each.is_symlink() or (each.exists() and not each.is_dir()) for each in way)


def _write(
    out: Path, identity: str, targets: tuple[str, ...], files: Mapping[str, set[str]]
) -> None:
    data: dict[str, Any] = {
        "identity": identity,
        "targets": targets,
        "files": {name: sorted(files[name]) for name in sorted(files)},
    }
    beside = out / f"{MANIFEST}.new"
    beside.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    os.replace(beside, out / MANIFEST)  # noqa: PTH105, whole or not at all
