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
 *   border: string, borders: string[], measurements: string,
 *   distances: Distance[]}} Round
 * @typedef {{iso3: string, name: string, d: string, x: number, y: number, room: number, area:
 *   number}} Outline
 * @typedef {{first: number, last: number, basemap: any, statuses: [string, string][],
 *   pasts: [string, string][], countries: Record<string, Country>, rounds: Round[],
 *   cities: [string, number, number][], events: [number, string, string, string, string][],
 * presence: [number, string, string, string][], strength: [number, string][], supportNote: string,
 * labels: Record<string, [number, string][]>, notes: string[], insetNote: string,
 *   insetLabels: [string, number, number][]}} Data
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
  const defs = svgElement("defs");
  for (const [name, d] of Object.entries(shapes)) {
    defs.append(
      pattern(`${prefix}-${name}`, svgElement("path", { d, class: `nc-hatch nc-hatch-${name}` })),
    );
  }
  defs.append(
    pattern(`${prefix}-past-pact`, svgElement("circle", { cx: 3, cy: 4, r: 1.1, class: "nc-dot" })),
  );
  return defs;
}

/** @param {string} id @param {SVGElement} mark */
function pattern(id, mark) {
  return svgElement("pattern", { id, width: 8, height: 8, patternUnits: "userSpaceOnUse" }, mark);
}

/** Which pattern lies over a country. @param {string} status @param {string} past */
export function overlay(status, past) {
  if (status === "pact" || status === "cst") return status;
  if (status === "disputed") return "disputed";
  return past ? `past-${past}` : "";
}

/** @param {SVGElement} node @param {string} prefix @param {string} name */
export function fillWith(node, prefix, name) {
  node.setAttribute("fill", name ? `url(#${prefix}-${name})` : "none");
}

/** The map's picture, and the parts of it that change with the year.
 * @param {Data} data @param {(iso3: string) => void} onPick @param {string} prefix */
function mapLayers({ basemap, presence }, onPick, prefix) {
  const { width, height } = basemap.meta;
  const title = svgElement("title", { id: `${prefix}-title` });
  const desc = svgElement("desc", { id: `${prefix}-desc` });
  /** @type {Outline[]} */
  const outlines = basemap.countries;
  const shapes = outlines.map(outline => countryShape(outline, onPick));
  const gdr = germanyDivided(basemap, prefix);
  const crimea = svgElement("path", { d: basemap.crimea, class: "nc-crimea" });
  fillWith(crimea, prefix, "occupied");
  const border = borderLines(basemap.borders);
  const reach = svgElement("g", { class: "nc-reach" });
  const top = svgElement(
    "g",
    { class: "nc-labels" },
    ...shapes.flatMap(shape => [shape.ring, shape.label]),
  );
  const edges = svgElement("g", {}, ...shapes.map(shape => shape.outline));
  const groups = battlegroups(presence, outlines);
  const svg = svgElement(
    "svg",
    {
      viewBox: `0 0 ${width} ${height}`,
      role: "img",
      class: "nc-map",
      "aria-labelledby": `${prefix}-title`,
      "aria-describedby": `${prefix}-desc`,
    },
    title,
    desc,
    patterns(prefix),
    svgElement("path", { d: basemap.context, class: "nc-context" }),
    ...shapes.map(shape => shape.land),
    ...shapes.map(shape => shape.over),
    gdr.node,
    crimea,
    edges,
    border.node,
    reach,
    top,
    groups.node,
  );
  return { svg, title, desc, shapes, gdr, crimea, border, reach, groups };
}

/**
 * @param {Data} data
 * @param {(iso3: string) => void} onPick
 */
export function makeMap(data, onPick) {
  const prefix = uniqueId("map");
  const { svg, title, desc, shapes, gdr, crimea, border, reach, groups } = mapLayers(
    data,
    onPick,
    prefix,
  );
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
      const round = roundAt(data.rounds, year);
      border.update(round.borders.filter(iso3 => iso3 !== "TUR" || year < 1991));
      const near = `${round.distances} ${scale}`;
      if (near === reached) return;
      reached = near;
      reach.replaceChildren(
        ...data.cities.flatMap((city, i) => cityMark(city, round.distances[i], scale)),
      );
    },
    /** @param {number} unitsPerPixel */
    resize(unitsPerPixel) {
      scale = unitsPerPixel;
      svg.style.setProperty("--nc-k", String(scale));
      for (const each of svg.querySelectorAll("pattern")) {
        each.setAttribute("patternTransform", `scale(${scale})`);
      }
      this.update(shown.year, shown.selected);
    },
  };
}

/** A note by the pointer with a country's name and status; the list of countries says the same.
 * @param {HTMLElement} frame @param {(iso3: string) => string} describe */
