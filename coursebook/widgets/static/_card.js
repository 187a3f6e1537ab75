// @ts-check
// One question with everything around it: answer, hints, confidence, feedback, further tries.
import { button, element, uniqueId } from "./_kit.js";
import { pageStore } from "./_store.js";
import { fitHeadings } from "./_headings.js";
import { confidenceRow } from "./_confidence.js";
import { askedParts } from "./_prompt.js";
import { grade } from "./_grading.js";
import { buildAnswer } from "./_answers.js";
import {
  STATE_WORDS,
  noteList,
  outcomeNode,
  rubricForm,
  scaleTrack,
  takeaway,
} from "./_feedback.js";

/**
 * What is remembered of a question; `seen` stays true once the answer has been shown.
 *
 * @typedef {{
 *   version: string, response: any, confidence: string | null, hints: number, tries: number,
 *   checked: boolean, shown: boolean, seen: boolean, first: Result | null, last: Result | null,
 *   attempts: Result[], at: number, previous?: any,
 * }} Memory
 * @typedef {{state: string, score: number, confidence: string | null, at: number, response?: any}}
 *   Result
 */

const MOST_ATTEMPTS = 50; // the first and the latest are kept; a long list would fill the storage
const SELF_RATED = ["compared", "written"];

/** @param {any} question @returns {Memory} */
function blank(question) {
  return {
    version: question.version,
    response: null,
    confidence: null,
    hints: 0,
    tries: 0,
    checked: false,
    shown: false,
    seen: false,
    first: null,
    last: null,
    attempts: [],
    at: 0,
  };
}

/**
 * An answer to an earlier wording of the question is kept, but not shown as one to this.
 *
 * @param {any} question @param {any} stored @returns {Memory}
 */
export function remembered(question, stored) {
  if (!stored || typeof stored !== "object") return blank(question);
  if (stored.version !== question.version) return { ...blank(question), previous: stored };
  return { ...blank(question), ...stored };
}

/** @param {Memory} memory @param {import("./_grading.js").Grade} outcome @returns {Result} */
function resultOf(memory, outcome) {
  return {
    state: outcome.state,
    score: outcome.score,
    confidence: memory.confidence,
    at: Date.now(),
  };
}

/** @param {Memory} memory @param {import("./_grading.js").Grade} outcome @returns {Memory} */
export function afterCheck(memory, outcome) {
  const result = resultOf(memory, outcome);
  // A text would be kept once a try: the latest one stands in the memory itself.
  if (outcome.state !== "written") result.response = memory.response;
  const attempts = [...memory.attempts.slice(0, MOST_ATTEMPTS - 1), result];
  return {
    ...memory,
    tries: memory.tries + 1,
    checked: true,
    last: result,
    first: memory.first ?? result,
    attempts,
  };
}

/** @param {import("./_grading.js").Grade} outcome */
function marksOf(outcome) {
  return new Map(
    outcome.feedback.flatMap(note => (note.mark === "plain" ? [] : [[note.id, note.mark]])),
  );
}

/**
 * Where a question's memory is kept, and what stands above its prompt.
 *
 * @typedef {{read: () => any, write: (memory: Memory) => void, subscribe: (listener: (stored: any)
 *   => void) => () => void, kicker: string}} Keeping
 *
 * @param {any} question @returns {Keeping} as a self-check of its chapter
 */
export function ownKeeping(question) {
  const [store, key] = [pageStore(), `check:${question.id}`];
  return {
    read: () => store.get(key),
    write: memory => store.set(key, memory),
    subscribe: listener => store.subscribe(key, listener),
    kicker: "Check yourself",
  };
}

/** One question with everything around it. */
export class Card {
  /**
   * @param {any} question
   * @param {{say: (message: string) => void}} live
   * @param {Keeping} [keeping]
   */
  constructor(question, live, keeping = ownKeeping(question)) {
    this.question = question;
    this.live = live;
    this.keeping = keeping;
    this.memory = remembered(question, keeping.read());
    this.writing = false;
    this.answer = buildAnswer(question, { change: () => this.onAnswer(), say: live.say });
    this.hints = hintArea(question, live, used => this.keep({ hints: used }));
    this.confidence = confidenceRow(value => this.keep({ confidence: value }));
    this.needs = element("p", { id: uniqueId("needs"), class: "nc-needs" });
    this.feedback = element("div", { class: "nc-feedback", hidden: true });
    this.show = button("Show the answer", () => this.onShow());
    this.again = button("Try again", () => this.onAgain());
    this.heading = element(
      "span",
      { id: uniqueId("asked"), role: "heading", "aria-level": 3, tabIndex: -1, class: "nc-asked" },
      element("span", { class: "nc-kicker" }, keeping.kicker),
      " ",
      ...askedParts(question.prompt),
    );
    this.node = this.build();
    this.restore();
    this.remove = keeping.subscribe(stored => this.onStored(stored));
  }

