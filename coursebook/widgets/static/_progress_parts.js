// @ts-check
// The parts of the page of progress: each tells of one kind of a reader's work.
import { button, element, svgElement, uniqueId } from "./_kit.js";
import { labText, labsOf } from "./_labs.js";
import {
  FEW,
  answerTo,
  apartText,
  betsOf,
  calibration,
  calibrationText,
  chapterCount,
  hrefOf,
  isDecision,
  judgedDocuments,
  judgements,
  judgementsText,
  mastery,
  nextStep,
  retiredRows,
  shareText,
  shownBet,
} from "./_progress.js";
import { ratedText, weighedRows } from "./_progress_exercises.js";
import { table } from "./_table.js";
import { actions, fill, labelled } from "./_forms.js";
import { counted } from "./_values.js";
/** @import { Child } from "./_kit.js" */
/** @import { DocumentSet, Entries, IndexChapter, Retired } from "./_progress.js" */
/** @import { AskedMatrix, AskedQuestion } from "./_progress_exercises.js" */
/** @import { Store } from "./_store.js" */

/** @param {string} title @param {Child[]} content */
export function part(title, ...content) {
  const id = uniqueId("part");
  return element("section.nc-part", { "aria-labelledby": id }, [
    element("h2", { id }, title),
    ...content,
  ]);
}

/**
 * @param {string} caption @param {string[]} heads @param {(Node | string)[][]} rows
 * @param {string} [look]
 * @returns {HTMLElement | false} nothing where there are no rows
 */
function dataTable(caption, heads, rows, look = "") {
  return rows.length > 0 && table(heads, rows, { caption, class: `nc-stack ${look}`.trim() });
}

/**
 * @param {boolean} asked whether the book asks for such work at all
 * @param {string} title @param {string} none where it is empty @param {Child[]} content
 * @returns {HTMLElement | false} nothing where the book never asks
 */
function partOr(asked, title, none, ...content) {
  return asked && part(title, ...(content.some(Boolean) ? content : [element("p", none)]));
}

/** @param {IndexChapter[]} chapters @param {Entries} entries */
export function nextPart(chapters, entries) {
  const title = "Where you are";
  const next = nextStep(chapters, entries);
  if (!next) return part(title, element("p", "No chapter has questions yet."));
  const { chapter, question, started } = next;
  if (!question) return part(title, element("p", "You have answered every self-check."));
  const words = started ? "Continue where you left off" : "Start with the first question";
  return part(
    title,
    element("p", element("a.nc-go", { href: hrefOf(chapter, question) }, words)),
    element("p.nc-quiet", `${chapter.title}: ${question.prompt}`),
  );
}

/**
 * @param {IndexChapter} chapter @param {Entries} entries
 * @param {boolean} begun whether anything of it is kept
 * @param {(chapter: IndexChapter) => void} onReset
 */
export function chapterPart(chapter, entries, begun, onReset) {
  const count = chapterCount(chapter, entries);
  const made = count.predictions && `, ${count.predicted} of ${count.bets} made`;
  const words = `${count.answered} of ${counted(count.asked, "self-check")} answered${made || ""}`;
  const bar = element("progress", { max: Math.max(1, count.asked), value: count.answered });
  const open = element("a", { href: chapter.href }, "Open the chapter");
  const head = labelled(words, bar);
  if (!begun) return part(chapter.title, ...head, open);
  const rows = chapter.objectives.map(({ id, text }) => {
    const { asked, answered, first, reached, word } = mastery(chapter, id, entries);
    const told = `${reached} of ${asked}, ${word}`;
    const now = element("span.nc-word", { "data-word": word }, told);
    return [text, `${answered} of ${asked}`, String(first), now];
  });
  const heads = ["Objective", "Answered", "Right at once", "Right by now"];
  const reset = button("Reset this chapter", () => onReset(chapter), {
    "aria-label": `Reset the chapter ${chapter.title}`,
  });
  const unmarked =
    "A judgement or a text in your own words has no mark; it counts once you have given it.";
  return part(
    chapter.title,
    ...head,
    count.answered > 0 && dataTable("What you can do after the chapter", heads, rows),
    labsNode(chapter, entries),
    count.answered > 0 && element("p.nc-quiet", unmarked),
    actions(reset, open),
  );
}

