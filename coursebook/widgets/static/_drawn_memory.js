// @ts-check
// What is remembered of a reader's line, what a link carries of it, and how a stroke adds to it.
import { onStep } from "./_line_chart.js";
import { recordOf } from "./_values.js";
/** @import { Points } from "./_drawn_line.js" */
/** @import { Series } from "./_line_chart.js" */

/**
 * The points, whether the data were shown, and how often they were seen before.
 *
 * @typedef {{version: string, points: Points, shown: boolean, tries: number, at?: number}} Memory
 * @typedef {{place: number, value: number}} Spot
 */

/** @param {Series} series @param {any} points @returns {Points} those that the series can have */
export function soundPoints({ course, top }, points) {
  const fits = Object.entries(recordOf(points)).filter(([text, value]) => {
    const place = Number(text);
    const isPlace = Number.isInteger(place) && place >= course.given && place < course.xs.length;
    return isPlace && Number.isFinite(value) && value >= 0 && value <= top;
  });
  return Object.fromEntries(fits);
}

/** @param {Series} series @param {any} stored @returns {Memory} */
export function rememberedLine(series, stored) {
  const { version, points, shown, tries } = recordOf(stored);
  if (version !== series.version)
    return { version: series.version, points: {}, shown: false, tries: 0 };
  return {
    version,
    points: soundPoints(series, points),
    shown: shown === true,
    tries: Number.isInteger(tries) ? tries : 0,
  };
}

/** @param {Points} points @returns {string} as a link carries them */
export function pointsText(points) {
  return Object.entries(points)
    .map(([place, value]) => `${place}-${value}`)
    .join("_");
}

/** @param {Series} series @param {string} text @returns {Points} */
export function pointsFromText(series, text) {
  const pairs = text
    .split("_")
    .map(each => each.split("-"))
    .filter(each => each.length === 2 && each[1] !== "")
    .map(([place, value]) => [place, Number(value)]);
  return soundPoints(series, Object.fromEntries(pairs));
}

/**
 * The points with a stroke added: every place that it crosses from one event to the next.
 *
 * @param {Series} series @param {Points} points @param {Spot} from @param {Spot} to
 * @returns {Points}
 */
export function withStroke(series, points, from, to) {
  const added = { ...points };
  const way = to.place - from.place;
  const count = Math.abs(way);
  for (let i = 1; i <= count; i += 1) {
    const value = from.value + ((to.value - from.value) * i) / count;
    added[from.place + Math.sign(way) * i] = onStep(series, value);
  }
  added[to.place] = onStep(series, to.value);
  return added;
}
