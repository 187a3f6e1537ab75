// @ts-check
// Two documents side by side: four steps of reading with marks and notes, then what others hold.
import { announcer, button, copy, element, uniqueId } from "./_kit.js";
import { pageStore } from "./_store.js";
import { otherReadings, provenance, quotations } from "./_documents.js";
import { isNoted, keptFrom, notesText, pairKey } from "./_reading_notes.js";
import { downloadText } from "./_files.js";
import { StateLink } from "./_state_link.js";
import { radios } from "./_radios.js";

/** @typedef {import("./_reading_notes.js").ReadDoc} ReadDoc */
/** @typedef {import("./_reading_notes.js").Notes} Notes */
/** @typedef {import("./_reading_notes.js").PairNotes} PairNotes */
/** @typedef {import("./_reading_notes.js").Kept} Kept */
/** @typedef {import("./_reading_notes.js").ReaderData} ReaderData */

const NOTE_MS = 250; // a note is kept once typing rests
const SIDES = ["Left", "Right"];

/** The pair that a link asks for, where it names two documents of the set.
 * @param {ReaderData} data
 * @param {Record<string, string>} link
 * @param {[string, string]} otherwise
 * @returns {[string, string]}
 */
function pairFrom(data, link, otherwise) {
  const known = (/** @type {string | undefined} */ id) => data.documents.some(doc => doc.id === id);
  return known(link.left) && known(link.right) && link.left !== link.right
    ? [link.left, link.right]
    : otherwise;
}

// -- the reader's memory -----------------------------------------------------------------------

/** @param {string} name @param {(kept: Kept) => void} changed */
function makeMemory(name, changed) {
  const store = pageStore();
  /** @type {Map<string, ReturnType<typeof setTimeout>>} */
  const waiting = new Map();
  /** @type {Map<string, () => void>} */
  const writes = new Map();
  const flush = () => {
    for (const timer of waiting.values()) clearTimeout(timer);
    const due = [...writes.values()];
    writes.clear();
    for (const write of due) write();
  };
  const read = () => keptFrom(store.get(name));
  const write = (/** @type {Kept} */ kept) => {
    store.set(name, kept);
    changed(kept);
  };
  const put = (
    /** @type {"documents" | "pairs"} */ part,
    /** @type {string} */ id,
    /** @type {Notes | PairNotes} */ notes,
  ) => {
    const kept = read();
    write({ ...kept, [part]: { ...kept[part], [id]: { ...kept[part][id], ...notes } } });
  };
  return {
    read,
    put,
    flush,
    /**
     * Put it once typing rests.
     * @param {"documents" | "pairs"} part
     * @param {string} id
     * @param {string} field
     * @param {string} text
     */
    later(part, id, field, text) {
      const key = `${part} ${id} ${field}`;
      clearTimeout(waiting.get(key));
      writes.set(key, () => put(part, id, { [field]: text }));
      waiting.set(
        key,
        setTimeout(() => {
          const due = writes.get(key);
          writes.delete(key);
          due?.();
        }, NOTE_MS),
      );
    },
    /** @param {string[]} ids @param {string} pair */
    clear(ids, pair) {
      writes.clear();
      const kept = read();
      for (const id of ids) delete kept.documents[id];
      delete kept.pairs[pair];
      write(kept);
    },
  };
}

// -- parts -------------------------------------------------------------------------------------

/** @param {string} words @param {string} value @param {(text: string) => void} onNote */
function noteField(words, value, onNote) {
  const id = uniqueId("note");
  const field = element("textarea", {
    id,
    rows: 2,
    maxLength: 4000,
    value,
    oninput: () => onNote(field.value),
  });
  return element("div", { class: "nc-note-field" }, element("label", { for: id }, words), field);
}

/**
 * The words with what is marked in them, and the boxes that mark.
 * @param {ReadDoc} doc
 * @param {number[]} marks
 * @param {(marks: number[]) => void} onMarks
 */
function markedText(doc, marks, onMarks) {
  const marked = new Set(marks);
  const runs = doc.runs.map(run => element("span", {}, run));
  const draw = () => runs.forEach((run, i) => run.classList.toggle("nc-marked", marked.has(i)));
  const boxes = doc.runs.map((run, i) =>
    element(
      "label",
      { class: "nc-choice" },
      element("input", {
        type: "checkbox",
        checked: marked.has(i),
        onchange: () => {
          if (!marked.delete(i)) marked.add(i);
          draw();
          onMarks([...marked].sort((a, b) => a - b));
        },
      }),
      element("span", {}, run.trim()),
    ),
  );
  draw();
  return {
    runs,
    boxes: element(
      "fieldset",
      { class: "nc-marks" },
      element("legend", {}, "Mark the words that matter"),
      ...boxes,
    ),
  };
}

/**
 * What the course knows for a step, shown beside the reader's note.
 * @param {string} key
 * @param {ReadDoc} doc
 * @param {HTMLElement} boxes
 */