/** @param {IndexChapter} chapter @param {Entries} entries */
function labsNode(chapter, entries) {
  const all = labsOf(chapter, entries);
  const begun = all.filter(({ memory }) => memory.tries);
  const items = begun.map(({ lab, memory }) => {
    const link = element("a", { href: `${chapter.href}#x.lab-${lab.id}` }, lab.title);
    return element("li", [link, `: ${labText(memory)}`]);
  });
  const solved = all.filter(({ memory }) => memory.done).length;
  return (
    all.length > 0 &&
    element("div.nc-labs", [
      element("p", `Labs, tasks in code: ${solved} of ${all.length} solved.`),
      items.length > 0 && element("ul", items),
    ])
  );
}

/**
 * @param {ReturnType<typeof calibration>} rows
 * @returns {SVGElement} share right, one bar a level
 */
function calibrationChart(rows) {
  const bars = rows.flatMap(({ label, right, total }, i) => {
    const y = 8 + 34 * i;
    const width = total ? (200 * right) / total : 0;
    return [
      svgElement("text", { x: 0, y: y + 16 }, label),
      svgElement("rect.nc-track", { x: 90, y, width: 200, height: 22 }),
      svgElement("rect.nc-filled", { x: 90, y, width, height: 22 }),
    ];
  });
  return svgElement("svg.nc-chart", { viewBox: "0 0 300 112", "aria-hidden": "true" }, bars);
}

/** @param {IndexChapter[]} chapters @param {Entries} entries */
export function calibrationPart(chapters, entries) {
  const rows = calibration(chapters, entries);
  const total = rows.reduce((sum, row) => sum + row.total, 0);
  const cells = rows.map(each => [
    each.label,
    each.total ? shareText(each.right, each.total) : "none yet",
  ]);
  return part(
    "How well your confidence fits",
    element("p", calibrationText(rows)),
    total >= FEW && calibrationChart(rows),
    total > 0 && dataTable("First tries, by how sure you were", ["You felt", "Right"], cells),
  );
}

/** @param {IndexChapter[]} chapters @returns {any[]} predictions, decisions and verdicts */
const askedFor = chapters => chapters.flatMap(({ predictions }) => predictions);

/** @param {IndexChapter[]} chapters @param {Entries} entries */
export function predictionPart(chapters, entries) {
  const asked = askedFor(chapters).some(each => !isDecision(each));
  const made = betsOf(chapters, entries).filter(({ asked }) => !isDecision(asked));
  const rows = (/** @type {boolean} */ verdicts) =>
    made
      .filter(({ asked }) => (asked.asks === "verdict") === verdicts)
      .map(({ asked, value, href }) => [
        asked.prompt,
        shownBet(asked, value.bet) + (value.again ? `; now: ${shownBet(asked, value.again)}` : ""),
        value.opened ? asked.shown_answer : element("a", { href }, "not opened yet"),
      ]);
  return partOr(
    asked,
    "What you predicted, and what was found",
    "You have made no prediction yet. Each chapter asks for some before you read.",
    dataTable("Predictions", ["Question", "You", "The answer"], rows(false)),
    dataTable("Verdicts before the evidence", ["Question", "You", "The ledger"], rows(true)),
  );
}

/** @param {IndexChapter[]} chapters @param {Entries} entries */
export function decisionPart(chapters, entries) {
  const kinds = askedFor(chapters).map(({ kind }) => kind);
  const twice = kinds.includes("verdict") ? ", and your verdicts" : "";
  const made = betsOf(chapters, entries);
  const scenes = made
    .filter(({ asked }) => asked.kind === "decide")
    .map(({ asked, value, href }) => [
      asked.prompt,
      shownBet(asked, value.bet),
      value.opened ? asked.answer_text : element("a", { href }, "not opened yet"),
    ]);
  const verdicts = made
    .filter(({ asked }) => asked.kind === "verdict")
    .map(({ asked, value, href }) => [
      asked.prompt,
      shownBet(asked, value.bet),
      value.again ? shownBet(asked, value.again) : element("a", { href }, "not given yet"),
    ]);
  return partOr(
    kinds.includes("decide") || Boolean(twice),
    `What you decided${twice}`,
    "You have made no decision yet.",
    dataTable("Decisions in a scene", ["Scene", "You", "What happened"], scenes, "nc-scenes"),
    dataTable("Verdicts given twice", ["Question", "Before you read", "Now"], verdicts),
  );
}

