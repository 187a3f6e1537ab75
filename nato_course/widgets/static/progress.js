// @ts-check
// What a reader has done across all chapters, and what is kept where.
import { announcer, element, pageStore, svgElement, uniqueId } from "./_kit.js";
import { downloadText, progressFile, readProgressFile } from "./_files.js";
import { FEW, answerTo, apartText, calibration, calibrationText, chapterCount, chapterKeys, hrefOf, isDecision, isMade, judgedDocuments, judgements, judgementsText, mastery, nextStep, retiredRows, shareText, shownBet } from "./_progress.js";
import { labsNode } from "./_labs_node.js";
import { PLAIN_WORDS, lastingText, opensPlainWords } from "./_plain_words.js";
import { exerciseKeys, ratedText, weighedRows } from "./_weighed.js";

/** @typedef {import("./_progress.js").IndexChapter} IndexChapter */
/** @typedef {import("./_progress.js").Entries} Entries */
/** @typedef {import("./_store.js").Store} Store */

/** @type {Record<string, string>} */
const STATUS_TEXT = {
  session: "Your answers are kept in this browser tab alone, and are gone when you close it.",
  kept: "Your answers are kept on this device, in this browser, until you delete them.",
  full: "This browser's storage is full. New answers last until you close this page: export them.",
  forbidden: "This browser does not let the book keep anything. Your answers last until you close this page: export them.",
  newer: "This device holds answers from a newer edition of the book. They are left untouched; what you do here lasts until you close the tab.",
};
const PRIVACY = "Nothing you do here leaves your browser: the book has no server and no account. Anyone who uses this browser on this device can see what is kept.";

/** @param {string} label @param {() => void} onClick @param {boolean} [primary] */
function pressButton(label, onClick, primary = false) {
  return element("button", { type: "button", class: primary ? "nc-button nc-button-primary" : "nc-button", onClick }, label);
}

/** @param {string} title @param {...any} content */
function part(title, ...content) {
  const id = uniqueId("part");
  return element("section", { class: "nc-part", "aria-labelledby": id }, element("h2", { id }, title), ...content);
}

/** @param {string} caption @param {string[]} heads @param {any[][]} rows the first cell heads its row */
function dataTable(caption, heads, rows) {
  const body = rows.map((row) => element("tr", {}, ...row.map((cell, i) =>
    element(i ? "td" : "th", { ...(i ? {} : { scope: "row" }), "data-head": heads[i] }, cell))));
  return element("table", {}, element("caption", {}, caption),
    element("thead", {}, element("tr", {}, ...heads.map((each) => element("th", { scope: "col" }, each)))),
    element("tbody", {}, ...body));
}

/** @param {IndexChapter[]} chapters @param {Entries} entries */
function nextPart(chapters, entries) {
  const step = nextStep(chapters, entries);
  if (!step) return part("Where you are", element("p", {}, "No chapter has questions yet."));
  const { chapter, question, started } = step;
  if (!question) return part("Where you are", element("p", {}, "You have answered every self-check."));
  const link = element("a", { href: hrefOf(chapter, question) }, started ? "Continue where you left" : "Start with the first question");
  return part("Where you are", element("p", {}, link, ` (${chapter.title}): ${question.prompt}`));
}

/** @param {IndexChapter} chapter @param {Entries} entries @param {(chapter: IndexChapter) => void} onReset */
function chapterPart(chapter, entries, onReset) {
  const count = chapterCount(chapter, entries);
  const rows = chapter.objectives.map((objective) => {
    const reached = mastery(chapter, objective.id, entries);
    return [objective.text, `${reached.answered} of ${reached.asked}`, String(reached.first),
      element("span", { class: "nc-word", "data-word": reached.word }, `${reached.reached} of ${reached.asked}, ${reached.word}`)];
  });
  const id = uniqueId("bar");
  const words = `${count.answered} of ${count.asked} self-checks answered, ${count.predicted} of ${count.predictions} ${count.bets} made`;
  const reset = pressButton("Reset this chapter", () => onReset(chapter));
  reset.setAttribute("aria-label", `Reset the chapter ${chapter.title}`);
  return part(chapter.title, element("label", { for: id }, words),
    element("progress", { id, max: Math.max(1, count.asked), value: count.answered }),
    dataTable("What you can do after the chapter", ["Objective", "Answered", "Right at once", "Right by now"], rows),
    labsNode(chapter, entries),
    element("p", { class: "nc-quiet" }, "A judgement or a text in your own words has no mark; it counts once you have given it."),
    element("div", { class: "nc-actions" }, reset, element("a", { href: chapter.href }, "Open the chapter")));
}

