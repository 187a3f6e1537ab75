// @ts-check
// The course's slug: kept answers, files and receipts go by it. The build writes the course's own.
export const SLUG = "course-slug";
/** Kinds of answers that the course's own widgets keep, beside the engine's. */
export const OWN_KINDS = ["course-kinds"];
