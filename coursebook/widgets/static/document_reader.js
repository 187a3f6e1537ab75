// @ts-check
// Two documents side by side: four steps of reading with marks and notes, then what others hold.
import { announcer, button, element } from "./_kit.js";
import { ReaderMemory } from "./_reader_memory.js";
import { downloadText } from "./_files.js";
import { SIDES, chooser, column, corroborationForm, disagreement } from "./_reader_parts.js";
import { notesText, pairKey } from "./_reading_notes.js";
import { StateLink } from "./_state_link.js";
import { actions, fill, mounted } from "./_forms.js";
import { copy } from "./_address.js";
/** @import { ReadDoc, ReaderData } from "./_reading_notes.js" */

/**
 * The pair that a link asks for, where it names two documents of the set.
 *
 * @param {ReaderData} data @param {Record<string, string>} link @param {[string, string]} otherwise
 * @returns {[string, string]}
 */
function pairFrom({ documents }, { left, right }, otherwise) {
  const known = (/** @type {string | undefined} */ id) => documents.some(doc => doc.id === id);
  return known(left) && known(right) && left !== right ? [left, right] : otherwise;
}

/**
 * A button that clears the notes once it is pressed again.
 *
 * @param {() => void} clear @param {(message: string) => void} say
 */
function clearButton(clear, say) {
  let sure = false;
  const press = button("", () => {
    if (sure) clear();
    ask(!sure);
    if (sure) say("Press again to clear the marks and notes on these two documents.");
  });
  const ask = (/** @type {boolean} */ wanted) => {
    sure = wanted;
    press.textContent = sure ? "Clear them: press again" : "Clear notes on these two";
  };
  ask(false);
  press.addEventListener("blur", () => ask(false));
  return press;
}

/**
 * Copy, download, clear, link.
 *
 * @param {string} file @param {() => string} text of all marks and notes @param {HTMLElement} wipe
 * @param {StateLink} link
 */
function noteActions(file, text, wipe, link) {
  const status = element("p.nc-small", { role: "status" });
  const copyNotes = async () => {
    const value = text();
    const box = { rows: 8, readOnly: true, value, "aria-label": "Your notes as text" };
    const copied = await copy(value);
    fill(status, [
      copied ? "Notes copied." : "The browser doesn't allow copying here: ",
      !copied && element("textarea", box),
    ]);
  };
  return actions(
    button("Copy notes", copyNotes),
    button("Download notes", () => downloadText(file, text(), "text/plain")),
    wipe,
    button("Copy link to this pair", () => link.copy(status)),
    status,
  );
}

/** Two documents of a set on the page, with one reader's marks and notes. */
class Reader {
  /** @param {ReaderData} data @param {string} name @param {HTMLElement} el */
  constructor(data, name, el) {
    this.data = data;
    this.name = name;
    this.el = el;
    this.pair = data.pair;
    this.live = announcer(200);
    this.stage = element("div.nc-stage");
    this.link = new StateLink({
      name,
      el,
      settings: () => ({ left: this.pair[0], right: this.pair[1] }),
      follow: link => this.follow(link),
    });
    this.lists = chooser(data, to => this.choose(to));
    this.memory = new ReaderMemory(name, kept => this.lists.update(this.pair, kept));
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
    const form = corroborationForm(data, notes, {
      note: text => memory.later("pairs", this.key, "reason", text),
      keep: relation => this.keep(relation),
      say: this.live.say,
    });
    this.stage.replaceChildren(element("div.nc-pair", columns), form, ...(others?.nodes ?? []));
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
    const text = () => {
      memory.flush();
      return notesText(data, memory.read());
    };
    const wipe = clearButton(() => this.clear(), live.say);
    const group = { role: "group", "aria-label": data.title, tabIndex: -1 };
    const nodes = [
      element("p.nc-form-head", data.title),
      element("div.nc-stage", group, [
        this.lists.node,
        this.stage,
        noteActions(`${this.name}.txt`, text, wipe, this.link),
      ]),
      live.node,
    ];
    const unmount = mounted(el, "nc-cases nc-document_reader nc-entry nc-panel", nodes, [
      () => memory.flush(),
      live.stop,
      () => this.link.stop(),
    ]);
    this.show();
    addEventListener("pagehide", () => memory.flush(), { signal: this.link.closing.signal });
    this.link.start();
    return unmount;
  }
}

/** @param {{model: any, el: HTMLElement}} view */
function render({ model, el }) {
  return new Reader(model.get("data"), model.get("name"), el).mount();
}

export default { render };
