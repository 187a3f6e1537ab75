"""The host keeps the public front-end module contract of anywidget, with no kernel."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import anywidget
import pytest
import traitlets
from playwright.sync_api import Page, expect

from nato_course.publish.page import standalone_html
from tests.browser.conftest import settle


def widget(source: str, **state: Any) -> Any:
    """Make an anywidget with this module and state; values are synced as they are."""
    traits = {name: traitlets.Any(None, allow_none=True).tag(sync=True) for name in state}
    kind = type("Inline", (anywidget.AnyWidget,), {"_esm": source, **traits})
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


def test_views_of_one_model_stay_in_step(mount_widget: Callable[..., Page]) -> None:
    counter = widget(COUNTER, count=1)
    buttons = mount_widget(counter, counter).get_by_role("button")
    buttons.first.click()
    expect(buttons).to_have_text(["count 2", "count 2"])
    buttons.last.press("Enter")
    expect(buttons).to_have_text(["count 3", "count 3"])


def test_initialize_runs_once_for_a_model(mount_widget: Callable[..., Page]) -> None:
    source = """export default {
      initialize({ model }) { model.set("runs", model.get("runs") + 1); },
      render({ model, el }) { el.textContent = `runs ${model.get("runs")}`; },
    };"""
    twice = widget(source, runs=0)
    mounts = mount_widget(twice, twice).locator(".nc-mount")
    expect(mounts).to_have_text(["runs 1", "runs 1"])


EVENTS = """export default { render({ model, el }) {
  const log = [];
  const note = (word) => () => { log.push(word); el.textContent = log.join(" "); };
  const gone = note("gone");
  model.on("change:a change:b", note("either"));
  model.on("change:a", gone);
  model.off("change:a", gone);
  model.on("change", note("any"));
  model.set("a", 1);
  model.set({ a: 2, b: 2 });
  model.set("a", 2);
} };"""


def test_change_events_fire_as_declared_and_off_silences(
    mount_widget: Callable[..., Page],
) -> None:
    page = mount_widget(widget(EVENTS, a=0, b=0))
    expect(page.locator(".nc-mount")).to_have_text("either any either either any")


def test_unmounting_cleans_up_and_drops_that_views_listeners(
    mount_widget: Callable[..., Page],
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
    page.evaluate("natoCourse.unmount(document.querySelector('.nc-widget'))")
    expect(mounts.first).to_have_attribute("data-cleaned", "yes")
    mounts.last.click()
    expect(mounts).to_have_text(["count 1", "count 2"])


@pytest.mark.parametrize("prefix", ["IPY_MODEL_", "anywidget:"])
def test_a_model_reaches_another_by_reference(
    prefix: str, mount_widget: Callable[..., Page]
) -> None:
    child_source = """export default {
      initialize() { return { greet: () => "hello" }; },
      render({ model, el }) { el.textContent += ` drawn ${model.get("word")}`; },
    };"""
    parent_source = """export default { async render({ model, el, host }) {
      const child = await host.getModel(model.get("child"));
      const { exports, render } = await host.getWidget(model.get("child"));
      const place = document.createElement("span");
      el.append(`${child.get("word")} ${exports.greet()}`, place);
      await render({ el: place });
    } };"""
    child = widget(child_source, word="inner")
    parent = widget(parent_source, child=f"{prefix}{child.model_id}")
    page = mount_widget(parent)
    expect(page.locator(".nc-mount")).to_have_text("inner hello drawn inner")


def test_bytes_arrive_as_a_data_view(mount_widget: Callable[..., Page]) -> None:
    source = """export default { render({ model, el }) {
      const data = model.get("data");
      el.textContent = `${data instanceof DataView} ${data.getUint8(0)} ${data.byteLength}`;
    } };"""
    page = mount_widget(widget(source, data=b"\x07\x00\xff"))
    expect(page.locator(".nc-mount")).to_have_text("true 7 3")


def test_a_message_to_the_kernel_is_answered_and_noted_once(
    mount_widget: Callable[..., Page],
) -> None:
    source = """export default { render({ model, el, experimental }) {
      const log = document.createElement("p");
      const button = document.createElement("button");
      button.textContent = "Ask";
      model.on("msg:custom", (message) => { log.append(`${message.type}: ${message.error}; `); });
      button.onclick = async () => {
        model.send({ ask: 1 });
        await experimental.invoke("f").catch((error) => log.append(`refused: ${error.message}; `));
      };
      el.append(button, log);
    } };"""
    page = mount_widget(widget(source))
    page.get_by_role("button", name="Ask").click()
    expect(page.locator(".nc-mount p")).to_contain_text("error: no kernel")
    expect(page.locator(".nc-mount p")).to_contain_text("refused: no kernel")
    page.get_by_role("button", name="Ask").click()
    expect(page.locator(".nc-no-kernel")).to_have_count(1)
    expect(page.locator(".nc-no-kernel")).to_be_visible()


def test_a_failing_widget_shows_its_twin_and_the_rest_live(
    open_page: Callable[..., Page], tmp_path: Path
) -> None:
    broken = widget('throw new Error("cut off");')
    path = tmp_path / "page.html"
    path.write_text(standalone_html(broken, widget(COUNTER, count=1)), encoding="utf-8")
    page: Any = open_page("about:blank")
    page.watch.expected = ("The widget Inline failed",)
    page.goto(path.as_uri())
    settle(page)
    expect(page.locator("[data-nc-state=failed] .nc-twin-content")).to_be_visible()
    expect(page.get_by_role("button")).to_have_text("count 1")
    assert len(page.watch.errors) == 1
    assert "The widget Inline failed" in page.watch.errors[0]


def test_it_works_under_a_policy_without_unsafe_eval(
    open_page: Callable[..., Page], serve: Callable[..., str], tmp_path: Path
) -> None:
    source = standalone_html(widget(COUNTER, count=1))
    scripts = re.findall(r"<script>(.*?)</script>", source, flags=re.DOTALL)
    for number, script in enumerate(scripts):
        name = f"s{number}.js"
        (tmp_path / name).write_text(script, encoding="utf-8")
        source = source.replace(f"<script>{script}</script>", f'<script src="{name}"></script>')
    (tmp_path / "page.html").write_text(source, encoding="utf-8")
    policy = "default-src 'self'; script-src 'self' blob:; style-src 'self' 'unsafe-inline'"
    address = serve(tmp_path, Content_Security_Policy=policy)
    page = open_page(f"{address}page.html", allowed=(address,))
    settle(page)
    page.get_by_role("button").click()
    expect(page.get_by_role("button")).to_have_text("count 2")
