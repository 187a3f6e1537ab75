// @ts-check
import { button, checkLinks, element, uniqueId } from "./_kit.js";
import { actionRow, keptNote, mountBet, optionList, outcomeHeading, skippedScene } from "./_bet_view.js";
import { compareBet } from "./_grading.js";
import { numbersWithin } from "./_numbers.js";

/**
 * @typedef {import("./_bet_view.js").BetMemory} Memory
 * @typedef {import("./_bet_view.js").Scene} Scene
 * @typedef {import("./_bet_view.js").Stage} Stage
 * @typedef {{node: HTMLElement, read: () => (number | string)[], focus: () => void}} BetInput
 *   `read` gives every bet that the input can mean
 */

/** @param {any} prediction @param {number | string | null} bet @returns {string} */
export function betText(prediction, bet) {
  if (bet === null) return "none";
  if (prediction.kind !== "choice") return `${bet} ${prediction.unit}`.trim();
  return prediction.options.find((/** @type {any} */ each) => each.id === bet)?.text ?? "an answer no longer offered";
}

/** @param {any} prediction @param {number | string | null} bet @returns {BetInput} */
function betInput(prediction, bet) {
  return prediction.kind === "choice" ? optionList(prediction.options, bet) : numberInput(prediction, bet);
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
  const box = element("input", { id, type: "text", inputMode: "decimal", autocomplete: "off", class: "nc-number",
    value: typeof bet === "number" ? String(bet) : "", onInput: () => slide.follow(String(read()[0] ?? "")) });
  box.addEventListener("keydown", ({ key }) => {
    if (key === "Enter") /** @type {HTMLElement | null} */ (box.closest(".nc-bet")?.querySelector(".nc-button-primary"))?.click();
  });
  const read = () => numbersWithin(box.value, low, high, unit);
  const slide = unsetSlider(prediction, box.value, (value) => { box.value = value; });
  const label = element("label", { for: id }, unit ? `Your prediction, in ${unit}` : "Your prediction");
  return { node: element("div", { class: "nc-field" }, label, box, slide.node), read, focus: () => box.focus() };
}

/**
 * A slider that shows no thumb and says "not set yet" until the reader sets it. A first arrow
 * key starts from the end that it leads away from, so that no value is suggested.
 *
 * @param {any} prediction @param {string} start @param {(value: string) => void} onSet
 * @returns {{node: HTMLElement, follow: (value: string) => void}}
 */
