// @ts-check
// How sure a reader is: asked with every answer, never required.
import { element } from "./_kit.js";
import { radios } from "./_radios.js";

const CONFIDENCE = [
  ["sure", "Sure"],
  ["fairly", "Fairly sure"],
  ["guess", "Guess"],
];

/**
 * @param {string | null | undefined} value
 * @returns {string} how sure, in the reader's words; "" where not said
 */
export function sureText(value) {
  return CONFIDENCE.find(([each]) => each === value)?.[1].toLowerCase() ?? "";
}

/** @param {(value: string) => void} onChange */
export function confidenceRow(onChange) {
  const { rows, write } = radios(CONFIDENCE, { onchange: onChange });
  const node = element(
    "fieldset",
    { class: "nc-group nc-confidence" },
    element("legend", {}, "How sure are you? (optional)"),
    element("div", { class: "nc-row" }, ...rows),
  );
  return { node, write: (/** @type {string | null | undefined} */ value) => write([value ?? ""]) };
}
