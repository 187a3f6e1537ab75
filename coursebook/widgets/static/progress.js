// @ts-check
// What a reader has done across all chapters, and what is kept where.
import { announcer, button, element, svgElement, uniqueId } from "./_kit.js";
import { pageStore } from "./_store.js";
import { Keeping, part } from "./_keeping.js";
import {
  FEW,
  answerTo,
  apartText,
  calibration,
  calibrationText,
  chapterCount,
  chapterKeys,
  hrefOf,
  isDecision,
  isMade,
  judgedDocuments,
  judgements,
  judgementsText,
  mastery,
  nextStep,
  retiredRows,
  shareText,
  shownBet,
} from "./_progress.js";
import { table } from "./_table.js";
import { labsNode } from "./_labs_node.js";
import { exerciseKeys, ratedText, weighedRows } from "./_progress_exercises.js";

/** @typedef {import("./_progress.js").IndexChapter} IndexChapter */
/** @typedef {import("./_progress.js").Entries} Entries */
/** @typedef {import("./_store.js").Store} Store */

/** @param {string} caption @param {string[]} heads @param {any[][]} rows */
function dataTable(caption, heads, rows) {
  return table(heads, rows, { caption, class: "nc-stack" });
}

/** @param {IndexChapter[]} chapters @param {Entries} entries */
function nextPart(chapters, entries) {
  const step = nextStep(chapters, entries);
  if (!step) return part("Where you are", element("p", {}, "No chapter has questions yet."));
  const { chapter, question, started } = step;
  if (!question)
    return part("Where you are", element("p", {}, "You have answered every self-check."));
  const link = element(
    "a",
    { class: "nc-go", href: hrefOf(chapter, question) },
    started ? "Continue where you left off" : "Start with the first question",
  );
  return part(
    "Where you are",
    element("p", {}, link),
    element("p", { class: "nc-quiet" }, `${chapter.title}: ${question.prompt}`),
  );
}

/**
 * @param {IndexChapter} chapter
 * @param {Entries} entries
 * @param {boolean} begun whether anything of it is kept
 * @param {(chapter: IndexChapter) => void} onReset
 */
function chapterPart(chapter, entries, begun, onReset) {
  const count = chapterCount(chapter, entries);
  const rows = chapter.objectives.map(objective => {
    const reached = mastery(chapter, objective.id, entries);
    return [
      objective.text,
      `${reached.answered} of ${reached.asked}`,
      String(reached.first),
      element(
        "span",
        { class: "nc-word", "data-word": reached.word },
        `${reached.reached} of ${reached.asked}, ${reached.word}`,
      ),
    ];
  });
  const id = uniqueId("bar");
  const words = `${count.answered} of ${count.asked} self-checks answered, ${count.predicted} of ${count.predictions} ${count.bets} made`;
  const bar = element("progress", { id, max: Math.max(1, count.asked), value: count.answered });
  const open = element("a", { href: chapter.href }, "Open the chapter");
  if (!begun) return part(chapter.title, element("label", { for: id }, words), bar, open);
  const reset = button("Reset this chapter", () => onReset(chapter), {
    "aria-label": `Reset the chapter ${chapter.title}`,
  });
  return part(
    chapter.title,
    element("label", { for: id }, words),
    bar,
    ...(count.answered
      ? [
          dataTable(
            "What you can do after the chapter",
            ["Objective", "Answered", "Right at once", "Right by now"],
            rows,
          ),
        ]
      : []),
    labsNode(chapter, entries),
    ...(count.answered
      ? [
          element(
            "p",
            { class: "nc-quiet" },
            "A judgement or a text in your own words has no mark; it counts once you have given it.",
          ),
        ]
      : []),
    element("div", { class: "nc-actions" }, reset, open),
  );
}

/**
 * @param {ReturnType<typeof calibration>} rows
 * @returns {SVGElement} share right, one bar a level
 */
