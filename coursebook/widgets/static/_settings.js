// @ts-check
// A setting, which is the index of a value for each control, and the link that carries it.

/**
 * @typedef {{parameter: string, kind: "slider" | "radio" | "select" | "checkbox", label: string,
 *   texts: string[], shown: string[], start: number, plays: boolean}} Control
 */

/**
 * The number of a setting's frame; the last control changes fastest, as in Python.
 *
 * @param {Control[]} controls
 * @param {number[]} setting
 */
export function frameNumber(controls, setting) {
  return controls.reduce(
    (number, control, place) => number * control.texts.length + setting[place],
    0,
  );
}

/**
 * @param {Control} control
 * @param {string} text
 * @returns {number} the index of a value, -1 if there is none
 */
function indexOfText(control, text) {
  const exact = control.texts.indexOf(text);
  if (exact >= 0 || control.kind !== "slider" || text.trim() === "") return exact;
  return control.texts.findIndex(each => Number(each) === Number(text));
}

/**
 * @param {Control[]} controls
 * @param {Record<string, string>} link
 * @returns {{setting: number[], unknown: string[]}}
 */
export function settingFromLink(controls, link) {
  /** @type {string[]} */
  const unknown = [];
  const setting = controls.map(control => {
    if (!(control.parameter in link)) return control.start;
    const index = indexOfText(control, link[control.parameter]);
    if (index < 0) unknown.push(`${control.label}: ${link[control.parameter]}`);
    return index < 0 ? control.start : index;
  });
  return { setting, unknown };
}

/** @param {Control[]} controls @param {number[]} setting @returns {Record<string, string>} */
export function linkOfSetting(controls, setting) {
  return Object.fromEntries(
    controls.map((control, place) => [control.parameter, control.texts[setting[place]]]),
  );
}
