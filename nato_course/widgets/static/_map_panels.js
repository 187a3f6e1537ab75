// @ts-check
// What stands around the map of enlargement: its key, the year's numbers and events, a country.
import { fillWith, kilometres, overlay, patterns, roundAt, spanAt, statusText } from "./_europe.js";
import { element, svgElement, uniqueId } from "../../../coursebook/widgets/static/_kit.js";
import { table } from "../../../coursebook/widgets/static/_table.js";

/** @typedef {import("./_europe.js").Data} Data */

const CRIMEA = 2014; // since when it is occupied
const FEW_EVENTS = 5; // as many as are told in full

/** @param {Data} data */
export function makeLegend(data) {
  const prefix = uniqueId("legend");
  const counts = new Map(
    data.statuses.map(([status]) => [status, element("span", { class: "nc-count" })]),
  );
  const swatch = (/** @type {string} */ fill, /** @type {string} */ over) => {
    const cover = svgElement("rect", { width: 26, height: 16, class: "nc-over" });
    fillWith(cover, prefix, over);
    return svgElement(
      "svg",
      { viewBox: "0 0 26 16", class: "nc-swatch", "aria-hidden": "true" },
      svgElement("rect", { width: 26, height: 16, class: `nc-fill-${fill}` }),
      cover,
      svgElement("rect", { x: 0.5, y: 0.5, width: 25, height: 15, class: "nc-edge" }),
      fill === "joined" && svgElement("text", { x: 13, y: 8.5, class: "nc-plus" }, "+"),
    );
  };
  const line = (/** @type {string} */ name) =>
    svgElement(
      "svg",
      { viewBox: "0 0 26 16", class: "nc-swatch", "aria-hidden": "true" },
      svgElement("line", { x1: 1, y1: 8, x2: 25, y2: 8, class: name }),
    );
  const square = () =>
    svgElement(
      "svg",
      { viewBox: "0 0 26 16", class: "nc-swatch", "aria-hidden": "true" },
      svgElement("rect", { x: 9, y: 4, width: 8, height: 8, class: "nc-group" }),
    );
  const entry = (/** @type {SVGElement} */ sign, /** @type {(string | Node)[]} */ ...text) =>
    element("li", {}, sign, element("span", {}, ...text));
  const defs = svgElement(
    "svg",
    { width: 0, height: 0, "aria-hidden": "true", class: "nc-defs" },
    patterns(prefix),
  );
  const pasts = data.pasts.map(([past, label]) => ({
    past,
    node: entry(swatch("nato", `past-${past}`), label),
  }));
  const crimea = entry(
    swatch("none", "occupied"),
    "Crimea: Ukrainian territory under Russian occupation since 2014",
  );
  const groups = entry(square(), "NATO battlegroup; placed in its host country, not at its base");
  const node = element(
    "div",
    { class: "nc-legend" },
    defs,
    element(
      "ul",
      { "aria-label": "Key to the map" },
      ...data.statuses.map(([status, label]) =>
        entry(swatch(status, overlay(status, "")), label, /** @type {Node} */ (counts.get(status))),
      ),
      ...pasts.map(each => each.node),
      crimea,
      entry(line("nc-border-line"), "Land border of NATO members with Russia"),
      groups,
      entry(line("nc-reach-line"), "Nearest NATO territory to Moscow and to St Petersburg"),
    ),
  );
  return {
    node,
    /** @param {number} year */
    update(year) {
      // The key has a row for what the map shows in this year, and no other.
      const found = Object.values(data.countries).map(country => spanAt(country, year));
      for (const [status, count] of counts) {
        const number = found.filter(([, each]) => each === status).length;
        count.textContent = ` (${number})`;
        count.closest("li")?.toggleAttribute("hidden", number === 0);
      }
      for (const { past, node: row } of pasts) {
        row.hidden = !found.some(([, , each]) => each === past);
      }
      crimea.hidden = year < CRIMEA;
      groups.hidden = !data.presence.some(([since]) => since <= year);
    },
  };
}

/** The year's four numbers. @param {Data} data */
export function makeFigures(data) {
  const terms = [
    "Members",
    "Land border with Russia",
    ...data.cities.map(([city]) => `${city} to NATO`),
  ];
  const values = terms.map(() => element("dd", {}));
  return {
    node: element(
      "div",
      { class: "nc-figures" },
      element(
        "dl",
        {},
        ...terms.map((term, i) => element("div", {}, element("dt", {}, term), values[i])),
      ),
    ),
    /** @param {number} year */
    update(year) {
      const { members, border, distances } = roundAt(data.rounds, year);
      [String(members), border, ...distances.map(distance => kilometres(distance[2]))].forEach(
        (text, i) => {
          values[i].textContent = text;
        },
      );
    },
  };
}

