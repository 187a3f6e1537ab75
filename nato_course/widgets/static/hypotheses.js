// @ts-check
// Four explanations rated against the same evidence: what speaks against each, and what tells them apart.
import { announcer, element, pageStore, uniqueId } from "./_kit.js";
import { bestExplained, diagnosticity, dropping, inconsistency, ratedRows } from "./_matrix.js";
import { checkLinks, plainButton, resetButton, takeAway } from "./_takeaway.js";

/**
 * @typedef {import("./_takeaway.js").EvidenceItem} Item
 * @typedef {import("./_matrix.js").Matrix} Matrix
 * @typedef {import("./_matrix.js").MatrixRow} MatrixRow
 * @typedef {{id: string, name: string, short: string, holds: string, expects: string, hard: string,
 *   holders: string, links: {label: string, href: string}[]}} Family
 * @typedef {{id: string, name: string, standpoint: string, rows: Record<string, {ratings: MatrixRow, reason: string}>}} Example
 * @typedef {{question: string, families: Family[], evidence: Item[], examples: Example[],
 *   scale: [number, string, string][], least: number}} Data
 * @typedef {{ratings: Matrix, dropped: string[], opened: boolean}} Memory
 */

/** @param {Data} data @returns {string[]} */
function familyIds(data) {
  return data.families.map(({ id }) => id);
}

/** @param {Data} data @param {any} stored @returns {Memory} what is kept, without ratings of no known form */
export function matrixMemory(data, stored) {
  const found = stored && typeof stored === "object" ? stored : {};
  const steps = data.scale.map(([step]) => step);
  const rowOf = (/** @type {any} */ row) => Object.fromEntries(familyIds(data).filter((id) => steps.includes(row?.[id])).map((id) => [id, row[id]]));
  const ratings = Object.fromEntries(data.evidence.map(({ id }) => /** @type {[string, MatrixRow]} */ ([id, rowOf(found.ratings?.[id])])).filter(([, row]) => Object.keys(row).length));
  const dropped = Array.isArray(found.dropped) ? found.dropped : [];
  return { ratings, dropped: data.evidence.map(({ id }) => id).filter((id) => dropped.includes(id)), opened: found.opened === true };
}

/** @param {Data} data @param {Memory} memory @returns {Matrix} the rows that count: rated for all, not left out */
export function countedRows(data, memory) {
  return Object.fromEntries(Object.entries(ratedRows(memory.ratings, familyIds(data))).filter(([id]) => !memory.dropped.includes(id)));
}

/** @param {Data} data @param {string[]} ids @returns {string} */
function namesText(data, ids) {
  return data.families.filter(({ id }) => ids.includes(id)).map(({ short }) => short).join(" and ");
}

/** @param {Data} data @param {number | undefined} step @returns {string} */
function signText(data, step) {
  return data.scale.find(([each]) => each === step)?.[1] ?? "·";
}

/** @param {Data} data @param {MatrixRow | undefined} row @returns {string} */
function rowText(data, row) {
  return data.families.map(({ id, short }) => `${short} ${signText(data, row?.[id])}`).join(", ");
}

/** @param {Data} data @param {Matrix} rows @returns {string} */
export function leadText(data, rows) {
  const count = Object.keys(rows).length;
  if (!count) return "Rate a piece of evidence for all four explanations, and the points appear here.";
  const scores = inconsistency(rows, familyIds(data));
  const best = bestExplained(scores);
  const pieces = `${count} piece${count === 1 ? "" : "s"} of evidence`;
  const points = `${scores[best[0]]} point${scores[best[0]] === 1 ? "" : "s"}`;
  if (best.length === data.families.length) return `All stand alike, with ${points} against each, from ${pieces}.`;
  return `Least speaks against: ${namesText(data, best)}, with ${points} from ${pieces}.`;
}

/** @param {Data} data @param {MatrixRow} row @returns {string} */
export function gapText(data, row) {
  if (!familyIds(data).every((id) => id in row)) return "Not rated for all four yet.";
  const gap = diagnosticity(row);
  if (gap === 0) return "Tells apart: 0 of 4. Rated alike for all, it can't help you choose.";
  return `Tells apart: ${gap} of 4.`;
}

