"""Reading a page by mouse, by finger or by key, and finding out whether a control does anything."""

from collections.abc import Iterator
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
  const counts = (record) => {
    const node = record.target instanceof Element ? record.target : record.target.parentElement;
    const tips = [...record.addedNodes, ...record.removedNodes]
      .filter((each) => each.nodeType === 1 && each.matches(".tooltip, [role=tooltip]"));
    return record.target !== document.body && !tips.length
      && !node?.closest(".tooltip, [role=tooltip]")
      || record.type === "childList" && record.target === document.body && !tips.length;
  };
  const observer = new MutationObserver((records) => seen.push(...records.filter(counts)));
  observer.observe(document, { subtree: true, childList: true, attributes: true,
    attributeFilter: ["open", "hidden", "class", "aria-expanded", "aria-pressed", "data-mode"] });
  const focused = () => seen.push("focus");
  window.print = () => seen.push("print");
  document.addEventListener("fullscreenchange", focused, { once: true });
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

_UNDO = """async () => {
  for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
  for (const menu of document.querySelectorAll("details[open]:not(.bd-article *)")) {
    menu.open = false;
  }
  if (document.fullscreenElement) await document.exitFullscreen();
}"""


@dataclass(frozen=True)
class Reader:
    """Someone at a page of a given width, with a mouse, a finger or a keyboard."""

    page: Page
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


def controls(page: Page) -> list[ElementHandle]:
    """Return every control of the theme that a reader of the page can see now."""
    found = page.evaluate_handle(_CONTROLS).get_properties()
    return [node for each in found.values() if (node := each.as_element())]


def dead_controls(reader: Reader) -> list[str]:
    """Press each control of the theme, and those that come to light by it; name the dead ones."""
    tried: set[str] = set()
    return list(_dead(reader, [], tried))


def _dead(reader: Reader, path: list[ElementHandle], tried: set[str]) -> Iterator[str]:
    for control in controls(reader.page):
        name = control.evaluate("node => node.outerHTML.replace(/\\\\s+/g, ' ').slice(0, 160)")
        if name in tried:
            continue
        tried.add(name)
        if control.evaluate("node => node.matches('a[href]:not([download])')"):
            yield from _leads_nowhere(reader, control)
        elif control.evaluate("node => node.matches('input, select')"):
            control.focus()
            if not control.evaluate("node => node === document.activeElement"):
                yield name
        elif not control.evaluate("node => node.matches('a[download]')"):
            reader.page.evaluate(_WATCH)
            reader.press(control)
            if not reader.page.evaluate(_HAPPENED):
                yield name
            if len(path) < 1:
                yield from _dead(reader, [*path, control], tried)
            reader.page.evaluate(_UNDO)
            for opener in path:
                reader.press(opener)


def _leads_nowhere(reader: Reader, link: ElementHandle) -> Iterator[str]:
    """Yield a link whose file is not there, or that points at no place in it."""
    address, fragment = urldefrag(str(link.evaluate("node => node.href")))
    path = Path(unquote(urlsplit(address).path))
    here = address == urldefrag(reader.page.url)[0]
    if not path.is_file():
        yield f"{address}: is not there"
    elif fragment and here and not reader.page.locator(f'[id="{unquote(fragment)}"]').count():
        yield f"{address}#{fragment}: no such place"
