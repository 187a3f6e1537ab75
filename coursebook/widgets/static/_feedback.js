// @ts-check
// What a reader sees after an answer: the outcome, the reasons, and where they can be checked.
import { checkLinks, element } from "./_kit.js";
import { radios } from "./_radios.js";

/** @typedef {import("./_grading.js").Note} Note */
/** @typedef {import("./_grading.js").Grade} Grade */

/** @type {Record<string, string>} */
export const STATE_WORDS = {
  right: "Right",
  partly: "Partly right",
  wrong: "Not right yet",
  compared: "Beside the ledger",
  written: "Beside a model answer",
  shown: "The answer",
};
/** @type {Record<string, string>} */
const STATE_SIGNS = {
  right: "✓",
  partly: "◐",
  wrong: "✗",
  compared: "⇄",
  written: "✎",
  shown: "→",
};
const NOTE_WORDS = { right: "Right", wrong: "Not right", plain: "" };
const RATINGS = ["Not yet", "Partly", "Fully"];

/**
 * @param {string} state
 * @param {string} message
 * @returns {{node: HTMLElement, heading: HTMLElement}}
 */
export function outcomeNode(state, message) {
  const heading = element(
    "p",
    { class: "nc-outcome", role: "heading", "aria-level": 3, tabIndex: -1 },
    element("span", { "aria-hidden": "true" }, `${STATE_SIGNS[state]} `),
    STATE_WORDS[state],
  );
  const node = element("div", {}, heading, message ? element("p", {}, message) : null);
  return { node, heading };
}

/**
 * A note says whether its part is right, unless the outcome has just said so of the whole.
 *
 * @param {Note[]} notes @param {string} [said] the outcome's state @returns {HTMLElement | null}
 */
export function noteList(notes, said) {
  const told = notes.filter(note => note.text || note.see);
  if (!told.length) return null;
  return element(
    "ul",
    { class: "nc-notes" },
    ...told.map(note => {
      const word = note.mark === said ? "" : NOTE_WORDS[note.mark];
      return element(
        "li",
        { class: `nc-note nc-note-${note.mark}` },
        word && element("span", { class: "nc-note-word" }, `${word}: `),
        note.label && element("strong", {}, note.label),
        element(
          "span",
          { class: note.label ? "nc-note-text" : "" },
          note.text,
          note.see && " ",
          note.see && element("a", { href: note.see.href }, note.see.label),
        ),
      );
    }),
  );
}

/** @param {any} question @returns {HTMLElement} what to take away, and where to check it */
export function takeaway(question) {
  return element(
    "div",
    { class: "nc-takeaway" },
    element("p", {}, question.explanation),
    checkLinks(question.links),
  );
}

/**
 * @param {any} question
 * @param {string} chosen
 * @returns {HTMLElement} both verdicts on one scale
 */
export function scaleTrack(question, chosen) {
  return element(
    "ol",
    { class: "nc-track" },
    ...question.scale.map((/** @type {any} */ step) => {
      const tags = [step.id === chosen && "You", step.id === question.verdict && "Ledger"].filter(
        Boolean,
      );
      return element(
        "li",
        { class: tags.length ? "nc-track-tagged" : "" },
        step.text,
        ...tags.map(tag => element("span", { class: "nc-tag" }, String(tag))),
      );
    }),
  );
}

/**
 * @param {any} question
 * @param {Record<string, number>} ratings
 * @param {(ratings: Record<string, number>) => void} onRate
 * @returns {HTMLElement} the rubric, for the reader to rate their own text by
 */
export function rubricForm(question, ratings, onRate) {
  const given = { ...ratings };
  const rows = question.rubric.map((/** @type {{id: string, text: string}} */ criterion) => {
    const onchange = (/** @type {string} */ points) => {
      given[criterion.id] = Number(points);
      onRate({ ...given });
    };
    const words = RATINGS.map((label, points) => [String(points), label]);
    const { rows: choices } = radios(words, { chosen: String(given[criterion.id]), onchange });
    return element(
      "fieldset",
      { class: "nc-group" },
      element("legend", {}, criterion.text),
      element("div", { class: "nc-row" }, ...choices),
    );
  });
  return element(
    "div",
    { class: "nc-rubric" },
    element("p", {}, "How far does your answer do this?"),
    ...rows,
  );
}
