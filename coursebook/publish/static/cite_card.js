// @ts-check
// A card at a citation that is pointed at, reached by keyboard or tapped: author, title, year and
// kind. Without this script a citation has the same words as its title. A link to a claim or a term
// gets the same card, with the claim and its verdict or what the term means: those are loaded when
// the first of their kind is asked for. A classic script, because modules do not load from file://.
(() => {
  "use strict";

  const LINKS = 'a.nc-cite, a.nc-term, a[href*="#cite-"], a[href*="claims.html#"]';
  const CLAIM = /claims\.html#([a-z]\d+)$/;
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const PART = " · ";
  /**
   * How many of its last parts tell of what kind it is: year and kind of a work, a claim's verdict.
   * @type {Record<string, number>} */
  const KIND_PARTS = { "": 2, "claim_cards.js": 1, "terms.js": 0 };
  const GAP = 4;
  /** A hand that only passes over gets no card, and one on its way to the card does not lose it. */
  const REST_MS = 150;

  /** @typedef {{link: HTMLAnchorElement, card: HTMLElement, title: string}} Shown */
  /** @type {Shown | null} */
  let shown = null;
  /**
   * The citation under a finger, and whether its card stood there before.
   *
   * @type {{link: Element, again: boolean} | null}
   */
  let tapped = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /**
   * Whether the reader has moved since a link led here: a citation that was led to gets no card.
   */
  let moved = false;

  /** @param {EventTarget | null} target @returns {HTMLAnchorElement | null} */
  function citationAt(target) {
    return target instanceof Element ? target.closest(LINKS) : null;
  }

  /** What is told of claims and of terms, by anchor, as far as it is loaded.
   * @type {Record<string, Record<string, string>>} */
  const loaded = {};
  /** The link whose card waits for that. @type {HTMLAnchorElement | null} */
  let awaited = null;
  /** @type {Set<string>} */
  const asked = new Set();

  /** @param {HTMLAnchorElement} link @returns {string} the file that tells of it; "" for a work */
  function fileOf(link) {
    if (CLAIM.test(link.href)) return "claim_cards.js";
    return link.matches(".nc-term") ? "terms.js" : "";
  }

  /**
   * @param {HTMLAnchorElement} link
   * @returns {boolean} whether what is told of it has to be loaded first
   */
  function isUnread(link) {
    return Boolean(fileOf(link)) && !loaded[fileOf(link)];
  }

  /** @param {HTMLAnchorElement} link @param {boolean} byTouch */
  function showOnceLoaded(link, byTouch) {
    const file = fileOf(link);
    awaited = link;
    if (asked.has(file)) return;
    asked.add(file);
    const loading = document.createElement("script");
    const own = script.src || location.href;
    loading.src = new URL(`${file}${new URL(own).search}`, own).href;
    const done = () => {
      loaded[file] ??= JSON.parse(loading.dataset.told ?? "{}");
      const wanted = awaited;
      awaited = null;
      if (wanted) show(wanted, byTouch);
    };
    loading.addEventListener("load", done);
    loading.addEventListener("error", done);
    document.head.append(loading);
  }

  /** @param {HTMLAnchorElement} link @returns {boolean} */
  function isArrival(link) {
    return !moved && link.id !== "" && location.hash === `#${link.id}`;
  }

  /** Works that only widgets cite, by the anchor of their entry. @type {Record<string, string>} */
  const works = JSON.parse(document.getElementById("nc-works")?.textContent || "{}");

  /**
   * What is told of a work; links in widgets have it from the prose, or from the page's list.
   *
   * @param {HTMLAnchorElement} link
   * @returns {string}
   */
  function told(link) {
    const anchor = link.hash.slice(1);
    if (fileOf(link)) return loaded[fileOf(link)]?.[anchor] ?? "";
    const same = document.querySelector(`a.nc-cite[title][href$="#${CSS.escape(anchor)}"]`);
    return link.title || works[anchor] || (same instanceof HTMLElement ? same.title : "");
  }

  /** @param {string} css @param {string} text */
  function line(css, text) {
    const made = document.createElement("span");
    made.className = css;
    made.textContent = text;
    return made;
  }

  /**
   * @param {string} words
   * @param {string} file that they are from
   * @param {boolean} byTouch
   * @returns {HTMLElement}
   */
  function cardOf(words, file, byTouch) {
    const parts = KIND_PARTS[file];
    const [who, ...rest] = words.split(PART);
    const kind = (parts ? rest.splice(-parts) : []).join(PART);
    const card = document.createElement("div");
    card.className = "nc-cite-card";
    card.id = "nc-cite-card";
    card.setAttribute("role", "tooltip");
    const title = line("nc-cite-title", rest.join(PART));
    card.append(line("nc-cite-who", who), " ", title, " ", line("nc-cite-kind", kind));
    if (byTouch) card.append(" ", line("nc-cite-again", "Tap again for its entry."));
    return card;
  }

  /** Below the link, or above it where there is no room. @param {Shown} now */
  function place({ link, card }) {
    const at = link.getClientRects()[0];
    const { clientWidth: wide, clientHeight: tall } = document.documentElement;
    const { offsetWidth, offsetHeight } = card;
    const end = link.getBoundingClientRect().bottom + GAP;
    const above = at.top - GAP - offsetHeight;
    const top = end + offsetHeight > tall && above > 0 ? above : end;
    const left = Math.max(GAP, Math.min(at.left, wide - offsetWidth - GAP));
    card.style.left = `${left + scrollX}px`;
    card.style.top = `${top + scrollY}px`;
  }

  /** @param {HTMLAnchorElement} link */
  function show(link, byTouch = false) {
    clearTimeout(timer);
    if (shown?.link === link) return;
    hide();
    if (isUnread(link)) return showOnceLoaded(link, byTouch);
    const words = told(link);
    if (!words) return;
    shown = { link, card: cardOf(words, fileOf(link), byTouch), title: link.title };
    document.body.append(shown.card);
    link.removeAttribute("title"); // the browser's own card would cover ours
    link.setAttribute("aria-describedby", shown.card.id);
    place(shown);
  }

  function hide() {
    clearTimeout(timer);
    awaited = null;
    if (!shown) return;
    shown.card.remove();
    shown.link.removeAttribute("aria-describedby");
    if (shown.title) shown.link.title = shown.title;
    shown = null;
  }

  /** @param {Node | null} node @returns {boolean} whether it is of the card that stands there */
  function isShown(node) {
    return Boolean(shown && (shown.card.contains(node) || shown.link.contains(node)));
  }

  document.addEventListener("pointerover", ({ target, pointerType }) => {
    if (pointerType === "touch") return;
    const link = citationAt(target);
    clearTimeout(timer);
    if (link) timer = setTimeout(() => isArrival(link) || show(link), REST_MS);
    else if (!isShown(/** @type {Node} */ (target)) && shown?.link !== document.activeElement) {
      timer = setTimeout(hide, REST_MS);
    }
  });

  document.addEventListener("pointerdown", ({ target, pointerType }) => {
    const link = citationAt(target);
    tapped = link && pointerType === "touch" ? { link, again: shown?.link === link } : null;
    if (!isShown(/** @type {Node} */ (target))) hide();
  });

  document.addEventListener("click", event => {
    const link = citationAt(event.target);
    const isFirst = link && tapped?.link === link && !tapped.again;
    tapped = null;
    if (!isFirst || !(isUnread(link) || told(link))) return;
    event.preventDefault();
    hide(); // the focus may have brought it, without the words on a second tap
    show(link, true);
  });

  document.addEventListener("focusin", ({ target }) => {
    const link = citationAt(target);
    if (link && !tapped && !isArrival(link) && link.matches(":focus-visible")) show(link);
    else if (!link) hide();
  });

  document.addEventListener("focusout", () => hide());

  document.addEventListener("pointermove", ({ movementX, movementY }) => {
    moved ||= Boolean(movementX || movementY);
  });
  addEventListener("hashchange", () => (moved = false));

  document.addEventListener("keydown", ({ key }) => {
    moved = true;
    tapped = null;
    if (key === "Escape") hide();
  });

  addEventListener("resize", hide);
  addEventListener("beforeprint", hide);
  addEventListener("pagehide", hide);
})();
