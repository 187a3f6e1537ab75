"""Cases of modules, values and events."""

from typing import Any

from tests.browser.contract.case import case, render, simple, widget

# -- a module for each model ---------------------------------------------------------------------

_OWN = """export default () => { let mine = 0; return {
  initialize({ model }) { mine = model.get("scale"); },
  render({ el }) {
    shared += 1;
    el.textContent = `${mine} ${shared}`;
    note(el.textContent);
    done();
  },
}; };
let shared = 0;"""


@case("state of a module and of its factory belongs to a model", unordered=True)
def _() -> list[Any]:
    name = "state of a module and of its factory belongs to a model"
    return [widget(name, _OWN, scale=10), widget(name, _OWN, scale=20)]


simple(
    "initialize runs once, render for each view",
    """export default {
  initialize() { note("initialize"); return { answer: 42 }; },
  render() { note("render"); done(); } };""",
    views=2,
)
simple(
    "a module may export render alone",
    "export function render({ el }) { el.textContent = 'drawn'; done(); }",
)
simple("a module may lack render", "export default { initialize() { note('ready'); done(); } };")

# -- equality by value ---------------------------------------------------------------------------

_VALUES = {
    "a list": "[1, [2, 3]]",
    "a record": "({ a: { b: 1 }, c: null })",
    "a record in another order": "({ c: null, a: { b: 1 } })",
    "NaN": "NaN",
    "minus zero": "-0",
    "bytes": "new DataView(new Uint8Array([1, 2]).buffer)",
    "other bytes": "new DataView(new Uint8Array([1, 3]).buffer)",
    "an array of bytes": "new Uint8Array([1, 2])",
    "signed bytes": "new Int8Array([1, 2])",
    "a buffer": "new Uint8Array([1, 2]).buffer",
    "a date": "new Date(5)",
    "another date": "new Date(6)",
    "a map": "new Map([['a', [1]]])",
    "a set": "new Set([[1], [2]])",
    "a set in another order": "new Set([[2], [1]])",
    "an expression": "/a/g",
    "null": "null",
    "nothing": "undefined",
    "text": "'1'",
    "a number": "1",
    "a list of nothing": "[undefined]",
    "a list with a hole": "[,]",
    "a record with nothing": "({ a: undefined })",
    "an empty record": "({})",
    "an empty list": "[]",
    "a record of a class": "new (class Point { a = 1 })()",
    "the same text twice": "((x) => [x, x])({ a: 1 })",
    "the same text in copies": "[{ a: 1 }, { a: 1 }]",
}
_PAIRS = ", ".join(f"[{name!r}, () => {value}]" for name, value in _VALUES.items())
simple(
    "an equal value set again fires nothing",
    render(f"""
  const values = [{_PAIRS}];
  let fired = 0;
  model.on("change:value", () => {{ fired += 1; }});
  for (const [one, first] of values) for (const [other, second] of values) {{
    model.set("value", first());
    fired = 0;
    model.set("value", second());
    if (!fired) note(one, "=", other);
  }}
  const itself = () => {{ const made = {{ a: 1 }}; made.itself = made; return made; }};
  model.set("value", itself());
  fired = 0;
  model.set("value", itself());
  note("holds itself", fired);
  done();"""),
    value=0,
)
simple(
    "a sorting listener comes to rest",
    render("""
  model.on("change:items", () => {
    note(JSON.stringify(model.get("items")));
    model.set("items", [...model.get("items")].sort());
  });
  model.set("items", [...model.get("items"), 2]);
  done();"""),
    items=[1, 3],
)
simple(
    "bytes arrive as a data view, wherever they stand",
    render("""
  const { deep } = model.get("data");
  note(deep[0] instanceof DataView, deep[0].byteLength, deep[0].getUint8(2));
  model.on("change:bytes", () => note("bytes"));
  model.set("bytes", new DataView(new Uint8Array([7, 0, 255]).buffer));
  model.set("bytes", new DataView(new Uint8Array([7, 0, 254]).buffer));
  done();"""),
    data={"deep": [b"\x07\x00\xff"]},
    bytes=b"\x07\x00\xff",
)

# -- events --------------------------------------------------------------------------------------

simple(
    "events come in the order of a notebook",
    render("""
  model.on("all", (name) => note("all", name));
  model.on("change", (its, options) => {
    note("change", Object.keys(its.changedAttributes()), its.hasChanged("a"), options.from);
  });
  model.on("change:a change:b", (its, value) => {
    note("either", value, its.get("a"), its.previous("a"));
  });
  model.on({ "change:a": () => note("a"), "change:b": () => note("b") });
  model.set("a", 1);
  model.set({ a: 2, b: 2 }, { from: "here" });
  model.set("a", 3, { silent: true });
  model.set("b", 9, { unset: true });
  note(model.get("b"), model.set("a", 4) === undefined);
  done();"""),
    a=0,
    b=0,
)
simple(
    "a setting inside an event",
    render("""
  model.on("change", () => note("change", model.get("a"), model.get("b")));
  model.on("change:a", () => {
    note("a before");
    model.set("b", model.get("a"));
    note("a after");
  });
  model.on("change:b", () => note("b"));
  model.set("a", 1);
  model.on("change", () => { if (model.get("b") < 5) model.set("b", model.get("b") + 1); });
  model.set("c", 1);
  done();"""),
    a=0,
    b=0,
    c=0,
)
simple(
    "off in all its forms",
    render("""
  const one = () => note("one"), two = () => note("two");
  const fire = (word) => { note(word); model.set("a", model.get("a") + 1); };
  model.on("change:a", one); model.on("change:a", two); model.on("change", one);
  fire("all three");
  model.off("change:a", one); fire("without one at change:a");
  model.off("change:a"); fire("without change:a");
  model.on("change:a change", two); model.off(null, two); fire("without two");
  model.on("change:a", two); model.off({ "change:a": two }); fire("by record");
  model.off(); fire("none");
  const first = () => { note("first"); model.off("change:a", last); model.on("change:a", late); };
  const last = () => note("last"), late = () => note("late");
  model.on("change:a", first); model.on("change:a", last);
  fire("taken away meanwhile"); fire("afterwards");
  done();"""),
    a=0,
)


@case("off reaches the listeners of its own view alone")
def _() -> list[Any]:
    name = "off reaches the listeners of its own view alone"
    module = """export default {
      initialize({ model }) { model.on("change:a", () => note("initialize")); },
      render({ model }) {
        const mine = model.get("drawn") + 1;
        model.set("drawn", mine);
        model.on("change:a", () => note("view", mine));
        if (mine < 2) return;
        model.off();
        model.set("a", 1);
        done();
      } };"""
    return [widget(name, module, a=0, drawn=0)] * 2


simple(
    "an error in a listener reaches whoever set the value",
    render("""
  model.on("change:a", () => { throw new Error("in a listener"); });
  try { model.set("a", 1); } catch (error) { note(error.message, model.get("a")); }
  model.off();
  model.on("change:a", () => note("still fires"));
  model.set("a", 2);
  done();"""),
    a=0,
)
