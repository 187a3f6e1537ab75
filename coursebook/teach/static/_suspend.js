// @ts-check
// What a reader did in a chapter, in few enough characters for a learning management system.

/**
 * @typedef {{id: string, type: string, version: string, options: string[], items: string[],
 *   choices: string[]}} Asked what the chapter asks, without any answer
 * @typedef {Record<string, {at: number, value: any}>} Entries
 * @typedef {{done: number, asked: number, right: number, marked: number}} Count
 */

const STATES = ["", "right", "partly", "wrong", "compared", "written", "unanswered"];
const SURE = ["", "sure", "fairly", "guess"];
const UNMARKED = ["judge", "written"];
export const CHECK = "check:";

/** @param {any} result */
const packResult = result =>
  result ? [STATES.indexOf(result.state), result.score, SURE.indexOf(result.confidence ?? "")] : 0;

/** @param {any} packed */
function unpackResult(packed) {
  if (!Array.isArray(packed)) return null;
  return {
    state: STATES[packed[0]] ?? "",
    score: Number(packed[1]) || 0,
    confidence: SURE[packed[2]] || null,
    at: 0,
  };
}

/** @param {string} id @param {any} memory @param {any} response */
function packAnswer(id, memory, response) {
  const flags = (memory.checked ? 1 : 0) + (memory.shown ? 2 : 0) + (memory.seen ? 4 : 0);
  const fixed = [
    id,
    String(memory.version).slice(0, 4),
    flags,
    memory.tries,
    memory.hints,
    SURE.indexOf(memory.confidence ?? ""),
  ];
  return [...fixed, packResult(memory.first), packResult(memory.last), response];
}

/** @param {any[]} packed @param {Asked[]} questions */
function unpackAnswer([id, mark, flags, tries, hints, sure, first, last, response], questions) {
  const version = questions.find(each => each.id === id)?.version ?? "";
  // An answer to another wording keeps its own mark, so that the page tells the two apart.
  return {
    version: version.startsWith(mark) ? version : mark,
    response,
    confidence: SURE[sure] || null,
    hints,
    tries,
    checked: Boolean(flags & 1),
    shown: Boolean(flags & 2),
    seen: Boolean(flags & 4),
    first: unpackResult(first),
    last: unpackResult(last),
    attempts: [],
    at: 0,
  };
}

/** @param {any} data @returns {string} JSON in ASCII, since some systems count bytes */
function asciiJson(data) {
  return JSON.stringify(data).replace(
    /[\u007f-\uffff]/g,
    each => `\\u${each.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** What is kept, from everything down to results alone. */
const DETAILS = [
  { texts: true, responses: true, others: () => true },
  {
    texts: false,
    responses: true,
    others: (/** @type {string} */ key) => key.startsWith("predict:"),
  },
  { texts: false, responses: false, others: () => false },
];

/**
 * @param {Entries} entries @param {Asked[]} questions @param {number} room in characters
 * @returns {{text: string, detail: number}} detail 0: all is kept; 1: no texts; 2: results alone
 */
export function pack(entries, questions, room) {
  const types = new Map(questions.map(each => [CHECK + each.id, each.type]));
  const known = Object.entries(entries).filter(
    ([, entry]) => entry.value !== null && entry.value !== undefined,
  );
  known.sort((a, b) => a[1].at - b[1].at);
  for (const [detail, keeps] of DETAILS.entries()) {
    const answers = known
      .filter(([key]) => types.has(key))
      .map(([key, { value }]) => {
        const kept = keeps.responses && (keeps.texts || types.get(key) !== "written");
        return packAnswer(key.slice(CHECK.length), value, kept ? value.response : null);
      });
    const others = known
      .filter(([key]) => !types.has(key) && !key.startsWith("sum:") && keeps.others(key))
      .map(([key, { value }]) => [key, value]);
    const text = asciiJson({ v: 1, a: answers, o: others });
    if (text.length <= room) return { text, detail };
  }
  return { text: "", detail: DETAILS.length };
}

/**
 * @param {string} text
 * @param {Asked[]} questions
 * @returns {Entries} nothing where it can't be read
 */
export function unpack(text, questions) {
  try {
    const { v, a, o } = JSON.parse(text);
    if (v !== 1) return {};
    const answers = a.map((/** @type {any[]} */ each) => [
      CHECK + each[0],
      unpackAnswer(each, questions),
    ]);
    return Object.fromEntries(
      [...o, ...answers].map(([key, value], i) => [key, { at: i + 1, value }]),
    );
  } catch {
    return {};
  }
}

/** @param {Entries} entries @param {Asked[]} questions @returns {Count} */
export function count(entries, questions) {
  const answers = questions.map(({ id, type }) => ({ type, value: entries[CHECK + id]?.value }));
  const marked = answers.filter(({ type }) => !UNMARKED.includes(type));
  return {
    asked: questions.length,
    done: answers.filter(({ value }) => value?.first || value?.seen).length,
    marked: marked.length,
    right: marked.filter(({ value }) => value?.last?.state === "right").length,
  };
}
