// @ts-check
// What is kept of a reader's work and where: told, agreed to, taken away, brought back, deleted.
import { SLUG } from "./_course.js";
import { announcer, button, element, uniqueId } from "./_kit.js";
import { downloadText, progressFile, readProgressFile } from "./_files.js";
import { part } from "./_progress_parts.js";
import { PLAIN_WORDS, lastingText, opensPlainWords } from "./_plain_words.js";
import { actions, labelled } from "./_forms.js";
import { counted } from "./_values.js";
/** @import { Store } from "./_store.js" */

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

/** Says what is kept where, and lets the reader decide, take it away, bring it back, delete it. */
export class Keeping {
  /**
   * @param {Store} store @param {ReturnType<typeof announcer>} live
   * @param {{version: string, plain: boolean}} book its version, and whether it has parts to open
   * @param {() => void} redraw
   */
  constructor(store, live, { version, plain }, redraw) {
    this.store = store;
    this.live = live;
    this.version = version;
    this.redraw = redraw;
    this.status = element("p.nc-status", { tabIndex: -1 });
    this.message = element("p.nc-needs");
    this.confirm = element("div.nc-confirm", { hidden: true });
    this.agree = button("Keep my answers on this device", () => this.onAgree(), { primary: true });
    this.stop = button("Stop keeping, and delete from this device", () => this.onStop(), {
      class: "nc-danger",
    });
    this.saveAside = button("Download what could not be read", () => this.onAside());
    this.plain = element("input", {
      id: uniqueId("plain"),
      type: "checkbox",
      onChange: () => this.onPlain(),
    });
    this.node = this.build(plain);
    this.away = this.buildAway();
    this.draw();
  }

  onPlain() {
    this.store.set(PLAIN_WORDS, { open: this.plain.checked });
    this.say(
      `The parts In plain words are ${this.plain.checked ? "open" : "closed"} on every page. ${lastingText(this.store.status())}`,
    );
  }

  /** @param {boolean} plain whether the book has parts In plain words */
  build(plain) {
    const file = element("input", {
      type: "file",
      accept: ".json,application/json",
      onChange: () => this.onImport(file),
    });
    const words = ["Open all ", element("em", "In plain words"), " on every page"];
    return part(
      "What is kept, and where",
      this.status,
      element("p.nc-quiet", PRIVACY),
      actions(
        this.agree,
        button("Export to a file", () => this.onExport()),
        this.saveAside,
      ),
      plain &&
        element("div.nc-setting", [this.plain, element("label", { for: this.plain.id }, words)]),
      element("div.nc-field", labelled("Import a file made by Export; newer answers win", file)),
      this.message,
    );
  }

  /** What deletes stands apart, at the end of the page. */
  buildAway() {
    const reset = button("Reset everything", () => this.onReset(), { class: "nc-danger" });
    const once =
      "You are asked once more before anything goes. Export to a file first if you may want it back.";
    return part("Delete what you did", element("p.nc-quiet", once), actions(reset, this.stop));
  }

  onReset() {
    const count = counted(Object.keys(this.store.entries()).length, "entry", "entries");
    this.ask(
      `All your answers, predictions, decisions, judgements and notes (${count}) of all chapters will be deleted, and nothing but an exported file brings them back.`,
      "Delete all",
      () => this.store.remove(Object.keys(this.store.entries())),
      "All answers are deleted.",
    );
  }

  onStop() {
    const forget = () => {
      this.store.withdraw();
      this.store.dropAside();
    };
    this.ask(
      "Delete everything the book keeps on this device? This tab still has your answers until you close it.",
      "Delete from this device",
      forget,
      "Nothing is kept on this device any more.",
    );
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

  /** @param {string} name @param {string} text */
  download(name, text) {
    downloadText(name, text);
    this.say(`Saved as ${name}.`);
  }

  onExport() {
    this.download(`${SLUG}-progress.json`, progressFile(this.store.entries(), this.version));
  }

  onAside() {
    this.download(`${SLUG}-unread.json`, JSON.stringify(this.store.aside(), null, 2));
  }

  /** @param {HTMLInputElement} file */
  async onImport(file) {
    const chosen = file.files?.[0];
    if (!chosen) return;
    const found = readProgressFile(await chosen.text(), Date.now());
    file.value = "";
    if ("fault" in found) return this.say(found.fault);
    const taken = this.store.merge(found.entries);
    const lost = found.left === 1 ? "was" : "were";
    const left = found.left ? ` ${found.left} could not be read and ${lost} left out.` : "";
    this.redraw();
    const read = counted(Object.keys(found.entries).length, "entry", "entries");
    this.say(`${read} read, ${taken} of them newer than yours and taken over.${left}`);
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
    const go = () => {
      act();
      close();
      this.redraw();
      this.status.focus();
      this.say(done);
    };
    const yes = button(label, go, { class: "nc-danger" });
    const words = element("p", { tabIndex: -1 }, question);
    this.confirm.onkeydown = ({ key }) => {
      if (key === "Escape") leave();
    };
    this.confirm.replaceChildren(words, actions(yes, button("Keep everything", leave)));
    (before?.closest(".nc-actions") ?? this.message).after(this.confirm);
    this.confirm.hidden = false;
    words.focus();
  }
}
