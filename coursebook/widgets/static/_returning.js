// @ts-check
// Which questions come back to a reader, and what is kept of it: never in the place of first
// answers.
import { answerTo } from "./_progress.js";

/**
 * `log` holds the first try of each time a question came back, `now` the memory of the present
 * time.
 *
 * @typedef {{state: string, score: number, confidence: string | null, at: number}} Try
 * @typedef {{log: Try[], now: any}} Reviewed
 * @typedef {import("./_progress.js").Entries} Entries
 */

const MOST_LOGGED = 50;
const [SURE_AND_WRONG, NOT_RIGHT, OTHER, RIGHT_IN_REVIEW] = [0, 1, 2, 3];

/** @param {Entries} entries @param {string} id @returns {Reviewed} */
export function reviewOf(entries, id) {
  const value = entries[`review:${id}`]?.value;
  return { log: Array.isArray(value?.log) ? value.log : [], now: value?.now ?? null };
}

/** @param {any} result @returns {boolean} */
function isMissed(result) {
  return result?.state === "wrong" || result?.state === "partly";
}

/**
 * @param {Entries} entries
 * @param {string} id
 * @returns {number} the lower, the sooner it comes back
 */
export function urgency(entries, id) {
  const answer = answerTo(entries, id);
  const last = reviewOf(entries, id).log.at(-1);
  if (last?.state === "right") return RIGHT_IN_REVIEW;
  const missed = [last, answer?.first].filter(isMissed);
  if (missed.some(each => each?.confidence === "sure")) return SURE_AND_WRONG;
  return isMissed(last) || isMissed(answer?.last) ? NOT_RIGHT : OTHER;
}

/**
 * The questions to ask: those the reader was sure of and missed, then those not right, then as the
 * book orders them; what was right in review comes last, the longest ago first.
 *
 * @template {{id: string}} T
 * @param {T[]} questions @param {Entries} entries @param {number} count @returns {T[]}
 */
export function chosenFor(questions, entries, count) {
  const at = (/** @type {T} */ each) => reviewOf(entries, each.id).log.at(-1)?.at ?? 0;
  const keyed = questions.map((each, place) => ({
    each,
    place,
    rank: urgency(entries, each.id),
    at: at(each),
  }));
  keyed.sort(
    (a, b) =>
      a.rank - b.rank || (a.rank === RIGHT_IN_REVIEW ? a.at - b.at : 0) || a.place - b.place,
  );
  return keyed.slice(0, count).map(({ each }) => each);
}

/** @param {Entries} entries @param {string} id @returns {string} why a question comes back */
export function reasonFor(entries, id) {
  const rank = urgency(entries, id);
  if (rank === SURE_AND_WRONG) return "you were sure, and it was not right";
  if (rank === NOT_RIGHT) return "not right the last time";
  if (rank === RIGHT_IN_REVIEW) return "right when it last came back";
  return answerTo(entries, id)?.first ? "you have answered it before" : "";
}

/**
 * @param {Entries} entries
 * @param {string[]} ids
 * @returns {number} how many of them were missed and not mended since
 */
export function missedCount(entries, ids) {
  return ids.filter(id => urgency(entries, id) < OTHER).length;
}

/**
 * @param {Reviewed} kept
 * @param {any} memory
 * @returns {Reviewed} with the first try of this time noted once
 */
export function afterReview(kept, memory) {
  const begun = (kept.now?.tries ?? 0) === 0 && memory.tries > 0;
  if (!begun) return { log: kept.log, now: memory };
  const { state, score, confidence, at } = memory.first;
  return {
    log: [...kept.log.slice(1 - MOST_LOGGED), { state, score, confidence, at }],
    now: memory,
  };
}
