// @ts-check
// The rules of grading, as `coursebook.questions` has them. Both replay tests/goldens/grading.json.
import { nearestReading, numberReadings, readingNote } from "./_numbers.js";

/**
 * @typedef {{label: string, href: string}} Link
 * @typedef {{id: string, label: string, mark: "right" | "wrong" | "plain", text: string, see: Link
 *   | null}} Note
 * @typedef {"right" | "partly" | "wrong" | "compared" | "written" | "unanswered"} State
 * @typedef {{score: number, state: State, message: string, feedback: Note[]}} Grade
 * @typedef {Record<string, any>} Question the payload of a question or prediction
 */

const GAPS = /[ \t\n\r\f\v\u00a0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff]+/;
const FULL_POINTS = 2;
const APART = [
  "You and the ledger agree.",
  ...["One step", "Two steps", "Three steps", "Four steps"].map(
    steps => `${steps} from the ledger's verdict.`,
  ),
];

/**
 * @param {number} score @param {State} state @param {string} message @param {Note[]} [feedback]
 * @returns {Grade}
 */
function outcome(score, state, message, feedback = []) {
  return { score, state, message, feedback };
}

/** @param {string} message */
const unanswered = message => outcome(0, "unanswered", message);

/** @param {number} part @param {number} whole */
const share = (part, whole) => Math.floor((part / whole) * 10000 + 0.5) / 10000;

