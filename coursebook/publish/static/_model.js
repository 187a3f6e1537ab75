// @ts-check
// The models of a page's widgets, without a kernel: what anywidget gives a front-end module to
// get, set and listen to. They behave as Backbone's models do in a notebook, in the version that
// JupyterLab's widgets patch; tests/browser/test_contract.py runs both side by side.
"use strict";

/**
 * @typedef {(...args: any[]) => void} NcListener
 * @typedef {{name: string, listener: NcListener, owner?: object}} NcEntry
 * @typedef {{place: HTMLElement}} NcView a view of a model, and the widget's place it stands in
 */

/**
 * Whether two values say the same; numbers, texts, lists, records, bytes, dates, maps and sets.
 *
 * @param {any} one
 * @param {any} other
 * @param {Map<any, any>} [open] what is being compared, so that a value may hold itself
 * @returns {boolean}
 */
function ncSame(one, other, open = new Map()) {
  if (one === other || (Number.isNaN(one) && Number.isNaN(other))) return true;
  if (typeof one !== "object" || typeof other !== "object" || !one || !other) return false;
  const kind = Object.prototype.toString.call(one);
  if (kind !== Object.prototype.toString.call(other)) return false;
  if (one instanceof Date) return ncSame(+one, +other);
  if (one instanceof RegExp) return String(one) === String(other);
  if (open.has(one)) return open.get(one) === other;
  open.set(one, other);
  const same = ncSameParts(one, other, (a, b) => ncSame(a, b, open));
  open.delete(one);
  return same;
}

/**
 * @param {any} one
 * @param {any} other of the same kind
 * @param {(a: any, b: any) => boolean} same
 */
function ncSameParts(one, other, same) {
  if (one instanceof ArrayBuffer) return same(new Uint8Array(one), new Uint8Array(other));
  if (one instanceof DataView) return same(ncBytes(one), ncBytes(other));
  if (one instanceof Map || one instanceof Set) {
    const others = [...other];
    return one.size === other.size && [...one].every(each => others.some(its => same(each, its)));
  }
  if (Array.isArray(one) || ArrayBuffer.isView(one)) {
    const [ours, theirs] = /** @type {any[][]} */ ([one, other]);
    return (
      ours.length === theirs.length && Array.from(ours).every((each, i) => same(each, theirs[i]))
    );
  }
  if (one.constructor !== other.constructor) return false;
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(other).length) return false;
  return keys.every(key => Object.hasOwn(other, key) && same(one[key], other[key]));
}

