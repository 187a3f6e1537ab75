// @ts-check
// Attacks to judge by Article 6 before seeing the path through the treaty's words.
import {
  CaseSteps,
  judgementForm,
  summaryTable,
} from "../../../coursebook/widgets/static/_cases.js";
import { citations } from "../../../coursebook/widgets/static/_documents.js";
import { courseOf } from "../../../coursebook/widgets/static/_judgement.js";
import { element } from "../../../coursebook/widgets/static/_kit.js";

/**
 * @typedef {{label: string, href: string}} Link
 * @typedef {{question: string, words: string, answer: string, why: string}} Step
 * @typedef {{id: string, title: string, kind: string, facts: string, steps: Step[],
 *   outcome: string, after: string, sources: Link[]}} Case
 * @typedef {Record<string, import("../../../coursebook/widgets/static/_judgement.js").Judgement>}
 *   Kept
 * @typedef {{title: string, intro: string, treaty: Link[], outcomes: [string, string][], cases:
 *   Case[]}} Data
 */

/** @param {Data} data @param {string} value @returns {string} the words of an outcome */
function outcomeText(data, value) {
  return Object.fromEntries(data.outcomes)[value] ?? "";
}

/** @param {Data} data @param {Case} item @param {string} judged @returns {string} */
function comparison(data, item, judged) {
  const yours = `You judged: ${outcomeText(data, judged)}. `;
  if (judged === item.outcome) return `${yours}The path ends there too.`;
  if (item.outcome === "disputed")
    return `${yours}The path ends in a dispute, which the words alone do not settle.`;
  return `${yours}The path ends elsewhere: ${outcomeText(data, item.outcome)}.`;
}

/** @param {Data} data @param {Kept} kept @returns {string} */
function summaryText(data, kept) {
  const judged = data.cases.filter(({ id }) => kept[id]);
  const alike = judged.filter(item => kept[item.id].first.verdict === item.outcome).length;
  return `You have judged ${judged.length} of ${data.cases.length} cases. In ${alike} your first judgement is where the path ends.`;
}

// -- parts -------------------------------------------------------------------------------------

/** @param {Data} data @param {Case} item @param {string} judged */
function pathView(data, item, judged) {
  const heading = element("h4", { tabIndex: -1 }, "The path through the treaty");
  const steps = item.steps.map(step =>
    element(
      "li",
      {},
      element("p", {}, step.question),
      element("p", { class: "nc-small" }, element("q", {}, step.words)),
      element("p", {}, element("strong", {}, `${step.answer}. `), step.why),
    ),
  );
  return {
    heading,
    node: element(
      "div",
      { class: "nc-path" },
      heading,
      element("ol", {}, ...steps),
      element(
        "p",
        { class: "nc-outcome", "data-outcome": item.outcome },
        outcomeText(data, item.outcome),
      ),
      element("p", {}, comparison(data, item, judged)),
      element("p", {}, item.after, ...citations(item.sources)),
    ),
  };
}

// -- the widget --------------------------------------------------------------------------------

class ArticleSix extends CaseSteps {
  /** @param {Data} data @param {string} name @param {HTMLElement} el */
  constructor(data, name, el) {
    super({ name, el, key: "case", word: "Case", items: data.cases });
    this.data = data;
    /** @type {import("../../../coursebook/widgets/static/_judgement.js").Question} */
    this.question = ["verdict", "Your judgement", data.outcomes];
  }

  /** @param {Case} item @param {string} verdict */
  judge(item, verdict) {
    this.keep(item.id, { verdict });
    this.live.say(`Judgement kept. ${comparison(this.data, item, verdict)}`);
    this.show(this.at, "path");
  }

  /** @param {number} at */
  caseView(at) {
    const item = this.data.cases[at];
    const judged = this.kept[item.id]?.now.verdict ?? "";
    const heading = element(
      "h3",
      { tabIndex: -1, class: "nc-case-head" },
      element(
        "span",
        { class: "nc-case-place" },
        `Case ${at + 1} of ${this.data.cases.length}, ${item.kind}.`,
      ),
      ` ${item.title}`,
    );
    const path = judged ? pathView(this.data, item, judged) : null;
    const form = judgementForm(
      [this.question],
      { verdict: judged },
      {
        commit: judged ? "Keep the revised judgement" : "Keep my judgement and show the path",
        done: ({ verdict }) => this.judge(item, verdict),
        say: this.live.say,
      },
    );
    return {
      nodes: [heading, element("p", {}, item.facts), ...(path ? [path.node] : []), form],
      places: { heading, path: path?.heading },
    };
  }

  summaryView() {
    const { data, kept } = this;
    const heading = element(
      "h3",
      { tabIndex: -1, class: "nc-case-head" },
      "Your judgements side by side",
    );
    const rows = data.cases.map(item =>
      kept[item.id]
        ? [item.title, courseOf(this.question, kept[item.id]), outcomeText(data, item.outcome)]
        : [item.title, "Not judged yet", "Shown after your judgement"],
    );
    const table = summaryTable(["Case", "Your judgement", "Where the path ends"], rows, to =>
      this.go(to),
    );
    return {
      nodes: [heading, element("p", {}, summaryText(data, kept)), table],
      places: { heading },
    };
  }
}

/** @param {{model: any, el: HTMLElement}} view */
function render({ model, el }) {
  /** @type {Data} */
  const data = model.get("data");
  el.classList.add("nc-article_six");
  return new ArticleSix(data, model.get("name"), el).mount(
    element("p", { class: "nc-form-head" }, data.title),
    element("p", { class: "nc-small" }, data.intro, ...citations(data.treaty)),
  );
}

export default { render };
