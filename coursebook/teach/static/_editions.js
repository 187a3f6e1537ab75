// @ts-check
// How SCORM 1.2 and 2004 name and write the same things.

/** @typedef {import("./_suspend.js").Asked} Asked */
/** @typedef {import("./_suspend.js").Count} Count */
/** @typedef {[string, string][]} Fields names of the data model with their values, in order */

/**
 * @param {string[]} ids
 * @param {string} id
 * @returns {string} a letter, as SCORM 1.2 wants choices named
 */
const letter = (ids, id) => "abcdefghijklmnopqrstuvwxyz"[ids.indexOf(id)] ?? "";

/**
 * An answer as the data model writes it; `name` words an option, `join` the list and the pair.
 *
 * @param {Asked} question @param {any} response
 * @param {{name: (ids: string[], id: string) => string, list: string, pair: string, truth:
 *   string[], text: string, most: number}} form
 * @returns {[string, string]} the type of interaction and the learner's response
 */
export function wordResponse(question, response, form) {
  const { type, options, items, choices } = question;
  const given = response ?? {};
  if (type === "single") return ["choice", form.name(options, String(response ?? ""))];
  if (type === "multiple")
    return ["choice", [...(response ?? [])].map(id => form.name(options, id)).join(form.list)];
  if (type === "true_false") return ["true-false", form.truth[given.verdict === "true" ? 0 : 1]];
  if (type === "ordering")
    return ["sequencing", [...(response ?? [])].map(id => form.name(items, id)).join(form.list)];
  if (type === "matching" || type === "classify") {
    const pairs = items
      .filter(id => given[id])
      .map(id => form.name(items, id) + form.pair + form.name(choices, given[id]));
    return ["matching", pairs.join(form.list)];
  }
  if (type === "judge") return ["likert", form.name(options, String(response ?? ""))];
  const text = type === "written" ? String(given.text ?? "") : String(response ?? "");
  return [type === "written" ? form.text : "fill-in", text.slice(0, form.most)];
}

/** @param {any} result @param {string} wrong */
export function wordResult(result, wrong) {
  if (["right", "wrong"].includes(result.state))
    return result.state === "right" ? "correct" : wrong;
  return result.state === "partly" ? String(Math.round(result.score * 100) / 100) : "neutral";
}

const two = (/** @type {number} */ number) => String(number).padStart(2, "0");

export const EDITIONS = {
  1.2: {
    api: "API",
    verb: (/** @type {string} */ name) => `LMS${name === "Terminate" ? "Finish" : name}`,
    room: 4096,
    status: "cmi.core.lesson_status",
    mode: "cmi.core.lesson_mode",
    /** @param {Count} each @param {boolean} complete @returns {Fields} */
    outcome: (each, complete) => [
      ["cmi.core.score.raw", String(percent(each))],
      ["cmi.core.lesson_status", complete ? "completed" : "incomplete"],
    ],
    // A system may do without these.
    bounds: /** @type {Fields} */ ([
      ["cmi.core.score.min", "0"],
      ["cmi.core.score.max", "100"],
    ]),
    /** @param {number} seconds @returns {Fields} */
    leaving: seconds => [
      [
        "cmi.core.session_time",
        `${String(Math.floor(seconds / 3600)).padStart(4, "0")}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`,
      ],
      ["cmi.core.exit", "suspend"],
    ],
    response: "student_response",
    stamp: (/** @type {Date} */ now) => [
      "time",
      `${two(now.getHours())}:${two(now.getMinutes())}:${two(now.getSeconds())}`,
    ],
    wrong: "wrong",
    form: { name: letter, list: ",", pair: ".", truth: ["t", "f"], text: "fill-in", most: 255 },
  },
  2004: {
    api: "API_1484_11",
    verb: (/** @type {string} */ name) => name,
    room: 64_000,
    status: "cmi.completion_status",
    mode: "cmi.mode",
    /** @param {Count} each @param {boolean} complete @returns {Fields} */
    outcome: (each, complete) => [
      ["cmi.score.raw", String(percent(each))],
      ["cmi.score.scaled", String(percent(each) / 100)],
      [
        "cmi.progress_measure",
        String(complete ? 1 : Math.floor((100 * each.done) / Math.max(1, each.asked)) / 100),
      ],
      ["cmi.completion_status", complete ? "completed" : "incomplete"],
    ],
    bounds: /** @type {Fields} */ ([
      ["cmi.score.min", "0"],
      ["cmi.score.max", "100"],
    ]),
    /** @param {number} seconds @returns {Fields} */
    leaving: seconds => [
      ["cmi.session_time", `PT${seconds}S`],
      ["cmi.exit", "suspend"],
    ],
    response: "learner_response",
    stamp: (/** @type {Date} */ now) => ["timestamp", now.toISOString().slice(0, 19)],
    wrong: "incorrect",
    form: {
      name: (/** @type {string[]} */ _ids, /** @type {string} */ id) => id,
      list: "[,]",
      pair: "[.]",
      truth: ["true", "false"],
      text: "long-fill-in",
      most: 4000,
    },
  },
};

/**
 * @param {Count} each
 * @returns {number} of the questions that have marks, those whose latest answer is right
 */
function percent({ right, marked }) {
  return marked ? Math.round((100 * right) / marked) : 100;
}
