// @ts-check
// What a reader commits to before reading on, in its place: made, kept, changed, returned to.
import { announcer, element, fitHeadings, pageStore, uniqueId } from "./_kit.js";
import { askedParts, shortPrompt } from "./_asked.js";
import { bookRoot } from "./_copy.js";

/**
 * What is remembered of it. It is locked once its answer has been opened. A decision has `sure`;
 * a verdict has `again` and `againSure` too, for the second time.
 *
 * @typedef {{
 *   version: string, bet: number | string | null, committed: boolean, opened: boolean, changes: number, at?: number,
 *   sure?: string | null, again?: string | null, againSure?: string | null,
 * }} BetMemory
 *
 * What stands in the place now: content, and what takes the focus after a step of the reader. Where
 * a reader passed the question over, `skipped` says so in place of the question's name.
 *
 * @typedef {{parts: HTMLElement[], focus: () => void, skipped?: string}} Scene
 * @typedef {{asked: any, memory: BetMemory, keep: (change: Partial<BetMemory>) => void, say: (message: string) => void, editing: boolean, edit: () => void, back: string}} Stage
 */

/** @param {any} asked @param {any} stored @returns {BetMemory} */
export function rememberedBet(asked, stored) {
  const blank = { version: asked.version, bet: null, committed: false, opened: false, changes: 0 };
  return stored && typeof stored === "object" ? { ...blank, ...stored } : blank;
}

/** @param {string} label @param {() => void} onClick @param {boolean} [primary] */
export function actionButton(label, onClick, primary = false) {
  const look = primary ? "nc-button nc-button-primary" : "nc-button";
  return element("button", { type: "button", class: look, onClick }, label);
}

/** @param {...HTMLElement} buttons */
export function actionRow(...buttons) {
  return element("div", { class: "nc-actions" }, ...buttons);
}

/** @param {{label: string, href: string}[]} links where a reader can check it */
export function checkLinks(links) {
  const shown = links.flatMap((each, i) => [i ? " · " : "", element("a", { href: each.href }, each.label)]);
  return element("p", { class: "nc-links" }, "Check it: ", ...shown);
}

/** @param {string} text @returns {HTMLElement} a heading that takes the focus */
export function outcomeHeading(text) {
  return element("p", { class: "nc-outcome", role: "heading", "aria-level": 3, tabIndex: -1 }, text);
}

/**
 * @param {{id: string, text: string}[]} options @param {number | string | null | undefined} chosen
 * @returns {{node: HTMLElement, read: () => string[], focus: () => void}}
 */
export function optionList(options, chosen) {
  const name = uniqueId("bet");
  const inputs = options.map((each) => element("input", { type: "radio", name, value: each.id, checked: each.id === chosen }));
  const labels = options.map((each, i) => element("label", { class: "nc-option" }, inputs[i], element("span", {}, each.text)));
  return {
    node: element("div", { class: "nc-options" }, ...labels),
    read: () => inputs.flatMap((each) => (each.checked ? [each.value] : [])),
    focus: () => inputs[0].focus(),
  };
}

/**
 * How long what was committed to is kept, told as it is; a reader may let the device keep it.
 *
 * @param {string} then what the book does with it @returns {HTMLElement}
 */
export function keptNote(then) {
  const store = pageStore();
  const node = element("p", { class: "nc-kept", tabIndex: -1 });
  function draw() {
    const status = store.status();
    const until = { session: " until you close this tab", full: " until you close this page", forbidden: " until you close this page",
      newer: " until you close this tab" }[/** @type {string} */ (status)] ?? "";
    const agree = actionButton("Keep my answers on this device", () => {
      store.agree();
      draw();
      node.focus();
    });
    node.replaceChildren(`It is kept${until}, ${then}`, ...(status === "session" ? [" ", agree] : []));
  }
  draw();
  return node;
}

/**
 * Where a question that was passed over is returned to: one line with a way back to it, not the
 * question once more. Where there is no page to go back to, it can be opened here.
 *
 * @param {Stage} stage @param {{skipped: string, back: string, again: string, show: string}} words @param {() => void} open @returns {Scene}
 */
export function skippedScene({ back, edit }, words, open) {
  const [page, anchor] = back.split("#");
  const here = location.pathname.endsWith(`/${page}`);
  const again = back && bookRoot()
    ? element("a", { href: here ? `#${anchor}` : back }, words.back)
    : actionButton(words.again, edit);
  return { parts: [actionRow(again, actionButton(words.show, open))], focus: () => again.focus(), skipped: words.skipped };
}

/** One thing to commit to; which scene stands there is told by `sceneOf`. */
class BetView {
  /** @param {any} asked @param {string} kicker @param {(stage: Stage) => Scene} sceneOf @param {string} back */
  constructor(asked, kicker, sceneOf, back) {
    this.asked = asked;
    this.back = back;
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
    this.heading = element("span", { id, role: "heading", "aria-level": 3 }, this.kicker, " ", this.prompt);
    this.frame = element("section", { "aria-labelledby": id },
      element("fieldset", { class: "nc-panel nc-question" }, element("legend", {}, this.heading), this.body));
  }

  /** @param {boolean} moveFocus */
  draw(moveFocus) {
    const { asked, memory, editing, back } = this;
    const scene = this.sceneOf({ asked, memory, editing, back, say: this.live.say, edit: () => this.edit(),
      keep: (/** @type {Partial<BetMemory>} */ change) => this.keep(change) });
    this.frame.classList.toggle("nc-skipped", Boolean(scene.skipped));
    this.kicker.textContent = scene.skipped ?? this.kickerText;
    this.prompt.replaceChildren(...(scene.skipped ? [shortPrompt(asked.prompt)] : askedParts(asked.prompt)));
    this.body.replaceChildren(...scene.parts);
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
 * @param {HTMLElement} el @param {any} asked @param {string} kicker @param {(stage: Stage) => Scene} sceneOf
 * @param {string} back where it was asked first; "" where that is here, or not known
 * @returns {() => void} what takes it away again
 */
export function mountBet(el, asked, kicker, sceneOf, back) {
  const view = new BetView(asked, kicker, sceneOf, back);
  view.draw(false);
  const unsubscribe = view.store.subscribe(view.key, (stored) => view.take(stored));
  el.classList.add("nc-predict", "nc-entry");
  el.append(view.frame, view.live.node);
  requestAnimationFrame(() => fitHeadings(view.frame, [view.heading]));
  return () => {
    unsubscribe();
    view.live.stop();
    el.replaceChildren();
  };
}
