// @ts-check
// Documents to judge before reading what others have made of them.
import { announcer, element, makeFragment, pageStore, readFragment, uniqueId } from "./_kit.js";
import { documentCard, otherReadings } from "./_documents.js";
import { courseOf, readersText } from "./_judged.js";
import { writeAddress } from "./_links.js";

/** @typedef {import("./_judged.js").Question} Question */
/** @typedef {import("./_judged.js").Answers} Answers */
/** @typedef {import("./_judged.js").Judgement} Judgement */

/** @typedef {import("./_documents.js").Doc} Doc */
/** @typedef {{title: string, questions: Question[], documents: Doc[]}} Data */

/** @param {Question[]} questions @param {Answers} answers @returns {Question[]} those without an answer */
function unanswered(questions, answers) {
  return questions.filter(([key]) => !answers[key]);
}

/** @param {Data} data @param {Record<string, Judgement>} kept @returns {string} all judgements as plain text */
function asText(data, kept) {
  return data.documents.filter((doc) => kept[doc.id]).map((doc) => {
    const judgement = kept[doc.id];
    const lines = data.questions.map((question) => `  ${question[1]} ${courseOf(question, judgement)}`);
    if (judgement.now.note) lines.push(`  Note: ${judgement.now.note}`);
    return [doc.head, ...lines].join("\n");
  }).join("\n\n");
}

// -- parts -------------------------------------------------------------------------------------

/**
 * @param {Question[]} questions
 * @param {Answers} start
 * @param {{legend: string, button: string, note: boolean, done: (answers: Answers) => void, say: (message: string) => void}} options
 */
function judgementForm(questions, start, { legend, button, note, done, say }) {
  const answers = { ...start };
  const problem = element("p", { class: "nc-problem", hidden: true });
  const sets = questions.map(([key, words, options]) => {
    const name = uniqueId(key);
    return element("fieldset", {}, element("legend", {}, words), ...options.map(([value, label]) =>
      element("label", { class: "nc-choice" },
        element("input", { type: "radio", name, value, checked: answers[key] === value, onchange: () => (answers[key] = value) }),
        element("span", {}, label))));
  });
  const id = uniqueId("note");
  const field = element("textarea", { id, rows: 2, value: answers.note ?? "", oninput: () => (answers.note = field.value) });
  return element("form", { class: "nc-form", onsubmit: (/** @type {Event} */ event) => {
    event.preventDefault();
    const open = unanswered(questions, answers);
    problem.hidden = !open.length;
    problem.textContent = open.length ? `Choose an answer first: ${open.map(([, words]) => words).join(" ")}` : "";
    if (!open.length) return done({ ...answers });
    say(problem.textContent);
    sets[questions.indexOf(open[0])].querySelector("input")?.focus();
  } },
  element("p", { class: "nc-form-head" }, legend), ...sets,
  note && element("div", {}, element("label", { for: id }, "Your reason, in a sentence (if you like)"), field),
  problem, element("button", { type: "submit", class: "nc-button nc-button-primary" }, button));
}

/**
 * @param {Data} data
 * @param {Record<string, Judgement>} kept
 * @param {(at: number) => void} go
 */
function summaryTable(data, kept, go) {
  const cell = (/** @type {string} */ label, /** @type {(string | Node)[]} */ ...content) => element("td", { "data-label": label }, ...content);
  const rows = data.documents.map((doc, at) => {
    const judgement = kept[doc.id];
    const open = element("button", { type: "button", class: "nc-button nc-link", onclick: () => go(at) }, doc.head);
    const answers = data.questions.map((question) => cell(question[1], judgement ? courseOf(question, judgement) : "Not judged yet"));
    const holders = judgement ? readersText(doc.readings) : "Shown after your judgement";
    return element("tr", {}, element("th", { scope: "row" }, open), ...answers, cell("Who reads it how", holders));
  });
  const columns = ["Document", ...data.questions.map(([, words]) => words), "Who reads it how"];
  return element("table", {}, element("thead", {}, element("tr", {}, ...columns.map((text) => element("th", { scope: "col" }, text)))),
    element("tbody", {}, ...rows));
}

