"""Write `dist/`: what a release offers for download. The same commit gives the same bytes."""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
from notebooks import text_of
from package_cell import put_first

from coursebook.errors import CourseError
from coursebook.teach import release
from coursebook.teach.pdf import course_pdf

ROOT = Path(__file__).parents[1]
BUILT = ROOT / "_build/html"
DIST = ROOT / "dist"
_TIME = "315532800"  # 1 January 1980, as in all our zips
_NOTEBOOKS_README = """\
The chapters as notebooks: open one in JupyterLab, VS Code or Colab, change its code and run it.

The first cell installs the course's package from the wheel in this folder where it is missing; in
Colab upload the wheel beside the notebook. What the package builds on comes from the network.
"""


def build_clean() -> None:
    """Build the book as on a fresh machine; executed notebooks are kept where nothing changed."""
    for each in (BUILT, ROOT / "_build/.doctrees"):
        shutil.rmtree(each, ignore_errors=True)
    builder = Path(sys.executable).with_name("jupyter-book")
    command = [str(builder), "build", ".", "-W", "-n", "--keep-going"]
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        sys.exit("Nothing is written: the book could not be built; it says above why.")


def wheel() -> tuple[str, bytes]:
    """Return name and content of the package's wheel.

    pip fetches what builds it; pyproject.toml names its exact version.
    """
    with TemporaryDirectory() as folder:
        pip = [sys.executable, "-m", "pip", "wheel", "--disable-pip-version-check", "--quiet"]
        command = [*pip, "--no-deps", "--wheel-dir", folder, str(ROOT)]
        environment = {**os.environ, "SOURCE_DATE_EPOCH": _TIME}
        if subprocess.run(command, env=environment, check=False).returncode:
            sys.exit("Nothing is written: the wheel could not be built; pip says above why.")
        (made,) = Path(folder).glob("*.whl")
        return made.name, made.read_bytes()


def notebooks_zip(wheel_name: str, content: bytes) -> bytes:
    """Return the notebooks as a zip, with the wheel that their first cell installs.

    Args:
        wheel_name: the wheel's file name.
        content: the wheel.
    """
    files = {wheel_name: content, release.README: _NOTEBOOKS_README.encode()}
    for path in sorted((ROOT / "book").glob("*.md")):
        files[path.name] = path.read_bytes()
    for path in sorted((ROOT / "book").glob("*.ipynb")):
        notebook = nbformat.read(path, as_version=4)
        put_first(notebook, f"./{wheel_name}")
        files[path.name] = text_of(notebook).encode()
    return release.in_folder(files)


def made(book: Path, url: str = "", *, on_paper: bool = True) -> dict[str, bytes]:
    """Return every file of a release, by name.

    Args:
        book: the folder of the built book.
        url: where the book is published, if it is.
        on_paper: whether to print the course as well, which takes a minute or two.
    """
    wheel_name, content = wheel()
    files = release.from_book(book, url)
    files |= course_pdf.files(book, papers=release.PAPERS, url=url) if on_paper else {}
    files |= {wheel_name: content, release.NOTEBOOKS: notebooks_zip(wheel_name, content)}
    files[release.README] = release.readme(list(files)).encode()
    files[release.SUMS] = release.sums(files).encode()
    return files


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", default="", help="where the book is published, for links")
    options = parser.parse_args()
    build_clean()
    try:
        files = made(BUILT, options.url)
    except CourseError as error:
        sys.exit(f"Nothing is written: {error}")
    shutil.rmtree(DIST, ignore_errors=True)
    DIST.mkdir()
    for name, content in files.items():
        (DIST / name).write_bytes(content)
        print(f"{len(content) / 1e6:8.2f} MB  {DIST.name}/{name}")


if __name__ == "__main__":
    main()
