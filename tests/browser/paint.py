"""How many animation frames pass from a reader's input until the page shows its outcome."""

from playwright.sync_api import Page

_STEPS = 40
_COUNT = """
async () => {
  %(setup)s
  const act = (step) => { %(act)s };
  const shown = () => %(shown)s;
  const frame = () => new Promise(requestAnimationFrame);
  const counts = [];
  for (let step = 0; step < %(steps)d; step += 1) {
    const before = shown();
    act(step);
    let count = 0;
    do {
      await frame();
      count += 1;
    } while (shown() === before && count < 20);
    counts.push(count);
  }
  return counts;
}
"""


def check_two_frames(
    page: Page, *, act: str, shown: str, setup: str = "", steps: int = _STEPS
) -> None:
    """Fail if more than one input in twenty takes more than two frames to show.

    Args:
        page: a page with the widget.
        act: JavaScript statements that make the input number `step`, each another than the last.
        shown: a JavaScript expression of what the input changes.
        setup: JavaScript statements before the first input.
        steps: how many inputs.
    """
    script = _COUNT % {"setup": setup, "act": act, "shown": shown, "steps": steps}
    frames = sorted(page.evaluate(script))
    assert len(frames) == steps
    assert frames[int(steps * 0.95)] <= 2, f"frames from input to paint: {frames}"