function stepFacts(key, doc, boxes) {
  if (key === "sourcing") return [element("p", {}, `${doc.issuer}.`), ...provenance(doc)];
  if (key === "context") return [element("p", {}, doc.context)];
  return [boxes];
}

/**
 * @param {ReaderData} data
 * @param {ReadDoc} doc
 * @param {string} side
 * @param {Notes} notes
 * @param {ReturnType<typeof makeMemory>} memory
 */
function column(data, doc, side, notes, memory) {
  const { runs, boxes } = markedText(doc, notes.marks ?? [], marks =>
    memory.put("documents", doc.id, { marks }),
  );
  const steps = data.steps.map(([key, name, question], i) => {
    const value = /** @type {Record<string, any>} */ (notes)[key] ?? "";
    return element(
      "details",
      { class: "nc-step", open: key === "close" || Boolean(value) },
      element("summary", {}, `${i + 1}. ${name}`),
      ...stepFacts(key, doc, boxes),
      noteField(question, value, text => memory.later("documents", doc.id, key, text)),
    );
  });
  return element(
    "article",
    { class: "nc-doc nc-column" },
    element(
      "h3",
      { class: "nc-doc-head" },
      element("span", { class: "nc-doc-place" }, side),
      ` ${doc.head}`,
    ),
    ...quotations(doc, runs),
    ...steps,
  );
}

/** The fourth step takes both documents.
 * @param {ReaderData} data
 * @param {PairNotes} notes
 * @param {{note: (text: string) => void, keep: (relation: string) => void, say: (message: string)
 *   => void}} on
 */
function corroborationForm(data, notes, on) {
  let relation = notes.relation ?? "";
  const problem = element("p", { class: "nc-problem", hidden: true });
  const options = radios(data.relations, {
    class: "nc-choice",
    chosen: relation,
    onchange: value => void (relation = value),
  });
  const keep = button(
    notes.kept ? "Your comparison is kept" : "Keep my comparison and show what others hold",
    null,
    { type: "submit", primary: true, disabled: Boolean(notes.kept) },
  );
  // What is kept is kept again only once it differs.
  const onChanged = () => {
    if (!keep.disabled) return;
    keep.disabled = false;
    keep.textContent = "Keep the changed comparison";
  };
  return element(
    "form",
    {
      class: "nc-form",
      oninput: onChanged,
      onsubmit: (/** @type {Event} */ event) => {
        event.preventDefault();
        problem.hidden = Boolean(relation);
        problem.textContent = relation ? "" : "Choose an answer first.";
        if (relation) return on.keep(relation);
        on.say(problem.textContent);
        options.focus();
      },
    },
    element("p", { class: "nc-form-head" }, "4. Corroboration"),
    element("fieldset", {}, element("legend", {}, data.corroboration), ...options.rows),
    noteField("Because (if you like)", notes.reason ?? "", on.note),
    problem,
    keep,
  );
}

/** @param {ReadDoc[]} pair */
function disagreement(pair) {
  const heading = element(
    "h3",
    { class: "nc-doc-head", tabIndex: -1 },
    "What others hold of these two",
  );
  const parts = pair.map(doc => {
    const { heading: title, node } = otherReadings(doc);
    title.textContent = doc.head;
    title.removeAttribute("tabindex");
    return element("div", { class: "nc-column" }, node);
  });
  return { heading, nodes: [heading, element("div", { class: "nc-pair" }, ...parts)] };
}

/** Two lists to choose from, each without what the other one shows.
 * @param {ReaderData} data @param {(pair: [string, string]) => void} onPair */
function chooser(data, onPair) {
  const selects = SIDES.map(() =>
    element(
      "select",
      { id: uniqueId("document"), onchange: () => onPair(current()) },
      ...data.documents.map(doc => element("option", { value: doc.id }, doc.head)),
    ),
  );
  /** @returns {[string, string]} */
  const current = () => [selects[0].value, selects[1].value];
  const swap = button("Swap", () => onPair([selects[1].value, selects[0].value]));
  return {
    node: element(
      "fieldset",
      { class: "nc-chooser" },
      element("legend", {}, "Choose two documents"),
      ...selects.map((select, i) =>
        element("div", {}, element("label", { for: select.id }, SIDES[i]), select),
      ),
      swap,
    ),
    /** @param {[string, string]} pair @param {Kept} kept */
    update(pair, kept) {
      selects.forEach((select, side) => {
        select.value = pair[side];
        for (const [i, option] of [...select.options].entries()) {
          option.disabled = option.value === pair[1 - side];
          option.textContent =
            data.documents[i].head + (isNoted(kept.documents[option.value]) ? " (noted)" : "");
        }
      });
    },
  };
}

/**
 * Copy, download, clear.
 * @param {ReaderData} data
 * @param {string} name
 * @param {() => Kept} kept
 * @param {() => void} clear
 * @param {(message: string) => void} say
 * @param {StateLink} link
 */