function calibrationChart(rows) {
  const bars = rows.flatMap((row, i) => {
    const y = 8 + 34 * i;
    const width = row.total ? (200 * row.right) / row.total : 0;
    return [
      svgElement("text", { x: 0, y: y + 16 }, row.label),
      svgElement("rect", { class: "nc-track", x: 90, y, width: 200, height: 22 }),
      svgElement("rect", { class: "nc-filled", x: 90, y, width, height: 22 }),
    ];
  });
  return svgElement(
    "svg",
    { viewBox: "0 0 300 112", class: "nc-chart", "aria-hidden": "true" },
    ...bars,
  );
}

/** @param {IndexChapter[]} chapters @param {Entries} entries */
function calibrationPart(chapters, entries) {
  const rows = calibration(chapters, entries);
  const total = rows.reduce((sum, row) => sum + row.total, 0);
  const tries = dataTable(
    "First tries, by how sure you were",
    ["You felt", "Right"],
    rows.map(row => [row.label, row.total ? shareText(row.right, row.total) : "none yet"]),
  );
  return part(
    "How well your confidence fits",
    element("p", {}, calibrationText(rows)),
    ...(total >= FEW ? [calibrationChart(rows)] : []),
    ...(total ? [tries] : []),
  );
}

/** @param {IndexChapter[]} chapters @param {Entries} entries */
function predictionPart(chapters, entries) {
  const rows = chapters.flatMap(chapter =>
    chapter.predictions
      .filter(each => !isDecision(each))
      .flatMap(each => {
        const bet = entries[`predict:${each.id}`]?.value;
        if (!isMade(bet)) return [];
        const yours =
          shownBet(each, bet.bet) + (bet.again ? `; now: ${shownBet(each, bet.again)}` : "");
        return [
          {
            each,
            row: [
              each.prompt,
              yours,
              bet.opened
                ? each.shown_answer
                : element("a", { href: chapter.href }, "not opened yet"),
            ],
          },
        ];
      }),
  );
  const table = (
    /** @type {string} */ title,
    /** @type {string} */ truth,
    /** @type {boolean} */ verdicts,
  ) => {
    const those = rows
      .filter(({ each }) => (each.asks === "verdict") === verdicts)
      .map(({ row }) => row);
    return those.length ? dataTable(title, ["Question", "You", truth], those) : null;
  };
  const none = element(
    "p",
    {},
    "You have made no prediction yet. Each chapter asks for some before you read.",
  );
  return part(
    "What you predicted, and what was found",
    ...(rows.length
      ? [
          table("Predictions", "The answer", false),
          table("Verdicts before the evidence", "The ledger", true),
        ].filter(each => each !== null)
      : [none]),
  );
}

/** @param {any[][]} rows scene, decision and what happened, which is the longest */
function scenesTable(rows) {
  const table = dataTable("Decisions in a scene", ["Scene", "You", "What happened"], rows);
  table.classList.add("nc-scenes");
  return table;
}

/** @param {IndexChapter[]} chapters @param {Entries} entries */
function decisionPart(chapters, entries) {
  const made = chapters
    .flatMap(chapter =>
      chapter.predictions
        .filter(isDecision)
        .map(each => ({ each, href: chapter.href, value: entries[`predict:${each.id}`]?.value })),
    )
    .filter(({ value }) => isMade(value));
  const rows = (/** @type {string} */ kind) => made.filter(({ each }) => each.kind === kind);
  const scenes = rows("decide").map(({ each, href, value }) => [
    each.prompt,
    shownBet(each, value.bet),
    value.opened ? each.answer_text : element("a", { href }, "not opened yet"),
  ]);
  const verdicts = rows("verdict").map(({ each, href, value }) => [
    each.prompt,
    shownBet(each, value.bet),
    value.again ? shownBet(each, value.again) : element("a", { href }, "not given yet"),
  ]);
  const tables = [
    scenes.length ? scenesTable(scenes) : null,
    verdicts.length
      ? dataTable("Verdicts given twice", ["Question", "Before you read", "Now"], verdicts)
      : null,
  ].filter(each => each !== null);
  return part(
    "What you decided, and your verdicts",
    ...(tables.length ? tables : [element("p", {}, "You have made no decision yet.")]),
  );
}

