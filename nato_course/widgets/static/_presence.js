// @ts-check
// NATO's battlegroups on the map: a square in each host country from the year they came.
import { svgElement } from "../../../coursebook/widgets/static/_kit.js";

const SIDE = 8; // pixels
const SMALL_SIDE = 6;
const NARROW_MAP = 1.9; // map units a pixel, above which the map is small
const ABOVE = 7.7; // pixels from the middle of a name to that of a square above it

/** Where a square stands, from the place of the host's name: inside the country, clear of names.
 * @type {Record<string, [number, number]>} */
const SHIFT = {
  EST: [4, 2],
  LVA: [-32, 6],
  LTU: [6, 19],
  SVK: [0, -10],
  HUN: [0, 14],
  POL: [0, -15],
  ROU: [0, -15],
  BGR: [0, -15],
};
const ROOMY = ["POL", "ROU", "BGR"]; // named at every size, so the square keeps clear in pixels

/**
 * @param {[number, string, string, string][]} presence since, host, name, where and led by whom
 * @param {{iso3: string, x: number, y: number}[]} outlines
 */
export function battlegroups(presence, outlines) {
  const marks = presence.flatMap(([since, iso3]) => {
    const place = outlines.find(each => each.iso3 === iso3);
    return place
      ? [{ since, iso3, x: place.x, y: place.y, node: svgElement("rect", { class: "nc-group" }) }]
      : [];
  });
  return {
    node: svgElement("g", {}, ...marks.map(mark => mark.node)),
    /** @param {number} year @param {number} scale map units a pixel */
    update(year, scale) {
      const side = (scale > NARROW_MAP ? SMALL_SIDE : SIDE) * scale;
      for (const { since, iso3, x, y, node } of marks) {
        const [right, down] = SHIFT[iso3] ?? [0, 0];
        const clear = ROOMY.includes(iso3) ? -Math.max(-down, ABOVE * scale) : down;
        const at = { x: x + right - side / 2, y: y + clear - side / 2, width: side, height: side };
        node.toggleAttribute("hidden", year < since);
        for (const [name, value] of Object.entries(at)) node.setAttribute(name, value.toFixed(1));
      }
    },
  };
}
