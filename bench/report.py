"""Sets what was measured out as a table, with ratios and targets."""

from collections.abc import Iterable
from typing import Any

import builds
import grading
import light
import lite
from paint import Timing

LOAD_TARGET = 0.3
FRAMES_TARGET = 2


def ratio(ours: float, stock: float) -> float:
    """Return ours as a share of stock's, to three places."""
    return round(ours / stock, 3)


def mark(met: bool) -> str:
    """Return the words for a target."""
    return "met" if met else "NOT MET"


def targets(results: dict[str, Any]) -> list[dict[str, Any]]:
    """Return each target with what was measured and whether it is met.

    Args:
        results: the whole run's, with `bytes`, `timings` and `grading`.
    """
    sizes = results["bytes"]
    steps = [each for each in results["timings"] if not each["label"].startswith("stock")]
    share = ratio(sizes["course"]["first"], sizes["stock"]["first"])
    worst = max((each["frames_p95"] for each in steps), default=None)
    grown = grading.growth(results["grading"])
    return [
        {
            "target": f"first load of chapter 2 at most {LOAD_TARGET} of stock",
            "measured": share,
            "met": share <= LOAD_TARGET,
        },
        {
            "target": f"every input painted within {FRAMES_TARGET} frames at the 95th percentile",
            "measured": worst,
            "met": worst is not None and worst <= FRAMES_TARGET,
        },
        {
            "target": f"peak memory of 100,000 receipts at most {grading.FLAT_TARGET} of 1,000",
            "measured": grown,
            "met": grown <= grading.FLAT_TARGET,
        },
        *light.targets(results["light"], results["ready_ms"]),
        *builds.targets(results["building"]),
        *lite.targets(results["lite"]),
    ]


def lines(results: dict[str, Any]) -> Iterable[str]:
    """Return the report, line by line.

    Args:
        results: the whole run's.
    """
    yield "  ".join(f"{name} {version}" for name, version in results["versions"].items())
    yield f"machine: {results['cores']} cores, a frame every {results['frame_ms']:.1f} ms"
    yield f"load average when starting {results['load'][0]}, when done {results['load'][1]}"
    yield from _size_lines(results)
    yield from light.lines(results["light"])
    yield from _timing_lines(results)
    yield from _ready_lines(results["ready_ms"])
    yield from builds.lines(results["building"])
    yield from ["", *lite.lines(results["lite"])]
    yield from grading.lines(results["grading"])
    yield from _target_lines(results["targets"])


def _size_lines(results: dict[str, Any]) -> Iterable[str]:
    yield "\nChapter 2, bytes transferred (each file gzipped, level 6)"
    yield f"{'':46}{'first load':>12}{'ratio':>8}{'scrolled':>12}{'ratio':>8}"
    ours = results["bytes"]["course"]
    for size in results["bytes"].values():
        bound = "" if size["complete"] else " (lower bound)"
        shares = [ratio(ours[key], size[key]) for key in ("first", "scrolled")]
        yield (
            f"{size['words'] + bound:46}{size['first']:>12,}{shares[0]:>8.3f}"
            f"{size['scrolled']:>12,}{shares[1]:>8.3f}"
        )
    yield "ratio: the course's bytes as a share of that row's"
    yield from (f"note: {note}" for note in results["notes"])


def _timing_lines(results: dict[str, Any]) -> Iterable[str]:
    yield "\nFrom input to painted frame (to the second animation frame after the event)"
    yield f"{'':44}{'steps':>6}{'changed':>9}{'median':>9}{'p95':>9}{'frames':>8}{'p95':>5}"
    for each in results["timings"]:
        row = Timing(**each)
        dead = "  dead" if row.changed == 0 else ""
        yield (
            f"{row.label[:43]:44}{row.steps:>6}{row.changed:>9}{row.median_ms:>6.1f} ms"
            f"{row.p95_ms:>6.1f} ms{row.frames_median:>8}{row.frames_p95:>5}{dead}"
        )
    yield "stock interact: the slider moves by itself; its output needs a kernel to follow"


def _ready_lines(ready: dict[str, Any]) -> Iterable[str]:
    yield "\nFrom navigation to all widgets drawn, none waiting for the reader (median)"
    ours = ready["course"]["median"]
    for each in ready.values():
        if each["median"] is None:
            yield f"{each['words']:46}{'never':>12}"
        else:
            yield f"{each['words']:46}{each['median']:>9,.0f} ms{ratio(ours, each['median']):>8.3f}"


def _target_lines(rows: list[dict[str, Any]]) -> Iterable[str]:
    yield "\nTargets"
    for row in rows:
        yield f"{mark(row['met']):9}{row['target']} (measured: {row['measured']})"
