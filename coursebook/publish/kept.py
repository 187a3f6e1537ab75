"""Executed notebooks in jupyter-cache, kept while all that they used stays the same.

jupyter-cache looks at the cells alone, and writes its notebooks with sorted keys. So what a
notebook used stands beside it, and it is written in the order that the kernel gave.
"""

import json
import os
import shutil
from pathlib import Path
from typing import Any

from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn
from jupyter_cache.cache.db import NbCacheRecord

from coursebook.publish import files, used
from coursebook.publish.fingerprint import packages


class Kept:
    """The cache of one build.

    Args:
        folder: where it is.
        book: the folder of the book's sources.
    """

    def __init__(self, folder: str, book: str = "") -> None:
        self._cache = get_cache(folder)
        engine, course = map(os.path.realpath, packages())
        self._places = {engine: "engine:", course: "course:"}
        self._places |= {os.path.realpath(book): "book:"} if book else {}

    def key(self, notebook: Any) -> str:
        """Return what names a notebook here: a hash of its code cells and its kernel.

        Args:
            notebook: as it was read.
        """
        return str(self._cache.create_hashed_notebook(notebook)[1])

    def find(self, key: str) -> used.Used | None:
        """Return what a kept notebook used, or None if there is none, or something has changed.

        One that no longer holds is dropped, so that nobody takes it for good.

        Args:
            key: as `key` gave it.
        """
        try:
            notes = json.loads(self._notes(key).read_text(encoding="utf-8"))
            back = {new: old for old, new in self._places.items()}
            found = None if notes is None else used.moved(notes, back)
            NbCacheRecord.record_from_hashkey(key, self._cache.db)
            json.loads(self._notes(key).with_name("base.ipynb").read_text(encoding="utf-8"))
        except (OSError, ValueError, KeyError):
            found = None
        if found is not None and used.holds(found):
            return found
        self._drop(key)
        return None

    def add(self, notebook: Any, path: Path, seconds: float, what: used.Used | None) -> None:
        """Keep an executed notebook.

        Args:
            notebook: with its outputs.
            path: its file.
            seconds: how long it ran.
            what: all that it used; None if that is not known, and then it holds for this build.
        """
        key = self.key(notebook)
        bundle = CacheBundleIn(notebook, str(path), data={"execution_seconds": seconds})
        self._cache.cache_notebook_bundle(bundle, check_validity=False, overwrite=True)
        ordered = json.dumps(self._cache.create_hashed_notebook(notebook)[0], ensure_ascii=False)
        files.write(self._notes(key).with_name("base.ipynb"), ordered)
        # Last, since only what has its notes counts: a build may be stopped at any moment.
        notes = None if what is None else used.moved(what, self._places)
        files.write(self._notes(key), json.dumps(notes, indent=0))

    def _notes(self, key: str) -> Path:
        return Path(self._cache.path, "executed", key, "used.json")

    def _drop(self, key: str) -> None:
        shutil.rmtree(self._notes(key).parent, ignore_errors=True)
        try:
            record = NbCacheRecord.record_from_hashkey(key, self._cache.db)
        except KeyError:
            return
        NbCacheRecord.remove_record(record.pk, self._cache.db)
