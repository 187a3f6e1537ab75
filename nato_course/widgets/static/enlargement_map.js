// @ts-check
// NATO's enlargement on a map of Europe, year by year. Python decides every status, number and
// sentence; this shows them.
import { makeInset, makeMap, pointerNote, roundAt, statusText, yearSummary } from "./_europe.js";
import { makeCountryPanel, makeDetails, makeFigures, makeLegend } from "./_map_panels.js";
import {
  announcer,
  button,
  element,
  prefersReducedMotion,
} from "../../../coursebook/widgets/static/_kit.js";
import { StateLink } from "../../../coursebook/widgets/static/_state_link.js";

/** @typedef {import("./_europe.js").Data} Data */
/** @typedef {import("./_europe.js").Round} Round */

const PLAY_STEP = 350;
const PLAY_REST = 1800;

/** @param {Round[]} rounds @param {number} year @param {1 | -1} way */
function neighbour(rounds, year, way) {
  const years = rounds.map(round => round.year).filter(each => (each - year) * way > 0);
  return way > 0 ? years[0] : years.at(-1);
}

/** @param {unknown} text @param {number} low @param {number} high @returns {number | null} */
function yearFrom(text, low, high) {
  const year = Number(text);
  return Number.isInteger(year) && year >= low && year <= high ? year : null;
}

// -- controls -----------------------------------------------------------------------

/**
 * @param {Data} data
 * @param {() => number} year
 * @param {(year: number, quiet?: boolean) => void} go
 */
function makeControls(data, year, go) {
  const slider = element("input", {
    type: "range",
    class: "nc-year-slider",
    min: String(data.first),
    max: String(data.last),
    "aria-label": "Year",
    oninput: () => go(Number(slider.value)),
  });
  const step = (/** @type {string} */ text, /** @type {1 | -1} */ way) =>
    button(text, () => go(neighbour(data.rounds, year(), way) ?? year()));
  const back = step("Earlier round", -1);
  const on = step("Later round", 1);
  const big = element("output", { class: "nc-year" });
  const players = makePlayer(data, year, go);
  const marks = element(
    "div",
    { class: "nc-marks", "aria-hidden": "true" },
    ...data.rounds.map(round => {
      const mark = element("span", {});
      mark.style.insetInlineStart = `${((round.year - data.first) / (data.last - data.first)) * 100}%`;
      return mark;
    }),
  );
  const steps = element("div", { class: "nc-steps" }, players.button, back, on);
  return {
    node: element(
      "div",
      { class: "nc-controls" },
      big,
      element("div", { class: "nc-slide" }, slider, marks),
      steps,
    ),
    steps,
    stop: players.stop,
    update() {
      slider.value = String(year());
      slider.setAttribute(
        "aria-valuetext",
        `${year()}, ${roundAt(data.rounds, year()).members} members`,
      );
      big.textContent = String(year());
      back.disabled = neighbour(data.rounds, year(), -1) === undefined;
      on.disabled = neighbour(data.rounds, year(), 1) === undefined;
    },
  };
}

/**
 * Runs through the years and rests at each round. Where less motion is asked for it goes from round
 * to round, so that nothing runs.
 * @param {Data} data
 * @param {() => number} year
 * @param {(year: number, quiet?: boolean) => void} go
 */
function makePlayer(data, year, go) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const player = button("Play", () => (timer ? stop() : play()), { primary: true });
  const stop = () => {
    clearTimeout(timer);
    timer = undefined;
    player.textContent = "Play";
  };
  const after = () =>
    prefersReducedMotion() ? (neighbour(data.rounds, year(), 1) ?? data.last) : year() + 1;
  const tick = () => {
    const next = after();
    if (next > data.last || next === year()) return stop();
    go(next, true);
    timer = setTimeout(
      tick,
      data.rounds.some(round => round.year === next) ? PLAY_REST : PLAY_STEP,
    );
  };
  const play = () => {
    if (year() >= data.last) go(data.first, true);
    player.textContent = "Pause";
    timer = setTimeout(tick, PLAY_STEP);
  };
  return { button: player, stop };
}

/** All parts, and one function that draws them.
 * @param {Data} data @param {{year: number, selected: string}} state
 * @param {(year: number, quiet?: boolean) => void} go @param {(iso3: string) => void} pick */