/** @param {ReturnType<typeof calibration>} rows @returns {SVGElement} share right, one bar a level */
function calibrationChart(rows) {
  const bars = rows.flatMap((row, i) => {
    const y = 8 + 34 * i;
    const width = row.total ? (200 * row.right) / row.total : 0;
    return [svgElement("text", { x: 0, y: y + 16 }, row.label),
      svgElement("rect", { class: "nc-track", x: 90, y, width: 200, height: 22 }),
      svgElement("rect", { class: "nc-filled", x: 90, y, width, height: 22 })];
  });
  return svgElement("svg", { viewBox: "0 0 300 112", class: "nc-chart", "aria-hidden": "true" }, ...bars);
}

/** @param {IndexChapter[]} chapters @param {Entries} entries */
function calibrationPart(chapters, entries) {
  const rows = calibration(chapters, entries);
  const total = rows.reduce((sum, row) => sum + row.total, 0);
  const table = dataTable("First tries, by how sure you were", ["You felt", "Right"],
    rows.map((row) => [row.label, row.total ? shareText(row.right, row.total) : "none yet"]));
  return part("How well your confidence fits", element("p", {}, calibrationText(rows)),
    ...(total >= FEW ? [calibrationChart(rows)] : []), ...(total ? [table] : []));
}

/** @param {IndexChapter[]} chapters @param {Entries} entries */
function predictionPart(chapters, entries) {
  const rows = chapters.flatMap((chapter) => chapter.predictions.filter((each) => !isDecision(each)).flatMap((each) => {
    const bet = entries[`predict:${each.id}`]?.value;
    if (!bet?.committed) return [];
    return [[each.prompt, shownBet(each, bet.bet),
      bet.opened ? each.shown_answer : element("a", { href: chapter.href }, "not opened yet")]];
  }));
  const none = element("p", {}, "You have made no prediction yet. Each chapter asks for some before you read.");
  return part("What you predicted, and what was found",
    rows.length ? dataTable("Predictions", ["Question", "You", "The record"], rows) : none);
}

/** @param {IndexChapter[]} chapters @param {Entries} entries */
function decisionPart(chapters, entries) {
  const made = chapters.flatMap((chapter) => chapter.predictions.filter(isDecision).map((each) =>
    ({ each, href: chapter.href, value: entries[`predict:${each.id}`]?.value }))).filter(({ value }) => isMade(value));
  const rows = (/** @type {string} */ kind) => made.filter(({ each }) => each.kind === kind);
  const scenes = rows("decide").map(({ each, href, value }) => [each.prompt, shownBet(each, value.bet),
    value.opened ? each.answer_text : element("a", { href }, "not opened yet")]);
  const verdicts = rows("verdict").map(({ each, href, value }) => [each.prompt, shownBet(each, value.bet),
    value.again ? shownBet(each, value.again) : element("a", { href }, "not given yet")]);
  const tables = [
    scenes.length ? dataTable("Decisions in a scene", ["Scene", "You", "What happened"], scenes) : null,
    verdicts.length ? dataTable("Verdicts given twice", ["Question", "Before you read", "Now"], verdicts) : null,
  ].filter((each) => each !== null);
  return part("What you decided, and your verdicts", ...(tables.length ? tables : [element("p", {}, "You have made no decision yet.")]));
}

/** @param {IndexChapter[]} chapters @param {Entries} entries */
function judgementPart(chapters, entries) {
  const found = judgements(chapters, entries);
  if (!found.length) return part("Your judgements beside the ledger", element("p", {}, "You have judged no claim yet."));
  const rows = found.map(({ question, yours, ledger, apart }) => [
    element("a", { href: `claims.html#${String(question.claim).toLowerCase()}` }, `${question.claim}: ${question.statement}`), yours, ledger, apartText(apart)]);
  return part("Your judgements beside the ledger", element("p", {}, judgementsText(found)),
    dataTable("Claims you judged", ["Claim", "You", "The ledger", "Distance"], rows));
}

/** @param {import("./_progress.js").DocumentSet[]} sets @param {Entries} entries */
function documentsPart(sets, entries) {
  const tables = sets.flatMap((set) => {
    const rows = judgedDocuments(set, entries);
    const caption = `${set.title} (${rows.length} of ${set.documents.length})`;
    if (!rows.length) return [];
    const table = dataTable(caption, ["Document", "You", "Who reads it how"], rows);
    table.classList.add("nc-even");
    return [table];
  });
  const none = element("p", {}, "You have judged no document yet. The chapters hand you some before you see what others made of them.");
  return part("Your judgements of documents", ...(tables.length ? tables : [none]));
}

