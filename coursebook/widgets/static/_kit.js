// @ts-check
// Shared by every front-end module of the course; `widgets/_base.py` puts it in front of each.

/**
 * @typedef {Record<string, any>} Properties
 * @typedef {Node | string | null | undefined | false} Child
 * @typedef {(Properties | Child | Child[])[]} Content
 * @typedef {HTMLElementTagNameMap} Tags
 */
/**
 * @template {string} T
 * @typedef {T extends keyof Tags ? Tags[T] :
 *   T extends `${infer Name extends keyof Tags}.${string}` ? Tags[Name] : HTMLElement} Made
 */

/**
 * Make an element, such as `element("p.nc-quiet", { id }, ["See ", link])`. Properties, if any, come
 * first: `class`, `data-*`, `aria-*`, `role` and `for` are set as attributes, `on…` as listeners.
 * Then comes one child, or a list of them; text stays text.
 *
 * @template {string} T
 * @param {T} tag with its classes
 * @param {Content} content
 * @returns {Made<T>}
 */
export function element(tag, ...content) {
  const [name, ...classes] = tag.split(".");
  return /** @type {any} */ (filled(document.createElement(name), classes, content));
}

/**
 * The same in a drawing, where all properties are attributes.
 *
 * @param {string} tag
 * @param {Content} content
 * @returns {SVGElement}
 */
export function svgElement(tag, ...content) {
  const [name, ...classes] = tag.split(".");
  const node = document.createElementNS("http://www.w3.org/2000/svg", name);
  return /** @type {SVGElement} */ (filled(node, classes, content));
}

/** @param {Element} node @param {string[]} classes @param {Content} content */
function filled(node, classes, content) {
  const [first, ...rest] = content;
  const plain = first?.constructor === Object;
  const { class: look, ...properties } = plain ? /** @type {Properties} */ (first) : {};
  const looks = [...classes, look].filter(Boolean).join(" ");
  if (looks) node.setAttribute("class", looks);
  for (const [name, value] of Object.entries(properties)) setProperty(node, name, value);
  node.append(.../** @type {Node[]} */ ((plain ? rest : content).flat().filter(isThere)));
  return node;
}

/** @param {any} child @returns {boolean} */
const isThere = child => child !== null && child !== undefined && child !== false;

/** @param {Element} node @param {string} name @param {any} value */
function setProperty(node, name, value) {
  if (value === null || value === undefined) return;
  const isAttribute = name.includes("-") || ["role", "for"].includes(name);
  if (name.startsWith("on")) node.addEventListener(name.slice(2).toLowerCase(), value);
  else if (!isAttribute && !(node instanceof SVGElement)) Object.assign(node, { [name]: value });
  else if (value !== false) node.setAttribute(name, String(value));
}

/**
 * Put children in the place of those that a node has; as in `element`, nothing may stand for one.
 *
 * @param {Element} node
 * @param {Child[]} children
 */
export function fill(node, children) {
  node.replaceChildren(.../** @type {Node[]} */ (children.filter(isThere)));
}

/**
 * Put a view into its place on the page.
 *
 * @param {HTMLElement} el
 * @param {string} classes
 * @param {Child[]} nodes
 * @param {(() => void)[]} ends what ends with it
 * @returns {() => void} takes it away again
 */
export function mounted(el, classes, nodes, ends) {
  el.classList.add(...classes.split(" "));
  el.append(.../** @type {Node[]} */ (nodes.filter(isThere)));
  return () => {
    for (const end of ends) end();
    el.replaceChildren();
  };
}

/**
 * A button. What it says may change later; its properties are those of `element`, and `class` adds
 * to its look.
 *
 * @param {string} label
 * @param {((event: any) => void) | null} onclick
 * @param {Properties} [properties] `primary` is the step that a reader is to take next
 * @returns {HTMLButtonElement}
 */
