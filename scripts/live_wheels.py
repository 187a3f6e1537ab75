"""What the browser's Python loads: packages, slimmed, ours among them, and its own library.

The same input gives the same bytes: zips have a fixed time and order.
"""

import hashlib
import io
import json
import pickle
import re
import zipfile
from collections.abc import Iterator
from email.parser import HeaderParser
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath
from typing import Any

import live_kit

from coursebook import parsed, yaml_file
from coursebook.sources import _bib
from coursebook.teach._zip import zip_bytes
from nato_course.course import COURSE

PACKAGES = ("coursebook", COURSE.package)
WHEEL = f"{COURSE.package}-{COURSE.version}-py3-none-any.whl"
NULLS, INSTALL = (Path(__file__).with_name(f"live_{each}.py") for each in ("nulls", "install"))
LIBRARY = "python_stdlib.zip"
Files = dict[str, bytes]

# What no notebook asks for, by package; `*` stands for all. Licences stay.
_DROPPED = {
    "*": ("*.data/*", "*/tests/*", "*.pyi", "*.so", "*.c", "*/py.typed", "*.dist-info/RECORD"),
    "anywidget": ("anywidget/labextension/*", "anywidget/nbextension/*"),
    "ipython": ("IPython/sphinxext/*", "IPython/testing/plugin/*"),
    "jsonschema": ("jsonschema/benchmarks/*",),
    # Backends for tables of packages that are not here.
    "narwhals": (
        *("narwhals/_arrow/*", "narwhals/_dask/*", "narwhals/_duckdb/*", "narwhals/_ibis/*"),
        *("narwhals/_pandas_like/*", "narwhals/_polars/*", "narwhals/_spark_like/*"),
        *("narwhals/_sql/*", "narwhals/testing/*"),
    ),
}
# In Python's own library, what works only with other processes, servers or letters.
_WITHOUT_USE = (
    *("ftplib.py", "http/server.py", "imaplib.py", "mailbox.py", "multiprocessing/*"),
    *("poplib.py", "smtplib.py", "wsgiref/*", "xmlrpc/*"),
)
# The kit has them for stock JupyterLite alone, with which the benchmark compares.
_ONLY_STOCK = ("micropip-", "prompt_toolkit-", "wcwidth-")
# IPython loads its terminal for this one, and with it a package for what terminals show.
_EMBED = b'def embed(**_):\n    raise RuntimeError("Only a terminal can embed a shell.")\n'
_INSTEAD = {"ipython": {"IPython/terminal/embed.py": _EMBED}}
# Pygments has lexers for 500 languages, a megabyte; tracebacks and cells are Python.
_LEXERS = {"__init__", "_mapping", "python", "special"}
# Notebooks run without what makes the book and the classes' packages.
_NOT_OURS = (
    *("teach/*", "publish/*", "cli.py", "templates/*", "paper.py", "*__pycache__*", "py.typed"),
    *("content/lessons/*", "content/lab_solutions.yaml", "content/teaching.yaml"),
    *("content/on_paper.yaml", "content/heights.json"),
    *("starter/*", "checked/*", "command.py", "new_course.py"),
)
_PARSERS = {".yaml": yaml_file._parse, ".bib": _bib._entries}


def gathered(kit: Path) -> Files:
    """Return every package that the browser loads, by the name of its wheel.

    Args:
        kit: the folder of the kit.
    """
    found = sorted((kit / live_kit.WHEELS).glob("*.whl"))
    wheels = dict(slimmed(each) for each in found if not each.name.startswith(_ONLY_STOCK))
    wheels |= dict(map(slimmed, _of_the_kernel(kit)))
    (kernel,) = (each for each in wheels if each.startswith("pyodide_kernel-"))
    wheels[kernel] = with_nulls(wheels[kernel])
    # The kernel asks for a package that completes names; a megabyte, and it does without.
    wheels |= dict([made("jedi", "0", {}), *installer(), course()])
    return wheels


def installer() -> list[tuple[str, bytes]]:
    """Return name and content of the two packages that would fetch others, which here say why not.

    Theirs take a second to load.
    """
    files = {
        "piplite/__init__.py": b"from piplite.piplite import install\n",
        "piplite/cli.py": b"from piplite.piplite import get_transformed_code\n",
        "piplite/piplite.py": INSTALL.read_bytes(),
    }
    return [made("micropip", "0", {}), made("piplite", "0", files)]


def library(kit: Path) -> bytes:
    """Return Python's own library, as a zip.

    Args:
        kit: the folder of the kit.
    """
    with zipfile.ZipFile(kit / live_kit.PYODIDE / LIBRARY) as archive:
        files = {each: archive.read(each) for each in archive.namelist() if each[-1] != "/"}
    kept = {
        name: content
        for name, content in files.items()
        if not any(fnmatch(name, each) for each in _WITHOUT_USE)
    }
    return zip_bytes(kept)


