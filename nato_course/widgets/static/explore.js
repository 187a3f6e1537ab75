// @ts-check
// Controls over frames that Python made: the page shows, for each setting, exactly what the
// function returned. The frames come packed by `widgets/_pack.py`.
import { announcer, element, makeFragment, prefersReducedMotion, readFragment, uniqueId } from "./_kit.js";

/**
 * @typedef {{parameter: string, kind: "slider" | "radio" | "select" | "checkbox", label: string, texts: string[], shown: string[], start: number, plays: boolean}} Control
 * @typedef {[number, 0 | 1, string, number[]] | string[]} Column
 * @typedef {{skeleton: number[], fragments: number[], slots: number[], columns: Column[]}} Shape
 * @typedef {{which: number[], shapes: Shape[]}} Part
 * @typedef {{tokens: string[], parts: Part[]}} Packed
 * @typedef {{node: HTMLElement, show: (index: number) => void, first: HTMLElement}} Input
 */

const PREFIX = "ncxid";
const SLOT = -1;
const PLAY_MS = 800;
const LINK_MS = 300;
const HOLD_MS = 3000;

// -- frames ----------------------------------------------------------------------------------

/** @param {string} packed @returns {Promise<Packed>} */
async function inflate(packed) {
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Response(stream).json();
}

/** @param {number} count @param {number} places @param {0 | 1} bare @param {string} minus */
function decimal(count, places, bare, minus) {
  const digits = String(Math.abs(count)).padStart(places + 1, "0");
  const point = digits.length - places;
  let text = `${digits.slice(0, point)}.${digits.slice(point)}`;
  if (bare) text = text.replace(/0+$/, "");
  return (count < 0 ? minus : "") + text.replace(/\.$/, "");
}

/** @param {Column} column @returns {string[]} the column's text in each fragment of its shape */
function columnTexts(column) {
  if (!Array.isArray(column[3])) return /** @type {string[]} */ (column);
  const [places, bare, minus, differences] = /** @type {[number, 0 | 1, string, number[]]} */ (column);
  let count = 0;
  return differences.map((difference) => {
    count += difference;
    return decimal(count, places, bare, minus);
  });
}

/**
 * @param {Part} part
 * @param {string[]} tokens
 * @returns {(fragment: number) => string} the HTML of a fragment
 */
function fragmentReader(part, tokens) {
  /** @type {Map<number, {shape: Shape, texts: string[][], row: number}>} */
  const places = new Map();
  for (const shape of part.shapes) {
    const texts = shape.columns.map(columnTexts);
    shape.fragments.forEach((fragment, row) => places.set(fragment, { shape, texts, row }));
  }
  return (fragment) => {
    const place = places.get(fragment);
    if (!place) throw new Error(`the frames hold no fragment ${fragment}`);
    const { shape, texts, row } = place;
    let slot = 0;
    let html = "";
    for (const token of shape.skeleton) {
      html += token === SLOT ? texts[shape.slots[slot++]][row] : tokens[token];
    }
    return html;
  };
}

// -- settings --------------------------------------------------------------------------------

/**
 * The number of a setting's frame; the last control changes fastest, as in Python.
 *
 * @param {Control[]} controls
 * @param {number[]} setting
 */
