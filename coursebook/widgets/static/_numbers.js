// @ts-check
// Numbers as people type them, with the separators of any country, as `coursebook.questions.typed`
// reads them. Both replay tests/goldens/grading.json.

const LONGEST = 40;
const SPACE = "[ \\t\\n\\r\\f\\v\\u00a0\\u2000-\\u200a\\u202f\\u205f\\u3000]";
const SPACES = new RegExp(`${SPACE}+`, "g");
const DASHES = /[\u2010\u2011\u2013\u2212]/g;
// A space or an apostrophe within a number groups its thousands, and never marks decimals.
const MARKS = new RegExp(`(?<=[0-9])(?:['\\u2019\\u02bc]|${SPACE})(?=[0-9])`, "g");
const TYPED = /^([+-]?)([0-9.,']+)([^0-9]*)$/;
/** @type {[string, string, RegExp][]} */
const STYLES = [
  [",", "."],
  [".", ","],
].map(([grouping, decimal]) => [
  grouping,
  decimal,
  new RegExp(
    `^(?:[0-9]+|[1-9][0-9]{0,2}(?:(?:\\${grouping}[0-9]{3})+|(?:'[0-9]{3})+))(?:\\${decimal}[0-9]+)?$`,
  ),
]);

/**
 * What a typed number can mean, as digits that `Number` reads; the English way first.
 *
 * @param {any} typed
 * @param {string} [unit] may follow the number
 * @returns {string[]}
 */
export function numberReadings(typed, unit = "") {
  if (typeof typed !== "string" || typed.length > LONGEST) return [];
  const found = TYPED.exec(typed.replace(DASHES, "-").replace(MARKS, "'").replace(SPACES, ""));
  if (!found || !["", unit.replace(SPACES, "").toLowerCase()].includes(found[3].toLowerCase()))
    return [];
  const [, sign, digits] = found;
  const read = STYLES.filter(([, , form]) => form.test(digits)).map(
    ([grouping, decimal]) =>
      (sign === "-" ? "-" : "") +
      digits.replaceAll(grouping, "").replaceAll("'", "").replace(decimal, "."),
  );
  return [...new Set(read)];
}

/**
 * @param {string[]} found readings, at least one
 * @param {number} answer
 * @returns {string} the nearest to it
 */
export function nearestReading(found, answer) {
  const off = (/** @type {string} */ text) => Math.abs(Number(text) - answer);
  return found.reduce((best, each) => (off(each) < off(best) ? each : best));
}

/**
 * @param {string[]} found
 * @param {string} chosen
 * @returns {string} how it was read, where there were two ways
 */
export function readingNote(found, chosen) {
  if (found.length < 2) return "";
  return ` It was read as ${chosen}${chosen.includes(".") ? ", with a decimal point" : ""}.`;
}

/**
 * @param {string} typed
 * @param {number} low
 * @param {number} high
 * @param {string} [unit]
 * @returns {number[]} its readings in that range
 */
export function numbersWithin(typed, low, high, unit = "") {
  return numberReadings(typed, unit)
    .map(Number)
    .filter(each => each >= low && each <= high);
}