def _of_the_kernel(kit: Path) -> Iterator[Path]:
    for name in ("ipykernel", "pyodide_kernel"):
        (found,) = (kit / live_kit.BUILDER).glob(f"*.data/**/static/pypi/{name}-*.whl")
        yield found


def with_nulls(kernel: bytes) -> bytes:
    """Return the kernel's wheel with our part in it, loaded last.

    Args:
        kernel: the wheel.
    """
    with zipfile.ZipFile(io.BytesIO(kernel)) as archive:
        files = {each: archive.read(each) for each in archive.namelist()}
    files["pyodide_kernel/_nulls.py"] = NULLS.read_bytes()
    files["pyodide_kernel/__init__.py"] += b"\nfrom . import _nulls\n"
    return zip_bytes(files)


def slimmed(wheel: Path) -> tuple[str, bytes]:
    """Return name and content of a wheel without what no notebook asks for.

    Args:
        wheel: as its authors publish it.
    """
    name, version = wheel.name.split("-")[:2]
    with zipfile.ZipFile(wheel) as archive:
        files = {each: archive.read(each) for each in archive.namelist() if each[-1] != "/"}
    kept = {each: content for each, content in files.items() if not _is_dropped(name, each)}
    kept |= _INSTEAD.get(name, {})
    return f"{name}-{version}-py3-none-any.whl", zip_bytes(kept)


def _is_dropped(package: str, file: str) -> bool:
    patterns = (*_DROPPED["*"], *_DROPPED.get(package, ()))
    path = PurePosixPath(file)
    is_lexer = file.startswith("pygments/lexers/") and path.stem not in _LEXERS
    return is_lexer or any(fnmatch(file, each) for each in patterns)


def made(name: str, version: str, files: Files) -> tuple[str, bytes]:
    """Return name and content of a wheel of pure Python.

    Args:
        name: of the package.
        version: of the package.
        files: content by path.
    """
    info = f"{name}-{version}.dist-info"
    about = f"Metadata-Version: 2.1\nName: {name.replace('_', '-')}\nVersion: {version}\n"
    wheel = "Wheel-Version: 1.0\nGenerator: coursebook\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    notes = {f"{info}/METADATA": about.encode(), f"{info}/WHEEL": wheel.encode()}
    return f"{name}-{version}-py3-none-any.whl", zip_bytes({**files, **notes})


def course() -> tuple[str, bytes]:
    """Return our two packages as a wheel whose tables of questions, claims and works come parsed.

    The browser's Python would take a minute for them, and so needs no parser.
    """
    files: Files = {}
    for package in PACKAGES:
        folder = live_kit.ROOT / package
        for path in sorted(folder.rglob("*")):
            place = path.relative_to(folder).as_posix()
            if path.is_dir() or any(fnmatch(place, each) for each in _NOT_OURS):
                continue
            content = path.read_bytes()
            if parse := _PARSERS.get(path.suffix):
                ready = pickle.dumps(parse(content.decode()), protocol=5)
                content = f"# {hashlib.sha256(ready).hexdigest()}\n".encode()
                files[f"coursebook/_parsed/{parsed.brought_name(content.decode())}"] = ready
            files[f"{package}/{place}"] = content
    return made(COURSE.package, COURSE.version, files)


def lock(wheels: Files) -> str:
    """Return the lock file that names what Pyodide can load.

    Args:
        wheels: content by name.
    """
    packages = {}
    for file, content in sorted(wheels.items()):
        name, version = _named(content, file)
        packages[name] = _entry(name, version, file, content)
    info = {"abi_version": "2026_0", "arch": "wasm32", "platform": "emscripten_5_0_3"}
    info["python"] = "3.14.2"
    return json.dumps({"info": info, "packages": packages}, indent=1, sort_keys=True) + "\n"


def _entry(name: str, version: str, file: str, content: bytes) -> dict[str, Any]:
    return {
        "name": name,
        "version": version,
        "file_name": file,
        "install_dir": "site",
        "sha256": hashlib.sha256(content).hexdigest(),
        "package_type": "package",
        "imports": [],
        "depends": [],  # all are loaded from the start
        "unvendored_tests": False,
    }


def _named(content: bytes, file: str) -> tuple[str, str]:
    """Return a package's name, as lock files write it, and its version."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        (about,) = [each for each in archive.namelist() if each.endswith(".dist-info/METADATA")]
        head = HeaderParser().parsestr(archive.read(about).decode())
    return re.sub(r"[-_.]+", "-", head["Name"]).lower(), head["Version"]
