// @ts-check
// Marks in the contents of a page the section that is being read. The theme marks a heading when
// it comes into view, and so keeps the wrong one when a reader goes back or a section is long.
// A classic script, because modules do not load from file://.
(() => {
  "use strict";

  /** A heading counts once it stands this far below the top, under the bar and a little more. */
  const LINE = 120;
  const list = document.querySelector("nav.page-toc");
  const links = /** @type {HTMLAnchorElement[]} */ ([
    ...(list?.querySelectorAll("a[href^='#']") ?? []),
  ]);
  /** @param {HTMLAnchorElement} link */
  const targetOf = link => document.getElementById(decodeURIComponent(link.hash.slice(1)));
  /**
   * The link that was followed, until the reader goes on by themselves.
   * @type {HTMLAnchorElement | undefined}
   */
  let followed;
  let pending = 0;

  /** Near the page's end the line goes down with it, so that every section has its turn. */
  function line() {
    const { scrollHeight, clientHeight } = document.documentElement;
    return LINE + Math.max(0, clientHeight - LINE - (scrollHeight - clientHeight - scrollY));
  }

  function current() {
    const top = followed && targetOf(followed)?.getBoundingClientRect().top;
    if (typeof top === "number" && top >= 0 && top < innerHeight) return followed;
    const at = line();
    return links.findLast(link => {
      const target = targetOf(link);
      return target?.getClientRects().length && target.getBoundingClientRect().top <= at;
    });
  }

  /** @param {HTMLAnchorElement} link */
  function keepInSight(link) {
    const bar = link.closest(".bd-sidebar-secondary");
    if (!bar) return;
    const [own, all] = [link.getBoundingClientRect(), bar.getBoundingClientRect()];
    if (own.top < all.top || own.bottom > all.bottom)
      bar.scrollTop += own.top - all.top - all.height / 2;
  }

  function mark() {
    pending = 0;
    const now = current();
    if (now?.hasAttribute("aria-current")) return;
    for (const link of links) {
      link.classList.toggle("active", link === now);
      if (link === now) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    for (const entry of list?.querySelectorAll(".toc-entry") ?? [])
      entry.classList.toggle("active", entry.contains(now ?? null));
    if (now) keepInSight(now);
  }

  function soon() {
    pending ||= requestAnimationFrame(mark);
  }

  function follow() {
    followed = links.find(link => link.hash === location.hash);
    soon();
  }

  if (!links.length) return;
  for (const move of ["wheel", "touchmove", "keydown", "pointerdown"]) {
    addEventListener(
      move,
      () => {
        followed = undefined;
      },
      { passive: true },
    );
  }
  list?.addEventListener("click", () => setTimeout(follow));
  addEventListener("hashchange", follow);
  addEventListener("scroll", soon, { passive: true });
  addEventListener("resize", soon);
  follow();
})();
