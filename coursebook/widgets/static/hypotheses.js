// @ts-check
// Four explanations rated against the same evidence: what speaks against each, and what tells them
// apart.
import { KeptWork } from "./_exercise.js";
import { button, checkLinks, element, uniqueId } from "./_kit.js";
import { diagnosticity, dropping, inconsistency } from "./_matrix.js";
import {
  RATINGS_KEY,
  countedRows,
  familyIds,
  gapText,
  leadText,
  linkOfRatings,
  matrixMemory,
  matrixText,
  namesText,
  ratingsFromLink,
  rowText,
  signText,
} from "./_ratings.js";
import { table } from "./_table.js";

/**
 * @typedef {import("./_ratings.js").Item} Item
 * @typedef {import("./_ratings.js").Matrix} Matrix
 * @typedef {import("./_ratings.js").Family} Family
 * @typedef {import("./_ratings.js").Example} Example
 * @typedef {import("./_ratings.js").Data} Data
 * @typedef {import("./_ratings.js").Memory} Memory
 */

// -- parts -------------------------------------------------------------------------------------

/** @param {Data} data @returns {HTMLDetailsElement} */
function familyList(data) {
  const parts = data.families.map(({ name, holds, expects, hard, holders, links }) =>
    element(
      "section",
      {},
      element("p", { class: "nc-name" }, name),
      element("p", {}, holds),
      element(
        "p",
        { class: "nc-small" },
        `Leads one to expect: ${expects} Hard for it: ${hard} Argued by: ${holders}.`,
      ),
      checkLinks(links),
    ),
  );
  return element(
    "details",
    { class: "nc-families" },
    element("summary", {}, "The four explanations"),
    element("div", {}, ...parts),
  );
}

/**
 * @param {Data} data
 * @param {Matrix} rows
 * @returns {HTMLElement} the points against each, as numbers and bars
 */
function scoreList(data, rows) {
  const scores = inconsistency(rows, familyIds(data));
  const most = Math.max(1, ...Object.values(scores));
  return element(
    "ul",
    { class: "nc-scores" },
    ...data.families.map(({ id, name }) => {
      const bar = element("span", { class: "nc-bar", "aria-hidden": "true" });
      bar.style.width = `${(100 * scores[id]) / most}%`;
      return element("li", {}, element("span", {}, `${name}: ${scores[id]}`), bar);
    }),
  );
}

const WORDS = {
  head: "Ratings from a link",
  copy: "Copy link to these ratings",
  nothing: "Rate a piece of evidence first, then there is something to link to.",
};

/**
 * One reader's matrix on the page.
 *
 * @extends {KeptWork<Memory>}
 */
class MatrixView extends KeptWork {
  /** @param {Data} data @param {string} name in links @param {HTMLElement} el */
  constructor(data, name, el) {
    super({
      key: RATINGS_KEY,
      name,
      el,
      words: WORDS,
      read: stored => matrixMemory(data, stored),
      settings: state => linkOfRatings(data, state),
      readLink: link => ratingsFromLink(data, link),
      linked: ({ ratings, dropped }) => ({ ratings, dropped }),
    });
    this.data = data;
    this.marks = element("ol", { class: "nc-marks", "aria-label": "Pieces of evidence" });
    this.summary = element("div", {});
    this.comparison = element("div", { class: "nc-account" });
    this.matrixHead = element("summary", {});
    this.matrix = element("details", { class: "nc-matrix" }, this.matrixHead, this.summary);
    this.families = familyList(data);
    this.at = Math.max(
      0,
      data.evidence.findIndex(({ id }) => !this.rated(id)),
    );
  }

  draw() {
    super.draw();
    if (this.links.shown) this.families.open = false; // what the link shows stands below
    for (const part of [this.marks, this.comparison]) part.hidden = this.links.shown !== null;
  }

  /** @param {boolean} focus */
  drawStage(focus) {
    this.show(this.at, focus);
  }

  /** @param {string} id @returns {boolean} */
  rated(id) {
    return familyIds(this.data).every(family => family in (this.seen.ratings[id] ?? {}));
  }

  get complete() {
    return this.data.evidence.filter(({ id }) => this.rated(id)).length;
  }

