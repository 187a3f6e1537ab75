// @ts-check
// What can be said of a reader's answers across chapters: counts, mastery, calibration, distance.

import { courseOf, readersText } from "./_judgement.js";
import { labsOf } from "./_labs.js";
import { counted } from "./_values.js";
/** @import { Question } from "./_judgement.js" */
/** @import { IndexLab } from "./_labs.js" */

/**
 * @typedef {{id: string, text: string}} Objective
 * @typedef {{id: string, type: string, objective: string, prompt: string, version: string,
 * statement?: string, verdict?: string, claim?: string, scale?: {id: string, text: string}[]}}
 * IndexQuestion
 * @typedef {{id: string, title: string, href: string, objectives: Objective[],
 *   questions: IndexQuestion[], predictions: any[],
 *   sections?: {id: string, title: string, questions: string[]}[],
 *   labs?: IndexLab[]}} IndexChapter
 * @typedef {Record<string, {at: number, value: any}>} Entries
 * @typedef {{label: string, right: number, total: number}} ConfidenceRow
 */

/** @param {{type: string}} question @returns {boolean} */
const isMarked = ({ type }) => !["judge", "written"].includes(type);
/** @type {[string, string][]} */
const LEVELS = [
  ["sure", "Sure"],
  ["fairly", "Fairly sure"],
  ["guess", "Guess"],
];
/** Fewer answers than this say nothing about how well confidence fits. */
export const FEW = 5;

/** @param {Entries} entries @param {string} id @returns {any} null where there is none */
export function answerTo(entries, id) {
  const value = entries[`check:${id}`]?.value;
  return value && typeof value === "object" ? value : null;
}

/** @param {any} answer an answer counts once it was checked, or its solution was opened */
export function isAnswered(answer) {
  return Boolean(answer && (answer.first || answer.seen));
}

/** @param {IndexChapter} chapter @param {Entries} entries */
export function chapterCount(chapter, entries) {
  const answered = chapter.questions.filter(each => isAnswered(answerTo(entries, each.id))).length;
  const own = chapter.predictions.filter(each => !each.page);
  const predicted = betsOf([chapter], entries).filter(({ asked }) => !asked.page).length;
  const labs = labsOf(chapter, entries);
  return {
    answered,
    asked: chapter.questions.length,
    predicted,
    predictions: own.length,
    bets: betsText(own),
    labs: labs.length,
    tried: labs.filter(({ memory }) => memory.tries).length,
    solved: labs.filter(({ memory }) => memory.done).length,
  };
}

/** @param {any} value @returns {boolean} whether it was committed to, be it at the end alone */
export function isMade(value) {
  return Boolean(value?.committed || value?.again);
}

/**
 * @param {IndexChapter[]} chapters @param {Entries} entries
 * @returns {{asked: any, value: any, href: string}[]} all that the reader committed to
 */
export function betsOf(chapters, entries) {
  return chapters
    .flatMap(({ predictions, href }) => predictions.map(asked => ({ asked, href })))
    .map(each => ({ ...each, value: entries[`predict:${each.asked.id}`]?.value }))
    .filter(({ value }) => isMade(value));
}

/** @param {any} each @returns {boolean} whether it is a decision or verdict, which nothing marks */
export function isDecision(each) {
  return each.kind === "decide" || each.kind === "verdict";
}

/** @param {any[]} asked @returns {string} how many a chapter asks for: "3 predictions" */
export function betsText(asked) {
  const decided = asked.filter(isDecision).length;
  if (!decided) return counted(asked.length, "prediction");
  if (decided === asked.length) return counted(decided, "decision");
  return `${asked.length} predictions and decisions`;
}

/**
 * How far an objective is reached, from its questions' latest results. Judgements and texts have
 * no marks: they count as done.
 *
 * @param {IndexChapter} chapter @param {string} objective @param {Entries} entries
 */
export function mastery(chapter, objective, entries) {
  const asked = chapter.questions.filter(each => each.objective === objective);
  const done = asked
    .map(each => ({ marked: isMarked(each), answer: answerTo(entries, each.id) }))
    .filter(({ answer }) => isAnswered(answer));
  const count = (/** @type {(each: {marked: boolean, answer: any}) => boolean} */ fits) =>
    done.filter(fits).length;
  const reached = count(({ marked, answer }) =>
    marked ? answer.last?.state === "right" : answer.first,
  );
  return {
    asked: asked.length,
    answered: done.length,
    reached,
    first: count(({ marked, answer }) => marked && answer.first?.state === "right"),
    word: masteryWord(asked.length, done.length, reached),
  };
}