function actions(data, name, kept, clear, say, link) {
  const status = element("p", { class: "nc-small", role: "status" });
  const copyNotes = async () => {
    const value = notesText(data, kept());
    if (await copy(value)) status.textContent = "Notes copied.";
    else
      status.replaceChildren(
        "The browser doesn't allow copying here: ",
        element("textarea", { rows: 8, readOnly: true, value, "aria-label": "Your notes as text" }),
      );
  };
  let sure = false;
  const wipe = button("Clear notes on these two", () => {
    if (sure) clear();
    sure = !sure;
    wipe.textContent = sure ? "Clear them: press again" : "Clear notes on these two";
    if (sure) say("Press again to clear the marks and notes on these two documents.");
  });
  wipe.addEventListener("blur", () => {
    sure = false;
    wipe.textContent = "Clear notes on these two";
  });
  return element(
    "div",
    { class: "nc-actions" },
    button("Copy notes", copyNotes),
    button("Download notes", () =>
      downloadText(`${name}.txt`, notesText(data, kept()), "text/plain"),
    ),
    wipe,
    button("Copy link to this pair", () => link.copy(status)),
    status,
  );
}

// -- the widget --------------------------------------------------------------------------------

/** Two documents of a set on the page, with one reader's marks and notes. */
class Reader {
  /** @param {ReaderData} data @param {string} name @param {HTMLElement} el */
  constructor(data, name, el) {
    this.data = data;
    this.name = name;
    this.el = el;
    this.pair = data.pair;
    this.live = announcer(200);
    this.stage = element("div", { class: "nc-stage" });
    this.link = new StateLink({
      name,
      el,
      settings: () => ({ left: this.pair[0], right: this.pair[1] }),
      follow: link => this.follow(link),
    });
    this.lists = chooser(data, to => this.choose(to));
    this.memory = makeMemory(name, kept => this.lists.update(this.pair, kept));
  }

  /** @returns {string} */
  get key() {
    return pairKey(...this.pair);
  }

  /** @returns {ReadDoc[]} */
  get documents() {
    return this.pair.map(
      id => /** @type {ReadDoc} */ (this.data.documents.find(doc => doc.id === id)),
    );
  }

  /** @param {boolean} [focusOthers] */
  show(focusOthers = false) {
    const { data, memory } = this;
    memory.flush();
    const kept = memory.read();
    const notes = kept.pairs[this.key] ?? {};
    const others = notes.kept ? disagreement(this.documents) : null;
    const columns = this.documents.map((doc, i) =>
      column(data, doc, `${SIDES[i]}:`, kept.documents[doc.id] ?? {}, memory),
    );
    const note = (/** @type {string} */ text) => memory.later("pairs", this.key, "reason", text);
    const form = corroborationForm(data, notes, {
      note,
      keep: relation => this.keep(relation),
      say: this.live.say,
    });
    this.stage.replaceChildren(
      element("div", { class: "nc-pair" }, ...columns),
      form,
      ...(others?.nodes ?? []),
    );
    this.lists.update(this.pair, kept);
    if (focusOthers) others?.heading.focus();
  }

  /** @param {string} relation */
  keep(relation) {
    this.memory.flush();
    this.memory.put("pairs", this.key, { relation, kept: true });
    this.live.say("Comparison kept. What others hold follows.");
    this.show(true);
  }

  /** @param {[string, string]} to */
  choose(to) {
    this.memory.flush();
    this.pair = to;
    this.show();
    this.live.say(`Side by side: ${this.documents.map(doc => doc.head).join(" and ")}.`);
    this.link.later();
  }

  clear() {
    this.memory.clear(this.pair, this.key);
    this.show();
    this.live.say("Marks and notes on these two are cleared.");
  }

  /** @param {Record<string, string>} link asks for a pair */
  follow(link) {
    this.pair = pairFrom(this.data, link, this.pair);
    this.show();
  }

  /** @returns {() => void} takes the documents off the page again */
  mount() {
    const { data, memory, live, el } = this;
    const kept = () => (memory.flush(), memory.read());
    el.classList.add("nc-cases", "nc-document_reader", "nc-entry", "nc-panel");
    el.append(
      element("p", { class: "nc-form-head" }, data.title),
      element(
        "div",
        { role: "group", "aria-label": data.title, tabIndex: -1, class: "nc-stage" },
        this.lists.node,
        this.stage,
        actions(data, this.name, kept, () => this.clear(), live.say, this.link),
      ),
      live.node,
    );
    this.show();
    addEventListener("pagehide", memory.flush, { signal: this.link.closing.signal });
    this.link.start();
    return () => {
      memory.flush();
      for (const part of [live, this.link]) part.stop();
    };
  }
}

/** @param {{model: any, el: HTMLElement}} view */
function render({ model, el }) {
  return new Reader(model.get("data"), model.get("name"), el).mount();
}

export default { render };
