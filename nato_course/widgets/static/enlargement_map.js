// @ts-check
// NATO's enlargement on a map of Europe, year by year. Python decides every status, number and
// sentence; this shows them.
import {
  fillWith, kilometres, makeInset, makeMap, overlay, patterns, pointerNote, roundAt, spanAt, statusText, yearSummary,
} from "./_europe.js";
import { announcer, element, makeFragment, prefersReducedMotion, readFragment, svgElement, uniqueId } from "./_kit.js";

/** @typedef {import("./_europe.js").Data} Data */
/** @typedef {import("./_europe.js").Round} Round */

const FEW_EVENTS = 5; // as many as are told in full
const PLAY_STEP = 350;
const PLAY_REST = 1800;

/** @param {Round[]} rounds @param {number} year @param {1 | -1} way */
function neighbour(rounds, year, way) {
  const years = rounds.map((round) => round.year).filter((each) => (each - year) * way > 0);
  return way > 0 ? years[0] : years.at(-1);
}

/** @param {unknown} text @param {number} low @param {number} high @returns {number | null} */
function yearFrom(text, low, high) {
  const year = Number(text);
  return Number.isInteger(year) && year >= low && year <= high ? year : null;
}

// -- controls and panels -----------------------------------------------------------------------

/** @param {Data} data @param {() => number} year @param {(year: number, quiet?: boolean) => void} go */
function makeControls(data, year, go) {
  const slider = element("input", {
    type: "range", class: "nc-year-slider", min: String(data.first), max: String(data.last),
    "aria-label": "Year", oninput: () => go(Number(slider.value)),
  });
  const step = (/** @type {string} */ text, /** @type {1 | -1} */ way) =>
    element("button", { type: "button", class: "nc-button", onclick: () => go(neighbour(data.rounds, year(), way) ?? year()) }, text);
  const back = step("Earlier round", -1);
  const on = step("Later round", 1);
  const big = element("output", { class: "nc-year" });
  const players = makePlayer(data, year, go);
  const marks = element("div", { class: "nc-marks", "aria-hidden": "true" }, ...data.rounds.map((round) => {
    const mark = element("span", {});
    mark.style.insetInlineStart = `${((round.year - data.first) / (data.last - data.first)) * 100}%`;
    return mark;
  }));
  const steps = element("div", { class: "nc-steps" }, players.button, back, on);
  return {
    node: element("div", { class: "nc-controls" }, big, element("div", { class: "nc-slide" }, slider, marks), steps),
    steps,
    stop: players.stop,
    update() {
      slider.value = String(year());
      slider.setAttribute("aria-valuetext", `${year()}, ${roundAt(data.rounds, year()).members} members`);
      big.textContent = String(year());
      back.disabled = neighbour(data.rounds, year(), -1) === undefined;
      on.disabled = neighbour(data.rounds, year(), 1) === undefined;
    },
  };
}

/** Runs through the years and rests at each round. With less motion there is no such button: the
 * others step from round to round.
 * @param {Data} data @param {() => number} year @param {(year: number, quiet?: boolean) => void} go */
function makePlayer(data, year, go) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const button = element("button", { type: "button", class: "nc-button nc-button-primary", hidden: prefersReducedMotion(), onclick: () => (timer ? stop() : play()) }, "Play");
  const stop = () => {
    clearTimeout(timer);
    timer = undefined;
    button.textContent = "Play";
  };
  const tick = () => {
    const next = year() + 1;
    if (next > data.last) return stop();
    go(next, true);
    timer = setTimeout(tick, data.rounds.some((round) => round.year === next) ? PLAY_REST : PLAY_STEP);
  };
  const play = () => {
    if (year() >= data.last) go(data.first, true);
    button.textContent = "Pause";
    timer = setTimeout(tick, PLAY_STEP);
  };
  return { button, stop };
}

