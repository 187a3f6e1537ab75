// @ts-check
// A reader's judgement of a document, in words.

/**
 * @typedef {[string, string, [string, string][]]} Question key, words, answers
 * @typedef {Record<string, string>} Answers
 * @typedef {{first: Answers, now: Answers}} Judgement
 */

/** @param {Question} question @param {Answers} answers @returns {string} the words of an answer */
function answerText([key, , options], answers) {
  return Object.fromEntries(options)[answers[key]] ?? "";
}

/**
 * @param {Question} question
 * @param {Judgement} judgement
 * @returns {string} first and present answer, where they differ
 */
export function courseOf(question, { first, now }) {
  const [before, after] = [answerText(question, first), answerText(question, now)];
  return before === after ? after : `${before}; then: ${after}`;
}

/**
 * @param {{label: string, holder: string}[]} readings
 * @returns {string} who reads a document how, in a line
 */
export function readersText(readings) {
  return readings.map(({ label, holder }) => `${label} (${holder})`).join("; ");
}
