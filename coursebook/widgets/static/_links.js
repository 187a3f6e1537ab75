// @ts-check
// Links to a widget's state: the address that follows the reader, links to copy and to follow.
import { element, readFragment } from "./_kit.js";

const LINK_MS = 300;
const HOLD_MS = 3000;
// Kept with the step in the browser's history, so that it outlasts a reload and no link carries it.
const TRAIL = "nc-trail";

/** @param {string} url put into the address, without a step in the reader's history */
export function writeAddress(url) {
  try {
    history.replaceState({ ...history.state, [TRAIL]: new URL(url, location.href).hash }, "", url);
  } catch {
    // some places, such as a sandboxed frame, have no history: the widget works without
  }
}

/** @returns {boolean} whether the address is one that followed the reader here, not a link */
export function isTrail() {
  return location.hash !== "" && history.state?.[TRAIL] === location.hash;
}

/** @param {string} name @param {() => string} fragment */
export function linkKeeper(name, fragment) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  return {
    later() {
      clearTimeout(timer);
      timer = setTimeout(() => writeAddress(fragment()), LINK_MS);
    },
    clear() {
      clearTimeout(timer);
      if (readFragment(name)) writeAddress(location.pathname + location.search);
    },
    stop: () => clearTimeout(timer),
  };
}

/**
 * Show a linked widget to the reader, and hold it there while others above it come alive and
 * change their height; the reader's own move ends that.
 *
 * @param {HTMLElement} el
 * @param {AbortSignal} signal
 * @param {HTMLElement | null} [target] takes the focus
 */
export function bringIntoView(el, signal, target = el.querySelector("[role=group]")) {
  const settled = new AbortController();
  const scroll = () => requestAnimationFrame(() => el.scrollIntoView({ block: "start" }));
  const stop = () => settled.abort();
  const options = { signal: settled.signal, passive: true };
  for (const move of ["wheel", "touchmove", "pointerdown", "keydown"]) addEventListener(move, stop, options);
  addEventListener("nc-mounted", scroll, options);
  signal.addEventListener("abort", stop, options);
  setTimeout(stop, HOLD_MS);
  target?.focus({ preventScroll: true });
  scroll();
}

/** @param {string} url @param {HTMLElement} note */
export async function copyLink(url, note) {
  try {
    await navigator.clipboard.writeText(url);
    note.textContent = "Link copied.";
  } catch {
    const link = element("a", { href: url }, url);
    note.replaceChildren("The browser doesn't allow copying here. This is the link: ", link);
  }
}
