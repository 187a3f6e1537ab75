"""Draw specifications with vl-convert, at a given width, and remember what was drawn.

Run as a script, it is the worker that draws a batch in a process of its own: threads don't help,
because the drawing holds the interpreter.
"""

import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path
from types import ModuleType
from typing import Any, cast

from coursebook.errors import CourseError

Job = tuple[dict[str, Any], int | None]

VEGA_LITE = "5.20"
_LEAST_BATCH = 60  # below it, starting a process takes longer than drawing
_NUMERAL = re.compile(r"(?<![\w.$])\d+(?:\.\d+)?(?![\w.])")
_FIRST = 86753090000  # in a form's expressions the numeral of its first blank
_BLANK = re.compile(r'\[\{"⟨rows⟩":(\d+)\}\]|"⟨(\d+)⟩"|\b8675309(\d{4})\b')
_VIEW_WIDTH = re.compile(r'viewBox="0 0 ([\d.]+) ')
_FITTED = '"autosize":{"type":"fit-x","contains":"padding"}'
_INNER_WIDTH = re.compile(r'class="background"[^>]* d="M[\d.]+,[\d.]+h(\d+)v')
_rooms: dict[tuple[str, int], int] = {}  # what axes took beside stacked panels of a form
_settled: dict[str, str] = {}  # a compiled form with the width that fits, or nothing: it varies


def draw(jobs: Sequence[Job]) -> list[str]:
    """Return the SVG of each job, from the cache where it is there.

    Args:
        jobs: specifications, each with the width in pixels that the whole picture has to fit
            (None: leave it as it is).

    Raises:
        CourseError: vl-convert is missing, or can't draw a specification.
    """
    keys = [_key(job) for job in jobs]
    todo = {key: job for key, job in zip(keys, jobs, strict=True) if not _path(key).is_file()}
    for key, svg in zip(todo, _draw_fresh(list(todo.values())), strict=True):
        _remember(key, svg)
    return [_path(key).read_text(encoding="utf-8") for key in keys]


