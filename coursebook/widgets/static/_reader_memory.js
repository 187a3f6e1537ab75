// @ts-check
// What a reader marked and noted on a set of documents: kept, some of it once typing rests.
import { pageStore } from "./_store.js";
import { keptFrom } from "./_reading_notes.js";
/** @import { Kept, Notes, PairNotes } from "./_reading_notes.js" */

const NOTE_MS = 250;

/** @typedef {"documents" | "pairs"} Part of what is kept */

/** The reader's marks and notes on a set. */
export class ReaderMemory {
  /** @param {string} name @param {(kept: Kept) => void} changed */
  constructor(name, changed) {
    this.name = name;
    this.changed = changed;
    this.store = pageStore();
    /** @type {Map<string, {timer: ReturnType<typeof setTimeout>, write: () => void}>} */
    this.waiting = new Map();
  }

  /** Write what still waits for typing to rest. */
  flush() {
    for (const { timer, write } of this.waiting.values()) {
      clearTimeout(timer);
      write();
    }
    this.waiting.clear();
  }

  read() {
    return keptFrom(this.store.get(this.name));
  }

  /** @param {Kept} kept */
  write(kept) {
    this.store.set(this.name, kept);
    this.changed(kept);
  }

  /** @param {Part} part @param {string} id @param {Notes | PairNotes} notes */
  put(part, id, notes) {
    const kept = this.read();
    this.write({ ...kept, [part]: { ...kept[part], [id]: { ...kept[part][id], ...notes } } });
  }

  /**
   * Put it once typing rests.
   *
   * @param {Part} part @param {string} id @param {string} field @param {string} text
   */
  later(part, id, field, text) {
    const key = `${part} ${id} ${field}`;
    clearTimeout(this.waiting.get(key)?.timer);
    const write = () => {
      this.waiting.delete(key);
      this.put(part, id, { [field]: text });
    };
    this.waiting.set(key, { timer: setTimeout(write, NOTE_MS), write });
  }

  /** @param {string[]} ids @param {string} pair */
  clear(ids, pair) {
    for (const { timer } of this.waiting.values()) clearTimeout(timer);
    this.waiting.clear();
    const kept = this.read();
    for (const id of ids) delete kept.documents[id];
    delete kept.pairs[pair];
    this.write(kept);
  }
}