  build() {
    const { question, memory } = this;
    const check = button("Check", () => this.onCheck(), { primary: true });
    const changed = element(
      "p",
      { class: "nc-needs", hidden: !memory.previous },
      "This question has changed since you answered it. Your earlier answer is kept.",
    );
    const asked = element(
      "fieldset",
      {
        class: "nc-question",
        "aria-describedby": this.needs.id,
        onKeydown: (/** @type {KeyboardEvent} */ event) => this.onEnter(event),
      },
      element("legend", {}, this.heading),
      this.answer.node,
    );
    // By heading or by region, a screen reader comes to each question by its name; those about a
    // statement ask the same, so that the statement is part of the region's.
    const stated = this.answer.node.querySelector(".nc-statement");
    if (stated) stated.id = uniqueId("stated");
    const names = [this.heading.id, stated?.id].filter(Boolean).join(" ");
    return element(
      "section",
      { class: "nc-panel nc-card", "aria-labelledby": names },
      asked,
      this.hints.node,
      this.confidence.node,
      changed,
      this.needs,
      this.feedback,
      element("div", { class: "nc-actions" }, check, this.hints.button, this.show, this.again),
    );
  }

  /** Once it stands on the page: its heading follows on the page's heading before it. */
  placed() {
    fitHeadings(this.node, [this.heading]);
  }

  /** Bring it into view for who has followed a link to it, and go on from there by keyboard. */
  goTo() {
    this.node.scrollIntoView({ block: "start" });
    this.heading.focus({ preventScroll: true });
  }

  /** @param {Partial<Memory>} change */
  keep(change) {
    this.memory = { ...this.memory, ...change, at: Date.now() };
    this.writing = true;
    this.keeping.write(this.memory);
    this.writing = false;
  }

  /** @param {any} stored what another view of the question has remembered */
  onStored(stored) {
    if (this.writing) return;
    this.memory = remembered(this.question, stored);
    this.restore();
  }

  restore() {
    this.answer.write(this.memory.response);
    this.hints.write(this.memory.hints);
    this.confidence.write(this.memory.confidence);
    const outcome = this.memory.checked ? grade(this.question, this.response()) : null;
    const open = outcome?.state === "unanswered" && !this.memory.shown;
    this.drawFeedback(open ? null : outcome);
  }

  response() {
    const given = this.answer.read();
    return this.question.type === "written" ? { ...this.memory.response, ...given } : given;
  }

  /** A changed answer takes its feedback away; a text being compared with the model keeps it. */
  onAnswer() {
    this.needs.textContent = "";
    const stays = this.question.type === "written" && this.memory.checked;
    this.keep({ response: this.response(), checked: stays, shown: false });
    if (!stays) this.drawFeedback(null);
  }

  onCheck() {
    const outcome = grade(this.question, this.response());
    this.keep({ response: this.response() });
    const missing = outcome.state === "unanswered";
    this.needs.textContent = missing ? outcome.message : "";
    if (missing) return this.askFor(outcome.message);
    this.keep({ ...afterCheck(this.memory, outcome), shown: false });
    this.drawFeedback(outcome)?.focus();
    this.live.say(
      `${STATE_WORDS[outcome.state]}. ${outcome.message || outcome.feedback[0]?.text || ""}`,
    );
  }

  /** Say what is missing where it is missing, in view. @param {string} message */
  askFor(message) {
    this.answer.focus().append(this.needs);
    this.needs.scrollIntoView({ block: "nearest" });
    this.live.say(message);
  }

