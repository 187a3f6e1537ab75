"""Fetch what live notebooks are made of into `.live-kit/`, once: later it asks no network.

That is the browser's Python (Pyodide), the packages that notebooks need in it, and JupyterLite,
which builds the site. `live_kit.json` names exact versions with their hashes.
"""

import hashlib
import io
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
import urllib.request
import zipfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
LIST = Path(__file__).with_suffix(".json")
KIT = ROOT / ".live-kit"
PYODIDE, WHEELS, BUILDER = "pyodide", "wheels", "builder"
_MARK = "complete"
_PURE = ["--python-version", "3.14", "--implementation", "py", "--abi", "none", "--platform", "any"]
# A compiled package whose Python files do without what is compiled; `live_site` keeps those alone.
_COMPILED = ["--python-version", "3.11", "--implementation", "cp", "--abi", "cp311"]
_COMPILED += ["--platform", "manylinux2014_x86_64"]
_SECONDS = 120


def listed() -> dict[str, Any]:
    """Return what the list names."""
    found: dict[str, Any] = json.loads(LIST.read_text("utf-8"))
    return found


def prepare(folder: Path = KIT) -> Path:
    """Return the folder of the kit; what is missing is fetched.

    Args:
        folder: where it is kept.
    """
    wanted = hashlib.sha256(LIST.read_bytes()).hexdigest()
    mark = folder / _MARK
    if mark.is_file() and mark.read_text("utf-8") == wanted:
        return folder
    print("Fetching what live notebooks are made of, once (about 30 MB) …", flush=True)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    kit = listed()
    _fetch_pyodide(kit["pyodide"], folder / PYODIDE)
    _fetch_wheels(kit["wheels"], folder / WHEELS, _PURE)
    _fetch_wheels(kit["compiled"], folder / WHEELS, _COMPILED)
    _fetch_builder(kit["builder"], folder / BUILDER)
    mark.write_text(wanted, "utf-8")
    return folder


def _fetch_pyodide(core: dict[str, Any], folder: Path) -> None:
    try:
        with urllib.request.urlopen(core["url"], timeout=_SECONDS) as answer:
            content = answer.read()
    except OSError as error:
        _stop(f"{core['url']} could not be fetched ({error}).")
    if hashlib.sha256(content).hexdigest() != core["sha256"]:
        _stop(f"{core['url']} is not the file that {LIST.name} names: its hash differs.")
    folder.mkdir()
    with tarfile.open(fileobj=io.BytesIO(content)) as archive:
        for name in core["files"]:
            member = archive.extractfile(f"package/{name}")
            assert member, name
            (folder / name).write_bytes(member.read())


def _fetch_wheels(packages: dict[str, dict[str, str]], folder: Path, fit: list[str]) -> None:
    """Have pip fetch wheels from its index; it checks the hashes."""
    lines = [
        f"{name}=={each['version']} --hash=sha256:{each['sha256']}\n"
        for name, each in packages.items()
    ]
    with tempfile.TemporaryDirectory() as place:
        wanted = Path(place) / "wanted.txt"
        wanted.write_text("".join(lines), "utf-8")
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
        plan = ["--no-deps", "--only-binary=:all:", "--require-hashes", *fit]
        command = [*pip, *plan, "--dest", str(folder), "-r", str(wanted)]
        if subprocess.run(command, check=False).returncode:
            _stop("pip could not fetch a package; it says above why.")


def _fetch_builder(packages: dict[str, dict[str, str]], folder: Path) -> None:
    with tempfile.TemporaryDirectory() as place:
        _fetch_wheels(packages, Path(place), _PURE)
        for wheel in sorted(Path(place).glob("*.whl")):
            with zipfile.ZipFile(wheel) as archive:
                archive.extractall(folder)


def _stop(why: str) -> None:
    sys.exit(
        f"Live notebooks can't be built: {why}\n"
        "Check the network and run it again, or build the book without them: make book LITE=no"
    )


if __name__ == "__main__":
    print(prepare())