export function button(label, onclick, { primary = false, ...properties } = {}) {
  const tag = primary ? "button.nc-button.nc-button-primary" : "button.nc-button";
  return element(tag, { type: "button", onclick, ...properties }, label);
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

/** @param {Child} label @param {HTMLElement} control @returns {HTMLElement[]} both, in this order */
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

/** @param {number} number @param {string} one @param {string} [many] @returns {string} */
export function counted(number, one, many = `${one}s`) {
  return `${number} ${number === 1 ? one : many}`;
}

/** @param {any} value @returns {Record<string, any>} it, if it has named fields; otherwise none */
export function recordOf(value) {
  return value && typeof value === "object" && !Array.isArray(value) ? value : {};
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
 * A name that no other view on the page has, for `id`, `for` and `name`.
 *
 * @param {string} stem
 * @returns {string}
 */
export function uniqueId(stem) {
  // Each model has a copy of this module, so the page counts.
  const page = /** @type {any} */ (globalThis);
  const slot = Symbol.for("coursebook.ids");
  page[slot] = (page[slot] ?? 0) + 1;
  return `nc-${stem}-${page[slot]}`;
}

/**
 * A polite live region. Messages wait until the reader's input rests, so that sliding through
 * twenty settings is not read out twenty times.
 *
 * @param {number} [delay] milliseconds of rest before a message is announced
 * @returns {{node: HTMLElement, say: (message: string) => void, stop: () => void}}
 */
export function announcer(delay = 400) {
  const node = element("div.nc-live", { role: "status", "aria-live": "polite" });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  return {
    node,
    say(message) {
      clearTimeout(timer);
      timer = setTimeout(() => {
        node.textContent = message;
      }, delay);
    },
    stop: () => clearTimeout(timer),
  };
}

/**
 * JupyterLab's shortcuts would take the arrow keys from radio buttons and sliders. It leaves the
 * keys to a focused element with this attribute; further out it would come too late.
 *
 * @template {{el: HTMLElement}} T
 * @template R
 * @param {(view: T) => R} render
 * @returns {(view: T) => R}
 */
export function withOwnKeys(render) {
  return view => {
    view.el.addEventListener("focusin", ({ target }) => {
      if (target instanceof Element) target.setAttribute("data-lm-suppress-shortcuts", "true");
    });
    return render(view);
  };
}

export const LESS_MOTION = "(prefers-reduced-motion: reduce)";

/** @returns {boolean} whether the reader asked for less motion */
export function prefersReducedMotion() {
  return matchMedia(LESS_MOTION).matches;
}

/**
 * @param {string} text for the clipboard
 * @returns {Promise<boolean>} whether the browser took it
 */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * @returns {string} the anchor that the address names; "" for one that no browser could have
 *   written
 */
export function namedAnchor() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
}

/**
 * Settings that a link carries, as `#x.name?key=value&…`; other fragments are anchors.
 *
 * @param {string} name
 * @returns {Record<string, string> | null}
 */
export function readFragment(name) {
  const [target, query] = location.hash.slice(1).split("?");
  if (target !== `x.${encodeURIComponent(name)}`) return null;
  return Object.fromEntries(new URLSearchParams(query ?? ""));
}

/**
 * Go to a part of a widget now and whenever the address comes to name it.
 *
 * @param {string} name
 * @param {() => void} goTo
 * @returns {() => void} what ends this
 */
export function whenLinked(name, goTo) {
  const look = () => {
    if (readFragment(name)) requestAnimationFrame(goTo);
  };
  addEventListener("hashchange", look);
  look();
  return () => removeEventListener("hashchange", look);
}

/**
 * @param {string} name
 * @param {Record<string, string | number | boolean>} settings
 * @returns {string} the fragment, with its leading `#`
 */
export function makeFragment(name, settings) {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(settings)) query.set(key, String(value));
  return `#x.${encodeURIComponent(name)}?${query}`;
}
