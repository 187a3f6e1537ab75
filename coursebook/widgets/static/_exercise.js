// @ts-check
// Work that a reader keeps on an exercise: a stage to work on, an account of it, its link, what can
// be taken away. What is weighed, and how it is drawn, a widget adds.
import { announcer, element } from "./_kit.js";
import { pageStore } from "./_store.js";
import { LinkedState } from "./_linked_work.js";
import { resetButton, takeAway } from "./_takeaway.js";

/**
 * @template T
 * @typedef {{
 *   key: string,
 *   name: string,
 *   el: HTMLElement,
 *   words: {head: string, copy: string, nothing: string},
 *   read: (stored: any) => T,
 *   settings: (state: T) => Record<string, string> | null,
 *   readLink: (link: Record<string, string>) => {state: T | null, whole: boolean},
 *   linked: (state: T) => Partial<T>,
 * }} Keeping `linked` is the part of a state that a link carries
 */

/** @template T */
export class KeptWork {
  /** @param {Keeping<T>} keeping */
  constructor({ key, name, el, words, read, settings, readLink, linked }) {
    this.key = key;
    this.el = el;
    this.read = read;
    this.store = pageStore();
    this.live = announcer();
    /** @type {T} */
    this.memory = read(this.store.get(key));
    this.writing = false;
    this.stage = element("div", { class: "nc-stage" });
    this.account = element("div", { class: "nc-account" });
    this.tools = element("div", { class: "nc-actions" });
    /** @type {LinkedState<T>} */
    this.links = new LinkedState({
      name,
      el,
      words,
      settings,
      read: readLink,
      say: this.live.say,
      own: () => this.memory,
      keep: state => this.keep(linked(state)),
      draw: () => this.draw(),
      first: () => this.stage.querySelector("[tabindex]"),
    });
  }

  /**
   * Draw what the reader works on next.
   * @param {boolean} _focus whether its heading takes the focus
   */
  drawStage(_focus) {}

  /** Draw what the work so far comes to. */
  drawAccount() {}

  /** @returns {T} the reader's own, or what a link shows in its place */
  get seen() {
    return this.links.shown ?? this.memory;
  }

  draw() {
    if (this.links.shown) this.stage.replaceChildren(this.links.notice());
    else this.drawStage(false);
    this.drawAccount();
    this.tools.hidden = this.links.shown !== null;
  }

  /** @param {Partial<T>} change */
  keep(change) {
    this.memory = { ...this.memory, ...change };
    this.writing = true;
    this.store.set(this.key, this.memory);
    this.writing = false;
    this.links.changed();
    this.drawAccount();
  }

  /** @param {any} stored another view or tab has changed it */
  take(stored) {
    if (this.writing) return;
    this.memory = this.read(stored);
    if (!this.links.shown) this.draw();
  }

  reset() {
    this.keep(this.read(null));
    this.drawStage(true);
    this.live.say("Cleared.");
  }

  /** @param {string} text @param {string} [place] @returns {HTMLElement} */
  heading(text, place = "") {
    return element(
      "p",
      { tabIndex: -1, class: "nc-scene" },
      place && element("span", { class: "nc-place" }, place),
      text,
    );
  }

  /**
   * @param {{kicker: string, title: string, file: string, text: () => string, parts: Node[]}} page
   *   `parts` stand between title and tools
   * @returns {() => void} takes the view away again
   */
  mount({ kicker, title, file, text, parts }) {
    const taken = takeAway(file, text, this.live.say);
    this.tools.append(
      ...taken.buttons,
      this.links.copyButton(),
      resetButton(() => this.reset()),
    );
    this.el.classList.add("nc-exercise", "nc-entry", "nc-panel");
    this.el.append(
      element("p", { class: "nc-title" }, element("span", { class: "nc-kicker" }, kicker), title),
      ...parts,
      this.tools,
      this.links.note,
      taken.shown,
      this.live.node,
    );
    this.draw();
    this.links.start();
    const unsubscribe = this.store.subscribe(this.key, stored => this.take(stored));
    return () => {
      unsubscribe();
      for (const part of [this.links, this.live]) part.stop();
      this.el.replaceChildren();
    };
  }
}
