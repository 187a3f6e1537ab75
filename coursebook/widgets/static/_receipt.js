// @ts-check
// A receipt's content: one file that a person and a program can read, with a digest.
import { SLUG } from "./_course.js";
import { sha256 } from "./_sha256.js";
import {
  answerTo,
  betsOf,
  isAnswered,
  isDecision,
  judgements,
  apartText,
  retiredRows,
  shownBet,
} from "./_progress.js";
import { labsOf } from "./_labs.js";
import { reviewOf } from "./_returning.js";
import { counted } from "./_values.js";
/** @import { Entries, IndexChapter, Retired } from "./_progress.js" */

export const CAVEAT =
  "This receipt was made in the reader's own browser. It shows what that browser " +
  "had kept. The digest shows whether the file was changed afterwards. Neither proves who answered, or how.";
const MOST_TEXT = 20_000;

/** @param {any} value @returns {string} text that every program can write as UTF-8 */
function sound(value) {
  return String(value ?? "")
    .slice(0, MOST_TEXT)
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
}

/** @param {any} at @returns {string} */
function stamp(at) {
  const date = new Date(Number(at) || 0);
  return Number(at) > 0 && !Number.isNaN(date.getTime()) ? date.toISOString() : "";
}

/** @param {any} count @returns {number} */
function whole(count) {
  return Number.isSafeInteger(count) && count > 0 ? count : 0;
}

/**
 * @typedef {{at: string, state: string, percent: number, confidence: string, response?:
 *   string}} Try
 */

/** @param {any} result @returns {Try | null} */
function resultRecord(result) {
  if (!result) return null;
  const { at, state, score, confidence, response } = result;
  const percent = Math.min(100, Math.max(0, Math.round(100 * (Number(score) || 0))));
  const record = { at: stamp(at), state: sound(state), percent, confidence: sound(confidence) };
  return response === undefined ? record : { ...record, response: sound(JSON.stringify(response)) };
}

/** @param {any} question @param {any} answer */
function questionRecord(question, answer) {
  const response =
    question.type === "written" ? answer.response?.text : JSON.stringify(answer.response ?? null);
  return {
    id: question.id,
    type: question.type,
    objective: question.objective,
    prompt: sound(question.prompt),
    version: sound(answer.version),
    current_version: question.version,
    tries: whole(answer.tries),
    hints: whole(answer.hints),
    answer_seen: Boolean(answer.seen),
    response: sound(response),
    attempts: (Array.isArray(answer.attempts) ? answer.attempts : []).map(resultRecord),
    first: resultRecord(answer.first),
    last: resultRecord(answer.last),
  };
}

/**
 * @param {any} asked
 * @param {any} value what was committed to; a verdict may have been given twice
 */
function betRecord(asked, value) {
  const record = {
    id: asked.id,
    kind: sound(asked.kind),
    prompt: sound(asked.prompt),
    bet: sound(shownBet(asked, value.bet)),
    made: stamp(value.at),
    changes: whole(value.changes),
    record_opened: Boolean(value.opened),
  };
  if (!isDecision(asked)) return record;
  const decision = { ...record, confidence: sound(value.sure) };
  if (asked.kind !== "verdict") return decision;
  const again = sound(shownBet(asked, value.again));
  return { ...decision, again, again_confidence: sound(value.againSure) };
}

/** @type {Record<string, string>} */
const BET_WORDS = { decide: "Decision", verdict: "Verdict" };

/** @param {ReturnType<typeof betRecord>} record @returns {string} */
function betLine(record) {
  const word = BET_WORDS[record.kind] ?? "Prediction";
  const again = "again" in record ? ` Once more: ${record.again}` : "";
  return `- ${word}: ${record.prompt} Answer: ${record.bet}${again}`;
}

/** @param {IndexChapter} chapter @param {Entries} entries what came of its questions in review */
function reviewRecords(chapter, entries) {
  const kept = chapter.questions.map(({ id }) => ({ id, log: reviewOf(entries, id).log }));
  return kept
    .filter(({ log }) => log.length)
    .map(({ id, log }) => ({ id, tries: log.map(resultRecord) }));
}

