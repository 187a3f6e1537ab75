"""What a page tells the reader of its widgets: waiting, asking Python, failed, or alive."""

from pathlib import Path
from typing import Any

import ipywidgets
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import settle
from tests.browser.pages import Mount, Open
from tests.browser.reader import on_paper
from tests.browser.standalone import standalone_html
from tests.browser.test_host import COUNTER, widget

ASK = """
const button = Object.assign(document.createElement("button"), { textContent: "Ask" });
const word = document.createElement("p");
el.append(button, word);
"""


def places(page: Page) -> Locator:
    return page.locator(".nc-widget")


def notes(page: Page) -> list[int]:
    """Return how many notes stand at each place."""
    return [each.locator(".nc-no-kernel").count() for each in places(page).all()]


def render(body: str) -> str:
    return f"export default {{ async render({{ model, el, host, experimental }}) {{{body}}} }};"


def with_twin(source: str) -> Any:
    """Make a widget that says the same in HTML."""
    made = widget(source)
    bundle = made._repr_mimebundle_()[0] | {"text/html": "<p>The twin</p>"}
    type(made)._repr_mimebundle_ = lambda self, **_: (bundle, {})
    return made


def test_the_note_stands_once_at_the_view_that_asked(mount_widget: Mount) -> None:
    shown = widget(render(ASK + "button.onclick = () => model.send({ ask: 1 }, {}, []);"))
    page = mount_widget(shown, shown)
    buttons = page.get_by_role("button", name="Ask")
    assert notes(page) == [0, 0]
    buttons.last.click()
    buttons.last.press("Enter")
    assert notes(page) == [0, 1]
    expect(page.get_by_role("status")).to_contain_text("asks Python, which does not run on this")
    buttons.first.click()
    assert notes(page) == [1, 1]


def test_every_way_of_asking_is_noted(mount_widget: Mount) -> None:
    early = """export default { initialize({ model }) { model.send("early"); },
      render({ el }) { el.textContent = "drawn"; } };"""
    child = widget(render("el.textContent = 'child'; model.send('of a child');"))
    asked = [
        *[widget(early)] * 2,
        widget(render("model.send('while drawing');")),
        widget(render(ASK + "experimental.invoke('f'); button.onclick = () => {};")),
        widget(render("(await host.getWidget(model.get('c'))).render({ el });"), c=_to(child)),
        widget(render("(await host.getModel(model.get('c'))).send('to a child');"), c=_to(child)),
        ipywidgets.HBox([child]),
    ]
    twice = asked[0]
    page = mount_widget(twice, twice, *asked[2:], widget(COUNTER, count=1))
    expect(page.locator(".nc-no-kernel")).to_have_count(7)
    assert notes(page) == [1, 1, 1, 1, 1, 1, 1, 0]
    expect(page.locator("[data-nc-state=failed]")).to_have_count(0)


def _to(child: Any) -> str:
    return f"anywidget:{child.model_id}"


def test_a_widget_that_waits_for_python_for_ever_is_noted(mount_widget: Mount) -> None:
    waits = "el.textContent = 'Loading …'; model.send('rows'); await new Promise(() => {});"
    page = mount_widget(widget(render(waits)), until=".nc-no-kernel")
    expect(places(page)).to_have_attribute("data-nc-state", "loading")


def test_a_widget_that_cannot_be_drawn_without_python_says_so_and_is_no_fault_of_the_page(
    mount_widget: Mount,
) -> None:
    page = mount_widget(with_twin(render("const [answer] = await experimental.invoke('f');")))
    assert notes(page) == [1]
    expect(page.locator(".nc-failed")).to_have_text(
        "This widget failed: Inline. Its text version follows."
    )
    expect(page.get_by_text("The twin")).to_be_visible()


@pytest.mark.parametrize(
    "source",
    [
        "throw new Error('cut off'); export default {};",
        "export default { initialize() { throw new Error('cut off'); }, render() {} };",
        render("el.textContent = 'half'; throw new Error('cut off');"),
    ],
    ids=["import", "initialize", "render"],
)
def test_a_failing_widget_is_named_its_twin_stands_and_the_rest_live(
    source: str, open_page: Open, tmp_path: Path
) -> None:
    path = tmp_path / "page.html"
    shown = [with_twin(source), widget(source), widget(COUNTER, count=1)]
    box = ipywidgets.HBox([widget(COUNTER, count=2), widget(source)])
    path.write_text(standalone_html(*shown, box), encoding="utf-8")
    page: Any = open_page("about:blank")
    page.watch.expected = ("The widget Inline failed", "A part of the widget HBox failed.")
    page.goto(path.as_uri())
    settle(page)
    expect(page.locator(".nc-failed")).to_have_text(
        [
            "This widget failed: Inline. Its text version follows.",
            "This widget failed: Inline.",
            "This part of the widget failed.",
        ]
    )
    expect(page.get_by_text("The twin")).to_be_visible()
    expect(page.get_by_role("button")).to_have_text(["count 1", "count 2"])
    expect(page.get_by_text("half")).to_have_count(0)
    assert len(page.watch.errors) == 3


def test_without_scripts_a_widget_without_a_twin_says_what_it_waits_for(
    mount_widget: Mount,
) -> None:
    page = mount_widget(widget(COUNTER, count=1), java_script_enabled=False)
    expect(page.get_by_text("It needs JavaScript")).to_be_visible()
    expect(page.locator("details")).to_have_count(0)


def test_alive_a_widget_without_a_twin_prints_as_it_is_and_one_with_a_twin_prints_that(
    mount_widget: Mount,
) -> None:
    page = mount_widget(widget(COUNTER, count=7), with_twin(COUNTER.replace("7", "8")))
    expect(page.locator(".nc-waiting, .nc-failed")).to_have_count(0)
    expect(page.get_by_text("Text version")).to_have_count(1)
    on_paper(page)
    expect(page.locator(".nc-mount").first).to_be_visible()
    expect(page.locator(".nc-mount").last).to_be_hidden()
    expect(page.get_by_text("The twin")).to_be_visible()
