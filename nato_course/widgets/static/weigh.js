// @ts-check
// An open question: a prior, evidence one by one with the reader's own ratios, then what others hold.
import { announcer, element, pageStore, svgElement, uniqueId } from "./_kit.js";
import { beliefPath, beliefWithout } from "./_belief.js";
import { checkLinks, plainButton, resetButton, takeAway } from "./_takeaway.js";

/**
 * @typedef {import("./_takeaway.js").EvidenceItem} Item
 * @typedef {{holder: string, text: string, links: {label: string, href: string}[]}} Position
 * @typedef {[string, number, string]} Ratio sign, number, words
 * @typedef {{id: string, title: string, proposition: string, otherwise: string, caution: string,
 *   evidence: Item[], positions: Position[], ratios: Ratio[], priors: [number, string][]}} Data
 * @typedef {{prior: number | null, order: string[], ratios: Record<string, string>, mind: string, opened: boolean}} Memory
 * @typedef {{label: string, ratio: Ratio | null, belief: number, id: string}} Step
 */

const LEAST_WORDS = 5;

/** @param {Data} data @param {any} stored @returns {Memory} what is kept, without items or ratios no longer there */
export function weighMemory(data, stored) {
  const found = stored && typeof stored === "object" ? stored : {};
  const signs = data.ratios.map(([sign]) => sign);
  const ids = data.evidence.map(({ id }) => id);
  const kept = Array.isArray(found.order) ? found.order : [];
  const order = [...new Set(kept)].filter((id) => ids.includes(id) && signs.includes(found.ratios?.[id]));
  return {
    prior: Number.isFinite(found.prior) ? found.prior : null,
    order,
    ratios: Object.fromEntries(order.map((id) => [id, found.ratios[id]])),
    mind: typeof found.mind === "string" ? found.mind : "",
    opened: found.opened === true,
  };
}

/** @param {number} belief @returns {string} */
export function percentText(belief) {
  if (belief > 0.99) return "more than 99 %";
  return belief < 0.01 ? "less than 1 %" : `${Math.round(belief * 100)} %`;
}

/** @param {Data} data @param {Memory} memory @returns {Step[]} the way from the prior, a step a piece of evidence */
export function stepsOf(data, memory) {
  if (memory.prior === null) return [];
  const chosen = memory.order.map((id) => /** @type {Ratio} */ (data.ratios.find(([sign]) => sign === memory.ratios[id])));
  const beliefs = beliefPath(memory.prior, chosen.map(([, number]) => number));
  const label = (/** @type {string} */ id) => data.evidence.find((item) => item.id === id)?.short ?? id;
  return beliefs.map((belief, i) => i === 0 ? { label: "Before the evidence", ratio: null, belief, id: "" }
    : { label: label(memory.order[i - 1]), ratio: chosen[i - 1], belief, id: memory.order[i - 1] });
}

/** @param {Step} step @returns {string} */
function stepText({ label, ratio, belief }) {
  return ratio ? `${label}: ${ratio[2].toLowerCase()} (${ratio[0]}); belief ${percentText(belief)}` : `${label}: belief ${percentText(belief)}`;
}

/** @param {string[]} order @param {string} id @param {number} by @returns {string[]} */
export function moved(order, id, by) {
  const from = order.indexOf(id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= order.length) return order;
  const next = order.filter((each) => each !== id);
  next.splice(to, 0, id);
  return next;
}

/** @param {Step[]} steps @returns {string} which piece matters most to the end */
function weightText(steps) {
  const ratios = steps.slice(1).map(({ ratio }) => ratio?.[1] ?? 1);
  const end = steps[steps.length - 1].belief;
  const gaps = beliefWithout(steps[0].belief, ratios).map((belief, i) => ({ belief, label: steps[i + 1].label, gap: Math.abs(belief - end) }));
  const most = gaps.reduce((a, b) => (b.gap > a.gap + 1e-9 ? b : a), gaps[0]);
  if (!most || most.gap < 0.005) return "No single piece matters much to where you end.";
  return `The piece that matters most is “${most.label}”. Without it you would end at ${percentText(most.belief)}.`;
}

