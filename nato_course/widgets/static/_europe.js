// @ts-check
// Drawing NATO's enlargement: the map of Europe and the northern hemisphere at the end of a year.
import { element, svgElement, uniqueId } from "../../../coursebook/widgets/static/_kit.js";
import { battlegroups } from "./_presence.js";

/**
 * @typedef {[number, string, string]} Span from which year, which status, which past
 * @typedef {{name: string, spans: Span[], facts: string[], path: [string, string, string][],
 *   surveys: [string, string, number | null, number | null][]}} Country
 * @typedef {[string, string, number, number, number, string]} Distance city, country, km, x, y,
 *   more
 * @typedef {{year: number, date: string, day: string, members: number, label: string,
 *   border: string, borders: string[], measurements: string, distances: Distance[]}} Round
 * @typedef {{iso3: string, name: string, d: string, x: number, y: number, room: number, area:
 *   number}} Outline
 * @typedef {{first: number, last: number, basemap: any, statuses: [string, string][],
 *   pasts: [string, string][], countries: Record<string, Country>, rounds: Round[],
 *   cities: [string, number, number][], events: [number, string, string, string, string][],
 *   presence: [number, string, string, string][], strength: [number, string][],
 *   supportNote: string, labels: Record<string, [number, string][]>, notes: string[],
 *   insetNote: string, insetLabels: [string, number, number][]}} Data
 */

const MARKER_BELOW = 70; // square pixels: smaller countries get a ring
const LETTER = 6.1; // average width of a letter in a label, in pixels
const SMALL_LETTER = 5.2;
const NARROW = 1.9; // map units a pixel, above which the map has little room for words

/** @param {Country} country @param {number} year @returns {Span} */
export function spanAt(country, year) {
  return country.spans.filter(([from]) => from <= year).at(-1) ?? [0, "none", ""];
}

/** @param {Round[]} rounds @param {number} year */
export function roundAt(rounds, year) {
  return rounds.filter(round => round.year <= year).at(-1) ?? rounds[0];
}

/** @param {Data} data @param {string} iso3 @param {number} year @returns {string} */
export function statusText(data, iso3, year) {
  const [, status, past] = spanAt(data.countries[iso3], year);
  const now = Object.fromEntries(data.statuses)[status];
  const words = `${now}${past && `; ${Object.fromEntries(data.pasts)[past]}`}`;
  return words.replace(/(^|; )(In|Joined|Under|Formerly|Outside)\b/g, start => start.toLowerCase());
}

/** @param {number} km @returns {string} */
export function kilometres(km) {
  return `${km.toLocaleString("en-GB")} km`;
}

/** @param {Data} data @param {number} year @returns {string} */
export function yearSummary(data, year) {
  const round = roundAt(data.rounds, year);
  const joined = round.year === year ? ` ${round.day}: ${round.label}.` : "";
  const near = round.distances.map(
    ([city, country, km]) => `${city} ${kilometres(km)}, ${country}`,
  );
  return (
    `${year}: ${round.members} members.${joined} Land border with Russia ${round.border}.` +
    ` Nearest NATO territory: ${near.join("; ")}.`
  );
}

// -- the map -----------------------------------------------------------------------------------

/** Patterns, so that colour is never the only sign. @param {string} prefix */
export function patterns(prefix) {
  const shapes = {
    pact: "M0 3H8M0 7H8",
    cst: "M-2 2L2-2M-2 10L10-2M6 10L10 6",
    disputed: "M-2 6L2 10M-2-2L10 10M6-2L10 2",
    occupied: "M-2 2L2-2M-2 10L10-2M6 10L10 6",
    "past-soviet": "M1 4H5M3 2V6",
  };
  const hatches = Object.entries(shapes).map(([name, d]) =>
    pattern(`${prefix}-${name}`, svgElement(`path.nc-hatch.nc-hatch-${name}`, { d })),
  );
  const dot = svgElement("circle.nc-dot", { cx: 3, cy: 4, r: 1.1 });
  return svgElement("defs", [...hatches, pattern(`${prefix}-past-pact`, dot)]);
}

/** @param {string} id @param {SVGElement} mark */
function pattern(id, mark) {
  return svgElement("pattern", { id, width: 8, height: 8, patternUnits: "userSpaceOnUse" }, mark);
}

/** Which pattern lies over a country. @param {string} status @param {string} past */
export function overlay(status, past) {
  if (["pact", "cst", "disputed"].includes(status)) return status;
  return past && `past-${past}`;
}

/** @param {SVGElement} node @param {string} prefix @param {string} name */
export function fillWith(node, prefix, name) {
  node.setAttribute("fill", name ? `url(#${prefix}-${name})` : "none");
}

/**
 * The map at the end of a year.
 *
 * @param {Data} data @param {(iso3: string) => void} onPick
 */
