// @ts-check
// The form in which answers are kept: what is sound, and how older forms become the present one.
import { OWN_KINDS } from "./_course.js";
/** @import { StoredEntry } from "./_memory.js" */

/**
 * @typedef {{schema: number, agreed: number, entries: Record<string, StoredEntry>}} StoredDocument
 * @typedef {{document: StoredDocument | null, damaged: boolean, newer: boolean}} ReadResult
 */

export const STORE_SCHEMA = 1;
/** @param {any} value @returns {value is Record<string, any>} */
function isPlainRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Steps from an older schema to the next. Schema 0 held bare values, as the session still does.
 *
 * @type {Record<number, (old: any) => any>}
 */
const MIGRATIONS = {
  0: old => {
    const values = Object.entries(isPlainRecord(old.values) ? old.values : {});
    const entries = Object.fromEntries(
      values.map(([key, value]) => [key, { at: old.agreed ?? 0, value }]),
    );
    return { schema: 1, agreed: old.agreed ?? 0, entries };
  },
};

/** @param {any} value */
const isText = value => typeof value === "string";
/** @param {any} value */
const isTextOrNothing = value => (value ?? "") === "" || isText(value);
/** @param {any} value */
const isCount = value => value === undefined || (Number.isInteger(value) && value >= 0);
/** @param {any} value @param {(each: any) => boolean} isSound */
const isListOf = (value, isSound) => Array.isArray(value) && value.every(isSound);
/** @param {any} value @param {(each: any) => boolean} [isSound] */
const isTableOf = (value, isSound = isPlainRecord) =>
  isPlainRecord(value) && Object.values(value).every(isSound);

/** @param {any} value @returns {boolean} whether the views of an answer can read it */
function isCheckMemory({ version, hints, tries, attempts = [], first, last }) {
  const isResult = (/** @type {any} */ each) =>
    (each ?? null) === null ||
    (isPlainRecord(each) && isText(each.state) && typeof each.score === "number");
  return (
    isText(version) &&
    [hints, tries].every(isCount) &&
    isListOf(attempts, isPlainRecord) &&
    [first, last].every(isResult)
  );
}

/**
 * Beginnings of keys, each with the form that the widgets write under it.
 *
 * @type {Record<string, (value: any) => boolean>}
 */
const FORMS = {
  ...Object.fromEntries(OWN_KINDS.map(kind => [`${kind}:`, isPlainRecord])),
  "check:": isCheckMemory,
  "predict:": ({ bet, sure, again, againSure }) =>
    [sure, again, againSure].every(isTextOrNothing) &&
    (typeof bet === "number" || isTextOrNothing(bet)),
  "note:": isText,
  "sum:": isPlainRecord,
  "review:": ({ log, now }) =>
    isListOf(log, each => isPlainRecord(each) && isText(each.state)) &&
    (now === null || (isPlainRecord(now) && isCheckMemory(now))),
  "picks:": ({ ids }) => isListOf(ids, isText),
  "weigh:": ({ prior, order, ratios, mind }) =>
    (prior === null || typeof prior === "number") &&
    Array.isArray(order) &&
    isPlainRecord(ratios) &&
    isText(mind),
  "hypotheses:": ({ ratings, dropped }) => isTableOf(ratings) && Array.isArray(dropped),
  "draw:": isPlainRecord,
  "lab:": ({ tries }) => isCount(tries),
  "setting:": ({ open }) => typeof open === "boolean",
  documents_: value =>
    isTableOf(value, each => isPlainRecord(each) && [each.now, each.first].every(isPlainRecord)),
  reader_: ({ documents, pairs }) => isTableOf(documents) && isTableOf(pairs),
};

/**
 * @param {string} key @param {any} value
 * @returns {boolean} whether an entry has the form that the widgets write
 */
export function isEntryValue(key, value) {
  const kind = Object.keys(FORMS).find(each => key.startsWith(each));
  if (!kind || !/^[\w-]{1,80}$/.test(key.slice(kind.length))) return false;
  return value === null || ((kind === "note:" || isPlainRecord(value)) && FORMS[kind](value));
}

/** @param {string} key @param {any} entry @returns {entry is StoredEntry} */
function isStoredEntry(key, entry) {
  const isEntry = isPlainRecord(entry) && Number.isFinite(entry.at) && "value" in entry;
  return isEntry && isEntryValue(key, entry.value);
}

/**
 * The stored text as a document of the present schema; entries of no known form are left out.
 *
 * @param {string | null} text
 * @returns {ReadResult}
 */
export function readDocument(text) {
  if (text === null) return { document: null, damaged: false, newer: false };
  const unreadable = {
    document: { schema: STORE_SCHEMA, agreed: 0, entries: {} },
    damaged: true,
    newer: false,
  };
  let found;
  try {
    found = JSON.parse(text);
  } catch {
    return unreadable;
  }
  if (!isPlainRecord(found) || !Number.isInteger(found.schema) || found.schema < 0)
    return unreadable;
  if (found.schema > STORE_SCHEMA) return { document: null, damaged: false, newer: true };
  while (found.schema < STORE_SCHEMA) found = MIGRATIONS[found.schema](found);
  if (!isPlainRecord(found.entries)) return unreadable;
  const all = Object.entries(found.entries);
  const sound = all.filter(([key, entry]) => isStoredEntry(key, entry));
  const document = {
    schema: STORE_SCHEMA,
    agreed: Number(found.agreed) || 0,
    entries: Object.fromEntries(sound),
  };
  return { document, damaged: sound.length < all.length, newer: false };
}
