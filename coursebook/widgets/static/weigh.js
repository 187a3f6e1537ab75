// @ts-check
// An open question: a prior, evidence one by one with the reader's own ratios, then what others
// hold.
import { KeptWork } from "./_exercise.js";
import { button, element, svgElement } from "./_kit.js";
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
import { checkLinks, fill, labelled, step } from "./_forms.js";
import { counted } from "./_values.js";
/** @import { Data, Memory, Step } from "./_weighing.js" */
/** @import { EvidenceItem as Item } from "./_takeaway.js" */

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
  const text = (
    /** @type {number} */ at,
    /** @type {number} */ down,
    /** @type {string} */ words,
  ) => svgElement("text", { x: at, y: down, "text-anchor": at < left ? "end" : "middle" }, words);
  const grid = [0, 25, 50, 75, 100].flatMap(percent => {
    const at = y(percent / 100);
    const line = svgElement("line.nc-grid", { x1: left, x2: right, y1: at, y2: at });
    return [line, text(left - 6, at + 4, `${percent} %`)];
  });
  const treads = steps.map(({ belief }, i) => `${i ? "V" : `M${x(0)} `}${y(belief)}H${x(i + 1)}`);
  const marks = steps.map((_, i) => text((x(i) + x(i + 1)) / 2, bottom + 16, String(i)));
  const last = steps[steps.length - 1];
  const label = `Path of ${whose}: from ${percentText(steps[0].belief)} to ${percentText(last.belief)} in ${counted(steps.length - 1, "step")}. The list below tells each.`;
  return svgElement("svg.nc-path", { viewBox: "0 0 360 190", role: "img", "aria-label": label }, [
    ...grid,
    svgElement("path.nc-treads", { d: treads.join("") }),
    ...marks,
  ]);
}

/**
 * Choices of which none is made at the start, so that none pulls.
 *
 * @param {string} legend
 * @param {string[][]} options value and words
 * @param {string | null} chosen @param {(value: string) => void} choose
 */
