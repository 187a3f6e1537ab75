"""Times a page's answer to input: from the event to the frame in which it is painted."""

import math
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Any

from playwright.sync_api import Locator, Page

STEPS = 30
# Timers and frames of a browser jitter; a step this share of a frame over is still within it.
_JITTER = 0.2

_INTERVAL = """() => new Promise((done) => {
  const times = [];
  const tick = (time) => {
    times.push(time);
    if (times.length < 61) return requestAnimationFrame(tick);
    const gaps = times.slice(1).map((each, i) => each - times[i]).sort((a, b) => a - b);
    done(gaps[30]);
  };
  requestAnimationFrame(tick);
})"""

# `innerHTML` is read before the event and after the second frame, so it costs no measured time.
_ARM = """(place, [type, watched]) => {
  const part = watched ? place.querySelector(watched) : place;
  const look = () => part.innerHTML + [...part.querySelectorAll("input,select")]
    .map((each) => `${each.value}${each.checked}${each.disabled}`) +
    [...part.querySelectorAll("[hidden]")].length;
  const before = look();
  globalThis.ncBench = new Promise((done) => {
    place.addEventListener(type, () => {
      const start = performance.now();
      requestAnimationFrame(() => requestAnimationFrame((frame) => {
        const time = performance.now() - start;
        done({ time, toFrame: frame - start, changed: look() !== before });
      }));
    }, { capture: true, once: true });
  });
}"""


@dataclass(frozen=True)
class Action:
    """One thing a reader does: a key pressed on a control, or (without a key) a click on it."""

    control: Locator
    key: str = ""


@dataclass(frozen=True)
class Timing:
    """How a control of a page answered.

    `frames_p95` counts frames from the event to the painted one; `changed` the steps after which
    the watched part looked different.
    """

    label: str
    steps: int
    changed: int
    median_ms: float
    p95_ms: float
    frames_median: int
    frames_p95: int


def frame_interval(page: Page) -> float:
    """Return the milliseconds between two frames of the page at rest."""
    interval: float = page.evaluate(_INTERVAL)
    return interval


def time_actions(
    label: str, place: Locator, actions: list[Action], interval: float, watched: str = ""
) -> Timing:
    """Do the actions in turn, at least `STEPS` in all, and time each.

    Args:
        label: what stands in the table.
        place: the widget.
        actions: what to do, over and over.
        interval: between two frames, from `frame_interval`.
        watched: selector of the part of the widget that should change; by default all of it.
    """
    rounds = math.ceil(STEPS / len(actions))
    results = [_step(place, action, watched) for _ in range(rounds) for action in actions]
    times = [each["time"] for each in results]
    frames = [max(1, math.ceil(each["toFrame"] / interval - _JITTER)) for each in results]
    return Timing(
        label=label,
        steps=len(results),
        changed=sum(each["changed"] for each in results),
        median_ms=round(median(times), 1),
        p95_ms=round(_p95(times), 1),
        frames_median=round(median(frames)),
        frames_p95=math.ceil(_p95(frames)),
    )


def _p95(values: list[Any]) -> float:
    return quantiles(values, n=20, method="inclusive")[-1]


def _step(place: Locator, action: Action, watched: str) -> dict[str, Any]:
    if action.key:
        action.control.focus()
    place.evaluate(_ARM, ["keydown" if action.key else "click", watched])
    if action.key:
        place.page.keyboard.press(action.key)
    else:
        action.control.click()
    result: dict[str, Any] = place.page.evaluate("ncBench")
    return result
