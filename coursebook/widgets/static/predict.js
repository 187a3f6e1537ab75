// @ts-check
import { button, checkLinks, element, uniqueId } from "./_kit.js";
import {
  actionRow,
  keptNote,
  mountBet,
  optionList,
  outcomeHeading,
  skippedScene,
} from "./_bet_view.js";
import { compareBet } from "./_grading.js";
import { numbersWithin } from "./_numbers.js";

/**
 * @typedef {import("./_bet_view.js").BetMemory} Memory
 * @typedef {import("./_bet_view.js").Scene} Scene
 * @typedef {import("./_bet_view.js").Stage} Stage
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

/** @param {any} prediction @param {number | string | null} bet @returns {BetInput} */
function betInput(prediction, bet) {
  return prediction.kind === "choice"
    ? optionList(prediction.options, bet)
    : numberInput(prediction, bet);
}

/**
 * A slider and a box for one number. Neither starts on a value, which would pull the bet its way.
 *
 * @param {any} prediction @param {number | string | null} bet @returns {BetInput}
 */
function numberInput(prediction, bet) {
  const { low, high, unit } = prediction;
  const id = uniqueId("bet");
  // Not a number field: that drops the separators which many countries write.
  const box = element("input", {
    id,
    type: "text",
    inputMode: "decimal",
    autocomplete: "off",
    class: "nc-number",
    value: typeof bet === "number" ? String(bet) : "",
    onInput: () => slide.follow(String(read()[0] ?? "")),
  });
  box.addEventListener("keydown", ({ key }) => {
    if (key === "Enter")
      /** @type {HTMLElement | null} */ (
        box.closest(".nc-bet")?.querySelector(".nc-button-primary")
      )?.click();
  });
  const read = () => numbersWithin(box.value, low, high, unit);
  const slide = unsetSlider(prediction, box.value, value => {
    box.value = value;
  });
  const label = element(
    "label",
    { for: id },
    unit ? `Your prediction, in ${unit}` : "Your prediction",
  );
  return {
    node: element("div", { class: "nc-field" }, label, box, slide.node),
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
  const groove = element("span", { class: "nc-groove", "aria-hidden": "true" }, "◂ drag or tap ▸");
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
  const ends = element(
    "span",
    { class: "nc-ends", "aria-hidden": "true" },
    element("span", {}, `${low}`),
    element("span", {}, `${high}`),
  );
  return { node: element("div", { class: "nc-slide" }, slider, groove, ends), follow };
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
 * @param {any} prediction @param {Memory} memory @param {(bet: number | string) => void} onCommit
 * @param {(message: string) => void} say
 * @param {...HTMLElement} others what stands beside the button
 */
function betForm(prediction, memory, onCommit, say, ...others) {
  const input = betInput(prediction, memory.bet);
  const needs = element("p", { class: "nc-needs" });
  const commit = button(
    `Commit to this ${wordsOf(prediction).noun}`,
    () => {
      const found = input.read();
      if (found.length === 1) return onCommit(found[0]);
      const asked = found.length
        ? "That can be read in two ways. Which do you mean?"
        : missingText(prediction);
      needs.replaceChildren(
        asked,
        ...found.flatMap(bet => [" ", button(meaningText(bet), () => onCommit(bet))]),
      );
      say([asked, found.map(meaningText).join(" or ")].join(" ").trim());
    },
    { primary: true },
  );
  const node = element("div", { class: "nc-bet" }, input.node, actionRow(commit, ...others), needs);
  return { node, focus: input.focus };
}

/**
 * @param {string} label
 * @param {string} value
 * @param {number | null} part
 * @param {boolean} [own]
 */
function bar(label, value, part, own = false) {
  const filled =
    part === null
      ? null
      : element("span", {
          class: "nc-bar",
          "aria-hidden": "true",
          style: `width: ${Math.max(0.5, 100 * part)}%`,
        });
  return element(
    "li",
    { class: own ? "nc-mine" : "" },
    element("span", { class: "nc-bar-label" }, `${label}: `),
    element("strong", {}, value),
    filled,
  );
}

/**
 * @param {any} prediction
 * @param {Memory} memory
 * @returns {HTMLElement} bet and answer, side by side
 */
function comparison(prediction, memory) {
  const { low, high, answer, kind } = prediction;
  const part = (/** @type {any} */ value) =>
    kind !== "choice" && typeof value === "number"
      ? Math.min(1, Math.max(0, (value - low) / (high - low)))
      : null;
  const words = wordsOf(prediction);
  return element(
    "ul",
    { class: "nc-bars" },
    memory.bet === null
      ? null
      : bar(words.past, betText(prediction, memory.bet), part(memory.bet), true),
    memory.again ? bar("Now", betText(prediction, memory.again), null, true) : null,
    bar(words.truth, prediction.shown_answer, part(answer)),
  );
}

/**
 * @param {any} prediction
 * @param {Memory} memory
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
  const node = element(
    "div",
    { class: "nc-answer" },
    heading,
    bet === null ? null : comparison(prediction, memory),
    element("p", {}, prediction.answer_text),
    checkLinks(prediction.links),
  );
  return {
    parts: [node],
    focus: () => heading.focus(),
    ...(bet === null ? { kicker: words.skipped } : {}),
  };
}

/**
 * @param {any} prediction
 * @param {number | string | null} bet
 * @returns {string} what is said as the answer opens
 */
function openedText(prediction, bet) {
  const message = bet === null ? "" : `${compareBet(prediction, bet).message} `;
  return `${message}${wordsOf(prediction).truth}: ${prediction.shown_answer}.`;
}

/** @param {Stage} stage @returns {Scene} */
function predictScene({ asked: prediction, memory, keep, say, editing, edit }) {
  const { noun, opened, without } = wordsOf(prediction);
  if (memory.committed && !editing) {
    const text = element(
      "p",
      { class: "nc-outcome nc-mine", tabIndex: -1 },
      `Your ${noun}: ${betText(prediction, memory.bet)}`,
    );
    const notes = memory.opened
      ? [element("p", {}, `You have ${opened}, so it stays as it is.`)]
      : keptNote("and the book returns to it.", button(`Change my ${noun}`, edit));
    return { parts: [text, ...notes], focus: () => text.focus() };
  }
  if (memory.opened) {
    const text = element("p", { tabIndex: -1 }, `You have ${opened} ${without}.`);
    return { parts: [text], focus: () => text.focus() };
  }
  const form = betForm(
    prediction,
    memory,
    bet => {
      keep({ bet, committed: true, changes: memory.changes + (memory.committed ? 1 : 0) });
      say(`Your ${noun} is kept: ${betText(prediction, bet)}.`);
    },
    say,
  );
  return { parts: [form.node], focus: form.focus };
}

/** @param {Stage} stage @returns {Scene} */
function recallScene(stage) {
  const { asked: prediction, memory, keep, say } = stage;
  const words = wordsOf(prediction);
  const open = () => {
    keep({ opened: true });
    say(openedText(prediction, memory.bet));
  };
  if (memory.opened) return answerScene(prediction, memory);
  if (words === VERDICT) return againScene(stage, open);
  if (memory.committed && !stage.editing) {
    const text = element(
      "p",
      { class: "nc-outcome nc-mine", tabIndex: -1 },
      `${words.past}: ${betText(prediction, memory.bet)}`,
    );
    return {
      parts: [text, actionRow(button(words.show, open, { primary: true }))],
      focus: () => text.focus(),
    };
  }
  if (stage.editing) return predictScene(stage);
  return skippedScene(
    stage,
    { skipped: words.skipped, back: "Go back to it", again: "Make one now", show: words.show },
    open,
  );
}

/**
 * A verdict is asked anew, whether or not it was given before; the first shows only beside the
 * second.
 *
 * @param {Stage} stage @param {() => void} open without another verdict @returns {Scene}
 */
function againScene({ asked: prediction, memory, keep, say }, open) {
  const given = memory.committed
    ? "You gave a verdict before the evidence. Choose as you see it now; then the two stand side by side."
    : "You gave no verdict before the evidence. Choose as you see it now.";
  const form = betForm(
    prediction,
    { ...memory, bet: null },
    again => {
      keep({ again: String(again), opened: true });
      say(openedText(prediction, again));
    },
    say,
    button(VERDICT.show, open),
  );
  return { parts: [element("p", {}, given), form.node], focus: form.focus };
}

/** @param {{model: {get: (name: string) => any}, el: HTMLElement}} view */
function render(view) {
  const { model } = view;
  const recalled = model.get("role") === "recall";
  const { back, ask } = wordsOf(model.get("prediction"));
  return mountBet(
    view,
    model.get("prediction"),
    recalled ? back : ask,
    recalled ? recallScene : predictScene,
  );
}

export default { render };