  /** @param {number} to @param {boolean} focus */
  show(to, focus) {
    this.at = Math.max(0, Math.min(this.data.evidence.length - 1, to));
    const item = this.data.evidence[this.at];
    const heading = this.heading(
      item.short,
      `Evidence ${this.at + 1} of ${this.data.evidence.length}`,
    );
    const gap = element(
      "p",
      { class: "nc-small" },
      gapText(this.data, this.memory.ratings[item.id] ?? {}),
    );
    const step = (/** @type {string} */ words, /** @type {number} */ by) =>
      button(words, () => this.show(this.at + by, true), {
        disabled: !this.data.evidence[this.at + by],
      });
    this.stage.replaceChildren(
      heading,
      element("p", { class: "nc-evidence" }, item.text),
      checkLinks(item.links),
      element(
        "fieldset",
        {},
        element("legend", {}, "If this explanation were right, how well would the piece fit?"),
        element(
          "div",
          { class: "nc-ratings" },
          ...this.data.families.map(family => this.rating(item, family, gap)),
        ),
      ),
      gap,
      element("div", { class: "nc-actions" }, step("Back", -1), step("Next", 1)),
    );
    this.drawMarks();
    if (focus) heading.focus();
  }

  /** @param {Item} item @param {Family} family @param {HTMLElement} gap */
  rating(item, family, gap) {
    const id = uniqueId("rating");
    const now = this.memory.ratings[item.id]?.[family.id];
    const options = this.data.scale.map(([value, sign, words]) =>
      element("option", { value: String(value), selected: value === now }, `${sign} ${words}`),
    );
    const select = element(
      "select",
      {
        id,
        onchange: () => {
          const { [family.id]: _old, ...rest } = this.memory.ratings[item.id] ?? {};
          const row = select.value === "" ? rest : { ...rest, [family.id]: Number(select.value) };
          this.keep({ ratings: { ...this.memory.ratings, [item.id]: row } });
          gap.textContent = gapText(this.data, row);
          this.drawMarks();
          if (this.rated(item.id))
            this.live.say(
              `${gap.textContent} ${leadText(this.data, countedRows(this.data, this.memory))}`,
            );
        },
      },
      element("option", { value: "", selected: now === undefined }, "Choose …"),
      ...options,
    );
    return element("div", {}, element("label", { for: id }, family.name), select);
  }

  drawMarks() {
    this.marks.replaceChildren(
      ...this.data.evidence.map(({ id, short }, i) =>
        element(
          "li",
          {},
          button(String(i + 1), () => this.show(i, true), {
            class: this.rated(id) ? "nc-done" : "",
            "aria-label": `Evidence ${i + 1}, ${short}${this.rated(id) ? ", rated" : ""}`,
            "aria-current": i === this.at ? "step" : null,
          }),
        ),
      ),
    );
  }

  drawAccount() {
    const rows = countedRows(this.data, this.seen);
    this.account.replaceChildren(
      element(
        "p",
        { class: "nc-scene" },
        `Points against each explanation${this.links.shown ? ", by the link" : ""}`,
      ),
      scoreList(this.data, rows),
      element("p", {}, leadText(this.data, rows)),
    );
    this.drawMatrix(rows);
    this.drawComparison();
  }

  /** @param {Matrix} rows */
  drawMatrix(rows) {
    const changes = dropping(rows, familyIds(this.data));
    const { data, seen } = this;
    const told = data.evidence
      .filter(({ id }) => this.rated(id))
      .map(item => {
        const left = changes[item.id];
        const without = !left
          ? "Left out"
          : left.changes
            ? `Then least against: ${namesText(data, left.best)}`
            : "The same result";
        return [
          item.short,
          ...data.families.map(({ id }) => signText(data, seen.ratings[item.id][id])),
          `${diagnosticity(seen.ratings[item.id])} of 4`,
          without,
          this.counting(item),
        ];
      });
    const columns = [
      "Evidence",
      ...data.families.map(({ short }) => short),
      "Tells apart",
      "Without it",
      "Count it",
    ];
    this.matrixHead.textContent = `${this.links.shown ? "The matrix in the link" : "Your matrix"}: what happens when a piece is left out`;
    this.summary.replaceChildren(
      told.length
        ? table(columns, told, {
            caption: `Pieces ${this.links.shown ? "rated" : "that you have rated"} for all four`,
            class: "nc-stack",
          })
        : element(
            "p",
            {},
            `${this.links.shown ? "No piece is rated" : "You have rated no piece"} for all four yet.`,
          ),
    );
  }

