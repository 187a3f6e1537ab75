// @ts-check
// A setting, which is the index of a value for each control, and the link that carries it.
import { element, readFragment } from "./_kit.js";

/**
 * @typedef {{parameter: string, kind: "slider" | "radio" | "select" | "checkbox", label: string, texts: string[], shown: string[], start: number, plays: boolean}} Control
 */

const LINK_MS = 300;
const HOLD_MS = 3000;

/**
 * The number of a setting's frame; the last control changes fastest, as in Python.
 *
 * @param {Control[]} controls
 * @param {number[]} setting
 */
export function frameNumber(controls, setting) {
  return controls.reduce((number, control, place) => number * control.texts.length + setting[place], 0);
}

/** @param {Control} control @param {string} text @returns {number} the index of a value, -1 if there is none */
function indexOfText(control, text) {
  const exact = control.texts.indexOf(text);
  if (exact >= 0 || control.kind !== "slider" || text.trim() === "") return exact;
  return control.texts.findIndex((each) => Number(each) === Number(text));
}

/**
 * @param {Control[]} controls
 * @param {Record<string, string>} link
 * @returns {{setting: number[], unknown: string[]}}
 */
export function settingFromLink(controls, link) {
  /** @type {string[]} */
  const unknown = [];
  const setting = controls.map((control) => {
    if (!(control.parameter in link)) return control.start;
    const index = indexOfText(control, link[control.parameter]);
    if (index < 0) unknown.push(`${control.label}: ${link[control.parameter]}`);
    return index < 0 ? control.start : index;
  });
  return { setting, unknown };
}

/** @param {Control[]} controls @param {number[]} setting @returns {Record<string, string>} */
export function linkOfSetting(controls, setting) {
  return Object.fromEntries(controls.map((control, place) => [control.parameter, control.texts[setting[place]]]));
}

/** @param {string} name @param {() => string} fragment */
export function linkKeeper(name, fragment) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const write = (/** @type {string} */ url) => {
    try {
      history.replaceState(history.state, "", url);
    } catch {
      // some places, such as a sandboxed frame, have no history: the link button still works
    }
  };
  return {
    later() {
      clearTimeout(timer);
      timer = setTimeout(() => write(fragment()), LINK_MS);
    },
    clear() {
      clearTimeout(timer);
      if (readFragment(name)) write(location.pathname + location.search);
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
 */
export function bringIntoView(el, signal) {
  const settled = new AbortController();
  const scroll = () => requestAnimationFrame(() => el.scrollIntoView({ block: "start" }));
  const stop = () => settled.abort();
  const options = { signal: settled.signal, passive: true };
  for (const move of ["wheel", "touchmove", "pointerdown", "keydown"]) addEventListener(move, stop, options);
  addEventListener("nc-mounted", scroll, options);
  signal.addEventListener("abort", stop, options);
  setTimeout(stop, HOLD_MS);
  /** @type {HTMLElement} */ (el.querySelector("[role=group]")).focus({ preventScroll: true });
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