/** @param {number} asked @param {number} answered @param {number} reached @returns {string} */
function masteryWord(asked, answered, reached) {
  if (!answered) return "not started";
  if (reached === asked) return "reached";
  return answered === asked ? "look again" : "under way";
}

/**
 * @param {IndexChapter[]} chapters @param {Entries} entries
 * @returns {ConfidenceRow[]} first tries alone
 */
export function calibration(chapters, entries) {
  const firsts = chapters
    .flatMap(each => each.questions)
    .filter(isMarked)
    .map(each => answerTo(entries, each.id)?.first)
    .filter(first => first?.confidence);
  return LEVELS.map(([value, label]) => {
    const those = firsts.filter(first => first.confidence === value);
    const right = those.filter(first => first.state === "right").length;
    return { label, right, total: those.length };
  });
}

/** @param {ConfidenceRow[]} rows @returns {string} what the figures mean */
export function calibrationText(rows) {
  const total = rows.reduce((sum, row) => sum + row.total, 0);
  if (!total)
    return "Say how sure you are when you answer, and this chart compares it with the result of your first try.";
  if (total < FEW)
    return `You have said how sure you are ${counted(total, "time")}. From ${FEW} on, this says how well your confidence fits.`;
  const [sure, , guess] = rows;
  const lines = [];
  if (sure.total && sure.right / sure.total < 0.8)
    lines.push("You were often wrong where you felt sure: those are the answers to look at again.");
  if (sure.total && sure.right / sure.total >= 0.8)
    lines.push("Where you felt sure, you were mostly right.");
  if (guess.total && guess.right / guess.total > 0.6)
    lines.push("You were right more often than you thought where you guessed.");
  if (guess.total && sure.total && guess.right / guess.total >= sure.right / sure.total)
    lines.push("Your sure answers did no better than your guesses.");
  const shares = rows.filter(row => row.total).map(row => row.right / row.total);
  if (shares.length < 2)
    lines.push(
      "You have used one level of confidence so far: too few to tell whether your results rise with it.",
    );
  const rising = shares.every((each, i) => !i || each < shares[i - 1]);
  return (
    lines.join(" ") ||
    (rising
      ? "Your confidence and your results rise together so far."
      : "Your results have not risen with your confidence so far.")
  );
}

/**
 * @param {IndexChapter[]} chapters @param {Entries} entries
 * @returns {{question: IndexQuestion, href: string, yours: string, ledger: string, apart:
 *   number}[]}
 *   signed distance: above 0 where the reader finds more support than the ledger
 */
export function judgements(chapters, entries) {
  const asked = chapters.flatMap(({ questions, href }) =>
    questions.filter(each => each.type === "judge").map(question => ({ question, href })),
  );
  return asked.flatMap(({ question, href }) => {
    const answer = answerTo(entries, question.id);
    const scale = question.scale ?? [];
    const place = (/** @type {any} */ id) => scale.findIndex(each => each.id === id);
    const [yours, ledger] = [place(answer?.response), place(question.verdict)];
    if (!answer?.checked || answer.version !== question.version || yours < 0) return [];
    const words = { yours: scale[yours].text, ledger: scale[ledger].text };
    return [{ question, href, ...words, apart: ledger - yours }];
  });
}

/**
 * @typedef {{name: string, chapter: string, title: string, questions:
 *   Question[],
 * documents: {id: string, head: string, readings: {label: string, holder: string}[]}[]}}
 * DocumentSet
 *
 * @param {DocumentSet} set @param {Entries} entries
 * @returns {string[][]} document, what the reader said of it, who reads it how
 */
export function judgedDocuments({ name, questions, documents }, entries) {
  const kept = entries[name]?.value ?? {};
  return documents
    .filter(({ id }) => kept[id]?.first && kept[id]?.now)
    .map(({ id, head, readings }) => {
      const { note } = kept[id].now;
      const told = questions.map(question => courseOf(question, kept[id]));
      return [head, [...told, ...(note ? [`“${note}”`] : [])].join(". "), readersText(readings)];
    });
}

