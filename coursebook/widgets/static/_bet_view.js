// @ts-check
// What a reader commits to before reading on, in its place: made, kept, changed, returned to.
import { announcer, button, element, uniqueId, whenLinked } from "./_kit.js";
import { pageStore } from "./_store.js";
import { fitHeadings } from "./_headings.js";
import { askedParts, shortPrompt } from "./_prompt.js";
import { bookRoot } from "./_book_copy.js";
import { bringIntoView } from "./_state_link.js";
import { radios } from "./_radios.js";

/**
 * What is remembered of it. It is locked once its answer has been opened. A decision has `sure`;
 * a verdict has `again` and `againSure` too, for the second time.
 *
 * @typedef {{
 * version: string, bet: number | string | null, committed: boolean, opened: boolean, changes:
 * number, at?: number,
 *   sure?: string | null, again?: string | null, againSure?: string | null,
 * }} BetMemory
 *
 * What stands in the place now: content, and what takes the focus after a step of the reader. Where
 * a reader passed the question over, `skipped` says so in place of the question's name; `kicker`
 * does so where the answer is shown all the same.
 *
 * @typedef {{parts: HTMLElement[], focus: () => void, skipped?: string, kicker?: string}} Scene
 * @typedef {{label: string, page: string, name: string, words: string} | {}} Way
 * @typedef {{asked: any, memory: BetMemory, keep: (change: Partial<BetMemory>) => void, say:
 *   (message: string) => void, editing: boolean, edit: () => void, way: Way}} Stage
 */

/** @param {any} asked @param {any} stored @returns {BetMemory} */
export function rememberedBet(asked, stored) {
  const blank = { version: asked.version, bet: null, committed: false, opened: false, changes: 0 };
  return stored && typeof stored === "object" ? { ...blank, ...stored } : blank;
}

/** @param {...HTMLElement} buttons */
export function actionRow(...buttons) {
  return element("div", { class: "nc-actions" }, ...buttons);
}

/** @param {string} text @returns {HTMLElement} a heading that takes the focus */
export function outcomeHeading(text) {
  return element(
    "p",
    { class: "nc-outcome", role: "heading", "aria-level": 3, tabIndex: -1 },
    text,
  );
}

/**
 * @param {{id: string, text: string}[]} options @param {number | string | null | undefined} chosen
 * @returns {{node: HTMLElement, read: () => string[], focus: () => void}}
 */
export function optionList(options, chosen) {
  const { rows, read, focus } = radios(
    options.map(({ id, text }) => [id, text]),
    { chosen: String(chosen) },
  );
  return { node: element("div", { class: "nc-options" }, ...rows), read, focus };
}

/**
 * How long what was committed to is kept, told as it is; a reader may let the device keep it.
 *
 * @param {string} then what the book does with it @param {HTMLElement} change the button beside
 * @returns {HTMLElement[]}
 */
export function keptNote(then, change) {
  const store = pageStore();
  const node = element("p", { class: "nc-kept", tabIndex: -1 });
  const row = actionRow(change);
  function draw() {
    const status = store.status();
    const until =
      {
        session: " until you close this tab",
        full: " until you close this page",
        forbidden: " until you close this page",
        newer: " until you close this tab",
      }[/** @type {string} */ (status)] ?? "";
    const agree = button("Keep my answers on this device", () => {
      store.agree();
      draw();
      node.focus();
    });
    node.textContent = `It is kept${until}, ${then}`;
    row.replaceChildren(...(status === "session" ? [agree] : []), change);
  }
  draw();
  return [node, row];
}

/** @param {Way} way @returns {string} */
function addressOf(way) {
  return "label" in way ? `${way.page}#x.${encodeURIComponent(way.name)}` : "";
}

/**
 * The way to where the book returns to what was committed to, or back to where it was asked.
 *
 * @param {Way} way @returns {HTMLElement[]}
 */
function wayNodes(way) {
  if (!("label" in way)) return [];
  const link = element("a", { href: addressOf(way) }, way.label);
  return [element("p", { class: "nc-way" }, `${way.words}: `, link)];
}

/**
 * Where a question that was passed over is returned to: what it asked and a way back to it, not the
 * question once more. Where there is no page to go back to, it can be opened here.
 *
 * @param {Stage} stage
 * @param {{skipped: string, back: string, again: string, show: string}} words
 * @param {() => void} open
 * @returns {Scene}
 */
