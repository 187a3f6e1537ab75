"""What is done to each kind of widget, in the course's pages and in the stock page."""

from collections.abc import Iterator

from paint import STEPS, Action, Timing, frame_interval, time_actions
from playwright.sync_api import Locator, Page

# A slider that moves nothing but itself: what the machine and its load take by themselves.
_BARE = """() => {
  const place = document.createElement("div");
  place.className = "bench-bare";
  place.append(Object.assign(document.createElement("input"), { type: "range", value: 0 }));
  document.querySelector("main, body").prepend(place);
}"""
_MIDDLE = """slider => {
  slider.value = (Number(slider.min) + Number(slider.max)) / 2;
  slider.dispatchEvent(new Event("input", { bubbles: true }));
}"""
_OPTIONS = ".nc-question .nc-options input[type=radio]"
_STOCK_SLIDERS = ".widget-subarea:has(.noUi-handle)"


def course_chapter(page: Page) -> Iterator[Timing]:
    """Time every kind of widget on chapter 2 of the course, its page being loaded.

    Args:
        page: the loaded page.
    """
    interval = frame_interval(page)
    yield _bare(page, interval)
    for link in page.locator(".nc-widget[data-nc-name=Explore]").evaluate_all(
        "places => places.map((place) => place.dataset.ncLink)"
    ):
        yield from _explore(page, link, interval)
    place = _ready(page, "EnlargementMap")
    slider = place.locator("input[type=range]")
    slider.press("Home")
    yield time_actions("enlargement map: year", place, _sweep(slider), interval)
    yield from _self_check(page, interval)
    yield from _predict(page, interval)
    yield from _documents(page, interval)
    yield _bare(page, interval, "again")


def course_filter(page: Page, name: str, label: str) -> Timing:
    """Time the filters of a page that has one widget.

    Args:
        page: the loaded page.
        name: of the widget.
        label: what stands in the table.
    """
    interval = frame_interval(page)
    place = _ready(page, name)
    panel = place.locator("details:has(input[type=checkbox])").first
    panel.evaluate("panel => { panel.open = true }")
    boxes = place.locator("input[type=checkbox]").all()
    return time_actions(label, place, [Action(box) for box in boxes for _ in "01"], interval)


def stock_chapter(page: Page) -> Iterator[Timing]:
    """Time the sliders that `explore` leaves on a stock page, and see whether the output follows.

    Args:
        page: the loaded page.
    """
    interval = frame_interval(page)
    for number, place in enumerate(page.locator(_STOCK_SLIDERS).all(), 1):
        handle = place.locator(".noUi-handle").first
        handle.scroll_into_view_if_needed()
        handle.press("Home")
        for part, watched in (("slider", ".widget-hslider"), ("output", ".widget-output")):
            label = f"stock interact {number}: {part}"
            yield time_actions(label, place, _sweep(handle), interval, watched)


def _bare(page: Page, interval: float, when: str = "first") -> Timing:
    page.evaluate(_BARE)
    place = page.locator(".bench-bare").first
    actions = _sweep(place.locator("input"))
    return time_actions(f"for comparison: a bare slider, {when}", place, actions, interval)


def _explore(page: Page, link: str, interval: float) -> Iterator[Timing]:
    place = _ready(page, "Explore", f"[data-nc-link='{link}']")
    controls = place.locator(".nc-explore-controls")
    sliders = controls.locator("input[type=range]").all()
    for slider in sliders:  # at an end, one parameter can make another idle
        slider.evaluate(_MIDDLE)
    for slider in sliders:
        slider.press("Home")
        label = f"explore {link}: {_name(slider)}"
        yield time_actions(label, place, _sweep(slider), interval, ".nc-explore-frame")
        slider.evaluate(_MIDDLE)
    for select in controls.locator("select").all():
        label = f"explore {link}: {_name(select)}"
        yield time_actions(label, place, _there_and_back(select), interval, ".nc-explore-frame")
    for group in controls.locator("fieldset:has(input[type=radio])").all():
        radios = group.locator("input[type=radio]").all()
        label = f"explore {link}: {group.locator('legend').inner_text()}"
        presses = [Action(each, "ArrowDown") for each in radios]
        radios[0].check()
        yield time_actions(label, place, presses, interval, ".nc-explore-frame")
    for box in controls.locator("input[type=checkbox]").all():
        label = f"explore {link}: {_name(box)}"
        yield time_actions(label, place, [Action(box)], interval, ".nc-explore-frame")


def _self_check(page: Page, interval: float) -> Iterator[Timing]:
    """Choose each option of a question in turn, and check it."""
    place = _ready(page, "SelfCheck", f":has({_OPTIONS})")
    options = place.locator(_OPTIONS).all()
    check = place.get_by_role("button", name="Check", exact=True)
    actions = [step for each in options for step in (Action(each), Action(check))]
    yield time_actions("self-check: choose, then Check", place, actions, interval)


def _predict(page: Page, interval: float) -> Iterator[Timing]:
    place = _ready(page, "Predict", ":has(.nc-mount input[type=range])")
    slider = place.locator("input[type=range]")
    yield time_actions("predict: slider", place, _sweep(slider), interval)
    commit = place.get_by_role("button", name="Commit to this prediction")
    change = place.get_by_role("button", name="Change my prediction")
    actions = [Action(commit), Action(change)]
    yield time_actions("predict: commit, change", place, actions, interval)


def _documents(page: Page, interval: float) -> Iterator[Timing]:
    place = _ready(page, "DocumentExercise")
    options = [Action(each) for each in place.locator("input[type=radio]").all()]
    yield time_actions("documents: judge", place, options, interval)
    turn = [Action(place.get_by_role("button", name=name, exact=True)) for name in ("Next", "Back")]
    yield time_actions("documents: turn the page", place, turn, interval)


def _ready(page: Page, name: str, more: str = "") -> Locator:
    """Return the first such widget, in view and alive, whatever becomes of what is in it."""
    page.locator(f".nc-widget[data-nc-name={name}]").evaluate_all(
        "places => Promise.all(places.map((place) => courseBook.mount(place)))"
    )
    found = page.locator(f".nc-widget[data-nc-name={name}][data-nc-state=ready]{more}").first
    model = found.get_attribute("data-nc-model")
    place = page.locator(f".nc-widget[data-nc-model='{model}']")
    place.scroll_into_view_if_needed()
    return place


def _sweep(control: Locator) -> list[Action]:
    """Press a slider up and down, as far as the shortest of them goes."""
    half = _reach(control)
    return [Action(control, key) for key in ("ArrowRight", "ArrowLeft") for _ in range(half)]


def _reach(control: Locator) -> int:
    reach: int = control.evaluate(
        """control => Math.round((control.max - control.value) / (Number(control.step) || 1))
           || Math.round(control.getAttribute("aria-valuemax") - control.ariaValueNow)"""
    )
    return max(1, min(reach, STEPS // 2))


def _there_and_back(select: Locator) -> list[Action]:
    count: int = select.evaluate("select => { select.selectedIndex = 0; return select.length - 1 }")
    return [Action(select, key) for key in ("ArrowDown", "ArrowUp") for _ in range(count)]


def _name(control: Locator) -> str:
    """Return what a control is labelled."""
    name: str = control.evaluate(
        """control => (control.getAttribute("aria-label") || control.labels[0]?.textContent || "")
           .trim()"""
    )
    return name
