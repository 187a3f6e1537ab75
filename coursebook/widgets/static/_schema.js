// @ts-check
// The form in which answers are kept: what is sound, and how older forms become the present one.
import { OWN_KINDS } from "./_course.js";

/**
 * @typedef {import("./_memory.js").StoredEntry} StoredEntry
 * @typedef {{schema: number, agreed: number, entries: Record<string, StoredEntry>}} StoredDocument
 * @typedef {{document: StoredDocument | null, damaged: boolean, newer: boolean}} ReadResult
 */

export const STORE_SCHEMA = 1;
const KINDS = [
  ...[
    "check",
    "predict",
    "note",
    "sum",
    "review",
    "picks",
    "weigh",
    "hypotheses",
    "draw",
    "setting",
  ],
  ...OWN_KINDS,
];
const KEY_FORM = new RegExp(
  `^(?:(?:${KINDS.join("|")}):[\\w-]{1,80}|(?:documents|reader)_[\\w-]{1,80})$`,
);

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
function isCount(value) {
  return value === undefined || (Number.isInteger(value) && value >= 0);
}

/** @param {...any} values */
function isWordOrNothing(...values) {
  return values.every(each => typeof each === "string" || each === null || each === undefined);
}

/** @param {any} value @returns {boolean} whether the views of an answer can read it */
function isCheckMemory(value) {
  const results = [value.first, value.last];
  const sound = results.every(
    each =>
      each === null ||
      each === undefined ||
      (isPlainRecord(each) && typeof each.state === "string" && typeof each.score === "number"),
  );
  return (
    sound &&
    typeof value.version === "string" &&
    isCount(value.hints) &&
    isCount(value.tries) &&
    (value.attempts === undefined ||
      (Array.isArray(value.attempts) && value.attempts.every(isPlainRecord)))
  );
}

/** @param {any} value @returns {boolean} whether it is what came of a question in review */
function isReviewMemory(value) {
  const tries =
    Array.isArray(value.log) &&
    value.log.every(
      (/** @type {any} */ each) => isPlainRecord(each) && typeof each.state === "string",
    );
  return tries && (value.now === null || (isPlainRecord(value.now) && isCheckMemory(value.now)));
}

/**
 * @param {any} value
 * @returns {boolean} whether it is a question weighed: prior, ratios, their order, a text
 */
function isWeighMemory(value) {
  return (
    (value.prior === null || typeof value.prior === "number") &&
    Array.isArray(value.order) &&
    isPlainRecord(value.ratios) &&
    typeof value.mind === "string"
  );
}

/** @param {any} value @returns {boolean} whether it is a matrix of ratings */
function isMatrixMemory(value) {
  return (
    isPlainRecord(value.ratings) &&
    Object.values(value.ratings).every(isPlainRecord) &&
    Array.isArray(value.dropped)
  );
}

/**
 * @param {string} key
 * @param {any} value
 * @returns {boolean} whether an entry has the form that the widgets write
 */
export function isEntryValue(key, value) {
  if (!KEY_FORM.test(key)) return false;
  if (value === null) return true;
  if (key.startsWith("note:")) return typeof value === "string";
  if (!isPlainRecord(value)) return false;
  if (key.startsWith("check:")) return isCheckMemory(value);
  if (key.startsWith("review:")) return isReviewMemory(value);
  if (key.startsWith("picks:"))
    return (
      Array.isArray(value.ids) &&
      value.ids.every((/** @type {any} */ each) => typeof each === "string")
    );
  if (key.startsWith("predict:")) {
    return (
      isWordOrNothing(value.sure, value.again, value.againSure) &&
      (typeof value.bet === "number" || isWordOrNothing(value.bet))
    );
  }
  if (key.startsWith("setting:")) return typeof value.open === "boolean";
  if (key.startsWith("weigh:")) return isWeighMemory(value);
  if (key.startsWith("hypotheses:")) return isMatrixMemory(value);
  if (key.startsWith("documents_"))
    return Object.values(value).every(
      each => isPlainRecord(each) && isPlainRecord(each.now) && isPlainRecord(each.first),
    );
  if (key.startsWith("reader_"))
    return [value.documents, value.pairs].every(
      part => isPlainRecord(part) && Object.values(part).every(isPlainRecord),
    );
  return true;
}

/** @param {string} key @param {any} entry @returns {entry is StoredEntry} */
function isStoredEntry(key, entry) {
  return (
    isPlainRecord(entry) &&
    Number.isFinite(entry.at) &&
    "value" in entry &&
    isEntryValue(key, entry.value)
  );
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
