// @ts-check
// What a reader has done across all chapters, and what is kept where.
import { announcer, element } from "./_kit.js";
import { pageStore } from "./_store.js";
import { Keeping } from "./_keeping.js";
import { chapterKeys } from "./_progress.js";
import { exerciseKeys } from "./_progress_exercises.js";
import {
  calibrationPart,
  chapterPart,
  decisionPart,
  documentsPart,
  judgementPart,
  nextPart,
  notesPart,
  predictionPart,
  retiredPart,
  weighedPart,
} from "./_progress_parts.js";
import { fill, mounted } from "./_forms.js";
/** @import { Entries, IndexChapter } from "./_progress.js" */

/** @param {unknown} part @returns {part is HTMLElement} whether the book asks for such work */
const isPart = part => part instanceof HTMLElement;

/** @param {HTMLElement} shown @returns {boolean} whether it tells of anything done */
function hasContent(shown) {
  return Boolean(shown.querySelector("table, .nc-rated"));
}

/** @param {HTMLElement[]} parts those of which there is nothing to tell yet */
function laterNode(parts) {
  const head = element("summary", "What will stand here as you go on");
  return parts.length > 0 && element("details.nc-later", [head, ...parts]);
}

/** @param {{model: {get: (name: string) => any}, el: HTMLElement}} view */
function render({ model, el }) {
  const { documents, weighings, matrix, retired, version, plain, ...index } = model.get("index");
  /** @type {IndexChapter[]} */
  const chapters = index.chapters;
  const head = element("div.nc-shown");
  const store = pageStore();
  const live = announcer(50);
  const shown = element("div.nc-shown");
  const keeping = new Keeping(store, live, { version, plain: plain ?? true }, draw);

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
      ...chapters.map(each => chapterPart(each, entries, isBegun(each, entries), onReset)),
    );
    const parts = [
      calibrationPart(chapters, entries),
      predictionPart(chapters, entries),
      decisionPart(chapters, entries),
      judgementPart(chapters, entries),
      documentsPart(documents, entries),
      weighedPart(weighings, matrix, entries),
    ].filter(isPart);
    fill(shown, [
      ...parts.filter(hasContent),
      laterNode(parts.filter(each => !hasContent(each))),
      notesPart(chapters, entries, store),
      retiredPart(retired, chapters, entries),
    ]);
  }

  const onChange = () => {
    // A note being written keeps its box; it is drawn anew when the reader has left it.
    const { activeElement } = document;
    if (!(activeElement instanceof HTMLTextAreaElement && shown.contains(activeElement))) draw();
  };
  draw();
  const nodes = [head, keeping.node, shown, keeping.away, live.node];
  return mounted(el, "nc-progress_page nc-panel", nodes, [store.watch(onChange), live.stop]);
}

export default { render };
