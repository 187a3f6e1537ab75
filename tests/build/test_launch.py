"""Links that open a notebook elsewhere: there with the repository's address, and not without."""

import re
from pathlib import Path

import pytest

from tests.build import books

ROOT = Path(__file__).parents[2]
BUTTONS = """
repository:
  url: {url}
  branch: main
launch_buttons:
  notebook_interface: jupyterlab
  binderhub_url: https://mybinder.org
  colab_url: https://colab.research.google.com
"""


def links(folder: Path, url: str) -> list[str]:
    """Return the links to other places on the page of a small book."""
    pages = {"index": "# Start\n", "one": books.notebook(books.text("# One"), books.code("1 + 1"))}
    built = books.build(folder, pages, BUTTONS.format(url=url))
    assert built.exit_code == 0, built.said
    return re.findall(r'href="(https://[^"]*(?:binder|colab)[^"]*)"', built.page("one"))


@pytest.mark.parametrize("url", ["https://github.com/someone/course"])
def test_with_an_address_a_notebook_opens_on_binder_and_in_colab(tmp_path: Path, url: str) -> None:
    binder, colab = links(tmp_path, url)
    place = "someone/course"
    assert binder == f"https://mybinder.org/v2/gh/{place}/main?urlpath=lab/tree/book/one.ipynb"
    assert colab.endswith(f"/github/{place}/blob/main/book/one.ipynb")


def test_without_one_no_page_leads_there(tmp_path: Path) -> None:
    assert links(tmp_path, '""') == []


def test_the_course_s_settings_are_these() -> None:
    assert BUTTONS.partition("launch_buttons")[2].strip() in (ROOT / "_config.yml").read_text()
