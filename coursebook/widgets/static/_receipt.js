// @ts-check
// A receipt's content: one file that a person and a program can read, with a digest.
import { SLUG } from "./_course.js";
import { sha256 } from "./_sha256.js";
import {
  answerTo,
  isAnswered,
  isDecision,
  isMade,
  judgements,
  apartText,
  retiredRows,
  shownBet,
} from "./_progress.js";
import { labsOf } from "./_labs.js";
import { reviewOf } from "./_returning.js";

/** @typedef {import("./_progress.js").IndexChapter} IndexChapter */
/** @typedef {import("./_progress.js").Entries} Entries */

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
 * @param {any} result
 * @returns {{at: string, state: string, percent: number, confidence: string, response?: string} |
 *   null}
 */
function resultRecord(result) {
  if (!result) return null;
  const percent = Math.min(100, Math.max(0, Math.round(100 * (Number(result.score) || 0))));
  const record = {
    at: stamp(result.at),
    state: sound(result.state),
    percent,
    confidence: sound(result.confidence),
  };
  return result.response === undefined
    ? record
    : { ...record, response: sound(JSON.stringify(result.response)) };
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
  const again =
    asked.kind === "verdict"
      ? { again: sound(shownBet(asked, value.again)), again_confidence: sound(value.againSure) }
      : {};
  return { ...record, confidence: sound(value.sure), ...again };
}

/** @param {ReturnType<typeof betRecord>} record @returns {string} */
function betLine(record) {
  const word =
    record.kind === "decide" ? "Decision" : record.kind === "verdict" ? "Verdict" : "Prediction";
  const again = "again" in record ? ` Once more: ${record.again}` : "";
  return `- ${word}: ${record.prompt} Answer: ${record.bet}${again}`;
}

/**
 * @param {IndexChapter} chapter
 * @param {Entries} entries what came of the chapter's questions when they came back
 */
function reviewRecords(chapter, entries) {
  const kept = chapter.questions.map(({ id }) => ({ id, log: reviewOf(entries, id).log }));
  return kept
    .filter(({ log }) => log.length)
    .map(({ id, log }) => ({ id, tries: log.map(resultRecord) }));
}

/**
 * @param {IndexChapter} chapter
 * @param {Entries} entries what came of the labs whose check the reader ran
 */
