// @ts-check
import { announcer, whenLinked } from "./_kit.js";
import { Card } from "./_card.js";

/** @param {{model: {get: (name: string) => any}, el: HTMLElement}} view */
function render({ model, el }) {
  const live = announcer();
  const cards = model
    .get("questions")
    .map((/** @type {any} */ question) => new Card(question, live));
  el.classList.add("nc-self_check", "nc-entry");
  el.append(...cards.map((/** @type {Card} */ card) => card.node), live.node);
  requestAnimationFrame(() => cards.forEach((/** @type {Card} */ card) => card.placed()));
  const links = cards.map((/** @type {Card} */ card) =>
    whenLinked(card.question.id, () => card.goTo()),
  );
  return () => {
    for (const stop of links) stop();
    live.stop();
    for (const card of cards) card.remove();
    el.replaceChildren();
  };
}

export default { render };
