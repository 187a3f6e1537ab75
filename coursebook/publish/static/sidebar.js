// @ts-check
// Marks in the table of contents how far the reader is in each chapter, once answers are kept on
// the device.
// The build makes a classic script of it, because modules do not load from file://.
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
  if (!node) {
    node = document.createElement("span");
    node.className = "nc-done";
    link.append(node);
  }
  node.textContent = text;
}

function draw() {
  const entries = keptEntries();
  for (const found of document.querySelectorAll(".bd-sidebar-primary .bd-links a[href]")) {
    const link = /** @type {HTMLAnchorElement} */ (found);
    const stem =
      link.pathname
        .split("/")
        .pop()
        ?.replace(/\.html$/, "") ?? "";
    const sum = entries[`sum:${stem}`]?.value;
    const known = Number.isInteger(sum?.answered) && Number.isInteger(sum?.asked);
    mark(link, known ? ` ${sum.answered} of ${sum.asked} answered` : "");
  }
}

if (document.readyState === "loading") addEventListener("DOMContentLoaded", draw);
else draw();
for (const event of ["storage", "pageshow", KEPT_EVENT]) addEventListener(event, draw);
