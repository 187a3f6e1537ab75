// @ts-check
// An open question: a prior, evidence one by one with the reader's own ratios, then what others
// hold.
import { KeptWork } from "./_exercise.js";
import { button, checkLinks, element, svgElement, uniqueId } from "./_kit.js";
import { radios } from "./_radios.js";
import {
  linkOfWeighing,
  moved,
  percentText,
  stepText,
  stepsOf,
  weighMemory,
  weighingFromLink,
  weighingKey,
  weighingText,
  weightText,
} from "./_weighing.js";

/**
 * @typedef {import("./_weighing.js").Item} Item
 * @typedef {import("./_weighing.js").Data} Data
 * @typedef {import("./_weighing.js").Memory} Memory
 * @typedef {import("./_weighing.js").Step} Step
 */

const LEAST_WORDS = 5;

// -- parts -------------------------------------------------------------------------------------

/**
 * @param {Step[]} steps
 * @param {number} most steps that there can be
 * @param {string} whose
 * @returns {SVGElement} the path of the belief, a tread a step
 */
function pathChart(steps, most, whose) {
  const [left, right, top, bottom] = [44, 352, 12, 168];
  const x = (/** @type {number} */ i) => left + ((right - left) * i) / (most + 1);
  const y = (/** @type {number} */ belief) => bottom - (bottom - top) * belief;
  const grid = [0, 25, 50, 75, 100].flatMap(percent => [
    svgElement("line", {
      class: "nc-grid",
      x1: left,
      x2: right,
      y1: y(percent / 100),
      y2: y(percent / 100),
    }),
    svgElement(
      "text",
      { x: left - 6, y: y(percent / 100) + 4, "text-anchor": "end" },
      `${percent} %`,
    ),
  ]);
  const treads = steps
    .map(({ belief }, i) => `${i ? "V" : `M${x(0)} `}${y(belief)}H${x(i + 1)}`)
    .join("");
  const marks = steps.map((_, i) =>
    svgElement(
      "text",
      { x: (x(i) + x(i + 1)) / 2, y: bottom + 16, "text-anchor": "middle" },
      String(i),
    ),
  );
  const last = steps[steps.length - 1];
  const label = `Path of ${whose}: from ${percentText(steps[0].belief)} to ${percentText(last.belief)} in ${steps.length - 1} steps. The list below tells each.`;
  return svgElement(
    "svg",
    { class: "nc-path", viewBox: "0 0 360 190", role: "img", "aria-label": label },
    ...grid,
    svgElement("path", { class: "nc-treads", d: treads }),
    ...marks,
  );
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
  const { rows } = radios(options, { class: "nc-choice", chosen, onchange: choose });
  return element(
    "fieldset",
    {},
    element("legend", {}, legend),
    element("div", { class: "nc-choices" }, ...rows),
  );
}

const WORDS = {
  head: "A weighing from a link",
  copy: "Copy link to this weighing",
  nothing: "Choose a prior first, then there is something to link to.",
};

/**
 * One reader's weighing of one question, on the page.
 *
 * @extends {KeptWork<Memory>}
 */
class Weighing extends KeptWork {
  /** @param {Data} data @param {string} name in links @param {HTMLElement} el */
  constructor(data, name, el) {
    super({
      key: weighingKey(data.id),
      name,
      el,
      words: WORDS,
      read: stored => weighMemory(data, stored),
      settings: linkOfWeighing,
      readLink: link => weighingFromLink(data, link),
      linked: ({ prior, order, ratios }) => ({ prior, order, ratios }),
    });
    this.data = data;
  }

  /** @param {boolean} focus */
  drawStage(focus) {
    this.show("", focus);
  }

  get steps() {
    return stepsOf(this.data, this.seen);
  }

  get belief() {
    return this.steps.at(-1)?.belief ?? 0;
  }

  /** @returns {Item | undefined} the first piece that has no ratio yet */
  get next() {
    return this.data.evidence.find(({ id }) => !(id in this.memory.ratios));
  }

