// @ts-check
// What a reader commits to before reading on, in its place: made, kept, changed, returned to.
import { announcer, button, element, uniqueId } from "./_kit.js";
import { pageStore } from "./_store.js";
import { fitHeadings } from "./_headings.js";
import { askedParts, shortPrompt } from "./_prompt.js";
import { bookRoot } from "./_book_copy.js";
import { bringIntoView } from "./_state_link.js";
import { radios } from "./_radios.js";
import { actions, fill, mounted } from "./_forms.js";
import { recordOf } from "./_values.js";
import { whenLinked } from "./_address.js";
/** @import { Child } from "./_kit.js" */

/**
 * What is remembered of it. It is locked once its answer has been opened. A decision has `sure`;
 * a verdict has `again` and `againSure` too, for the second time.
 *
 * @typedef {{version: string, bet: number | string | null, committed: boolean, opened: boolean,
 *   changes: number, at?: number, sure?: string | null, again?: string | null,
 *   againSure?: string | null}} BetMemory
 *
 * What stands in the place now: content, and what takes the focus after a step of the reader. Where
 * a reader passed the question over, `skipped` says so in place of the question's name; `kicker`
 * does so where the answer is shown all the same.
 *
 * @typedef {{parts: Child[], focus: () => void, skipped?: string, kicker?: string}} Scene
 * @typedef {{label: string, page: string, name: string, words: string} | {}} Way
 * @typedef {{asked: any, memory: BetMemory, keep: (change: Partial<BetMemory>) => void, say:
 *   (message: string) => void, editing: boolean, edit: () => void, way: Way}} Stage
 */

/** @param {any} asked @param {any} stored @returns {BetMemory} */
export function rememberedBet(asked, stored) {
  const blank = { version: asked.version, bet: null, committed: false, opened: false, changes: 0 };
  return { ...blank, ...recordOf(stored) };
}

/** @param {Child} line @param {...Child} rest @returns {Scene} a line takes the focus */
export function lineScene(line, ...rest) {
  const heading = typeof line === "string" ? element("p", { tabIndex: -1 }, line) : line;
  return { parts: [heading, ...rest], focus: () => /** @type {HTMLElement} */ (heading).focus() };
}

/** @param {string} text what the reader has committed to */
function madeLine(text) {
  return element("p.nc-outcome.nc-mine", { tabIndex: -1 }, text);
}

/** @param {BetMemory} memory @param {Partial<BetMemory>} bet @returns {Partial<BetMemory>} */
export function committed({ changes, committed: before }, bet) {
  return { ...bet, committed: true, changes: changes + (before ? 1 : 0) };
}

/**
 * @param {{id: string, text: string}[]} options @param {number | string | null | undefined} chosen
 * @returns {{node: HTMLElement, read: () => string[], focus: () => void}}
 */
export function optionList(options, chosen) {
  const choices = options.map(({ id, text }) => [id, text]);
  const { rows, read, focus } = radios(choices, { chosen: String(chosen) });
  return { node: element("div.nc-options", rows), read, focus };
}

/** @type {Record<string, string>} by the status of the store */
const KEPT_UNTIL = {
  session: " until you close this tab",
  full: " until you close this page",
  forbidden: " until you close this page",
  newer: " until you close this tab",
};

/**
 * How long what was committed to is kept, told as it is; a reader may let the device keep it.
 *
 * @param {string} then what the book does with it @param {HTMLElement} change the button beside
 * @returns {HTMLElement[]}
 */
function keptNote(then, change) {
  const store = pageStore();
  const node = element("p.nc-kept", { tabIndex: -1 });
  const row = actions(change);
  function draw() {
    const status = store.status();
    const agree = button("Keep my answers on this device", () => {
      store.agree();
      draw();
      node.focus();
    });
    node.textContent = `It is kept${KEPT_UNTIL[status] ?? ""}, ${then}`;
    fill(row, [status === "session" && agree, change]);
  }
  draw();
  return [node, row];
}

/** @param {Way} way @returns {string} */
function addressOf(way) {
  return "label" in way ? `${way.page}#x.${encodeURIComponent(way.name)}` : "";
}

/** @param {Way} way to where the book returns to it, or back to where it was asked */
function wayNode(way) {
  if (!("label" in way)) return null;
  return element("p.nc-way", [`${way.words}: `, element("a", { href: addressOf(way) }, way.label)]);
}

/**
 * Where something is committed to: the form, or what was committed to and how it stands.
 *
 * @param {Stage} stage
 * @param {{made: string, reply?: Child, fixed: string, then: string, change: string, passed:
 *   string}} words `fixed` is said once the answer has been seen, `passed` where none was given
 * @param {() => Scene} form
 * @returns {Scene}
 */
export function commitScene({ memory, editing, edit }, words, form) {
  if (memory.committed && !editing) {
    const notes = memory.opened
      ? [element("p", words.fixed)]
      : keptNote(words.then, button(words.change, edit));
    return lineScene(madeLine(words.made), words.reply, ...notes);
  }
  return memory.opened ? lineScene(words.passed) : form();
}

/**
 * Where the book returns to it. Where a question was passed over there is what it asked and a way
 * back to it, not the question once more; with no page to go back to, it can be opened here.
 *
 * @param {Stage} stage @param {{made: string, skipped: string, show: string}} words
 * @param {() => void} open
 * @returns {Scene}
 */
export function returnScene({ memory, way, edit }, { made, skipped, show }, open) {
  if (memory.committed)
    return lineScene(madeLine(made), actions(button(show, open, { primary: true })));
  const address = bookRoot() ? addressOf(way) : "";
  const again = address
    ? element("a", { href: address }, "Go back to it")
    : button("Make one now", edit);
  return { parts: [actions(again, button(show, open))], focus: () => again.focus(), skipped };
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
    this.body = element("div.nc-body");
    const id = uniqueId("asked");
    this.kicker = element("span.nc-kicker");
    this.prompt = element("span.nc-asked");
    const parts = [this.kicker, " ", this.prompt];
    this.heading = element("span", { id, role: "heading", "aria-level": 3 }, parts);
    this.frame = element(
      "section",
      { "aria-labelledby": id, tabIndex: -1 },
      element("fieldset.nc-panel.nc-question", [element("legend", this.heading), this.body]),
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
    fill(this.body, [...scene.parts, isTold && wayNode(way)]);
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
  requestAnimationFrame(() => fitHeadings(view.frame, [view.heading]));
  return mounted(
    el,
    "nc-predict nc-entry",
    [view.frame, view.live.node],
    [
      whenLinked(model.get("name"), () => bringIntoView(el, closing.signal, view.frame)),
      () => closing.abort(),
      view.store.subscribe(view.key, stored => view.take(stored)),
      view.live.stop,
    ],
  );
}