def _draw_fresh(jobs: list[Job]) -> list[str]:
    # Where notebooks run side by side, the builder leaves each its share of the cores.
    cores = int(os.environ.get("COURSEBOOK_PROCESSES", 0)) or os.cpu_count() or 1
    processes = max(1, min(cores, len(jobs) // _LEAST_BATCH))
    batches = [jobs[start::processes] for start in range(processes)]
    with ThreadPoolExecutor(processes) as pool:
        elsewhere = [pool.submit(_draw_in_process, batch) for batch in batches[1:]]
        drawn = [[draw_one(*job) for job in batches[0]], *(each.result() for each in elsewhere)]
    return [drawn[index % processes][index // processes] for index in range(len(jobs))]


def _draw_in_process(jobs: list[Job]) -> list[str]:
    # A command instead of multiprocessing, which would run an unguarded calling script again; by
    # its file, because the package would import Altair, which drawing doesn't need.
    done = subprocess.run(
        [sys.executable, "-P", __file__],
        input=json.dumps(jobs),
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": os.pathsep.join(sys.path)},
        check=False,
    )
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:] or ["no message"]
        raise CourseError(last[0].removeprefix("coursebook.errors.CourseError: "))
    return cast(list[str], json.loads(done.stdout))


def draw_one(spec: dict[str, Any], width: int | None) -> str:
    """Return the SVG of one specification.

    Args:
        spec: the Vega-Lite specification.
        width: the width in pixels that the whole picture has to fit, or None.

    Raises:
        CourseError: vl-convert is missing, or can't draw the specification.
    """
    if width is None:
        return _to_svg(spec)
    if "vconcat" in spec:
        return _stacked(spec, width)
    fit = {"type": "fit-x", "contains": "padding"}
    return _to_svg({**spec, "width": width, "autosize": fit})


def _stacked(spec: dict[str, Any], width: int) -> str:
    """Vega-Lite can't fit stacked panels, so draw once to see how much room the axes take.

    Settings of an exploration mostly need the same, so try first what the last one needed.
    """
    try:
        form = _Form(_drawn_part(spec)).text, width
    except ValueError:  # a number that JSON has no word for
        form = "", width
    if form in _rooms:
        drawn = _to_svg(_widened(spec, _rooms[form]))
        if _view_width(drawn) == width:
            return drawn
    _rooms[form] = width - _view_width(_to_svg(spec))
    return _to_svg(_widened(spec, _rooms[form]))


def _widened(spec: dict[str, Any], room: int) -> dict[str, Any]:
    panels = [{**panel, "width": panel["width"] + room} for panel in spec["vconcat"]]
    return {**spec, "vconcat": panels}


def _view_width(svg: str) -> int:
    match = _VIEW_WIDTH.search(svg)
    return round(float(match[1])) if match else 0


def _to_svg(spec: dict[str, Any]) -> str:
    with suppress(ValueError):  # a fault, or a number that JSON has no word for, is told below
        return _through_vega(spec)
    vl_convert = _vl_convert()
    try:
        svg = vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE, allowed_base_urls=[])
    except ValueError as error:
        name = str(spec.get("description", "without a description"))[:80]
        lines = [line.strip() for line in str(error).splitlines()]
        reason = " ".join(line for line in lines if not line.startswith("at "))
        raise CourseError(f"Chart '{name}' can't be drawn: {reason}. Mend its encoding.") from error
    return cast(str, svg)


def _through_vega(spec: dict[str, Any]) -> str:
    """Return what Vega draws.

    Compiling takes half as long as drawing, and looks neither at rows nor at the words and numbers
    of single marks. So settings of an exploration that differ in these alone share a form.
    """
    form = _Form(_drawn_part(spec))
    compiled = _compiled(form.text)
    if _FITTED not in compiled:
        return _filled(compiled, form)
    return _fitted(compiled, form, spec["width"])


def _fitted(compiled: str, form: "_Form", width: int) -> str:
    """Return a picture that is as wide as it should be.

    To fit it Vega draws twice. Most forms need the same inner width in all settings, so what the
    first one needed is tried, as long as it fits.
    """
    settled = _settled.get(form.text, "")
    if settled:
        svg = _filled(settled, form)
        if _view_width(svg) == width:
            return svg
    svg, inner = _filled(compiled, form), ""
    if form.text not in _settled and (found := _INNER_WIDTH.search(svg)):
        inner = compiled.replace(_FITTED, '"autosize":"pad"', 1)
        inner = inner.replace(f'"width":{width},', f'"width":{found[1]},', 1)
    _settled[form.text] = inner
    return svg


def _filled(vega: str, form: "_Form") -> str:
    texts = list(form.filled)
    whole = _BLANK.sub(lambda found: texts[int(found[found.lastindex or 0])], vega)
    return cast(str, _vl_convert().vega_to_svg(whole, allowed_base_urls=[]))


@lru_cache(maxsize=64)
def _compiled(form: str) -> str:
    return _dumps(_vl_convert().vegalite_to_vega(form, vl_version=VEGA_LITE))


class _Form:
    """A specification with blanks, equal ones where equal things stood.

    Args:
        spec: the Vega-Lite specification.
    """

    def __init__(self, spec: dict[str, Any]) -> None:
        self.filled: dict[str, int] = {}
        self.text = _dumps(self._part(spec))

    def _blank(self, text: str) -> int:
        return self.filled.setdefault(text, len(self.filled))

    def _part(self, part: Any) -> Any:
        if isinstance(part, list):
            return [self._part(each) for each in part]
        if isinstance(part, dict):
            return {name: self._field(name, each) for name, each in part.items()}
        return part

    def _field(self, name: str, value: Any) -> Any:
        if isinstance(value, str) and name in ("calculate", "filter"):
            return _NUMERAL.sub(lambda found: str(_FIRST + self._blank(found[0])), value)
        if not isinstance(value, dict):
            return self._part(value)
        if name == "datasets":
            return {key: self._rows(rows) for key, rows in value.items()}
        if name == "data" and isinstance(value.get("values"), list):
            return {**value, "values": self._rows(value["values"])}
        if name == "mark":
            return {key: self._of_a_mark(key, each) for key, each in value.items()}
        return self._part(value)

    def _rows(self, rows: Any) -> Any:
        return [{"⟨rows⟩": self._blank(_dumps(rows))}]

    def _of_a_mark(self, key: str, value: Any) -> Any:
        constant = key in ("text", "dx", "dy") and isinstance(value, str | int | float)
        return f"⟨{self._blank(_dumps(value))}⟩" if constant else value


def _dumps(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _drawn_part(spec: dict[str, Any]) -> dict[str, Any]:
    """Return a specification without the words for those who can't see it: the page has them."""
    return {name: each for name, each in spec.items() if name != "description"}


def _vl_convert() -> ModuleType:
    try:
        import vl_convert
    except ImportError as error:
        raise CourseError(
            "Charts become SVG through vl-convert, which is not installed. "
            "Run: pip install vl-convert-python"
        ) from error
    return vl_convert


def _key(job: Job) -> str:
    spec, width = job
    text = json.dumps([_drawn_part(spec), width])
    return hashlib.sha256(f"{_made_with()} {text}".encode()).hexdigest()[:32]


@cache
def _made_with() -> str:
    return f"{VEGA_LITE} {version('vl-convert-python')}"


def _path(key: str) -> Path:
    folder = os.environ.get("COURSEBOOK_CACHE")
    return (Path(folder) if folder else Path("_build", ".charts")) / f"{key}.svg"


def _remember(key: str, svg: str) -> None:
    path = _path(key)
    path.parent.mkdir(parents=True, exist_ok=True)
    # Two processes may draw the same chart: the file appears whole or not at all.
    partial = path.with_suffix(f".{os.getpid()}.part")
    partial.write_text(svg, encoding="utf-8")
    partial.replace(path)


if __name__ == "__main__":
    json.dump([draw_one(spec, width) for spec, width in json.load(sys.stdin)], sys.stdout)
