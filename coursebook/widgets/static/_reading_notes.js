// @ts-check
// What a reader marked and noted on documents, and how it is written out.

/**
 * @typedef {import("./_documents.js").Doc & {runs: string[]}} ReadDoc
 * @typedef {{marks?: number[], sourcing?: string, context?: string, close?: string}} Notes
 * @typedef {{relation?: string, reason?: string, kept?: boolean}} PairNotes
 * @typedef {{documents: Record<string, Notes>, pairs: Record<string, PairNotes>}} Kept
 * @typedef {{title: string, pair: [string, string], steps: [string, string, string][],
 *   corroboration: string,
 *   relations: [string, string][], documents: ReadDoc[]}} ReaderData
 */

/** The same for both orders of a pair. @param {string} left @param {string} right */
export function pairKey(left, right) {
  return [left, right].sort().join("|");
}

/** @param {any} value @returns {Kept} */
export function keptFrom(value) {
  return { documents: { ...value?.documents }, pairs: { ...value?.pairs } };
}

/** @param {Notes | undefined} notes */
export function isNoted(notes) {
  return Boolean(notes && (notes.marks?.length || notes.sourcing || notes.context || notes.close));
}

/**
 * Marked runs; neighbours are written as one.
 * @param {ReadDoc} doc
 * @param {number[]} marks
 * @returns {string[]}
 */
export function markedWords(doc, marks) {
  /** @type {string[]} */
  const found = [];
  doc.runs.forEach((run, i) => {
    if (!marks.includes(i)) return;
    if (marks.includes(i - 1)) found[found.length - 1] += run;
    else found.push(run);
  });
  return found.map(words => words.trim());
}

/** @param {ReaderData} data @param {ReadDoc} doc @param {Notes} notes @returns {string} */
function documentText(data, doc, notes) {
  const marked = markedWords(doc, notes.marks ?? [])
    .map(words => `"${words}"`)
    .join("; ");
  const lines = data.steps
    .map(([key, name]) => [name, /** @type {Record<string, any>} */ (notes)[key]])
    .filter(([, note]) => note);
  return [
    doc.head,
    `  Source: ${doc.source.label}`,
    marked && `  Marked: ${marked}`,
    ...lines.map(([name, note]) => `  ${name}: ${note}`),
  ]
    .filter(Boolean)
    .join("\n");
}

/** @param {ReaderData} data @param {string} key @param {PairNotes} pair @returns {string} */
function pairText(data, key, pair) {
  const heads = key.split("|").map(id => data.documents.find(doc => doc.id === id)?.head ?? id);
  const relation = Object.fromEntries(data.relations)[pair.relation ?? ""] ?? "";
  return [
    `Side by side: ${heads.join(" / ")}`,
    relation && `  ${relation}.`,
    pair.reason && `  Because: ${pair.reason}`,
  ]
    .filter(Boolean)
    .join("\n");
}

/**
 * All marks and notes on a set as plain text.
 * @param {ReaderData} data
 * @param {Kept} kept
 * @returns {string}
 */
export function notesText(data, kept) {
  const documents = data.documents
    .filter(doc => isNoted(kept.documents[doc.id]))
    .map(doc => documentText(data, doc, kept.documents[doc.id]));
  const pairs = Object.entries(kept.pairs)
    .filter(([, pair]) => pair.relation || pair.reason)
    .map(([key, pair]) => pairText(data, key, pair));
  const parts = [...documents, ...pairs];
  return (
    [
      `${data.title}: my marks and notes`,
      ...(parts.length ? parts : ["Nothing is marked or noted yet."]),
    ].join("\n\n") + "\n"
  );
}
