// @ts-check
// Cases one after another, each judged before the reader sees what others hold, and a summary.
import { announcer, element, makeFragment, pageStore, readFragment, uniqueId } from "./_kit.js";
import { bringIntoView, writeAddress } from "./_links.js";

/**
 * @typedef {import("./_judged.js").Question} Question
 * @typedef {import("./_judged.js").Answers} Answers
 * @typedef {import("./_judged.js").Judgement} Judgement
 * @typedef {{nodes: Node[], places: Record<string, HTMLElement | null | undefined>}} CaseView `places` can take the focus; one is the heading
 * @typedef {{name: string, el: HTMLElement, key: string, word: string, items: {id: string, title: string}[]}} Cases
 *   `key` names a case in links, `word` on the page
 */

/** @param {Question[]} questions @param {Answers} answers @returns {Question[]} those without an answer */
function unanswered(questions, answers) {
  return questions.filter(([key]) => !answers[key]);
}

/** @param {Question[]} questions @param {Answers} answers what the reader has chosen, kept up to date @returns {HTMLElement[]} */
function questionFields(questions, answers) {
  return questions.map(([key, words, options]) => {
    const name = uniqueId(key);
    return element("fieldset", {}, element("legend", {}, words), ...options.map(([value, label]) =>
      element("label", { class: "nc-choice" },
        element("input", { type: "radio", name, value, checked: answers[key] === value, onchange: () => (answers[key] = value) }),
        element("span", {}, label))));
  });
}

/** @param {Answers} answers @returns {HTMLElement} */
function noteField(answers) {
  const id = uniqueId("note");
  const field = element("textarea", { id, rows: 2, value: answers.note ?? "", oninput: () => (answers.note = field.value) });
  return element("div", {}, element("label", { for: id }, "Your reason, in a sentence (if you like)"), field);
}

/**
 * @param {Question[]} questions
 * @param {Answers} start
 * @param {{legend?: string, button: string, note?: boolean, done: (answers: Answers) => void, say: (message: string) => void}} options
 */
export function judgementForm(questions, start, { legend, button, note = false, done, say }) {
  const answers = { ...start };
  const problem = element("p", { class: "nc-problem", hidden: true });
  const fields = questionFields(questions, answers);
  return element("form", { class: "nc-form", onsubmit: (/** @type {Event} */ event) => {
    event.preventDefault();
    const open = unanswered(questions, answers);
    const named = questions.length > 1 ? `: ${open.map(([, words]) => words).join(" ")}` : ".";
    problem.hidden = !open.length;
    problem.textContent = open.length ? `Choose an answer first${named}` : "";
    if (!open.length) return done({ ...answers });
    say(problem.textContent);
    fields[questions.indexOf(open[0])].querySelector("input")?.focus();
  } },
  legend && element("p", { class: "nc-form-head" }, legend), ...fields, note && noteField(answers),
  problem, element("button", { type: "submit", class: "nc-button nc-button-primary" }, button));
}

/**
 * A row a case, whose name opens it.
 *
 * @param {string[]} columns
 * @param {string[][]} rows
 * @param {(at: number) => void} go
 */
export function summaryTable(columns, rows, go) {
  const body = rows.map(([title, ...cells], at) => element("tr", {},
    element("th", { scope: "row" }, element("button", { type: "button", class: "nc-button nc-link", onclick: () => go(at) }, title)),
    ...cells.map((text, i) => element("td", { "data-label": columns[i + 1] }, text))));
  return element("table", {}, element("thead", {}, element("tr", {}, ...columns.map((text) => element("th", { scope: "col" }, text)))),
    element("tbody", {}, ...body));
}

/** The steps through the cases; a widget says how a case and the summary look. */
export class CaseSteps {
  /** @param {Cases} cases */
  constructor({ name, el, key, word, items }) {
    this.name = name;
    this.el = el;
    this.key = key;
    this.word = word;
    this.items = items;
    this.at = 0;
    this.store = pageStore();
    this.live = announcer(200);
    this.closing = new AbortController();
    this.stage = element("div", { class: "nc-stage" });
    this.marks = element("ol", { class: "nc-progress", "aria-label": `${word}s` });
    this.back = this.step("Back", -1);
    this.next = this.step("Next", 1);
  }

  /** @param {number} _at @returns {CaseView} */
  caseView(_at) {
    return { nodes: [], places: {} };
  }

  /** @returns {CaseView} */
  summaryView() {
    return { nodes: [], places: {} };
  }

  /** @returns {Record<string, Judgement>} */
  get kept() {
    return this.store.get(this.name) ?? {};
  }

  /** @param {string} id @param {Answers} answers the first ones stay beside what is changed later */
  keep(id, answers) {
    this.store.set(this.name, { ...this.kept, [id]: { first: this.kept[id]?.first ?? answers, now: answers } });
  }

  /** @param {string} text @param {number} by */
  step(text, by) {
    return element("button", { type: "button", class: "nc-button", onclick: () => this.go(this.at + by) }, text);
  }

  /** @param {number} to @param {string} place that takes the focus, if any */
  show(to, place) {
    const last = this.items.length;
    this.at = Math.max(0, Math.min(last, to));
    const { nodes, places } = this.at === last ? this.summaryView() : this.caseView(this.at);
    this.stage.replaceChildren(...nodes);
    this.drawMarks();
    this.back.disabled = this.at === 0;
    this.next.disabled = this.at === last;
    if (place) places[place]?.focus();
    return places;
  }

  drawMarks() {
    const mark = (/** @type {string} */ text, /** @type {string} */ label, /** @type {number} */ i, /** @type {boolean} */ judged) => element("li", {},
      element("button", { type: "button", class: `nc-button${judged ? " nc-judged" : ""}`, "aria-label": `${label}${judged ? ", judged" : ""}`,
        "aria-current": i === this.at ? "step" : null, onclick: () => this.go(i) }, text));
    const marks = this.items.map(({ id, title }, i) => mark(String(i + 1), `${this.word} ${i + 1}, ${title}`, i, id in this.kept));
    this.marks.replaceChildren(...marks, mark("Summary", "Summary", this.items.length, false));
  }

  /** @param {number} to the reader's own step: the address follows */
  go(to) {
    this.show(to, "heading");
    writeAddress(makeFragment(this.name, { [this.key]: this.items[this.at]?.id ?? "summary" }));
  }

  follow() {
    const linked = readFragment(this.name);
    if (!linked) return;
    const asked = linked[this.key];
    const { heading } = this.show(asked === "summary" ? this.items.length : this.items.findIndex(({ id }) => id === asked), "");
    bringIntoView(this.el, this.closing.signal, heading);
  }

  /** @param {...Node} head what stands above the steps @returns {() => void} takes the view away again */
  mount(...head) {
    this.el.classList.add("nc-cases", "nc-entry", "nc-panel");
    this.el.append(...head, this.marks, this.stage, element("div", { class: "nc-steps" }, this.back, this.next), this.live.node);
    this.show(0, "");
    addEventListener("hashchange", () => this.follow(), { signal: this.closing.signal });
    this.follow();
    const unsubscribe = this.store.subscribe(this.name, () => this.drawMarks());
    return () => {
      this.closing.abort();
      unsubscribe();
      this.live.stop();
    };
  }
}
