// @ts-check
// What is held of a reader's work on a page, and who hears of a change. The page's own memory and
// the one that a learning management system keeps differ in where they write it.

/** @typedef {{at: number, value: any}} StoredEntry `value` is null where the reader deleted it */

/**
 * Take newer entries over, in place.
 *
 * @param {Record<string, StoredEntry>} mine
 * @param {Record<string, StoredEntry>} theirs
 * @returns {string[]} the keys that changed
 */
export function mergeEntries(mine, theirs) {
  const changed = Object.keys(theirs).filter(key => !mine[key] || theirs[key].at > mine[key].at);
  for (const key of changed) mine[key] = theirs[key];
  return changed;
}

/** Entries by key, each with a time stamp. */
export class Memory {
  /** @param {Record<string, StoredEntry>} held */
  constructor(held) {
    this.held = held;
    /** @type {Map<string, Set<(value: any) => void>>} */
    this.listeners = new Map();
    /** @type {Set<() => void>} */
    this.watchers = new Set();
  }

  /** Keep what has changed. @param {string[]} _keys */
  write(_keys) {}

  /** @param {string} key @returns {any} */
  get(key) {
    return this.held[key]?.value ?? undefined;
  }

  /** @param {string} key @param {any} value */
  set(key, value) {
    this.put([key], value);
  }

  /** @param {string[]} keys */
  remove(keys) {
    this.put(keys, null);
  }

  /** @param {string[]} keys @param {any} value */
  put(keys, value) {
    // Two changes within a millisecond still have an order.
    const after = (/** @type {string} */ key) => (this.held[key]?.at ?? 0) + 1;
    for (const key of keys) this.held[key] = { at: Math.max(Date.now(), after(key)), value };
    this.write(keys);
    this.tellOthers(keys);
  }

  /** @param {Record<string, StoredEntry>} entries @returns {number} how many were newer */
  merge(entries) {
    const changed = mergeEntries(this.held, entries);
    this.write(changed);
    this.tellOthers(changed);
    return changed.length;
  }

  /** @returns {Record<string, StoredEntry>} all but what was deleted */
  entries() {
    const known = Object.entries(this.held).filter(([, { value }]) => (value ?? null) !== null);
    return Object.fromEntries(known);
  }

  /** @param {string} key @param {(value: any) => void} listener @returns {() => void} ends this */
  subscribe(key, listener) {
    const heard = this.listeners.get(key) ?? new Set();
    this.listeners.set(key, heard.add(listener));
    return () => heard.delete(listener);
  }

  /** @param {() => void} listener hears of every change @returns {() => void} ends this */
  watch(listener) {
    this.watchers.add(listener);
    return () => this.watchers.delete(listener);
  }

  /** @param {string[]} keys */
  tellOthers(keys) {
    for (const key of keys) {
      for (const listener of this.listeners.get(key) ?? []) listener(this.get(key));
    }
    if (keys.length) for (const watcher of this.watchers) watcher();
  }
}
