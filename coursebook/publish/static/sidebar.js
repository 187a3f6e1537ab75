// @ts-check
// Marks in the table of contents how far the reader is in each chapter, once answers are kept on
// the device.
import { all, made, stemOf } from "./_page.js";
import { KEPT_EVENT, storedText } from "../../widgets/static/_book_copy.js";

/** @returns {Record<string, {value: any}>} what is kept, or nothing where it can't be read */
function keptEntries() {
  try {
    return JSON.parse(storedText() ?? "null")?.entries ?? {};
  } catch {
    return {};
  }
}

/** @param {HTMLAnchorElement} link @param {string} text */
function mark(link, text) {
  let node = link.querySelector(".nc-done");
  if (!node && !text) return;
  if (!node) link.append((node = made("span", { className: "nc-done" })));
  node.textContent = text;
}

function draw() {
  const entries = keptEntries();
  /** @type {HTMLAnchorElement[]} */
  const links = all(".bd-sidebar-primary .bd-links a[href]");
  for (const link of links) {
    const sum = entries[`sum:${stemOf(link)}`]?.value;
    const known = Number.isInteger(sum?.answered) && Number.isInteger(sum?.asked);
    mark(link, known ? ` ${sum.answered} of ${sum.asked} answered` : "");
  }
}

draw();
for (const event of ["storage", "pageshow", KEPT_EVENT]) addEventListener(event, draw);
