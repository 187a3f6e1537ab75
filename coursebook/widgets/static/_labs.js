// @ts-check
// What is kept of a lab: how often its check was run on a reader's code, and when it was solved.

/**
 * @typedef {{tries: number, state: "" | "off" | "done", at: number, done: number | null, run:
 *   string}} LabMemory
 * `run` marks the last run that was counted, since a notebook shows its outputs again when it is
 * opened
 */

/** @param {any} stored @returns {LabMemory} */
export function labMemory(stored) {
  /** @type {LabMemory} */
  const blank = { tries: 0, state: "", at: 0, done: null, run: "" };
  return stored && typeof stored === "object" ? { ...blank, ...stored } : blank;
}

/** @param {LabMemory} memory @returns {string} */
export function labText({ tries, done }) {
  if (!tries) return "Not begun.";
  const runs = tries === 1 ? "1 run" : `${tries} runs`;
  return `${done ? "Solved" : "Begun, not solved yet"} (${runs} of your code checked).`;
}

/**
 * @typedef {{id: string, title: string}} IndexLab
 * @param {{labs?: IndexLab[]}} chapter @param {Record<string, {at: number, value: any}>} entries
 * @returns {{lab: IndexLab, memory: LabMemory}[]}
 */
export function labsOf(chapter, entries) {
  return (chapter.labs ?? []).map(lab => ({
    lab,
    memory: labMemory(entries[`lab:${lab.id}`]?.value),
  }));
}