function frameNumber(controls, setting) {
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
function settingFromLink(controls, link) {
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
function linkOfSetting(controls, setting) {
  return Object.fromEntries(controls.map((control, place) => [control.parameter, control.texts[setting[place]]]));
}

// -- inputs ----------------------------------------------------------------------------------

/** @typedef {(index: number) => void} OnInput */

/** @param {Control} control @param {OnInput} onInput @returns {Input} */
function sliderInput(control, onInput) {
  const id = uniqueId("slider");
  const value = element("span", { class: "nc-explore-value", "aria-hidden": "true" });
  const range = element("input", {
    type: "range",
    id,
    min: "0",
    max: String(control.texts.length - 1),
    step: "1",
    oninput: () => onInput(range.valueAsNumber),
  });
  const head = element(
    "div",
    { class: "nc-explore-head" },
    element("label", { for: id }, control.label),
    value,
  );
  const node = element("div", { class: "nc-explore-control" }, head, range);
  const show = (/** @type {number} */ index) => {
    range.value = String(index);
    range.setAttribute("aria-valuetext", control.shown[index]);
    value.textContent = control.shown[index];
  };
  return { node, show, first: range };
}

/** @param {Control} control @param {OnInput} onInput @returns {Input} */
function selectInput(control, onInput) {
  const id = uniqueId("select");
  const options = control.shown.map((text) => element("option", {}, text));
  const select = element("select", { id, oninput: () => onInput(select.selectedIndex) }, ...options);
  const label = element("label", { class: "nc-explore-head", for: id }, control.label);
  const node = element("div", { class: "nc-explore-control" }, label, select);
  const show = (/** @type {number} */ index) => {
    select.selectedIndex = index;
  };
  return { node, show, first: select };
}

/** @param {Control} control @param {OnInput} onInput @returns {Input} */
function radioInput(control, onInput) {
  const name = uniqueId("radio");
  const buttons = control.shown.map((_, index) => element("input", { type: "radio", name, oninput: () => onInput(index) }));
  const options = buttons.map((button, index) =>
    element("label", { class: "nc-explore-option" }, button, element("span", {}, control.shown[index])),
  );
  const legend = element("legend", { class: "nc-explore-head" }, control.label);
  const node = element("fieldset", { class: "nc-explore-control" }, legend, ...options);
  const show = (/** @type {number} */ index) => {
    buttons[index].checked = true;
  };
  return { node, show, first: buttons[0] };
}

/** @param {Control} control @param {OnInput} onInput @returns {Input} */
function checkboxInput(control, onInput) {
  const box = element("input", { type: "checkbox", oninput: () => onInput(Number(box.checked)) });
  const label = element("label", { class: "nc-explore-option" }, box, element("span", {}, control.label));
  const show = (/** @type {number} */ index) => {
    box.checked = index === 1;
  };
  return { node: element("div", { class: "nc-explore-control" }, label), show, first: box };
}

const INPUTS = { slider: sliderInput, select: selectInput, radio: radioInput, checkbox: checkboxInput };

// -- parts of the view -----------------------------------------------------------------------

/**
 * The place where frames appear. Only what changes is replaced, and each part keeps the largest
 * height it has had, so that what stands below doesn't jump.
 *
 * @param {Packed} packed
 */
function frameView(packed) {
  const readers = packed.parts.map((part) => fragmentReader(part, packed.tokens));
  const prefix = uniqueId("frame");
  const contents = packed.parts.map(() => element("div"));
  const boxes = contents.map((content) => element("div", { class: "nc-explore-part" }, content));
  const widths = new Map();
  const observer = new ResizeObserver((entries) => {
    for (const { target, borderBoxSize } of entries) {
      const [{ inlineSize, blockSize }] = borderBoxSize;
      const box = /** @type {HTMLElement} */ (target.parentElement);
      const tallest = widths.get(target) === inlineSize ? parseFloat(box.style.minHeight) || 0 : 0;
      widths.set(target, inlineSize);
      box.style.minHeight = `${Math.max(tallest, blockSize)}px`;
    }
  });
  for (const content of contents) observer.observe(content);
  /** @type {number[]} */
  const shown = [];
  return {
    node: element("div", { class: "nc-explore-frame" }, ...boxes),
    /** @param {number} frame */
    show(frame) {
      packed.parts.forEach((part, place) => {
        const fragment = part.which[frame];
        if (shown[place] === fragment) return;
        shown[place] = fragment;
        contents[place].innerHTML = readers[place](fragment).replaceAll(PREFIX, prefix);
      });
    },
    summary: () => contents[0].textContent ?? "",
    stop: () => observer.disconnect(),
  };
}

/**
 * A button that plays through a slider's values; where less motion is asked for, it takes one step
 * at a time.
 *
 * @param {Control} control
 * @param {{index: () => number, go: (index: number) => void, rest: () => void, signal: AbortSignal}} slider
 */
function playButton(control, { index, go, rest, signal }) {
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let timer;
  const last = control.texts.length - 1;
  const button = element("button", { type: "button", class: "nc-button nc-explore-play", onclick: press });
  const label = () => {
    const word = timer ? "Pause" : prefersReducedMotion() ? "Step" : "Play";
    button.textContent = word;
    button.setAttribute("aria-label", `${word}: ${control.label}`);
  };
  const stop = () => {
    if (!timer) return;
    clearInterval(timer);
    timer = undefined;
    label();
    rest();
  };
  function step() {
    go(index() + 1);
    if (index() >= last) stop();
  }
  function press() {
    if (timer) return stop();
    if (prefersReducedMotion()) {
      go(index() >= last ? 0 : index() + 1);
      return rest();
    }
    if (index() >= last) go(0);
    timer = setInterval(step, PLAY_MS);
    label();
  }
  matchMedia("(prefers-reduced-motion: reduce)").addEventListener("change", () => (stop(), label()), { signal });
  label();
  return { button, stop };
}

/** @param {string} name @param {() => string} fragment */
function linkKeeper(name, fragment) {
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
function bringIntoView(el, signal) {
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
async function copyLink(url, note) {
  try {
    await navigator.clipboard.writeText(url);
    note.textContent = "Link copied.";
  } catch {
    const link = element("a", { href: url }, url);
    note.replaceChildren("The browser doesn't allow copying here. This is the link: ", link);
  }
}

// -- the widget ------------------------------------------------------------------------------

/** @param {{model: any, el: HTMLElement}} view */
async function render({ model, el }) {
  /** @type {Control[]} */
  const controls = model.get("controls");
  const name = model.get("name");
  const view = frameView(await inflate(model.get("frames")));
  const closing = new AbortController();
  const live = announcer();
  const note = element("p", { class: "nc-explore-note", role: "status" });
  const link = () => makeFragment(name, linkOfSetting(controls, setting));
  const keeper = linkKeeper(name, link);
  let setting = controls.map((control) => control.start);
  let pending = 0;

  const draw = () => {
    pending = 0;
    inputs.forEach((input, place) => input.show(setting[place]));
    view.show(frameNumber(controls, setting));
  };
  const change = (/** @type {number} */ place, /** @type {number} */ index) => {
    setting[place] = index;
    note.textContent = "";
    pending ||= requestAnimationFrame(draw);
    keeper.later();
  };
  const say = () => requestAnimationFrame(() => live.say(view.summary()));
  const byReader = (/** @type {number} */ place) => (/** @type {number} */ index) => {
    if (controls[place].plays) players.forEach((player) => player.stop());
    change(place, index);
    say();
  };
  const inputs = controls.map((control, place) => INPUTS[control.kind](control, byReader(place)));
  const players = controls.flatMap((control, place) => {
    if (!control.plays) return [];
    const go = (/** @type {number} */ index) => change(place, index);
    const player = playButton(control, { index: () => setting[place], go, rest: say, signal: closing.signal });
    inputs[place].first.before(player.button);
    return [player];
  });
  const reset = () => {
    players.forEach((player) => player.stop());
    controls.forEach((control, place) => change(place, control.start));
    keeper.clear();
    say();
  };
  const followLink = () => {
    const asked = readFragment(name);
    if (!asked) return;
    const { setting: found, unknown } = settingFromLink(controls, asked);
    players.forEach((player) => player.stop());
    setting = found;
    draw();
    note.textContent = unknown.length ? `The link asks for what is not here (${unknown.join("; ")}).` : "";
    bringIntoView(el, closing.signal);
  };
  addEventListener("hashchange", followLink, { signal: closing.signal });

  el.classList.add("nc-explore", "nc-panel");
  el.append(...layout(model, inputs, view.node, note, live.node, reset, link));
  draw();
  followLink();
  return () => {
    closing.abort();
    cancelAnimationFrame(pending);
    for (const part of [view, live, keeper, ...players]) part.stop();
    el.replaceChildren();
  };
}

/**
 * @param {any} model
 * @param {Input[]} inputs
 * @param {HTMLElement} frame
 * @param {HTMLElement} note
 * @param {HTMLElement} live
 * @param {() => void} reset
 * @param {() => string} link
 */
function layout(model, inputs, frame, note, live, reset, link) {
  const titleId = uniqueId("title");
  const copy = () => copyLink(location.href.split("#")[0] + link(), note);
  const help = model.get("help");
  return [
    element("p", { class: "nc-explore-title", id: titleId }, model.get("title")),
    help && element("p", { class: "nc-explore-help" }, help),
    element(
      "div",
      { role: "group", "aria-labelledby": titleId, tabIndex: -1 },
      element("div", { class: "nc-explore-controls" }, ...inputs.map((input) => input.node)),
      frame,
      element(
        "div",
        { class: "nc-explore-actions" },
        element("button", { type: "button", class: "nc-button", onclick: reset }, "Reset"),
        element("button", { type: "button", class: "nc-button", onclick: copy }, "Copy link to this setting"),
      ),
      note,
    ),
    live,
  ].filter(Boolean);
}

export default { render };
