// @ts-check
// Four explanations rated against the same evidence: what speaks against each, and what tells them
// apart.
import { KeptWork } from "./_exercise.js";
import { button, element } from "./_kit.js";
import { diagnosticity, dropping, inconsistency } from "./_matrix.js";
import {
  RATINGS_KEY,
  allText,
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
import { actions, checkLinks, labelled } from "./_forms.js";
/** @import { Matrix } from "./_matrix.js" */
/** @import { Data, Example, Family, Memory } from "./_ratings.js" */
/** @import { EvidenceItem as Item } from "./_takeaway.js" */

// -- parts -------------------------------------------------------------------------------------

/** @param {Data} data @returns {HTMLDetailsElement} */
function familyList(data) {
  const parts = data.families.map(({ name, holds, expects, hard, holders, links }) =>
    element("section", [
      element("p.nc-name", name),
      element("p", holds),
      element(
        "p.nc-small",
        `Leads one to expect: ${expects} Hard for it: ${hard} Argued by: ${holders}.`,
      ),
      checkLinks(links),
    ]),
  );
  const head = element("summary", "The four explanations");
  return element("details.nc-families", [head, element("div", parts)]);
}

/**
 * @param {Data} data @param {Matrix} rows
 * @returns {HTMLElement} the points against each, as numbers and bars
 */
function scoreList(data, rows) {
  const scores = inconsistency(rows, familyIds(data));
  const most = Math.max(1, ...Object.values(scores));
  return element(
    "ul.nc-scores",
    data.families.map(({ id, name }) => {
      const bar = element("span.nc-bar", { "aria-hidden": "true" });
      bar.style.width = `${(100 * scores[id]) / most}%`;
      return element("li", [element("span", `${name}: ${scores[id]}`), bar]);
    }),
  );
}

/** @param {HTMLElement} within @param {string} selector of what takes the focus */
function focusOn(within, selector) {
  const found = within.querySelector(selector);
  if (found instanceof HTMLElement) found.focus();
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
    this.marks = element("ol.nc-marks", { "aria-label": "Pieces of evidence" });
    this.summary = element("div");
    this.comparison = element("div.nc-account");
    this.matrixHead = element("summary");
    this.matrix = element("details.nc-matrix", [this.matrixHead, this.summary]);
    this.families = familyList(data);
    const open = data.evidence.findIndex(({ id }) => !this.rated(id));
    this.at = Math.max(0, open);
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
    const place = `Evidence ${this.at + 1} of ${this.data.evidence.length}`;
    const heading = this.heading(item.short, place);
    const gap = element("p.nc-small", gapText(this.data, this.memory.ratings[item.id] ?? {}));
    const step = (/** @type {string} */ words, /** @type {number} */ by) =>
      button(words, () => this.show(this.at + by, true), {
        disabled: !this.data.evidence[this.at + by],
      });
    const ratings = this.data.families.map(family => this.rating(item, family, gap));
    this.stage.replaceChildren(
      heading,
      element("p.nc-evidence", item.text),
      checkLinks(item.links),
      element("fieldset", [
        element("legend", "If this explanation were right, how well would the piece fit?"),
        element("div.nc-ratings", ratings),
      ]),
      gap,
      actions(step("Back", -1), step("Next", 1)),
    );
    this.drawMarks();
    if (focus) heading.focus();
  }

  /** @param {Item} item @param {Family} family @param {HTMLElement} gap */
  rating(item, family, gap) {
    const now = this.memory.ratings[item.id]?.[family.id];
    const rate = () => {
      const { [family.id]: _old, ...rest } = this.memory.ratings[item.id] ?? {};
      const row = select.value === "" ? rest : { ...rest, [family.id]: Number(select.value) };
      this.keep({ ratings: { ...this.memory.ratings, [item.id]: row } });
      gap.textContent = gapText(this.data, row);
      this.drawMarks();
      if (this.rated(item.id)) this.live.say(`${gap.textContent} ${this.lead}`);
    };
    const select = element("select", { onchange: rate }, [
      element("option", { value: "", selected: now === undefined }, "Choose …"),
      ...this.data.scale.map(([value, sign, words]) =>
        element("option", { value: String(value), selected: value === now }, `${sign} ${words}`),
      ),
    ]);
    return element("div", labelled(family.name, select));
  }

  /** @returns {string} what the reader's ratings come to */
  get lead() {
    return leadText(this.data, countedRows(this.data, this.memory));
  }

  drawMarks() {
    const marks = this.data.evidence.map(({ id, short }, i) => {
      const rated = this.rated(id);
      return button(String(i + 1), () => this.show(i, true), {
        class: rated && "nc-done",
        "aria-label": `Evidence ${i + 1}, ${short}${rated ? ", rated" : ""}`,
        "aria-current": i === this.at && "step",
      });
    });
    this.marks.replaceChildren(...marks.map(mark => element("li", mark)));
  }

  drawAccount() {
    const rows = countedRows(this.data, this.seen);
    const whose = this.links.shown ? ", by the link" : "";
    this.account.replaceChildren(
      element("p.nc-scene", `Points against each explanation${whose}`),
      scoreList(this.data, rows),
      element("p", leadText(this.data, rows)),
    );
    this.drawMatrix(rows);
    this.drawComparison();
  }

  /** @param {Matrix} rows */
  drawMatrix(rows) {
    const { data, seen } = this;
    const changes = dropping(rows, familyIds(data));
    const without = (/** @type {string} */ id) => {
      if (!changes[id]) return "Left out";
      if (!changes[id].changes) return "The same result";
      return `Then least against: ${namesText(data, changes[id].best)}`;
    };
    const told = data.evidence
      .filter(({ id }) => this.rated(id))
      .map(item => [
        item.short,
        ...data.families.map(({ id }) => signText(data, seen.ratings[item.id][id])),
        `${diagnosticity(seen.ratings[item.id])} of 4`,
        without(item.id),
        this.counting(item),
      ]);
    const names = data.families.map(({ short }) => short);
    const columns = ["Evidence", ...names, "Tells apart", "Without it", "Count it"];
    const words = this.links.shown
      ? { head: "The matrix in the link", rated: "rated", none: "No piece is rated" }
      : { head: "Your matrix", rated: "that you have rated", none: "You have rated no piece" };
    this.matrixHead.textContent = `${words.head}: what happens when a piece is left out`;
    const look = { caption: `Pieces ${words.rated} for ${allText(this.data)}`, class: "nc-stack" };
    const none = element("p", `${words.none} for ${allText(this.data)} yet.`);
    this.summary.replaceChildren(told.length ? table(columns, told, look) : none);
  }

  /** @param {Item} item @returns {HTMLElement} */
  counting(item) {
    if (this.links.shown)
      return element("span", this.seen.dropped.includes(item.id) ? "No" : "Yes");
    const box = element("input", {
      type: "checkbox",
      checked: !this.memory.dropped.includes(item.id),
      "data-item": item.id,
      "aria-label": `Count it: ${item.short}`,
      onchange: () => {
        const others = this.memory.dropped.filter(id => id !== item.id);
        this.keep({ dropped: box.checked ? others : [...others, item.id] });
        this.live.say(this.lead);
        focusOn(this.summary, `[data-item="${CSS.escape(item.id)}"]`);
      },
    });
    return element("span.nc-count", box);
  }

  drawComparison() {
    const { data, memory } = this;
    if (memory.opened) return this.comparison.replaceChildren(...this.comparisonParts());
    const open = button("Compare with two worked examples", () => {
      this.keep({ opened: true });
      focusOn(this.comparison, ".nc-scene");
    });
    open.disabled = this.complete < data.least;
    const words = open.disabled
      ? `Opens when you have rated ${data.least} pieces for ${allText(data)}. You have rated ${this.complete}.`
      : "You have rated enough to compare.";
    this.comparison.replaceChildren(element("p.nc-small", words), open);
  }

  comparisonParts() {
    const { data, memory } = this;
    const heads = data.examples.map(({ name, standpoint, rows }) => {
      const matrix = Object.fromEntries(Object.entries(rows).map(([id, row]) => [id, row.ratings]));
      return element("div", [
        element("p.nc-name", `${name}, ${standpoint}`),
        scoreList(data, matrix),
        element("p.nc-small", leadText(data, matrix)),
      ]);
    });
    /** @param {Example} example @param {string} id */
    const cell = ({ rows: rated }, id) => {
      const reason = element("span.nc-small", rated[id].reason);
      return element("span", [`${rowText(data, rated[id].ratings)}. `, reason]);
    };
    const rows = data.evidence.map(({ id, short }) => [
      short,
      this.rated(id) ? rowText(data, memory.ratings[id]) : "Not rated yet",
      ...data.examples.map(example => cell(example, id)),
    ]);
    const names = data.examples.map(({ name }) => name);
    const look = { caption: "Your ratings beside the examples", class: "nc-stack" };
    return [
      this.heading("Two worked examples"),
      element(
        "p",
        "Both were written for this course, each as one school might argue. They are nobody's published ratings. Look for the rows where they part: that is where the dispute lies.",
      ),
      element("div.nc-heads", heads),
      element("details.nc-matrix", [
        element("summary", "Row by row, with reasons"),
        table(["Evidence", "You", ...names], rows, look),
      ]),
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
      element("p.nc-small", limits),
    ],
  });
}

export default { render };
