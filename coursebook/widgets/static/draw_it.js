// @ts-check
import { announcer, button, element } from "./_kit.js";
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
import { pointsFromText, pointsText, rememberedLine, withStroke } from "./_drawn_memory.js";
import { DrawnChart, levelText, onStep, stateText } from "./_line_chart.js";
import { scrolling, table } from "./_table.js";
import { actions, fill, labelled, mounted, numberField, outcomeHeading, step } from "./_forms.js";
/** @import { Points } from "./_drawn_line.js" */
/** @import { Memory, Spot } from "./_drawn_memory.js" */
/** @import { Child } from "./_kit.js" */
/** @import { Series } from "./_line_chart.js" */

/**
 * @typedef {{parts: Child[], paint: () => void, focus: () => void}} Scene
 */

/** @param {number} low @param {number} high @param {number} by @param {Record<string, any>} on */
function range(low, high, by, on) {
  const ends = { min: String(low), max: String(high), step: String(by) };
  return element("input", { type: "range", ...ends, ...on });
}

/**
 * The drawing by keyboard: a place, and a value for it.
 *
 * @param {Series} series @param {() => {points: Points, place: number}} now
 * @param {(place: number) => void} onPlace @param {(value: number) => void} onValue
 * @param {() => void} onEnd
 */
function makeFields(series, now, onPlace, onValue, onEnd) {
  const { course, top, step } = series;
  // The slider itself speaks the place, so its words in sight stay silent.
  const at = element("span.nc-place", { "aria-hidden": "true" });
  const place = range(course.given, course.xs.length - 1, 1, {
    onInput: () => onPlace(Number(place.value)),
  });
  const slider = range(0, top, step, {
    onInput: () => onValue(Number(slider.value)),
    onChange: onEnd,
  });
  const box = numberField({
    onChange: () => {
      const [value] = numbersWithin(box.value, 0, top, course.unit);
      if (value === undefined) box.value = "";
      else onValue(value);
      onEnd();
    },
  });
  const [placeLabel] = labelled(series.place, place);
  const [valueLabel] = labelled("", box);
  const [slideLabel] = labelled("", slider);
  slideLabel.className = "nc-live";
  const node = element("div.nc-fields", [
    element("div.nc-field", [placeLabel, at, place]),
    element("div.nc-field", [valueLabel, box, slideLabel, slider]),
  ]);
  function update() {
    const { points, place: chosen } = now();
    const label = course.labels[chosen];
    const line = drawnLine(course, points);
    const drawn = line[chosen - course.given] ?? line.at(-1) ?? course.values[course.given - 1];
    const value = points[chosen] ?? drawn;
    const told = drawnValue(course, value);
    place.value = String(chosen);
    place.setAttribute("aria-valuetext", label);
    at.textContent = label;
    slider.value = String(value);
    slider.setAttribute("aria-valuetext", chosen in points ? told : `${told}, not set`);
    box.value = chosen in points ? String(points[chosen]) : "";
    valueLabel.textContent = `Your value for ${label}, in ${course.unit}`;
    slideLabel.textContent = `Slide the value for ${label}`;
  }
  return { node, update, focus: () => place.focus() };
}

/**
 * @param {Series} series @param {Memory} memory
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
  return element("details", [
    element("summary", "Your line and the data as a table"),
    scrolling(`Your line and the data. ${measure}`, table([place, "You", "Data"], rows)),
  ]);
}

/** @param {DrawnView} view @returns {HTMLElement[]} copies a link, and tells what came of it */
function linkNodes({ link }) {
  const note = element("p.nc-link-note", { "aria-live": "polite" });
  return [button("Copy a link to this line", () => link.copy(note)), note];
}

/**
 * @param {Series} series @param {Points} points
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

/** @param {DrawnView} view @returns {Scene} */
function shownScene(view) {
  const { series, memory } = view;
  const [first, ...told] = accountOf(series, memory.points);
  const heading = outcomeHeading(first);
  const [copy, note] = linkNodes(view);
  const clear = { points: {}, shown: false, tries: memory.tries + 1 };
  const source = element("a", { href: series.data_href }, series.source);
  const parts = [
    heading,
    ...told.map(each => element("p", each)),
    series.note && element("p.nc-quiet", series.note),
    element("p.nc-quiet", ["Source: ", source, "."]),
    bothTable(series, memory),
    actions(
      button("Draw again", () => view.keep(clear), { primary: true }),
      told.length > 0 && copy,
    ),
    note,
  ];
  return { parts, paint: () => {}, focus: () => heading.focus() };
}

/** @param {DrawnView} view @returns {Scene} */
function drawScene(view) {
  const { series, fields } = view;
  const { say } = view.live;
  const { course } = series;
  const state = element("p.nc-state");
  const show = () => {
    const { points } = view.memory;
    if (!lineIsWhole(course, points))
      return `${stateText(series, points)} Draw on, or press "${skip.textContent}".`;
    view.keep({ shown: true });
    say(accountOf(series, points).join(" "));
  };
  const { press, needs } = step("Show the data", show, say);
  const skip = button("", () => {
    view.keep({ shown: true });
    say(["The data are shown.", ...accountOf(series, view.memory.points)].join(" "));
  });
  const paint = () => {
    const { points } = view.memory;
    const what = setPlaces(course, points).length ? "with this part" : "without a line";
    state.textContent = stateText(series, points);
    skip.textContent = `Show the data ${what}`;
    skip.hidden = lineIsWhole(course, points);
  };
  const clear = button("Reset", () => {
    view.keep({ points: {} });
    say("Your line is cleared.");
  });
  const [copy, note] = linkNodes(view);
  const seen = "You have seen the data before; this line is practice.";
  const parts = [
    view.memory.tries > 0 && element("p.nc-quiet", seen),
    state,
    fields.node,
    actions(press, clear, skip, copy),
    needs,
    note,
  ];
  return { parts, paint, focus: fields.focus };
}

/** One reader's line: what is set, where the keyboard stands, and the scene around it. */
class DrawnView {
  /** @param {Series} series @param {HTMLElement} el */
  constructor(series, el) {
    this.live = announcer();
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
    this.body = element("div.nc-body");
    this.frame = element("fieldset.nc-panel", { role: "group", tabIndex: -1 }, [
      element("legend", [element("span.nc-kicker", "Draw it first"), series.title]),
      element("p", series.prompt),
      this.chart.node,
      this.body,
    ]);
  }

  /** @param {Record<string, string>} link asks for a line of this series */
  follow(link) {
    const points = pointsFromText(this.series, link.line ?? "");
    this.memory = { ...this.memory, points, shown: false };
    this.draw(false);
  }

  /** @param {Spot} to @param {boolean} first */
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
    const scene = this.memory.shown ? shownScene(this) : drawScene(this);
    this.paintScene = scene.paint;
    fill(this.body, scene.parts);
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

  /** @param {HTMLElement} el @returns {() => void} takes it off the page again */
  mount(el) {
    const unmount = mounted(
      el,
      "nc-draw_it nc-entry",
      [this.frame, this.live.node],
      [
        this.store.subscribe(this.key, stored =>
          this.onStored(rememberedLine(this.series, stored)),
        ),
        () => this.chart.stop(),
        () => this.link.stop(),
        this.live.stop,
      ],
    );
    this.draw(false);
    this.link.start();
    return unmount;
  }
}

/** @param {{model: {get: (name: string) => any}, el: HTMLElement}} view */
function render({ model, el }) {
  return new DrawnView(model.get("series"), el).mount(el);
}

export default { render };
