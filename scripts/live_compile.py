"""Compile what the browser's Python loads: else it would do that itself, for seconds, each time.

Only the browser's Python writes what it reads, and Node.js runs it here. Where that is missing,
wheels stay as they are: notebooks run all the same, and start later. Compiled, a module takes twice
the room, so those that are there for rare cases stay as they are too.
"""

import hashlib
import io
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

import live_kit

from coursebook.teach._zip import zip_bytes

PROGRAM = Path(__file__).with_suffix(".mjs")
# What notebooks and our package import of others'.
STARTED = ("piplite.cli", "pyodide_kernel", "IPython", "ipywidgets", "anywidget", "altair")
_KEPT = "compiled"
_TOLD = 1500  # characters of an error; before them Node.js prints a file of a megabyte
Files = Mapping[str, bytes]


def compiled(wheels: Files, kit: Path, ours: str) -> Files:
    """Return wheels with compiled modules in place of source ones.

    Args:
        wheels: content by name; Python's own library may be among them.
        kit: the folder of the kit, which keeps what was compiled.
        ours: the name of the wheel with our package, which changes often.
    """
    if not shutil.which("node"):
        print("Node.js is not here: live notebooks will run, but start some seconds later.")
        return wheels
    others = {name: content for name, content in wheels.items() if name != ours}
    return {
        **_kept_or_compiled(others, kit, STARTED),
        **_kept_or_compiled({ours: wheels[ours]}, kit, ()),
    }


def _kept_or_compiled(wheels: Files, kit: Path, modules: tuple[str, ...]) -> Files:
    key = hashlib.sha256(PROGRAM.read_bytes() + Path(__file__).read_bytes())
    for name, content in sorted(wheels.items()):
        key.update(name.encode() + content)
    place = kit / _KEPT / key.hexdigest()[:32]
    if not place.is_dir():
        _compile(wheels, kit / live_kit.PYODIDE, place, modules)
    return {name: (place / name).read_bytes() for name in wheels}


def _compile(wheels: Files, core: Path, place: Path, modules: tuple[str, ...]) -> None:
    place.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=place.parent) as folder:
        source, target, made = (Path(folder, each) for each in ("source", "target", "made"))
        for each in (source, target, made):
            each.mkdir()
        for name, content in wheels.items():
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                archive.extractall(source / name)
        command = ["node", str(PROGRAM), str(core), str(source), str(target), *modules]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            said = done.stderr[-_TOLD:].strip()
            sys.exit(
                f"{said}\nNode.js could not compile what live notebooks are made of; see above."
            )
        for name in wheels:
            (made / name).write_bytes(zip_bytes(_packed(source / name, target / name)))
        made.rename(place)


def _packed(source: Path, target: Path) -> Files:
    """Return a wheel's files with compiled modules in place of source ones."""
    files = {}
    for path in source.rglob("*"):
        made = (target / path.relative_to(source)).with_suffix(".pyc")
        if path.suffix == ".py" and made.is_file():
            files[made.relative_to(target).as_posix()] = made.read_bytes()
        elif path.is_file():
            files[path.relative_to(source).as_posix()] = path.read_bytes()
    return files