/** @param {DataView} view */
function ncBytes(view) {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

class NcModel {
  /**
   * @param {string} id
   * @param {Record<string, any>} attributes
   * @param {(view?: NcView) => void} onAsk called when a message goes to Python
   * @param {(id: string) => Promise<NcModel>} find another model of the page
   */
  constructor(id, attributes, onAsk = () => {}, find = async () => this) {
    this.model_id = id;
    this.attributes = attributes;
    this.onAsk = onAsk;
    this.widget_manager = { get_model: find };
    /** @type {NcEntry[]} */
    this.listeners = []; // replaced when one goes, so that a running event keeps its own list
    /** @type {Record<string, any>} */
    this.changed = {};
    this.before = attributes;
    this.changing = false;
    /** @type {any} */
    this.pending = null;
  }

  /** @param {string} key */
  get(key) {
    return this.attributes[key];
  }

  /** @param {string} key */
  previous(key) {
    return this.before[key];
  }

  /** @param {string} [key] */
  hasChanged(key) {
    return key === undefined
      ? Object.keys(this.changed).length > 0
      : Object.hasOwn(this.changed, key);
  }

  changedAttributes() {
    return this.hasChanged() && { ...this.changed };
  }

  /**
   * Set one value or several; what is equal to what stands there fires nothing.
   *
   * A setting within a `change:…` event ends the outer one's turn, as in a notebook: `change`
   * then no longer fires.
   *
   * @param {string | Record<string, any>} key
   * @param {any} [value] or the options, where `key` is a record
   * @param {{silent?: boolean, unset?: boolean}} [options]
   */
  set(key, value, options) {
    if (key === null || key === undefined) return this;
    const values = typeof key === "object" ? key : { [key]: value };
    const how = (typeof key === "object" ? value : options) ?? {};
    const nested = this.changing;
    this.changing = true;
    try {
      if (!nested) [this.before, this.changed] = [{ ...this.attributes }, {}];
      const news = this.take(values, how);
      if (!how.silent) this.announce(news, how, nested);
    } finally {
      this.pending = null;
      this.changing = false;
    }
    return this;
  }

  /**
   * @param {Record<string, any>} values
   * @param {{unset?: boolean}} how
   * @returns {string[]} names of what is new
   */
  take(values, how) {
    const news = Object.keys(values).filter(name => !ncSame(this.attributes[name], values[name]));
    for (const [name, value] of Object.entries(values)) {
      if (ncSame(this.before[name], value)) delete this.changed[name];
      else this.changed[name] = value;
      if (how.unset) delete this.attributes[name];
      else this.attributes[name] = value;
    }
    return news;
  }

  /** @param {string[]} news @param {object} how @param {boolean} nested */
  announce(news, how, nested) {
    if (news.length) this.pending = how;
    for (const name of news) this.trigger(`change:${name}`, this, this.attributes[name], how);
    while (!nested && this.pending) {
      const last = this.pending;
      this.pending = null;
      this.trigger("change", this, last);
    }
  }

  save_changes() {} // there is no kernel to save to; every view already knows

  /** A message to Python, which nobody hears: the reader is told. */
  send() {
    this.onAsk();
  }

  /** @param {string} name @param {...any} values */
  trigger(name, ...values) {
    const heard = this.listeners;
    for (const each of heard) if (each.name === name) each.listener(...values);
    for (const each of heard) if (each.name === "all") each.listener(name, ...values);
  }

  /**
   * @param {string | Record<string, NcListener>} names one, several with spaces between, or a
   *   record
   * @param {NcListener} [listener]
   * @param {object} [owner] whose listeners go together
   */
  on(names, listener, owner) {
    const added = ncPairs(names, listener).filter(each => each.listener);
    this.listeners = [...this.listeners, ...added.map(each => ({ ...each, owner }))];
    return this;
  }

  /** Drop the listeners that fit all that is given.
   * @param {string | Record<string, NcListener> | null} [names]
   * @param {NcListener | null} [listener] @param {object} [owner] */
  off(names, listener, owner) {
    for (const gone of ncPairs(names ?? "", listener ?? undefined)) {
      this.listeners = this.listeners.filter(
        each =>
          (gone.name && each.name !== gone.name) ||
          (gone.listener && each.listener !== gone.listener) ||
          (owner && each.owner !== owner),
      );
    }
    return this;
  }

  /**
   * What a front-end module sees of the model; its listeners go when `owner` is let go.
   *
   * @param {object} owner
   * @param {NcView} [view] the view that asks when it sends a message
   */
  facade(owner, view) {
    return {
      get: this.get.bind(this),
      set: this.set.bind(this),
      save_changes: this.save_changes.bind(this),
      send: () => this.onAsk(view),
      on: (/** @type {any} */ names, /** @type {NcListener} */ listener) =>
        void this.on(names, listener, owner),
      off: (/** @type {any} */ names, /** @type {NcListener} */ listener) =>
        void this.off(names, listener, owner),
      widget_manager: this.widget_manager,
    };
  }
}

/** @param {string | Record<string, NcListener>} names @param {NcListener} [listener] */
function ncPairs(names, listener) {
  const pairs =
    typeof names === "object"
      ? Object.entries(names)
      : names.split(/\s+/).map(name => /** @type {const} */ ([name, listener]));
  return pairs.map(([name, its]) => ({ name, listener: /** @type {NcListener} */ (its) }));
}