/** @param {IndexChapter[]} chapters @param {Entries} entries */
function judgementPart(chapters, entries) {
  const found = judgements(chapters, entries);
  if (!found.length)
    return part(
      "Your judgements beside the ledger",
      element("p", {}, "You have judged no claim yet."),
    );
  const rows = found.map(({ question, yours, ledger, apart }) => [
    element(
      "a",
      { href: `claims.html#${String(question.claim).toLowerCase()}` },
      `${question.claim}: ${question.statement}`,
    ),
    yours,
    ledger,
    apartText(apart),
  ]);
  return part(
    "Your judgements beside the ledger",
    element("p", {}, judgementsText(found)),
    dataTable("Claims you judged", ["Claim", "You", "The ledger", "Distance"], rows),
  );
}

/** @param {import("./_progress.js").DocumentSet[]} sets @param {Entries} entries */
function documentsPart(sets, entries) {
  const tables = sets.flatMap(set => {
    const rows = judgedDocuments(set, entries);
    const caption = `${set.title} (${rows.length} of ${set.documents.length})`;
    if (!rows.length) return [];
    return [
      table(["Document", "You", "Who reads it how"], rows, { caption, class: "nc-stack nc-even" }),
    ];
  });
  const none = element(
    "p",
    {},
    "You have judged no document yet. The chapters hand you some before you see what others made of them.",
  );
  return part("Your judgements of documents", ...(tables.length ? tables : [none]));
}

/**
 * @param {import("./_progress_exercises.js").AskedQuestion[]} questions
 * @param {import("./_progress_exercises.js").AskedMatrix} matrix
 * @param {Entries} entries
 */
function weighedPart(questions, matrix, entries) {
  const rows = weighedRows(questions, entries).map(({ title, href, from, weighed, to, mind }) => [
    element("a", { href }, title),
    from,
    weighed,
    to,
    mind,
  ]);
  const rated = ratedText(matrix, entries);
  const shown = [
    rows.length
      ? dataTable(
          "Questions you weighed",
          [
            "Question",
            "You began at",
            "Pieces weighed",
            "You are at",
            "What would change your mind",
          ],
          rows,
        )
      : null,
    rated
      ? element(
          "p",
          { class: "nc-rated" },
          element("a", { href: matrix.href }, "Competing hypotheses"),
          `: ${rated}`,
        )
      : null,
  ].filter(each => each !== null);
  const places = [...questions, { href: matrix.href, title: "Competing hypotheses" }];
  const none = [
    element("p", {}, "You have weighed nothing yet. These exercises are kept here:"),
    element(
      "ul",
      {},
      ...places.map(({ href, title }) => element("li", {}, element("a", { href }, title))),
    ),
  ];
  return part("What you weighed", ...(shown.length ? shown : none));
}

/** @param {IndexChapter[]} chapters @param {Entries} entries @param {Store} store */
function notesPart(chapters, entries, store) {
  const texts = chapters.flatMap(chapter =>
    chapter.questions
      .filter(each => each.type === "written")
      .flatMap(each => {
        const text = answerTo(entries, each.id)?.response?.text;
        return typeof text === "string" && text.trim()
          ? [element("dt", {}, each.prompt), element("dd", {}, text)]
          : [];
      }),
  );
  const boxes = chapters.map(chapter => {
    const id = uniqueId("note");
    const value = entries[`note:${chapter.id}`]?.value ?? "";
    const name = `Your notes on ${chapter.title}`;
    // A box prints no more than the lines that it shows, so the whole text stands beside it.
    const paper = element("dl", { class: "nc-on-paper" });
    const print = (/** @type {string} */ text) =>
      paper.replaceChildren(
        ...(text.trim() ? [element("dt", {}, name), element("dd", {}, text)] : []),
      );
    const area = element("textarea", {
      id,
      rows: 2,
      maxLength: 10_000,
      value,
      onInput: () => print(area.value),
      onChange: () => store.set(`note:${chapter.id}`, area.value),
    });
    print(value);
    return element("div", { class: "nc-field" }, element("label", { for: id }, name), area, paper);
  });
  return part("Your notes", ...boxes, texts.length ? element("dl", {}, ...texts) : null);
}