/** @param {Data} data */
function makeLegend(data) {
  const prefix = uniqueId("legend");
  const counts = new Map(data.statuses.map(([status]) => [status, element("span", { class: "nc-count" })]));
  const swatch = (/** @type {string} */ fill, /** @type {string} */ over) => {
    const cover = svgElement("rect", { width: 26, height: 16, class: "nc-over" });
    fillWith(cover, prefix, over);
    return svgElement("svg", { viewBox: "0 0 26 16", class: "nc-swatch", "aria-hidden": "true" },
      svgElement("rect", { width: 26, height: 16, class: `nc-fill-${fill}` }), cover,
      svgElement("rect", { x: 0.5, y: 0.5, width: 25, height: 15, class: "nc-edge" }),
      fill === "joined" && svgElement("text", { x: 13, y: 8.5, class: "nc-plus" }, "+"));
  };
  const line = (/** @type {string} */ name) =>
    svgElement("svg", { viewBox: "0 0 26 16", class: "nc-swatch", "aria-hidden": "true" },
      svgElement("line", { x1: 1, y1: 8, x2: 25, y2: 8, class: name }));
  const entry = (/** @type {SVGElement} */ sign, /** @type {(string | Node)[]} */ ...text) => element("li", {}, sign, element("span", {}, ...text));
  const defs = svgElement("svg", { width: 0, height: 0, "aria-hidden": "true", class: "nc-defs" }, patterns(prefix));
  const node = element("div", { class: "nc-legend" }, defs, element("ul", { "aria-label": "Key to the map" },
    ...data.statuses.map(([status, label]) => entry(swatch(status, overlay(status, "")), label, /** @type {Node} */ (counts.get(status)))),
    ...data.pasts.map(([past, label]) => entry(swatch("nato", `past-${past}`), label)),
    entry(swatch("none", "occupied"), "Crimea: Ukrainian territory under Russian occupation since 2014"),
    entry(line("nc-border-line"), "Land border of NATO members with Russia"),
    entry(line("nc-reach-line"), "Nearest NATO territory to Moscow and to St Petersburg")));
  return {
    node,
    /** @param {number} year */
    update(year) {
      const found = Object.values(data.countries).map((country) => spanAt(country, year)[1]);
      for (const [status, count] of counts) {
        const number = found.filter((each) => each === status).length;
        count.textContent = ` (${number})`;
        count.closest("li")?.classList.toggle("nc-absent", number === 0);
      }
    },
  };
}

/** The year's four numbers. @param {Data} data */
function makeFigures(data) {
  const terms = ["Members", "Land border with Russia", ...data.cities.map(([city]) => `${city} to NATO`)];
  const values = terms.map(() => element("dd", {}));
  return {
    node: element("div", { class: "nc-figures" },
      element("dl", {}, ...terms.map((term, i) => element("div", {}, element("dt", {}, term), values[i])))),
    /** @param {number} year */
    update(year) {
      const { members, border, distances } = roundAt(data.rounds, year);
      [String(members), border, ...distances.map((distance) => kilometres(distance[2]))].forEach((text, i) => {
        values[i].textContent = text;
      });
    },
  };
}

/** What lies behind the numbers, and the year's events. @param {Data} data */
function makeDetails(data) {
  const node = element("div", { class: "nc-details" });
  return {
    node,
    /** @param {number} year */
    update(year) {
      const round = roundAt(data.rounds, year);
      const joined = round.year === year ? `${round.day}: ${round.label}.` : `Nobody joined in ${year}. Last change: ${round.date}.`;
      const near = round.distances.map(([city, country, , , , more]) => `${city}: nearest is ${country}${more && `; ${more}`}.`);
      const hosts = data.presence.filter(([since]) => since <= year).map(([, host]) => host);
      node.replaceChildren(
        element("p", {}, joined),
        hosts.length ? element("p", {}, `NATO battlegroups stand in ${hosts.join(", ")}.`) : "",
        element("p", { class: "nc-note" }, `Border in km: ${round.measurements}. ${near.join(" ")}`),
        yearEvents(data.events.filter(([when]) => when === year), year));
    },
  };
}

/** @param {[number, string, string, string][]} events @param {number} year */
function yearEvents(events, year) {
  const short = events.length > FEW_EVENTS;
  const items = events.map(([, date, title, text]) => short
    ? element("li", {}, element("strong", {}, `${date}: `), `${title}.`)
    : element("li", {}, element("strong", {}, `${date}: ${title}. `), text));
  return element("div", { class: "nc-events-of-year" },
    element("p", { class: "nc-head" }, `Events of ${year}`),
    items.length ? element("ul", {}, ...items) : element("p", {}, "The course's table of events has none for this year."));
}

