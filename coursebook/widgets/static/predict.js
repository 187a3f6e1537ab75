// @ts-check
import { button, element } from "./_kit.js";
import {
  commitScene,
  committed,
  lineScene,
  mountBet,
  optionList,
  returnScene,
} from "./_bet_view.js";
import { compareBet } from "./_grading.js";
import { numbersWithin } from "./_numbers.js";
import { actions, checkLinks, labelled, numberField, outcomeHeading } from "./_forms.js";
/** @import { BetMemory as Memory, Scene, Stage } from "./_bet_view.js" */

/**
 * @typedef {{node: HTMLElement, read: () => (number | string)[], focus: () => void}} BetInput
 *   `read` gives every bet that the input can mean
 */

const PREDICTION = {
  ask: "Predict before you read on",
  back: "What you predicted",
  skipped: "You made no prediction",
  noun: "prediction",
  past: "You predicted",
  truth: "The answer",
  show: "Show the answer",
  opened: "opened the answer",
  without: "without a prediction",
};
const VERDICT = {
  ask: "Your verdict before the evidence",
  back: "Your verdict, once more",
  skipped: "You gave no verdict",
  noun: "verdict",
  past: "Before the evidence",
  truth: "The ledger",
  show: "Show the ledger's verdict",
  opened: "seen the ledger's verdict",
  without: "without one of your own",
};

/** @param {any} prediction @returns {typeof PREDICTION} what to call it, by what it asks for */
const wordsOf = ({ asks }) => (asks === "verdict" ? VERDICT : PREDICTION);

/** @param {any} prediction @param {number | string | null} bet @returns {string} */
export function betText(prediction, bet) {
  if (bet === null) return "none";
  if (prediction.kind !== "choice") return `${bet} ${prediction.unit}`.trim();
  return (
    prediction.options.find((/** @type {any} */ each) => each.id === bet)?.text ??
    "an answer no longer offered"
  );
}

/**
 * A slider and a box for one number. Neither starts on a value, which would pull the bet its way.
 *
 * @param {any} prediction @param {number | string | null} bet @returns {BetInput}
 */
function numberInput(prediction, bet) {
  const { low, high, unit } = prediction;
  const box = numberField({
    value: typeof bet === "number" ? String(bet) : "",
    onInput: () => slide.follow(String(read()[0] ?? "")),
    onKeydown: (/** @type {KeyboardEvent} */ { key }) => {
      /** @type {HTMLElement | null | undefined} */
      const commit = box.closest(".nc-bet")?.querySelector(".nc-button-primary");
      if (key === "Enter") commit?.click();
    },
  });
  const read = () => numbersWithin(box.value, low, high, unit);
  const slide = unsetSlider(prediction, box.value, value => void (box.value = value));
  const label = unit ? `Your prediction, in ${unit}` : "Your prediction";
  return {
    node: element("div.nc-field", [...labelled(label, box), slide.node]),
    read,
    focus: () => box.focus(),
  };
}

/**
 * A slider that shows no thumb but a groove that asks to be dragged along, until the reader sets
 * it. A first arrow key starts from the end that it leads away from, so that no value is suggested.
 *
 * @param {any} prediction @param {string} start @param {(value: string) => void} onSet
 * @returns {{node: HTMLElement, follow: (value: string) => void}}
 */
function unsetSlider({ low, high, unit }, start, onSet) {
  const slider = element("input", {
    type: "range",
    min: String(low),
    max: String(high),
    step: "1",
    "aria-label": `Your prediction, from ${low} to ${high} ${unit}`.trim(),
  });
  const groove = element("span.nc-groove", { "aria-hidden": "true" }, "◂ drag or tap ▸");
  const mark = (/** @type {boolean} */ set) => {
    slider.classList.toggle("nc-unset", !set);
    slider.setAttribute("aria-valuetext", set ? `${slider.value} ${unit}`.trim() : "not set yet");
    groove.hidden = set;
  };
  const take = () => {
    mark(true);
    onSet(slider.value);
  };
  slider.addEventListener("keydown", ({ key }) => {
    if (!slider.classList.contains("nc-unset")) return;
    if (["ArrowRight", "ArrowUp", "PageUp"].includes(key)) slider.value = String(low);
    if (["ArrowLeft", "ArrowDown", "PageDown"].includes(key)) slider.value = String(high);
  });
  // A click on the very value that the hidden thumb has is no input.
  for (const event of ["input", "click"]) slider.addEventListener(event, take);
  const follow = (/** @type {string} */ value) => {
    slider.value = value || String((low + high) / 2);
    mark(value !== "");
  };
  follow(start);
  const ends = element("span.nc-ends", { "aria-hidden": "true" }, [
    element("span", `${low}`),
    element("span", `${high}`),
  ]);
  return { node: element("div.nc-slide", [slider, groove, ends]), follow };
}

/** @param {any} prediction */
function missingText(prediction) {
  return prediction.kind === "choice"
    ? "Choose one of them first."
    : `Write a number from ${prediction.low} to ${prediction.high} first.`;
}

/** @param {number | string} bet one of two that a number can mean */
function meaningText(bet) {
  return Number.isInteger(bet) ? String(bet) : `${bet}, with a decimal point`;
}

/**
 * The form in which a bet is made.
 *
 * @param {Stage} stage @param {number | string | null} start
 * @param {(bet: number | string) => void} onCommit
 * @param {HTMLElement} [beside] the button
 * @returns {Scene}
 */