/** @param {Data} data @param {Memory} memory @returns {string} all of it as plain text */
export function weighingText(data, memory) {
  const steps = stepsOf(data, memory);
  const lines = steps.map((step, i) => `${i}. ${stepText(step)}`);
  const mind = memory.mind ? ["", `What would change my mind: ${memory.mind}`] : [];
  return [data.title, `Weighed: ${data.proposition}`, "", ...(lines.length ? lines : ["No prior set yet."]), ...mind, "", data.caution, ""].join("\n");
}

// -- parts -------------------------------------------------------------------------------------

/** @param {Step[]} steps @param {number} most steps that there can be @returns {SVGElement} the path of the belief, a tread a step */
function pathChart(steps, most) {
  const [left, right, top, bottom] = [44, 352, 12, 168];
  const x = (/** @type {number} */ i) => left + ((right - left) * i) / (most + 1);
  const y = (/** @type {number} */ belief) => bottom - (bottom - top) * belief;
  const grid = [0, 25, 50, 75, 100].flatMap((percent) => [
    svgElement("line", { class: "nc-grid", x1: left, x2: right, y1: y(percent / 100), y2: y(percent / 100) }),
    svgElement("text", { x: left - 6, y: y(percent / 100) + 4, "text-anchor": "end" }, `${percent} %`)]);
  const treads = steps.map(({ belief }, i) => `${i ? "V" : `M${x(0)} `}${y(belief)}H${x(i + 1)}`).join("");
  const marks = steps.map((_, i) => svgElement("text", { x: (x(i) + x(i + 1)) / 2, y: bottom + 16, "text-anchor": "middle" }, String(i)));
  const last = steps[steps.length - 1];
  const label = `Path of your belief: from ${percentText(steps[0].belief)} to ${percentText(last.belief)} in ${steps.length - 1} steps. The list below tells each.`;
  return svgElement("svg", { class: "nc-path", viewBox: "0 0 360 190", role: "img", "aria-label": label }, ...grid,
    svgElement("path", { class: "nc-treads", d: treads }), ...marks);
}

/**
 * Choices of which none is made at the start, so that none pulls.
 *
 * @param {string} legend
 * @param {[string, string][]} options value and words
 * @param {string | null} chosen
 * @param {(value: string) => void} choose
 */
function choices(legend, options, chosen, choose) {
  const name = uniqueId("weigh");
  const labels = options.map(([value, words]) => element("label", { class: "nc-choice" },
    element("input", { type: "radio", name, value, checked: value === chosen, onchange: () => choose(value) }), element("span", {}, words)));
  return element("fieldset", {}, element("legend", {}, legend), element("div", { class: "nc-choices" }, ...labels));
}

/** One reader's weighing of one question, on the page. */
class Weighing {
  /** @param {Data} data */
  constructor(data) {
    this.data = data;
    this.key = `weigh:${data.id}`;
    this.store = pageStore();
    this.live = announcer();
    this.memory = weighMemory(data, this.store.get(this.key));
    this.writing = false;
    this.stage = element("div", { class: "nc-stage" });
    this.account = element("div", { class: "nc-account" });
  }

  /** @param {Partial<Memory>} change */
  keep(change) {
    this.memory = { ...this.memory, ...change };
    this.writing = true;
    this.store.set(this.key, this.memory);
    this.writing = false;
    this.drawAccount();
  }

  /** @param {any} stored another view or tab has changed it */
  take(stored) {
    if (this.writing) return;
    this.memory = weighMemory(this.data, stored);
    this.show("", false);
    this.drawAccount();
  }

  get steps() {
    return stepsOf(this.data, this.memory);
  }

  get belief() {
    return this.steps.at(-1)?.belief ?? 0;
  }