/** @param {any} value @param {string} name @returns {any} an own field of a plain object */
function ownField(value, name) {
  const plain = typeof value === "object" && value !== null && !Array.isArray(value);
  return plain && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** @param {Note} note @returns {Note} */
const bare = ({ id, label, mark, text, see }) => ({ id, label, mark, text, see });

/** @type {Record<string, (question: Question, response: any) => Grade>} */
const RULES = {
  single(question, response) {
    const chosen = question.options.find((/** @type {Note} */ each) => each.id === response);
    if (!chosen) return unanswered("Choose one answer.");
    if (chosen.mark === "right")
      return outcome(1, "right", "The evidence bears this out.", [bare(chosen)]);
    return outcome(0, "wrong", "", [bare(chosen)]);
  },

  multiple(question, response) {
    const ticked = new Set(Array.isArray(response) ? response : []);
    /** @type {Note[]} */
    const options = question.options;
    const chosen = options.filter(each => ticked.has(each.id));
    if (!chosen.length) return unanswered("Tick at least one answer.");
    const hits = chosen.filter(each => each.mark === "right").length;
    const slips = chosen.length - hits;
    const total = options.filter(each => each.mark === "right").length;
    const notes = chosen.map(bare);
    if (hits === total && !slips)
      return outcome(1, "right", `All ${total} found and no other ticked.`, notes);
    const message = `${hits} of ${total} right answers found, ${slips} wrong ticked.`;
    return outcome(
      share(Math.max(0, hits - slips), total),
      hits ? "partly" : "wrong",
      message,
      notes,
    );
  },

  true_false(question, response) {
    const verdict = ownField(response, "verdict");
    const reason = ownField(response, "reason");
    const chosen = question.options.find((/** @type {Note} */ each) => each.id === reason);
    if ((verdict !== "true" && verdict !== "false") || !chosen) {
      return unanswered("Choose true or false, and a reason.");
    }
    const notes = [bare(chosen)];
    if (verdict !== String(question.answer))
      return outcome(0, "wrong", "The verdict is not right.", notes);
    if (chosen.mark !== "right")
      return outcome(0.5, "partly", "The verdict is right, the reason is not.", notes);
    return outcome(1, "right", "Verdict and reason both stand.", notes);
  },

  numeric(question, response) {
    const read = numberReadings(response, question.unit);
    if (!read.length) return unanswered("Type a number, such as 12.5.");
    const chosen = nearestReading(read, question.answer);
    const value = Number(chosen);
    const how = readingNote(read, chosen);
    // An answer just at the edge must not fail by the rounding of binary numbers.
    const off = Math.abs(value - question.answer) - 1e-9;
    if (off <= question.tolerance)
      return outcome(1, "right", `It is ${question.shown}.`, question.solution.map(bare));
    const direction = value < question.answer ? "low" : "high";
    if (off <= question.close) return outcome(0.5, "partly", `Close, but too ${direction}.${how}`);
    const found = question.mistakes.filter(
      (/** @type {any} */ each) => each.low <= value && value <= each.high,
    );
    return outcome(0, "wrong", `Too ${direction}.${how}`, found.map(bare));
  },

  matching: gradePairs,
  classify: gradePairs,

  ordering(question, response) {
    /** @type {Note[]} */
    const items = question.items;
    const order = items.map(each => each.id);
    if (!isOrderOf(response, order)) return unanswered("Put every item in its place.");
    const place = new Map(
      response.map((/** @type {string} */ id, /** @type {number} */ i) => [id, i]),
    );
    /** @type {Note[]} */
    const notes = items.map((each, i) =>
      place.get(each.id) === i ? bare(each) : { ...bare(each), mark: "wrong", text: "", see: null },
    );
    const standing = notes.filter(note => note.mark === "right").length;
    if (standing === order.length)
      return outcome(1, "right", `All ${order.length} are in order.`, notes);
    const swaps = question.mistakes.filter(
      (/** @type {any} */ each) => place.get(each.earlier) < place.get(each.later),
    );
    const [kept, pairs] = pairsInOrder(order.map(id => place.get(id)));
    const score = share(Math.max(0, 2 * kept - pairs), pairs);
    const message = `${standing} of ${order.length} stand in their place; ${kept} of ${pairs} pairs are the right way round.`;
    return outcome(score, score > 0 ? "partly" : "wrong", message, [...notes, ...swaps.map(bare)]);
  },

  judge(question, response) {
    const steps = question.scale.map((/** @type {{id: string}} */ each) => each.id);
    if (!steps.includes(response)) return unanswered("Choose a step of the scale.");
    const apart = Math.abs(steps.indexOf(response) - steps.indexOf(question.verdict));
    const note = ownField(question.steps, response);
    return outcome(share(4 - apart, 4), "compared", APART[apart], note ? [bare(note)] : []);
  },

  written(question, response) {
    const text = ownField(response, "text");
    const words = typeof text === "string" ? countWords(text) : 0;
    if (words < question.min_words) {
      return unanswered(`Write a little more: ${words} of ${question.min_words} words.`);
    }
    const ratings = ownField(response, "ratings");
    const given = question.rubric.map((/** @type {{id: string}} */ each) =>
      ownField(ratings, each.id),
    );
    const valid = given.every(
      (/** @type {any} */ each) => Number.isInteger(each) && each >= 0 && each <= FULL_POINTS,
    );
    if (!valid)
      return outcome(0, "written", "Compare your answer with the model answer and rate it.");
    const points = given.reduce(
      (/** @type {number} */ sum, /** @type {number} */ each) => sum + each,
      0,
    );
    const most = FULL_POINTS * given.length;
    return outcome(
      share(points, most),
      "written",
      `You gave yourself ${points} of ${most} points.`,
    );
  },
};

/**
 * Grade a response; any value is safe to pass.
 *
 * @param {Question} question
 * @param {any} response
 * @returns {Grade}
 */
export function grade(question, response) {
  return RULES[question.type](question, response);
}

/** @param {Question} question @param {any} response @returns {Grade} */
function gradePairs(question, response) {
  const known = new Set(question.choices.map((/** @type {{id: string}} */ each) => each.id));
  /** @type {[any, any][]} */
  const pairs = question.items.map((/** @type {any} */ each) => [
    each,
    ownField(response, each.id),
  ]);
  if (!pairs.every(([, choice]) => known.has(choice)))
    return unanswered("Choose an answer for every item.");
  const notes = pairs.map(([item, choice]) => pairNote(item, choice));
  const right = notes.filter(note => note.mark === "right").length;
  const total = notes.length;
  if (right === total) return outcome(1, "right", `All ${total} are right.`, notes);
  return outcome(
    share(right, total),
    right ? "partly" : "wrong",
    `${right} of ${total} right.`,
    notes,
  );
}

/** @param {any} item @param {string} choice @returns {Note} */
function pairNote(item, choice) {
  if (choice === item.answer) return bare(item);
  const mistake = ownField(item.mistakes, choice);
  return { ...bare(item), mark: "wrong", text: mistake?.text ?? "", see: mistake?.see ?? item.see };
}

/** @param {any} response @param {string[]} order */
function isOrderOf(response, order) {
  return (
    Array.isArray(response) &&
    response.length === order.length &&
    order.every(id => response.includes(id))
  );
}

/** @param {number[]} places @returns {[number, number]} pairs the right way round, and all pairs */
function pairsInOrder(places) {
  let pairs = 0;
  let kept = 0;
  for (let i = 0; i < places.length; i += 1) {
    for (let j = i + 1; j < places.length; j += 1) {
      pairs += 1;
      if (places[i] < places[j]) kept += 1;
    }
  }
  return [kept, pairs];
}

/** @param {string} text */
export function countWords(text) {
  return text.split(GAPS).filter(Boolean).length;
}

/**
 * Compare a bet with the answer.
 *
 * @param {Question} prediction
 * @param {any} bet a number, or an option's id
 * @returns {Grade}
 */
export function compareBet(prediction, bet) {
  if (prediction.answer === null) {
    const chosen = prediction.options.find((/** @type {{id: string}} */ each) => each.id === bet);
    if (!chosen) return unanswered("No prediction was made.");
    const [agrees, differs] =
      prediction.asks === "verdict"
        ? ["You and the ledger agree.", "The ledger's verdict is another."]
        : ["Your prediction is right.", "The answer is another."];
    return chosen.correct ? outcome(1, "compared", agrees) : outcome(0, "compared", differs);
  }
  const { answer, near, low, high } = prediction;
  if (typeof bet !== "number" || !(low <= bet && bet <= high))
    return unanswered("No prediction was made.");
  const off = Math.abs(bet - answer);
  const score = share(Math.max(0, high - low - off), high - low);
  const unit = prediction.kind === "percent" ? "percentage points" : prediction.unit;
  const amount = `${Math.floor(off + 0.5)} ${unit}`.trim();
  const closeness = near ? `within ${`${near} ${unit}`.trim()} of the answer` : "the answer itself";
  if (off <= near)
    return outcome(score, "compared", `Well judged: your prediction is ${closeness}.`);
  const rule = near ? ` Within ${near} counts as close.` : "";
  return outcome(
    score,
    "compared",
    `Your prediction was too ${bet < answer ? "low" : "high"} by about ${amount}.${rule}`,
  );
}