function labRecords(chapter, entries) {
  return labsOf(chapter, entries)
    .filter(({ memory }) => whole(memory.tries))
    .map(({ lab, memory }) => ({
      id: lab.id,
      title: sound(lab.title),
      tries: whole(memory.tries),
      solved: stamp(memory.done),
      last: sound(memory.state),
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
  return sections.length
    ? { sections, questions: new Set(sections.flatMap(each => each.questions)) }
    : null;
}

/** @typedef {{chapter: string, ids: string[]}} Assigned a chapter, and sections of it if not all */

/**
 * @param {IndexChapter} chapter
 * @param {Assigned | null} assigned what a link assigned, if one did
 */
function assignedRecord(chapter, assigned) {
  if (assigned?.chapter !== chapter.id) return {};
  const found = counting(chapter, assigned.ids);
  return {
    assigned: {
      sections: (found?.sections ?? []).map(({ id }) => id),
      asked: found?.questions.size ?? chapter.questions.length,
    },
  };
}

/** @param {IndexChapter} chapter @param {Entries} entries @param {Assigned | null} assigned */
function chapterRecord(chapter, entries, assigned) {
  const answered = chapter.questions.filter(each => isAnswered(answerTo(entries, each.id)));
  const bets = chapter.predictions.map(each => ({
    each,
    value: entries[`predict:${each.id}`]?.value,
  }));
  return {
    id: chapter.id,
    title: chapter.title,
    asked: chapter.questions.length,
    ...assignedRecord(chapter, assigned),
    questions: answered.map(each => questionRecord(each, answerTo(entries, each.id))),
    predictions: bets
      .filter(({ value }) => isMade(value))
      .map(({ each, value }) => betRecord(each, value)),
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
  return Object.entries(entries)
    .filter(([key]) => key.startsWith("documents_"))
    .flatMap(([key, { value }]) =>
      Object.entries(value).map(([id, judged]) => ({
        set: key.slice("documents_".length),
        document: sound(id),
        text: sound(JSON.stringify({ first: judged.first, now: judged.now })),
      })),
    );
}

/** @param {any[]} tries @returns {string} */
function reviewLine(tries) {
  const right = tries.filter(each => each?.state === "right").length;
  return `- Review: answered ${tries.length} ${tries.length === 1 ? "time" : "times"} when questions came back, ${right} right. First answers stay as they are.`;
}

/**
 * @param {IndexChapter} chapter
 * @param {ReturnType<typeof chapterRecord>} record
 * @param {Assigned | null} assigned
 */
function answeredLine(chapter, record, assigned) {
  const found = assigned?.chapter === chapter.id ? counting(chapter, assigned.ids) : null;
  const whole = `${record.questions.length} of ${record.asked} self-checks answered.`;
  if (!found)
    return `Chapter: ${chapter.title}. ${"assigned" in record ? "Assigned: the whole chapter. " : ""}${whole}`;
  const done = record.questions.filter(({ id }) => found.questions.has(id)).length;
  const titles = found.sections.map(({ title }) => title).join("; ");
  return `Chapter: ${chapter.title}. Assigned: ${titles}. ${done} of the ${found.questions.size} self-checks there answered; in the whole chapter ${whole}`;
}

/** @param {ReturnType<typeof chapterRecord>} chapter @param {string} head @returns {string[]} */
function chapterLines(chapter, head) {
  const lines = ["", head];
  for (const each of chapter.questions) {
    const result = (/** @type {any} */ r) => (r ? `${r.state}, ${r.percent} %` : "none");
    const sure = each.first?.confidence ? `, said: ${each.first.confidence}` : "";
    const seen = each.answer_seen ? "; opened the answer" : "";
    lines.push(
      `- ${each.prompt}`,
      `  Tries: ${each.tries}. First: ${result(each.first)}${sure}. Latest: ${result(each.last)}${seen}.`,
    );
    if (each.type === "written") lines.push(`  Text: ${each.response}`);
  }
  if (chapter.reviews.length) lines.push(reviewLine(chapter.reviews.flatMap(({ tries }) => tries)));
  for (const each of chapter.predictions) lines.push(betLine(each));
  for (const each of chapter.labs)
    lines.push(
      `- Lab: ${each.title}. ${each.solved ? "Solved" : "Not solved"}, code checked ${each.tries === 1 ? "once" : `${each.tries} times`}.`,
    );
  for (const each of chapter.judgements)
    lines.push(
      `- Claim ${each.claim}: ${each.yours}; the ledger: ${each.ledger} (${each.distance}).`,
    );
  if (chapter.note) lines.push(`- Note: ${chapter.note}`);
  return lines;
}

/**
 * @param {IndexChapter[]} chapters
 * @param {Entries} entries
 * @param {import("./_progress.js").Retired[]} retired
 * @returns {string[]} a line on what was answered and is no longer asked, if there is any
 */
function retiredLines(chapters, entries, retired) {
  const own = retired.filter(each => chapters.some(({ id }) => id === each.chapter));
  const count = retiredRows(own, chapters, entries).length;
  const noun = count === 1 ? "question or prediction" : "questions and predictions";
  return count
    ? ["", `Besides, ${count} ${noun} of an earlier edition, retired since and not counted here.`]
    : [];
}

/**
 * @param {any} value
 * @returns {string} compact JSON with its keys in order, as the digest needs it
 */
export function canonicalText(value) {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const parts = Object.keys(value)
    .sort()
    .map(key => `${JSON.stringify(key)}:${canonicalText(value[key])}`);
  return `{${parts.join(",")}}`;
}

/**
 * @param {{reader: string, course: string, version: string, title: string, now: Date, assigned?:
 *   Assigned | null}} head
 * @param {IndexChapter[]} chapters
 * @param {Entries} entries
 * @param {import("./_progress.js").Retired[]} [retired]
 */
export function makeReceipt(
  { reader, course, version, title, now, assigned = null },
  chapters,
  entries,
  retired = [],
) {
  const records = chapters.map(each => chapterRecord(each, entries, assigned));
  const told = chapters.flatMap((each, i) =>
    chapterLines(records[i], answeredLine(each, records[i], assigned)),
  );
  const [name, code, made] = [sound(reader.trim()), sound(course.trim()), now.toISOString()];
  const head = [
    `${title}: receipt`,
    `Reader: ${name}. Course: ${code}. Made: ${made}. Edition: ${version}.`,
    CAVEAT,
  ];
  const content = {
    format: `${SLUG}-receipt`,
    schema: 1,
    readable: [...head, ...told, ...retiredLines(chapters, entries, retired)],
    reader: name,
    course: code,
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
 * @param {string} reader
 * @param {string} course
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
