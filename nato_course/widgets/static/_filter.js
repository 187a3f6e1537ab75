// @ts-check
// Filters for lists that stand in the page as HTML: groups of checkboxes show and hide items.
import { announcer, element, makeFragment, readFragment } from "./_kit.js";
import { writeAddress } from "./_links.js";

const FEW = 20; // boxes that may stand open above a list

/**
 * @typedef {{key: string, legend: string, ordered?: boolean, of: (item: HTMLElement) => string[]}} Group
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

/** @param {Options} options */
export function makeFilter({ name, items, groups, unit, changed }) {
  const live = announcer(300);
  const count = element("p", { class: "nc-filter-count" });
  const boxes = groups.flatMap((group) =>
    valueCounts(items, group).map(([value, times]) => ({
      group, value, times, box: element("input", { type: "checkbox", onchange: () => apply(true) }),
    })));
  const reset = element("button", { type: "button", class: "nc-button", onclick: () => choose({}) }, "Show all");

  const chosen = () => new Map(groups.map((group) =>
    [group.key, new Set(boxes.filter((each) => each.group === group && each.box.checked).map((each) => each.value))]));

  /** @param {boolean} byReader */
  function apply(byReader) {
    const now = chosen();
    let shown = 0;
    for (const item of items) {
      item.hidden = !passes(item, groups, now);
      shown += Number(!item.hidden);
    }
    count.textContent = shown ? `${shown} of ${items.length} ${unit} shown` : `No ${unit} fit this choice. Untick something, or show all.`;
    reset.disabled = boxes.every((each) => !each.box.checked);
    changed();
    if (byReader) remember(now);
  }

  /** @param {Map<string, Set<string>>} now */
  function remember(now) {
    live.say(count.textContent ?? "");
    const settings = Object.fromEntries([...now].filter(([, values]) => values.size).map(([key, values]) => [key, [...values].join("|")]));
    writeAddress(Object.keys(settings).length ? makeFragment(name, settings) : location.pathname + location.search);
  }

  /** @param {Record<string, string>} settings */
  function choose(settings, byReader = true) {
    for (const each of boxes) each.box.checked = (settings[each.group.key] ?? "").split("|").includes(each.value);
    apply(byReader);
  }

  const fieldsets = groups.map((group) =>
    element("fieldset", {}, element("legend", {}, group.legend),
      ...boxes.filter((each) => each.group === group).map(({ box, value, times }) =>
        element("label", { class: "nc-filter-option" }, box, element("span", {}, `${value} `, element("span", { class: "nc-muted" }, `(${times})`))))));
  const roomy = boxes.length <= FEW && matchMedia("(min-width: 40rem)").matches;
  const panel = element("details", { class: "nc-panel", open: roomy },
    element("summary", {}, `Filter the ${unit}`), ...fieldsets);
  const node = element("div", { class: "nc-filter" }, panel, element("div", { class: "nc-filter-end" }, count, reset), live.node);
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
