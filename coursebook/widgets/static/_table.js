// @ts-check
// Tables: each row with its head, each cell with the name of its column for where rows are stacked.
import { element } from "./_kit.js";

/**
 * @param {string[]} columns
 * @param {(Node | string)[][]} rows the first cell heads its row
 * @param {{caption?: string, class?: string}} [options]
 * @returns {HTMLTableElement}
 */
export function table(columns, rows, { caption = "", class: look = "" } = {}) {
  const label = (/** @type {string} */ text) => (/[.?!:]$/.test(text) ? text : `${text}:`);
  const body = rows.map(row =>
    element(
      "tr",
      {},
      ...row.map((content, i) =>
        element(
          i ? "td" : "th",
          { scope: i ? null : "row", "data-label": label(columns[i]) },
          content,
        ),
      ),
    ),
  );
  const heads = columns.map(text => element("th", { scope: "col" }, text));
  return element(
    "table",
    { class: `nc-table ${look}`.trim() },
    caption && element("caption", {}, caption),
    element("thead", {}, element("tr", {}, ...heads)),
    element("tbody", {}, ...body),
  );
}

/**
 * A table that can be wider than a phone scrolls by itself, also by keyboard.
 *
 * @param {string} label
 * @param {HTMLTableElement} wide
 */
export function scrolling(label, wide) {
  return element(
    "div",
    { class: "nc-scroll", role: "region", "aria-label": label, tabIndex: 0 },
    wide,
  );
}
