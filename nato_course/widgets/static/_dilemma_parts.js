// @ts-check
// The small parts that the scenes of the security dilemma are made of.
import { element } from "../../../coursebook/widgets/static/_kit.js";
import { radios } from "../../../coursebook/widgets/static/_radios.js";
import { scrolling, table } from "../../../coursebook/widgets/static/_table.js";
import { hundredths } from "./_dilemma.js";
import { seenLine, trueLine } from "./_dilemma_rounds.js";
import { labelled, outcomeHeading } from "../../../coursebook/widgets/static/_forms.js";
/** @import { Child } from "../../../coursebook/widgets/static/_kit.js" */
/** @import { Game, Meeting, Rules } from "./_dilemma.js" */

/** @typedef {{parts: Child[], focus: () => void}} Scene */

/** @param {string} title takes the focus @param {Child[]} parts below it @returns {Scene} */
export function titled(title, ...parts) {
  const heading = outcomeHeading(title);
  return { parts: [heading, ...parts], focus: () => heading.focus() };
}

/** @param {string} legend @param {string[][]} choices */
export function gameRadios(legend, choices) {
  const { rows, value, focus } = radios(choices);
  const node = element("fieldset.nc-options", [element("legend", legend), ...rows]);
  return { node, read: value, focus };
}

/** @param {string} label @param {string[][]} choices @param {string} value */
export function gameSelect(label, choices, value) {
  const options = choices.map(([each, text]) => element("option", { value: each }, text));
  const select = element("select", options);
  select.value = value;
  return { node: element("div.nc-field", labelled(label, select)), read: () => select.value };
}

/** @param {string} text */
export function partHeading(text) {
  return element("p.nc-part", { role: "heading", "aria-level": 4 }, text);
}

/** @param {number} share */
export const inHundred = share => `${hundredths(share)} in 100`;

/**
 * @param {Meeting} meeting
 * @param {string} [revealed] its aim, once the reader has seen it
 * @returns {string}
 */
export function settingWords({ aim, misreading, fear }, revealed = "") {
  const told = (/** @type {string} */ each) =>
    each === "gain" ? "out for gain" : "after security";
  const hidden = revealed ? `Its aim was hidden; it was ${told(revealed)}.` : "Its aim is hidden.";
  const shown = aim ? `It is ${told(aim)}, and you know it.` : hidden;
  const fearful = fear === null ? "" : ` Its fear starts at ${inHundred(fear)}.`;
  const misread = misreading
    ? `Each move is misread with a chance of ${inHundred(misreading)}.`
    : "No move is misread.";
  return `${shown} ${misread}${fearful}`;
}

/** @param {Rules} rules @returns {HTMLElement} what the reader's moves are worth, to be opened */
export function worthTable({ moves, points }) {
  const rows = moves.map(you => [
    you,
    ...moves.map(it => String(points[you][it]).replace("-", "\u2212")),
  ]);
  const heads = ["Your move", ...moves.map(it => `It ${it}s`)];
  return element("details", [
    element("summary", "What your moves are worth"),
    scrolling("Points of your safety", table(heads, rows, { class: "nc-rounds" })),
    element("p", "Points of your safety a round. The numbers are assumptions."),
  ]);
}

/**
 * The rounds in words, a line each, and as a table: closed under the lanes.
 *
 * @param {string} title @param {string[]} lines @param {HTMLElement} rounds
 */
function roundsTwin(title, lines, rounds) {
  const items = lines.map(each => element("li", each));
  return element("details", [
    element("summary", `${title}, in words and as a table`),
    element("ol.nc-lines", items),
    rounds,
  ]);
}

/** What the reader could see. @param {Rules} rules @param {Game} game @param {string} title */
export function seenTwin(rules, game, title) {
  const lines = game.rounds.map(({ step }) => seenLine(rules, game, step));
  const rows = game.rounds.map(each => [String(each.step), each.you, each.seen_by_you]);
  const rounds = table(["Round", "You did", "You saw it"], rows, { class: "nc-rounds" });
  return roundsTwin(title, lines, scrolling(title, rounds));
}

/** The truth. @param {Rules} rules @param {Game} game @param {string} title of the table */
export function trueTwin(rules, game, title) {
  const lines = game.rounds.map(({ step }) => trueLine(rules, game, step));
  const rows = game.rounds.map(({ step, you, seen_by_it, fear, it, seen_by_you }) => [
    String(step),
    you,
    sight(you, seen_by_it),
    fearCell(game, fear),
    it,
    sight(it, seen_by_you),
  ]);
  const names = ["Round", "You did", "It saw", "Its fear, in 100", "It did", "You saw"];
  const rounds = table(names, rows, { class: "nc-rounds nc-both" });
  return roundsTwin("The ten rounds", lines, scrolling(title, rounds));
}

/** @param {string} real @param {string} seen @returns {Node | string} */
function sight(real, seen) {
  return real === seen ? seen : element("strong.nc-misread", `${seen} (misread)`);
}

/** @param {Game} game @param {number} fear @returns {Node | string} */
function fearCell({ aim }, fear) {
  if (aim === "gain") return "none";
  const unheard = { "aria-hidden": "true" };
  const bar = element("span.nc-bar", { ...unheard, style: `width: ${hundredths(fear)}%` });
  return element("span", [String(hundredths(fear)), element("span.nc-bar-box", unheard, bar)]);
}