/** @param {Data} data @param {Record<string, Judgement>} kept @returns {string} */
function summaryText(data, kept) {
  const judged = Object.values(kept);
  const changed = judged.filter(({ first, now }) => data.questions.some(([key]) => first[key] !== now[key])).length;
  const kinds = data.questions[0][2].map(([value, label]) => [label, judged.filter(({ now }) => now[data.questions[0][0]] === value).length]);
  const spread = kinds.filter(([, count]) => count).map(([label, count]) => `${label}: ${count}`).join("; ");
  return `You have judged ${judged.length} of ${data.documents.length} documents. ${spread ? `${spread}. ` : ""}` +
    `After reading the others you changed ${changed}.`;
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
  const last = data.documents.length;
  let at = 0;

  /** @returns {Record<string, Judgement>} */
  const kept = () => store.get(name) ?? {};
  const keep = (/** @type {Doc} */ doc, /** @type {Answers} */ answers) => {
    const before = kept()[doc.id];
    store.set(name, { ...kept(), [doc.id]: { first: before?.first ?? answers, now: answers } });
    live.say(before ? "Revised judgement kept." : "Judgement kept. Two readings and the historians follow.");
    show(at, before ? "yours" : "others");
  };

  /** @param {number} to @param {"heading" | "others" | "yours" | ""} focus */
  function show(to, focus) {
    at = Math.max(0, Math.min(last, to));
    const parts = at === last ? summaryView() : documentView(data.documents[at]);
    stage.replaceChildren(...parts.nodes);
    marks.replaceChildren(...progress());
    back.disabled = at === 0;
    next.disabled = at === last;
    if (focus) parts[focus]?.focus();
  }
  const go = (/** @type {number} */ to) => {
    show(to, "heading");
    writeAddress(makeFragment(name, { document: data.documents[at]?.id ?? "summary" }));
  };

  /** @param {Doc} doc */
  function documentView(doc) {
    const card = documentCard(doc, `Document ${at + 1} of ${last}.`);
    const judgement = kept()[doc.id];
    const others = judgement && otherReadings(doc);
    const form = judgementForm(data.questions, judgement?.now ?? {}, {
      legend: judgement ? "Has this changed your judgement?" : "Judge before you read on",
      button: judgement ? "Keep the revised judgement" : "Keep my judgement and show the readings",
      note: true, done: (answers) => keep(doc, answers), say: live.say,
    });
    const yours = judgement && element("p", { class: "nc-yours", tabIndex: -1 }, "Your judgement: ",
      data.questions.map((question) => courseOf(question, judgement)).join("; "), ".");
    return { heading: card.heading, others: others?.heading, yours, nodes: [card.node, yours, others?.node, form].filter((node) => !!node) };
  }

  function summaryView() {
    const heading = element("h3", { tabIndex: -1, class: "nc-doc-head" }, "Your judgements side by side");
    const copy = element("button", { type: "button", class: "nc-button", onclick: async () => {
      try {
        await navigator.clipboard.writeText(asText(data, kept()));
        copy.textContent = "Copied";
        live.say("Copied.");
      } catch {
        copy.replaceWith(element("textarea", { rows: 8, readOnly: true, value: asText(data, kept()), "aria-label": "Your judgements as text" }));
      }
    } }, "Copy as text");
    return { heading, others: undefined, yours: undefined, nodes: [heading, element("p", {}, summaryText(data, kept())), summaryTable(data, kept(), go), copy] };
  }

  function progress() {
    const labels = [...data.documents.map((doc, i) => [String(i + 1), `Document ${i + 1}, ${doc.head}${kept()[doc.id] ? ", judged" : ""}`]), ["Summary", "Summary"]];
    return labels.map(([text, label], i) => element("li", {},
      element("button", { type: "button", class: `nc-button${kept()[data.documents[i]?.id] ? " nc-judged" : ""}`, "aria-label": label,
        "aria-current": i === at ? "step" : null, onclick: () => go(i) }, text)));
  }

  const marks = element("ol", { class: "nc-progress", "aria-label": "Documents" });
  const step = (/** @type {string} */ text, /** @type {number} */ by) => element("button", { type: "button", class: "nc-button", onclick: () => go(at + by) }, text);
  const [back, next] = [step("Back", -1), step("Next", 1)];
  const restore = () => {
    const linked = readFragment(name);
    if (!linked) return;
    const found = data.documents.findIndex((doc) => doc.id === linked.document);
    show(linked.document === "summary" ? last : Math.max(found, 0), "");
    requestAnimationFrame(() => el.scrollIntoView({ block: "start" }));
  };
  el.classList.add("nc-document_exercise", "nc-panel");
  el.append(element("p", { class: "nc-form-head" }, data.title), marks, stage,
    element("div", { class: "nc-steps" }, back, next), live.node);
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