/** @param {import("./_weighed.js").AskedQuestion[]} questions @param {import("./_weighed.js").AskedMatrix} matrix @param {Entries} entries */
function weighedPart(questions, matrix, entries) {
  const rows = weighedRows(questions, entries).map(({ title, href, from, weighed, to, mind }) => [element("a", { href }, title), from, weighed, to, mind]);
  const rated = ratedText(matrix, entries);
  const shown = [
    rows.length ? dataTable("Questions you weighed", ["Question", "You began at", "Pieces weighed", "You are at", "What would change your mind"], rows) : null,
    rated ? element("p", {}, element("a", { href: matrix.href }, "Competing hypotheses"), `: ${rated}`) : null,
  ].filter((each) => each !== null);
  const places = [...questions, { href: matrix.href, title: "Competing hypotheses" }];
  const none = [element("p", {}, "You have weighed nothing yet. These exercises are kept here:"),
    element("ul", {}, ...places.map(({ href, title }) => element("li", {}, element("a", { href }, title))))];
  return part("What you weighed", ...(shown.length ? shown : none));
}

/** @param {IndexChapter[]} chapters @param {Entries} entries @param {Store} store */
function notesPart(chapters, entries, store) {
  const texts = chapters.flatMap((chapter) => chapter.questions.filter((each) => each.type === "written").flatMap((each) => {
    const text = answerTo(entries, each.id)?.response?.text;
    return typeof text === "string" && text.trim() ? [element("dt", {}, each.prompt), element("dd", {}, text)] : [];
  }));
  const boxes = chapters.map((chapter) => {
    const id = uniqueId("note");
    const value = entries[`note:${chapter.id}`]?.value ?? "";
    const name = `Your notes on ${chapter.title}`;
    // A box prints no more than the lines that it shows, so the whole text stands beside it.
    const paper = element("dl", { class: "nc-on-paper" });
    const print = (/** @type {string} */ text) => paper.replaceChildren(
      ...(text.trim() ? [element("dt", {}, name), element("dd", {}, text)] : []));
    const area = element("textarea", { id, rows: 4, maxLength: 10_000, value, onInput: () => print(area.value),
      onChange: () => store.set(`note:${chapter.id}`, area.value) });
    print(value);
    return element("div", { class: "nc-field" }, element("label", { for: id }, name), area, paper);
  });
  return part("Your notes", ...boxes, texts.length ? element("dl", {}, ...texts) : null);
}

/** @param {import("./_progress.js").Retired[]} retired @param {IndexChapter[]} chapters @param {Entries} entries */
function retiredPart(retired, chapters, entries) {
  const rows = retiredRows(retired, chapters, entries).map(({ asked, yours, why, instead }) => [asked, yours,
    element("span", {}, why, ...(instead ? [" ", element("a", { href: instead.href }, instead.text)] : []))]);
  if (!rows.length) return null;
  return part("Retired, no longer asked", element("p", {}, "You answered these in an earlier edition of the book. They count for nothing now, and stay kept until you reset or delete them."),
    dataTable("Answers to earlier editions", ["What was asked", "You", "What became of it"], rows));
}

/** Says what is kept where, and lets the reader decide, take it away, bring it back, delete it. */
class Keeping {
  /** @param {Store} store @param {ReturnType<typeof announcer>} live @param {string} version @param {() => void} redraw */
  constructor(store, live, version, redraw) {
    this.store = store;
    this.live = live;
    this.version = version;
    this.redraw = redraw;
    this.status = element("p", { class: "nc-status", tabIndex: -1 });
    this.message = element("p", { class: "nc-needs" });
    this.confirm = element("div", { class: "nc-confirm", hidden: true });
    this.agree = pressButton("Keep my answers on this device", () => this.onAgree(), true);
    this.stop = pressButton("Stop keeping, and delete from this device", () => this.ask(
      "Delete everything the book keeps on this device? This tab still has your answers until you close it.",
      "Delete from this device", () => {
        store.withdraw();
        store.dropAside();
      }, "Nothing is kept on this device any more."));
    this.saveAside = pressButton("Download what could not be read", () => this.onAside());
    this.plain = element("input", { id: uniqueId("plain"), type: "checkbox", onChange: () => this.onPlain() });
    this.node = this.build();
    this.draw();
  }

  onPlain() {
    this.store.set(PLAIN_WORDS, { open: this.plain.checked });
    this.say(`The parts In plain words are ${this.plain.checked ? "open" : "closed"} on every page. ${lastingText(this.store.status())}`);
  }

