// @ts-check
// A question as it is asked: what is asked stands in strong letters, what is told around it in quiet ones.
import { element } from "./_kit.js";

/** A sentence ends here: not after an initial, and only where another begins. */
const SENTENCE_END = /(?<!(?:^|[\s.])[A-Z])[.?!]['"’”)]*\s+(?=['"‘“(]*[A-Z0-9])/g;
const LONG_TASK = 3;

/**
 * The last sentence that ends in a question mark is what is asked. A task without one has its last
 * sentence for it, unless it gives several.
 *
 * @param {string} prompt @returns {[string, string, string]} before, asked and after, which make the prompt
 */
export function partsOfPrompt(prompt) {
  const starts = [0, ...[...prompt.matchAll(SENTENCE_END)].map((end) => end.index + end[0].length)];
  const sentences = starts.map((start, i) => prompt.slice(start, starts[i + 1]));
  const question = sentences.findLastIndex((each) => /\?['"’”)]*\s*$/.test(each));
  const asked = question < 0 && sentences.length < LONG_TASK ? sentences.length - 1 : question;
  if (asked < 0) return [prompt, "", ""];
  const text = sentences[asked].trimEnd();
  const end = starts[asked] + text.length;
  return [prompt.slice(0, starts[asked]), text, prompt.slice(end)];
}

/** @param {string} prompt @returns {(Node | string)[]} */
export function askedParts(prompt) {
  const [before, asked, after] = partsOfPrompt(prompt);
  return [before, asked && element("strong", { class: "nc-asks" }, asked), after].filter(Boolean);
}

/** @param {string} prompt @returns {string} what tells it from others of its kind, for a line that has no room for all */
export function shortPrompt(prompt) {
  const [before, asked, after] = partsOfPrompt(prompt);
  return after.trim() || asked || before;
}