/** @param {Data} data @param {(iso3: string) => void} onPick */
function makeCountryPanel(data, onPick) {
  const names = Object.entries(data.countries).sort((a, b) => a[1].name.localeCompare(b[1].name, "en-GB"));
  const id = uniqueId("country");
  const select = element("select", { id, onchange: () => onPick(select.value) },
    element("option", { value: "" }, "Choose a country"),
    ...names.map(([iso3, country]) => element("option", { value: iso3 }, country.name)));
  const detail = element("div", {});
  return {
    node: element("div", { class: "nc-country" }, element("label", { for: id, class: "nc-head" }, "A country's path"), select, detail),
    /** @param {number} year @param {string} selected */
    update(year, selected) {
      select.value = selected;
      const country = data.countries[selected];
      detail.replaceChildren(...(country ? [
        element("p", {}, element("strong", {}, `${country.name} at the end of ${year}: `), statusText(data, selected, year)),
        element("ol", { class: "nc-path" }, ...country.path.map(([date, text]) => element("li", {}, element("strong", {}, date), ` ${text}`))),
        ...country.facts.map((fact) => element("p", {}, fact)),
      ] : [element("p", {}, "Choose one here or on the map.")]));
    },
  };
}

/** Keeps the page's address in step with the map, and copies it.
 * @param {string} name @param {() => Record<string, string | number>} settings @param {(text: string) => void} say */
function makeLink(name, settings, say) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const note = element("span", { class: "nc-copied" });
  const copy = async () => {
    const url = location.href.split("#")[0] + makeFragment(name, settings());
    try {
      await navigator.clipboard.writeText(url);
      note.textContent = "Link copied.";
      say("Link copied.");
    } catch {
      note.replaceChildren("Copying isn't allowed here. ", element("a", { href: url }, "Link to this year"));
    }
  };
  return {
    nodes: [element("button", { type: "button", class: "nc-button", onclick: copy }, "Copy link"), note],
    later() {
      note.textContent = "";
      clearTimeout(timer);
      timer = setTimeout(() => {
        try {
          history.replaceState(history.state, "", makeFragment(name, settings()));
        } catch {
          // a sandboxed frame has no history: the link button still works
        }
      }, 400);
    },
    stop: () => clearTimeout(timer),
  };
}

/** @param {{model: any, el: HTMLElement}} view */
function render({ model, el }) {
  /** @type {Data} */
  const data = model.get("data");
  const name = model.get("name");
  const live = announcer(500);
  const abort = new AbortController();
  let year = data.last;
  let selected = "";
  let pending = 0;

  const draw = () => {
    pending = 0;
    for (const part of [controls, figures, legend, details, inset]) part.update(year);
    for (const part of [map, country]) part.update(year, selected);
  };
  const change = (/** @type {number} */ toYear, /** @type {string} */ toCountry, /** @type {string} */ message) => {
    [year, selected] = [toYear, toCountry];
    pending ||= requestAnimationFrame(draw);
    live.say(message);
    link.later();
  };
  const go = (/** @type {number} */ to, playing = false) => {
    if (!playing) controls.stop();
    change(to, selected, yearSummary(data, to));
  };
  const describe = (/** @type {string} */ iso3) => `${data.countries[iso3].name} at the end of ${year}: ${statusText(data, iso3, year)}`;
  const pick = (/** @type {string} */ iso3) => {
    const to = iso3 === selected ? "" : iso3;
    change(year, to, to ? `${describe(to)}. Its path stands below the map.` : "No country chosen.");
  };
  const restore = () => {
    const linked = readFragment(name);
    if (!linked) return;
    controls.stop();
    year = yearFrom(linked.year, data.first, data.last) ?? year;
    selected = linked.country in data.countries ? linked.country : "";
    draw();
    requestAnimationFrame(() => el.scrollIntoView({ block: "start" }));
  };

  const controls = makeControls(data, () => year, go);
  const map = makeMap(data, pick);
  const [figures, legend, details, inset] = [makeFigures(data), makeLegend(data), makeDetails(data), makeInset(data)];
  const country = makeCountryPanel(data, pick);
  /** @returns {Record<string, string | number>} */
  const settings = () => (selected ? { year, country: selected } : { year });
  const link = makeLink(name, settings, live.say);
  const frame = element("div", { class: "nc-frame" }, map.svg);
  const watch = new ResizeObserver(() => frame.clientWidth && map.resize(data.basemap.meta.width / frame.clientWidth));
  pointerNote(frame, describe);
  controls.steps.append(...link.nodes);
  el.classList.add("nc-enlargement_map", "nc-panel");
  el.append(controls.node, frame, figures.node, legend.node,
    element("div", { class: "nc-below" }, inset.node, country.node, details.node),
    ...data.notes.map((note) => element("p", { class: "nc-note" }, note)), live.node);
  draw();
  watch.observe(frame);
  addEventListener("hashchange", restore, { signal: abort.signal });
  restore();
  return () => {
    abort.abort();
    watch.disconnect();
    cancelAnimationFrame(pending);
    for (const part of [controls, live, link]) part.stop();
  };
}

export default { render };
