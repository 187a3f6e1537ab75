// @ts-check
import { announcer } from "./_kit.js";
import { Card } from "./_card.js";
import { whenLinked } from "./_address.js";
import { mounted } from "./_forms.js";

/** @param {{model: {get: (name: string) => any}, el: HTMLElement}} view */
function render({ model, el }) {
  const live = announcer();
  /** @type {Card[]} */
  const cards = model.get("questions").map((/** @type {any} */ each) => new Card(each, live));
  requestAnimationFrame(() => cards.forEach(card => card.placed()));
  return mounted(
    el,
    "nc-self_check nc-entry",
    [...cards.map(({ node }) => node), live.node],
    [
      ...cards.map(card => whenLinked(card.question.id, () => card.goTo())),
      ...cards.map(card => card.remove),
      live.stop,
    ],
  );
}

export default { render };
