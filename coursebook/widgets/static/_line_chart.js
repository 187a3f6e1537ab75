// @ts-check
// The picture that a reader draws in: axes that never move, what is given, the drawn line, the
// data.
import { element, svgElement } from "./_kit.js";
import {
  carriedOn,
  drawnLine,
  drawnNumber,
  lineIsWhole,
  openAtEnd,
  setPlaces,
} from "./_drawn_line.js";

/**
 * @typedef {import("./_drawn_line.js").Course} Course
 * @typedef {import("./_drawn_line.js").Points} Points
 * @typedef {{name: string, title: string, prompt: string, measure: string, place: string, course:
 *   Course, top: number, step: number, source: string, data_href: string, note: string, ticks:
 *   number[], version: string}} Series
 */

const HEIGHT = 300;
// To the right there is room for the names of the two lines.
const EDGES = { top: 36, right: 46, bottom: 30 };
const NAME_HEIGHT = 16;
const MOST_TICKS = 4;

/**
 * @param {Series} series
 * @param {number} value
 * @returns {number} the value on the axis, and on its step
 */
export function onStep({ top, step }, value) {
  const held = Math.min(top, Math.max(0, value));
  // Rounded, for 3 * 0.1 would be 0.30000000000000004.
  return Number((Math.round(held / step) * step).toFixed(6));
}

/**
 * @param {Course} course
 * @param {Points} points
 * @returns {string} that a line goes on level to the end, if it does
 */
export function levelText(course, points) {
  const last = course.xs.length - 1;
  const open = openAtEnd(course, points);
  if (!open || !lineIsWhole(course, points)) return "";
  return ` From ${course.labels[last - open]} it goes on level to ${course.labels[last]}.`;
}

/** @param {Series} series @param {Points} points @returns {string} how far the drawing is */
export function stateText({ course }, points) {
  const open = course.xs.length - course.given;
  const count = setPlaces(course, points).length;
  const last = course.labels[course.labels.length - 1];
  if (lineIsWhole(course, points))
    return `Your line is whole: ${count} of ${open} points set, straight lines between them.${levelText(course, points)}`;
  return count
    ? `${count} of ${open} points set. The line is whole once ${last} is set.`
    : `Nothing drawn yet. The line has to reach ${last}.`;
}

/** @param {Series} series @param {number} value @returns {string} a value on the axis */
function tickText({ top }, value) {
  return drawnNumber(value, Number.isInteger(top / MOST_TICKS) ? 0 : 1);
}

/** @param {Series} series @param {number} width */
function scalesOf(series, width) {
  const { course, top } = series;
  const { xs } = course;
  const left = 14 + 8 * tickText(series, top).length;
  const inner = width - left - EDGES.right;
  const x = (/** @type {number} */ at) =>
    left + ((at - xs[0]) / (xs[xs.length - 1] - xs[0])) * inner;
  const y = (/** @type {number} */ value) =>
    HEIGHT - EDGES.bottom - (value / top) * (HEIGHT - EDGES.top - EDGES.bottom);
  const value = (/** @type {number} */ at) =>
    ((HEIGHT - EDGES.bottom - at) / (HEIGHT - EDGES.top - EDGES.bottom)) * top;
  const place = (/** @type {number} */ at) => {
    let near = course.given;
    for (let i = course.given; i < xs.length; i += 1)
      if (Math.abs(x(xs[i]) - at) < Math.abs(x(xs[near]) - at)) near = i;
    return near;
  };
  return { left, x, y, value, place };
}

/** @param {number[]} xs @param {number[]} values @param {ReturnType<typeof scalesOf>} scales */
function pathOf(xs, values, { x, y }) {
  return values
    .map((each, i) => `${i ? "L" : "M"}${x(xs[i]).toFixed(1)} ${y(each).toFixed(1)}`)
    .join("");
}