/** @param {Data} data @param {Memory} memory @returns {string} */
export function matrixText(data, memory) {
  const lines = data.evidence.filter(({ id }) => memory.ratings[id]).map(({ id, short }) =>
    `${short}: ${rowText(data, memory.ratings[id])}. ${gapText(data, memory.ratings[id])}${memory.dropped.includes(id) ? " Left out." : ""}`);
  const scores = Object.entries(inconsistency(countedRows(data, memory), familyIds(data)));
  const sums = data.families.map(({ id, name }) => `${name}: ${scores.find(([each]) => each === id)?.[1] ?? 0} points against it`);
  return [data.question, "", ...(lines.length ? lines : ["No piece rated yet."]), "", ...sums, leadText(data, countedRows(data, memory)), ""].join("\n");
}

// -- parts -------------------------------------------------------------------------------------

/** @param {Data} data @param {boolean} open */
function familyList(data, open) {
  const parts = data.families.map(({ name, holds, expects, hard, holders, links }) => element("section", {},
    element("p", { class: "nc-name" }, name), element("p", {}, holds),
    element("p", { class: "nc-small" }, `Leads one to expect: ${expects} Hard for it: ${hard} Argued by: ${holders}.`), checkLinks(links)));
  return element("details", { class: "nc-families", open }, element("summary", {}, "The four explanations"), element("div", {}, ...parts));
}

/** @param {Data} data @param {Matrix} rows @returns {HTMLElement} the points against each, as numbers and bars */
function scoreList(data, rows) {
  const scores = inconsistency(rows, familyIds(data));
  const most = Math.max(1, ...Object.values(scores));
  return element("ul", { class: "nc-scores" }, ...data.families.map(({ id, name }) => {
    const bar = element("span", { class: "nc-bar", "aria-hidden": "true" });
    bar.style.width = `${(100 * scores[id]) / most}%`;
    return element("li", {}, element("span", {}, `${name}: ${scores[id]}`), bar);
  }));
}

/**
 * @param {string} caption
 * @param {string[]} columns
 * @param {(string | Node)[][]} rows the first cell heads its row
 */
function stackedTable(caption, columns, rows) {
  const cells = (/** @type {(string | Node)[]} */ row) => row.map((content, i) =>
    i ? element("td", {}, element("span", { class: "nc-cell-label", "aria-hidden": "true" }, `${columns[i]}: `), content) : element("th", { scope: "row" }, content));
  return element("table", {}, element("caption", {}, caption),
    element("thead", {}, element("tr", {}, ...columns.map((text) => element("th", { scope: "col" }, text)))),
    element("tbody", {}, ...rows.map((row) => element("tr", {}, ...cells(row)))));
}

/** One reader's matrix on the page. */
class MatrixView {
  /** @param {Data} data */
  constructor(data) {
    this.data = data;
    this.key = "hypotheses:families";
    this.store = pageStore();
    this.live = announcer();
    this.memory = matrixMemory(data, this.store.get(this.key));
    this.writing = false;
    this.at = Math.max(0, data.evidence.findIndex(({ id }) => !this.rated(id)));
    this.marks = element("ol", { class: "nc-marks", "aria-label": "Pieces of evidence" });
    this.stage = element("div", { class: "nc-stage" });
    this.account = element("div", { class: "nc-account" });
    this.summary = element("div", {});
    this.comparison = element("div", { class: "nc-account" });
    this.matrix = element("details", { class: "nc-matrix" }, element("summary", {}, "Your matrix: what happens when a piece is left out"), this.summary);
  }

  /** @param {string} id @returns {boolean} */
  rated(id) {
    return familyIds(this.data).every((family) => family in (this.memory.ratings[id] ?? {}));
  }

  get complete() {
    return this.data.evidence.filter(({ id }) => this.rated(id)).length;
  }

  /** @param {Partial<Memory>} change */
  keep(change) {
    this.memory = { ...this.memory, ...change };
    this.writing = true;
    this.store.set(this.key, this.memory);
    this.writing = false;
    this.drawAccount();
  }

