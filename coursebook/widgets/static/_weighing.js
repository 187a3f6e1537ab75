// @ts-check
// A reader's weighing of a question: what is kept of it, what a link carries, how it is told.
import { beliefPath, beliefWithout } from "./_belief.js";

/**
 * @typedef {import("./_takeaway.js").EvidenceItem} Item
 * @typedef {{holder: string, text: string, links: {label: string, href: string}[]}} Position
 * @typedef {[string, number, string]} Ratio sign, number, words
 * @typedef {{id: string, title: string, proposition: string, otherwise: string, caution: string,
 *   evidence: Item[], positions: Position[], ratios: Ratio[], priors: [number, string][]}} Data
 * @typedef {{prior: number | null, order: string[], ratios: Record<string, string>, mind: string,
 *   opened: boolean}} Memory
 * @typedef {{label: string, ratio: Ratio | null, belief: number, id: string}} Step
 */

/**
 * @param {string} id of a question
 * @returns {string} the key under which a reader's weighing is kept
 */
export function weighingKey(id) {
  return `weigh:${id}`;
}

/**
 * @param {Data} data
 * @param {any} stored
 * @returns {Memory} what is kept, without items or ratios no longer there
 */
export function weighMemory(data, stored) {
  const found = stored && typeof stored === "object" ? stored : {};
  const signs = data.ratios.map(([sign]) => sign);
  const ids = data.evidence.map(({ id }) => id);
  const kept = Array.isArray(found.order) ? found.order : [];
  const order = [...new Set(kept)].filter(
    id => ids.includes(id) && signs.includes(found.ratios?.[id]),
  );
  return {
    prior: Number.isFinite(found.prior) ? found.prior : null,
    order,
    ratios: Object.fromEntries(order.map(id => [id, found.ratios[id]])),
    mind: typeof found.mind === "string" ? found.mind : "",
    opened: found.opened === true,
  };
}

/**
 * @param {Memory} memory
 * @returns {Record<string, string> | null} what a link carries: never the reader's words
 */
export function linkOfWeighing({ prior, order, ratios }) {
  if (prior === null) return null;
  const weighed = order.map(id => `${id}_${linkedSign(ratios[id])}`).join(".");
  return weighed ? { prior: String(prior), weighed } : { prior: String(prior) };
}

/**
 * @param {string} sign
 * @returns {string} a ratio as it stands in a link, where a slash would be escaped
 */
function linkedSign(sign) {
  return sign.replace("/", "-");
}

/**
 * @param {Data} data
 * @param {Record<string, string>} link
 * @returns {{state: Memory | null, whole: boolean}} what of it fits the question
 */
export function weighingFromLink(data, link) {
  const prior = data.priors.find(([each]) => String(each) === link.prior)?.[0] ?? null;
  const pieces = (link.weighed ?? "")
    .split(".")
    .filter(Boolean)
    .map(piece => piece.split("_"));
  const signOf = (/** @type {string} */ text) =>
    data.ratios.find(([sign]) => linkedSign(sign) === text)?.[0];
  const state = weighMemory(data, {
    prior,
    order: pieces.map(([id]) => id),
    ratios: Object.fromEntries(pieces.map(([id, text]) => [id, signOf(text)])),
  });
  return { state: prior === null ? null : state, whole: state.order.length === pieces.length };
}

/** @param {number} belief @returns {string} */
export function percentText(belief) {
  if (belief > 0.99) return "more than 99 %";
  return belief < 0.01 ? "less than 1 %" : `${Math.round(belief * 100)} %`;
}

/**
 * @param {Data} data
 * @param {Memory} memory
 * @returns {Step[]} the way from the prior, a step a piece of evidence
 */
export function stepsOf(data, memory) {
  if (memory.prior === null) return [];
  const chosen = memory.order.map(
    id => /** @type {Ratio} */ (data.ratios.find(([sign]) => sign === memory.ratios[id])),
  );
  const beliefs = beliefPath(
    memory.prior,
    chosen.map(([, number]) => number),
  );
  const label = (/** @type {string} */ id) =>
    data.evidence.find(item => item.id === id)?.short ?? id;
  return beliefs.map((belief, i) =>
    i === 0
      ? { label: "Before the evidence", ratio: null, belief, id: "" }
      : {
          label: label(memory.order[i - 1]),
          ratio: chosen[i - 1],
          belief,
          id: memory.order[i - 1],
        },
  );
}

/** @param {Step} step @returns {string} */
export function stepText({ label, ratio, belief }) {
  return ratio
    ? `${label}: ${ratio[2].toLowerCase()} (${ratio[0]}); belief ${percentText(belief)}`
    : `${label}: belief ${percentText(belief)}`;
}

/** @param {string[]} order @param {string} id @param {number} by @returns {string[]} */
export function moved(order, id, by) {
  const from = order.indexOf(id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= order.length) return order;
  const next = order.filter(each => each !== id);
  next.splice(to, 0, id);
  return next;
}

/** @param {Step[]} steps @returns {string} which piece matters most to the end */
export function weightText(steps) {
  const ratios = steps.slice(1).map(({ ratio }) => ratio?.[1] ?? 1);
  const end = steps[steps.length - 1].belief;
  const gaps = beliefWithout(steps[0].belief, ratios).map((belief, i) => ({
    belief,
    label: steps[i + 1].label,
    gap: Math.abs(belief - end),
  }));
  const most = gaps.reduce((a, b) => (b.gap > a.gap + 1e-9 ? b : a), gaps[0]);
  if (!most || most.gap < 0.005) return "No single piece matters much to where you end.";
  return `The piece that matters most is “${most.label}”. Without it you would end at ${percentText(most.belief)}.`;
}

/** @param {Data} data @param {Memory} memory @returns {string} all of it as plain text */
export function weighingText(data, memory) {
  const steps = stepsOf(data, memory);
  const lines = steps.map((step, i) => `${i}. ${stepText(step)}`);
  const mind = memory.mind ? ["", `What would change my mind: ${memory.mind}`] : [];
  return [
    data.title,
    `Weighed: ${data.proposition}`,
    "",
    ...(lines.length ? lines : ["No prior set yet."]),
    ...mind,
    "",
    data.caution,
    "",
  ].join("\n");
}
