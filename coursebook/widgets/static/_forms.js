// @ts-check
// Views put on the page, and what they are made of: steps, labelled controls, places to check.
import { button, element, isThere, uniqueId } from "./_kit.js";
/** @import { Child, Properties } from "./_kit.js" */

/**
 * Put children in the place of those that a node has; as in `element`, nothing may stand for one.
 *
 * @param {Element} node @param {Child[]} children
 */
export function fill(node, children) {
  node.replaceChildren(...children.filter(isThere));
}

/**
 * Put a view into its place on the page.
 *
 * @param {HTMLElement} el @param {string} classes @param {Child[]} nodes
 * @param {(() => void)[]} ends what ends with it
 * @returns {() => void} takes it away again
 */
export function mounted(el, classes, nodes, ends) {
  el.classList.add(...classes.split(" "));
  el.append(...nodes.filter(isThere));
  return () => {
    for (const end of ends) end();
    el.replaceChildren();
  };
}

/**
 * @param {{label: string, href: string}[]} links
 * @returns {HTMLElement} where a reader can check what is said
 */
export function checkLinks(links) {
  const shown = links.flatMap(({ label, href }, i) => [
    i ? " · " : "",
    element("a", { href }, label),
  ]);
  return element("p.nc-links", ["Check it: ", ...shown]);
}

/**
 * The button of the next step, and a line that says what is still missing for it.
 *
 * @param {string} label
 * @param {() => string | void} act takes the step, or tells what is missing
 * @param {(message: string) => void} say
 */
export function step(label, act, say) {
  const needs = element("p.nc-needs");
  const onclick = () => {
    needs.textContent = "";
    const missing = act();
    if (!missing) return;
    needs.textContent = missing;
    say(missing);
  };
  return { press: button(label, onclick, { primary: true }), needs };
}

/** @param {Child[]} buttons @returns {HTMLElement} */
export function actions(...buttons) {
  return element("div.nc-actions", buttons);
}

/** @param {Child} label @param {HTMLElement} control @returns {HTMLElement[]} both, in order */
export function labelled(label, control) {
  control.id ||= uniqueId("field");
  return [element("label", { for: control.id }, label), control];
}

/**
 * A box for a number. It is no number field: that drops the separators which many countries write.
 *
 * @param {Properties} properties
 */
export function numberField(properties) {
  const form = { type: "text", inputMode: "decimal", autocomplete: "off" };
  return element("input.nc-number", { ...form, ...properties });
}

/** @param {Child | Child[]} content @returns {HTMLElement} a heading that can take the focus */
export function outcomeHeading(content) {
  return element("p.nc-outcome", { role: "heading", "aria-level": 3, tabIndex: -1 }, content);
}
