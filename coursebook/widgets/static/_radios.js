// @ts-check
// Answers of which one, or some, are chosen.
import { element, uniqueId } from "./_kit.js";

/**
 * @typedef {{
 *   type?: "radio" | "checkbox",
 *   class?: string,
 *   chosen?: string | null,
 *   onchange?: (value: string) => void,
 * }} RadioOptions `class` is the look of a row
 */

/**
 * Rows to choose from. None is chosen at the start unless the reader has chosen it before.
 *
 * @param {string[][]} choices value and words of each
 * @param {RadioOptions} [options]
 */
export function radios(choices, options = {}) {
  const { type = "radio", class: look = "nc-option", chosen, onchange = () => {} } = options;
  const name = uniqueId("choice");
  const inputs = choices.map(([value]) =>
    element("input", {
      type,
      name,
      value,
      checked: value === chosen,
      onchange: () => onchange(value),
    }),
  );
  const rows = choices.map(([, words], i) =>
    element("label", { class: look }, inputs[i], element("span", {}, words)),
  );
  const read = () => inputs.filter(each => each.checked).map(each => each.value);
  return {
    rows,
    inputs,
    read,
    /** @returns {string} the one that is chosen, or "" */
    value: () => read()[0] ?? "",
    /** @param {string[]} values */
    write(values) {
      for (const each of inputs) each.checked = values.includes(each.value);
    },
    focus: () => (inputs.find(each => each.checked) ?? inputs[0]).focus(),
  };
}
