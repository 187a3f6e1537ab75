// @ts-check
// The parts of two documents side by side: a column each, the comparison, what others hold, and the
// lists to choose from.
import { button, element } from "./_kit.js";
import { otherReadings, provenance, quotations } from "./_documents.js";
import { isNoted } from "./_reading_notes.js";
import { radios } from "./_radios.js";
import { labelled } from "./_forms.js";
/** @import { ReaderMemory } from "./_reader_memory.js" */
/** @import { Kept, Notes, PairNotes, ReadDoc, ReaderData } from "./_reading_notes.js" */

export const SIDES = ["Left", "Right"];

/** @param {string} words @param {string} value @param {(text: string) => void} onNote */
function noteField(words, value, onNote) {
  const field = element("textarea", {
    rows: 2,
    maxLength: 4000,
    value,
    oninput: () => onNote(field.value),
  });
  return element("div.nc-field", labelled(words, field));
}

/**
 * The words with what is marked in them, and the boxes that mark.
 * @param {ReadDoc} doc @param {number[]} marks @param {(marks: number[]) => void} onMarks
 */
function markedText(doc, marks, onMarks) {
  const marked = new Set(marks);
  const runs = doc.runs.map(run => element("span", run));
  const draw = () => runs.forEach((run, i) => run.classList.toggle("nc-marked", marked.has(i)));
  const boxes = doc.runs.map((run, i) => {
    const onchange = () => {
      if (!marked.delete(i)) marked.add(i);
      draw();
      onMarks([...marked].sort((a, b) => a - b));
    };
    const box = element("input", { type: "checkbox", checked: marked.has(i), onchange });
    return element("label.nc-choice", [box, element("span", run.trim())]);
  });
  draw();
  const legend = element("legend", "Mark the words that matter");
  return { runs, boxes: element("fieldset.nc-marks", [legend, ...boxes]) };
}

/**
 * What the course knows for a step, shown beside the reader's note.
 * @param {string} key @param {ReadDoc} doc @param {HTMLElement} boxes
 */
function stepFacts(key, doc, boxes) {
  if (key === "sourcing") return [element("p", `${doc.issuer}.`), ...provenance(doc)];
  if (key === "context") return [element("p", doc.context)];
  return [boxes];
}

/**
 * @param {ReaderData} data @param {ReadDoc} doc @param {string} side @param {Notes} notes
 * @param {ReaderMemory} memory
 */
export function column(data, doc, side, notes, memory) {
  const { runs, boxes } = markedText(doc, notes.marks ?? [], marks =>
    memory.put("documents", doc.id, { marks }),
  );
  const steps = data.steps.map(([key, name, question], i) => {
    const value = /** @type {Record<string, any>} */ (notes)[key] ?? "";
    return element("details.nc-step", { open: key === "close" || Boolean(value) }, [
      element("summary", `${i + 1}. ${name}`),
      ...stepFacts(key, doc, boxes),
      noteField(question, value, text => memory.later("documents", doc.id, key, text)),
    ]);
  });
  const head = element("h3.nc-doc-head", [element("span.nc-doc-place", side), ` ${doc.head}`]);
  return element("article.nc-doc.nc-column", [head, ...quotations(doc, runs), ...steps]);
}

/**
 * The fourth step takes both documents.
 *
 * @param {ReaderData} data @param {PairNotes} notes
 * @param {{note: (text: string) => void, keep: (relation: string) => void, say: (message: string)
 *   => void}} on
 */
export function corroborationForm(data, notes, on) {
  let relation = notes.relation ?? "";
  const problem = element("p.nc-problem", { hidden: true });
  const onchange = (/** @type {string} */ value) => void (relation = value);
  const { rows, focus } = radios(data.relations, {
    class: "nc-choice",
    chosen: relation,
    onchange,
  });
  const words = notes.kept
    ? "Your comparison is kept"
    : "Keep my comparison and show what others hold";
  const keep = button(words, null, {
    type: "submit",
    primary: true,
    disabled: notes.kept === true,
  });
  const form = element("form.nc-form", [
    element("p.nc-form-head", "4. Corroboration"),
    element("fieldset", [element("legend", data.corroboration), ...rows]),
    noteField("Because (if you like)", notes.reason ?? "", on.note),
    problem,
    keep,
  ]);
  // What is kept is kept again only once it differs.
  form.addEventListener("input", () => {
    if (keep.disabled) keep.textContent = "Keep the changed comparison";
    keep.disabled = false;
  });
  form.addEventListener("submit", event => {
    event.preventDefault();
    problem.hidden = Boolean(relation);
    problem.textContent = relation ? "" : "Choose an answer first.";
    if (relation) return on.keep(relation);
    on.say(problem.textContent);
    focus();
  });
  return form;
}

/** @param {ReadDoc[]} pair */
export function disagreement(pair) {
  const heading = element("h3.nc-doc-head", { tabIndex: -1 }, "What others hold of these two");
  const parts = pair.map(doc => {
    const { heading: title, node } = otherReadings(doc);
    title.textContent = doc.head;
    title.removeAttribute("tabindex");
    return element("div.nc-column", node);
  });
  return { heading, nodes: [heading, element("div.nc-pair", parts)] };
}

/**
 * Two lists to choose from, each without what the other one shows.
 *
 * @param {ReaderData} data @param {(pair: [string, string]) => void} onPair
 */
export function chooser({ documents }, onPair) {
  const [left, right] = SIDES.map(() =>
    element(
      "select",
      { onchange: () => onPair([left.value, right.value]) },
      documents.map(doc => element("option", { value: doc.id }, doc.head)),
    ),
  );
  return {
    node: element("fieldset.nc-chooser", [
      element("legend", "Choose two documents"),
      element("div", labelled(SIDES[0], left)),
      element("div", labelled(SIDES[1], right)),
      button("Swap", () => onPair([right.value, left.value])),
    ]),
    /** @param {[string, string]} pair @param {Kept} kept */
    update(pair, kept) {
      [left, right].forEach((select, side) => {
        select.value = pair[side];
        [...select.options].forEach((option, i) => {
          const noted = isNoted(kept.documents[option.value]) ? " (noted)" : "";
          option.disabled = option.value === pair[1 - side];
          option.textContent = documents[i].head + noted;
        });
      });
    },
  };
}
