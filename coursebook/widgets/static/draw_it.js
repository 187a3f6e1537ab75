// @ts-check
import { announcer, button, element, uniqueId } from "./_kit.js";
import { pageStore } from "./_store.js";
import { StateLink } from "./_state_link.js";
import { numbersWithin } from "./_numbers.js";
import {
  carriedOn,
  drawnAccount,
  drawnLine,
  drawnNumber,
  drawnValue,
  lineIsWhole,
  partAccount,
  setPlaces,
} from "./_drawn_line.js";
import { DrawnChart, levelText, onStep, stateText } from "./_line_chart.js";
import { scrolling, table } from "./_table.js";

/**
 * What is remembered: the points, whether the data were shown, and how often they were seen before.
 *
 * @typedef {import("./_line_chart.js").Series} Series
 * @typedef {import("./_drawn_line.js").Points} Points
 * @typedef {{version: string, points: Points, shown: boolean, tries: number, at?: number}} Memory
 * @typedef {{series: Series, memory: Memory, keep: (change: Partial<Memory>) => void, link:
 *   StateLink, say: (message: string) => void}} Stage
 */

/** @param {Series} series @param {any} points @returns {Points} those that the series can have */
export function soundPoints(series, points) {
  if (!points || typeof points !== "object") return {};
  const fits = Object.entries(points).filter(
    ([place, value]) =>
      Number.isInteger(Number(place)) &&
      Number(place) >= series.course.given &&
      Number(place) < series.course.xs.length &&
      Number.isFinite(value) &&
      value >= 0 &&
      value <= series.top,
  );
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
  return Object.entries(points)
    .map(([place, value]) => `${place}-${value}`)
    .join("_");
}

/** @param {Series} series @param {string} text @returns {Points} */
export function pointsFromText(series, text) {
  const pairs = text
    .split("_")
    .map(each => each.split("-"))
    .filter(each => each.length === 2 && each[1] !== "");
  return soundPoints(
    series,
    Object.fromEntries(pairs.map(([place, value]) => [place, Number(value)])),
  );
}

/**
 * The points with a stroke added: every place that it crosses from one event to the next.
 *
 * @param {Series} series @param {Points} points
 * @param {{place: number, value: number}} from
 * @param {{place: number, value: number}} to
 * @returns {Points}
 */
export function withStroke(series, points, from, to) {
  const added = { ...points };
  const way = to.place - from.place;
  for (let i = 1; i <= Math.abs(way); i += 1) {
    const share = i / Math.abs(way);
    added[from.place + Math.sign(way) * i] = onStep(
      series,
      from.value + (to.value - from.value) * share,
    );
  }
  added[to.place] = onStep(series, to.value);
  return added;
}

/**
 * The drawing by keyboard: a place, and a value for it.
 *
 * @param {Series} series @param {() => {points: Points, place: number}} now
 * @param {(place: number) => void} onPlace
 * @param {(value: number) => void} onValue
 * @param {() => void} onEnd
 */
function makeFields(series, now, onPlace, onValue, onEnd) {
  const { course, top, step } = series;
  const ids = [uniqueId("place"), uniqueId("value"), uniqueId("slide")];
  // The slider itself speaks the place, so its words in sight stay silent.
  const at = element("span", { class: "nc-place", "aria-hidden": "true" });
  const place = element("input", {
    id: ids[0],
    type: "range",
    min: String(course.given),
    max: String(course.xs.length - 1),
    step: "1",
    onInput: () => onPlace(Number(place.value)),
  });
  const slider = element("input", {
    id: ids[2],
    type: "range",
    min: "0",
    max: String(top),
    step: String(step),
    onInput: () => onValue(Number(slider.value)),
    onChange: onEnd,
  });
  const box = element("input", {
    id: ids[1],
    class: "nc-number",
    type: "text",
    autocomplete: "off",
    inputMode: "decimal",
    onChange: () => {
      const [value] = numbersWithin(box.value, 0, top, course.unit);
      if (value === undefined) box.value = "";
      else onValue(value);
      onEnd();
    },
  });
  const valueLabel = element("label", { for: ids[1] });
  const slideLabel = element("label", { for: ids[2], class: "nc-live" });
  const node = element(
    "div",
    { class: "nc-fields" },
    element(
      "div",
      { class: "nc-field" },
      element("label", { for: ids[0] }, series.place),
      at,
      place,
    ),
    element("div", { class: "nc-field" }, valueLabel, box, slideLabel, slider),
  );
  function update() {
    const { points, place: chosen } = now();
    const label = course.labels[chosen];
    const line = drawnLine(course, points);
    const value =
      points[chosen] ??
      line[chosen - course.given] ??
      line[line.length - 1] ??
      course.values[course.given - 1];
    place.value = String(chosen);
    place.setAttribute("aria-valuetext", label);
    at.textContent = label;
    slider.value = String(value);
    slider.setAttribute(
      "aria-valuetext",
      chosen in points ? drawnValue(course, value) : `${drawnValue(course, value)}, not set`,
    );
    box.value = chosen in points ? String(points[chosen]) : "";
    valueLabel.textContent = `Your value for ${label}, in ${course.unit}`;
    slideLabel.textContent = `Slide the value for ${label}`;
  }
  return { node, update, focus: () => place.focus() };
}

