"""Cases of several models, messages, layout, clean-up and failures."""

from typing import Any

import ipywidgets
from ipywidgets import Layout

from tests.browser.contract.case import case, render, simple, widget

KEPT: list[Any] = []
"""Links and widgets that nothing else holds."""

# -- other models --------------------------------------------------------------------------------


@case("a model reaches another by reference, and draws its widget")
def _() -> list[Any]:
    name = "a model reaches another by reference, and draws its widget"
    child = widget(
        name,
        """export default {
  initialize() { note("child initialised"); return { greet: () => "hello" }; },
  render({ model, el, signal }) {
    el.textContent = `drawn ${model.get("word")}`;
    signal.addEventListener("abort", () => note("child let go"));
    return () => note("child cleaned");
  } };""",
        word="inner",
    )
    parent = widget(
        name,
        render("""
  const child = await host.getModel(model.get("child"));
  const { exports, render } = await host.getWidget(model.get("child"));
  const stop = new AbortController();
  const place = document.createElement("span");
  el.append(place);
  child.on("change:word", (_, word) => note("heard", word));
  note(child.get("word"), exports.greet());
  note(await render({ el: place, signal: stop.signal }));
  const same = await model.widget_manager.get_model(model.get("child").split(":")[1]);
  same.set("word", "changed");
  stop.abort();
  await turn();
  done();"""),
        child=f"anywidget:{child.model_id}",
    )
    return [parent]


@case(
    "a reference in the form of ipywidgets",
    difference="A reference",
    trace=["inner"],
)
def _() -> list[Any]:
    name = "a reference in the form of ipywidgets"
    child = widget(name, "export default { render() {} };", word="inner")
    body = """
  try { note((await host.getModel(model.get("child"))).get("word")); } catch { note("refused"); }
  done();"""
    return [widget(name, render(body), child=f"IPY_MODEL_{child.model_id}")]


# -- messages ------------------------------------------------------------------------------------

simple(
    "a message to Python is answered by nothing",
    """export default {
  initialize({ model }) { model.send({ kind: "early" }); },
  async render({ model, el }) {
    el.textContent = "Loading …";
    model.on("msg:custom", (message) => note("heard", message.data.rows));
    note(model.send({ kind: "ask" }, { iopub: {} }, [new ArrayBuffer(2)]));
    await turn();
    note(el.textContent);
    done();
  } };""",
)
simple(
    "invoke is refused",
    render("""
  const asked = experimental.invoke("f", { a: 1 }, { signal: AbortSignal.timeout(50) });
  await asked.catch((error) => note(error.name));
  done();"""),
    difference="`experimental.invoke`",
    trace=["NeedsPython"],
)
simple(
    "save_changes is quiet",
    render("""model.on("all", (name) => note(name));
  model.set("a", 1); note(model.save_changes()); done();"""),
    a=0,
)

# -- layout, classes, links, boxes ---------------------------------------------------------------

_SIZE = """const { width, height } = el.getBoundingClientRect();
  note(width, height, el.firstChild.getBoundingClientRect().height);"""


@case("layout and classes reach the element that render gets")
def _() -> list[Any]:
    name = "layout and classes reach the element that render gets"
    body = f"""
  const inner = document.createElement("div");
  inner.style.height = "100%";
  el.append(inner);
  await turn(); await turn();
  {_SIZE}
  note(el.style.cssText.split(/; ?/).filter(Boolean).sort(), el.classList.contains("mark-me"));
  model.get("layout").set("width", "200px");
  await turn();
  note(el.style.width);
  done();"""
    layout = Layout(
        width="300px",
        height="120px",
        border_top="1px solid red",
        grid_area="a",
        flex="0 0 auto",
        overflow="hidden",
    )
    box = widget(name, render(body), layout=layout)
    box.add_class("mark-me")
    return [box]


