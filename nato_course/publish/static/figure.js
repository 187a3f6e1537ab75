// @ts-check
// Tooltips for the marks of inline charts, on hover and on keyboard focus.
//
// Each mark carries its sentence as `aria-label`. A chart is one tab stop; arrow keys, Home and
// End walk its marks, Escape hides the tooltip. All events are caught on the document, so charts
// that appear later need nothing. A classic script, because modules do not load from file://.
(() => {
  "use strict";

  const MARKS = '.nc-svg [role="img"][aria-label]';
  const NEAR = 24; // pixels around a small mark that count as on it, for fingers
  const SMALL = 48; // pixels; larger marks answer only when touched themselves
  const GAP = 10;
  const EDGE = 8;
  /** @type {Record<string, (index: number, count: number) => number>} */
  const STEPS = {
    ArrowRight: (index, count) => Math.min(index + 1, count - 1),
    ArrowDown: (index, count) => Math.min(index + 1, count - 1),
    ArrowLeft: (index) => Math.max(index - 1, 0),
    ArrowUp: (index) => Math.max(index - 1, 0),
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
    return [...svg.querySelectorAll('[role="img"][aria-label]')].map(
      (mark) => /** @type {SVGElement} */ (mark),
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
      // Screen readers already have the mark's own label.
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
      tip.textContent = mark.getAttribute("aria-label");
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

  /** @returns {SVGElement | null} */
  function focusedMark() {
    return markAt(document.activeElement);
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
    const mark = markAt(event.target);
    const step = STEPS[event.key];
    const svg = mark?.closest(".nc-svg");
    if (!mark || !svg || !step || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const marks = marksOf(svg);
    const next = marks[step(marks.indexOf(mark), marks.length)];
    // One tab stop a chart: it moves with the reader.
    for (const each of svg.querySelectorAll('[tabindex="0"]')) each.setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus();
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
  document.addEventListener("focusin", (event) => {
    const mark = markAt(event.target);
    if (mark?.matches(":focus-visible")) show(mark);
    else if (!mark) hide();
  });
  document.addEventListener("scroll", onScroll, { capture: true, passive: true });
})();
