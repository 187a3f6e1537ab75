// @ts-check
// The strip over the timeline: bars by lane and year, a year to choose, and a way to its events.
import { element, uniqueId } from "../../../coursebook/widgets/static/_kit.js";

/** @param {HTMLElement[]} items in order of time @returns {Map<number, HTMLElement[]>} by year */
export function itemsByYear(items) {
  /** @type {Map<number, HTMLElement[]>} */
  const years = new Map();
  for (const item of items) {
    const year = Number(item.querySelector("time")?.dateTime.slice(0, 4));
    years.set(year, [...(years.get(year) ?? []), item]);
  }
  return years;
}

/** @param {number[]} years @param {number} wanted @returns {number} the nearest of the years */
export function nearestYear(years, wanted) {
  return years.reduce(
    (best, year) => (Math.abs(year - wanted) < Math.abs(best - wanted) ? year : best),
    years[0],
  );
}

/**
 * Make the strip choose a year: by a slider, and by a press on the bars, which leads there.
 *
 * @param {HTMLElement} strip
 * @param {HTMLElement[]} items the events' entries, in order of time
 * @param {AbortSignal} signal
 * @returns {() => void} takes away what was added
 */
export function chooseYear(strip, items, signal) {
  const found = itemsByYear(items);
  const years = [...found.keys()];
  const countOf = (/** @type {number} */ year) => found.get(year)?.length ?? 0;
  const [first, last] = [Number(strip.dataset.first), Number(strip.dataset.last)];
  const busiest = years.reduce((best, year) => (countOf(year) > countOf(best) ? year : best));
  const id = uniqueId("year");
  const slider = element("input", { type: "range", id, min: first, max: last, value: busiest });
  const label = element("label", { for: id, class: "nc-density-label" }, "Year");
  const go = element("a", { class: "nc-density-go" });
  const row = element("div", { class: "nc-density-choice" }, label, slider, go);

  /** @param {number} year */
  function choose(year) {
    const count = countOf(year);
    const near = nearestYear(years, year);
    const events = count === 1 ? "1 event" : `${count || "no"} events`;
    slider.setAttribute("aria-valuetext", `${year}: ${events}`);
    go.textContent = count ? `Go to ${year} (${events})` : `No event in ${year}; go to ${near}`;
    go.href = `#${found.get(near)?.[0].id}`;
    strip.style.setProperty("--nc-at", String((year - first + 0.5) / (last - first + 1)));
  }

  /** @param {MouseEvent} event */
  function press(event) {
    const bars = /** @type {Element} */ (event.target).closest("svg")?.getBoundingClientRect();
    if (!bars) return;
    const share = (event.clientX - bars.left) / bars.width;
    const year = nearestYear(years, first + Math.floor(share * (last - first + 1)));
    slider.value = String(year);
    choose(year);
    go.click();
  }

  slider.addEventListener("input", () => choose(Number(slider.value)), { signal });
  strip.addEventListener("click", press, { signal });
  strip.append(row);
  choose(busiest);
  return () => {
    row.remove();
    strip.style.removeProperty("--nc-at");
  };
}
