// @ts-check
// What a reader sees after an answer: the outcome, the reasons, and where they can be checked.
import { element } from "./_kit.js";
import { radios } from "./_radios.js";
import { checkLinks, outcomeHeading } from "./_forms.js";
/** @import { Note, Question } from "./_grading.js" */

/** @type {Record<string, {sign: string, word: string}>} */
export const STATES = {
  right: { sign: "✓", word: "Right" },
  partly: { sign: "◐", word: "Partly right" },
  wrong: { sign: "✗", word: "Not right yet" },
  compared: { sign: "⇄", word: "Beside the ledger" },
  written: { sign: "✎", word: "Beside a model answer" },
  shown: { sign: "→", word: "The answer" },
};
const NOTE_WORDS = { right: "Right", wrong: "Not right", plain: "" };
const RATINGS = ["Not yet", "Partly", "Fully"];

/**
 * @param {string} state @param {string} message
 * @returns {{node: HTMLElement, heading: HTMLElement}}
 */
export function outcomeNode(state, message) {
  const { sign, word } = STATES[state];
  const heading = outcomeHeading([element("span", { "aria-hidden": "true" }, `${sign} `), word]);
  const node = element("div", [heading, message && element("p", message)]);
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
    "ul.nc-notes",
    told.map(note => {
      const word = note.mark === said ? "" : NOTE_WORDS[note.mark];
      return element("li", { class: `nc-note nc-note-${note.mark}` }, [
        word && element("span.nc-note-word", `${word}: `),
        note.label && element("strong", note.label),
        element("span", { class: note.label ? "nc-note-text" : "" }, [
          note.text,
          note.see && " ",
          note.see && element("a", { href: note.see.href }, note.see.label),
        ]),
      ]);
    }),
  );
}

/** @param {Question} question @returns {HTMLElement} what to take away, and where to check it */
export function takeaway(question) {
  const parts = [element("p", question.explanation), checkLinks(question.links)];
  return element("div.nc-takeaway", parts);
}

/**
 * @param {Question} question @param {string} chosen
 * @returns {HTMLElement} both verdicts on one scale
 */
export function scaleTrack(question, chosen) {
  return element(
    "ol.nc-track",
    question.scale.map(step => {
      const yours = step.id === chosen && element("span.nc-tag", "You");
      const ledgers = step.id === question.verdict && element("span.nc-tag", "Ledger");
      const tagged = yours || ledgers;
      return element(tagged ? "li.nc-track-tagged" : "li", [step.text, yours, ledgers]);
    }),
  );
}

/**
 * @param {Question} question @param {Record<string, number>} ratings
 * @param {(ratings: Record<string, number>) => void} onRate
 * @returns {HTMLElement} the rubric, for the reader to rate their own text by
 */
export function rubricForm(question, ratings, onRate) {
  const given = { ...ratings };
  const rows = question.rubric.map(criterion => {
    const onchange = (/** @type {string} */ points) => {
      given[criterion.id] = Number(points);
      onRate({ ...given });
    };
    const words = RATINGS.map((label, points) => [String(points), label]);
    const { rows: choices } = radios(words, { chosen: String(given[criterion.id]), onchange });
    const parts = [element("legend", criterion.text), element("div.nc-row", choices)];
    return element("fieldset.nc-group", parts);
  });
  return element("div.nc-rubric", [element("p", "How far does your answer do this?"), ...rows]);
}