export function pointerNote(frame, describe) {
  const note = element("div", { class: "nc-pointer", "aria-hidden": "true", hidden: true });
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
  frame.addEventListener("pointerleave", () => {
    note.hidden = true;
  });
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
  const land = svgElement("path", { d, "data-iso3": iso3, onclick: () => onPick(iso3) });
  const over = svgElement("path", { d, class: "nc-over" });
  const edge = svgElement("path", { d });
  const ring = svgElement("circle", {
    cx: x,
    cy: y,
    "data-iso3": iso3,
    onclick: () => onPick(iso3),
  });
  const label = svgElement("text", { x, y });
  let drawn = "";
  return {
    land,
    over,
    outline: edge,
    ring,
    label,
    /**
     * @param {Data} data
     * @param {number} year
     * @param {string} selected
     * @param {string} prefix
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
      label.setAttribute(
        "class",
        `nc-label nc-label-${status}${small ? " nc-label-small" : ""}${mark}`,
      );
      label.textContent = text;
    },
  };
}

/** East Germany, cut out of Germany's outline. @param {any} basemap @param {string} prefix */
function germanyDivided(basemap, prefix) {
  const germany = basemap.countries.find((/** @type {Outline} */ each) => each.iso3 === "DEU");
  const within = svgElement(
    "clipPath",
    { id: `${prefix}-deu` },
    svgElement("path", { d: germany.d }),
  );
  const land = svgElement("path", { d: basemap.gdr });
  const lines = svgElement("path", { d: basemap.gdr, class: "nc-over" });
  const label = svgElement("text", { x: 414, y: 448, class: "nc-label" }, "GDR");
  const node = svgElement(
    "g",
    { class: "nc-gdr" },
    within,
    svgElement("g", { "clip-path": `url(#${prefix}-deu)` }, land, lines),
    label,
  );
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
  const lines = Object.entries(paths).map(([iso3, d]) => ({
    iso3,
    node: svgElement(
      "g",
      { class: iso3 === "TUR" ? "nc-border nc-border-ussr" : "nc-border" },
      svgElement("path", { d, class: "nc-border-case" }),
      svgElement("path", { d, class: "nc-border-line" }),
    ),
  }));
  return {
    node: svgElement("g", {}, ...lines.map(line => line.node)),
    /** @param {string[]} shown */
    update(shown) {
      for (const line of lines) line.node.toggleAttribute("hidden", !shown.includes(line.iso3));
    },
  };
}

/**
 * @param {[string, number, number]} city
 * @param {Distance} distance
 * @param {number} scale
 * @returns {SVGElement[]}
 */
function cityMark([name, x, y], [, country, km, toX, toY], scale) {
  const length = kilometres(km);
  const up = scale > NARROW && y < 300 ? 9 : 0; // two lines by each city need room on a small map
  const line = (
    /** @type {string} */ text,
    /** @type {number} */ down,
    /** @type {string} */ kind,
  ) => svgElement("text", { x: x + 8 * scale, y: y + (down - up) * scale, class: kind }, text);
  return [
    svgElement("line", { x1: x, y1: y, x2: toX, y2: toY, class: "nc-reach-line" }),
    svgElement("circle", { cx: toX, cy: toY, class: "nc-reach-end" }),
    svgElement("circle", { cx: x, cy: y, class: "nc-city" }),
    line(name, -3, "nc-city-name"),
    line(scale > NARROW ? length : `${length} to ${country}`, 10, "nc-city-km"),
  ];
}

/** The northern hemisphere from above the pole. @param {Data} data */
export function makeInset(data) {
  const { size, countries } = data.basemap.inset;
  const id = uniqueId("inset");
  const title = svgElement("title", { id });
  const clip = svgElement(
    "clipPath",
    { id: `${id}-round` },
    svgElement("circle", { cx: size / 2, cy: size / 2, r: size / 2 - 1 }),
  );
  const shapes = Object.entries(countries).map(([iso3, d]) => ({
    iso3,
    node: svgElement("path", { d }),
  }));
  const svg = svgElement(
    "svg",
    { viewBox: `0 0 ${size} ${size}`, role: "img", "aria-labelledby": id, class: "nc-inset" },
    title,
    clip,
    svgElement("circle", { cx: size / 2, cy: size / 2, r: size / 2 - 1, class: "nc-inset-sea" }),
    svgElement("g", { "clip-path": `url(#${id}-round)` }, ...shapes.map(shape => shape.node)),
    ...data.insetLabels.map(([text, x, y]) =>
      svgElement("text", { x, y, class: "nc-inset-label" }, text),
    ),
  );
  return {
    node: element(
      "figure",
      { class: "nc-hemisphere" },
      svg,
      element("figcaption", {}, data.insetNote),
    ),
    /** @param {number} year */
    update(year) {
      title.textContent = `The northern hemisphere at the end of ${year}, seen from above the North Pole`;
      for (const { iso3, node } of shapes) {
        const country = data.countries[iso3];
        const kind = `nc-inset-land nc-fill-${country ? spanAt(country, year)[1] : "none"}`;
        if (node.getAttribute("class") !== kind) node.setAttribute("class", kind);
      }
    },
  };
}
