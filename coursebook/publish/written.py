"""The files of a built book as a browser meets them: the pages, and what they load."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote

from coursebook.publish import addresses, live, loads, loads_css, loads_js
from coursebook.publish.addresses import Load, is_remote
from coursebook.publish.loads import SCANNERS

# JupyterLite's page stands beside the book, and tests open it in a browser.
_NO_PAGES = ("_static", "_sources", "_downloads", live.FOLDER)
_MEMORY = "nc_loads.json"


def page_files(folder: Path) -> list[Path]:
    """Return the pages of a built book; what a browser never opens by itself is no page.

    Args:
        folder: the book as built.
    """
    found = sorted(folder.rglob("*.html"))
    return [each for each in found if each.relative_to(folder).parts[0] not in _NO_PAGES]


class Written:
    """Reads what was written, and remembers between builds what stood in each file.

    Args:
        folder: the book as built.
        memory: the folder for what is remembered.
    """

    def __init__(self, folder: Path, memory: Path) -> None:
        self.folder = folder.resolve()
        self._memory = memory / _MEMORY
        self._known = self._recall()
        self._used: dict[str, list[list[str]]] = {}

    def pages(self) -> Iterator[tuple[Path, list[Load]]]:
        """Yield each page with what it loads."""
        for file in page_files(self.folder):
            yield file, self._loads(file)

    def parts(self) -> Iterator[tuple[Path, list[Path], list[Load]]]:
        """Yield each file of the book that a page loads, the pages, and what it loads in turn."""
        pages = dict(self.pages())
        by: dict[Path, set[Path]] = defaultdict(set)
        for page, found in pages.items():
            waiting = list(self._local(page, found))
            while waiting:
                file = waiting.pop()
                # A page that another leads to or frames is judged by itself.
                if file not in pages and page not in by[file]:
                    by[file].add(page)
                    waiting += self._local(file, self._loads(file))
        for file in sorted(by):
            yield file, sorted(by[file]), self._loads(file)

    def name(self, file: Path) -> str:
        """Return a file's name as seen from the book's folder."""
        return file.relative_to(self.folder).as_posix()

    def remember(self) -> None:
        """Keep what was found for the next build, which reads only what has changed."""
        self._memory.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps({"reader": _reader(), "files": self._used})
        self._memory.write_text(text, encoding="utf-8")

    def _recall(self) -> dict[str, list[list[str]]]:
        try:
            kept = json.loads(self._memory.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        files: dict[str, list[list[str]]] = kept["files"] if kept["reader"] == _reader() else {}
        return files

    def _loads(self, file: Path) -> list[Load]:
        """Return what a file loads from elsewhere, and those of its parts that can be read."""
        content = file.read_bytes()
        key = file.suffix + hashlib.sha256(content).hexdigest()
        if key not in self._used:
            known = self._known.get(key)
            self._used[key] = _scan(file.suffix, content) if known is None else known
        return [Load(*each) for each in self._used[key]]

    def _local(self, file: Path, found: Iterable[Load]) -> Iterator[Path]:
        for load in found:
            if not is_remote(load.address):
                path = unquote(load.address.partition("#")[0].partition("?")[0])
                base = self.folder if path.startswith("/") else file.parent
                part = (base / path.lstrip("/")).resolve()
                if part.is_file() and part.is_relative_to(self.folder):
                    yield part


def _scan(suffix: str, content: bytes) -> list[list[str]]:
    found = SCANNERS[suffix](content.decode("utf-8", "replace"))
    wanted = [each for each in found if is_remote(each.address) or _can_be_read(each.address)]
    return [list(each) for each in wanted]


def _can_be_read(address: str) -> bool:
    return Path(address.partition("#")[0].partition("?")[0]).suffix in SCANNERS


@cache
def _reader() -> str:
    """Return a hash of the code that reads: what another version found says nothing."""
    digest = hashlib.sha256()
    for module in (addresses, loads, loads_css, loads_js):
        digest.update(Path(str(module.__file__)).read_bytes())
    return digest.hexdigest()[:16]
