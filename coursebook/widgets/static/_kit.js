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
 * Make an element, such as `element("p.nc-quiet", { id }, ["See ", link])`. Properties, if any,
 * come first: `class`, `data-*`, `aria-*`, `role` and `for` are set as attributes, `on…` as
 * listeners. Then comes one child, or a list of them; text stays text.
 *
 * @template {string} T
 * @param {T} tag with its classes
 * @param {Content} content
 * @returns {Made<T>}
 */
export function element(tag, ...content) {
  const [name, ...classes] = tag.split(".");
  return filled(document.createElement(name), classes, content);
}

/**
 * The same in a drawing, where all properties are attributes.
 *
 * @param {string} tag @param {Content} content
 * @returns {SVGElement}
 */
export function svgElement(tag, ...content) {
  const [name, ...classes] = tag.split(".");
  const node = document.createElementNS("http://www.w3.org/2000/svg", name);
  return filled(node, classes, content);
}

/** @param {Element} node @param {string[]} classes @param {any[]} content @returns {any} */
function filled(node, classes, content) {
  const plain = content[0]?.constructor === Object;
  const { class: look, ...properties } = plain ? content[0] : {};
  const looks = [...classes, look].filter(Boolean).join(" ");
  if (looks) node.setAttribute("class", looks);
  for (const [name, value] of Object.entries(properties)) setProperty(node, name, value);
  const children = plain ? content.slice(1) : content;
  node.append(...children.flat().filter(isThere));
  return node;
}

/** @param {Child} child @returns {child is Node | string} */
export const isThere = child => child !== null && child !== undefined && child !== false;

/** @param {Element} node @param {string} name @param {any} value */
function setProperty(node, name, value) {
  if (value === null || value === undefined) return;
  const isAttribute = name.includes("-") || ["role", "for"].includes(name);
  if (name.startsWith("on")) node.addEventListener(name.slice(2).toLowerCase(), value);
  else if (!isAttribute && !(node instanceof SVGElement)) Object.assign(node, { [name]: value });
  else if (value !== false) node.setAttribute(name, String(value));
}

/**
 * A button. What it says may change later; its properties are those of `element`, and `class` adds
 * to its look.
 *
 * @param {string} label @param {((event: any) => void) | null} onclick
 * @param {Properties} [properties] `primary` is the step that a reader is to take next
 * @returns {HTMLButtonElement}
 */
export function button(label, onclick, { primary = false, ...properties } = {}) {
  const tag = primary ? "button.nc-button.nc-button-primary" : "button.nc-button";
  return element(tag, { type: "button", onclick, ...properties }, label);
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