export function skippedScene({ way, edit }, words, open) {
  const address = bookRoot() ? addressOf(way) : "";
  const again = address ? element("a", { href: address }, words.back) : button(words.again, edit);
  return {
    parts: [actionRow(again, button(words.show, open))],
    focus: () => again.focus(),
    skipped: words.skipped,
  };
}

/** One thing to commit to; which scene stands there is told by `sceneOf`. */
class BetView {
  /**
   * @param {any} asked @param {string} kicker @param {(stage: Stage) => Scene} sceneOf
   * @param {Way} way @param {boolean} isReturn
   */
  constructor(asked, kicker, sceneOf, way, isReturn) {
    this.asked = asked;
    this.way = way;
    this.isReturn = isReturn;
    this.kickerText = kicker;
    this.sceneOf = sceneOf;
    this.key = `predict:${asked.id}`;
    this.store = pageStore();
    this.live = announcer();
    this.memory = rememberedBet(asked, this.store.get(this.key));
    this.editing = false;
    this.body = element("div", { class: "nc-body" });
    const id = uniqueId("asked");
    this.kicker = element("span", { class: "nc-kicker" });
    this.prompt = element("span", { class: "nc-asked" });
    this.heading = element(
      "span",
      { id, role: "heading", "aria-level": 3 },
      this.kicker,
      " ",
      this.prompt,
    );
    this.frame = element(
      "section",
      { "aria-labelledby": id, tabIndex: -1 },
      element(
        "fieldset",
        { class: "nc-panel nc-question" },
        element("legend", {}, this.heading),
        this.body,
      ),
    );
  }

  /** @param {boolean} moveFocus */
  draw(moveFocus) {
    const { asked, memory, editing, way } = this;
    const scene = this.sceneOf({
      asked,
      memory,
      editing,
      way,
      say: this.live.say,
      edit: () => this.edit(),
      keep: (/** @type {Partial<BetMemory>} */ change) => this.keep(change),
    });
    this.frame.classList.toggle("nc-skipped", Boolean(scene.skipped));
    this.kicker.textContent = scene.skipped ?? scene.kicker ?? this.kickerText;
    this.prompt.replaceChildren(
      ...(scene.skipped ? [shortPrompt(asked.prompt)] : askedParts(asked.prompt)),
    );
    // What is not committed to has not to be told where its answer stands.
    const isTold = !scene.skipped && (this.isReturn || (memory.committed && !editing));
    this.body.replaceChildren(...scene.parts, ...(isTold ? wayNodes(this.way) : []));
    if (moveFocus) scene.focus();
  }

  edit() {
    this.editing = true;
    this.draw(true);
  }

  /** @param {Partial<BetMemory>} change */
  keep(change) {
    this.editing = false;
    const own = this.frame.contains(document.activeElement);
    this.store.set(this.key, { ...this.memory, ...change, at: Date.now() });
    if (own) this.draw(true);
  }

  /** @param {any} stored */
  take(stored) {
    this.memory = rememberedBet(this.asked, stored);
    this.draw(false);
  }
}

/**
 * @param {{model: {get: (name: string) => any}, el: HTMLElement}} view
 * @param {any} asked @param {string} kicker @param {(stage: Stage) => Scene} sceneOf
 * @returns {() => void} what takes it away again
 */
export function mountBet({ model, el }, asked, kicker, sceneOf) {
  const isReturn = ["recall", "again"].includes(model.get("role"));
  const view = new BetView(asked, kicker, sceneOf, model.get("way") ?? {}, isReturn);
  view.draw(false);
  const closing = new AbortController();
  const unsubscribe = view.store.subscribe(view.key, stored => view.take(stored));
  el.classList.add("nc-predict", "nc-entry");
  el.append(view.frame, view.live.node);
  requestAnimationFrame(() => fitHeadings(view.frame, [view.heading]));
  const stopLink = whenLinked(model.get("name"), () =>
    bringIntoView(el, closing.signal, view.frame),
  );
  return () => {
    stopLink();
    closing.abort();
    unsubscribe();
    view.live.stop();
    el.replaceChildren();
  };
}
