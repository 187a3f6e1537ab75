"""Reading a page by mouse, by finger or by key, and finding out whether a control does anything."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

from playwright.sync_api import ElementHandle, Locator, Page

_CONTROLS = """() => [...document.querySelectorAll(
  "button, summary, [role=button], a[href], input:not([type=hidden]), select")].filter((node) => {
    const ofTheme = !node.closest(".bd-article")
      || node.matches(".headerlink, .copybtn, .toggle-button, details.hide > summary");
    const covered = document.querySelector("dialog:modal");
    return ofTheme && node.checkVisibility({ visibilityProperty: true, opacityProperty: true })
      && (!covered || covered.contains(node));
  })"""

# What a reader could notice. A tooltip is not what a button is for, and scrolling marks the body.
_WATCH = """() => {
  document.activeElement?.blur();
  const before = location.href;
  const seen = [];
  const tip = (node) => node.nodeType === 1 && node.closest(".tooltip, [role=tooltip]");
  const counts = ({ type, target, addedNodes, removedNodes }) => !tip(target)
    && ![...addedNodes, ...removedNodes].some(tip)
    && !(type === "attributes" && target === document.body);
  const observer = new MutationObserver((records) => seen.push(...records.filter(counts)));
  observer.observe(document, { subtree: true, childList: true, attributes: true,
    attributeFilter: ["open", "hidden", "class", "aria-expanded", "aria-pressed", "data-mode"] });
  window.print = () => seen.push("print");
  document.onsubmit = (event) => {
    event.preventDefault(); // the page would go, and what watches it
    seen.push("submit");
  };
  document.addEventListener("fullscreenchange", () => seen.push("full screen"), { once: true });
  window.happened = () => seen.length > 0 || location.href !== before
    || document.activeElement.matches("input");
  window.endWatch = () => observer.disconnect();
}"""

_HAPPENED = """() => new Promise((resolve) => {
  const deadline = performance.now() + 400; // the theme's tooltips wait for 500
  const look = () => window.happened() || performance.now() > deadline
    ? (window.endWatch(), resolve(window.happened())) : requestAnimationFrame(look);
  look();
})"""

_NUMBER = "node => node.number ??= (window.numbers = (window.numbers ?? 0) + 1)"
_FOLDED = """node => node.getAttribute("aria-expanded") === "false"
  && document.querySelector(".nc-menu-folded") !== null"""

# What is open is closed again, so that each control is met as a reader first meets it.
_CLOSE = """async () => {
  for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
  for (const menu of document.querySelectorAll("details[open]")) {
    if (!menu.closest(".bd-article")) menu.open = false;
  }
  if (document.fullscreenElement) await document.exitFullscreen();
}"""


@dataclass(frozen=True)
class Reader:
    """Someone at a page of a given width, with a mouse, a finger or a keyboard."""

    page: Page
    book: Path
    width: int
    way: str

    def press(self, control: Locator | ElementHandle) -> None:
        """Activate a control in this reader's way."""
        if self.way == "keyboard":
            control.focus()
            self.page.keyboard.press("Enter")
        elif self.way == "touch":
            control.tap()
        else:
            control.click()


def dead_controls(reader: Reader) -> list[str]:
    """Press every control of the theme, and those that come to light by it; name the dead ones."""
    dead = []
    first = _controls(reader.page)
    for number, control in first.items():
        dead += _faults(reader, control)
        if _is_link(control):
            continue
        for other, revealed in _controls(reader.page).items():
            if other not in first:
                dead += _faults(reader, revealed)
                if not _is_link(revealed):
                    _reset(reader, control)
                    reader.press(control)
        _reset(reader, first[number])
    return dead


def _controls(page: Page) -> dict[int, ElementHandle]:
    """Return every control of the theme that can be seen now, by a number that stays with it."""
    found = page.evaluate_handle(_CONTROLS).get_properties()
    nodes = [node for each in found.values() if (node := each.as_element())]
    return {int(node.evaluate(_NUMBER)): node for node in nodes}


def _is_link(control: ElementHandle) -> bool:
    return bool(control.evaluate("node => node.matches('a[href], input, select')"))


def _faults(reader: Reader, control: ElementHandle) -> list[str]:
    """Return what is wrong with one control: nothing, or one line."""
    if control.evaluate("node => node.matches('a[href]')"):
        return _leads_nowhere(reader, control)
    if _is_link(control):
        control.focus()
        works = control.evaluate("node => node === document.activeElement")
    else:
        reader.page.evaluate(_WATCH)
        reader.press(control)
        works = reader.page.evaluate(_HAPPENED)
    return [] if works else [control.evaluate("node => node.outerHTML.slice(0, 160)")]


def _reset(reader: Reader, control: ElementHandle) -> None:
    """Close what a control opened; what it has folded away it unfolds itself."""
    reader.page.evaluate(_CLOSE)
    if control.evaluate(_FOLDED):
        reader.press(control)


def _leads_nowhere(reader: Reader, link: ElementHandle) -> list[str]:
    """Return the address of a link whose file is not there, or that points at no place in it."""
    address, fragment = urldefrag(str(link.evaluate("node => node.href")))
    path = unquote(urlsplit(address).path)
    file = Path(path) if address.startswith("file:") else reader.book / path.lstrip("/")
    here = address == urldefrag(reader.page.url)[0]
    if not file.is_file():
        return [f"{address}: is not there"]
    if fragment and here and not reader.page.locator(f'[id="{unquote(fragment)}"]').count():
        return [f"{address}#{fragment}: no such place"]
    return []
