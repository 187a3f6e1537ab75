// @ts-check
// Leads an old link to where its matter stands now. Sections are renamed from edition to edition; a
// link keeps the anchor that it had, and the page carries a list of those that went. A classic
// script, because modules do not load from file://.
(() => {
  "use strict";

  /** Stands in the address of a page to which another one sent an old link. */
  const CAME = "moved";

  /** @returns {string} the anchor in the address; one that is badly written is no anchor */
  function anchorOf() {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch {
      return "";
    }
  }

  /** @returns {Record<string, string>} by the old anchor: an anchor, a page with one, or nothing */
  function movedAnchors() {
    const node = document.getElementById("nc-moved");
    return node ? JSON.parse(node.textContent ?? "{}") : {};
  }

  /** @param {string} now @returns {string} the address of a section of another page */
  function addressOf(now) {
    const [anchor, page] = now.split("#").reverse();
    return `${page}.html?${CAME}#${anchor}`;
  }

  /** @param {HTMLElement | null} target the section that the matter has moved to, if it has one */
  function tell(target) {
    document.querySelector(".nc-moved-note")?.remove();
    const note = document.createElement("p");
    note.className = "nc-moved-note";
    note.setAttribute("role", "status");
    const heading =
      target?.querySelector("h1, h2, h3, h4") ?? document.querySelector(".bd-article h1");
    heading?.after(note);
    // A live region speaks only of what comes after it, so its words follow in the next task.
    setTimeout(() => {
      note.textContent = target
        ? "Your link named a section of an earlier edition. What it was about stands here now."
        : "Your link named a section of an earlier edition, which this one does not have.";
    }, 0);
  }

  function follow() {
    const moved = movedAnchors();
    const was = anchorOf();
    const here = document.getElementById(was);
    if (here && new URLSearchParams(location.search).has(CAME)) tell(here);
    if (!was || here || !Object.hasOwn(moved, was)) return;
    const now = moved[was];
    if (now.includes("#")) {
      location.replace(addressOf(now));
      return;
    }
    const target = now ? document.getElementById(now) : null;
    if (target) history.replaceState(history.state, "", `#${now}`);
    tell(target);
    (target ?? document.querySelector(".bd-article h1"))?.scrollIntoView();
  }

  // A widget without kept room (heights.json) grows as it comes, and would push away what a link
  // has just led to: that stays in its place until the reader does something.
  const HOLD_MS = 10_000;
  const navigation = /** @type {PerformanceNavigationTiming | undefined} */ (
    performance.getEntriesByType("navigation")[0]
  );
  let heldUntil = navigation?.type === "navigate" && location.search === "" ? HOLD_MS : 0;
  for (const act of ["wheel", "pointerdown", "keydown"]) {
    addEventListener(
      act,
      () => {
        heldUntil = 0;
      },
      { capture: true, passive: true },
    );
  }
  addEventListener("click", event => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const leads = link !== null && link.hash.length > 1 && !event.defaultPrevented;
    if (leads) heldUntil = event.timeStamp + HOLD_MS;
  });
  addEventListener("nc-mounted", ({ timeStamp }) => {
    if (timeStamp < heldUntil && anchorOf()) document.getElementById(anchorOf())?.scrollIntoView();
  });

  addEventListener("hashchange", follow);
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", follow);
  else follow();
})();