  /** @param {any} stored another view or tab has changed it */
  take(stored) {
    if (this.writing) return;
    this.memory = matrixMemory(this.data, stored);
    this.show(this.at, false);
    this.drawAccount();
  }

  /** @param {number} to @param {boolean} focus */
  show(to, focus) {
    this.at = Math.max(0, Math.min(this.data.evidence.length - 1, to));
    const item = this.data.evidence[this.at];
    const heading = element("p", { tabIndex: -1, class: "nc-scene" },
      element("span", { class: "nc-place" }, `Evidence ${this.at + 1} of ${this.data.evidence.length}`), item.short);
    const gap = element("p", { class: "nc-small" }, gapText(this.data, this.memory.ratings[item.id] ?? {}));
    const step = (/** @type {string} */ words, /** @type {number} */ by) => {
      const button = plainButton(words, () => this.show(this.at + by, true));
      button.disabled = this.at + by < 0 || this.at + by >= this.data.evidence.length;
      return button;
    };
    this.stage.replaceChildren(heading, element("p", { class: "nc-evidence" }, item.text), checkLinks(item.links),
      element("fieldset", {}, element("legend", {}, "If this explanation were right, how well would the piece fit?"),
        element("div", { class: "nc-ratings" }, ...this.data.families.map((family) => this.rating(item, family, gap)))),
      gap, element("div", { class: "nc-actions" }, step("Back", -1), step("Next", 1)));
    this.drawMarks();
    if (focus) heading.focus();
  }

  /** @param {Item} item @param {Family} family @param {HTMLElement} gap */
  rating(item, family, gap) {
    const id = uniqueId("rating");
    const now = this.memory.ratings[item.id]?.[family.id];
    const options = this.data.scale.map(([value, sign, words]) => element("option", { value: String(value), selected: value === now }, `${sign} ${words}`));
    const select = element("select", { id, onchange: () => {
      const { [family.id]: _old, ...rest } = this.memory.ratings[item.id] ?? {};
      const row = select.value === "" ? rest : { ...rest, [family.id]: Number(select.value) };
      this.keep({ ratings: { ...this.memory.ratings, [item.id]: row } });
      gap.textContent = gapText(this.data, row);
      this.drawMarks();
      if (this.rated(item.id)) this.live.say(`${gap.textContent} ${leadText(this.data, countedRows(this.data, this.memory))}`);
    } }, element("option", { value: "", selected: now === undefined }, "Choose …"), ...options);
    return element("div", {}, element("label", { for: id }, family.name), select);
  }

  drawMarks() {
    this.marks.replaceChildren(...this.data.evidence.map(({ id, short }, i) => element("li", {},
      element("button", { type: "button", class: `nc-button${this.rated(id) ? " nc-done" : ""}`, "aria-label": `Evidence ${i + 1}, ${short}${this.rated(id) ? ", rated" : ""}`,
        "aria-current": i === this.at ? "step" : null, onclick: () => this.show(i, true) }, String(i + 1)))));
  }

  drawAccount() {
    const rows = countedRows(this.data, this.memory);
    this.account.replaceChildren(element("p", { class: "nc-scene" }, "Points against each explanation"), scoreList(this.data, rows), element("p", {}, leadText(this.data, rows)));
    this.drawMatrix(rows);
    this.drawComparison();
  }

  /** @param {Matrix} rows */
  drawMatrix(rows) {
    const changes = dropping(rows, familyIds(this.data));
    const { data, memory } = this;
    const told = data.evidence.filter(({ id }) => this.rated(id)).map((item) => {
      const left = changes[item.id];
      const without = !left ? "Left out" : left.changes ? `Then least against: ${namesText(data, left.best)}` : "The same result";
      return [item.short, ...data.families.map(({ id }) => signText(data, memory.ratings[item.id][id])), `${diagnosticity(memory.ratings[item.id])} of 4`, without, this.counting(item)];
    });
    const columns = ["Evidence", ...data.families.map(({ short }) => short), "Tells apart", "Without it", "Count it"];
    this.summary.replaceChildren(told.length ? stackedTable("Pieces that you have rated for all four", columns, told) : element("p", {}, "You have rated no piece for all four yet."));
  }