/**
 * @param {Series} series
 * @param {Memory} memory
 * @returns {HTMLElement} both lines as a table, behind a disclosure
 */
function bothTable({ course, place, measure }, memory) {
  const line = drawnLine(course, carriedOn(course, memory.points));
  const drawn = (/** @type {number} */ i) =>
    i < line.length ? drawnNumber(line[i], course.decimals) : "none";
  const rows = course.labels.map((label, i) => [
    label,
    i < course.given ? "given" : drawn(i - course.given),
    drawnNumber(course.values[i], course.decimals),
  ]);
  return element(
    "details",
    {},
    element("summary", {}, "Your line and the data as a table"),
    scrolling(`Your line and the data. ${measure}`, table([place, "You", "Data"], rows)),
  );
}

/**
 * @param {Stage} stage
 * @returns {HTMLElement[]} a button that copies a link, and what came of it
 */
function linkNodes({ link }) {
  const note = element("p", { class: "nc-link-note", "aria-live": "polite" });
  return [button("Copy a link to this line", () => link.copy(note)), note];
}

/**
 * @param {Series} series
 * @param {Points} points
 * @returns {string[]} how a line, a part of one, or none fared
 */
function accountOf({ course }, points) {
  if (!setPlaces(course, points).length)
    return ["You have seen the data without a line of your own."];
  if (!lineIsWhole(course, points)) return partAccount(course, points);
  const level = levelText(course, points);
  return [
    ...drawnAccount(course, carriedOn(course, points)),
    ...(level ? [`Your line stopped short of the end.${level}`] : []),
  ];
}

/** @param {Stage} stage */
function shownScene(stage) {
  const { series, memory, keep } = stage;
  const told = accountOf(series, memory.points);
  const heading = element(
    "p",
    { class: "nc-outcome", role: "heading", "aria-level": 3, tabIndex: -1 },
    told[0],
  );
  const [copy, note] = linkNodes(stage);
  const again = button(
    "Draw again",
    () => keep({ points: {}, shown: false, tries: memory.tries + 1 }),
    { primary: true },
  );
  const parts = [
    heading,
    ...told.slice(1).map(each => element("p", {}, each)),
    series.note ? element("p", { class: "nc-quiet" }, series.note) : null,
    element(
      "p",
      { class: "nc-quiet" },
      "Source: ",
      element("a", { href: series.data_href }, series.source),
      ".",
    ),
    bothTable(series, memory),
    element("div", { class: "nc-actions" }, again, told.length > 1 ? copy : null),
    note,
  ];
  return {
    parts: parts.filter(each => each !== null),
    paint: () => {},
    focus: () => heading.focus(),
  };
}

/** @param {Stage} stage @param {ReturnType<typeof makeFields>} fields */
function drawScene(stage, fields) {
  const { series, memory, keep, say } = stage;
  const needs = element("p", { class: "nc-needs" });
  const state = element("p", { class: "nc-state" });
  const show = button(
    "Show the data",
    () => {
      if (lineIsWhole(series.course, stage.memory.points)) {
        keep({ shown: true });
        say(accountOf(series, stage.memory.points).join(" "));
      } else {
        needs.textContent = `${stateText(series, stage.memory.points)} Draw on, or press "${skip.textContent}".`;
        say(needs.textContent);
      }
    },
    { primary: true },
  );
  const skip = button("", () => {
    keep({ shown: true });
    say(["The data are shown.", ...accountOf(series, stage.memory.points)].join(" "));
  });
  const paint = () => {
    const { points } = stage.memory;
    state.textContent = stateText(series, points);
    skip.textContent = setPlaces(series.course, points).length
      ? "Show the data with this part"
      : "Show the data without a line";
    skip.hidden = lineIsWhole(series.course, points);
  };
  const clear = button("Reset", () => {
    keep({ points: {} });
    say("Your line is cleared.");
  });
  const [copy, note] = linkNodes(stage);
  const seen = memory.tries
    ? element("p", { class: "nc-quiet" }, "You have seen the data before; this line is practice.")
    : null;
  const parts = [
    seen,
    state,
    fields.node,
    element("div", { class: "nc-actions" }, show, clear, skip, copy),
    needs,
    note,
  ];
  return { parts: parts.filter(each => each !== null), paint, focus: fields.focus };
}