  /** @param {Item} item @returns {HTMLElement} */
  counting(item) {
    if (this.links.shown)
      return element("span", {}, this.seen.dropped.includes(item.id) ? "No" : "Yes");
    const box = element("input", {
      type: "checkbox",
      checked: !this.memory.dropped.includes(item.id),
      "data-item": item.id,
      "aria-label": `Count it: ${item.short}`,
      onchange: () => {
        const others = this.memory.dropped.filter(id => id !== item.id);
        this.keep({ dropped: box.checked ? others : [...others, item.id] });
        this.live.say(leadText(this.data, countedRows(this.data, this.memory)));
        const again = this.summary.querySelector(`[data-item="${CSS.escape(item.id)}"]`);
        if (again instanceof HTMLElement) again.focus();
      },
    });
    return element("span", { class: "nc-count" }, box);
  }

  drawComparison() {
    const { data, memory } = this;
    if (memory.opened) return this.comparison.replaceChildren(...this.comparisonParts());
    const open = button("Compare with two worked examples", () => {
      this.keep({ opened: true });
      const head = this.comparison.querySelector(".nc-scene");
      if (head instanceof HTMLElement) head.focus();
    });
    open.disabled = this.complete < data.least;
    const words = open.disabled
      ? `Opens when you have rated ${data.least} pieces for all four. You have rated ${this.complete}.`
      : "You have rated enough to compare.";
    this.comparison.replaceChildren(element("p", { class: "nc-small" }, words), open);
  }

  comparisonParts() {
    const { data, memory } = this;
    const heads = data.examples.map(({ name, standpoint, rows }) => {
      const matrix = Object.fromEntries(Object.entries(rows).map(([id, row]) => [id, row.ratings]));
      return element(
        "div",
        {},
        element("p", { class: "nc-name" }, `${name}, ${standpoint}`),
        scoreList(data, matrix),
        element("p", { class: "nc-small" }, leadText(data, matrix)),
      );
    });
    const cell = (/** @type {Example} */ example, /** @type {string} */ id) =>
      element(
        "span",
        {},
        `${rowText(data, example.rows[id].ratings)}. `,
        element("span", { class: "nc-small" }, example.rows[id].reason),
      );
    const rows = data.evidence.map(({ id, short }) => [
      short,
      this.rated(id) ? rowText(data, memory.ratings[id]) : "Not rated yet",
      ...data.examples.map(example => cell(example, id)),
    ]);
    return [
      this.heading("Two worked examples"),
      element(
        "p",
        {},
        "Both were written for this course, each as one school might argue. They are nobody's published ratings. Look for the rows where they part: that is where the dispute lies.",
      ),
      element("div", { class: "nc-heads" }, ...heads),
      element(
        "details",
        { class: "nc-matrix" },
        element("summary", {}, "Row by row, with reasons"),
        table(["Evidence", "You", ...data.examples.map(({ name }) => name)], rows, {
          caption: "Your ratings beside the examples",
          class: "nc-stack",
        }),
      ),
    ];
  }

  reset() {
    this.at = 0;
    super.reset();
  }
}

/** @param {{model: {get: (name: string) => any}, el: HTMLElement}} host */
function render({ model, el }) {
  const data = /** @type {Data} */ (model.get("data"));
  const view = new MatrixView(data, model.get("name"), el);
  el.classList.add("nc-hypotheses");
  view.families.open = view.complete === 0;
  const limits =
    "What this cannot tell you. Points order your own judgements and measure nothing. Explanations can be right together, pieces can repeat one another, and to explain an act is not to justify it.";
  return view.mount({
    kicker: "Competing hypotheses",
    title: data.question,
    file: "competing-hypotheses.txt",
    text: () => matrixText(data, view.memory),
    parts: [
      view.families,
      view.marks,
      view.stage,
      view.account,
      view.matrix,
      view.comparison,
      element("p", { class: "nc-small" }, limits),
    ],
  });
}

export default { render };
