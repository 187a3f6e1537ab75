// @ts-check
// Filters for lists that stand in the page as HTML: groups of checkboxes show and hide items.
import { announcer, button, element, makeFragment, readFragment } from "./_kit.js";
import { writeAddress } from "./_state_link.js";

const FEW = 20; // boxes that may stand open above a list

/**
 * @typedef {{key: string, legend: string, ordered?: boolean, of: (item: HTMLElement) => string[],
 *   rank?: (item: HTMLElement) => number}} Group `rank` orders values by an item that has them
 * @typedef {{group: Group, value: string, times: HTMLElement, box: HTMLInputElement}} Box
 * @typedef {{name: string, items: HTMLElement[], groups: Group[], unit: string, changed: () =>
 *   void}} Options
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
  const html = await new Promise(resolve => {
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

/**
 * @param {HTMLElement[]} items
 * @param {Group} group
 * @returns {[string, number][]} values and how often they occur, most frequent first
 */
export function valueCounts(items, group) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  const { rank } = group;
  const inOrder = rank ? [...items].sort((a, b) => rank(a) - rank(b)) : items;
  for (const value of inOrder.flatMap(group.of)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return group.ordered || rank ? [...counts] : [...counts].sort((a, b) => b[1] - a[1]);
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
  return groups.every(group => {
    const wanted = chosen.get(group.key);
    return !wanted?.size || group.of(item).some(value => wanted.has(value));
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
  return groups.flatMap(group =>
    valueCounts(items, group).map(([value, times]) => ({
      group,
      value,
      times: element("span", { class: "nc-muted" }, `(${times})`),
      box: element("input", { type: "checkbox", onchange }),
    })),
  );
}

/**
 * @param {Group[]} groups
 * @param {Box[]} boxes
 * @param {string} unit
 * @returns {HTMLElement} the boxes behind a disclosure
 */
function boxPanel(groups, boxes, unit) {
  const label = (/** @type {Box} */ { box, value, times }) =>
    element("label", { class: "nc-filter-option" }, box, element("span", {}, `${value} `, times));
  const fieldsets = groups.map(group =>
    element(
      "fieldset",
      {},
      element("legend", {}, group.legend),
      ...boxes.filter(each => each.group === group).map(label),
    ),
  );
  const roomy = boxes.length <= FEW && matchMedia("(min-width: 40rem)").matches;
  return element(
    "details",
    { class: "nc-panel", open: roomy },
    element("summary", {}, `Filter the ${unit}`),
    ...fieldsets,
  );
}

/**
 * @param {Group[]} groups
 * @param {Box[]} boxes
 * @returns {Map<string, Set<string>>} the values ticked, by group
 */
function chosenIn(groups, boxes) {
  return new Map(
    groups.map(group => [
      group.key,
      new Set(
        boxes.filter(each => each.group === group && each.box.checked).map(each => each.value),
      ),
    ]),
  );
}

/**
 * @param {Group[]} groups
 * @param {Map<string, Set<string>>} chosen
 * @returns {string} which filters are on; none says nothing
 */
function chosenText(groups, chosen) {
  const on = groups.filter(({ key }) => chosen.get(key)?.size);
  return on
    .map(({ key, legend }) => ` ${legend}: ${[...(chosen.get(key) ?? [])].join(" or ")}.`)
    .join("");
}

/**
 * Say at each box how many items its value would show beside what is chosen in the other groups.
 *
 * @param {Box[]} boxes
 * @param {HTMLElement[]} items
 * @param {Group[]} groups
 * @param {Map<string, Set<string>>} chosen
 */
function countAgain(boxes, items, groups, chosen) {
  for (const { group, value, times } of boxes) {
    const others = groups.filter(each => each !== group);
    const found = items.filter(
      item => group.of(item).includes(value) && passes(item, others, chosen),
    );
    times.textContent = `(${found.length})`;
  }
}

/**
 * @param {string} name
 * @param {Map<string, Set<string>>} chosen
 * @returns {string} what the address becomes
 */
function addressOf(name, chosen) {
  const settings = Object.fromEntries(
    [...chosen]
      .filter(([, values]) => values.size)
      .map(([key, values]) => [key, [...values].join("|")]),
  );
  return Object.keys(settings).length
    ? makeFragment(name, settings)
    : location.pathname + location.search;
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
    const shown = items.filter(item => !item.hidden).length;
    countAgain(boxes, items, groups, chosen);
    const on = chosenText(groups, chosen);
    count.textContent = shown
      ? `${shown} of ${items.length} ${unit} shown${on && `.${on}`}`
      : `No ${unit} fit this choice. Untick something, or show all.`;
    reset.disabled = boxes.every(each => !each.box.checked);
    changed();
    if (!byReader) return;
    live.say(count.textContent);
    writeAddress(addressOf(name, chosen));
  }

  /** @param {Record<string, string>} settings */
  function choose(settings, byReader = true) {
    for (const each of boxes)
      each.box.checked = (settings[each.group.key] ?? "").split("|").includes(each.value);
    apply(byReader);
  }

  const end = element("div", { class: "nc-filter-end" }, count, reset);
  const node = element(
    "div",
    { class: "nc-filter" },
    boxPanel(groups, boxes, unit),
    end,
    live.node,
  );
  return {
    node,
    /** Where the count stands, and the list begins below. */
    end,
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