/** @param {number} apart @returns {string} */
export function apartText(apart) {
  if (!apart) return "the same";
  return `${counted(Math.abs(apart), "step")} ${apart > 0 ? "more supported" : "less supported"}`;
}

/** @param {{apart: number}[]} rows @returns {string} */
export function judgementsText(rows) {
  const mean = rows.reduce((sum, row) => sum + Math.abs(row.apart), 0) / rows.length;
  return `On average you are ${mean.toFixed(1)} steps from the ledger. Distance is no error: read the rationale where you differ, and say what would change your mind.`;
}

/**
 * The chapter and question to go on with: the first not answered after the latest one answered.
 *
 * @param {IndexChapter[]} chapters @param {Entries} entries
 * @returns {{chapter: IndexChapter, question: IndexQuestion | null, started: boolean} | null}
 */
export function nextStep(chapters, entries) {
  if (!chapters.length) return null;
  const all = chapters.flatMap(chapter =>
    chapter.questions.map(question => ({ chapter, question })),
  );
  const times = all.map(({ question }) => entries[`check:${question.id}`]?.at ?? -1);
  const latest = Math.max(...times) < 0 ? -1 : times.indexOf(Math.max(...times));
  const order = [...all.slice(latest + 1), ...all.slice(0, latest + 1)];
  const open = order.find(({ question }) => !isAnswered(answerTo(entries, question.id)));
  const started = latest >= 0;
  if (open) return { ...open, started };
  return { chapter: chapters[chapters.length - 1], question: null, started };
}

/** @param {IndexChapter} chapter @param {{id: string} | null} question */
export function hrefOf(chapter, question) {
  return question ? `${chapter.href}#x.${encodeURIComponent(question.id)}` : chapter.href;
}

/**
 * @typedef {{key: string, chapter: string, asked: string, date: string, why: string, instead:
 *   string}} Retired
 *
 * @param {IndexChapter} chapter @param {DocumentSet[]} sets @param {Retired[]} [retired]
 * @returns {string[]} the keys of what a reader does in a chapter, in earlier editions too
 */
export function chapterKeys(chapter, sets, retired = []) {
  return [
    ...retired.filter(each => each.chapter === chapter.id).map(each => each.key),
    ...sets.filter(each => each.chapter === chapter.id).map(each => each.name),
    ...chapter.questions.flatMap(each => [`check:${each.id}`, `review:${each.id}`]),
    ...chapter.predictions.map(each => `predict:${each.id}`),
    ...(chapter.labs ?? []).map(each => `lab:${each.id}`),
    `note:${chapter.id}`,
    `sum:${chapter.id}`,
    `picks:${chapter.id}`,
  ];
}

const SEE_INSTEAD = "See what is asked instead.";

/** @param {any} value what is kept of a question or prediction @returns {string} what was done */
function onceText(value) {
  if (isAnswered(value)) {
    const state = value.last?.state ?? value.first?.state;
    return state ? `answered: ${state}` : "opened the answer";
  }
  return isMade(value) ? "committed to an answer" : "";
}

/**
 * @param {Retired[]} retired @param {IndexChapter[]} chapters @param {Entries} entries
 * @returns {{asked: string, yours: string, why: string, instead: {href: string, text: string} |
 *   null}[]}
 *   what the reader kept of questions and predictions that are no longer asked
 */
export function retiredRows(retired, chapters, entries) {
  return retired.flatMap(({ key, asked, date, why, instead }) => {
    const yours = onceText(entries[key]?.value);
    if (!yours) return [];
    const chapter = chapters.find(each =>
      [...each.questions, ...each.predictions].some(({ id }) => id === instead),
    );
    const next = chapter && { href: hrefOf(chapter, { id: instead }), text: SEE_INSTEAD };
    return [{ asked, yours, why: `Retired on ${date}. ${why}`, instead: next ?? null }];
  });
}

/** @param {any} prediction @param {any} bet @returns {string} */
export function shownBet(prediction, bet) {
  if (bet === null || bet === undefined) return "none";
  const chosen = prediction.options.find((/** @type {any} */ each) => each.id === bet);
  if (prediction.options.length) return chosen?.text ?? "an answer no longer offered";
  return `${bet} ${prediction.unit}`.trim();
}

/** @param {number} part @param {number} whole @returns {string} */
export function shareText(part, whole) {
  return `${part} of ${whole} (${Math.round((100 * part) / whole)} %)`;
}