/** @param {IndexChapter} chapter @param {Entries} entries what came of labs that were checked */
function labRecords(chapter, entries) {
  return labsOf(chapter, entries)
    .filter(({ memory }) => whole(memory.tries))
    .map(({ lab, memory: { tries, done, state } }) => ({
      id: lab.id,
      title: sound(lab.title),
      tries: whole(tries),
      solved: stamp(done),
      last: sound(state),
    }));
}

/**
 * What of a chapter counts where a link assigned sections of it.
 *
 * @typedef {{sections: {id: string, title: string}[], questions: Set<string>}} Counting
 * @param {IndexChapter} chapter @param {string[] | null | undefined} ids none for the whole chapter
 * @returns {Counting | null} null where the whole chapter counts
 */
export function counting(chapter, ids) {
  const sections = (chapter.sections ?? []).filter(each => ids?.includes(each.id));
  const questions = new Set(sections.flatMap(each => each.questions));
  return sections.length ? { sections, questions } : null;
}

/** @typedef {{chapter: string, ids: string[]}} Assigned a chapter, and sections of it if not all */

/** @param {IndexChapter} chapter @param {Assigned | null} assigned by a link, if one did */
function assignedRecord(chapter, assigned) {
  if (assigned?.chapter !== chapter.id) return {};
  const found = counting(chapter, assigned.ids);
  const sections = (found?.sections ?? []).map(({ id }) => id);
  return { assigned: { sections, asked: found?.questions.size ?? chapter.questions.length } };
}

/** @param {IndexChapter} chapter @param {Entries} entries @param {Assigned | null} assigned */
function chapterRecord(chapter, entries, assigned) {
  const answered = chapter.questions.filter(each => isAnswered(answerTo(entries, each.id)));
  return {
    id: chapter.id,
    title: chapter.title,
    asked: chapter.questions.length,
    ...assignedRecord(chapter, assigned),
    questions: answered.map(each => questionRecord(each, answerTo(entries, each.id))),
    predictions: betsOf([chapter], entries).map(({ asked, value }) => betRecord(asked, value)),
    reviews: reviewRecords(chapter, entries),
    labs: labRecords(chapter, entries),
    labs_asked: chapter.labs?.length ?? 0,
    judgements: judgements([chapter], entries).map(({ question, yours, ledger, apart }) => ({
      claim: sound(question.claim),
      yours,
      ledger,
      distance: apartText(apart),
    })),
    note: sound(entries[`note:${chapter.id}`]?.value),
  };
}

/** @param {Entries} entries @returns {{set: string, document: string, text: string}[]} */
function documentRecords(entries) {
  const sets = Object.entries(entries).filter(([key]) => key.startsWith("documents_"));
  return sets.flatMap(([key, { value }]) =>
    Object.entries(value).map(([id, { first, now }]) => ({
      set: key.slice("documents_".length),
      document: sound(id),
      text: sound(JSON.stringify({ first, now })),
    })),
  );
}

/** @param {any[]} tries @returns {string} */
function reviewLine(tries) {
  const right = tries.filter(each => each?.state === "right").length;
  return `- Review: answered ${counted(tries.length, "time")} when questions came back, ${right} right. First answers stay as they are.`;
}

/**
 * @param {IndexChapter} chapter @param {ReturnType<typeof chapterRecord>} record
 * @param {Assigned | null} assigned
 */
function answeredLine(chapter, record, assigned) {
  const found = assigned?.chapter === chapter.id ? counting(chapter, assigned.ids) : null;
  const whole = `${record.questions.length} of ${counted(record.asked, "self-check")} answered.`;
  if (!found)
    return `Chapter: ${chapter.title}. ${"assigned" in record ? "Assigned: the whole chapter. " : ""}${whole}`;
  const done = record.questions.filter(({ id }) => found.questions.has(id)).length;
  const titles = found.sections.map(({ title }) => title).join("; ");
  return `Chapter: ${chapter.title}. Assigned: ${titles}. ${done} of the ${counted(found.questions.size, "self-check")} there answered; in the whole chapter ${whole}`;
}

