"""A reader who comes back after a new release gets its scripts, whatever the browser has kept."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.build.books import ANYWIDGET, code, notebook

ROOT = Path(__file__).parents[2]
SITE = "_build/html"
YEAR = "max-age=31536000"


def release(folder: Path, name: str) -> Path:
    """Build a book with a package whose host names its release."""
    packages = folder / name
    for each in ("coursebook", "nato_course"):
        shutil.copytree(ROOT / each, packages / each, ignore=shutil.ignore_patterns("__pycache__"))
    with (packages / "coursebook/publish/static/host.js").open("a", encoding="utf-8") as host:
        host.write(f'\ndocument.documentElement.dataset.release = "{name}";\n')
    book = folder / "book"
    book.mkdir(exist_ok=True)
    for each in ("_config.yml", "_toc.yml"):
        shutil.copy(ROOT / "tests/fixtures/third_party" / each, book)
    (book / "index.ipynb").write_text(notebook(code("# A"), code(ANYWIDGET)), encoding="utf-8")
    command = [str(Path(sys.executable).with_name("jupyter-book")), "build", str(book), "-n"]
    environment = {**os.environ, "PYTHONPATH": str(packages)}
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return book / SITE


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Give two releases of one book, the second built over the first."""
    folder = tmp_path_factory.mktemp("releases")
    first = shutil.copytree(release(folder, "one"), folder / "site-one")
    return Path(first), release(folder, "two")


def test_a_new_page_never_runs_with_an_old_script(
    releases: tuple[Path, Path], chromium: Browser, serve: Callable[..., str], tmp_path: Path
) -> None:
    site = Path(shutil.copytree(releases[0], tmp_path / "site"))
    address = serve(site, Cache_Control=YEAR)
    context = chromium.new_context()  # routes, as in other tests, would turn the cache off
    page, left, errors = context.new_page(), list[str](), list[str]()
    page.on("request", lambda asked: left.append(asked.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{address}index.html")
    root = page.locator("html")
    expect(root).to_have_attribute("data-release", "one")

    shutil.copytree(releases[1], site, dirs_exist_ok=True)
    os.utime(site / "index.html", (time.time() + 60,) * 2)
    page.reload()
    expect(root).to_have_attribute("data-release", "two")
    kept = page.evaluate(
        "performance.getEntriesByType('resource')"
        ".filter(each => each.name.includes('/page.js')).map(each => each.transferSize)"
    )
    assert kept == [0], "the browser kept what stayed the same"
    assert not errors
    assert all(url.startswith((address, "data:", "blob:")) for url in left)
    context.close()
