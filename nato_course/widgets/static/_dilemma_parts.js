// @ts-check
// The small parts that the scenes of the security dilemma are made of.
import { element, uniqueId } from "../../../coursebook/widgets/static/_kit.js";

/** @param {string} label @param {() => void} onClick @param {boolean} [primary] */
export function gameButton(label, onClick, primary = false) {
  return element("button", { type: "button", class: primary ? "nc-button nc-button-primary" : "nc-button", onClick }, label);
}

/** @param {string} legend @param {string[][]} choices */
export function gameRadios(legend, choices) {
  const name = uniqueId("choice");
  const inputs = choices.map(([value]) => element("input", { type: "radio", name, value }));
  const labels = choices.map(([, text], i) => element("label", { class: "nc-option" }, inputs[i], element("span", {}, text)));
  const node = element("fieldset", { class: "nc-options" }, element("legend", {}, legend), ...labels);
  return { node, read: () => inputs.find((each) => each.checked)?.value ?? "", focus: () => inputs[0].focus() };
}

/** @param {string} label @param {string[][]} choices @param {string} value */
export function gameSelect(label, choices, value) {
  const id = uniqueId("select");
  const node = element("select", { id }, ...choices.map(([each, text]) => element("option", { value: each }, text)));
  node.value = value;
  return { node: element("div", { class: "nc-field" }, element("label", { for: id }, label), node), read: () => node.value };
}

/** @param {string} text */
export function gameHeading(text) {
  return element("p", { class: "nc-outcome", role: "heading", "aria-level": 3, tabIndex: -1 }, text);
}

/** @param {string[]} names @param {(Node | string)[][]} rows @param {string} label @param {string} look */
export function gameTable(names, rows, label, look) {
  const head = element("tr", {}, ...names.map((each) => element("th", { scope: "col" }, each)));
  const body = rows.map((row) => element("tr", {}, element("th", { scope: "row" }, row[0]),
    ...row.slice(1).map((each) => element("td", {}, each))));
  // It can be wider than a phone, so it scrolls by itself, also by keyboard.
  return element("div", { class: "nc-scroll", role: "region", "aria-label": label, tabIndex: 0 },
    element("table", { class: look }, element("thead", {}, head), element("tbody", {}, ...body)));
}
