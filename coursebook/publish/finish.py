"""The last hand at the written pages: one stylesheet, scripts that do not hold up, a policy.

What a page uses is known only when all pages are written. So their stylesheets are then put
together to one (`one_sheet`), and each page names it with its hash. Scripts of the head wait until
the text stands. And each page says what it may load and run (`policy`).
"""

import posixpath
import re
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote

from sphinx.application import Sphinx

from coursebook.publish import files, one_sheet, one_version, policy
from coursebook.publish.css_rules import tight
from coursebook.publish.one_sheet import OURS
from coursebook.publish.search import TEXT
from coursebook.publish.written import page_files

_LINK = re.compile(r'[ \t]*<link\b[^>]*\brel="stylesheet"[^>]*>\n?')
_HREF = re.compile(r'\bhref="(?![a-z]+:|//)([^"?#]+)[^"]*"')
_MEDIUM = re.compile(r'\bmedia="([^"]*)"')
_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL)
_LOCAL = re.compile(r'\bsrc="(?![a-z]+:|//)([^"?#]+)[^"]*"')
_WAITS = re.compile(r"\b(?:defer|async|type)\b")
_CHARSET = re.compile(r"<meta charset=[^>]*>")
# Beside the pages, but loaded by none: icon fonts, maps of sources, translations of the theme.
_NEVER_LOADED = (
    *("**/*.map", "scripts/fontawesome.js*", "scripts/bootstrap.js*", "vendor/**/*"),
    *("locales/**/*", "*webpack-macros.html"),
)


def connect(app: Sphinx) -> None:
    """Finish the pages once all else is written, but before the gate reads them."""
    app.add_config_value(policy.EVALUATES, False, "html", bool)
    app.connect("build-finished", _finish, priority=940)


def _finish(app: Sphinx, exception: Exception | None) -> None:
    if exception or app.builder.format != "html" or not one_version.wrote_pages(app):
        return
    folder = Path(app.outdir)
    pages = {path: path.read_text(encoding="utf-8") for path in page_files(folder)}
    sheets = _sheets(folder, pages)
    scripts = list(_scripts(folder, pages))
    used = one_sheet.used_names(pages.values(), scripts)
    sheet = tight(one_sheet.book_sheet(folder, sheets, used, [*pages.values(), *scripts]))
    files.write(folder / OURS / one_sheet.NAME, sheet)
    mark = f"{zlib.crc32(sheet.encode()):08x}"
    names = {str(Path(app.builder.get_outfilename(each))): each for each in app.env.found_docs}  # type: ignore[attr-defined]
    for path, text in pages.items():
        linked = _deferred(_with_sheet(text, _to_root(folder, path), mark))
        hosts = policy.hosts(app, names.get(str(path), ""))
        evaluates = bool(app.config[policy.EVALUATES])
        files.write(path, _with_policy(linked, hosts, evaluates=evaluates))
    _drop(folder / "_static")


def _to_root(folder: Path, path: Path) -> str:
    return "../" * (len(path.relative_to(folder).parts) - 1)


def _sheets(folder: Path, pages: dict[Path, str]) -> list[tuple[str, str]]:
    """Return file and medium of each stylesheet, in the order in which pages load them.

    Pages of an earlier build name the one sheet alone; it says what it was made of.
    """
    ours = (f"{OURS}/{one_sheet.NAME}", "")
    named = [list(_local_sheets(folder, path, text)) for path, text in pages.items()]
    found: list[tuple[str, str]] = []
    if [ours] in named:
        found += one_sheet.sheets_in((folder / ours[0]).read_text(encoding="utf-8"))
    found += (sheet for own in named if own != [ours] for sheet in own)
    return [each for each in dict.fromkeys(found) if (folder / each[0]).is_file()]


def _local_sheets(folder: Path, path: Path, text: str) -> Iterator[tuple[str, str]]:
    base = path.parent.relative_to(folder).as_posix()
    for link in _LINK.findall(text.partition("</head>")[0]):
        if href := _HREF.search(link):
            medium = _MEDIUM.search(link)
            place = posixpath.normpath(posixpath.join(base, unquote(href[1])))
            yield place, medium[1] if medium else ""


def _scripts(folder: Path, pages: dict[Path, str]) -> Iterator[str]:
    """Yield the code of all scripts: those that pages name, and those that these load."""
    found = {each for each in (folder / OURS).glob("*.js") if each.name != TEXT}
    for path, text in pages.items():
        for attributes, inside in _SCRIPT.findall(text):
            if source := _LOCAL.search(attributes):
                found.add((path.parent / unquote(source[1])).resolve())
            elif inside:
                yield inside
    for each in sorted(found):
        if each.is_file():
            yield each.read_text(encoding="utf-8")


def _with_sheet(text: str, to_root: str, mark: str) -> str:
    """Return a page that names the one stylesheet where it named its first."""
    head, end, rest = text.partition("</head>")
    ours = f'<link rel="stylesheet" href="{to_root}{OURS}/{one_sheet.NAME}?v={mark}">\n'

    def instead(found: re.Match[str]) -> str:
        nonlocal ours
        if not _HREF.search(found[0]):
            return found[0]
        here, ours = ours, ""
        return here

    return _LINK.sub(instead, head) + end + rest


def _deferred(text: str) -> str:
    """Return a page whose head's scripts wait for the text, where none in the page needs them."""
    head, end, rest = text.partition("</head>")
    scripts = [(bool(_LOCAL.search(each)), inside) for each, inside in _SCRIPT.findall(head)]
    after = scripts[next((i for i, each in enumerate(scripts) if each[0]), len(scripts)) :]
    if any(inside.strip() for _, inside in after):
        return text

    def waiting(found: re.Match[str]) -> str:
        if not _LOCAL.search(found[1]) or _WAITS.search(found[1]):
            return found[0]
        return found[0].replace("<script", "<script defer", 1)

    return _SCRIPT.sub(waiting, head) + end + rest


def _with_policy(text: str, hosts: Iterable[str], *, evaluates: bool) -> str:
    text = re.sub(rf"\s*{policy.MARK}[^>]*>", "", text)  # of an earlier build
    said = policy.policy(text, hosts, evaluates=evaluates)
    meta = f'\n    {policy.MARK} content="{said}">'
    return _CHARSET.sub(lambda found: found[0] + meta, text, count=1)


def _drop(static: Path) -> None:
    """Drop what no page loads, but the sheets that the one was made of: the next build needs them.

    Sphinx copies them only when a page is written.
    """
    for path in {path for pattern in _NEVER_LOADED for path in static.glob(pattern)}:
        if path.is_file():
            path.unlink()
    for path in sorted(static.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
