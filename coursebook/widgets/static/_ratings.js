// @ts-check
// A reader's ratings of explanations: what is kept of them, what a link carries, how they are told.
import { bestExplained, diagnosticity, inconsistency, ratedRows } from "./_matrix.js";

/**
 * @typedef {import("./_takeaway.js").EvidenceItem} Item
 * @typedef {import("./_matrix.js").Matrix} Matrix
 * @typedef {import("./_matrix.js").MatrixRow} MatrixRow
 * @typedef {{id: string, name: string, short: string, holds: string, expects: string, hard: string,
 *   holders: string, links: {label: string, href: string}[]}} Family
 * @typedef {{id: string, name: string, standpoint: string, rows: Record<string, {ratings:
 *   MatrixRow, reason: string}>}} Example
 * @typedef {{question: string, families: Family[], evidence: Item[], examples: Example[],
 *   scale: [number, string, string][], least: number}} Data
 * @typedef {{ratings: Matrix, dropped: string[], opened: boolean}} Memory
 */

/** The key under which a reader's ratings are kept. */
export const RATINGS_KEY = "hypotheses:families";
const STEPS_DOWN = 2; // a rating from -2 to 2 is a digit in a link
const UNRATED = "x";

/** @param {Data} data @returns {string[]} */
export function familyIds(data) {
  return data.families.map(({ id }) => id);
}

/**
 * @param {Data} data
 * @param {any} stored
 * @returns {Memory} what is kept, without ratings of no known form
 */
export function matrixMemory(data, stored) {
  const found = stored && typeof stored === "object" ? stored : {};
  const steps = data.scale.map(([step]) => step);
  const rowOf = (/** @type {any} */ row) =>
    Object.fromEntries(
      familyIds(data)
        .filter(id => steps.includes(row?.[id]))
        .map(id => [id, row[id]]),
    );
  const ratings = Object.fromEntries(
    data.evidence
      .map(({ id }) => /** @type {[string, MatrixRow]} */ ([id, rowOf(found.ratings?.[id])]))
      .filter(([, row]) => Object.keys(row).length),
  );
  const dropped = Array.isArray(found.dropped) ? found.dropped : [];
  return {
    ratings,
    dropped: data.evidence.map(({ id }) => id).filter(id => dropped.includes(id)),
    opened: found.opened === true,
  };
}

/**
 * @param {Data} data
 * @param {Memory} memory
 * @returns {Record<string, string> | null} what a link carries, with the explanations in the order
 *   of the digits
 */
export function linkOfRatings(data, { ratings, dropped }) {
  const families = familyIds(data);
  const digits = (/** @type {MatrixRow} */ row) =>
    families.map(id => (id in row ? row[id] + STEPS_DOWN : UNRATED)).join("");
  const rated = data.evidence
    .filter(({ id }) => Object.keys(ratings[id] ?? {}).length)
    .map(({ id }) => `${id}_${digits(ratings[id])}`);
  if (!rated.length) return null;
  const link = { for: families.join("."), rated: rated.join(".") };
  return dropped.length ? { ...link, out: dropped.join(".") } : link;
}

/**
 * @param {Data} data
 * @param {Record<string, string>} link
 * @returns {{state: Memory | null, whole: boolean}} what of it fits the matrix
 */
export function ratingsFromLink(data, link) {
  const list = (/** @type {string | undefined} */ text) => (text ?? "").split(".").filter(Boolean);
  const [families, rows, dropped] = [list(link.for), list(link.rated), list(link.out)];
  const rowOf = (/** @type {string} */ digits) =>
    Object.fromEntries(
      [...digits].map((digit, i) => [
        families[i],
        /\d/.test(digit) ? Number(digit) - STEPS_DOWN : null,
      ]),
    );
  const ratings = Object.fromEntries(
    rows.map(row => row.split("_")).map(([id, digits = ""]) => [id, rowOf(digits)]),
  );
  const state = matrixMemory(data, { ratings, dropped });
  const found = Object.values(state.ratings).flatMap(Object.keys).length + state.dropped.length;
  const asked =
    rows.flatMap(row => [...(row.split("_")[1] ?? "?")]).filter(digit => digit !== UNRATED).length +
    dropped.length;
  return { state: linkOfRatings(data, state) && state, whole: found === asked };
}

/**
 * @param {Data} data
 * @param {Memory} memory
 * @returns {Matrix} the rows that count: rated for all, not left out
 */
export function countedRows(data, memory) {
  return Object.fromEntries(
    Object.entries(ratedRows(memory.ratings, familyIds(data))).filter(
      ([id]) => !memory.dropped.includes(id),
    ),
  );
}

/** @param {Data} data @param {string[]} ids @returns {string} */
export function namesText(data, ids) {
  return data.families
    .filter(({ id }) => ids.includes(id))
    .map(({ short }) => short)
    .join(" and ");
}

/** @param {Data} data @param {number | undefined} step @returns {string} */
export function signText(data, step) {
  return data.scale.find(([each]) => each === step)?.[1] ?? "·";
}

/** @param {Data} data @param {MatrixRow | undefined} row @returns {string} */
export function rowText(data, row) {
  return data.families.map(({ id, short }) => `${short} ${signText(data, row?.[id])}`).join(", ");
}

/** @param {Data} data @param {Matrix} rows @returns {string} */
export function leadText(data, rows) {
  const count = Object.keys(rows).length;
  if (!count)
    return "Rate a piece of evidence for all four explanations, and the points appear here.";
  const scores = inconsistency(rows, familyIds(data));
  const best = bestExplained(scores);
  const pieces = `${count} piece${count === 1 ? "" : "s"} of evidence`;
  const points = `${scores[best[0]]} point${scores[best[0]] === 1 ? "" : "s"}`;
  if (best.length === data.families.length)
    return `All stand alike, with ${points} against each, from ${pieces}.`;
  return `Least speaks against: ${namesText(data, best)}, with ${points} from ${pieces}.`;
}

/** @param {Data} data @param {MatrixRow} row @returns {string} */
export function gapText(data, row) {
  if (!familyIds(data).every(id => id in row)) return "Not rated for all four yet.";
  const gap = diagnosticity(row);
  if (gap === 0) return "Tells apart: 0 of 4. Rated alike for all, it can't help you choose.";
  return `Tells apart: ${gap} of 4.`;
}

/** @param {Data} data @param {Memory} memory @returns {string} */
export function matrixText(data, memory) {
  const lines = data.evidence
    .filter(({ id }) => memory.ratings[id])
    .map(
      ({ id, short }) =>
        `${short}: ${rowText(data, memory.ratings[id])}. ${gapText(data, memory.ratings[id])}${memory.dropped.includes(id) ? " Left out." : ""}`,
    );
  const scores = Object.entries(inconsistency(countedRows(data, memory), familyIds(data)));
  const sums = data.families.map(
    ({ id, name }) =>
      `${name}: ${scores.find(([each]) => each === id)?.[1] ?? 0} points against it`,
  );
  return [
    data.question,
    "",
    ...(lines.length ? lines : ["No piece rated yet."]),
    "",
    ...sums,
    leadText(data, countedRows(data, memory)),
    "",
  ].join("\n");
}
