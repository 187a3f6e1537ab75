// @ts-check
// What can be said of a reader's answers across chapters: counts, mastery, calibration, distance.

import { courseOf, readersText } from "./_judgement.js";
import { labsOf } from "./_labs.js";

/**
 * @typedef {{id: string, text: string}} Objective
 * @typedef {{id: string, type: string, objective: string, prompt: string, version: string,
 * statement?: string, verdict?: string, claim?: string, scale?: {id: string, text: string}[]}}
 * IndexQuestion
 * @typedef {{id: string, title: string, href: string, objectives: Objective[],
 *   questions: IndexQuestion[], predictions: any[],
 *   sections?: {id: string, title: string, questions: string[]}[],
 *   labs?: import("./_labs.js").IndexLab[]}} IndexChapter
 * @typedef {Record<string, {at: number, value: any}>} Entries
 * @typedef {{label: string, right: number, total: number}} ConfidenceRow
 */

const UNMARKED = ["judge", "written"];
/** Fewer answers than this say nothing about how well confidence fits. */
export const FEW = 5;

/** @param {Entries} entries @param {string} id */
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
  const predicted = own.filter(each => isMade(entries[`predict:${each.id}`]?.value)).length;
  const labs = labsOf(chapter, entries);
  return {
    answered,
    asked: chapter.questions.length,
    predicted,
    predictions: own.length,
    bets: betsWord(own),
    labs: labs.length,
    tried: labs.filter(({ memory }) => memory.tries).length,
    solved: labs.filter(({ memory }) => memory.done).length,
  };
}

/**
 * @param {any} value
 * @returns {boolean} whether something was committed to, be it at the end alone
 */
export function isMade(value) {
  return Boolean(value?.committed || value?.again);
}

/** @param {any} each @returns {boolean} whether it is a decision or verdict, which nothing marks */
export function isDecision(each) {
  return each.kind === "decide" || each.kind === "verdict";
}

/** @param {any[]} asked @returns {string} what to call those that a chapter asks for */
export function betsWord(asked) {
  const decided = asked.filter(isDecision).length;
  if (!decided) return "predictions";
  return decided === asked.length ? "decisions" : "predictions and decisions";
}

/**
 * How far an objective is reached, from its questions' latest results. Judgements and texts have
 * no marks: they count as done.
 *
 * @param {IndexChapter} chapter @param {string} objective @param {Entries} entries
 */
export function mastery(chapter, objective, entries) {
  const asked = chapter.questions.filter(each => each.objective === objective);
  const answers = asked.map(each => ({ type: each.type, answer: answerTo(entries, each.id) }));
  const done = answers.filter(({ answer }) => isAnswered(answer));
  const reached = done.filter(({ type, answer }) =>
    UNMARKED.includes(type) ? answer.first : answer.last?.state === "right",
  );
  const first = done.filter(
    ({ type, answer }) => !UNMARKED.includes(type) && answer.first?.state === "right",
  );
  const word = !done.length
    ? "not started"
    : reached.length === asked.length
      ? "reached"
      : done.length === asked.length
        ? "look again"
        : "under way";
  return {
    asked: asked.length,
    answered: done.length,
    reached: reached.length,
    first: first.length,
    word,
  };
}

/**
 * @param {IndexChapter[]} chapters
 * @param {Entries} entries
 * @returns {ConfidenceRow[]} first tries alone
 */
export function calibration(chapters, entries) {
  const marked = chapters
    .flatMap(each => each.questions)
    .filter(each => !UNMARKED.includes(each.type));
  const firsts = marked
    .map(each => answerTo(entries, each.id)?.first)
    .filter(first => first?.confidence);
  return [
    ["sure", "Sure"],
    ["fairly", "Fairly sure"],
    ["guess", "Guess"],
  ].map(([value, label]) => {
    const those = firsts.filter(first => first.confidence === value);
    return {
      label,
      right: those.filter(first => first.state === "right").length,
      total: those.length,
    };
  });
}

/** @param {ConfidenceRow[]} rows @returns {string} what the figures mean */
export function calibrationText(rows) {
  const total = rows.reduce((sum, row) => sum + row.total, 0);
  if (!total)
    return "Say how sure you are when you answer, and this chart compares it with the result of your first try.";
  if (total < FEW)
    return `You have said how sure you are ${total} ${total === 1 ? "time" : "times"}. From ${FEW} on, this says how well your confidence fits.`;
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
  return chapters.flatMap(chapter =>
    chapter.questions
      .filter(each => each.type === "judge")
      .flatMap(question => {
        const answer = answerTo(entries, question.id);
        const scale = question.scale ?? [];
        const [yours, ledger] = [answer?.response, question.verdict].map(id =>
          scale.findIndex(step => step.id === id),
        );
        if (!answer?.checked || answer.version !== question.version || yours < 0) return [];
        return [
          {
            question,
            href: chapter.href,
            yours: scale[yours].text,
            ledger: scale[ledger].text,
            apart: ledger - yours,
          },
        ];
      }),
  );
}

/**
 * @typedef {{name: string, chapter: string, title: string, questions:
 *   import("./_judgement.js").Question[],
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
      const note = kept[id].now.note ? [`“${kept[id].now.note}”`] : [];
      return [
        head,
        [...questions.map(question => courseOf(question, kept[id])), ...note].join(". "),
        readersText(readings),
      ];
    });
}

/** @param {number} apart @returns {string} */
export function apartText(apart) {
  if (!apart) return "the same";
  const steps = Math.abs(apart) === 1 ? "1 step" : `${Math.abs(apart)} steps`;
  return `${steps} ${apart > 0 ? "more supported" : "less supported"}`;
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
  const time = (/** @type {{question: IndexQuestion}} */ { question }) =>
    entries[`check:${question.id}`]?.at ?? -1;
  const latest = all.reduce(
    (best, each, i) =>
      time(each) >= 0 && time(each) > (best < 0 ? -1 : time(all[best])) ? i : best,
    -1,
  );
  const order = [...all.slice(latest + 1), ...all.slice(0, latest + 1)];
  const open = order.find(({ question }) => !isAnswered(answerTo(entries, question.id)));
  const started = latest >= 0;
  if (open) return { ...open, started };
  return { chapter: chapters[chapters.length - 1], question: null, started };
}

/** @param {IndexChapter} chapter @param {IndexQuestion | null} question */
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

/**
 * @param {any} value what is kept of a question or prediction
 * @returns {string} what a reader once did
 */
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
    const next = chapter
      ? {
          href: `${chapter.href}#x.${encodeURIComponent(instead)}`,
          text: "See what is asked instead.",
        }
      : null;
    return [{ asked, yours, why: `Retired on ${date}. ${why}`, instead: next }];
  });
}

/**
 * @param {any} prediction @param {any} bet
 * @returns {string}
 */
export function shownBet(prediction, bet) {
  if (bet === null || bet === undefined) return "none";
  if (prediction.options.length)
    return (
      prediction.options.find((/** @type {any} */ each) => each.id === bet)?.text ??
      "an answer no longer offered"
    );
  return `${bet} ${prediction.unit}`.trim();
}

/** @param {number} part @param {number} whole @returns {string} */
export function shareText(part, whole) {
  return `${part} of ${whole} (${Math.round((100 * part) / whole)} %)`;
}