/** @param {ReturnType<typeof questionRecord>} question @returns {string[]} */
function questionLines({ prompt, tries, first, last, answer_seen, type, response }) {
  const told = (/** @type {Try | null} */ result) =>
    result ? `${result.state}, ${result.percent} %` : "none";
  const sure = first?.confidence ? `, said: ${first.confidence}` : "";
  const seen = answer_seen ? "; opened the answer" : "";
  const line = `  Tries: ${tries}. First: ${told(first)}${sure}. Latest: ${told(last)}${seen}.`;
  return [`- ${prompt}`, line, ...(type === "written" ? [`  Text: ${response}`] : [])];
}

/** @param {ReturnType<typeof labRecords>[number]} lab @returns {string} */
function labLine({ title, solved, tries }) {
  const times = tries === 1 ? "once" : `${tries} times`;
  return `- Lab: ${title}. ${solved ? "Solved" : "Not solved"}, code checked ${times}.`;
}

/** @param {{claim: string, yours: string, ledger: string, distance: string}} judgement */
const judgementLine = ({ claim, yours, ledger, distance }) =>
  `- Claim ${claim}: ${yours}; the ledger: ${ledger} (${distance}).`;

/** @param {ReturnType<typeof chapterRecord>} chapter @param {string} head @returns {string[]} */
function chapterLines({ questions, reviews, predictions, labs, judgements: judged, note }, head) {
  return [
    "",
    head,
    ...questions.flatMap(questionLines),
    ...(reviews.length ? [reviewLine(reviews.flatMap(({ tries }) => tries))] : []),
    ...predictions.map(betLine),
    ...labs.map(labLine),
    ...judged.map(judgementLine),
    ...(note ? [`- Note: ${note}`] : []),
  ];
}

/**
 * @param {IndexChapter[]} chapters @param {Entries} entries @param {Retired[]} retired
 * @returns {string[]} a line on what was answered and is no longer asked, if there is any
 */
function retiredLines(chapters, entries, retired) {
  const own = retired.filter(each => chapters.some(({ id }) => id === each.chapter));
  const count = retiredRows(own, chapters, entries).length;
  if (!count) return [];
  const what = counted(count, "question or prediction", "questions and predictions");
  return ["", `Besides, ${what} of an earlier edition, retired since and not counted here.`];
}

/**
 * @param {any} value
 * @returns {string} compact JSON with its keys in order, as the digest needs it
 */
export function canonicalText(value) {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map(key => `${JSON.stringify(key)}:${canonicalText(value[key])}`).join(",")}}`;
}

/**
 * @param {{reader: string, course: string, version: string, title: string, now: Date, assigned?:
 *   Assigned | null}} head
 * @param {IndexChapter[]} chapters @param {Entries} entries @param {Retired[]} [retired]
 */
export function makeReceipt(head, chapters, entries, retired = []) {
  const { version, title, assigned = null } = head;
  const records = chapters.map(each => chapterRecord(each, entries, assigned));
  const told = chapters.flatMap((each, i) =>
    chapterLines(records[i], answeredLine(each, records[i], assigned)),
  );
  const [reader, course] = [sound(head.reader.trim()), sound(head.course.trim())];
  const made = head.now.toISOString();
  const line = `Reader: ${reader}. Course: ${course}. Made: ${made}. Edition: ${version}.`;
  const content = {
    format: `${SLUG}-receipt`,
    schema: 1,
    readable: [
      `${title}: receipt`,
      line,
      CAVEAT,
      ...told,
      ...retiredLines(chapters, entries, retired),
    ],
    reader,
    course,
    made,
    course_version: version,
    title,
    caveat: CAVEAT,
    chapters: records,
    documents: documentRecords(entries),
  };
  return { ...content, digest: sha256(canonicalText(content)) };
}

/**
 * @param {string} reader @param {string} course
 * @returns {string} a name that every file system takes
 */
export function receiptName(reader, course) {
  const safe = (/** @type {string} */ text) =>
    [...text.normalize("NFC").replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")]
      .slice(0, 40)
      .join("")
      .replace(/^-+|-+$/g, "");
  return ["receipt", safe(course), safe(reader)].filter(Boolean).join("_") + ".json";
}