export function makeMap(data, onPick) {
  const prefix = uniqueId("map");
  const { meta, countries, crimea: peninsula, borders, context } = data.basemap;
  const title = svgElement("title", { id: `${prefix}-title` });
  const desc = svgElement("desc", { id: `${prefix}-desc` });
  /** @type {Outline[]} */
  const outlines = countries;
  const shapes = outlines.map(outline => countryShape(outline, onPick));
  const gdr = germanyDivided(data.basemap, prefix);
  const crimea = svgElement("path.nc-crimea", { d: peninsula });
  fillWith(crimea, prefix, "occupied");
  const border = borderLines(borders);
  const reach = svgElement("g.nc-reach");
  const labels = shapes.flatMap(({ ring, label }) => [ring, label]);
  const edges = shapes.map(({ outline }) => outline);
  const groups = battlegroups(data.presence, outlines);
  const described = { "aria-labelledby": title.id, "aria-describedby": desc.id };
  const look = { viewBox: `0 0 ${meta.width} ${meta.height}`, role: "img", ...described };
  const svg = svgElement("svg.nc-map", look, [
    title,
    desc,
    patterns(prefix),
    svgElement("path.nc-context", { d: context }),
    ...shapes.map(({ land }) => land),
    ...shapes.map(({ over }) => over),
    gdr.node,
    crimea,
    svgElement("g", edges),
    border.node,
    reach,
    svgElement("g.nc-labels", labels),
    groups.node,
  ]);
  let scale = 1.4;
  let shown = { year: data.last, selected: "" };
  let reached = "";
  return {
    svg,
    /** @param {number} year @param {string} selected */
    update(year, selected) {
      shown = { year, selected };
      title.textContent = `Europe at the end of ${year}`;
      desc.textContent = yearSummary(data, year);
      for (const shape of shapes) shape.update(data, year, selected, prefix, scale);
      gdr.update(year, scale);
      groups.update(year, scale);
      crimea.toggleAttribute("hidden", year < 2014);
      const { borders: touching, distances } = roundAt(data.rounds, year);
      border.update(touching.filter(iso3 => iso3 !== "TUR" || year < 1991));
      const near = `${distances} ${scale}`;
      if (near === reached) return;
      reached = near;
      const marks = data.cities.flatMap((city, i) => cityMark(city, distances[i], scale));
      reach.replaceChildren(...marks);
    },
    /** @param {number} unitsPerPixel */
    resize(unitsPerPixel) {
      scale = unitsPerPixel;
      svg.style.setProperty("--nc-k", String(scale));
      for (const each of svg.querySelectorAll("pattern"))
        each.setAttribute("patternTransform", `scale(${scale})`);
      this.update(shown.year, shown.selected);
    },
  };
}

/**
 * A note by the pointer with a country's name and status; the list of countries says the same.
 *
 * @param {HTMLElement} frame @param {(iso3: string) => string} describe
 */
export function pointerNote(frame, describe) {
  const note = element("div.nc-pointer", { "aria-hidden": "true", hidden: true });
  frame.append(note);
  frame.addEventListener("pointermove", event => {
    const over = /** @type {Element} */ (event.target).closest("[data-iso3]");
    note.hidden = !over || event.pointerType === "touch";
    if (note.hidden || !over) return;
    note.textContent = describe(over.getAttribute("data-iso3") ?? "");
    const box = frame.getBoundingClientRect();
    const left = Math.min(event.clientX - box.left + 14, box.width - note.offsetWidth - 4);
    note.style.translate = `${Math.max(4, left)}px ${event.clientY - box.top + 16}px`;
  });
  frame.addEventListener("pointerleave", () => void (note.hidden = true));
}

/** What to write on a country, or a plain sign, with the room there is.
 * @param {string} text @param {string} status @param {number} room pixels */
function labelFor(text, status, room) {
  const full = status === "joined" ? `+ ${text}` : text;
  if (full.length * LETTER < room * 1.15) return { text: full, small: false };
  if (full.length * SMALL_LETTER < room * 1.12) return { text: full, small: true };
  return { text: status === "joined" ? "+" : "", small: false };
}

/** @param {Outline} outline @param {(iso3: string) => void} onPick */
function countryShape(outline, onPick) {
  const { iso3, d, x, y } = outline;
  const picked = { "data-iso3": iso3, onclick: () => onPick(iso3) };
  const land = svgElement("path", { d, ...picked });
  const over = svgElement("path.nc-over", { d });
  const edge = svgElement("path", { d });
  const ring = svgElement("circle", { cx: x, cy: y, ...picked });
  const label = svgElement("text", { x, y });
  let drawn = "";
  return {
    land,
    over,
    outline: edge,
    ring,
    label,
    /**
     * @param {Data} data @param {number} year @param {string} selected @param {string} prefix
     * @param {number} scale
     */
    update(data, year, selected, prefix, scale) {
      const [, status, past] = spanAt(data.countries[iso3], year);
      const mark = iso3 === selected ? " nc-selected" : "";
      const dashed = (iso3 === "XKX" && year >= 2008) || status === "disputed" ? " nc-dashed" : "";
      const name = data.labels[iso3]?.filter(([from]) => from <= year).at(-1)?.[1] ?? outline.name;
      const state = [status, past, mark, dashed, name, scale].join();
      if (state === drawn) return; // most years change nothing, and painting is what takes time
      drawn = state;
      const room = mark ? Infinity : outline.room / scale;
      const { text, small } = labelFor(name, status, scale > NARROW ? room * 0.88 : room);
      land.setAttribute("class", `nc-land nc-fill-${status}`);
      fillWith(over, prefix, overlay(status, past));
      edge.setAttribute("class", `nc-edge nc-edge-${status}${dashed}${mark}`);
      if (dashed || mark) edge.parentNode?.append(edge); // above its neighbours' edges
      ring.setAttribute("class", `nc-ring nc-fill-${status}${mark}`);
      ring.toggleAttribute("hidden", outline.area / scale ** 2 >= MARKER_BELOW);
      ring.setAttribute("r", String(4.5 * scale));
      const size = small ? " nc-label-small" : "";
      label.setAttribute("class", `nc-label nc-label-${status}${size}${mark}`);
      label.textContent = text;
    },
  };
}

