// @ts-check
// Links to a widget's state: the address that follows the reader, links to copy and to follow.
import { copy, element, makeFragment, readFragment } from "./_kit.js";

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
  for (const move of ["wheel", "touchmove", "pointerdown", "keydown"])
    addEventListener(move, stop, options);
  addEventListener("nc-mounted", scroll, options);
  signal.addEventListener("abort", stop, options);
  setTimeout(stop, HOLD_MS);
  target?.focus({ preventScroll: true });
  scroll();
}

/**
 * What a link to a widget carries.
 *
 * @typedef {Record<string, string | number | boolean>} Settings
 * @typedef {{
 *   name: string,
 *   el: HTMLElement,
 *   settings: () => Settings | null,
 *   follow: (link: Record<string, string>) => HTMLElement | null | void,
 * }} Linked `settings` is null where there is nothing to link to; `follow` shows what a link asks
 *   for and may return what takes the focus, or null where nothing does
 */

/** A widget's state in the page's address: it follows the reader, is copied, and is shown. */
export class StateLink {
  /** @param {Linked} linked */
  constructor(linked) {
    this.linked = linked;
    this.closing = new AbortController();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
  }

  /** Follow the page's link, now and whenever it changes. */
  start() {
    addEventListener("hashchange", () => this.look(), { signal: this.closing.signal });
    this.look();
  }

  look() {
    const { name, el, follow } = this.linked;
    const asked = readFragment(name);
    if (!asked) return;
    const target = /** @type {HTMLElement | null | undefined} */ (follow(asked));
    bringIntoView(el, this.closing.signal, target);
  }

  /** @param {Settings | null} [settings] @returns {string} "" where there is nothing to link to */
  fragment(settings = this.linked.settings()) {
    return settings ? makeFragment(this.linked.name, settings) : "";
  }

  /** Let the address follow, once the reader rests. */
  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.now(), LINK_MS);
  }

  now() {
    writeAddress(this.fragment() || location.pathname + location.search);
  }

  /** Take the widget out of the address. */
  clear() {
    clearTimeout(this.timer);
    if (readFragment(this.linked.name)) writeAddress(location.pathname + location.search);
  }

  /**
   * @param {HTMLElement} note says what came of it
   * @param {Settings | null} [settings]
   * @returns {Promise<string>} what it says
   */
  async copy(note, settings) {
    const url = location.href.split("#")[0] + this.fragment(settings);
    if (await copy(url)) note.textContent = "Link copied.";
    else {
      const link = element("a", { href: url }, url);
      note.replaceChildren("The browser doesn't allow copying here. This is the link: ", link);
    }
    return note.textContent ?? "";
  }

  stop() {
    this.closing.abort();
    clearTimeout(this.timer);
  }
}
