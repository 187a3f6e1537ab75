// @ts-check
// The controls around a page: menu, contents, colours, full screen, downloads. static/frame.js
// moves the colours on and opens the search; this says what state each control is in and gives
// the focus back. It also makes a page print in light colours, whatever the screen has:
// dark colours come by script alone, so turning them off by script misses nothing.
// A classic script, because modules do not load from file://.
(() => {
  "use strict";

  const root = document.documentElement;
  const FOLDED = "nc-menu-folded";
  /** @type {Record<string, string>} */
  const MODES = {
    light: "Colours: light",
    dark: "Colours: dark",
    auto: "Colours: as your system has them",
  };

  // -- side bars -----------------------------------------------------------------------------

  /**
   * Let a button fold a bar that stands beside the page, or open it in a dialog where there is no
   * room for it. The stylesheet alone decides whether there is room.
   *
   * @param {string} toggle
   * @param {string} id
   * @param {string} name
   */
  function connectBar(toggle, id, name) {
    const button = document.querySelector(toggle);
    const bar = document.getElementById(id);
    const dialog = document.getElementById(`${id}-modal`);
    if (!(button instanceof HTMLElement)) return;
    if (!bar || !(dialog instanceof HTMLDialogElement)) {
      button.hidden = true;
      return;
    }
    const close = document.createElement("button");
    close.type = "button";
    close.className = "btn nc-bar-button nc-bar-close";
    close.textContent = "Close";
    close.addEventListener("click", () => dialog.close());
    dialog.setAttribute("aria-label", name);

    const isBeside = () => {
      const style = getComputedStyle(bar);
      return style.display !== "none" && style.visibility !== "hidden";
    };
    const tell = () => button.setAttribute("aria-expanded", String(dialog.open || isBeside()));
    // One bar alone can be folded: the other has its button only where there is no room for it.
    const fold = (/** @type {boolean} */ folded) => {
      root.classList.toggle(FOLDED, folded);
      try {
        if (folded) localStorage.setItem(FOLDED, "yes");
        else localStorage.removeItem(FOLDED);
      } catch {
        // where nothing can be kept, the choice holds for this page
      }
    };
    const open = () => {
      dialog.className = bar.className;
      dialog.append(close, ...bar.childNodes);
      dialog.showModal();
    };
    button.addEventListener("click", () => {
      const folded = root.classList.contains(FOLDED);
      root.classList.remove(FOLDED);
      if (!isBeside()) {
        root.classList.toggle(FOLDED, folded);
        open();
      } else {
        fold(!folded);
      }
      tell();
    });
    let followed = false;
    dialog.addEventListener("click", event => {
      followed = event.target instanceof Element && !!event.target.closest("a[href]");
      const { left, right } = dialog.getBoundingClientRect();
      const outside = event.target === dialog && (event.clientX < left || event.clientX > right);
      if (followed || outside) dialog.close();
    });
    dialog.addEventListener("keydown", event => {
      // Sphinx's script for the marks of a search keeps Escape from doing this by itself.
      if (event.key === "Escape") dialog.close();
    });
    dialog.addEventListener("close", () => {
      close.remove();
      bar.append(...dialog.childNodes);
      dialog.className = "";
      // Who followed a link goes on reading at its target.
      if (!followed) button.focus();
      followed = false;
      tell();
    });
    addEventListener("resize", tell);
    requestAnimationFrame(tell); // asked sooner, the page would be styled once more
  }

  // -- colours, full screen, downloads -----------------------------------------------------------

  /** What the next press does, by the mode that is on; the theme turns from the system's colours to
   * the others first. First where the system is light, then where it is dark.
   *
   * @type {Record<string, string>[]} */
  const NEXT = [
    { auto: "Change to dark", dark: "Change to light", light: "Change to your system's" },
    { auto: "Change to light", light: "Change to dark", dark: "Change to your system's" },
  ];

  /** The first link of a page leads past the bar of buttons too, into the text. */
  function connectSkip() {
    const text = document.querySelector(".bd-article, .nc-search-page");
    if (!(text instanceof HTMLElement)) return;
    document.querySelector("#pst-skip-link a")?.addEventListener("click", event => {
      event.preventDefault();
      text.tabIndex = -1;
      text.focus();
    });
  }

  function connectColours() {
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const button = document.querySelector(".theme-switch-button");
    if (!(button instanceof HTMLElement)) return;
    const said = button.querySelector("span");
    const status = document.querySelector(".article-header-buttons [role=status]");
    let pressed = false;
    const tell = () => {
      const name = MODES[root.dataset.mode ?? ""] ?? "Colours";
      const next = NEXT[Number(dark.matches)][root.dataset.mode ?? ""];
      if (said) said.textContent = next ? `${name}. ${next}` : name;
      if (status && pressed) status.textContent = name;
      pressed = false;
    };
    new MutationObserver(tell).observe(root, { attributeFilter: ["data-mode"] });
    tell();
    button.addEventListener("click", () => {
      pressed = true;
      button.focus(); // Safari gives a pressed button none
    });
  }

  function connectFullScreen() {
    const button = document.querySelector(".btn-fullscreen-button");
    if (!(button instanceof HTMLElement)) return;
    // On a telephone of Apple's there is no full screen for pages.
    button.hidden = !document.fullscreenEnabled;
    const tell = () => {
      button.setAttribute("aria-pressed", String(Boolean(document.fullscreenElement)));
    };
    document.addEventListener("fullscreenchange", tell);
    button.addEventListener("click", () => {
      if (document.fullscreenElement) document.exitFullscreen();
      else root.requestFullscreen();
    });
    tell();
  }

  /**
   * @param {HTMLDetailsElement} menu closes on Escape, on a choice, and when the reader leaves it
   */
  function connectMenu(menu) {
    const shut = () => {
      menu.open = false;
    };
    const leave = () => {
      shut();
      menu.querySelector("summary")?.focus();
    };
    menu.addEventListener("keydown", event => {
      if (event.key === "Escape" && menu.open) leave();
    });
    menu.addEventListener("click", event => {
      // The colours go round, so whoever turns them may want to turn on.
      const chosen = event.target instanceof Element && event.target.closest("li .btn");
      if (chosen && !chosen.matches(".theme-switch-button")) leave();
    });
    addEventListener("click", event => {
      if (event.target instanceof Node && !menu.contains(event.target)) shut();
    });
    menu.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget instanceof Node && !menu.contains(relatedTarget)) shut();
    });
  }

  // -- a mistake, and where it stands
  // --------------------------------------------------------------

  /** Put the section that is read into the link, which names page and edition already. */
  function connectReport() {
    const link = document.querySelector(".nc-report a");
    if (!(link instanceof HTMLAnchorElement)) return;
    link.addEventListener("click", () => {
      const whole = (link.dataset.ncWhole ??= link.href);
      const read = [...document.querySelectorAll(".bd-article section[id]")].filter(
        each => each.getBoundingClientRect().top < innerHeight / 2,
      );
      const id = location.hash.slice(1) || read.at(-1)?.id || "";
      link.href = whole.replace("%29%0AEdition", `${encodeURIComponent(`#${id}`)}%29%0AEdition`);
    });
  }

  // -- print -----------------------------------------------------------------------------------

  let onScreen = "";

  function lighten() {
    if (root.dataset.theme === "light") return;
    onScreen = root.dataset.theme ?? "";
    root.dataset.theme = "light";
  }

  function restore() {
    if (onScreen) root.dataset.theme = onScreen;
    onScreen = "";
  }

  document.querySelector('[data-nc-does="print"]')?.addEventListener("click", () => print());
  addEventListener("beforeprint", lighten);
  addEventListener("afterprint", restore);
  const paper = matchMedia("print");
  paper.addEventListener("change", () => (paper.matches ? lighten() : restore()));

  connectBar(".nc-menu-toggle", "pst-primary-sidebar", "Menu");
  connectBar(".nc-contents-toggle", "pst-secondary-sidebar", "Contents of this page");
  connectSkip();
  connectColours();
  connectFullScreen();
  connectReport();
  for (const menu of document.querySelectorAll("details.nc-page-menu")) {
    connectMenu(/** @type {HTMLDetailsElement} */ (menu));
  }
})();