/** One reader's line: what is set, where the keyboard stands, and the scene around it. */
class DrawnView {
  /** @param {Series} series @param {HTMLElement} el @param {ReturnType<typeof announcer>} live */
  constructor(series, el, live) {
    this.series = series;
    this.store = pageStore();
    this.key = `draw:${series.name}`;
    this.memory = rememberedLine(series, this.store.get(this.key));
    this.place = series.course.given;
    this.last = { place: this.place, value: 0 };
    this.before = { points: this.memory.points, place: this.place };
    this.paintScene = () => {};
    this.chart = new DrawnChart(
      series,
      (place, value, first) => this.onStroke({ place, value }, first),
      cancelled => this.onEnd(cancelled),
    );
    this.fields = makeFields(
      series,
      () => ({ points: this.memory.points, place: this.place }),
      place => {
        this.place = place;
        this.paint();
      },
      value => this.change({ ...this.memory.points, [this.place]: onStep(series, value) }),
      () => this.keep({}),
    );
    this.link = new StateLink({
      name: `draw.${series.name}`,
      el,
      settings: () => ({ line: pointsText(this.memory.points) }),
      follow: link => this.follow(link),
    });
    this.say = live.say;
    this.body = element("div", { class: "nc-body" });
    this.frame = element(
      "fieldset",
      { class: "nc-panel", role: "group", tabIndex: -1 },
      element("legend", {}, element("span", { class: "nc-kicker" }, "Draw it first"), series.title),
      element("p", {}, series.prompt),
      this.chart.node,
      this.body,
    );
    this.forget = this.store.subscribe(this.key, stored =>
      this.onStored(rememberedLine(series, stored)),
    );
  }

  /** @param {Record<string, string>} link asks for a line of this series */
  follow(link) {
    this.memory = {
      ...this.memory,
      points: pointsFromText(this.series, link.line ?? ""),
      shown: false,
    };
    this.draw(false);
  }

  /** @param {{place: number, value: number}} to @param {boolean} first */
  onStroke(to, first) {
    const from = first ? to : this.last;
    if (first) this.before = { points: this.memory.points, place: this.place };
    this.last = to;
    this.place = to.place;
    this.change(withStroke(this.series, this.memory.points, from, to));
  }

  /** A gesture that was none of drawing leaves what stood before it. @param {boolean} cancelled */
  onEnd(cancelled) {
    if (!cancelled) return this.keep({});
    this.place = this.before.place;
    this.change(this.before.points);
  }

  /** Shows the reader's points, in the picture and the fields, without building the scene anew. */
  paint() {
    const { points, shown } = this.memory;
    this.chart.show({ points, shown, place: this.place });
    this.fields.update();
    this.paintScene();
  }

  /** @param {Points} points */
  change(points) {
    this.memory = { ...this.memory, points };
    this.paint();
  }

  /** @param {boolean} moveFocus */
  draw(moveFocus) {
    const view = this;
    /** @type {Stage} */
    const stage = {
      series: this.series,
      get memory() {
        return view.memory;
      },
      keep: change => this.keep(change),
      say: this.say,
      link: this.link,
    };
    const scene = this.memory.shown ? shownScene(stage) : drawScene(stage, this.fields);
    this.paintScene = scene.paint;
    this.body.replaceChildren(...scene.parts);
    this.paint();
    if (moveFocus) scene.focus();
  }

  /** @param {Partial<Memory>} change */
  keep(change) {
    const { shown } = this.memory;
    const own = this.frame.contains(document.activeElement);
    this.memory = { ...this.memory, ...change };
    this.link.clear();
    this.store.set(this.key, { ...this.memory, at: Date.now() });
    if (this.memory.shown !== shown) this.draw(own);
  }

  /** @param {Memory} next */
  onStored(next) {
    const rebuilt = next.shown !== this.memory.shown || next.tries !== this.memory.tries;
    this.memory = next;
    if (rebuilt) this.draw(this.frame.contains(document.activeElement));
    else this.paint();
  }

  stop() {
    this.forget();
    this.chart.stop();
    this.link.stop();
  }
}

/** @param {{model: {get: (name: string) => any}, el: HTMLElement}} view */
function render({ model, el }) {
  const live = announcer();
  const view = new DrawnView(model.get("series"), el, live);
  el.classList.add("nc-draw_it", "nc-entry");
  el.append(view.frame, live.node);
  view.draw(false);
  view.link.start();
  return () => {
    view.stop();
    live.stop();
    el.replaceChildren();
  };
}

export default { render };