  /** @returns {Item | undefined} the first piece that has no ratio yet */
  get next() {
    return this.data.evidence.find(({ id }) => !(id in this.memory.ratios));
  }

  /** @param {string} asked a piece to weigh again, "prior", or "" for what comes next @param {boolean} focus */
  show(asked, focus) {
    const item = this.data.evidence.find(({ id }) => id === asked) ?? this.next;
    const first = this.memory.prior === null || asked === "prior";
    const scene = first ? this.priorScene() : item ? this.itemScene(item) : this.memory.opened ? this.compareScene() : this.mindScene();
    this.stage.replaceChildren(...scene);
    if (focus) /** @type {HTMLElement} */ (scene[0]).focus();
  }

  /** @param {string} text @param {string} [place] */
  heading(text, place = "") {
    return element("p", { tabIndex: -1, class: "nc-scene" }, place && element("span", { class: "nc-place" }, place), text);
  }

  /** @param {string} words @param {() => boolean} ready @param {string} missing */
  onward(words, ready, missing) {
    const needs = element("p", { class: "nc-needs" });
    const button = plainButton(words, () => {
      needs.textContent = ready() ? "" : missing;
      if (ready()) this.show("", true);
      else this.live.say(missing);
    }, true);
    return element("div", { class: "nc-onward" }, button, needs);
  }

  priorScene() {
    const options = this.data.priors.map(([prior, words]) => /** @type {[string, string]} */ ([String(prior), words]));
    const chosen = this.memory.prior === null ? null : String(this.memory.prior);
    return [
      this.heading("How likely is it, before you look at the evidence?", "Your prior"),
      choices("Choose what you think now. You can change it later.", options, chosen, (value) => this.keep({ prior: Number(value) })),
      this.onward("Go to the evidence", () => this.memory.prior !== null, "Choose one of them first."),
    ];
  }

  /** @param {Item} item */
  itemScene(item) {
    const at = this.data.evidence.indexOf(item) + 1;
    const options = this.data.ratios.map(([sign, , words]) => /** @type {[string, string]} */ ([sign, `${words} (${sign})`]));
    return [
      this.heading(item.short, `Evidence ${at} of ${this.data.evidence.length}`),
      element("p", { class: "nc-evidence" }, item.text),
      checkLinks(item.links),
      choices("How likely would this be if the statement were true, compared with if it were not?", options, this.memory.ratios[item.id] ?? null, (sign) => this.weigh(item, sign)),
      this.onward("Go on", () => item.id in this.memory.ratios, "Choose one of them first."),
    ];
  }

  /** @param {Item} item @param {string} sign */
  weigh(item, sign) {
    const before = this.belief;
    const order = this.memory.order.includes(item.id) ? this.memory.order : [...this.memory.order, item.id];
    this.keep({ order, ratios: { ...this.memory.ratios, [item.id]: sign } });
    this.live.say(`Belief ${percentText(this.belief)}, before ${percentText(before)}.`);
  }

  mindScene() {
    const id = uniqueId("mind");
    const words = () => area.value.trim().split(/\s+/).filter(Boolean).length;
    const area = element("textarea", { id, rows: 3, maxLength: 5000, value: this.memory.mind, oninput: () => this.keep({ mind: area.value }) });
    const ready = () => {
      if (words() < LEAST_WORDS) return false;
      if (!this.memory.opened) this.keep({ opened: true });
      return true;
    };
    return [
      this.heading("What would change your mind?", "Before you compare"),
      element("p", {}, `You went from ${percentText(this.steps[0].belief)} to ${percentText(this.belief)}. ${weightText(this.steps)}`),
      element("label", { for: id }, "Name a document, a fact or an argument that would move you, and which way"),
      area,
      this.onward("Keep this and compare", ready, `Write at least ${LEAST_WORDS} words first.`),
    ];
  }

