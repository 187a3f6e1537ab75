// @ts-check
// The picture that a reader draws in: axes that never move, what is given, the drawn line, the data.
import { element, svgElement } from "./_kit.js";
import { drawnLine, drawnNumber, lineIsWhole, setPlaces } from "./_drawn.js";

/**
 * @typedef {import("./_drawn.js").Course} Course
 * @typedef {import("./_drawn.js").Points} Points
 * @typedef {{name: string, title: string, prompt: string, measure: string, place: string, course: Course, top: number, step: number, source: string, data_href: string, note: string, ticks: number[], version: string}} Series
 */

const HEIGHT = 300;
const EDGES = { top: 36, right: 16, bottom: 30 };
const MOST_TICKS = 4;

/** @param {Series} series @param {number} value @returns {number} the value on the axis, and on its step */
export function onStep({ top, step }, value) {
  const held = Math.min(top, Math.max(0, value));
  // Rounded, for 3 * 0.1 would be 0.30000000000000004.
  return Number((Math.round(held / step) * step).toFixed(6));
}

/** @param {Series} series @param {Points} points @returns {string} how far the drawing is */
export function stateText({ course }, points) {
  const open = course.xs.length - course.given;
  const count = setPlaces(course, points).length;
  const last = course.labels[course.labels.length - 1];
  if (lineIsWhole(course, points)) return `Your line is whole: ${count} of ${open} points set, straight lines between them.`;
  return count ? `${count} of ${open} points set. The line is whole once ${last} is set.` : `Nothing drawn yet. The line has to reach ${last}.`;
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
  const x = (/** @type {number} */ at) => left + ((at - xs[0]) / (xs[xs.length - 1] - xs[0])) * inner;
  const y = (/** @type {number} */ value) => HEIGHT - EDGES.bottom - (value / top) * (HEIGHT - EDGES.top - EDGES.bottom);
  const value = (/** @type {number} */ at) => ((HEIGHT - EDGES.bottom - at) / (HEIGHT - EDGES.top - EDGES.bottom)) * top;
  const place = (/** @type {number} */ at) => {
    let near = course.given;
    for (let i = course.given; i < xs.length; i += 1) if (Math.abs(x(xs[i]) - at) < Math.abs(x(xs[near]) - at)) near = i;
    return near;
  };
  return { left, x, y, value, place };
}

/** @param {number[]} xs @param {number[]} values @param {ReturnType<typeof scalesOf>} scales */
function pathOf(xs, values, { x, y }) {
  return values.map((each, i) => `${i ? "L" : "M"}${x(xs[i]).toFixed(1)} ${y(each).toFixed(1)}`).join("");
}

/** @param {Series} series @param {number} width @param {ReturnType<typeof scalesOf>} scales */
function axisNodes(series, width, { left, x, y }) {
  const { course, top, ticks, measure } = series;
  const rows = Array.from({ length: MOST_TICKS + 1 }, (_, i) => (top / MOST_TICKS) * i);
  const grid = rows.flatMap((each) => [
    svgElement("line", { class: "nc-grid", x1: left, x2: width - EDGES.right, y1: y(each), y2: y(each) }),
    svgElement("text", { x: left - 6, y: y(each) + 4, "text-anchor": "end" }, tickText(series, each)),
  ]);
  const years = ticks.map((each) => svgElement("text", { x: x(each), y: HEIGHT - 8, "text-anchor": "middle" }, String(each)));
  const from = x(course.xs[course.given - 1]);
  const zone = svgElement("rect", { class: "nc-zone", x: from, y: EDGES.top, width: width - EDGES.right - from, height: HEIGHT - EDGES.top - EDGES.bottom });
  return [svgElement("text", { x: 6, y: 16 }, measure), zone, ...grid, ...years];
}

/**
 * The picture: axes that never move, what is given, the reader's line, and the data once shown.
 *
 * @param {Series} series @param {(place: number, value: number, first: boolean) => void} onStroke @param {() => void} onEnd
 */