  build() {
    const id = uniqueId("import");
    const file = element("input", { id, type: "file", accept: ".json,application/json", onChange: () => this.onImport(file) });
    const all = () => this.ask("Delete all answers, predictions, decisions, judgements and notes of all chapters? Export them first if you may want them back.",
      "Delete all", () => this.store.remove(Object.keys(this.store.entries())), "All answers are deleted.");
    return part("What is kept, and where", this.status, element("p", { class: "nc-quiet" }, PRIVACY),
      element("div", { class: "nc-actions" }, this.agree, this.stop, pressButton("Export to a file", () => this.onExport()),
        pressButton("Reset everything", all), this.saveAside),
      element("div", { class: "nc-setting" }, this.plain, element("label", { for: this.plain.id }, "Open all ", element("em", {}, "In plain words"), " on every page")),
      element("div", { class: "nc-field" }, element("label", { for: id }, "Import a file made by Export; newer answers win"), file),
      this.confirm, this.message);
  }

  draw() {
    const status = this.store.status();
    this.status.textContent = STATUS_TEXT[status];
    this.plain.checked = opensPlainWords(this.store.get(PLAIN_WORDS));
    this.agree.hidden = status !== "session";
    this.stop.hidden = status === "session" || status === "newer";
    this.saveAside.hidden = !Object.keys(this.store.aside()).length;
  }

  /** @param {string} message */
  say(message) {
    this.message.textContent = message;
    this.live.say(message);
  }

  onAgree() {
    this.store.agree();
    this.redraw();
    this.status.focus();
    this.say(STATUS_TEXT[this.store.status()]);
  }

  onExport() {
    downloadText("nato-course-progress.json", progressFile(this.store.entries(), this.version));
    this.say("Saved as nato-course-progress.json.");
  }

  onAside() {
    downloadText("nato-course-unread.json", JSON.stringify(this.store.aside(), null, 2));
    this.say("Saved as nato-course-unread.json.");
  }

  /** @param {HTMLInputElement} file */
  async onImport(file) {
    const chosen = file.files?.[0];
    if (!chosen) return;
    const found = readProgressFile(await chosen.text(), Date.now());
    file.value = "";
    if ("fault" in found) {
      this.say(found.fault);
      return;
    }
    const taken = this.store.merge(found.entries);
    const left = found.left ? ` ${found.left} could not be read and were left out.` : "";
    this.redraw();
    this.say(`${Object.keys(found.entries).length} entries read, ${taken} of them newer than yours and taken over.${left}`);
  }

  /** @param {string} question @param {string} label @param {() => void} act @param {string} done */
  ask(question, label, act, done) {
    const before = document.activeElement;
    const close = () => {
      this.confirm.hidden = true;
      this.confirm.replaceChildren();
    };
    const yes = pressButton(label, () => {
      act();
      close();
      this.redraw();
      this.status.focus();
      this.say(done);
    });
    const no = pressButton("Cancel", () => {
      close();
      if (before instanceof HTMLElement) before.focus();
    });
    const words = element("p", { tabIndex: -1 }, question);
    this.confirm.replaceChildren(words, element("div", { class: "nc-actions" }, yes, no));
    this.confirm.hidden = false;
    words.focus();
  }
}

/** @param {{model: {get: (name: string) => any}, el: HTMLElement}} view */
function render({ model, el }) {
  const { chapters, documents, weighings, matrix, retired, version } = model.get("index");
  const store = pageStore();
  const live = announcer(50);
  const shown = element("div", { class: "nc-shown" });
  const keeping = new Keeping(store, live, version, draw);

  /** @param {IndexChapter} chapter */
  function onReset(chapter) {
    keeping.ask(`Delete your answers, predictions, decisions, judgements of documents, weighings, labs and notes of the chapter ${chapter.title}?`, "Delete them",
      () => store.remove([...chapterKeys(chapter, documents, retired), ...exerciseKeys(chapter.id, weighings, matrix)]), "The chapter is as new.");
  }

  function draw() {
    const entries = store.entries();
    keeping.draw();
    shown.replaceChildren(nextPart(chapters, entries),
      ...chapters.map((/** @type {IndexChapter} */ each) => chapterPart(each, entries, onReset)),
      calibrationPart(chapters, entries), predictionPart(chapters, entries), decisionPart(chapters, entries),
      judgementPart(chapters, entries), documentsPart(documents, entries),
      weighedPart(weighings, matrix, entries), notesPart(chapters, entries, store),
      ...[retiredPart(retired, chapters, entries)].filter((each) => each !== null));
  }

  const onChange = () => {
    // A note being written keeps its box; it is drawn anew when the reader has left it.
    if (!(document.activeElement instanceof HTMLTextAreaElement && shown.contains(document.activeElement))) draw();
  };
  draw();
  const stop = store.watch(onChange);
  el.classList.add("nc-progress_page", "nc-panel");
  el.append(keeping.node, shown, live.node);
  return () => {
    stop();
    live.stop();
    el.replaceChildren();
  };
}

export default { render };