  onShow() {
    this.keep({ shown: true, seen: true, checked: true });
    this.drawFeedback(grade(this.question, this.response()))?.focus();
    const told = this.question.solution
      .map((/** @type {any} */ note) => note.label || note.text)
      .filter(Boolean)
      .join("; ");
    this.live.say(
      `${STATE_WORDS.shown}: ${[told.replace(/\.$/, ""), this.question.explanation].filter(Boolean).join(". ")}`,
    );
  }

  onAgain() {
    this.keep({ response: null, checked: false, shown: false });
    this.answer.write(null);
    this.drawFeedback(null);
    this.answer.focus();
    this.live.say("Cleared. Try again.");
  }

  /** @param {KeyboardEvent} event Enter checks from a text box alone, never from options */
  onEnter(event) {
    const typed = event.target instanceof HTMLInputElement && event.target.type === "text";
    if (event.key === "Enter" && typed) this.onCheck();
  }

  /** @param {Record<string, number>} ratings */
  onRate(ratings) {
    this.keep({ response: { ...this.response(), ratings } });
    const outcome = grade(this.question, this.response());
    this.keep({ last: resultOf(this.memory, outcome) });
    const line = this.feedback.querySelector(".nc-outcome + p");
    if (line) line.textContent = outcome.message;
    this.live.say(outcome.message);
  }

  /**
   * @param {import("./_grading.js").Grade | null} outcome
   * @returns {HTMLElement | null} the heading, to be given the focus
   */
  drawFeedback(outcome) {
    const { shown, tries } = this.memory;
    const revealed = shown && outcome !== null;
    const settled = outcome !== null && [...SELF_RATED, "right"].includes(outcome.state);
    this.show.hidden = !tries || revealed || settled;
    this.again.hidden = !tries || outcome === null;
    this.answer.mark(outcome && !revealed ? marksOf(outcome) : new Map());
    this.feedback.hidden = outcome === null;
    this.feedback.replaceChildren();
    if (!outcome) return null;
    const state = revealed ? "shown" : outcome.state;
    const { node, heading } = outcomeNode(state, revealed ? "" : outcome.message);
    heading.setAttribute("aria-level", String(Number(this.heading.getAttribute("aria-level")) + 1));
    const solved = revealed || outcome.state === "right";
    this.feedback.className = `nc-feedback nc-feedback-${state}`;
    this.feedback.append(
      node,
      ...feedbackParts(this.question, this.memory, outcome, solved, r => this.onRate(r)),
    );
    return heading;
  }
}

/**
 * @param {any} question @param {Memory} memory @param {import("./_grading.js").Grade} outcome
 * @param {boolean} solved @param {(ratings: Record<string, number>) => void} onRate
 * @returns {HTMLElement[]}
 */
function feedbackParts(question, memory, outcome, solved, onRate) {
  /** @type {(HTMLElement | null)[]} */
  let parts;
  if (outcome.state === "compared") {
    parts = [
      scaleTrack(question, memory.response),
      noteList([...question.solution, ...outcome.feedback]),
    ];
  } else if (outcome.state === "written") {
    parts = [
      noteList(question.solution.slice(0, 1)),
      rubricForm(question, memory.response.ratings ?? {}, onRate),
    ];
  } else {
    parts = [noteList(solved ? question.solution : outcome.feedback, outcome.state)];
    if (!solved) return parts.filter(part => part !== null);
  }
  return [...parts, takeaway(question)].filter(part => part !== null);
}

/**
 * @param {any} question
 * @param {{say: (message: string) => void}} live
 * @param {(used: number) => void} onHint
 */
function hintArea(question, live, onHint) {
  let used = 0;
  const node = element("div", { class: "nc-hints" });
  const more = button("", next);

  function next() {
    write(used + 1);
    onHint(used);
    live.say(question.hints[used - 1]);
    if (used === question.hints.length) /** @type {HTMLElement} */ (node.lastElementChild).focus();
  }

  /** @param {number} count */
  function write(count) {
    used = Math.min(count, question.hints.length);
    node.replaceChildren(
      ...question.hints
        .slice(0, used)
        .map((/** @type {string} */ hint) =>
          element("p", { class: "nc-hint", tabIndex: -1 }, element("strong", {}, "Hint: "), hint),
        ),
    );
    more.textContent = used ? "Another hint" : "Give me a hint";
    more.hidden = used === question.hints.length;
  }

  write(0);
  return { node, button: more, write };
}
