// @ts-check
// Work that a link carries, shown over the reader's own, which stays as it is until the reader
// asks for the change.
import { button, element, readFragment } from "./_kit.js";
import { StateLink, bringIntoView, isTrail, writeAddress } from "./_state_link.js";

/**
 * What a widget has to say about links to the reader's work.
 *
 * @template T
 * @typedef {{
 *   name: string,
 *   el: HTMLElement,
 *   words: {head: string, copy: string, nothing: string},
 *   own: () => T,
 *   settings: (state: T) => Record<string, string> | null,
 *   read: (link: Record<string, string>) => {state: T | null, whole: boolean},
 *   keep: (state: T) => void,
 *   draw: () => void,
 *   first: () => HTMLElement | null,
 *   say: (message: string) => void,
 * }} LinkedWork `settings` gives null where there is nothing to link to; `first` is where reading
 * goes on
 */

/**
 * The reader's own work, its link, and what a link from elsewhere shows in its place.
 *
 * @template T
 */
export class LinkedState extends StateLink {
  /** @param {LinkedWork<T>} work */
  constructor(work) {
    super({
      name: work.name,
      el: work.el,
      settings: () => work.settings(work.own()),
      follow: () => null,
    });
    this.work = work;
    /** @type {T | null} what a link shows in place of the reader's own */
    this.shown = null;
    this.whole = true;
    this.note = element("p", { class: "nc-small nc-link-note" });
  }

  /** @param {T} state @returns {string} */
  linkOf(state) {
    return this.fragment(this.work.settings(state));
  }

  /**
   * The address is written a moment after the work. A reload, or a step back, can meet one of the
   * reader's own that is older than the work: it is no link.
   *
   * @returns {boolean}
   */
  fallenBehind() {
    return isTrail() && this.fragment() !== "";
  }

  /** Show what the address asks for: it may name this widget no longer, after a step back. */
  look() {
    const { work } = this;
    if (readFragment(work.name) && this.fallenBehind()) writeAddress(this.fragment());
    const asked = readFragment(work.name);
    if (!asked && !this.shown) return;
    if (asked && !Object.keys(asked).length) return this.arrive();
    const { state, whole } = asked ? work.read(asked) : { state: null, whole: true };
    this.whole = whole;
    this.shown = state && this.linkOf(state) !== this.fragment() ? state : null;
    this.note.textContent = asked && !state ? "The link holds nothing that fits here." : "";
    work.draw();
    if (!asked) return;
    bringIntoView(work.el, this.closing.signal, work.first());
    if (this.shown) work.say(`${work.words.head} ${this.explained()}`);
    else if (!state) work.say(this.note.textContent);
  }

  /** Show the reader's own: the address leads here and carries nothing. */
  arrive() {
    this.shown = null;
    this.note.textContent = "";
    this.work.draw();
    bringIntoView(this.work.el, this.closing.signal, this.work.first());
  }

  /** @returns {string} */
  explained() {
    const own = this.work.settings(this.work.own())
      ? "Your own is as you left it; “Keep this as mine” would replace it."
      : "You have none of your own here yet.";
    return `It is only shown. ${own}${this.whole ? "" : " Parts of the link fit nothing here and are left out."}`;
  }

  /** @returns {HTMLElement} says what is shown, and asks what becomes of it */
  notice() {
    const { head } = this.work.words;
    return element(
      "div",
      { class: "nc-linked", role: "group", tabIndex: -1, "aria-label": head },
      element("p", { class: "nc-scene" }, head),
      element("p", {}, this.explained()),
      element(
        "div",
        { class: "nc-actions" },
        button("Keep this as mine", () => this.take()),
        button("Back to mine", () => this.leave()),
      ),
    );
  }

  take() {
    const state = /** @type {T} */ (this.shown);
    this.shown = null;
    this.work.keep(state);
    this.goOn("Kept as yours.");
  }

  leave() {
    this.shown = null;
    this.clear();
    this.goOn("This is your own again.");
  }

  /** @param {string} said */
  goOn(said) {
    this.work.draw();
    this.work.first()?.focus();
    this.work.say(said);
  }

  /** The reader has changed something: the address follows. */
  changed() {
    this.note.textContent = "";
    if (this.fragment()) this.later();
    else this.clear();
  }

  /** @returns {HTMLElement} */
  copyButton() {
    const { say, words } = this.work;
    return button(words.copy, async () => {
      if (this.fragment()) await this.copy(this.note);
      else this.note.textContent = words.nothing;
      say(this.note.textContent ?? "");
    });
  }
}
