// @ts-check
// The native controls of a setting, and the buttons that play through a slider's values.
import { button, element, prefersReducedMotion, uniqueId } from "./_kit.js";
import { radios } from "./_radios.js";

/**
 * @typedef {import("./_settings.js").Control} Control
 * @typedef {{node: HTMLElement, show: (index: number) => void, first: HTMLElement}} Input
 * @typedef {(index: number) => void} OnInput
 */

const PLAY_MS = 800;

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
  const options = control.shown.map(text => element("option", {}, text));
  const select = element(
    "select",
    { id, oninput: () => onInput(select.selectedIndex) },
    ...options,
  );
  const label = element("label", { class: "nc-explore-head", for: id }, control.label);
  const node = element("div", { class: "nc-explore-control" }, label, select);
  const show = (/** @type {number} */ index) => {
    select.selectedIndex = index;
  };
  return { node, show, first: select };
}

/** @param {Control} control @param {OnInput} onInput @returns {Input} */
function radioInput(control, onInput) {
  const words = control.shown.map((text, index) => [String(index), text]);
  const { rows, inputs, write } = radios(words, {
    class: "nc-explore-option",
    onchange: index => onInput(Number(index)),
  });
  const legend = element("legend", { class: "nc-explore-head" }, control.label);
  const node = element("fieldset", { class: "nc-explore-control" }, legend, ...rows);
  return { node, show: index => write([String(index)]), first: inputs[0] };
}

/** @param {Control} control @param {OnInput} onInput @returns {Input} */
function checkboxInput(control, onInput) {
  const box = element("input", { type: "checkbox", oninput: () => onInput(Number(box.checked)) });
  const label = element(
    "label",
    { class: "nc-explore-option" },
    box,
    element("span", {}, control.label),
  );
  const show = (/** @type {number} */ index) => {
    box.checked = index === 1;
  };
  return { node: element("div", { class: "nc-explore-control" }, label), show, first: box };
}

const INPUTS = {
  slider: sliderInput,
  select: selectInput,
  radio: radioInput,
  checkbox: checkboxInput,
};

/**
 * Put a button before a slider that plays through its values; where less motion is asked for, it
 * takes one step at a time.
 *
 * @param {Control} control
 * @param {Input} input
 * @param {{index: () => number, go: (index: number) => void, rest: () => void, signal:
 *   AbortSignal}} slider
 */
function playButton(control, input, { index, go, rest, signal }) {
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let timer;
  const last = control.texts.length - 1;
  const player = button("", press, { class: "nc-explore-play" });
  const label = () => {
    const word = timer ? "Pause" : prefersReducedMotion() ? "Step" : "Play";
    player.textContent = word;
    player.setAttribute("aria-label", `${word}: ${control.label}`);
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
  matchMedia("(prefers-reduced-motion: reduce)").addEventListener(
    "change",
    () => (stop(), label()),
    { signal },
  );
  label();
  input.first.before(player);
  return { stop };
}

/**
 * All controls, wired to one setting. Changes are drawn once a frame of the screen.
 *
 * @param {Control[]} controls
 * @param {{draw: (setting: number[]) => void, changed: () => void, rest: () => void, signal:
 *   AbortSignal}} on
 */
export function controlPanel(controls, { draw, changed, rest, signal }) {
  let setting = controls.map(control => control.start);
  let pending = 0;
  const show = () => {
    pending = 0;
    inputs.forEach((input, place) => input.show(setting[place]));
    draw(setting);
  };
  const change = (/** @type {number} */ place, /** @type {number} */ index) => {
    setting[place] = index;
    pending ||= requestAnimationFrame(show);
    changed();
  };
  const pause = () => players.forEach(player => player.stop());
  const byReader = (/** @type {number} */ place) => (/** @type {number} */ index) => {
    if (controls[place].plays) pause();
    change(place, index);
    rest();
  };
  const inputs = controls.map((control, place) => INPUTS[control.kind](control, byReader(place)));
  const player = (/** @type {Control} */ control, /** @type {number} */ place) => {
    const go = (/** @type {number} */ index) => change(place, index);
    return playButton(control, inputs[place], { index: () => setting[place], go, rest, signal });
  };
  const players = controls.flatMap((control, place) =>
    control.plays ? [player(control, place)] : [],
  );
  return {
    nodes: inputs.map(input => input.node),
    setting: () => setting,
    show,
    /** @param {number[]} asked */
    set(asked) {
      pause();
      setting = asked;
      show();
    },
    reset() {
      pause();
      controls.forEach((control, place) => change(place, control.start));
    },
    stop() {
      cancelAnimationFrame(pending);
      pause();
    },
  };
}