def _linked(name: str, link: Any) -> list[Any]:
    two = widget(name, "export default { render() {} };", other=2)
    three = widget(name, "export default { render() {} };", third=3)
    one = widget(
        name,
        render("""
  const two = await host.getModel(model.get("two"));
  const three = await host.getModel(model.get("three"));
  const tell = (word) => note(word, model.get("value"), two.get("other"), three.get("third"));
  tell("from the start");
  two.on("change:other", () => note("two changes"));
  for (const value of [7, [7], [7]]) { model.set("value", value); tell("one set"); }
  three.set("third", "back"); tell("three set");
  two.set("other", "middle"); tell("two set");
  done();"""),
        value=1,
        two=f"anywidget:{two.model_id}",
        three=f"anywidget:{three.model_id}",
    )
    KEPT.extend([link((one, "value"), (two, "other")), link((two, "other"), (three, "third"))])
    return [two, one]


case("jslink")(lambda: _linked("jslink", ipywidgets.jslink))
case("jsdlink")(lambda: _linked("jsdlink", ipywidgets.jsdlink))


@case("boxes draw their children in order, with their layout", unordered=True)
def _() -> list[Any]:
    name = "boxes draw their children in order, with their layout"

    def child(word: str, **options: Any) -> Any:
        body = f"el.append('{word}'); await turn(); note('{word}', el.style.width); done();"
        return widget(name, render(body), **options)

    inner = ipywidgets.VBox([child("a", layout=Layout(width="50px")), child("b")])
    grid = ipywidgets.GridBox(
        [child("c")], layout=Layout(grid_template_columns="100px 20px", width="120px")
    )
    box = ipywidgets.HBox([inner, grid], layout=Layout(width="400px", align_items="center"))
    box.add_class("mark-box")
    return [box, ipywidgets.Box([child("d")], box_style="info")]


# -- clean-up ------------------------------------------------------------------------------------


@case("clean-up in its order", unmounts=True)
def _() -> list[Any]:
    name = "clean-up in its order"
    module = """export default {
  initialize({ model, signal }) {
    signal.addEventListener("abort", () => note("model closed"));
    return () => note("initialize cleaned");
  },
  render({ model, el, signal }) {
    const mine = model.get("drawn") + 1;
    model.set("drawn", mine);
    model.on("change:a", () => note("view", mine, "hears"));
    signal.addEventListener("abort", () => { note("view", mine, "let go"); model.set("a", 1); });
    if (mine === 2) done();
    return async () => {
      note("view", mine, "cleaned");
      model.set("a", 2);
      await turn();
      throw new Error("late");
    };
  } };"""
    return [widget(name, module, a=0, drawn=0)] * 2


# -- failures ------------------------------------------------------------------------------------

_FAILS = {
    "fails on import": "done(); throw new Error('on import'); export default {};",
    "fails in its factory": "export default () => { done(); throw new Error('made') };",
    "fails in initialize": "export default { initialize() { done(); throw new Error('in it'); },"
    " render({ el }) { el.textContent = 'never'; } };",
    "fails in render": "export default { render({ el }) { el.textContent = 'half'; done();"
    " throw new Error('in render'); } };",
    "exports nothing to draw": "done(); export const other = 1;",
    "exports an empty default": "done(); export default {};",
}
for _name, _module in _FAILS.items():
    simple(_name, _module, difference="A module that fails")

# -- what is left behind ---------------------------------------------------------------------------

simple(
    "what a notebook keeps for itself",
    render("""note(["_esm", "_view_name", "_anywidget_id", "tooltip", "layout"].filter(
      (name) => model.get(name) === undefined)); done();"""),
    difference="State that is none of the widget's own",
    trace=["_esm,_view_name,_anywidget_id,tooltip,layout"],
)


@case("a model that nothing shows", difference="A model that nothing shows")
def _() -> list[Any]:
    name = "a model that nothing shows"
    KEPT.append(widget(name, "export default { initialize() { note('initialised'); } };"))
    return [widget(name, render("done();"))]


@case("a stylesheet", difference="`_css`", trace=["true false"])
def _() -> list[Any]:
    name = "a stylesheet"
    body = """
  el.innerHTML = "<h6>inside</h6>";
  const outside = document.createElement("h6");
  outside.dataset.ncOwn = "";
  document.body.prepend(outside);
  await turn();
  const styled = (each) => getComputedStyle(each).color === "rgb(1, 2, 3)";
  note(styled(el.firstChild), styled(outside));
  outside.remove();
  done();"""
    return [widget(name, render(body), css="h6 { color: rgb(1, 2, 3); }")]
