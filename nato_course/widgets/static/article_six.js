// @ts-check
// Attacks to judge by Article 6 before seeing the path through the treaty's words.
import { announcer, element, makeFragment, pageStore, readFragment, uniqueId } from "./_kit.js";
import { writeAddress } from "./_links.js";

/**
 * @typedef {{label: string, href: string}} Link
 * @typedef {{question: string, words: string, answer: string, why: string}} Step
 * @typedef {{id: string, title: string, kind: string, facts: string, steps: Step[],
 *   outcome: string, after: string, sources: Link[]}} Case
 * @typedef {Record<string, {first: {verdict: string}, now: {verdict: string}}>} Kept
 * @typedef {{title: string, intro: string, treaty: Link[], outcomes: [string, string][], cases: Case[]}} Data
 */

/** @param {Data} data @param {string} value @returns {string} the words of an outcome */
function outcomeText(data, value) {
  return Object.fromEntries(data.outcomes)[value] ?? "";
}

/** @param {Data} data @param {Case} item @param {string} judged @returns {string} */
function comparison(data, item, judged) {
  const yours = `You judged: ${outcomeText(data, judged)}. `;
  if (judged === item.outcome) return `${yours}The path ends there too.`;
  if (item.outcome === "disputed") return `${yours}The path ends in a dispute, which the words alone do not settle.`;
  return `${yours}The path ends elsewhere: ${outcomeText(data, item.outcome)}.`;
}

/** @param {Data} data @param {Kept} kept @returns {string} */
function summaryText(data, kept) {
  const judged = data.cases.filter(({ id }) => kept[id]);
  const alike = judged.filter((item) => kept[item.id].first.verdict === item.outcome).length;
  return `You have judged ${judged.length} of ${data.cases.length} cases. In ${alike} your first judgement is where the path ends.`;
}

// -- parts -------------------------------------------------------------------------------------

/** @param {Link[]} sources @returns {Node[]} */
function citations(sources) {
  return sources.flatMap(({ label, href }, i) => [document.createTextNode(i ? "; " : " – "), element("a", { href }, label)]);
}

/** @param {Data} data @param {string} start @param {{done: (verdict: string) => void, say: (message: string) => void}} on */
function judgementForm(data, start, { done, say }) {
  const name = uniqueId("verdict");
  const problem = element("p", { class: "nc-problem", hidden: true });
  let chosen = start;
  const inputs = data.outcomes.map(([value]) =>
    element("input", { type: "radio", name, value, checked: value === start, onchange: () => (chosen = value) }));
  return element("form", { class: "nc-form", onsubmit: (/** @type {Event} */ event) => {
    event.preventDefault();
    if (chosen) return done(chosen);
    problem.hidden = false;
    problem.textContent = "Choose an answer first.";
    say(problem.textContent);
    inputs[0].focus();
  } },
  element("fieldset", {}, element("legend", {}, "Your judgement"),
    ...data.outcomes.map(([, label], i) => element("label", { class: "nc-choice" }, inputs[i], element("span", {}, label)))),
  problem,
  element("button", { type: "submit", class: "nc-button nc-button-primary" }, start ? "Keep the revised judgement" : "Keep my judgement and show the path"));
}

/** @param {Data} data @param {Case} item @param {string} judged */
function pathView(data, item, judged) {
  const heading = element("h4", { tabIndex: -1 }, "The path through the treaty");
  const steps = item.steps.map((step) => element("li", {},
    element("p", {}, step.question), element("p", { class: "nc-small" }, element("q", {}, step.words)),
    element("p", {}, element("strong", {}, `${step.answer}. `), step.why)));
  return { heading, node: element("div", { class: "nc-path" }, heading, element("ol", {}, ...steps),
    element("p", { class: "nc-outcome", "data-outcome": item.outcome }, outcomeText(data, item.outcome)),
    element("p", {}, comparison(data, item, judged)),
    element("p", {}, item.after, ...citations(item.sources))) };
}

/** @param {Data} data @param {Kept} kept @param {(at: number) => void} go */
function summaryTable(data, kept, go) {
  const columns = ["Case", "Your judgement", "Where the path ends"];
  const rows = data.cases.map((item, at) => {
    const mine = kept[item.id];
    const yours = mine ? [mine.first, mine.now].map(({ verdict }) => outcomeText(data, verdict)) : ["Not judged yet"];
    return element("tr", {},
      element("th", { scope: "row" }, element("button", { type: "button", class: "nc-button nc-link", onclick: () => go(at) }, item.title)),
      element("td", { "data-label": columns[1] }, [...new Set(yours)].join("; then: ")),
      element("td", { "data-label": columns[2] }, mine ? outcomeText(data, item.outcome) : "Shown after your judgement"));
  });
  return element("table", {}, element("thead", {}, element("tr", {}, ...columns.map((text) => element("th", { scope: "col" }, text)))),
    element("tbody", {}, ...rows));
}

