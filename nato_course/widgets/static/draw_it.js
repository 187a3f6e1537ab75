// @ts-check
import { announcer, element, makeFragment, pageStore, readFragment, svgElement, uniqueId } from "./_kit.js";
import { copyLink } from "./_settings.js";
import { drawnAccount, drawnLine, drawnNumber, drawnValue, lineIsWhole, setPlaces } from "./_drawn.js";

/**
 * @typedef {import("./_drawn.js").Course} Course
 * @typedef {import("./_drawn.js").Points} Points
 * @typedef {{name: string, title: string, prompt: string, measure: string, place: string, course: Course, top: number, step: number, source: string, data_href: string, note: string, ticks: number[], version: string}} Series
 * @typedef {{version: string, points: Points, shown: boolean, tries: number, at?: number}} Memory
 * @typedef {{series: Series, memory: Memory, chart: ReturnType<typeof makeChart>, place: number, change: (points: Points) => void, keep: (change: Partial<Memory>) => void, link: () => string, say: (message: string) => void}} Stage
 */

const HEIGHT = 300;
const EDGES = { top: 36, right: 16, bottom: 30 };
const MOST_TICKS = 4;

/** @param {Series} series @param {number} value @returns {number} the value on the axis, and on its step */
export function onStep({ top, step }, value) {
  const held = Math.min(top, Math.max(0, value));
  // The division keeps the steps' own decimals: 3 * 0.1 would be 0.30000000000000004.
  return Number((Math.round(held / step) * step).toFixed(6));
}

/** @param {Series} series @param {any} points @returns {Points} those that the series can have */
export function soundPoints(series, points) {
  if (!points || typeof points !== "object") return {};
  const fits = Object.entries(points).filter(([place, value]) => Number.isInteger(Number(place)) &&
    Number(place) >= series.course.given && Number(place) < series.course.xs.length && Number.isFinite(value) && value >= 0 && value <= series.top);
  return Object.fromEntries(fits);
}

/** @param {Series} series @param {any} stored @returns {Memory} */
export function rememberedLine(series, stored) {
  const blank = { version: series.version, points: {}, shown: false, tries: 0 };
  if (!stored || typeof stored !== "object" || stored.version !== series.version) return blank;
  const points = soundPoints(series, stored.points);
  const tries = Number.isInteger(stored.tries) ? stored.tries : 0;
  return { version: series.version, points, shown: stored.shown === true, tries };
}

/** @param {Points} points @returns {string} as a link carries them */
export function pointsText(points) {
  return Object.entries(points).map(([place, value]) => `${place}-${value}`).join("_");
}

/** @param {Series} series @param {string} text @returns {Points} */
export function pointsFromText(series, text) {
  const pairs = text.split("_").map((each) => each.split("-")).filter((each) => each.length === 2 && each[1] !== "");
  return soundPoints(series, Object.fromEntries(pairs.map(([place, value]) => [place, Number(value)])));
}

/**
 * The points with a stroke added: every place that it crosses from one event to the next.
 *
 * @param {Series} series @param {Points} points
 * @param {{place: number, value: number}} from @param {{place: number, value: number}} to @returns {Points}
 */
