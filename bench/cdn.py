"""Gives a stock page its CDN files from this machine.

The files come from npm packages, kept in `_build/bench/npm`, so the network is used once. The
pages' CDN addresses are rewritten to the local server, so both books come by the same road.
"""

import re
import shutil
import subprocess
import tarfile
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

PREFIX = "/cdn/"
_HOSTS = ("cdn.jsdelivr.net", "cdnjs.cloudflare.com")
# The hash in a page is that of the CDN's own file; a file minified here would be refused.
_INTEGRITY = re.compile(r' integrity="sha256-[^"]*"')
_PACKAGE = re.compile(r"cdn\.jsdelivr\.net/npm/+((?:@[^/]+/)?[^/@]+)@([^/]+)/?(.*)")
_REQUIRE_JS = re.compile(r"cdnjs\.cloudflare\.com/ajax/libs/require\.js/([\d.]+)/require\.min\.js")
_MINIFY = [
    *("node", "bin/r.js", "-o", "baseUrl=."),
    *("name=entry", "paths.entry=require", "skipModuleInsertion=true"),
]
# What a bare package address stands for on the CDN: the minified browser build.
_MAIN = {
    "vega": "build/vega.min.js",
    "vega-lite": "build/vega-lite.min.js",
    "vega-embed": "build/vega-embed.min.js",
}
_NEEDED = (
    "cdnjs.cloudflare.com/ajax/libs/require.js/2.3.4/require.min.js",
    "cdn.jsdelivr.net/npm/@jupyter-widgets/html-manager@1.0.6/dist/embed-amd.js",
)
_SECONDS = 120


@dataclass
class Cdn:
    """The CDN files of one run, and those that could not be given.

    Args:
        folder: where packages are kept between runs.
    """

    folder: Path
    missing: dict[str, str] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def works(self) -> bool:
        """Tell whether the files can be had without which no stock widget is drawn."""
        return all(self.find(path) is not None for path in _NEEDED)

    def find(self, path: str) -> Path | None:
        """Return the file for a request's path below `PREFIX`; None when it can't be given.

        Args:
            path: the address without its protocol, such as cdn.jsdelivr.net/npm/vega@5.
        """
        with self._lock:
            try:
                return self._file(path)
            except LookupError as error:
                self.missing[path] = str(error)
                return None

    def _file(self, path: str) -> Path:
        if require := _REQUIRE_JS.fullmatch(path):
            return self._require_js(require[1])
        match = _PACKAGE.fullmatch(path)
        if match is None:
            raise LookupError("no package is known for this address")
        name, version, inside = match.groups()
        path_inside = inside or _MAIN.get(name, "index.js")
        found = self._package(name, version) / path_inside
        if not found.is_file():
            raise LookupError(f"the package {name} has no file {path_inside}")
        return found

    def _require_js(self, version: str) -> Path:
        """Return the small file, made by the package's own optimiser from the source it has."""
        package = self._package("requirejs", version)
        small = package / "require.min.js"
        if not small.is_file():
            _run([*_MINIFY, f"out={small}"], package)
        return small

    def _package(self, name: str, version: str) -> Path:
        """Return the unpacked package; got through npm if it isn't there."""
        place = self.folder / re.sub(r"[^\w.-]+", "_", f"{name}@{version}")
        if not place.is_dir():
            if shutil.which("npm") is None:
                raise LookupError("npm is not installed")
            work = self.folder / "unpacking"
            shutil.rmtree(work, ignore_errors=True)
            work.mkdir(parents=True)
            _run(["npm", "pack", "--silent", f"{name}@{version}"], work)
            with tarfile.open(next(work.glob("*.tgz"))) as archive:
                archive.extractall(work, filter="data")
            work.rename(place)
        return place / "package"


def localise(pages: Path) -> None:
    """Point the CDN addresses in a built book at the local server.

    Args:
        pages: the folder of pages, changed in place.
    """
    for page in pages.rglob("*.html"):
        text = _INTEGRITY.sub("", page.read_text("utf-8"))
        for host in _HOSTS:
            text = text.replace(f"https://{host}/", f"{PREFIX}{host}/")
        page.write_text(text, encoding="utf-8")


def _run(command: list[str], folder: Path) -> None:
    try:
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=_SECONDS)
    except (OSError, subprocess.SubprocessError) as error:
        raise LookupError(f"`{' '.join(command[:3])}` failed: {error}") from error
