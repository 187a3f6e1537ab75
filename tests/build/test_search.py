"""The words of a small book: they follow its pages, and nothing of Sphinx's search is left."""

import json
import re
from pathlib import Path

from tests.build.books import build


def words(folder: Path) -> str:
    return (folder / "_build/html/_static/nc/search_text.js").read_text("utf-8")


def test_a_second_build_keeps_unchanged_pages_follows_changed_ones_and_drops_removed_ones(
    tmp_path: Path,
) -> None:
    pages = {"index": "# Start\n\nFirst apple.\n", "kept": "# Kept\n\n## A part\n\nA pear.\n"}
    assert build(tmp_path, pages | {"gone": "# Gone\n\nA quince.\n"}).exit_code == 0
    first = words(tmp_path)
    told = json.loads(re.fullmatch(r"bookSearch\.take\((.*)\);\n", first)[1])  # type: ignore[index]
    assert told[-1] == [
        "book/kept.html",
        "Kept",
        0,
        [["kept", "Kept", ""], ["a-part", "A part", "A pear."]],
    ]
    assert build(tmp_path, pages).exit_code == 0
    (tmp_path / "book/gone.md").unlink()
    (tmp_path / "book/index.md").write_text("# Start\n\nFirst plum.\n", encoding="utf-8")
    assert build(tmp_path, pages | {"index": "# Start\n\nFirst plum.\n"}).exit_code == 0
    second = words(tmp_path)
    assert "plum" in second and "apple" not in second and "quince" not in second
    assert "A pear." in second

    built = tmp_path / "_build/html"
    left = ("searchindex.js", "_static/searchtools.js", "_static/language_data.js")
    assert [each for each in left if (built / each).exists()] == []
    page = (built / "book/kept.html").read_text("utf-8")
    assert not re.search("searchindex|searchtools|language_data|sphinx_highlight", page)
    assert "_static/nc/search.js" in page
    assert "nc-search-page" in (built / "search.html").read_text("utf-8")