export function withStroke(series, points, from, to) {
  const added = { ...points };
  const way = to.place - from.place;
  for (let i = 1; i <= Math.abs(way); i += 1) {
    const share = i / Math.abs(way);
    added[from.place + Math.sign(way) * i] = onStep(series, from.value + (to.value - from.value) * share);
  }
  added[to.place] = onStep(series, to.value);
  return added;
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
function makeChart(series, onStroke, onEnd) {
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

/** @param {string} label @param {() => void} onClick @param {boolean} [primary] */
function drawButton(label, onClick, primary = false) {
  return element("button", { type: "button", class: primary ? "nc-button nc-button-primary" : "nc-button", onClick }, label);
}

/**
 * The drawing by keyboard: a place, and a value for it.
 *
 * @param {Series} series @param {() => {points: Points, place: number}} now
 * @param {(place: number) => void} onPlace @param {(value: number) => void} onValue @param {() => void} onEnd
 */
function makeFields(series, now, onPlace, onValue, onEnd) {
  const { course, top, step } = series;
  const ids = [uniqueId("place"), uniqueId("value"), uniqueId("slide")];
  // The slider itself speaks the place, so its words in sight stay silent.
  const at = element("span", { class: "nc-place", "aria-hidden": "true" });
  const place = element("input", { id: ids[0], type: "range", min: String(course.given), max: String(course.xs.length - 1), step: "1",
    onInput: () => onPlace(Number(place.value)) });
  const slider = element("input", { id: ids[2], type: "range", min: "0", max: String(top), step: String(step),
    onInput: () => onValue(Number(slider.value)), onChange: onEnd });
  const box = element("input", { id: ids[1], class: "nc-number", type: "number", min: "0", max: String(top), step: "any", inputMode: "decimal",
    onChange: () => {
      const value = box.value === "" ? NaN : Number(box.value);
      if (value >= 0 && value <= top) onValue(value);
      else box.value = "";
      onEnd();
    } });
  const valueLabel = element("label", { for: ids[1] });
  const slideLabel = element("label", { for: ids[2], class: "nc-live" });
  const node = element("div", { class: "nc-fields" },
    element("div", { class: "nc-field" }, element("label", { for: ids[0] }, series.place), at, place),
    element("div", { class: "nc-field" }, valueLabel, box, slideLabel, slider));
  function update() {
    const { points, place: chosen } = now();
    const label = course.labels[chosen];
    const line = drawnLine(course, points);
    const value = points[chosen] ?? line[chosen - course.given] ?? line[line.length - 1] ?? course.values[course.given - 1];
    place.value = String(chosen);
    place.setAttribute("aria-valuetext", label);
    at.textContent = label;
    slider.value = String(value);
    slider.setAttribute("aria-valuetext", chosen in points ? drawnValue(course, value) : `${drawnValue(course, value)}, not set`);
    box.value = chosen in points ? String(points[chosen]) : "";
    valueLabel.textContent = `Your value for ${label}, in ${course.unit}`;
    slideLabel.textContent = `Slide the value for ${label}`;
  }
  return { node, update, focus: () => place.focus() };
}

/** @param {Series} series @param {Memory} memory @returns {HTMLElement} both lines as a table, behind a disclosure */
function bothTable({ course, place, measure }, memory) {
  const line = lineIsWhole(course, memory.points) ? drawnLine(course, memory.points) : [];
  const rows = course.labels.map((label, i) => element("tr", {}, element("th", { scope: "row" }, label),
    element("td", {}, i < course.given ? "given" : line.length ? drawnNumber(line[i - course.given], course.decimals) : "none"),
    element("td", {}, drawnNumber(course.values[i], course.decimals))));
  const head = element("tr", {}, ...[place, "You", "Data"].map((each) => element("th", { scope: "col" }, each)));
  return element("details", {}, element("summary", {}, "Your line and the data as a table"),
    element("div", { class: "nc-scroll", role: "region", "aria-label": `Your line and the data. ${measure}`, tabIndex: 0 },
      element("table", {}, element("thead", {}, head), element("tbody", {}, ...rows))));
}

/** @param {Stage} stage @returns {HTMLElement[]} a button that copies a link, and what came of it */
function linkNodes({ link }) {
  const note = element("p", { class: "nc-link-note", "aria-live": "polite" });
  return [drawButton("Copy a link to this line", () => copyLink(link(), note)), note];
}

/** @param {Stage} stage */
function shownScene(stage) {
  const { series, memory, keep } = stage;
  const told = lineIsWhole(series.course, memory.points) ? drawnAccount(series.course, memory.points) : ["You have seen the data without a line of your own."];
  const heading = element("p", { class: "nc-outcome", role: "heading", "aria-level": 3, tabIndex: -1 }, told[0]);
  const [copy, note] = linkNodes(stage);
  const again = drawButton("Draw again", () => keep({ points: {}, shown: false, tries: memory.tries + 1 }), true);
  const parts = [heading, ...told.slice(1).map((each) => element("p", {}, each)),
    series.note ? element("p", { class: "nc-quiet" }, series.note) : null,
    element("p", { class: "nc-quiet" }, "Source: ", element("a", { href: series.data_href }, series.source), "."),
    bothTable(series, memory), element("div", { class: "nc-actions" }, again, told.length > 1 ? copy : null), note];
  return { parts: parts.filter((each) => each !== null), focus: () => heading.focus() };
}

/** @param {Stage} stage @param {ReturnType<typeof makeFields>} fields */
function drawScene(stage, fields) {
  const { series, memory, keep, say } = stage;
  const needs = element("p", { class: "nc-needs" });
  const state = element("p", { class: "nc-state" }, stateText(series, memory.points));
  const show = drawButton("Show the data", () => {
    if (lineIsWhole(series.course, stage.memory.points)) {
      keep({ shown: true });
      say(drawnAccount(series.course, stage.memory.points).join(" "));
    } else {
      needs.textContent = `${stateText(series, stage.memory.points)} Draw on, or see the data without a line.`;
      say(needs.textContent);
    }
  }, true);
  const skip = drawButton("Show the data without a line", () => {
    keep({ points: {}, shown: true });
    say("The data are shown.");
  });
  const clear = drawButton("Reset", () => {
    stage.change({});
    keep({ points: {} });
    say("Your line is cleared.");
  });
  const [copy, note] = linkNodes(stage);
  const seen = memory.tries ? element("p", { class: "nc-quiet" }, "You have seen the data before; this line is practice.") : null;
  const parts = [seen, state, fields.node, element("div", { class: "nc-actions" }, show, clear, skip, copy), needs, note];
  return { parts: parts.filter((each) => each !== null), state, focus: fields.focus };
}

/** @param {{model: {get: (name: string) => any}, el: HTMLElement}} view */
function render({ model, el }) {
  /** @type {Series} */
  const series = model.get("series");
  const live = announcer();
  const store = pageStore();
  const key = `draw:${series.name}`;
  const linked = readFragment(`draw.${series.name}`);
  let memory = rememberedLine(series, store.get(key));
  if (linked) memory = { ...memory, points: pointsFromText(series, linked.line ?? ""), shown: false };
  let place = series.course.given;
  let last = { place, value: 0 };
  /** @type {ReturnType<typeof drawScene> | null} */
  let drawingScene = null;
  const chart = makeChart(series, (at, value, first) => {
    if (first) last = { place: at, value };
    const next = { place: at, value };
    place = at;
    change(withStroke(series, memory.points, last, next));
    last = next;
  }, () => keep({}));
  const fields = makeFields(series, () => ({ points: memory.points, place }), (at) => {
    place = at;
    paint();
  }, (value) => change({ ...memory.points, [place]: onStep(series, value) }), () => keep({}));
  const body = element("div", { class: "nc-body" });
  const frame = element("fieldset", { class: "nc-panel" },
    element("legend", {}, element("span", { class: "nc-kicker" }, "Draw it first"), series.title),
    element("p", {}, series.prompt), chart.node, body);
  const stage = { series, memory, chart, place, change, keep, say: live.say,
    link: () => location.href.split("#")[0] + makeFragment(`draw.${series.name}`, { line: pointsText(memory.points) }) };

  /** Shows the reader's points, in the picture and the fields, without building the scene anew. */
  function paint() {
    stage.memory = memory;
    chart.show({ points: memory.points, shown: memory.shown, place });
    fields.update();
    if (drawingScene) drawingScene.state.textContent = stateText(series, memory.points);
  }

  /** @param {Points} points */
  function change(points) {
    memory = { ...memory, points };
    paint();
  }

  /** @param {boolean} moveFocus */
  function draw(moveFocus) {
    stage.memory = memory;
    drawingScene = memory.shown ? null : drawScene(stage, fields);
    const scene = drawingScene ?? shownScene(stage);
    body.replaceChildren(...scene.parts);
    paint();
    if (moveFocus) scene.focus();
  }

  /** @param {Partial<Memory>} change */
  function keep(change) {
    const shown = memory.shown;
    const own = frame.contains(document.activeElement);
    memory = { ...memory, ...change };
    store.set(key, { ...memory, at: Date.now() });
    if (memory.shown !== shown) draw(own);
  }

  draw(false);
  const unsubscribe = store.subscribe(key, (stored) => {
    const next = rememberedLine(series, stored);
    const rebuilt = next.shown !== memory.shown || next.tries !== memory.tries;
    memory = next;
    if (rebuilt && !frame.contains(document.activeElement)) draw(false);
    else paint();
  });
  el.classList.add("nc-draw_it");
  el.append(frame, live.node);
  return () => {
    unsubscribe();
    chart.stop();
    live.stop();
    el.replaceChildren();
  };
}

export default { render };
