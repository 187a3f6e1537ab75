// @ts-check
// Questions of earlier chapters that come back, one at a time.
import { announcer, button, element, uniqueId, whenLinked } from "./_kit.js";
import { pageStore } from "./_store.js";
import { Card } from "./_card.js";
import { afterReview, chosenFor, missedCount, reasonFor, reviewOf } from "./_returning.js";

/**
 * @typedef {{id: string, prompt: string, from: string, home: string}} Asked a question's payload
 *   with its chapter
 * @typedef {{name: string, count: number, questions: Asked[], elsewhere: string[], words:
 *   Record<string, string>}} Shown
 */

const FRESH = 12 * 3600 * 1000; // a round that was begun is gone on with for half a day

/** A round of questions: which they are, how far the reader is, and what is shown. */
class Round {
  /** @param {Shown} shown @param {HTMLElement} el @param {ReturnType<typeof announcer>} live */
  constructor(shown, el, live) {
    this.shown = shown;
    this.live = live;
    this.store = pageStore();
    this.key = `picks:${shown.name}`;
    /** @type {Card | null} */
    this.card = null;
    this.stage = element("div", { class: "nc-review-stage" });
    this.id = uniqueId("review");
    el.append(
      element(
        "section",
        { class: "nc-review-part", "aria-labelledby": this.id },
        element("p", { id: this.id, class: "nc-review-title" }, shown.words.title),
        this.stage,
      ),
      live.node,
    );
    this.rest();
  }

  /** @returns {Asked[]} those of the round that was begun, or none */
  picked() {
    const kept = this.store.get(this.key);
    if (!kept || Date.now() - kept.at > FRESH) return [];
    const found = kept.ids.map((/** @type {string} */ id) =>
      this.shown.questions.find(each => each.id === id),
    );
    return found.every(Boolean) ? found : [];
  }

  /** @param {Asked} question */
  isDone(question) {
    return (reviewOf(this.store.entries(), question.id).now?.tries ?? 0) > 0;
  }

  /** Show how things stand, without a question. @param {boolean} [focus] */
  rest(focus = false) {
    this.dropCard();
    const picked = this.picked();
    const done = picked.filter(each => this.isDone(each));
    const over = picked.length > 0 && done.length === picked.length;
    const text = element("p", { tabIndex: -1 }, this.standing(picked, done, over));
    const start =
      picked.length && !over
        ? button("Go on", () => this.ask(picked.findIndex(each => !this.isDone(each))), {
            primary: true,
          })
        : button(over ? this.shown.words.again : this.shown.words.start, () => this.begin(), {
            primary: true,
          });
    this.stage.replaceChildren(
      text,
      element("div", { class: "nc-actions" }, start, this.elsewhere()),
    );
    if (!focus) return;
    text.focus();
    this.live.say(text.textContent ?? "");
  }

  /** @param {Asked[]} picked @param {Asked[]} done @param {boolean} over @returns {string} */
  standing(picked, done, over) {
    if (!picked.length) return this.shown.words.about;
    const right = done.filter(
      each => reviewOf(this.store.entries(), each.id).log.at(-1)?.state === "right",
    ).length;
    const told = `${right} of ${done.length} right at once.`;
    return over
      ? `${told} ${this.shown.words.after}`
      : `${done.length} of ${picked.length} answered. ${done.length ? told : ""}`.trim();
  }

  /** @returns {HTMLElement | null} the way to what was missed and is not asked here */
  elsewhere() {
    const missed = missedCount(this.store.entries(), this.shown.elsewhere);
    if (!missed) return null;
    const what =
      missed === 1
        ? "1 other question that you missed waits"
        : `${missed} other questions that you missed wait`;
    return element("a", { href: "progress.html#x.review" }, `${what} in ten minutes of review`);
  }

  begin() {
    const picked = chosenFor(this.shown.questions, this.store.entries(), this.shown.count);
    for (const each of picked)
      this.keep(each, { ...reviewOf(this.store.entries(), each.id), now: null });
    this.store.set(this.key, { ids: picked.map(({ id }) => id), at: Date.now() });
    this.ask(0);
  }

  /** @param {Asked} question @param {import("./_returning.js").Reviewed} value */
  keep(question, value) {
    this.store.set(`review:${question.id}`, value);
  }

  /** @param {Asked} question @returns {import("./_card.js").Keeping} */
  keeping(question) {
    const entries = this.store.entries();
    const reason = reasonFor(entries, question.id);
    return {
      read: () => reviewOf(this.store.entries(), question.id).now,
      write: memory =>
        this.keep(question, afterReview(reviewOf(this.store.entries(), question.id), memory)),
      subscribe: listener =>
        this.store.subscribe(`review:${question.id}`, value => listener(value?.now)),
      kicker: `From ${question.from}${reason ? `: ${reason}` : ""}`,
    };
  }

  /** @param {number} place */
  ask(place) {
    this.dropCard();
    const picked = this.picked();
    const question = picked[place];
    const head = element(
      "p",
      { tabIndex: -1, class: "nc-review-place" },
      `Question ${place + 1} of ${picked.length}`,
    );
    this.card = new Card(question, this.live, this.keeping(question));
    const last = place + 1 === picked.length;
    const next = button(last ? "Finish" : "Next question", () =>
      last ? this.rest(true) : this.ask(place + 1),
    );
    this.stage.replaceChildren(
      head,
      this.card.node,
      element(
        "div",
        { class: "nc-actions" },
        next,
        button("Leave it for now", () => this.rest(true)),
        element("a", { href: question.home }, "Its place in the chapter"),
      ),
    );
    head.focus();
    this.live.say(
      `Question ${place + 1} of ${picked.length}, from ${question.from}. ${question.prompt}`,
    );
  }

  dropCard() {
    this.card?.remove();
    this.card = null;
  }
}

/** @param {{model: {get: (name: string) => any}, el: HTMLElement}} view */
function render({ model, el }) {
  const live = announcer();
  el.classList.add("nc-self_check", "nc-review", "nc-entry");
  const round = new Round(model.get("shown"), el, live);
  const stopLink = whenLinked(model.get("name"), () => el.scrollIntoView({ block: "start" }));
  return () => {
    stopLink();
    round.dropCard();
    live.stop();
    el.replaceChildren();
  };
}

export default { render };