/** @param {IndexChapter[]} chapters @param {Entries} entries */
export function judgementPart(chapters, entries) {
  const found = judgements(chapters, entries);
  const rows = found.map(({ question, yours, ledger, apart }) => {
    const href = `claims.html#${String(question.claim).toLowerCase()}`;
    const link = element("a", { href }, `${question.claim}: ${question.statement}`);
    return [link, yours, ledger, apartText(apart)];
  });
  const asked = chapters.some(({ questions }) => questions.some(({ type }) => type === "judge"));
  return partOr(
    asked,
    "Your judgements beside the ledger",
    "You have judged no claim yet.",
    found.length > 0 && element("p", judgementsText(found)),
    dataTable("Claims you judged", ["Claim", "You", "The ledger", "Distance"], rows),
  );
}

/** @param {DocumentSet[]} sets @param {Entries} entries */
export function documentsPart(sets, entries) {
  const tables = sets.map(set => {
    const rows = judgedDocuments(set, entries);
    const caption = `${set.title} (${rows.length} of ${set.documents.length})`;
    return dataTable(caption, ["Document", "You", "Who reads it how"], rows, "nc-even");
  });
  return partOr(
    sets.length > 0,
    "Your judgements of documents",
    "You have judged no document yet. The chapters hand you some before you see what others made of them.",
    ...tables,
  );
}

/** @param {AskedQuestion[]} questions @param {AskedMatrix} matrix @param {Entries} entries */
export function weighedPart(questions, matrix, entries) {
  const title = "What you weighed";
  const link = (/** @type {{href: string, title: string}} */ { href, title: words }) =>
    element("a", { href }, words);
  const rows = weighedRows(questions, entries).map(each => [link(each), ...each.cells]);
  const rated = ratedText(matrix, entries);
  const ratings = { href: matrix.href, title: "Competing hypotheses" };
  const heads = ["Question", "You began at", "Pieces weighed", "You are at"];
  if (rows.length || rated)
    return part(
      title,
      dataTable("Questions you weighed", [...heads, "What would change your mind"], rows),
      rated && element("p.nc-rated", [link(ratings), `: ${rated}`]),
    );
  const asked = [...questions, ...(matrix.families.length ? [ratings] : [])];
  if (!asked.length) return false;
  const places = asked.map(each => element("li", link(each)));
  const none = "You have weighed nothing yet. These exercises are kept here:";
  return part(title, element("p", none), element("ul", places));
}

/** @param {string} term @param {string} text */
const described = (term, text) => [element("dt", term), element("dd", text)];

/** @param {IndexChapter} chapter @param {Entries} entries @param {Store} store */
function noteBox(chapter, entries, store) {
  const key = `note:${chapter.id}`;
  const name = `Your notes on ${chapter.title}`;
  // A box prints no more than the lines that it shows, so the whole text stands beside it.
  const paper = element("dl.nc-on-paper");
  const print = () => fill(paper, area.value.trim() ? described(name, area.value) : []);
  const area = element("textarea", {
    rows: 2,
    maxLength: 10_000,
    value: entries[key]?.value ?? "",
    onInput: () => print(),
    onChange: () => store.set(key, area.value),
  });
  print();
  return element("div.nc-field", [...labelled(name, area), paper]);
}

/** @param {IndexChapter[]} chapters @param {Entries} entries @param {Store} store */
export function notesPart(chapters, entries, store) {
  const texts = chapters
    .flatMap(({ questions }) => questions.filter(({ type }) => type === "written"))
    .flatMap(({ id, prompt }) => {
      const text = answerTo(entries, id)?.response?.text;
      return typeof text === "string" && text.trim() ? described(prompt, text) : [];
    });
  const boxes = chapters.map(chapter => noteBox(chapter, entries, store));
  return part("Your notes", ...boxes, texts.length > 0 && element("dl", texts));
}

/** @param {Retired[]} retired @param {IndexChapter[]} chapters @param {Entries} entries */
export function retiredPart(retired, chapters, entries) {
  const rows = retiredRows(retired, chapters, entries).map(({ asked, yours, why, instead }) => {
    const link = instead && element("a", { href: instead.href }, instead.text);
    return [asked, yours, element("span", [why, link && " ", link])];
  });
  const told =
    "You answered these in an earlier edition of the book. They count for nothing now, and stay kept until you reset or delete them.";
  const heads = ["What was asked", "You", "What became of it"];
  return (
    rows.length > 0 &&
    part(
      "Retired, no longer asked",
      element("p", told),
      dataTable("Answers to earlier editions", heads, rows),
    )
  );
}
