// @ts-check
// The course's words in widgets of the engine. The build writes the course's own.
/** What the claims are taken from, as in "the essay"; empty where they are the course's own. */
export const TEXT = "course-text";
/** A class's code, as an example. */
export const CODE = "course-code";