/** @param {Series} series @param {number} width @param {ReturnType<typeof scalesOf>} scales */
function axisNodes(series, width, { left, x, y }) {
  const { course, top, ticks, measure } = series;
  const rows = Array.from({ length: MOST_TICKS + 1 }, (_, i) => (top / MOST_TICKS) * i);
  const grid = rows.flatMap(each => [
    svgElement("line", {
      class: "nc-grid",
      x1: left,
      x2: width - EDGES.right,
      y1: y(each),
      y2: y(each),
    }),
    svgElement(
      "text",
      { x: left - 6, y: y(each) + 4, "text-anchor": "end" },
      tickText(series, each),
    ),
  ]);
  const years = ticks.map(each =>
    svgElement("text", { x: x(each), y: HEIGHT - 8, "text-anchor": "middle" }, String(each)),
  );
  const from = x(course.xs[course.given - 1]);
  const zone = svgElement("rect", {
    class: "nc-zone",
    x: from,
    y: EDGES.top,
    width: width - EDGES.right - from,
    height: HEIGHT - EDGES.top - EDGES.bottom,
  });
  return [svgElement("text", { x: 6, y: 16 }, measure), zone, ...grid, ...years];
}

/**
 * @param {Series} series
 * @param {number[]} line
 * @param {ReturnType<typeof scalesOf>} scales
 * @returns {SVGElement[]} the two lines' names, kept apart
 */
function nameNodes({ course }, line, { x, y }) {
  const last = course.xs.length - 1;
  const name = (
    /** @type {string} */ look,
    /** @type {string} */ text,
    /** @type {number} */ place,
    /** @type {number} */ height,
  ) =>
    svgElement(
      "text",
      { class: `nc-name ${look}`, x: x(course.xs[place]) + 6, y: height + 4 },
      text,
    );
  const data = y(course.values[last]);
  if (!line.length) return [name("nc-name-data", "Data", last, data)];
  const end = course.given + line.length - 1;
  const yours = y(line[line.length - 1]);
  const away = yours < y(course.values[end]) ? -1 : 1;
  const whole = end === last;
  // Two ends that lie close push their names apart; that of a part keeps off the data beside it.
  const apart = whole ? Math.max(0, (NAME_HEIGHT - Math.abs(data - yours)) / 2) : 0;
  return [
    name("nc-name-data", "Data", last, data - away * apart),
    name("nc-name-yours", "You", end, yours + away * (whole ? apart : NAME_HEIGHT)),
  ];
}

/** @typedef {{points: Points, shown: boolean, place: number | null}} DrawnState */

/**
 * @param {Series} series
 * @param {DrawnState} state
 * @param {number[]} line
 * @param {ReturnType<typeof scalesOf>} scales
 * @param {number} width
 * @returns {SVGElement[]} what helps to draw, until the data are shown
 */
function guideNodes({ course, top }, { points, place }, line, { x, y }, width) {
  const { xs, given } = course;
  const nodes = setPlaces(course, points).map(each =>
    svgElement("circle", { class: "nc-point", cx: x(xs[each]), cy: y(points[each]), r: 3 }),
  );
  if (place !== null)
    nodes.push(
      svgElement("line", {
        class: "nc-cursor",
        x1: x(xs[place]),
        x2: x(xs[place]),
        y1: EDGES.top,
        y2: HEIGHT - EDGES.bottom,
      }),
    );
  if (!line.length)
    nodes.push(
      svgElement(
        "text",
        {
          class: "nc-hint",
          x: (x(xs[given - 1]) + width - EDGES.right) / 2,
          y: y(top) + 22,
          "text-anchor": "middle",
        },
        "Draw here",
      ),
    );
  return nodes;
}