  compareScene() {
    const list = this.data.positions.map(({ holder, text, links }) =>
      element("li", {}, element("p", {}, element("strong", {}, `${holder}. `), text), checkLinks(links)));
    return [
      this.heading("What others have published", "Compare"),
      element("p", {}, `You ended at ${percentText(this.belief)}. ${weightText(this.steps)} The positions below stand in words, because their holders gave no such numbers. Which is nearest to yours, and on which piece of evidence do you part?`),
      element("ul", { class: "nc-positions" }, ...list),
      element("p", {}, element("strong", {}, "You wrote what would change your mind: "), this.memory.mind),
      element("p", {}, element("strong", {}, "What this cannot tell you. "), "The numbers are your own. Pieces that repeat one another count twice unless you gave the second a ratio near 1. ", this.data.caution),
    ];
  }

  drawAccount() {
    const steps = this.steps;
    if (!steps.length) return this.account.replaceChildren();
    const rows = steps.map((step, i) => this.row(step, i, steps.length - 1));
    this.account.replaceChildren(
      element("p", { class: "nc-scene" }, `Your belief: ${percentText(this.belief)}`),
      pathChart(steps, this.data.evidence.length),
      element("p", { class: "nc-small" }, steps.length > 2 ? "Change the order: the way there changes, the end does not." : "Each piece of evidence adds a step."),
      element("ol", { class: "nc-rows", start: 0 }, ...rows));
  }

  /** @param {Step} step @param {number} at @param {number} last */
  row(step, at, last) {
    const move = (/** @type {string} */ word, /** @type {number} */ by) => element("button", { type: "button", class: "nc-button", "data-move": `${step.id} ${by}`,
      "aria-label": `Move ${word}: ${step.label}`, disabled: by < 0 ? at === 1 : at === last, onclick: () => this.move(step.id, by) }, by < 0 ? "↑" : "↓");
    const again = element("button", { type: "button", class: "nc-button", "aria-label": `Change: ${step.label}`, onclick: () => this.show(step.id || "prior", true) }, "Change");
    const movable = at > 0 && last > 1;
    return element("li", {}, element("div", {}, element("span", {}, stepText(step)),
      element("span", { class: "nc-moves" }, movable && move("earlier", -1), movable && move("later", 1), again)));
  }

  /** @param {string} id @param {number} by */
  move(id, by) {
    this.keep({ order: moved(this.memory.order, id, by) });
    const at = this.memory.order.indexOf(id) + 1;
    this.live.say(`Now step ${at} of ${this.memory.order.length}. The belief still ends at ${percentText(this.belief)}.`);
    const buttons = [by, -by].map((each) => this.account.querySelector(`[data-move="${CSS.escape(id)} ${each}"]`));
    const target = buttons.find((each) => each instanceof HTMLButtonElement && !each.disabled);
    if (target instanceof HTMLElement) target.focus();
  }

  reset() {
    this.keep(weighMemory(this.data, null));
    this.show("", true);
    this.live.say("Cleared.");
  }
}

/** @param {{model: {get: (name: string) => any}, el: HTMLElement}} view */
function render({ model, el }) {
  const data = /** @type {Data} */ (model.get("data"));
  const view = new Weighing(data);
  const taken = takeAway(`weighing-${data.id}.txt`, () => weighingText(data, view.memory), view.live.say);
  el.classList.add("nc-weigh", "nc-exercise", "nc-panel");
  el.append(
    element("p", { class: "nc-title" }, element("span", { class: "nc-kicker" }, "Weigh and update"), data.title),
    element("dl", {}, element("dt", {}, "True would mean"), element("dd", {}, data.proposition),
      element("dt", {}, "Not true would mean"), element("dd", {}, data.otherwise)),
    view.stage, view.account,
    element("div", { class: "nc-actions" }, ...taken.buttons, resetButton(() => view.reset())), taken.shown, view.live.node);
  view.show("", false);
  view.drawAccount();
  const unsubscribe = view.store.subscribe(view.key, (stored) => view.take(stored));
  return () => {
    unsubscribe();
    view.live.stop();
    el.replaceChildren();
  };
}

export default { render };
