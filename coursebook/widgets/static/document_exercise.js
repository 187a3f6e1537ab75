// @ts-check
// Documents to judge before reading what others have made of them.
import { CaseSteps, judgementForm, summaryTable } from "./_cases.js";
import { copyAsText } from "./_clipboard.js";
import { documentCard, otherReadings } from "./_documents.js";
import { courseOf, readersText } from "./_judgement.js";
import { element } from "./_kit.js";

/** @typedef {import("./_judgement.js").Question} Question */
/** @typedef {import("./_judgement.js").Answers} Answers */
/** @typedef {import("./_judgement.js").Judgement} Judgement */

/** @typedef {import("./_documents.js").Doc} Doc */
/** @typedef {{title: string, questions: Question[], documents: Doc[]}} Data */

/**
 * @param {Data} data
 * @param {Record<string, Judgement>} kept
 * @returns {string} all judgements as plain text
 */
function asText(data, kept) {
  return data.documents
    .filter(doc => kept[doc.id])
    .map(doc => {
      const judgement = kept[doc.id];
      const lines = data.questions.map(
        question => `  ${question[1]} ${courseOf(question, judgement)}`,
      );
      if (judgement.now.note) lines.push(`  Note: ${judgement.now.note}`);
      return [doc.head, ...lines].join("\n");
    })
    .join("\n\n");
}

/** @param {Data} data @param {Record<string, Judgement>} kept @returns {string} */
function summaryText(data, kept) {
  const judged = Object.values(kept);
  const changed = judged.filter(({ first, now }) =>
    data.questions.some(([key]) => first[key] !== now[key]),
  ).length;
  const kinds = data.questions[0][2].map(([value, label]) => [
    label,
    judged.filter(({ now }) => now[data.questions[0][0]] === value).length,
  ]);
  const spread = kinds
    .filter(([, count]) => count)
    .map(([label, count]) => `${label}: ${count}`)
    .join("; ");
  return (
    `You have judged ${judged.length} of ${data.documents.length} documents. ${spread ? `${spread}. ` : ""}` +
    `After reading the others you changed ${changed}.`
  );
}

// -- the widget --------------------------------------------------------------------------------

class DocumentExercise extends CaseSteps {
  /** @param {Data} data @param {string} name @param {HTMLElement} el */
  constructor(data, name, el) {
    super({
      name,
      el,
      key: "document",
      word: "Document",
      items: data.documents.map(({ id, head }) => ({ id, title: head })),
    });
    this.data = data;
  }

  /** @param {Doc} doc @param {Answers} answers */
  judge(doc, answers) {
    const again = doc.id in this.kept;
    this.keep(doc.id, answers);
    this.live.say(
      again ? "Revised judgement kept." : "Judgement kept. Two readings and the historians follow.",
    );
    this.show(this.at, again ? "yours" : "others");
  }

  /** @param {number} at */
  caseView(at) {
    const { data } = this;
    const doc = data.documents[at];
    const card = documentCard(doc, `Document ${at + 1} of ${data.documents.length}.`);
    const judgement = this.kept[doc.id];
    const others = judgement && otherReadings(doc);
    const form = judgementForm(data.questions, judgement?.now ?? {}, {
      legend: judgement ? "Has this changed your judgement?" : "Judge before you read on",
      commit: judgement ? "Keep the revised judgement" : "Keep my judgement and show the readings",
      note: true,
      done: answers => this.judge(doc, answers),
      say: this.live.say,
    });
    const yours =
      judgement &&
      element(
        "p",
        { class: "nc-yours", tabIndex: -1 },
        "Your judgement: ",
        data.questions.map(question => courseOf(question, judgement)).join("; "),
        ".",
      );
    return {
      nodes: [card.node, yours, others?.node, form].filter(node => !!node),
      places: { heading: card.heading, others: others?.heading, yours },
    };
  }

  summaryView() {
    const { data, kept } = this;
    const heading = element(
      "h3",
      { tabIndex: -1, class: "nc-doc-head" },
      "Your judgements side by side",
    );
    const columns = ["Document", ...data.questions.map(([, words]) => words), "Who reads it how"];
    const rows = data.documents.map(doc => [
      doc.head,
      ...data.questions.map(question =>
        kept[doc.id] ? courseOf(question, kept[doc.id]) : "Not judged yet",
      ),
      kept[doc.id] ? readersText(doc.readings) : "Shown after your judgement",
    ]);
    const copied = copyAsText(
      () => asText(data, this.kept),
      "Your judgements as text",
      this.live.say,
    );
    return {
      nodes: [
        heading,
        element("p", {}, summaryText(data, kept)),
        summaryTable(columns, rows, to => this.go(to)),
        copied.button,
        copied.box,
      ],
      places: { heading },
    };
  }
}

/** @param {{model: any, el: HTMLElement}} view */
function render({ model, el }) {
  /** @type {Data} */
  const data = model.get("data");
  el.classList.add("nc-document_exercise");
  return new DocumentExercise(data, model.get("name"), el).mount(
    element("p", { class: "nc-form-head" }, data.title),
  );
}

export default { render };