export function makeChart(series, onStroke, onEnd) {
  const { course } = series;
  const svg = svgElement("svg", { class: "nc-drawing", role: "img", height: HEIGHT });
  const box = element("div", { class: "nc-canvas" });
  box.append(svg);
  let width = 640;
  let drawing = false;
  /** @type {{points: Points, shown: boolean, place: number | null}} */
  let state = { points: {}, shown: false, place: null };

  function draw() {
    const scales = scalesOf(series, width);
    const { x, y } = scales;
    const { xs, values, given } = course;
    const line = drawnLine(course, state.points);
    const parts = [...axisNodes(series, width, scales),
      svgElement("path", { class: "nc-given", d: pathOf(xs, values.slice(0, given), scales) })];
    if (state.shown) parts.push(svgElement("path", { class: "nc-data", d: pathOf(xs.slice(given - 1), values.slice(given - 1), scales) }));
    if (line.length) parts.push(svgElement("path", { class: "nc-yours", d: pathOf(xs.slice(given - 1), [values[given - 1], ...line], scales) }));
    if (!state.shown) for (const each of setPlaces(course, state.points)) parts.push(svgElement("circle", { class: "nc-point", cx: x(xs[each]), cy: y(state.points[each]), r: 3 }));
    if (state.place !== null && !state.shown) parts.push(svgElement("line", { class: "nc-cursor", x1: x(xs[state.place]), x2: x(xs[state.place]), y1: EDGES.top, y2: HEIGHT - EDGES.bottom }));
    parts.push(...nameNodes(line, scales));
    if (!state.shown && !line.length) parts.push(svgElement("text", { class: "nc-hint", x: (x(xs[given - 1]) + width - EDGES.right) / 2, y: y(series.top) + 22, "text-anchor": "middle" }, "Draw here"));
    svg.setAttribute("viewBox", `0 0 ${width} ${HEIGHT}`);
    svg.setAttribute("aria-label", spoken());
    svg.replaceChildren(...parts);
  }

  /** @param {number[]} line @param {ReturnType<typeof scalesOf>} scales the two lines' names, kept apart */
  function nameNodes(line, { x, y }) {
    if (!state.shown) return [];
    const last = course.xs.length - 1;
    const at = x(course.xs[last]) - 4;
    const data = y(course.values[last]);
    const yours = line.length ? y(line[line.length - 1]) : null;
    const above = yours === null || data <= yours;
    const names = [svgElement("text", { class: "nc-name nc-name-data", x: at, y: data + (above ? -9 : 19), "text-anchor": "end" }, "Data")];
    if (yours !== null) names.push(svgElement("text", { class: "nc-name nc-name-yours", x: at, y: yours + (above ? 19 : -9), "text-anchor": "end" }, "You"));
    return names;
  }

  function spoken() {
    const base = `Chart of ${series.title}. The data are given up to ${course.labels[course.given - 1]}.`;
    return state.shown ? `${base} The data and your line are drawn beside each other; the table has both.` : `${base} ${stateText(series, state.points)}`;
  }

  /** @param {PointerEvent} event @param {boolean} first */
  function stroke(event, first) {
    const rect = svg.getBoundingClientRect();
    const scales = scalesOf(series, width);
    onStroke(scales.place(event.clientX - rect.left), onStep(series, scales.value(event.clientY - rect.top)), first);
  }

  /** @param {PointerEvent} event */
  function start(event) {
    const from = scalesOf(series, width).x(course.xs[course.given - 1]);
    if (state.shown || event.button !== 0 || event.clientX - svg.getBoundingClientRect().left < from) return;
    drawing = true;
    svg.setPointerCapture(event.pointerId);
    stroke(event, true);
    event.preventDefault();
  }

  const stop = () => {
    if (drawing) onEnd();
    drawing = false;
  };
  svg.addEventListener("pointerdown", (event) => start(/** @type {PointerEvent} */ (event)));
  svg.addEventListener("pointermove", (event) => drawing && stroke(/** @type {PointerEvent} */ (event), false));
  for (const end of ["pointerup", "pointercancel"]) svg.addEventListener(end, stop);
  const sized = new ResizeObserver(() => {
    if (!box.clientWidth || box.clientWidth === width) return;
    width = box.clientWidth;
    draw();
  });
  sized.observe(box);
  return {
    node: box,
    /** @param {typeof state} next */
    show(next) {
      state = next;
      box.dataset.shown = String(next.shown);
      draw();
    },
    stop: () => sized.disconnect(),
  };
}
