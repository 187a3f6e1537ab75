// @ts-check
// A question as it is asked: what is asked stands in strong letters, what is told around it in
// quiet ones.
import { element } from "./_kit.js";

/** A sentence ends here: not after an initial, and only where another begins. */
const SENTENCE_END = /(?<!(?:^|[\s.])[A-Z])[.?!]['"’”)]*\s+(?=['"‘“(]*[A-Z0-9])/g;
const LONG_TASK = 3;
/** A question this short, as "Which one?", says nothing without what stands before it. */
const BARE = 15;

/** @param {string} text @returns {[number, string][]} its sentences, each with where it starts */
function sentencesOf(text) {
  const starts = [0, ...[...text.matchAll(SENTENCE_END)].map(end => end.index + end[0].length)];
  return starts.map((start, i) => [start, text.slice(start, starts[i + 1])]);
}

/**
 * The last sentence that ends in a question mark is what is asked. A task without one has its last
 * sentence for it, unless it gives several.
 *
 * @param {string} prompt
 * @returns {[string, string, string]} before, asked and after, which make the prompt
 */
export function partsOfPrompt(prompt) {
  const sentences = sentencesOf(prompt);
  const question = sentences.findLastIndex(([, each]) => /\?['"’”)]*\s*$/.test(each));
  const asked = question < 0 && sentences.length < LONG_TASK ? sentences.length - 1 : question;
  if (asked < 0) return [prompt, "", ""];
  const [start, sentence] = sentences[asked];
  const text = sentence.trimEnd();
  return [prompt.slice(0, start), text, prompt.slice(start + text.length)];
}

/** @param {string} prompt @returns {(Node | string)[]} */
export function askedParts(prompt) {
  const [before, asked, after] = partsOfPrompt(prompt);
  return [before, asked && element("strong", { class: "nc-asks" }, asked), after].filter(Boolean);
}

/**
 * @param {string} prompt
 * @returns {string} what tells it from others of its kind, where there is no room for all
 */
export function shortPrompt(prompt) {
  const [before, asked, after] = partsOfPrompt(prompt);
  const lead = asked.length < BARE ? sentencesOf(before.trim()).at(-1)?.[1] : "";
  return after.trim() || [lead, asked].filter(Boolean).join(" ");
}
