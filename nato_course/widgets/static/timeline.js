// @ts-check
// A filter over the events, which stand in the page as a list already.
import { makeFilter, twinOf } from "./_filter.js";
import { element, fitHeadings, namedAnchor } from "./_kit.js";

/** @param {HTMLElement} item @returns {string[]} */
const actorsOf = (item) => (item.dataset.actors ?? "").split("|");

/** @param {HTMLElement} item @returns {string[]} */
const kindOf = (item) => [item.dataset.kind ?? ""];

/** @param {{model: any, el: HTMLElement}} view */
async function render({ model, el }) {
  const twin = await twinOf(model, el);
  const abort = new AbortController();
  const sections = /** @type {HTMLElement[]} */ ([...twin.querySelectorAll("section")]);
  const filter = makeFilter({
    name: model.get("name"),
    items: [...twin.querySelectorAll("li")],
    groups: [
      { key: "actors", legend: "Who took part", of: actorsOf },
      { key: "kinds", legend: "Kind of event", of: kindOf },
    ],
    unit: "events",
    changed() {
      for (const section of sections) section.hidden = !section.querySelector("li:not([hidden])");
    },
  });
  /** A link to one event shows it, whatever the filter says. */
  const followLink = () => {
    if (filter.restore()) return void el.scrollIntoView({ block: "start" });
    const anchor = namedAnchor();
    const target = anchor && twin.querySelector(`#${CSS.escape(anchor)}`);
    if (target) {
      filter.clear();
      target.scrollIntoView({ block: "start" });
    }
  };
  el.classList.add("nc-timeline");
  fitHeadings(el, twin.querySelectorAll("h3"));
  const frame = element("div", { class: "nc-filter-frame" }, filter.node);
  el.prepend(frame);
  followLink();
  addEventListener("hashchange", followLink, { signal: abort.signal });
  return () => {
    abort.abort();
    filter.stop();
    frame.remove();
    for (const hidden of twin.querySelectorAll("[hidden]")) hidden.removeAttribute("hidden");
  };
}

export default { render };
