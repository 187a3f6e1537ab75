// @ts-check
// A filter over the events, which stand in the page as a list already.
import { chooseYear } from "./_density.js";
import { makeFilter, twinOf } from "../../../coursebook/widgets/static/_filter.js";
import { element, namedAnchor } from "../../../coursebook/widgets/static/_kit.js";
import { fitHeadings } from "../../../coursebook/widgets/static/_headings.js";
import { bringIntoView } from "../../../coursebook/widgets/static/_state_link.js";

/** @param {HTMLElement} item @returns {string[]} */
const actorsOf = item => (item.dataset.actors ?? "").split("|");

/** @param {HTMLElement} item @returns {string[]} */
const kindOf = item => [item.dataset.kind ?? ""];

/** @param {{model: any, el: HTMLElement}} view */
async function render({ model, el }) {
  const twin = await twinOf(model, el);
  const abort = new AbortController();
  const sections = /** @type {HTMLElement[]} */ ([...twin.querySelectorAll("section")]);
  const items = /** @type {HTMLElement[]} */ ([...twin.querySelectorAll("li")]);
  const strip = /** @type {HTMLElement} */ (twin.querySelector(".nc-density"));
  const plainStrip = chooseYear(strip, items, abort.signal);
  const filter = makeFilter({
    name: model.get("name"),
    items,
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
    if (filter.restore()) return bringIntoView(el, abort.signal, null);
    const anchor = namedAnchor();
    const found = anchor && twin.querySelector(`#${CSS.escape(anchor)}`);
    const target = /** @type {HTMLElement | null} */ (found || null);
    if (target) {
      filter.clear();
      bringIntoView(target, abort.signal, null);
    }
  };
  el.classList.add("nc-timeline");
  fitHeadings(el, twin.querySelectorAll("h3"));
  const frame = element("div", { class: "nc-filter-frame" }, filter.node);
  el.prepend(strip, frame);
  // An address that does not change tells of no link, and the event may be hidden by then.
  strip.addEventListener(
    "click",
    ({ target }) => {
      if (/** @type {Element} */ (target).closest("a")) filter.clear();
    },
    { signal: abort.signal },
  );
  followLink();
  addEventListener("hashchange", followLink, { signal: abort.signal });
  return () => {
    abort.abort();
    filter.stop();
    frame.remove();
    plainStrip();
    sections[0].before(strip);
    for (const hidden of twin.querySelectorAll("[hidden]")) hidden.removeAttribute("hidden");
  };
}

export default { render };
