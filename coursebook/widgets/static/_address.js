// @ts-check
// What the page's address names: an anchor, or a widget with its settings; and what is copied.

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
 * @param {string} name @param {() => void} goTo
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
 * @param {string} name @param {Record<string, string | number | boolean>} settings
 * @returns {string} the fragment, with its leading `#`
 */
export function makeFragment(name, settings) {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(settings)) query.set(key, String(value));
  return `#x.${encodeURIComponent(name)}?${query}`;
}