function unsetSlider({ low, high, unit }, start, onSet) {
  const slider = element("input", { type: "range", min: String(low), max: String(high), step: "1",
    "aria-label": `Your prediction, from ${low} to ${high} ${unit}`.trim() });
  const middle = element("span", {}, "not set yet");
  const mark = (/** @type {boolean} */ set) => {
    slider.classList.toggle("nc-unset", !set);
    slider.setAttribute("aria-valuetext", set ? `${slider.value} ${unit}`.trim() : "not set yet");
    middle.hidden = set;
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
  const ends = element("span", { class: "nc-ends", "aria-hidden": "true" }, element("span", {}, `${low}`), middle, element("span", {}, `${high}`));
  return { node: element("div", {}, slider, ends), follow };
}

/** @param {any} prediction */
function missingText(prediction) {
  return prediction.kind === "choice" ? "Choose one of them first."
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
 */
function betForm(prediction, memory, onCommit, say) {
  const input = betInput(prediction, memory.bet);
  const needs = element("p", { class: "nc-needs" });
  const commit = button("Commit to this prediction", () => {
    const found = input.read();
    if (found.length === 1) return onCommit(found[0]);
    const asked = found.length ? "That can be read in two ways. Which do you mean?" : missingText(prediction);
    needs.replaceChildren(asked, ...found.flatMap((bet) => [" ", button(meaningText(bet), () => onCommit(bet))]));
    say([asked, found.map(meaningText).join(" or ")].join(" ").trim());
  }, { primary: true });
  const node = element("div", { class: "nc-bet" }, input.node, actionRow(commit), needs);
  return { node, focus: input.focus };
}

/** @param {string} label @param {string} value @param {number | null} part @param {boolean} [own] */
function bar(label, value, part, own = false) {
  const filled = part === null ? null
    : element("span", { class: "nc-bar", "aria-hidden": "true", style: `width: ${Math.max(0.5, 100 * part)}%` });
  return element("li", { class: own ? "nc-mine" : "" }, element("span", { class: "nc-bar-label" }, `${label}: `), element("strong", {}, value), filled);
}

/** @param {any} prediction @param {Memory} memory @returns {HTMLElement} bet and record, side by side */
function comparison(prediction, memory) {
  const { low, high, answer, kind } = prediction;
  const part = (/** @type {any} */ value) =>
    kind !== "choice" && typeof value === "number" ? Math.min(1, Math.max(0, (value - low) / (high - low))) : null;
  return element("ul", { class: "nc-bars" },
    bar("You predicted", betText(prediction, memory.bet), part(memory.bet), true),
    bar("The record", prediction.shown_answer, part(answer)));
}

/** @param {any} prediction @param {Memory} memory */
function answerNode(prediction, memory) {
  const heading = outcomeHeading(compareBet(prediction, memory.bet).message);
  const node = element("div", { class: "nc-answer" }, heading, comparison(prediction, memory),
    element("p", {}, prediction.answer_text), checkLinks(prediction.links));
  return { node, focus: () => heading.focus() };
}

/** @param {Stage} stage @returns {Scene} */
function predictScene({ asked: prediction, memory, keep, say, editing, edit }) {
  if (memory.committed && !editing) {
    const text = element("p", { class: "nc-outcome nc-mine", tabIndex: -1 }, `Your prediction: ${betText(prediction, memory.bet)}`);
    const notes = memory.opened ? [element("p", {}, "You have opened the answer, so it stays as it is.")]
      : keptNote("and the book returns to it.", button("Change my prediction", edit));
    return { parts: [text, ...notes], focus: () => text.focus() };
  }
  if (memory.opened) {
    const text = element("p", { tabIndex: -1 }, "You have opened the answer without a prediction.");
    return { parts: [text], focus: () => text.focus() };
  }
  const form = betForm(prediction, memory, (bet) => {
    keep({ bet, committed: true, changes: memory.changes + (memory.committed ? 1 : 0) });
    say(`Your prediction is kept: ${betText(prediction, bet)}.`);
  }, say);
  return { parts: [form.node], focus: form.focus };
}

/** @param {Stage} stage @returns {Scene} */
function recallScene(stage) {
  const { asked: prediction, memory, keep, say } = stage;
  const open = () => {
    keep({ opened: true });
    say(`${compareBet(prediction, memory.bet).message} The record: ${prediction.shown_answer}.`);
  };
  if (memory.opened) {
    const answer = answerNode(prediction, memory);
    return { parts: [answer.node], focus: answer.focus };
  }
  if (memory.committed && !stage.editing) {
    const text = element("p", { class: "nc-outcome nc-mine", tabIndex: -1 }, `You predicted: ${betText(prediction, memory.bet)}`);
    const show = button("Show what the record shows", open, { primary: true });
    return { parts: [text, actionRow(show)], focus: () => text.focus() };
  }
  if (stage.editing) return predictScene(stage);
  return skippedScene(stage, { skipped: "You made no prediction", back: "Go back to it", again: "Make one now", show: "Show the answer" }, open);
}

/** @param {{model: {get: (name: string) => any}, el: HTMLElement}} view */
function render(view) {
  const { model } = view;
  const recalled = model.get("role") === "recall";
  return mountBet(view, model.get("prediction"), recalled ? "What you predicted" : "Predict before you read on",
    recalled ? recallScene : predictScene);
}

export default { render };