// -- the widget --------------------------------------------------------------------------------

/** @param {{model: any, el: HTMLElement}} view */
function render({ model, el }) {
  /** @type {Data} */
  const data = model.get("data");
  const name = model.get("name");
  const store = pageStore();
  const live = announcer(200);
  const abort = new AbortController();
  const stage = element("div", { class: "nc-stage" });
  const marks = element("ol", { class: "nc-progress", "aria-label": "Cases" });
  const last = data.cases.length;
  let at = 0;

  /** @returns {Kept} */
  const kept = () => store.get(name) ?? {};
  /** @param {Case} item @param {string} verdict */
  const keep = (item, verdict) => {
    const before = kept()[item.id];
    store.set(name, { ...kept(), [item.id]: { first: before?.first ?? { verdict }, now: { verdict } } });
    live.say(`Judgement kept. ${comparison(data, item, verdict)}`);
    show(at, "path");
  };

  /** @param {Case} item */
  function caseView(item) {
    const judged = kept()[item.id]?.now.verdict ?? "";
    const heading = element("h3", { tabIndex: -1, class: "nc-case-head" },
      element("span", { class: "nc-case-place" }, `Case ${at + 1} of ${last}, ${item.kind}.`), ` ${item.title}`);
    const path = judged ? pathView(data, item, judged) : null;
    const form = judgementForm(data, judged, { done: (verdict) => keep(item, verdict), say: live.say });
    return { heading, path: path?.heading, nodes: [heading, element("p", {}, item.facts), ...(path ? [path.node] : []), form] };
  }

  function summaryView() {
    const heading = element("h3", { tabIndex: -1, class: "nc-case-head" }, "Your judgements side by side");
    return { heading, path: undefined, nodes: [heading, element("p", {}, summaryText(data, kept())), summaryTable(data, kept(), go)] };
  }

  const progress = () => [...data.cases, null].map((item, i) => {
    const done = item && kept()[item.id];
    const label = item ? `Case ${i + 1}, ${item.title}${done ? ", judged" : ""}` : "Summary";
    return element("li", {}, element("button", { type: "button", class: `nc-button${done ? " nc-judged" : ""}`, "aria-label": label,
      "aria-current": i === at ? "step" : null, onclick: () => go(i) }, item ? String(i + 1) : "Summary"));
  });

  /** @param {number} to @param {"heading" | "path" | ""} focus */
  function show(to, focus) {
    at = Math.max(0, Math.min(last, to));
    const parts = at === last ? summaryView() : caseView(data.cases[at]);
    stage.replaceChildren(...parts.nodes);
    marks.replaceChildren(...progress());
    back.disabled = at === 0;
    next.disabled = at === last;
    if (focus) parts[focus]?.focus();
  }
  const go = (/** @type {number} */ to) => {
    show(to, "heading");
    writeAddress(makeFragment(name, { case: data.cases[at]?.id ?? "summary" }));
  };
  const restore = () => {
    const linked = readFragment(name);
    if (!linked) return;
    show(linked.case === "summary" ? last : data.cases.findIndex(({ id }) => id === linked.case), "");
    requestAnimationFrame(() => el.scrollIntoView({ block: "start" }));
  };

  const step = (/** @type {string} */ text, /** @type {number} */ by) => element("button", { type: "button", class: "nc-button", onclick: () => go(at + by) }, text);
  const [back, next] = [step("Back", -1), step("Next", 1)];
  el.classList.add("nc-article_six", "nc-panel");
  el.append(element("p", { class: "nc-form-head" }, data.title), element("p", { class: "nc-small" }, data.intro, ...citations(data.treaty)),
    marks, stage, element("div", { class: "nc-steps" }, back, next), live.node);
  show(0, "");
  addEventListener("hashchange", restore, { signal: abort.signal });
  restore();
  const unsubscribe = store.subscribe(name, () => marks.replaceChildren(...progress()));
  return () => {
    abort.abort();
    unsubscribe();
    live.stop();
  };
}

export default { render };
