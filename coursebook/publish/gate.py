"""The one gate for the network: a page that asks another host for something fails the build.

What the source of a page asks for is noted with its place, see `origins`. When all pages are
written, the files themselves are read, whatever wrote them, and what they ask for is held against
those notes: a cell tagged `remote-ok` may ask, and the hosts of `coursebook_remote_hosts` may be
asked. What counts as asking, `loads` alone knows.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.util import logging

from coursebook.publish import origins
from coursebook.publish.addresses import Load, host_of
from coursebook.publish.written import Written

HOSTS = "coursebook_remote_hosts"
_SHOWN = 3
_log = logging.getLogger(__name__)


def connect(app: Sphinx) -> None:
    """Note what the pages ask for as they are read, and judge what was written."""
    app.add_config_value(HOSTS, [], "", list)
    origins.connect(app)
    app.connect("build-finished", _judge, priority=950)  # after all else that writes


def permits(hosts: Iterable[str], address: str) -> bool:
    """Tell whether an address leads to one of the hosts, or to one under it.

    Args:
        hosts: names such as "example.org", which also permits "www.example.org".
        address: a remote address.
    """
    asked = host_of(address)
    return any(asked == each or asked.endswith(f".{each}") for each in map(str.lower, hosts))


def report(faults: Iterable[str]) -> str:
    """Return the message that a build with remote loads ends with.

    Args:
        faults: what is asked for, each with its place.
    """
    return "\n".join(
        [
            "some pages ask other hosts for things, but a page must be whole without a network:",
            *(f"  {each}" for each in faults),
            "Put a copy in the book, have it drawn when the book is built, or link to it. The tag "
            f"`{origins.REMOTE_OK}` on a code cell permits what its output asks for; `{HOSTS}` "
            "under `sphinx: config:` in _config.yml permits hosts everywhere.",
        ]
    )


def _judge(app: Sphinx, exception: Exception | None) -> None:
    """Fail the build, its pages written, if any of them asks a host that it may not ask."""
    if exception or app.builder.format != "html":
        return
    hosts = [str(each) for each in app.config[HOSTS]]
    written = Written(Path(app.outdir), Path(app.doctreedir))
    found = [*origins.of_widgets(app.env), *_on_pages(app, written), *_in_parts(written)]
    written.remember()
    faults = [f"{place}: {load}" for place, load in found if not permits(hosts, load.address)]
    if faults:
        # Not raised: that would throw away what was read, and the next build would start afresh.
        _log.error(report(dict.fromkeys(faults)))
        app.statuscode = 1


def _on_pages(app: Sphinx, written: Written) -> Iterator[tuple[str, Load]]:
    """Yield what the pages ask for: by place in the source, else all pages that do together."""
    builder: Any = app.builder
    named = {Path(builder.get_outfilename(each)).resolve(): each for each in app.env.found_docs}
    elsewhere: dict[Load, list[Path]] = defaultdict(list)
    for file, loads in written.pages():
        known = _by_strictness(app.env, named.get(file, ""))
        for load in origins.remote(loads):
            if not known[load.address]:
                elsewhere[load].append(file)
            elif not (origin := known[load.address].pop(0)).permitted:
                yield origin.place, load
    for load, files in elsewhere.items():
        yield f"{_listed(written, files)}, by a template, the footer or an extension", load


def _by_strictness(env: Any, docname: str) -> dict[str, list[origins.Origin]]:
    """Return a page's origins by address, first those that may not ask."""
    found = origins.of_page(env, docname)
    ordered = {name: sorted(each, key=lambda one: one.permitted) for name, each in found.items()}
    return defaultdict(list, ordered)


def _in_parts(written: Written) -> Iterator[tuple[str, Load]]:
    """Yield what the stylesheets, scripts and pictures of the pages ask for in their turn."""
    for file, pages, loads in written.parts():
        for load in origins.remote(loads):
            yield f"{written.name(file)}, loaded by {_listed(written, pages)}", load


def _listed(written: Written, files: Sequence[Path]) -> str:
    names = [written.name(each) for each in files[:_SHOWN]]
    more = len(files) - len(names)
    return ", ".join(names) + (f" and {more} more" if more else "")
