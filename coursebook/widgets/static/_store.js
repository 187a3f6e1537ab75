// @ts-check
// What a reader has done: for the browser session, or, once the reader agrees, on this device.
//
// After consent one localStorage item holds everything, with a schema number and a time stamp an
// entry. Tabs merge entry by entry, the newest wins. What one page deletes, none holds any longer:
// another tab hears of it, and a page that the browser brings back with *Back* looks. What can't be
// read is kept aside.
import { button, element } from "./_kit.js";
import {
  ASIDE_ITEM,
  KEPT_EVENT,
  SESSION_PREFIX,
  STORE_ITEM,
  bookRoot,
  storedText,
  storageOf,
  tryStorage,
} from "./_book_copy.js";
import { Memory, mergeEntries } from "./_memory.js";
import { STORE_SCHEMA, readDocument } from "./_schema.js";

/**
 * @typedef {import("./_schema.js").StoredDocument} StoredDocument
 * @typedef {"session" | "kept" | "full" | "forbidden" | "newer" | "lms"} StoreStatus
 *   "lms" is the status of the store that a SCORM package puts in the place of this one
 * @typedef {Memory & {
 *   status: () => StoreStatus,
 *   agree: () => void,
 *   withdraw: () => void,
 *   aside: () => Record<string, string>,
 *   dropAside: () => void,
 * }} Store
 */

/** @type {Record<string, string>} */
const STORE_NOTICES = {
  full: "This browser's storage is full. Your new answers last until you close this page. Export them on the page Your progress, or free some storage.",
  forbidden:
    "This browser does not let the book keep anything. Your answers last until you close this page.",
  newer:
    "Your kept answers come from a newer edition of the book. They are left untouched; answers on this page last until you close the tab.",
  damaged:
    "Part of your kept answers could not be read. The unreadable text is kept aside; the page Your progress lets you download it.",
};

/** @param {string} message shown once at the foot of the page, until the reader closes it */
function showNotice(message) {
  const node = element("div", { class: "nc-notice", role: "status" });
  document.body.append(node);
  // A live region speaks only of what comes after it, so its words follow in the next task.
  setTimeout(
    () =>
      node.append(
        element("p", {}, message),
        button("Close", () => node.remove()),
      ),
    0,
  );
}

/** The memory of one page. */
class PageMemory extends Memory {
  constructor() {
    super({});
    this.local = storageOf("localStorage");
    this.session = storageOf("sessionStorage");
    /** @type {Set<string>} */
    this.told = new Set();
    /** @type {string | null} */
    this.seen = null;
    /** @type {StoreStatus} */
    this.state = "session";
    this.agreed = 0;
    /** @type {Set<string>} keys of which the page's views may have copies */
    this.used = new Set();
    /** Whether some of it could not be written, so that it stands here alone. */
    this.onlyHere = false;
    this.readLocal();
    addEventListener("storage", event => this.onStorage(event));
    addEventListener("pageshow", event => event.persisted && this.catchUp());
  }

  /** @param {string} code */
  tell(code) {
    if (this.told.has(code)) return;
    this.told.add(code);
    if (document.body) showNotice(STORE_NOTICES[code]);
  }

  /** Take in what the device keeps; whatever can't be read goes aside. @returns {string[]} */
  readLocal() {
    const text = storedText();
    if (text === this.seen) return [];
    const { document: found, damaged, newer } = readDocument(text);
    if (newer) this.state = "newer";
    if (newer) this.tell("newer");
    if (!found) return [];
    if (damaged && !this.setAside(/** @type {string} */ (text))) {
      this.tell("full"); // no room to keep it aside: leave it where it is
      return [];
    }
    this.seen = text;
    if (this.state === "session") this.state = "kept";
    this.agreed = found.agreed || Date.now();
    const changed = mergeEntries(this.held, found.entries);
    if (damaged) this.writeLocal();
    return changed;
  }

  /** @param {string} text @returns {boolean} whether it is kept */
  setAside(text) {
    this.tell("damaged");
    return tryStorage(() => {
      this.local?.setItem(`${ASIDE_ITEM}.${new Date().toISOString()}`, text);
      return true;
    }, false);
  }

  writeLocal() {
    const text = JSON.stringify({ schema: STORE_SCHEMA, agreed: this.agreed, entries: this.held });
    try {
      if (!this.local) throw new Error("forbidden");
      this.local.setItem(STORE_ITEM, text);
      this.seen = text;
      this.state = "kept";
      dispatchEvent(new Event(KEPT_EVENT));
    } catch (error) {
      const full = error instanceof DOMException && error.name === "QuotaExceededError";
      this.onlyHere = true;
      this.state = full ? "full" : "forbidden";
      this.tell(this.state);
    }
  }

  /** @returns {boolean} whether the device keeps what the reader does */
  get lasting() {
    return (
      this.state === "kept" ||
      this.state === "full" ||
      (this.state === "forbidden" && this.agreed > 0)
    );
  }

  /** @param {string} key */
  get(key) {
    this.used.add(key);
    if (!(key in this.held) && !this.lasting) this.readSession(key);
    return super.get(key);
  }

