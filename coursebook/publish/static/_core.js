// @ts-check
// What a static page draws of the core ipywidgets: layout, classes, plain boxes and links.
import { NcModel } from "./_model.js";

const NC_BOXES = {
  Box: ["widget-box"],
  HBox: ["widget-box", "widget-hbox"],
  VBox: ["widget-box", "widget-vbox"],
  GridBox: ["widget-gridbox"],
};

/**
 * Give an element its model's classes, and keep its style as the model's layout has it.
 *
 * @param {NcModel} model
 * @param {HTMLElement} el
 * @param {object} owner of the listener on the layout
 * @returns {() => void} lets the layout go
 */
export function ncDress(model, el, owner) {
  el.classList.add(...(model.get("_dom_classes") ?? []));
  const layout = model.get("layout");
  if (!(layout instanceof NcModel)) return () => {};
  const style = () => {
    for (const [trait, value] of Object.entries(layout.attributes)) {
      el.style.setProperty(trait.replaceAll("_", "-"), value);
    }
  };
  style();
  layout.on("change", style, owner);
  return () => layout.off(null, null, owner);
}

/**
 * Let an attribute follow another, as `jslink` and `jsdlink` of ipywidgets do.
 *
 * @param {[NcModel, string]} source
 * @param {[NcModel, string]} target takes the source's value at once
 * @param {boolean} both whether the source follows too
 */
export function ncLink(source, target, both) {
  let carrying = false;
  /** @param {[NcModel, string]} from @param {[NcModel, string]} to */
  const carry = ([from, its], [to, name]) => {
    if (carrying) return;
    carrying = true;
    try {
      to.set(name, from.get(its));
    } finally {
      carrying = false;
    }
  };
  source[0].on(`change:${source[1]}`, () => carry(source, target));
  carry(source, target);
  if (both) target[0].on(`change:${target[1]}`, () => carry(target, source));
}

/**
 * Draw a box: a place for each child, again whenever the children change.
 *
 * @param {keyof typeof NC_BOXES} kind
 * @param {NcModel} model
 * @param {HTMLElement} el
 * @param {AbortSignal} signal
 * @param {object} owner of the listener
 * @param {(reference: string, el: HTMLElement, signal: AbortSignal) => Promise<any>} drawChild
 */
export function ncDrawBox(kind, model, el, signal, owner, drawChild) {
  const style = model.get("box_style");
  el.classList.add(...NC_BOXES[kind], ...(style ? ["alert", `alert-${style}`] : []));
  let drawn = new AbortController();
  signal.addEventListener("abort", () => drawn.abort());
  const update = () => {
    drawn.abort();
    drawn = new AbortController();
    const children = /** @type {string[]} */ (model.get("children") ?? []);
    const places = children.map(() => document.createElement("div"));
    el.replaceChildren(...places);
    return Promise.all(children.map((child, i) => drawChild(child, places[i], drawn.signal)));
  };
  model.on("change:children", update, owner);
  return update();
}