/** What lies behind the numbers, and the year's events. @param {Data} data */
export function makeDetails(data) {
  const node = element("div", { class: "nc-details" });
  return {
    node,
    /** @param {number} year */
    update(year) {
      const round = roundAt(data.rounds, year);
      const joined =
        round.year === year
          ? `${round.day}: ${round.label}.`
          : `Nobody joined in ${year}. Last change: ${round.date}.`;
      const near = round.distances.map(
        ([city, country, , , , more]) => `${city}: nearest is ${country}${more && `; ${more}`}.`,
      );
      node.replaceChildren(
        element("p", {}, joined),
        presenceText(data, year),
        element(
          "p",
          { class: "nc-note" },
          `Border in km: ${round.measurements}. ${near.join(" ")}`,
        ),
        yearEvents(
          data.events.filter(([when]) => when === year),
          year,
        ),
      );
    },
  };
}

/** The battlegroups that stand in the east. @param {Data} data @param {number} year */
function presenceText(data, year) {
  const groups = data.presence.filter(([since]) => since <= year);
  if (!groups.length) return "";
  const strength = data.strength.filter(([since]) => since <= year).at(-1)?.[1] ?? "";
  return element(
    "p",
    {},
    `NATO battlegroups: ${groups.map(([, , host, about]) => `${host} (${about})`).join("; ")}. ${strength}`,
  );
}

/**
 * The year's events, each a link to the timeline.
 * @param {Data["events"]} events
 * @param {number} year
 */
function yearEvents(events, year) {
  const short = events.length > FEW_EVENTS;
  const items = events.map(([, date, title, text, href]) =>
    element(
      "li",
      {},
      element("strong", {}, `${date}: `),
      element("a", { href }, title),
      short ? "." : `. ${text}`,
    ),
  );
  return element(
    "div",
    { class: "nc-events-of-year" },
    element("p", { class: "nc-head" }, `Events of ${year}`),
    items.length
      ? element("ul", {}, ...items)
      : element("p", {}, "The course's table of events has none for this year."),
  );
}

/**
 * A step leads to the timeline's event or to the source that tells of it.
 * @param {[string, string, string]} step
 */
function pathStep([date, text, href]) {
  const where = href.startsWith("timeline") ? "timeline" : "source";
  return element(
    "li",
    {},
    element("strong", {}, date),
    ` ${text} `,
    href && element("a", { href, "aria-label": `${where} for ${date}` }, `(${where})`),
  );
}

/** What the public said of joining, where the course's data have it.
 * @param {import("./_europe.js").Country} country @param {string} note */
function surveyTable({ surveys }, note) {
  if (!surveys.length) return "";
  const told = (/** @type {number | null} */ share) => (share === null ? "–" : `${share}%`);
  const rows = surveys.map(([date, pollster, yes, no]) => [date, pollster, told(yes), told(no)]);
  return element(
    "details",
    { class: "nc-surveys" },
    element("summary", {}, `Public support for joining: ${surveys.length} surveys`),
    table(["Date", "Pollster", "For", "Against"], rows),
    element(
      "p",
      { class: "nc-note" },
      note,
      " ",
      element("a", { href: "data.html#opinion-nato" }, "All surveys"),
      ".",
    ),
  );
}

/** @param {Data} data @param {(iso3: string) => void} onPick */
export function makeCountryPanel(data, onPick) {
  const names = Object.entries(data.countries).sort((a, b) =>
    a[1].name.localeCompare(b[1].name, "en-GB"),
  );
  const id = uniqueId("country");
  const select = element(
    "select",
    { id, onchange: () => onPick(select.value) },
    element("option", { value: "" }, "Choose a country"),
    ...names.map(([iso3, country]) => element("option", { value: iso3 }, country.name)),
  );
  const detail = element("div", {});
  return {
    node: element(
      "div",
      { class: "nc-country" },
      element("label", { for: id, class: "nc-head" }, "A country's path"),
      select,
      detail,
    ),
    /** @param {number} year @param {string} selected */
    update(year, selected) {
      select.value = selected;
      const country = data.countries[selected];
      detail.replaceChildren(
        ...(country
          ? [
              element(
                "p",
                {},
                element("strong", {}, `${country.name} at the end of ${year}: `),
                statusText(data, selected, year),
              ),
              element("ol", { class: "nc-path" }, ...country.path.map(pathStep)),
              surveyTable(country, data.supportNote),
              ...country.facts.map(fact => element("p", {}, fact)),
            ]
          : [element("p", {}, "Choose one here or on the map.")]),
      );
    },
  };
}
