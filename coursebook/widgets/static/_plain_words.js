// @ts-check
// The reader's setting that every part "In plain words" stands open: its name, and what keeps it.

export const PLAIN_WORDS = "setting:plain-words";

/** @param {any} kept @returns {boolean} */
export function opensPlainWords(kept) {
  return kept?.open === true;
}

/** @param {string} status of the store @returns {string} how long what was just set lasts */
export function lastingText(status) {
  if (status === "kept") return "Kept on this device.";
  if (status === "lms") return "Kept by your course site.";
  return status === "session"
    ? "Kept until you close this tab; the page Your progress can keep it on this device."
    : "Kept until you close this page.";
}
