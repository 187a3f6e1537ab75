// @ts-check
// What the theme's two scripts would do for the frame of a page, less what the course does not
// have, and what static/contents.js does.
//
// The theme measures, changes and measures again, in a page whose layout takes long; here nothing
// is measured before the page has been laid out anyway. A site with the theme's list of versions or
// an announcement gets the theme's scripts in place of this one: see publish/page_scripts.py.
// A classic script, because modules do not load from file://.
(() => {
  "use strict";

  const root = document.documentElement;
  const DARK = matchMedia("(prefers-color-scheme: dark)");
  const SETTLED_MS = 300;

  /** @param {string} selector @returns {HTMLElement[]} */
  const all = selector =>
    [...document.querySelectorAll(selector)].map(each => /** @type {HTMLElement} */ (each));

  /** @param {() => void} act @returns {() => void} calls it once, when calls have stopped */
  function settled(act) {
    let timer = 0;
    return () => {
      clearTimeout(timer);
      timer = setTimeout(() => requestAnimationFrame(act), SETTLED_MS);
    };
  }

  // -- colours -------------------------------------------------------------------------------

  /** @param {string} mode light, dark, or auto */
  function setColours(mode) {
    const theme = mode === "auto" ? (DARK.matches ? "dark" : "light") : mode;
    for (const [name, value] of [
      ["mode", mode],
      ["theme", theme],
    ]) {
      // Set anew it would have the whole page styled again.
      if (root.dataset[name] !== value) root.dataset[name] = value;
      localStorage.setItem(name, value);
    }
  }

  function connectColours() {
    const kept = root.dataset.mode ?? "";
    setColours(["light", "dark"].includes(kept) ? kept : "auto");
    DARK.addEventListener("change", () => root.dataset.mode === "auto" && setColours("auto"));
    for (const button of all(".theme-switch-button")) {
      button.addEventListener("click", () => {
        const modes = DARK.matches ? ["auto", "light", "dark"] : ["auto", "dark", "light"];
        setColours(modes[(modes.indexOf(root.dataset.mode ?? "") + 1) % modes.length]);
      });
    }
  }

  // -- search --------------------------------------------------------------------------------

  function connectSearch() {
    const dialog = document.getElementById("pst-search-dialog");
    if (!(dialog instanceof HTMLDialogElement)) return;
    const ofPage = document.querySelector(":not(#pst-search-dialog) > form.bd-search input");
    const apple = /^Mac|^iPhone$/.test(navigator.platform);
    const open = () => {
      if (ofPage instanceof HTMLInputElement) {
        ofPage.focus();
        ofPage.select();
      } else if (dialog.open) dialog.close();
      else dialog.showModal();
    };
    for (const key of apple ? all("kbd.kbd-shortcut__modifier") : []) key.textContent = "⌘";
    for (const button of all(".search-button__button")) button.addEventListener("click", open);
    addEventListener(
      "keydown",
      event => {
        const held = apple ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
        if (held && !event.shiftKey && !event.altKey && /^k$/i.test(event.key)) {
          event.preventDefault();
          open();
        } else if (event.key === "Escape" && dialog.open) dialog.close();
      },
      true,
    );
    dialog.addEventListener("click", ({ clientX, clientY, target }) => {
      const { left, right, top, bottom } = dialog.getBoundingClientRect();
      const inside = left <= clientX && clientX <= right && top <= clientY && clientY <= bottom;
      if (target === dialog && !inside) dialog.close();
    });
  }

  // -- side bars -----------------------------------------------------------------------------

  /** Keep the place in the menu from page to page; at first show the page that is open. */
  function placeMenu() {
    const bar = document.querySelector(".bd-sidebar-primary");
    if (!bar) return;
    addEventListener("beforeunload", () => {
      sessionStorage.setItem("sidebar-scroll-top", String(bar.scrollTop));
    });
    const kept = parseInt(sessionStorage.getItem("sidebar-scroll-top") ?? "", 10);
    const here = all(".bd-docs-nav .active").at(-1)?.getBoundingClientRect();
    if (kept) bar.scrollTop = kept;
    else if (Number.isNaN(kept) && here && here.y > innerHeight / 2) {
      bar.scrollTop = here.y - bar.getBoundingClientRect().y - bar.clientHeight / 4;
    }
  }

  /** Fold the contents away while something stands in the margin, as the theme has it. */
  function connectMargin() {
    const bar = document.querySelector(".bd-sidebar-secondary");
    const kinds = [
      "marginnote",
      "sidenote",
      "margin",
      "margin-caption",
      "full-width",
      "sidebar",
      "popout",
    ].flatMap(name => [name, name.replace("-", "_")]);
    const inMargin = all(kinds.map(name => `.${name},.tag_${name}`).join());
    if (!bar || !inMargin.length) return;
    /** @type {Set<Element>} */
    const inView = new Set();
    const watch = new IntersectionObserver(
      records => {
        for (const { target, isIntersecting } of records) {
          inView[isIntersecting ? "add" : "delete"](target);
        }
        bar.classList.toggle("hide", inView.size > 0);
      },
      { rootMargin: "0px 0px -33% 0px" },
    );
    for (const each of inMargin) watch.observe(each);
  }

  function connectShadow() {
    const top = document.querySelector(".sbt-scroll-pixel-helper");
    const watch = new IntersectionObserver(([record]) => {
      document.body.classList.toggle("scrolled", record.boundingClientRect.y < 0);
    });
    if (top) watch.observe(top);
  }

  // -- what scrolls sideways can be reached by keyboard -------------------------------------------

  const MAY_SCROLL =
    "pre,.nboutput > .output_area,.cell_output > .output," +
    ".jp-RenderedHTMLCommon,.pst-scrollable-table-container";

  function letScroll() {
    const scrolls = all(MAY_SCROLL).map(
      each =>
        /** @type {const} */ ([
          each,
          each.scrollWidth > each.clientWidth || each.scrollHeight > each.clientHeight,
        ]),
    );
    for (const [each, does] of scrolls) {
      if (does !== (each.tabIndex === 0)) each.tabIndex = does ? 0 : -1;
    }
  }

  function connectScrolling() {
    const look = settled(letScroll);
    addEventListener("resize", look);
    const main = document.getElementById("main-content");
    if (main) new MutationObserver(look).observe(main, { subtree: true, childList: true });
    letScroll();
  }

  connectColours();
  connectSearch();
  connectMargin();
  connectShadow();
  requestAnimationFrame(placeMenu);
  if (document.readyState === "complete") connectScrolling();
  else addEventListener("load", connectScrolling);
})();
