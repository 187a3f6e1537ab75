// @ts-check
// The course's slug: kept answers, files and receipts go by it. The build writes the course's own.
export const SLUG = "course-slug";
/** Kinds of answers that the course's own widgets keep, beside the engine's. */
export const OWN_KINDS = ["course-kinds"];
/** What the claims are taken from, as in "the essay"; empty where they are the course's own. */
export const TEXT = "course-text";
/** A class's code, as an example. */
export const CODE = "course-code";