/** The picture: axes that never move, what is given, the reader's line, and the data once shown. */
export class DrawnChart {
  /**
   * @param {Series} series
   * @param {(place: number, value: number, first: boolean) => void} onStroke
   * @param {(cancelled: boolean) => void} onEnd
   */
  constructor(series, onStroke, onEnd) {
    this.series = series;
    this.onStroke = onStroke;
    this.onEnd = onEnd;
    this.svg = svgElement("svg", { class: "nc-drawing", role: "img", height: HEIGHT });
    this.node = element("div", { class: "nc-canvas" });
    this.node.append(this.svg);
    this.width = 640;
    this.drawing = false;
    /** @type {DrawnState} */
    this.state = { points: {}, shown: false, place: null };
    this.listen();
    this.sized = new ResizeObserver(() => this.fit());
    this.sized.observe(this.node);
  }

  listen() {
    const pointer = (/** @type {Event} */ event) => /** @type {PointerEvent} */ (event);
    this.svg.addEventListener("pointerdown", event => this.start(pointer(event)));
    this.svg.addEventListener(
      "pointermove",
      event => this.drawing && this.stroke(pointer(event), false),
    );
    this.svg.addEventListener("pointerup", () => this.end(false));
    // The browser took the gesture: a finger that went up or down scrolls the page.
    this.svg.addEventListener("pointercancel", () => this.end(true));
  }

  fit() {
    if (!this.node.clientWidth || this.node.clientWidth === this.width) return;
    this.width = this.node.clientWidth;
    this.draw();
  }

  get scales() {
    return scalesOf(this.series, this.width);
  }

  draw() {
    const { series, state, scales, width } = this;
    const { xs, values, given } = series.course;
    const line = drawnLine(series.course, carriedOn(series.course, state.points));
    const path = (
      /** @type {string} */ look,
      /** @type {number} */ from,
      /** @type {number[]} */ ys,
    ) =>
      svgElement("path", { class: look, d: pathOf(xs.slice(from, from + ys.length), ys, scales) });
    const parts = [
      ...axisNodes(series, width, scales),
      path("nc-given", 0, values.slice(0, given)),
    ];
    if (state.shown) parts.push(path("nc-data", given - 1, values.slice(given - 1)));
    if (line.length) parts.push(path("nc-yours", given - 1, [values[given - 1], ...line]));
    parts.push(
      ...(state.shown
        ? nameNodes(series, line, scales)
        : guideNodes(series, state, line, scales, width)),
    );
    this.svg.setAttribute("viewBox", `0 0 ${width} ${HEIGHT}`);
    this.svg.setAttribute("aria-label", this.spoken());
    this.svg.replaceChildren(...parts);
  }

  /** @returns {string} */
  spoken() {
    const { series, state } = this;
    const base = `Chart of ${series.title}. The data are given up to ${series.course.labels[series.course.given - 1]}.`;
    return state.shown
      ? `${base} The data and your line are drawn beside each other; the table has both.`
      : `${base} ${stateText(series, state.points)}`;
  }

  /** @param {PointerEvent} event @param {boolean} first */
  stroke(event, first) {
    const rect = this.svg.getBoundingClientRect();
    const { place, value } = this.scales;
    this.onStroke(
      place(event.clientX - rect.left),
      onStep(this.series, value(event.clientY - rect.top)),
      first,
    );
  }

  /** @param {PointerEvent} event */
  start(event) {
    const { course } = this.series;
    const from = this.scales.x(course.xs[course.given - 1]);
    if (
      this.state.shown ||
      event.button !== 0 ||
      event.clientX - this.svg.getBoundingClientRect().left < from
    )
      return;
    this.drawing = true;
    this.svg.setPointerCapture(event.pointerId);
    this.stroke(event, true);
    event.preventDefault();
  }

  /** @param {boolean} cancelled */
  end(cancelled) {
    if (this.drawing) this.onEnd(cancelled);
    this.drawing = false;
  }

  /** @param {DrawnState} next */
  show(next) {
    this.state = next;
    this.node.dataset.shown = String(next.shown);
    this.draw();
  }

  stop() {
    this.sized.disconnect();
  }
}
