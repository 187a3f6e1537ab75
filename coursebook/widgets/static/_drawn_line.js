// @ts-check
// How far a drawn line is from the data: the rules of `models/drawn_line.py`, held to it by a
// golden file.

/**
 * @typedef {{xs: number[], labels: string[], values: number[], given: number, unit: string, gap:
 *   string, decimals: number, flat: number}} Course
 * @typedef {Record<string, number>} Points number of a place -> the value set there
 * @typedef {{mean_gap: number, worst: number, worst_gap: number, yours: number, data: number}}
 *   Comparison
 */

/**
 * @param {Course} course
 * @param {Points} points
 * @returns {number[]} the places that are set, in order
 */
export function setPlaces(course, points) {
  return Object.keys(points)
    .map(Number)
    .filter(each => each >= course.given && each < course.xs.length)
    .sort((a, b) => a - b);
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
      const share =
        (course.xs[between] - course.xs[before]) / (course.xs[place] - course.xs[before]);
      line.push(start + (points[place] - start) * share);
    }
    before = place;
    start = points[place];
  }
  return line;
}

// A hand that stops a little short of the end meant to reach it.
const MOST_CARRIED = 3;

/**
 * @param {Course} course
 * @param {Points} points
 * @returns {number} how many places after the last set one are open
 */
export function openAtEnd(course, points) {
  return course.xs.length - 1 - Math.max(course.given - 1, ...setPlaces(course, points));
}

/**
 * @param {Course} course
 * @param {Points} points
 * @returns {boolean} whether the line reaches the end, or nearly so
 */
export function lineIsWhole(course, points) {
  const open = openAtEnd(course, points);
  return open === 0 || (open <= MOST_CARRIED && open < (course.xs.length - course.given) / 2);
}

/**
 * @param {Course} course
 * @param {Points} points
 * @returns {Points} those of a line that is nearly whole go on level to the end
 */
export function carriedOn(course, points) {
  const open = openAtEnd(course, points);
  if (!open || !lineIsWhole(course, points)) return points;
  const last = course.xs.length - 1;
  return { ...points, [last]: points[last - open] };
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

/**
 * @param {number} value not below zero
 * @param {number} decimals
 * @returns {string} halves rounded up, thousands separated
 */
export function drawnNumber(value, decimals) {
  const scale = 10 ** decimals;
  const [whole, part] = (Math.floor(value * scale + 0.5) / scale).toFixed(decimals).split(".");
  return whole.replace(/\B(?=(\d{3})+$)/g, ",") + (part ? `.${part}` : "");
}

/** @param {Course} course @param {number} value */
export function drawnValue(course, value) {
  return `${drawnNumber(value, course.decimals)} ${course.unit}`.trim();
}

/**
 * @param {Course} course
 * @param {Points} points
 * @returns {string[]} the same for a line that stops on the way
 */
export function partAccount(course, points) {
  const { mean_gap, worst, worst_gap } = compareLines(course, points);
  const stop = course.labels[course.xs.length - 1 - openAtEnd(course, points)];
  return [
    `You drew a part of the line, up to ${stop}.`,
    `Over that part it lies on average ${drawnNumber(mean_gap, course.decimals)} ${course.gap} from the data. Largest miss: ${course.labels[worst]}, by ${drawnNumber(worst_gap, course.decimals)} ${course.gap}.`,
  ];
}

/** @param {number} change @param {number} flat */
function directionOf(change, flat) {
  return Math.abs(change) <= flat ? 0 : Math.sign(change);
}

/**
 * @param {Course} course
 * @param {Points} points
 * @returns {string[]} how far the line is from the data, in words
 */
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
