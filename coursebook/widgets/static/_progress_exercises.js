// @ts-check
// What a reader has weighed and rated, told for an overview of all chapters.
import { RATINGS_KEY, countedRows, leadText, matrixMemory } from "./_ratings.js";
import { percentText, stepsOf, weighMemory, weighingKey } from "./_weighing.js";

/**
 * @typedef {Record<string, {at: number, value: any}>} Kept
 * @typedef {import("./_weighing.js").Data & {page: string, href: string}} AskedQuestion
 * @typedef {import("./_ratings.js").Data & {page: string, href: string}} AskedMatrix
 */

/**
 * @param {AskedQuestion[]} questions @param {Kept} entries
 * @returns {{title: string, href: string, from: string, weighed: string, to: string, mind:
 *   string}[]} those that have a prior
 */
export function weighedRows(questions, entries) {
  return questions.flatMap(question => {
    const memory = weighMemory(question, entries[weighingKey(question.id)]?.value);
    const steps = stepsOf(question, memory);
    if (!steps.length) return [];
    const [from, to] = [steps[0], steps[steps.length - 1]].map(({ belief }) => percentText(belief));
    const weighed = `${steps.length - 1} of ${question.evidence.length}`;
    return [
      {
        title: question.title,
        href: question.href,
        from,
        weighed,
        to,
        mind: memory.mind || "not written yet",
      },
    ];
  });
}

/**
 * @param {AskedMatrix} matrix
 * @param {Kept} entries
 * @returns {string} what the ratings come to, or nothing
 */
export function ratedText(matrix, entries) {
  const memory = matrixMemory(matrix, entries[RATINGS_KEY]?.value);
  return Object.keys(memory.ratings).length ? leadText(matrix, countedRows(matrix, memory)) : "";
}

/**
 * @param {string} page
 * @param {AskedQuestion[]} questions
 * @param {AskedMatrix} matrix
 * @returns {string[]} the keys of the exercises on a page
 */
export function exerciseKeys(page, questions, matrix) {
  const weighed = questions.filter(each => each.page === page).map(({ id }) => weighingKey(id));
  return matrix.page === page ? [...weighed, RATINGS_KEY] : weighed;
}
