"""Notebooks are executed side by side before the pages are read, where what they used has changed.

MyST-NB executes them too, one after another, when it reads a page; after this it finds all of them
in the cache. What fails here is left to it, since it tells authors what went wrong.
"""

import asyncio
import os
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory
from typing import Any

from myst_nb.core.read import create_nb_reader
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from sphinx.application import Sphinx
from sphinx.util import logging

from coursebook.publish import used
from coursebook.publish.fingerprint import packages
from coursebook.publish.kept import Kept
from coursebook.publish.kernels import WatchedKernels
from coursebook.publish.watched_kernel import LOG, OUTPUT, ROOTS

_FAILURES = (CellExecutionError, CellTimeoutError, DeadKernelError, RuntimeError)
_UNKNOWN = {"": used.UNSETTLED}  # never holds, so the page is read again in the next build
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Task:
    """A notebook to execute."""

    docname: str
    path: Path
    notebook: Any
    settings: Any


@dataclass(frozen=True)
class Done:
    """A notebook that was executed, outputs and all, or None in its place if it failed."""

    notebook: Any
    seconds: float
    used: used.Used | None


def connect(app: Sphinx) -> None:
    """Connect the search for what has changed, and the execution before pages are read."""
    app.connect("env-get-outdated", _pages_of_changed_files)
    app.connect("env-before-read-docs", _execute)


def _used_by(env: Any) -> dict[str, used.Used]:
    if not hasattr(env, "nc_used"):
        env.nc_used = {}
    found: dict[str, used.Used] = env.nc_used
    return found


def _pages_of_changed_files(
    _app: Sphinx, env: Any, _added: set[str], _changed: set[str], removed: set[str]
) -> list[str]:
    """Name pages whose notebooks used files that Sphinx knows nothing of."""
    used.mark.cache_clear()
    # Not when a page is purged: Sphinx does that just before it reads one, too.
    for name in removed:
        _used_by(env).pop(name, None)
    return [name for name, what in _used_by(env).items() if not used.holds(what)]


def _execute(app: Sphinx, env: Any, docnames: list[str]) -> None:
    if app.config.nb_execution_mode != "cache":
        return
    kept = Kept(env.mystnb_config.execution_cache_path, str(app.srcdir))
    waiting: dict[str, list[Task]] = {}
    keys: dict[str, str] = {}
    for task in _tasks(env, docnames):
        key = kept.key(task.notebook)
        what = kept.find(key)
        if what is not None:
            _used_by(env)[task.docname] = what
        else:
            keys[task.docname] = key
            waiting.setdefault(key, []).append(task)
    # The longest code first, so that no long one is left alone at the end.
    first = sorted((each[0] for each in waiting.values()), key=_length, reverse=True)
    for task, done in _side_by_side(first, app):
        key = keys[task.docname]
        if done.notebook is not None:
            kept.add(done.notebook, task.path, done.seconds, done.used)
        for each in waiting[key]:
            _used_by(env)[each.docname] = _UNKNOWN if done.used is None else done.used


def _tasks(env: Any, docnames: list[str]) -> Iterator[Task]:
    """Yield the pages that are notebooks to execute, as MyST-NB will see them."""
    for docname in docnames:
        path = Path(env.doc2path(docname))
        settings = env.mystnb_config
        if any(PurePath(path).match(each) for each in settings.execution_excludepatterns):
            continue
        content = path.read_text(encoding="utf-8")
        reader = create_nb_reader(str(path), env.myst_config, settings, content)
        if reader is None:
            continue
        notebook = reader.read(content)
        own = notebook.metadata.get(settings.metadata_key, {})
        if not settings.kernel_rgx_aliases and not set(own) & {"execution_mode"}:
            yield Task(docname, path, notebook, settings)


def _length(task: Task) -> int:
    return sum(len(cell.source) for cell in task.notebook.cells if cell.cell_type == "code")


def _side_by_side(tasks: list[Task], app: Sphinx) -> Iterator[tuple[Task, Done]]:
    """Execute on all cores; threads do, since each waits for a kernel that is a process."""
    cores = os.cpu_count() or 1
    at_once = min(cores, len(tasks)) or 1
    output = Path(app.outdir).parent
    output.mkdir(parents=True, exist_ok=True)
    roots = os.pathsep.join(os.path.realpath(each) for each in (*packages(), app.srcdir))
    environment = {
        **os.environ,
        ROOTS: roots,
        OUTPUT: os.path.realpath(output),
        "COURSEBOOK_PROCESSES": str(max(1, cores // at_once)),
    }
    with ThreadPoolExecutor(at_once) as pool, TemporaryDirectory() as logs:
        started = {
            pool.submit(_run, task, {**environment, LOG: f"{logs}/{number}"}): task
            for number, task in enumerate(tasks)
        }
        for future in as_completed(started):
            task, done = started[future], future.result()
            ended = f"in {done.seconds:.1f} s" if done.notebook else "and failed"
            _log.info("executed %s %s", task.docname, ended)
            yield task, done


def _run(task: Task, environment: dict[str, str]) -> Done:
    """Execute one notebook in its folder; what goes wrong is told when MyST-NB tries."""
    since, began = time.time(), time.perf_counter()
    own = task.notebook.metadata.get("execution", {})
    place = (
        TemporaryDirectory()
        if task.settings.execution_in_temp
        else nullcontext(str(task.path.parent))
    )
    with place as folder:
        client = NotebookClient(
            task.notebook,
            timeout=own.get("timeout", task.settings.execution_timeout),
            allow_errors=own.get("allow_errors", task.settings.execution_allow_errors),
            kernel_manager_class=WatchedKernels,
            resources={"metadata": {"path": str(Path(folder).resolve())}},
            record_timing=False,
        )
        try:
            notebook = asyncio.run(client.async_execute(env=environment))
        except _FAILURES:
            return Done(None, time.perf_counter() - began, None)
    seconds = time.perf_counter() - began
    log = Path(environment[LOG])
    what = used.taken(log, since) if log.is_file() else None
    return Done(notebook, seconds, what)