  /**
   * @param {string} asked a piece to weigh again, "prior", or "" for what comes next
   * @param {boolean} focus
   */
  show(asked, focus) {
    const item = this.data.evidence.find(({ id }) => id === asked) ?? this.next;
    const first = this.memory.prior === null || asked === "prior";
    const scene = first
      ? this.priorScene()
      : item
        ? this.itemScene(item)
        : this.memory.opened
          ? this.compareScene()
          : this.mindScene();
    this.stage.replaceChildren(...scene);
    if (focus) /** @type {HTMLElement} */ (scene[0]).focus();
  }

  /** @param {string} words @param {() => boolean} ready @param {string} missing */
  onward(words, ready, missing) {
    const needs = element("p", { class: "nc-needs" });
    const go = button(
      words,
      () => {
        needs.textContent = ready() ? "" : missing;
        if (ready()) this.show("", true);
        else this.live.say(missing);
      },
      { primary: true },
    );
    return element("div", { class: "nc-onward" }, go, needs);
  }

  priorScene() {
    const options = this.data.priors.map(
      ([prior, words]) => /** @type {[string, string]} */ ([String(prior), words]),
    );
    const chosen = this.memory.prior === null ? null : String(this.memory.prior);
    return [
      this.heading("How likely is it, before you look at the evidence?", "Your prior"),
      choices("Choose what you think now. You can change it later.", options, chosen, value =>
        this.keep({ prior: Number(value) }),
      ),
      this.onward(
        "Go to the evidence",
        () => this.memory.prior !== null,
        "Choose one of them first.",
      ),
    ];
  }

  /** @param {Item} item */
  itemScene(item) {
    const at = this.data.evidence.indexOf(item) + 1;
    const options = this.data.ratios.map(
      ([sign, , words]) => /** @type {[string, string]} */ ([sign, `${words} (${sign})`]),
    );
    return [
      this.heading(item.short, `Evidence ${at} of ${this.data.evidence.length}`),
      element("p", { class: "nc-evidence" }, item.text),
      checkLinks(item.links),
      choices(
        "How likely would this be if the statement were true, compared with if it were not?",
        options,
        this.memory.ratios[item.id] ?? null,
        sign => this.weigh(item, sign),
      ),
      this.onward("Go on", () => item.id in this.memory.ratios, "Choose one of them first."),
    ];
  }

  /** @param {Item} item @param {string} sign */
  weigh(item, sign) {
    const before = this.belief;
    const order = this.memory.order.includes(item.id)
      ? this.memory.order
      : [...this.memory.order, item.id];
    this.keep({ order, ratios: { ...this.memory.ratios, [item.id]: sign } });
    this.live.say(`Belief ${percentText(this.belief)}, before ${percentText(before)}.`);
  }

  mindScene() {
    const id = uniqueId("mind");
    const words = () => area.value.trim().split(/\s+/).filter(Boolean).length;
    const area = element("textarea", {
      id,
      rows: 3,
      maxLength: 5000,
      value: this.memory.mind,
      oninput: () => this.keep({ mind: area.value }),
    });
    const ready = () => {
      if (words() < LEAST_WORDS) return false;
      if (!this.memory.opened) this.keep({ opened: true });
      return true;
    };
    return [
      this.heading("What would change your mind?", "Before you compare"),
      element(
        "p",
        {},
        `You went from ${percentText(this.steps[0].belief)} to ${percentText(this.belief)}. ${weightText(this.steps)}`,
      ),
      element(
        "label",
        { for: id },
        "Name a document, a fact or an argument that would move you, and which way",
      ),
      area,
      this.onward("Keep this and compare", ready, `Write at least ${LEAST_WORDS} words first.`),
    ];
  }

