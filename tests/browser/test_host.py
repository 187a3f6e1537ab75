"""The host brings widgets to life with no kernel; test_contract.py has the contract itself."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import anywidget
import traitlets
from playwright.sync_api import expect

from nato_course.widgets import self_check
from tests.browser.conftest import settle
from tests.browser.pages import Mount, Open
from tests.browser.standalone import standalone_html


def widget(source: str, css: str = "", **state: Any) -> Any:
    """Make an anywidget with this module and state; values are synced as they are."""
    traits = {name: traitlets.Any(None, allow_none=True).tag(sync=True) for name in state}
    kind = type("Inline", (anywidget.AnyWidget,), {"_esm": source, "_css": css, **traits})
    return kind(**state)


COUNTER = """
function render({ model, el }) {
  const button = document.createElement("button");
  const show = () => { button.textContent = `count ${model.get("count")}`; };
  button.onclick = () => { model.set("count", model.get("count") + 1); model.save_changes(); };
  model.on("change:count", show);
  show();
  el.append(button);
}
export default { render };
"""


def test_views_of_one_model_stay_in_step(mount_widget: Mount) -> None:
    counter = widget(COUNTER, count=1)
    buttons = mount_widget(counter, counter).get_by_role("button")
    buttons.first.click()
    expect(buttons).to_have_text(["count 2", "count 2"])
    buttons.last.press("Enter")
    expect(buttons).to_have_text(["count 3", "count 3"])


def test_unmounting_cleans_up_and_drops_that_views_listeners(
    mount_widget: Mount,
) -> None:
    source = """export default { render({ model, el }) {
      const show = () => { el.textContent = `count ${model.get("count")}`; };
      model.on("change:count", show);
      show();
      el.onclick = () => model.set("count", model.get("count") + 1);
      return () => { el.dataset.cleaned = "yes"; };
    } };"""
    counter = widget(source, count=1)
    page = mount_widget(counter, counter)
    mounts = page.locator(".nc-mount")
    page.evaluate("courseBook.unmount(document.querySelector('.nc-widget'))")
    expect(mounts.first).to_have_attribute("data-cleaned", "yes")
    mounts.last.click()
    expect(mounts).to_have_text(["count 1", "count 2"])


def test_ids_are_one_for_each_view_though_the_clock_stands_still(
    open_page: Open, tmp_path: Path
) -> None:
    path = tmp_path / "page.html"
    checks = [self_check(each) for each in ("dates-republics", "assurances-summary", "agency-why")]
    path.write_text(standalone_html(*checks, *checks), encoding="utf-8")
    page = open_page("about:blank")
    page.add_init_script("performance.now = () => 0")
    page.goto(path.as_uri())
    settle(page)
    ids = page.locator(".nc-mount [id]").evaluate_all("els => els.map((el) => el.id)")
    assert len(ids) == len(set(ids)) > 3
    groups = [
        set(each.locator("[name]").evaluate_all("els => els.map((el) => el.name)"))
        for each in page.locator(".nc-mount").all()
    ]
    assert all(groups) and len(set.union(*groups)) == sum(map(len, groups))


def test_a_dialog_at_the_end_of_the_page_keeps_its_styles_and_the_page_its_own(
    mount_widget: Mount,
) -> None:
    source = """export default { render({ model, el }) {
      el.innerHTML = "<h1>inner</h1>";
      const dialog = Object.assign(document.createElement("h1"), { textContent: "dialog" });
      document.body.append(dialog);
    } };"""
    css = "h1 { color: rgb(1, 2, 3); } :root { --mine: 5px; } h1 { width: var(--mine); }"
    page = mount_widget(widget(source, css), widget(source))
    colours = page.locator("h1").evaluate_all(
        "els => els.map((el) => [getComputedStyle(el).color, getComputedStyle(el).width])"
    )
    mine = ["rgb(1, 2, 3)", "5px"]
    assert [each == mine for each in colours] == [False, True, False, True, True]


def test_it_works_under_a_policy_without_unsafe_eval(
    open_page: Open, serve: Callable[..., str], tmp_path: Path
) -> None:
    source = standalone_html(widget(COUNTER, count=1))
    scripts = re.findall(r"<script((?: data-[^>]*)?)>(.*?)</script>", source, flags=re.DOTALL)
    for number, (given, script) in enumerate(scripts):
        name = f"s{number}.js"
        (tmp_path / name).write_text(script, encoding="utf-8")
        apart = f'<script{given} src="{name}"></script>'
        source = source.replace(f"<script{given}>{script}</script>", apart)
    (tmp_path / "page.html").write_text(source, encoding="utf-8")
    policy = "default-src 'self'; script-src 'self' blob:; style-src 'self' 'unsafe-inline'"
    address = serve(tmp_path, Content_Security_Policy=policy)
    page = open_page(f"{address}page.html", allowed=(address,))
    settle(page)
    page.get_by_role("button").click()
    expect(page.get_by_role("button")).to_have_text("count 2")
