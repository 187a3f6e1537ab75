"""Times a page from navigation until every widget on it is drawn."""

from statistics import median

from playwright.sync_api import BrowserContext

LOADS = 5
_PATIENCE_MS = 60_000
# Starts at once what would wait until the reader comes near; stock draws everything anyway.
_MOUNT_ALL = """addEventListener("DOMContentLoaded", () => {
  for (const place of document.querySelectorAll(".nc-widget")) globalThis.courseBook?.mount(place);
})"""

# Looks again whenever the page changes; a place counts when what it shows has been drawn.
_WATCH = """([place, alive, patience]) => new Promise((done) => {
  const look = () => {
    const places = document.querySelectorAll(place);
    if (!places.length || [...places].some((each) => !each.matches(alive))) return;
    watch.disconnect();
    done(performance.now());
  };
  const watch = new MutationObserver(look);
  watch.observe(document, { subtree: true, childList: true, attributes: true });
  setTimeout(() => done(null), patience);
  look();
})"""

# Selectors of a widget's place, and of one that is drawn. Stock draws before each view's script.
COURSE = (".nc-widget", "[data-nc-state=ready]")
STOCK = (
    "script[type='application/vnd.jupyter.widget-view+json']",
    ".widget-subarea:has(> *) + script",
)


def time_ready(context: BrowserContext, address: str, kind: tuple[str, str]) -> float | None:
    """Return the milliseconds until all widgets are drawn; None when they never are.

    Args:
        context: a fresh one, nothing cached.
        address: of the page.
        kind: selector of a widget's place, and of one that is drawn.
    """
    page = context.new_page()
    page.add_init_script(_MOUNT_ALL)
    page.goto(address, wait_until="commit")
    time: float | None = page.evaluate(_WATCH, [*kind, _PATIENCE_MS])
    return time


def middle(times: list[float | None]) -> float | None:
    """Return the median; None when a load never came to an end.

    Args:
        times: of the loads.
    """
    done = [each for each in times if each is not None]
    return round(median(done), 1) if done and len(done) == len(times) else None
