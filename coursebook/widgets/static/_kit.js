// @ts-check
// Shared by every front-end module of the course; `widgets/_base.py` puts it in front of each.

/**
 * @typedef {Record<string, any>} Properties
 * @typedef {Node | string | null | undefined | false} Child
 */

/**
 * Make an element: properties are set as such, `class`, `data-*`, `aria-*`, `role` and `for` as
 * attributes, `on…` as listeners. Text stays text.
 *
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Properties} [properties]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function element(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  applyProperties(node, properties);
  node.append(
    ...children.filter(child => child !== null && child !== undefined && child !== false),
  );
  return node;
}

/**
 * @param {string} tag
 * @param {Properties} [properties]
 * @param {...Child} children
 * @returns {SVGElement}
 */
export function svgElement(tag, properties = {}, ...children) {
  const node = /** @type {SVGElement} */ (
    document.createElementNS("http://www.w3.org/2000/svg", tag)
  );
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2).toLowerCase(), value);
    else if (value !== null && value !== undefined && value !== false)
      node.setAttribute(name, String(value));
  }
  node.append(
    ...children.filter(child => child !== null && child !== undefined && child !== false),
  );
  return node;
}

/**
 * @param {HTMLElement} node
 * @param {Properties} properties
 */
function applyProperties(node, properties) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined) continue;
    if (name.startsWith("on") && typeof value === "function") {
      node.addEventListener(name.slice(2).toLowerCase(), value);
    } else if (name === "class" || name === "role" || name === "for" || name.includes("-")) {
      if (value !== false) node.setAttribute(name, String(value));
    } else {
      /** @type {any} */ (node)[name] = value;
    }
  }
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
export function button(label, onclick, { primary = false, class: look = "", ...properties } = {}) {
  const looks = ["nc-button", primary && "nc-button-primary", look].filter(Boolean).join(" ");
  return element("button", { type: "button", class: looks, onclick, ...properties }, label);
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
  return element("p", { class: "nc-links" }, "Check it: ", ...shown);
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
  const node = element("div", { class: "nc-live", role: "status", "aria-live": "polite" });
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

/** @returns {boolean} whether the reader asked for less motion */
export function prefersReducedMotion() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
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