/** East Germany, cut out of Germany's outline. @param {any} basemap @param {string} prefix */
function germanyDivided(basemap, prefix) {
  const germany = basemap.countries.find((/** @type {Outline} */ each) => each.iso3 === "DEU");
  const outline = svgElement("path", { d: germany.d });
  const land = svgElement("path", { d: basemap.gdr });
  const lines = svgElement("path.nc-over", { d: basemap.gdr });
  const label = svgElement("text.nc-label", { x: 414, y: 448 }, "GDR");
  const node = svgElement("g.nc-gdr", [
    svgElement("clipPath", { id: `${prefix}-deu` }, outline),
    svgElement("g", { "clip-path": `url(#${prefix}-deu)` }, [land, lines]),
    label,
  ]);
  return {
    node,
    /** @param {number} year @param {number} scale */
    update(year, scale) {
      node.toggleAttribute("hidden", year >= 1990);
      label.toggleAttribute("hidden", scale > NARROW);
      land.setAttribute("class", year < 1955 ? "nc-fill-none" : "nc-fill-pact");
      fillWith(lines, prefix, year < 1955 ? "" : "pact");
    },
  };
}

/**
 * The land border of NATO members with Russia, a dark line in a light one.
 * @param {Record<string, string>} paths
 */
function borderLines(paths) {
  const lines = Object.entries(paths).map(([iso3, d]) =>
    svgElement(iso3 === "TUR" ? "g.nc-border.nc-border-ussr" : "g.nc-border", [
      svgElement("path.nc-border-case", { d }),
      svgElement("path.nc-border-line", { d }),
    ]),
  );
  const states = Object.keys(paths);
  return {
    node: svgElement("g", lines),
    /** @param {string[]} shown */
    update(shown) {
      lines.forEach((line, i) => line.toggleAttribute("hidden", !shown.includes(states[i])));
    },
  };
}

/**
 * @param {[string, number, number]} city @param {Distance} distance @param {number} scale
 * @returns {SVGElement[]}
 */
function cityMark([name, x, y], [, country, km, toX, toY], scale) {
  const length = kilometres(km);
  const up = scale > NARROW && y < 300 ? 9 : 0; // two lines by each city need room on a small map
  /** @param {string} text @param {number} down @param {string} kind */
  const line = (text, down, kind) =>
    svgElement(`text.${kind}`, { x: x + 8 * scale, y: y + (down - up) * scale }, text);
  return [
    svgElement("line.nc-reach-line", { x1: x, y1: y, x2: toX, y2: toY }),
    svgElement("circle.nc-reach-end", { cx: toX, cy: toY }),
    svgElement("circle.nc-city", { cx: x, cy: y }),
    line(name, -3, "nc-city-name"),
    line(scale > NARROW ? length : `${length} to ${country}`, 10, "nc-city-km"),
  ];
}

/** The northern hemisphere from above the pole. @param {Data} data */
export function makeInset(data) {
  const { size, countries } = data.basemap.inset;
  const id = uniqueId("inset");
  const title = svgElement("title", { id });
  const disc = { cx: size / 2, cy: size / 2, r: size / 2 - 1 };
  const states = Object.keys(countries);
  const lands = states.map(iso3 => svgElement("path", { d: countries[iso3] }));
  const look = { viewBox: `0 0 ${size} ${size}`, role: "img", "aria-labelledby": id };
  const svg = svgElement("svg.nc-inset", look, [
    title,
    svgElement("clipPath", { id: `${id}-round` }, svgElement("circle", disc)),
    svgElement("circle.nc-inset-sea", disc),
    svgElement("g", { "clip-path": `url(#${id}-round)` }, lands),
    ...data.insetLabels.map(([text, x, y]) => svgElement("text.nc-inset-label", { x, y }, text)),
  ]);
  return {
    node: element("figure.nc-hemisphere", [svg, element("figcaption", data.insetNote)]),
    /** @param {number} year */
    update(year) {
      title.textContent = `The northern hemisphere at the end of ${year}, seen from above the North Pole`;
      lands.forEach((land, i) => {
        const country = data.countries[states[i]];
        const kind = `nc-inset-land nc-fill-${country ? spanAt(country, year)[1] : "none"}`;
        if (land.getAttribute("class") !== kind) land.setAttribute("class", kind);
      });
    },
  };
}