function choices(legend, options, chosen, choose) {
  const { rows } = radios(options, { class: "nc-choice", chosen, onchange: choose });
  return element("fieldset", [element("legend", legend), element("div.nc-choices", rows)]);
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
    const act = () => (ready() ? this.show("", true) : missing);
    const { press, needs } = step(words, act, this.live.say);
    return element("div.nc-onward", [press, needs]);
  }

  priorScene() {
    const { prior } = this.memory;
    const node = choices(
      "Choose what you think now. You can change it later.",
      this.data.priors.map(([each, words]) => [String(each), words]),
      prior === null ? null : String(prior),
      value => this.keep({ prior: Number(value) }),
    );
    const ready = () => this.memory.prior !== null;
    return [
      this.heading("How likely is it, before you look at the evidence?", "Your prior"),
      node,
      this.onward("Go to the evidence", ready, "Choose one of them first."),
    ];
  }

  /** @param {Item} item */
  itemScene(item) {
    const at = this.data.evidence.indexOf(item) + 1;
    return [
      this.heading(item.short, `Evidence ${at} of ${this.data.evidence.length}`),
      element("p.nc-evidence", item.text),
      checkLinks(item.links),
      choices(
        "How likely would this be if the statement were true, compared with if it were not?",
        this.data.ratios.map(([sign, , words]) => [sign, `${words} (${sign})`]),
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
    const words = () => area.value.trim().split(/\s+/).filter(Boolean).length;
    const area = element("textarea", {
      rows: 3,
      maxLength: 5000,
      value: this.memory.mind,
      oninput: () => this.keep({ mind: area.value }),
    });
    const asked = "Name a document, a fact or an argument that would move you, and which way";
    const ready = () => {
      if (words() < LEAST_WORDS) return false;
      if (!this.memory.opened) this.keep({ opened: true });
      return true;
    };
    const began = percentText(this.steps[0].belief);
    return [
      this.heading("What would change your mind?", "Before you compare"),
      element(
        "p",
        `You went from ${began} to ${percentText(this.belief)}. ${weightText(this.steps)}`,
      ),
      ...labelled(asked, area),
      this.onward("Keep this and compare", ready, `Write at least ${LEAST_WORDS} words first.`),
    ];
  }

  compareScene() {
    const list = this.data.positions.map(({ holder, text, links }) =>
      element("li", [element("p", [element("strong", `${holder}. `), text]), checkLinks(links)]),
    );
    return [
      this.heading("What others have published", "Compare"),
      element(
        "p",
        `You ended at ${percentText(this.belief)}. ${weightText(this.steps)} The positions below stand in words, because their holders gave no such numbers. Which is nearest to yours, and on which piece of evidence do you part?`,
      ),
      element("ul.nc-positions", list),
      element("p", [
        element("strong", "You wrote what would change your mind: "),
        this.memory.mind,
      ]),
      element("p", [
        element("strong", "What this cannot tell you. "),
        "The numbers are your own. Pieces that repeat one another count twice unless you gave the second a ratio near 1. ",
        this.data.caution,
      ]),
    ];
  }

  drawAccount() {
    const steps = this.steps;
    if (!steps.length) return this.account.replaceChildren();
    const linked = this.links.shown !== null;
    const hint =
      steps.length > 2
        ? "Change the order: the way there changes, the end does not."
        : "Each piece of evidence adds a step.";
    const head = `${linked ? "Belief in the link" : "Your belief"}: ${percentText(this.belief)}`;
    const whose = linked ? "the belief in the link" : "your belief";
    const rows = steps.map((each, i) => this.row(each, i, steps.length - 1));
    fill(this.account, [
      element("p.nc-scene", head),
      pathChart(steps, this.data.evidence.length, whose),
      !linked && element("p.nc-small", hint),
      element("ol.nc-rows", { start: 0 }, rows),
    ]);
  }

  /** @param {Step} made @param {number} at @param {number} last */
  row(made, at, last) {
    const { id, label } = made;
    const text = stepText(made);
    if (this.links.shown) return element("li", text);
    const move = (/** @type {string} */ word, /** @type {number} */ by) =>
      button(by < 0 ? "↑" : "↓", () => this.move(id, by), {
        "data-move": `${id} ${by}`,
        "aria-label": `Move ${word}: ${label}`,
        disabled: by < 0 ? at === 1 : at === last,
      });
    const again = button("Change", () => this.show(id || "prior", true), {
      "aria-label": `Change: ${label}`,
    });
    const moves = at > 0 && last > 1 ? [move("earlier", -1), move("later", 1)] : [];
    const words = element("span", text);
    return element("li", element("div", [words, element("span.nc-moves", [...moves, again])]));
  }

  /** @param {string} id @param {number} by */
  move(id, by) {
    this.keep({ order: moved(this.memory.order, id, by) });
    const at = this.memory.order.indexOf(id) + 1;
    this.live.say(
      `Now step ${at} of ${this.memory.order.length}. The belief still ends at ${percentText(this.belief)}.`,
    );
    /** @type {(HTMLElement | null)[]} */
    const buttons = [by, -by].map(each =>
      this.account.querySelector(`[data-move="${CSS.escape(id)} ${each}"]:enabled`),
    );
    buttons.find(Boolean)?.focus();
  }
}

/** @param {{model: {get: (name: string) => any}, el: HTMLElement}} view */
function render({ model, el }) {
  const data = /** @type {Data} */ (model.get("data"));
  const view = new Weighing(data, model.get("name"), el);
  el.classList.add("nc-weigh");
  const meaning = element("dl", [
    element("dt", "True would mean"),
    element("dd", data.proposition),
    element("dt", "Not true would mean"),
    element("dd", data.otherwise),
  ]);
  return view.mount({
    kicker: "Weigh and update",
    title: data.title,
    file: `weighing-${data.id}.txt`,
    text: () => weighingText(data, view.memory),
    parts: [meaning, view.stage, view.account],
  });
}

export default { render };
