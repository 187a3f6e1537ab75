// @ts-check
// Filters for lists that stand in the page as HTML: groups of checkboxes show and hide items.
import { announcer, button, element, makeFragment, readFragment } from "./_kit.js";
import { writeAddress } from "./_state_link.js";

const FEW = 20; // boxes that may stand open above a list

/**
 * @typedef {{key: string, legend: string, ordered?: boolean, of: (item: HTMLElement) => string[]}} Group
 * @typedef {{group: Group, value: string, times: number, box: HTMLInputElement}} Box
 * @typedef {{name: string, items: HTMLElement[], groups: Group[], unit: string, changed: () => void}} Options
 */

/**
 * The twin that the static page put into the view. In a live kernel the view is empty and the
 * kernel is asked for it.
 *
 * @param {any} model
 * @param {HTMLElement} el
 * @returns {Promise<HTMLElement>}
 */
export async function twinOf(model, el) {
  const standing = /** @type {HTMLElement | null} */ (el.firstElementChild);
  if (standing) return standing;
  const html = await new Promise((resolve) => {
    const listen = (/** @type {any} */ message) => {
      if (message?.type !== "twin") return;
      model.off("msg:custom", listen);
      resolve(message.html);
    };
    model.on("msg:custom", listen);
    model.send({ type: "twin" });
  });
  const twin = element("div", { class: "nc-twin-content", innerHTML: html });
  el.append(twin);
  return twin;
}

/** @param {HTMLElement[]} items @param {Group} group @returns {[string, number][]} values and how often they occur, most frequent first */
export function valueCounts(items, group) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const value of items.flatMap(group.of)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return group.ordered ? [...counts] : [...counts].sort((a, b) => b[1] - a[1]);
}

/**
 * Whether an item passes: in each group, one of its values is chosen. A group in which nothing is
 * chosen lets everything pass.
 *
 * @param {HTMLElement} item
 * @param {Group[]} groups
 * @param {Map<string, Set<string>>} chosen
 */
export function passes(item, groups, chosen) {
  return groups.every((group) => {
    const wanted = chosen.get(group.key);
    return !wanted?.size || group.of(item).some((value) => wanted.has(value));
  });
}

/**
 * A box for each value of each group.
 *
 * @param {HTMLElement[]} items
 * @param {Group[]} groups
 * @param {() => void} onchange
 * @returns {Box[]}
 */
function makeBoxes(items, groups, onchange) {
  return groups.flatMap((group) => valueCounts(items, group).map(([value, times]) =>
    ({ group, value, times, box: element("input", { type: "checkbox", onchange }) })));
}

/** @param {Group[]} groups @param {Box[]} boxes @param {string} unit @returns {HTMLElement} the boxes behind a disclosure */
function boxPanel(groups, boxes, unit) {
  const label = (/** @type {Box} */ { box, value, times }) =>
    element("label", { class: "nc-filter-option" }, box, element("span", {}, `${value} `, element("span", { class: "nc-muted" }, `(${times})`)));
  const fieldsets = groups.map((group) =>
    element("fieldset", {}, element("legend", {}, group.legend), ...boxes.filter((each) => each.group === group).map(label)));
  const roomy = boxes.length <= FEW && matchMedia("(min-width: 40rem)").matches;
  return element("details", { class: "nc-panel", open: roomy }, element("summary", {}, `Filter the ${unit}`), ...fieldsets);
}

/** @param {Group[]} groups @param {Box[]} boxes @returns {Map<string, Set<string>>} the values ticked, by group */
function chosenIn(groups, boxes) {
  return new Map(groups.map((group) =>
    [group.key, new Set(boxes.filter((each) => each.group === group && each.box.checked).map((each) => each.value))]));
}

/** @param {string} name @param {Map<string, Set<string>>} chosen @returns {string} what the address becomes */
function addressOf(name, chosen) {
  const settings = Object.fromEntries([...chosen].filter(([, values]) => values.size).map(([key, values]) => [key, [...values].join("|")]));
  return Object.keys(settings).length ? makeFragment(name, settings) : location.pathname + location.search;
}

/** @param {Options} options */
export function makeFilter({ name, items, groups, unit, changed }) {
  const live = announcer(300);
  const count = element("p", { class: "nc-filter-count" });
  const boxes = makeBoxes(items, groups, () => apply(true));
  const reset = button("Show all", () => choose({}));

  /** @param {boolean} byReader */
  function apply(byReader) {
    const chosen = chosenIn(groups, boxes);
    for (const item of items) {
      const out = !passes(item, groups, chosen);
      if (item.hidden !== out) item.hidden = out;
    }
    const shown = items.filter((item) => !item.hidden).length;
    count.textContent = shown ? `${shown} of ${items.length} ${unit} shown` : `No ${unit} fit this choice. Untick something, or show all.`;
    reset.disabled = boxes.every((each) => !each.box.checked);
    changed();
    if (!byReader) return;
    live.say(count.textContent);
    writeAddress(addressOf(name, chosen));
  }

  /** @param {Record<string, string>} settings */
  function choose(settings, byReader = true) {
    for (const each of boxes) each.box.checked = (settings[each.group.key] ?? "").split("|").includes(each.value);
    apply(byReader);
  }

  const node = element("div", { class: "nc-filter" }, boxPanel(groups, boxes, unit), element("div", { class: "nc-filter-end" }, count, reset), live.node);
  return {
    node,
    restore() {
      const linked = readFragment(name);
      if (linked) choose(linked, false);
      else apply(false);
      return linked !== null;
    },
    /** Show everything, quietly: a link to an item must find it. */
    clear: () => choose({}, false),
    stop: live.stop,
  };
}
