// @ts-check
// The small parts that the scenes of the security dilemma are made of.
import { element, uniqueId } from "../../../coursebook/widgets/static/_kit.js";
import { radios } from "../../../coursebook/widgets/static/_radios.js";

/** @param {string} legend @param {string[][]} choices */
export function gameRadios(legend, choices) {
  const { rows, value, focus } = radios(choices);
  return {
    node: element("fieldset", { class: "nc-options" }, element("legend", {}, legend), ...rows),
    read: value,
    focus,
  };
}

/** @param {string} label @param {string[][]} choices @param {string} value */
export function gameSelect(label, choices, value) {
  const id = uniqueId("select");
  const node = element(
    "select",
    { id },
    ...choices.map(([each, text]) => element("option", { value: each }, text)),
  );
  node.value = value;
  return {
    node: element("div", { class: "nc-field" }, element("label", { for: id }, label), node),
    read: () => node.value,
  };
}

/** @param {string} text */
export function gameHeading(text) {
  return element(
    "p",
    { class: "nc-outcome", role: "heading", "aria-level": 3, tabIndex: -1 },
    text,
  );
}
