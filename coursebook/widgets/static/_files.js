// @ts-check
// Files that a reader takes away or brings back: progress and receipts.
import { SLUG } from "./_course.js";
import { element } from "./_kit.js";
import { STORE_SCHEMA, isEntryValue } from "./_schema.js";

export const PROGRESS_FORMAT = `${SLUG}-progress`;
const MOST_BYTES = 5_000_000;
const DAY_AHEAD = 86_400_000; // a clock may be wrong; a stamp far ahead would win for ever

/**
 * @param {string} name
 * @param {string} text offered as a download
 * @param {string} [type] of the file
 */
export function downloadText(name, text, type = "application/json") {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const anchor = element("a", { href: url, download: name, hidden: true });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/**
 * @param {Record<string, {at: number, value: any}>} entries
 * @param {string} version
 * @returns {string}
 */
export function progressFile(entries, version) {
  const head = {
    format: PROGRESS_FORMAT,
    schema: STORE_SCHEMA,
    course_version: version,
    exported: new Date().toISOString(),
  };
  return `${JSON.stringify({ ...head, entries }, null, 2)}\n`;
}

/**
 * @param {string} text
 * @param {number} now
 * @returns {{entries: Record<string, {at: number, value: any}>, left: number} | {fault: string}}
 *   the sound entries and how many were left out, or what is wrong with the file
 */
export function readProgressFile(text, now) {
  if (text.length > MOST_BYTES)
    return { fault: "This file is too large to be an export of this book." };
  let found;
  try {
    found = JSON.parse(text);
  } catch {
    return { fault: "This file is not an export of this book: it is no JSON text." };
  }
  if (found?.format === `${SLUG}-receipt`)
    return { fault: "This is a receipt to hand in. Choose a file made by Export." };
  if (found?.format !== PROGRESS_FORMAT || typeof found.entries !== "object" || !found.entries) {
    return { fault: "This file is not an export of this book. Choose a file made by Export." };
  }
  if (!(found.schema <= STORE_SCHEMA))
    return { fault: "This file was made by a newer edition of the book. Open it there." };
  const all = Object.entries(found.entries);
  const sound = all.filter(
    ([key, entry]) =>
      entry && Number.isFinite(entry.at) && entry.value !== null && isEntryValue(key, entry.value),
  );
  const entries = Object.fromEntries(
    sound.map(([key, { at, value }]) => [key, { at: Math.min(at, now + DAY_AHEAD), value }]),
  );
  return { entries, left: all.length - sound.length };
}
