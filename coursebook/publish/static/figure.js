// @ts-check
// Tooltips for the marks of inline charts, on hover and on keyboard focus.
//
// A chart is one image with a name, a description and a table below it: a screen reader would drown
// in its marks, so they are no elements to it. Each carries its sentence as `data-nc-mark`. The
// chart is one tab stop and keeps the focus while arrow keys, Home and End walk its marks; what
// they come to is also said in a live region, for those who see the chart and listen as well.
// Escape hides the tooltip. All events are caught on the document, so charts that appear later
// need nothing. A classic script, because modules do not load from file://.
(() => {
  "use strict";

  const MARKS = ".nc-svg [data-nc-mark]";
  const NEAR = 24; // pixels around a small mark that count as on it, for fingers
  const SMALL = 48; // pixels; larger marks answer only when touched themselves
  const GAP = 10;
  const EDGE = 8;
  /** @type {Record<string, (index: number, count: number) => number>} */
  const STEPS = {
    ArrowRight: (index, count) => Math.min(index + 1, count - 1),
    ArrowDown: (index, count) => Math.min(index + 1, count - 1),
    ArrowLeft: index => Math.max(index - 1, 0),
    ArrowUp: index => Math.max(index - 1, 0),
    Home: () => 0,
    End: (_, count) => count - 1,
  };

  /**
   * @typedef {{left: number, top: number, right: number, bottom: number}} Box
   */

  /**
   * Where a tooltip goes: above the mark, or below where there is no room; never off the screen.
   *
   * @param {Box} mark
   * @param {{width: number, height: number}} tip
   * @param {{width: number, height: number}} view
   * @returns {{left: number, top: number}}
   */
  function place(mark, tip, view) {
    const middle = (mark.left + mark.right) / 2 - tip.width / 2;
    const above = mark.top - GAP - tip.height;
    const top = above >= EDGE ? above : mark.bottom + GAP;
    return {
      left: Math.max(EDGE, Math.min(middle, view.width - tip.width - EDGE)),
      top: Math.max(EDGE, Math.min(top, view.height - tip.height - EDGE)),
    };
  }

  /** @param {Box} box @param {number} x @param {number} y @returns {number} 0 inside the box */
  function distance(box, x, y) {
    return Math.hypot(
      Math.max(box.left - x, 0, x - box.right),
      Math.max(box.top - y, 0, y - box.bottom),
    );
  }

  /** @param {Element} svg @returns {SVGElement[]} */
  function marksOf(svg) {
    return [...svg.querySelectorAll("[data-nc-mark]")].map(
      mark => /** @type {SVGElement} */ (mark),
    );
  }

  /** @param {EventTarget | null} target @returns {SVGElement | null} */
  function markAt(target) {
    return target instanceof Element ? target.closest(MARKS) : null;
  }

  /**
   * The mark under the pointer, or else the nearest small one.
   *
   * @param {PointerEvent} event
   * @returns {SVGElement | null}
   */
  function markNear(event) {
    const direct = markAt(event.target);
    const svg = event.target instanceof Element ? event.target.closest(".nc-svg") : null;
    if (direct || !svg) return direct;
    let best = null;
    let least = NEAR;
    for (const mark of marksOf(svg)) {
      const box = mark.getBoundingClientRect();
      const away = distance(box, event.clientX, event.clientY);
      if (Math.max(box.width, box.height) <= SMALL && away < least) {
        best = mark;
        least = away;
      }
    }
    return best;
  }

  /** @param {Element} svg the browser's own tooltip, made from the title, would cover ours */
  function silenceTitle(svg) {
    const title = svg.querySelector(":scope > title");
    if (!title) return;
    svg.setAttribute("aria-label", title.textContent ?? "");
    svg.removeAttribute("aria-labelledby");
    title.remove();
  }

  /** @type {HTMLElement | null} */
  let tooltip = null;
  /** @type {SVGElement | null} */
  let shown = null;

  function ensureTooltip() {
    if (!tooltip) {
      tooltip = document.createElement("div");
      tooltip.className = "nc-tooltip";
      tooltip.setAttribute("aria-hidden", "true");
      tooltip.hidden = true;
    }
    if (!tooltip.isConnected) document.body.append(tooltip);
    return tooltip;
  }

  /** @param {SVGElement} mark */
  function show(mark) {
    const tip = ensureTooltip();
    if (mark !== shown) {
      hide();
      shown = mark;
      mark.classList.add("nc-marked");
      tip.textContent = mark.getAttribute("data-nc-mark");
    }
    const view = document.documentElement;
    const spot = place(mark.getBoundingClientRect(), tip.getBoundingClientRect(), {
      width: view.clientWidth,
      height: view.clientHeight,
    });
    tip.style.left = `${spot.left}px`;
    tip.style.top = `${spot.top}px`;
    tip.hidden = false;
  }

  function hide() {
    shown?.classList.remove("nc-marked");
    shown = null;
    if (tooltip) tooltip.hidden = true;
  }

  /** @type {WeakMap<Element, number>} the mark of each chart that the keyboard came to last */
  const places = new WeakMap();
  /** @type {HTMLElement | null} */
  let voice = null;

  /** @param {string} sentence said once the reader walks; the name of a chart comes first */
  function say(sentence) {
    if (!voice) {
      voice = document.createElement("div");
      voice.className = "nc-unseen";
      voice.setAttribute("role", "status");
    }
    if (!voice.isConnected) document.body.append(voice);
    voice.textContent = sentence;
  }

  /** @returns {SVGElement | undefined} the mark that the keyboard stands on */
  function focusedMark() {
    const chart = document.activeElement;
    if (!chart?.matches(".nc-svg:focus-visible")) return undefined;
    return marksOf(chart)[places.get(chart) ?? 0];
  }

  /** @param {PointerEvent} event */
  function onPointer(event) {
    if (event.target === tooltip) return; // the pointer may rest on the tooltip itself
    const svg = event.target instanceof Element ? event.target.closest(".nc-svg") : null;
    if (svg) silenceTitle(svg);
    const mark = markNear(event) ?? focusedMark();
    if (mark) show(mark);
    else if (shown) hide();
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (event.key === "Escape") hide();
    const step = STEPS[event.key];
    const svg = event.target instanceof Element && event.target.matches(".nc-svg") && event.target;
    if (!svg || !step || event.altKey || event.ctrlKey || event.metaKey) return;
    const marks = marksOf(svg);
    if (!marks.length) return;
    event.preventDefault();
    const place = step(places.get(svg) ?? 0, marks.length);
    places.set(svg, place);
    bringIntoView(marks[place]);
    show(marks[place]);
    say(marks[place].getAttribute("data-nc-mark") ?? "");
  }

  /** @param {SVGElement} mark charts can be taller than the window */
  function bringIntoView(mark) {
    const { top, bottom } = mark.getBoundingClientRect();
    if (top < EDGE || bottom > document.documentElement.clientHeight - EDGE) {
      mark.scrollIntoView({ block: "center", inline: "nearest" });
    }
  }

  function onScroll() {
    const mark = focusedMark();
    if (mark && mark === shown) show(mark);
    else hide();
  }

  // A page that holds the script twice, such as two joined exports, must not answer twice.
  if (document.documentElement.hasAttribute("data-nc-figures")) return;
  document.documentElement.setAttribute("data-nc-figures", "");
  document.addEventListener("pointermove", onPointer);
  document.addEventListener("pointerdown", onPointer);
  document.addEventListener("keydown", onKey);
  document.addEventListener("focusin", () => {
    const mark = focusedMark();
    if (mark) show(mark);
    // A tap on a chart gives it the focus too, after it has shown what lies under the finger.
    else if (!shown || !document.activeElement?.contains(shown)) hide();
  });
  document.addEventListener("scroll", onScroll, { capture: true, passive: true });
})();