function makeParts(data, state, go, pick) {
  const controls = makeControls(data, () => state.year, go);
  const [map, country] = [makeMap(data, pick), makeCountryPanel(data, pick)];
  const [figures, legend, details, inset] = [
    makeFigures(data),
    makeLegend(data),
    makeDetails(data),
    makeInset(data),
  ];
  const frame = element("div", { class: "nc-frame" }, map.svg);
  return {
    controls,
    map,
    frame,
    nodes: [
      controls.node,
      element(
        "div",
        { class: "nc-map-main" },
        frame,
        element("div", {}, figures.node, legend.node),
      ),
      element("div", { class: "nc-below" }, inset.node, country.node, details.node),
      ...data.notes.map(note => element("p", { class: "nc-note" }, note)),
    ],
    draw() {
      for (const part of [controls, figures, legend, details, inset]) part.update(state.year);
      for (const part of [map, country]) part.update(state.year, state.selected);
    },
  };
}

/** Keeps the words on the map legible at every width.
 * @param {HTMLElement} frame
 * @param {(unitsPerPixel: number) => void} resize
 * @param {number} width
 */
function watchWidth(frame, resize, width) {
  const watch = new ResizeObserver(() => frame.clientWidth && resize(width / frame.clientWidth));
  watch.observe(frame);
  return () => watch.disconnect();
}

/** The map of one page: its year and its country, what moves them and what they change. */
class EnlargementMap {
  /** @param {Data} data @param {string} name @param {HTMLElement} el */
  constructor(data, name, el) {
    this.data = data;
    this.el = el;
    this.live = announcer(500);
    this.state = { year: data.last, selected: "" };
    this.pending = 0;
    this.parts = makeParts(
      data,
      this.state,
      (year, playing) => this.go(year, playing),
      iso3 => this.pick(iso3),
    );
    this.link = new StateLink({
      name,
      el,
      settings: () => this.settings(),
      follow: link => this.follow(link),
    });
    this.copied = element("span", { class: "nc-copied" });
  }

  /** @returns {Record<string, string | number>} what a link carries */
  settings() {
    const { year, selected } = this.state;
    return selected ? { year, country: selected } : { year };
  }

  /** @param {string} iso3 @returns {string} */
  describe(iso3) {
    const { data, state } = this;
    return `${data.countries[iso3].name} at the end of ${state.year}: ${statusText(data, iso3, state.year)}`;
  }

  draw() {
    this.pending = 0;
    this.parts.draw();
  }

  /** @param {Partial<EnlargementMap["state"]>} to @param {string} message */
  change(to, message) {
    Object.assign(this.state, to);
    this.pending ||= requestAnimationFrame(() => this.draw());
    this.live.say(message);
    this.copied.textContent = "";
    this.link.later();
  }

  /** @param {number} year */
  go(year, playing = false) {
    if (!playing) this.parts.controls.stop();
    this.change({ year }, yearSummary(this.data, year));
  }

  /** @param {string} iso3 choose a country, or let go of it */
  pick(iso3) {
    const selected = iso3 === this.state.selected ? "" : iso3;
    this.change(
      { selected },
      selected
        ? `${this.describe(selected)}. Its path stands below the map.`
        : "No country chosen.",
    );
  }

  /** @param {Record<string, string>} linked asks for a year and a country */
  follow(linked) {
    const { data, state } = this;
    this.parts.controls.stop();
    state.year = yearFrom(linked.year, data.first, data.last) ?? state.year;
    state.selected = Object.hasOwn(data.countries, linked.country ?? "") ? linked.country : "";
    this.draw();
    return null;
  }

  /** @returns {() => void} takes the map off the page again */
  mount() {
    const { data, parts, live, link, el } = this;
    const unwatch = watchWidth(
      parts.frame,
      scale => parts.map.resize(scale),
      data.basemap.meta.width,
    );
    pointerNote(parts.frame, iso3 => this.describe(iso3));
    parts.controls.steps.append(
      button("Copy link", async () => live.say(await link.copy(this.copied))),
      this.copied,
    );
    el.classList.add("nc-enlargement_map", "nc-panel");
    el.append(...parts.nodes, live.node);
    this.draw();
    link.start();
    return () => {
      unwatch();
      cancelAnimationFrame(this.pending);
      for (const part of [parts.controls, live, link]) part.stop();
    };
  }
}

/** @param {{model: any, el: HTMLElement}} view */
function render({ model, el }) {
  return new EnlargementMap(model.get("data"), model.get("name"), el).mount();
}

export default { render };
