"""Measures how much room each widget of the built book takes, for `publish/heights.json`.

Run it after a change of widgets or styles, with the book built, and build once more.
"""

import json
import sys
from collections import Counter
from pathlib import Path

from playwright.sync_api import Page

from coursebook.publish.heights import FILE, NARROW, WIDE
from coursebook.teach.pdf.printing import browser

BUILT = Path(__file__).parents[1] / "_build/html"
# Where a widget takes over its text version, the room is what comes to stand above that text.
_MEASURE = """async () => {
  const found = [];
  for (const part of document.querySelectorAll("details.nc-labs")) part.open = true;
  for (const place of document.querySelectorAll(".nc-widget")) {
    if (!place.checkVisibility()) {
      found.push([place.dataset.ncName, 0]);
      continue;
    }
    const text = place.querySelector(":scope > .nc-mount > .nc-twin-content");
    courseBook.mount(place);
    const end = performance.now() + 10000;
    while (!["ready", "failed"].includes(place.dataset.ncState) && performance.now() < end) {
      await new Promise(requestAnimationFrame);
    }
    await new Promise(requestAnimationFrame);
    const { top, height } = place.getBoundingClientRect();
    const above = text?.isConnected ? text.getBoundingClientRect().top - top : 0;
    found.push([place.dataset.ncName, Math.max(0, Math.round(text ? above : height))]);
  }
  return found;
}"""


def main() -> int:
    """Measure all pages in both widths and write the file."""
    if not (BUILT / "index.html").is_file():
        print("The book is not built yet: run `make book` first.")
        return 1
    rooms: dict[str, dict[str, list[int]]] = {}
    with browser() as running:
        for file in sorted((BUILT / "book").glob("*.html")):
            name = file.relative_to(BUILT).with_suffix("").as_posix()
            page = running.new_page()
            pairs = [_heights(page, file, width) for width in (WIDE, NARROW)]
            page.close()
            wide, narrow = pairs
            kept = {key: [wide[key], narrow[key]] for key in wide if wide[key] or narrow[key]}
            if kept:
                rooms[name] = kept
    FILE.write_text(_text(rooms), encoding="utf-8")
    return 0


def _heights(page: Page, file: Path, width: int) -> dict[str, int]:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(file.as_uri())
    if not page.locator(".nc-widget").count():
        return {}
    seen: Counter[str] = Counter()
    heights = {}
    for name, height in page.evaluate(_MEASURE):
        seen[name] += 1
        heights[f"{name} {seen[name]}"] = height
    return heights


def _text(rooms: dict[str, dict[str, list[int]]]) -> str:
    """Return the file's text, a line for each widget, so that changes can be read."""
    pages = []
    for page, widgets in rooms.items():
        lines = ",\n".join(f"  {json.dumps(key)}: {json.dumps(widgets[key])}" for key in widgets)
        pages.append(f"{json.dumps(page)}: {{\n{lines}\n}}")
    return "{\n" + ",\n".join(pages) + "\n}\n"


if __name__ == "__main__":
    sys.exit(main())
