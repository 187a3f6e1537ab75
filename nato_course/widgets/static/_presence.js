// @ts-check
// NATO's battlegroups on the map: a square in each host country from the year they came.
import { svgElement } from "./_kit.js";

const SIDE = 8; // pixels

/**
 * @param {[number, string, string, string][]} presence since, host, name, where and led by whom
 * @param {{iso3: string, x: number, y: number}[]} outlines
 */
export function battlegroups(presence, outlines) {
  const marks = presence.map(([since, iso3]) => {
    const place = outlines.find((each) => each.iso3 === iso3) ?? { x: 0, y: 0 };
    return { since, ...place, node: svgElement("rect", { class: "nc-group" }) };
  });
  return {
    node: svgElement("g", {}, ...marks.map((mark) => mark.node)),
    /** @param {number} year @param {number} scale map units a pixel */
    update(year, scale) {
      for (const { since, x, y, node } of marks) {
        node.toggleAttribute("hidden", year < since);
        const at = { x: x - (SIDE / 2) * scale, y: y - (SIDE + 8) * scale, width: SIDE * scale, height: SIDE * scale };
        for (const [name, value] of Object.entries(at)) node.setAttribute(name, value.toFixed(1));
      }
    },
  };
}
