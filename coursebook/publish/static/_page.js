// @ts-check
// What the scripts of a page share: making an element, and finding those that are there.

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, any>} [properties] those with a hyphen, and `role`, are attributes
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function made(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "role" || name.includes("-")) node.setAttribute(name, value);
    else /** @type {any} */ (node)[name] = value;
  }
  node.append(...children);
  return node;
}

/** @param {{pathname: string}} address @returns {string} the name of its page, without ending */
export function stemOf({ pathname }) {
  return pathname.replace(/^.*\/|\.html$/g, "");
}

/**
 * @template {HTMLElement} [T=HTMLElement]
 * @param {string} selector
 * @param {ParentNode} [root]
 * @returns {T[]} all that fit
 */
export function all(selector, root = document) {
  return /** @type {T[]} */ ([...root.querySelectorAll(selector)]);
}

/**
 * @template {HTMLElement} [T=HTMLElement]
 * @param {EventTarget | null} target
 * @param {string} selector
 * @returns {T | null} the target, or what it stands in
 */
export function around(target, selector) {
  return target instanceof Element ? target.closest(selector) : null;
}