  /** @param {string} key */
  readSession(key) {
    const text = tryStorage(() => this.session?.getItem(SESSION_PREFIX + key) ?? null, null);
    const value = tryStorage(() => JSON.parse(text ?? "null"), null);
    if (value !== null) this.held[key] = { at: Number(value.at) || 0, value };
  }

  readWholeSession() {
    if (this.lasting) return;
    const names = tryStorage(() => Object.keys(this.session ?? {}), []);
    for (const name of names) {
      const key = name.slice(SESSION_PREFIX.length);
      if (name.startsWith(SESSION_PREFIX) && !(key in this.held)) this.readSession(key);
    }
  }

  /** @param {string} key @param {any} value */
  set(key, value) {
    this.used.add(key);
    if (this.lasting) this.tellOthers(this.readLocal());
    super.set(key, value);
  }

  /** @param {Record<string, import("./_memory.js").StoredEntry>} entries */
  merge(entries) {
    this.readWholeSession();
    return super.merge(entries);
  }

  entries() {
    this.readWholeSession();
    return super.entries();
  }

  /** @param {string[]} keys */
  write(keys) {
    if (this.lasting) this.writeLocal();
    if (this.state !== "kept") for (const key of keys) this.writeSession(key);
  }

  /** @param {string} key */
  writeSession(key) {
    const value = this.held[key]?.value ?? null;
    try {
      if (!this.session) throw new Error("forbidden");
      if (value === null) this.session.removeItem(SESSION_PREFIX + key);
      else this.session.setItem(SESSION_PREFIX + key, JSON.stringify(value));
    } catch (error) {
      const full = error instanceof DOMException && error.name === "QuotaExceededError";
      this.onlyHere = true;
      this.tell(full ? "full" : "forbidden");
    }
  }

  /** @param {StorageEvent} event another tab has kept something, or has stopped keeping */
  onStorage(event) {
    if (event.key === STORE_ITEM || event.key === null) this.catchUp();
  }

  /**
   * Take in what other pages did while this one could not see it; what they deleted goes here too.
   */
  catchUp() {
    const text = storedText();
    const { document: found, damaged } = readDocument(text);
    const gone =
      this.onlyHere || damaged ? [] : Object.keys(this.held).filter(key => this.isGone(key, found));
    // Views have copies of their own; a page of the book starts again without them.
    if (bookRoot() && gone.some(key => this.used.has(key))) return location.reload();
    for (const key of gone) this.held[key] = { at: this.held[key].at, value: null };
    if (text === null && this.seen !== null)
      this.stopKeeping(this.onlyHere ? Object.keys(this.held) : []);
    this.tellOthers([...gone, ...this.readLocal()]);
    for (const watcher of this.watchers) watcher();
  }

  /**
   * @param {string} key
   * @param {StoredDocument | null} found what the device keeps now
   * @returns {boolean} whether another page has deleted it
   */
  isGone(key, found) {
    const { at, value } = this.held[key];
    if (value === null || value === undefined) return false;
    const kept = found?.entries[key];
    if (kept) return kept.value === null && kept.at >= at;
    // Tabs that write at once may lose an entry for a moment; only a new consent begins without
    // any.
    if (found && this.lasting) return found.agreed > 0 && found.agreed !== this.agreed;
    return tryStorage(() => this.session?.getItem(SESSION_PREFIX + key) ?? null, "") === null;
  }

  agree() {
    if (this.state === "newer") return;
    this.readWholeSession();
    this.readLocal();
    this.agreed = Date.now();
    this.writeLocal();
    if (this.state === "kept") this.clearSession();
    for (const watcher of this.watchers) watcher();
  }

  clearSession() {
    for (const key of Object.keys(this.held))
      tryStorage(() => this.session?.removeItem(SESSION_PREFIX + key), undefined);
  }

  /** The device forgets everything; this tab goes on until it is closed. */
  withdraw() {
    tryStorage(() => this.local?.removeItem(STORE_ITEM), undefined);
    dispatchEvent(new Event(KEPT_EVENT));
    this.stopKeeping(Object.keys(this.held));
    for (const watcher of this.watchers) watcher();
  }

  /** @param {string[]} keys what the session keeps in the device's place */
  stopKeeping(keys) {
    this.seen = null;
    this.agreed = 0;
    this.state = "session";
    for (const key of keys) this.writeSession(key);
  }

  status() {
    return this.state;
  }

  /** @returns {[string, string][]} what could not be read, by the name that it is kept under */
  unread() {
    const all = tryStorage(() => Object.entries(this.local ?? {}), []);
    return all.filter(([name]) => name.startsWith(ASIDE_ITEM));
  }

  aside() {
    return Object.fromEntries(this.unread());
  }

  dropAside() {
    for (const [name] of this.unread()) tryStorage(() => this.local?.removeItem(name), undefined);
  }
}

/**
 * The page's memory, shared by all widgets on it.
 *
 * @returns {Store}
 */
export function pageStore() {
  const page = /** @type {any} */ (globalThis);
  const slot = Symbol.for("coursebook.store");
  page[slot] ??= new PageMemory();
  return page[slot];
}