  compareScene() {
    const list = this.data.positions.map(({ holder, text, links }) =>
      element(
        "li",
        {},
        element("p", {}, element("strong", {}, `${holder}. `), text),
        checkLinks(links),
      ),
    );
    return [
      this.heading("What others have published", "Compare"),
      element(
        "p",
        {},
        `You ended at ${percentText(this.belief)}. ${weightText(this.steps)} The positions below stand in words, because their holders gave no such numbers. Which is nearest to yours, and on which piece of evidence do you part?`,
      ),
      element("ul", { class: "nc-positions" }, ...list),
      element(
        "p",
        {},
        element("strong", {}, "You wrote what would change your mind: "),
        this.memory.mind,
      ),
      element(
        "p",
        {},
        element("strong", {}, "What this cannot tell you. "),
        "The numbers are your own. Pieces that repeat one another count twice unless you gave the second a ratio near 1. ",
        this.data.caution,
      ),
    ];
  }

  drawAccount() {
    const steps = this.steps;
    if (!steps.length) return this.account.replaceChildren();
    const rows = steps.map((step, i) => this.row(step, i, steps.length - 1));
    const hint =
      steps.length > 2
        ? "Change the order: the way there changes, the end does not."
        : "Each piece of evidence adds a step.";
    this.account.replaceChildren(
      ...[
        element(
          "p",
          { class: "nc-scene" },
          `${this.links.shown ? "Belief in the link" : "Your belief"}: ${percentText(this.belief)}`,
        ),
        pathChart(
          steps,
          this.data.evidence.length,
          this.links.shown ? "the belief in the link" : "your belief",
        ),
        !this.links.shown && element("p", { class: "nc-small" }, hint),
        element("ol", { class: "nc-rows", start: 0 }, ...rows),
      ].filter(part => part !== false),
    );
  }

  /** @param {Step} step @param {number} at @param {number} last */
  row(step, at, last) {
    if (this.links.shown) return element("li", {}, stepText(step));
    const move = (/** @type {string} */ word, /** @type {number} */ by) =>
      button(by < 0 ? "↑" : "↓", () => this.move(step.id, by), {
        "data-move": `${step.id} ${by}`,
        "aria-label": `Move ${word}: ${step.label}`,
        disabled: by < 0 ? at === 1 : at === last,
      });
    const again = button("Change", () => this.show(step.id || "prior", true), {
      "aria-label": `Change: ${step.label}`,
    });
    const movable = at > 0 && last > 1;
    return element(
      "li",
      {},
      element(
        "div",
        {},
        element("span", {}, stepText(step)),
        element(
          "span",
          { class: "nc-moves" },
          movable && move("earlier", -1),
          movable && move("later", 1),
          again,
        ),
      ),
    );
  }

  /** @param {string} id @param {number} by */
  move(id, by) {
    this.keep({ order: moved(this.memory.order, id, by) });
    const at = this.memory.order.indexOf(id) + 1;
    this.live.say(
      `Now step ${at} of ${this.memory.order.length}. The belief still ends at ${percentText(this.belief)}.`,
    );
    const buttons = [by, -by].map(each =>
      this.account.querySelector(`[data-move="${CSS.escape(id)} ${each}"]`),
    );
    const target = buttons.find(each => each instanceof HTMLButtonElement && !each.disabled);
    if (target instanceof HTMLElement) target.focus();
  }
}

/** @param {{model: {get: (name: string) => any}, el: HTMLElement}} view */
function render({ model, el }) {
  const data = /** @type {Data} */ (model.get("data"));
  const view = new Weighing(data, model.get("name"), el);
  el.classList.add("nc-weigh");
  const meaning = element(
    "dl",
    {},
    element("dt", {}, "True would mean"),
    element("dd", {}, data.proposition),
    element("dt", {}, "Not true would mean"),
    element("dd", {}, data.otherwise),
  );
  return view.mount({
    kicker: "Weigh and update",
    title: data.title,
    file: `weighing-${data.id}.txt`,
    text: () => weighingText(data, view.memory),
    parts: [meaning, view.stage, view.account],
  });
}

export default { render };