  /** @param {Item} item @returns {HTMLElement} */
  counting(item) {
    const box = element("input", { type: "checkbox", checked: !this.memory.dropped.includes(item.id), "data-item": item.id, "aria-label": `Count it: ${item.short}`, onchange: () => {
      const others = this.memory.dropped.filter((id) => id !== item.id);
      this.keep({ dropped: box.checked ? others : [...others, item.id] });
      this.live.say(leadText(this.data, countedRows(this.data, this.memory)));
      const again = this.summary.querySelector(`[data-item="${CSS.escape(item.id)}"]`);
      if (again instanceof HTMLElement) again.focus();
    } });
    return element("span", { class: "nc-count" }, box);
  }

  drawComparison() {
    const { data, memory } = this;
    if (memory.opened) return this.comparison.replaceChildren(...this.comparisonParts());
    const open = plainButton("Compare with two worked examples", () => {
      this.keep({ opened: true });
      const head = this.comparison.querySelector(".nc-scene");
      if (head instanceof HTMLElement) head.focus();
    });
    open.disabled = this.complete < data.least;
    const words = open.disabled ? `Opens when you have rated ${data.least} pieces for all four. You have rated ${this.complete}.` : "You have rated enough to compare.";
    this.comparison.replaceChildren(element("p", { class: "nc-small" }, words), open);
  }

  comparisonParts() {
    const { data, memory } = this;
    const heads = data.examples.map(({ name, standpoint, rows }) => {
      const matrix = Object.fromEntries(Object.entries(rows).map(([id, row]) => [id, row.ratings]));
      return element("div", {}, element("p", { class: "nc-name" }, `${name}, ${standpoint}`), scoreList(data, matrix), element("p", { class: "nc-small" }, leadText(data, matrix)));
    });
    const cell = (/** @type {Example} */ example, /** @type {string} */ id) =>
      element("span", {}, `${rowText(data, example.rows[id].ratings)}. `, element("span", { class: "nc-small" }, example.rows[id].reason));
    const rows = data.evidence.map(({ id, short }) => [short, this.rated(id) ? rowText(data, memory.ratings[id]) : "Not rated yet", ...data.examples.map((example) => cell(example, id))]);
    return [
      element("p", { tabIndex: -1, class: "nc-scene" }, "Two worked examples"),
      element("p", {}, "Both were written for this course, each as one school might argue. They are nobody's published ratings. Look for the rows where they part: that is where the dispute lies."),
      element("div", { class: "nc-heads" }, ...heads),
      element("details", { class: "nc-matrix" }, element("summary", {}, "Row by row, with reasons"), stackedTable("Your ratings beside the examples", ["Evidence", "You", ...data.examples.map(({ name }) => name)], rows)),
    ];
  }

  reset() {
    this.keep(matrixMemory(this.data, null));
    this.show(0, true);
    this.live.say("Cleared.");
  }
}

/** @param {{model: {get: (name: string) => any}, el: HTMLElement}} host */
function render({ model, el }) {
  const data = /** @type {Data} */ (model.get("data"));
  const view = new MatrixView(data);
  const taken = takeAway("competing-hypotheses.txt", () => matrixText(data, view.memory), view.live.say);
  el.classList.add("nc-hypotheses", "nc-exercise", "nc-panel");
  el.append(
    element("p", { class: "nc-title" }, element("span", { class: "nc-kicker" }, "Competing hypotheses"), data.question),
    familyList(data, view.complete === 0), view.marks, view.stage, view.account, view.matrix, view.comparison,
    element("p", { class: "nc-small" }, "What this cannot tell you. Points order your own judgements and measure nothing. Explanations can be right together, pieces can repeat one another, and to explain an act is not to justify it."),
    element("div", { class: "nc-actions" }, ...taken.buttons, resetButton(() => view.reset())), taken.shown, view.live.node);
  view.show(view.at, false);
  view.drawAccount();
  const unsubscribe = view.store.subscribe(view.key, (stored) => view.take(stored));
  return () => {
    unsubscribe();
    view.live.stop();
    el.replaceChildren();
  };
}

export default { render };
