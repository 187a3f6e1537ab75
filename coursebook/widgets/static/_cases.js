// @ts-check
// Cases one after another, each judged before the reader sees what others hold, and a summary.
import { announcer, button, element, uniqueId } from "./_kit.js";
import { pageStore } from "./_store.js";
import { StateLink } from "./_state_link.js";
import { radios } from "./_radios.js";
import { table } from "./_table.js";

/**
 * @typedef {import("./_judgement.js").Question} Question
 * @typedef {import("./_judgement.js").Answers} Answers
 * @typedef {import("./_judgement.js").Judgement} Judgement
 * @typedef {{nodes: Node[], places: Record<string, HTMLElement | null | undefined>}} CaseView
 *   `places` can take the focus; one is the heading
 * @typedef {{name: string, el: HTMLElement, key: string, word: string, items: {id: string, title:
 *   string}[]}} Cases
 *   `key` names a case in links, `word` on the page
 */

/**
 * @param {Question[]} questions
 * @param {Answers} answers
 * @returns {Question[]} those without an answer
 */
function unanswered(questions, answers) {
  return questions.filter(([key]) => !answers[key]);
}

/**
 * @param {Question[]} questions
 * @param {Answers} answers what the reader has chosen, kept up to date
 * @returns {HTMLElement[]}
 */
function questionFields(questions, answers) {
  return questions.map(([key, words, options]) => {
    const onchange = (/** @type {string} */ value) => void (answers[key] = value);
    const { rows } = radios(options, { class: "nc-choice", chosen: answers[key], onchange });
    return element("fieldset", {}, element("legend", {}, words), ...rows);
  });
}

/** @param {Answers} answers @returns {HTMLElement} */
function noteField(answers) {
  const id = uniqueId("note");
  const field = element("textarea", {
    id,
    rows: 2,
    value: answers.note ?? "",
    oninput: () => (answers.note = field.value),
  });
  return element(
    "div",
    {},
    element("label", { for: id }, "Your reason, in a sentence (if you like)"),
    field,
  );
}

/**
 * @param {Question[]} questions
 * @param {Answers} start
 * @param {{legend?: string, commit: string, note?: boolean, done: (answers: Answers) => void, say:
 *   (message: string) => void}} options
 */
export function judgementForm(questions, start, { legend, commit, note = false, done, say }) {
  const answers = { ...start };
  const problem = element("p", { class: "nc-problem", hidden: true });
  const fields = questionFields(questions, answers);
  return element(
    "form",
    {
      class: "nc-form",
      onsubmit: (/** @type {Event} */ event) => {
        event.preventDefault();
        const open = unanswered(questions, answers);
        const named = questions.length > 1 ? `: ${open.map(([, words]) => words).join(" ")}` : ".";
        problem.hidden = !open.length;
        problem.textContent = open.length ? `Choose an answer first${named}` : "";
        if (!open.length) return done({ ...answers });
        say(problem.textContent);
        fields[questions.indexOf(open[0])].querySelector("input")?.focus();
      },
    },
    legend && element("p", { class: "nc-form-head" }, legend),
    ...fields,
    note && noteField(answers),
    problem,
    button(commit, null, { type: "submit", primary: true }),
  );
}

/**
 * A row a case, whose name opens it.
 *
 * @param {string[]} columns
 * @param {string[][]} rows
 * @param {(at: number) => void} go
 */
export function summaryTable(columns, rows, go) {
  const opening = rows.map(([title, ...cells], at) => [
    button(title, () => go(at), { class: "nc-link" }),
    ...cells,
  ]);
  return table(columns, opening, { class: "nc-stack" });
}

/** The steps through the cases; a widget says how a case and the summary look. */
export class CaseSteps {
  /** @param {Cases} cases */
  constructor({ name, el, key, word, items }) {
    this.name = name;
    this.el = el;
    this.word = word;
    this.items = items;
    this.at = 0;
    this.store = pageStore();
    this.live = announcer(200);
    this.link = new StateLink({
      name,
      el,
      settings: () => ({ [key]: items[this.at]?.id ?? "summary" }),
      follow: link => this.follow(link[key]),
    });
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

  /**
   * @param {string} id
   * @param {Answers} answers the first ones stay beside what is changed later
   */
  keep(id, answers) {
    this.store.set(this.name, {
      ...this.kept,
      [id]: { first: this.kept[id]?.first ?? answers, now: answers },
    });
  }

  /** @param {string} text @param {number} by */
  step(text, by) {
    return button(text, () => this.go(this.at + by));
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
    const mark = (
      /** @type {string} */ text,
      /** @type {string} */ label,
      /** @type {number} */ i,
      /** @type {boolean} */ judged,
    ) =>
      element(
        "li",
        {},
        button(text, () => this.go(i), {
          class: judged ? "nc-judged" : "",
          "aria-label": `${label}${judged ? ", judged" : ""}`,
          "aria-current": i === this.at ? "step" : null,
        }),
      );
    const marks = this.items.map(({ id, title }, i) =>
      mark(String(i + 1), `${this.word} ${i + 1}, ${title}`, i, id in this.kept),
    );
    this.marks.replaceChildren(...marks, mark("Summary", "Summary", this.items.length, false));
  }

  /** @param {number} to the reader's own step: the address follows */
  go(to) {
    this.show(to, "heading");
    this.link.now();
  }

  /** @param {string} asked a case, or "summary" */
  follow(asked) {
    return this.show(
      asked === "summary" ? this.items.length : this.items.findIndex(({ id }) => id === asked),
      "",
    ).heading;
  }

  /**
   * @param {...Node} head what stands above the steps
   * @returns {() => void} takes the view away again
   */
  mount(...head) {
    this.el.classList.add("nc-cases", "nc-entry", "nc-panel");
    this.el.append(
      ...head,
      this.marks,
      this.stage,
      element("div", { class: "nc-steps" }, this.back, this.next),
      this.live.node,
    );
    this.show(0, "");
    this.link.start();
    const unsubscribe = this.store.subscribe(this.name, () => this.drawMarks());
    return () => {
      this.link.stop();
      unsubscribe();
      this.live.stop();
    };
  }
}
