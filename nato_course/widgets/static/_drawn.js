// @ts-check
// How far a drawn line is from the data: the rules of `models/drawn_line.py`, held to it by a golden file.

/**
 * @typedef {{xs: number[], labels: string[], values: number[], given: number, unit: string, gap: string, decimals: number, flat: number}} Course
 * @typedef {Record<string, number>} Points number of a place -> the value set there
 * @typedef {{mean_gap: number, worst: number, worst_gap: number, yours: number, data: number}} Comparison
 */

/** @param {Course} course @param {Points} points @returns {number[]} the places that are set, in order */
export function setPlaces(course, points) {
  return Object.keys(points).map(Number).filter((each) => each >= course.given && each < course.xs.length).sort((a, b) => a - b);
}

/**
 * The drawn line from the first place to draw up to the last that is set.
 *
 * @param {Course} course @param {Points} points @returns {number[]}
 */
export function drawnLine(course, points) {
  const line = [];
  let before = course.given - 1;
  let start = course.values[before];
  for (const place of setPlaces(course, points)) {
    for (let between = before + 1; between <= place; between += 1) {
      const share = (course.xs[between] - course.xs[before]) / (course.xs[place] - course.xs[before]);
      line.push(start + (points[place] - start) * share);
    }
    before = place;
    start = points[place];
  }
  return line;
}

/** @param {Course} course @param {Points} points @returns {boolean} whether the line reaches the end */
export function lineIsWhole(course, points) {
  return course.xs.length - 1 in points;
}

/** @param {Course} course @param {Points} points @returns {Comparison} */
export function compareLines(course, points) {
  const line = drawnLine(course, points);
  const real = course.values.slice(course.given);
  const gaps = line.map((each, i) => Math.abs(each - real[i]));
  const worst = gaps.indexOf(Math.max(...gaps));
  const anchor = course.values[course.given - 1];
  return {
    mean_gap: gaps.reduce((sum, each) => sum + each, 0) / gaps.length,
    worst: course.given + worst,
    worst_gap: gaps[worst],
    yours: line[line.length - 1] - anchor,
    data: real[real.length - 1] - anchor,
  };
}

/** @param {number} value not below zero @param {number} decimals @returns {string} halves rounded up, thousands separated */
export function drawnNumber(value, decimals) {
  const scale = 10 ** decimals;
  const [whole, part] = (Math.floor(value * scale + 0.5) / scale).toFixed(decimals).split(".");
  return whole.replace(/\B(?=(\d{3})+$)/g, ",") + (part ? `.${part}` : "");
}

/** @param {Course} course @param {number} value */
export function drawnValue(course, value) {
  return `${drawnNumber(value, course.decimals)} ${course.unit}`.trim();
}

/** @param {number} change @param {number} flat */
function directionOf(change, flat) {
  return Math.abs(change) <= flat ? 0 : Math.sign(change);
}

/** @param {Course} course @param {Points} points @returns {string[]} how far the line is from the data, in words */
export function drawnAccount(course, points) {
  const found = compareLines(course, points);
  const line = drawnLine(course, points);
  const yours = directionOf(found.yours, course.flat);
  const data = directionOf(found.data, course.flat);
  const moves = ["ends lower", "ends about where it began", "ends higher"];
  const courses = ["end lower", "end about where they began", "end higher"];
  const first = course.labels[course.given - 1];
  const last = course.labels[course.labels.length - 1];
  return [
    `On average your line lies ${drawnNumber(found.mean_gap, course.decimals)} ${course.gap} from the data.`,
    `Largest miss: ${course.labels[found.worst]}, where you drew ${drawnValue(course, line[found.worst - course.given])} and the data have ${drawnValue(course, course.values[found.worst])}.`,
    `From ${first} to ${last} your line ${moves[yours + 1]} and the data ${courses[data + 1]}. The direction is ${yours === data ? "right" : "wrong"}.`,
  ];
}