/** @param {HTMLElement} shown @returns {boolean} whether it tells of anything done */
function hasContent(shown) {
  return Boolean(shown.querySelector("table, .nc-rated"));
}

/** @param {HTMLElement[]} parts those of which there is nothing to tell yet */
function laterNode(parts) {
  if (!parts.length) return "";
  return element(
    "details",
    { class: "nc-later" },
    element("summary", {}, "What will stand here as you go on"),
    ...parts,
  );
}

/**
 * @param {import("./_progress.js").Retired[]} retired
 * @param {IndexChapter[]} chapters
 * @param {Entries} entries
 */
function retiredPart(retired, chapters, entries) {
  const rows = retiredRows(retired, chapters, entries).map(({ asked, yours, why, instead }) => [
    asked,
    yours,
    element(
      "span",
      {},
      why,
      ...(instead ? [" ", element("a", { href: instead.href }, instead.text)] : []),
    ),
  ]);
  if (!rows.length) return null;
  return part(
    "Retired, no longer asked",
    element(
      "p",
      {},
      "You answered these in an earlier edition of the book. They count for nothing now, and stay kept until you reset or delete them.",
    ),
    dataTable("Answers to earlier editions", ["What was asked", "You", "What became of it"], rows),
  );
}

/** @param {{model: {get: (name: string) => any}, el: HTMLElement}} view */
function render({ model, el }) {
  const { chapters, documents, weighings, matrix, retired, version } = model.get("index");
  const head = element("div", { class: "nc-shown" });
  const store = pageStore();
  const live = announcer(50);
  const shown = element("div", { class: "nc-shown" });
  const keeping = new Keeping(store, live, version, draw);

  /** @param {IndexChapter} chapter @returns {string[]} */
  const keysOf = chapter => [
    ...chapterKeys(chapter, documents, retired),
    ...exerciseKeys(chapter.id, weighings, matrix),
  ];
  /** @param {IndexChapter} chapter */
  const onReset = chapter =>
    keeping.ask(
      `Delete your answers, predictions, decisions, judgements of documents, weighings, labs and notes of the chapter ${chapter.title}?`,
      "Delete them",
      () => store.remove(keysOf(chapter)),
      "The chapter is as new.",
    );
  /** @param {IndexChapter} chapter @param {Entries} entries */
  const isBegun = (chapter, entries) =>
    keysOf(chapter).some(key => key in entries && !key.startsWith("sum:"));

  function draw() {
    const entries = store.entries();
    keeping.draw();
    head.replaceChildren(
      nextPart(chapters, entries),
      ...chapters.map((/** @type {IndexChapter} */ each) =>
        chapterPart(each, entries, isBegun(each, entries), onReset),
      ),
    );
    const parts = [
      calibrationPart(chapters, entries),
      predictionPart(chapters, entries),
      decisionPart(chapters, entries),
      judgementPart(chapters, entries),
      documentsPart(documents, entries),
      weighedPart(weighings, matrix, entries),
    ];
    shown.replaceChildren(
      ...parts.filter(hasContent),
      laterNode(parts.filter(each => !hasContent(each))),
      notesPart(chapters, entries, store),
      ...[retiredPart(retired, chapters, entries)].filter(each => each !== null),
    );
  }

  const onChange = () => {
    // A note being written keeps its box; it is drawn anew when the reader has left it.
    if (
      !(
        document.activeElement instanceof HTMLTextAreaElement &&
        shown.contains(document.activeElement)
      )
    )
      draw();
  };
  draw();
  const stop = store.watch(onChange);
  el.classList.add("nc-progress_page", "nc-panel");
  el.append(head, keeping.node, shown, keeping.away, live.node);
  return () => {
    stop();
    live.stop();
    el.replaceChildren();
  };
}

export default { render };