function betForm({ asked: prediction, say }, start, onCommit, beside) {
  const input =
    prediction.kind === "choice"
      ? optionList(prediction.options, start)
      : numberInput(prediction, start);
  const needs = element("p.nc-needs");
  const commit = () => {
    const found = input.read();
    if (found.length === 1) return onCommit(found[0]);
    const asked = found.length
      ? "That can be read in two ways. Which do you mean?"
      : missingText(prediction);
    const meant = found.flatMap(bet => [" ", button(meaningText(bet), () => onCommit(bet))]);
    needs.replaceChildren(asked, ...meant);
    say([asked, found.map(meaningText).join(" or ")].join(" ").trim());
  };
  const press = button(`Commit to this ${wordsOf(prediction).noun}`, commit, { primary: true });
  const node = element("div.nc-bet", [input.node, actions(press, beside), needs]);
  return { parts: [node], focus: input.focus };
}

/** @param {string} label @param {string} value @param {number | null} part @param {boolean} own */
function bar(label, value, part, own) {
  const look = { "aria-hidden": "true", style: `width: ${Math.max(0.5, 100 * (part ?? 0))}%` };
  return element(own ? "li.nc-mine" : "li", [
    element("span.nc-bar-label", `${label}: `),
    element("strong", value),
    part !== null && element("span.nc-bar", look),
  ]);
}

/**
 * @param {any} prediction @param {Memory} memory
 * @returns {HTMLElement} bet and answer, side by side
 */
function comparison(prediction, { bet, again }) {
  const { low, high, answer, kind } = prediction;
  const part = (/** @type {any} */ value) =>
    kind !== "choice" && typeof value === "number"
      ? Math.min(1, Math.max(0, (value - low) / (high - low)))
      : null;
  const words = wordsOf(prediction);
  return element("ul.nc-bars", [
    bet !== null && bar(words.past, betText(prediction, bet), part(bet), true),
    again && bar("Now", betText(prediction, again), null, true),
    bar(words.truth, prediction.shown_answer, part(answer), false),
  ]);
}

/**
 * @param {any} prediction @param {Memory} memory
 * @returns {Scene} the answer; where nothing was committed to, that alone
 */
function answerScene(prediction, memory) {
  const words = wordsOf(prediction);
  const bet = memory.again ?? memory.bet;
  const heading = outcomeHeading(
    bet === null
      ? `${words.truth}: ${prediction.shown_answer}`
      : compareBet(prediction, bet).message,
  );
  const node = element("div.nc-answer", [
    heading,
    bet !== null && comparison(prediction, memory),
    element("p", prediction.answer_text),
    checkLinks(prediction.links),
  ]);
  const scene = { parts: [node], focus: () => heading.focus() };
  return bet === null ? { ...scene, kicker: words.skipped } : scene;
}

/**
 * @param {any} prediction @param {number | string | null} bet
 * @returns {string} what is said as the answer opens
 */
function openedText(prediction, bet) {
  const message = bet === null ? "" : `${compareBet(prediction, bet).message} `;
  return `${message}${wordsOf(prediction).truth}: ${prediction.shown_answer}.`;
}

/** @param {Stage} stage @returns {Scene} */
function predictScene(stage) {
  const { asked: prediction, memory, keep, say } = stage;
  const { noun, opened, without } = wordsOf(prediction);
  const words = {
    made: `Your ${noun}: ${betText(prediction, memory.bet)}`,
    fixed: `You have ${opened}, so it stays as it is.`,
    then: "and the book returns to it.",
    change: `Change my ${noun}`,
    passed: `You have ${opened} ${without}.`,
  };
  return commitScene(stage, words, () =>
    betForm(stage, memory.bet, bet => {
      keep(committed(memory, { bet }));
      say(`Your ${noun} is kept: ${betText(prediction, bet)}.`);
    }),
  );
}

/** @param {Stage} stage @returns {Scene} */
function recallScene(stage) {
  const { asked: prediction, memory, keep, say, editing } = stage;
  const words = wordsOf(prediction);
  const open = () => {
    keep({ opened: true });
    say(openedText(prediction, memory.bet));
  };
  if (memory.opened) return answerScene(prediction, memory);
  if (words === VERDICT) return againScene(stage, open);
  if (editing) return predictScene(stage);
  const made = `${words.past}: ${betText(prediction, memory.bet)}`;
  return returnScene(stage, { ...words, made }, open);
}

/**
 * A verdict is asked anew, whether or not it was given before; the first shows only beside the
 * second.
 *
 * @param {Stage} stage @param {() => void} open without another verdict @returns {Scene}
 */
function againScene(stage, open) {
  const { asked: prediction, memory, keep, say } = stage;
  const given = memory.committed
    ? "You gave a verdict before the evidence. Choose as you see it now; then the two stand side by side."
    : "You gave no verdict before the evidence. Choose as you see it now.";
  const commit = (/** @type {number | string} */ again) => {
    keep({ again: String(again), opened: true });
    say(openedText(prediction, again));
  };
  const form = betForm(stage, null, commit, button(VERDICT.show, open));
  return { ...form, parts: [element("p", given), ...form.parts] };
}

/** @param {{model: {get: (name: string) => any}, el: HTMLElement}} view */
function render(view) {
  const { model } = view;
  const prediction = model.get("prediction");
  const { back, ask } = wordsOf(prediction);
  return model.get("role") === "recall"
    ? mountBet(view, prediction, back, recallScene)
    : mountBet(view, prediction, ask, predictScene);
}

export default { render };
