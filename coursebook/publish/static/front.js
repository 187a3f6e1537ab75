// @ts-check
// The front page: how far the reader is in each chapter, and the way on from there.
// The build makes a classic script of it, because modules do not load from file://.
import { KEPT_EVENT } from "../../widgets/static/_book_copy.js";
import { pageStore } from "../../widgets/static/_store.js";

/** @typedef {{id: string, title: string, checks: string[], bets: string[]}} Chapter */

/** @returns {Chapter[]} */
function chaptersHere() {
  const data = document.querySelector("script.nc-front-where");
  return JSON.parse(data?.textContent ?? "[]");
}

/** @param {any} value @returns {boolean} */
const isDone = value => Boolean(value?.tries || value?.committed || value?.again);

/** @param {Chapter[]} chapters */
function draw(chapters) {
  const entries = pageStore().entries();
  /** @type {{at: number, chapter: Chapter | null, place: string}} */
  let latest = { at: 0, chapter: null, place: "" };
  for (const chapter of chapters) {
    const kept = (/** @type {string} */ kind, /** @type {string} */ id) => {
      const entry = entries[`${kind}:${id}`];
      if (!entry || !isDone(entry.value)) return 0;
      const place = kind === "check" ? `#x.${encodeURIComponent(id)}` : "";
      if (entry.at > latest.at) latest = { at: entry.at, chapter, place };
      return 1;
    };
    const count = (/** @type {string} */ kind, /** @type {string[]} */ ids) =>
      ids.reduce((sum, id) => sum + kept(kind, id), 0);
    const answered = count("check", chapter.checks);
    const done = answered + count("predict", chapter.bets);
    mark(chapter, done, answered);
  }
  lead(latest.chapter, latest.place);
}

/** @param {Chapter} chapter @param {number} done @param {number} answered */
function mark(chapter, done, answered) {
  const place = document.querySelector(`[data-nc-chapter="${chapter.id}"]`);
  if (!(place instanceof HTMLElement)) return;
  const asked = chapter.checks.length;
  place.hidden = !done;
  place.textContent =
    answered === asked ? "All checks answered ✓" : `${answered} of ${asked} checks answered`;
  place.style.setProperty("--nc-part", `${(100 * answered) / Math.max(1, asked)}%`);
}

/** @param {Chapter | null} chapter where the reader was last @param {string} place where in it */
function lead(chapter, place) {
  const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector(".nc-start a"));
  if (!link || !chapter) return;
  link.href = `${chapter.id}.html${place}`;
  link.textContent = `Continue where you were, in ${chapter.title}`;
}

const chapters = chaptersHere();
draw(chapters);
for (const event of ["storage", "pageshow", KEPT_EVENT])
  addEventListener(event, () => draw(chapters));
