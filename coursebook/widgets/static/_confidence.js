// @ts-check
// How sure a reader is: asked with every answer, never required.
import { element, uniqueId } from "./_kit.js";

const CONFIDENCE = [["sure", "Sure"], ["fairly", "Fairly sure"], ["guess", "Guess"]];

/** @param {string | null | undefined} value @returns {string} how sure, in the reader's words; "" where not said */
export function sureText(value) {
  return CONFIDENCE.find(([each]) => each === value)?.[1].toLowerCase() ?? "";
}

/** @param {(value: string) => void} onChange */
export function confidenceRow(onChange) {
  const name = uniqueId("confidence");
  const inputs = CONFIDENCE.map(([value]) =>
    element("input", { type: "radio", name, value, onChange: () => onChange(value) }));
  const labels = inputs.map((input, i) => element("label", { class: "nc-option" }, input, CONFIDENCE[i][1]));
  const node = element("fieldset", { class: "nc-group nc-confidence" },
    element("legend", {}, "How sure are you? (optional)"), element("div", { class: "nc-row" }, ...labels));
  const write = (/** @type {string | null | undefined} */ value) => {
    for (const input of inputs) input.checked = input.value === value;
  };
  return { node, write };
}
