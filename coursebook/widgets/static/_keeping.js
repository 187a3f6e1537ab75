// @ts-check
// What is kept of a reader's work and where: told, agreed to, taken away, brought back, deleted.
import { SLUG } from "./_course.js";
import { announcer, button, element, uniqueId } from "./_kit.js";
import { downloadText, progressFile, readProgressFile } from "./_files.js";
import { PLAIN_WORDS, lastingText, opensPlainWords } from "./_plain_words.js";

/** @typedef {import("./_store.js").Store} Store */

/** @type {Record<string, string>} */
const STATUS_TEXT = {
  session: "Your answers are kept in this browser tab alone, and are gone when you close it.",
  kept: "Your answers are kept on this device, in this browser, until you delete them.",
  full: "This browser's storage is full. New answers last until you close this page: export them.",
  forbidden:
    "This browser does not let the book keep anything. Your answers last until you close this page: export them.",
  newer:
    "This device holds answers from a newer edition of the book. They are left untouched; what you do here lasts until you close the tab.",
};
const PRIVACY =
  "Nothing you do here leaves your browser: the book has no server and no account. Anyone who uses this browser on this device can see what is kept.";

/** @param {string} title @param {...any} content */
export function part(title, ...content) {
  const id = uniqueId("part");
  return element(
    "section",
    { class: "nc-part", "aria-labelledby": id },
    element("h2", { id }, title),
    ...content,
  );
}

/** Says what is kept where, and lets the reader decide, take it away, bring it back, delete it. */
export class Keeping {
  /**
   * @param {Store} store
   * @param {ReturnType<typeof announcer>} live
   * @param {string} version
   * @param {() => void} redraw
   */
  constructor(store, live, version, redraw) {
    this.store = store;
    this.live = live;
    this.version = version;
    this.redraw = redraw;
    this.status = element("p", { class: "nc-status", tabIndex: -1 });
    this.message = element("p", { class: "nc-needs" });
    this.confirm = element("div", { class: "nc-confirm", hidden: true });
    this.agree = button("Keep my answers on this device", () => this.onAgree(), { primary: true });
    this.stop = button(
      "Stop keeping, and delete from this device",
      () =>
        this.ask(
          "Delete everything the book keeps on this device? This tab still has your answers until you close it.",
          "Delete from this device",
          () => {
            store.withdraw();
            store.dropAside();
          },
          "Nothing is kept on this device any more.",
        ),
      { class: "nc-danger" },
    );
    this.saveAside = button("Download what could not be read", () => this.onAside());
    this.plain = element("input", {
      id: uniqueId("plain"),
      type: "checkbox",
      onChange: () => this.onPlain(),
    });
    this.node = this.build();
    this.away = this.buildAway();
    this.draw();
  }

  onPlain() {
    this.store.set(PLAIN_WORDS, { open: this.plain.checked });
    this.say(
      `The parts In plain words are ${this.plain.checked ? "open" : "closed"} on every page. ${lastingText(this.store.status())}`,
    );
  }

  build() {
    const id = uniqueId("import");
    const file = element("input", {
      id,
      type: "file",
      accept: ".json,application/json",
      onChange: () => this.onImport(file),
    });
    return part(
      "What is kept, and where",
      this.status,
      element("p", { class: "nc-quiet" }, PRIVACY),
      element(
        "div",
        { class: "nc-actions" },
        this.agree,
        button("Export to a file", () => this.onExport()),
        this.saveAside,
      ),
      element(
        "div",
        { class: "nc-setting" },
        this.plain,
        element(
          "label",
          { for: this.plain.id },
          "Open all ",
          element("em", {}, "In plain words"),
          " on every page",
        ),
      ),
      element(
        "div",
        { class: "nc-field" },
        element("label", { for: id }, "Import a file made by Export; newer answers win"),
        file,
      ),
      this.message,
    );
  }

  /** What deletes stands apart, at the end of the page. */
  buildAway() {
    const all = () =>
      this.ask(
        `${this.countText()} of all chapters will be deleted, and nothing but an exported file brings them back.`,
        "Delete all",
        () => this.store.remove(Object.keys(this.store.entries())),
        "All answers are deleted.",
      );
    const reset = button("Reset everything", all, { class: "nc-danger" });
    return part(
      "Delete what you did",
      element(
        "p",
        { class: "nc-quiet" },
        "You are asked once more before anything goes. Export to a file first if you may want it back.",
      ),
      element("div", { class: "nc-actions" }, reset, this.stop),
    );
  }

  /** @returns {string} how much there is to delete */
  countText() {
    const count = Object.keys(this.store.entries()).length;
    return `All your answers, predictions, decisions, judgements and notes (${count} ${count === 1 ? "entry" : "entries"})`;
  }

  draw() {
    const status = this.store.status();
    this.status.textContent = STATUS_TEXT[status];
    this.plain.checked = opensPlainWords(this.store.get(PLAIN_WORDS));
    this.agree.hidden = status !== "session";
    this.stop.hidden = status === "session" || status === "newer";
    this.saveAside.hidden = !Object.keys(this.store.aside()).length;
  }

  /** @param {string} message */
  say(message) {
    this.message.textContent = message;
    this.live.say(message);
  }

  onAgree() {
    this.store.agree();
    this.redraw();
    this.status.focus();
    this.say(STATUS_TEXT[this.store.status()]);
  }

  onExport() {
    downloadText(`${SLUG}-progress.json`, progressFile(this.store.entries(), this.version));
    this.say(`Saved as ${SLUG}-progress.json.`);
  }

  onAside() {
    downloadText(`${SLUG}-unread.json`, JSON.stringify(this.store.aside(), null, 2));
    this.say(`Saved as ${SLUG}-unread.json.`);
  }

  /** @param {HTMLInputElement} file */
  async onImport(file) {
    const chosen = file.files?.[0];
    if (!chosen) return;
    const found = readProgressFile(await chosen.text(), Date.now());
    file.value = "";
    if ("fault" in found) {
      this.say(found.fault);
      return;
    }
    const taken = this.store.merge(found.entries);
    const left = found.left ? ` ${found.left} could not be read and were left out.` : "";
    this.redraw();
    const read = Object.keys(found.entries).length;
    this.say(
      `${read} ${read === 1 ? "entry" : "entries"} read, ${taken} of them newer than yours and taken over.${left}`,
    );
  }

  /**
   * Ask once more, right below the button that was pressed; Escape is a no.
   *
   * @param {string} question @param {string} label @param {() => void} act @param {string} done
   */
  ask(question, label, act, done) {
    const before = document.activeElement;
    const close = () => {
      this.confirm.hidden = true;
      this.confirm.replaceChildren();
    };
    const leave = () => {
      close();
      if (before instanceof HTMLElement) before.focus();
      this.say("Nothing was deleted.");
    };
    const yes = button(
      label,
      () => {
        act();
        close();
        this.redraw();
        this.status.focus();
        this.say(done);
      },
      { class: "nc-danger" },
    );
    const words = element("p", { tabIndex: -1 }, question);
    this.confirm.onkeydown = ({ key }) => {
      if (key === "Escape") leave();
    };
    this.confirm.replaceChildren(
      words,
      element("div", { class: "nc-actions" }, yes, button("Keep everything", leave)),
    );
    (before?.closest(".nc-actions") ?? this.message).after(this.confirm);
    this.confirm.hidden = false;
    words.focus();
  }
}
