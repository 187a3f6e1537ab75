// @ts-check
// A card at a citation or term that is pointed at, reached by keyboard or tapped: author, title,
// year and kind, or what the term means. Without this script a citation has the same words as its title. A classic script, because
// modules do not load from file://.
(() => {
  "use strict";

  const LINKS = 'a.nc-cite, a.nc-term, a[href*="#cite-"]';
  /** What the terms mean comes with the first term that is asked for. */
  const own = /** @type {HTMLScriptElement | null} */ (document.currentScript)?.src;
  const TERMS = new URL("terms.js", own || location.href).href;
  const PART = " · ";
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

  /** @param {EventTarget | null} target @returns {HTMLAnchorElement | null} */
  function citationAt(target) {
    return target instanceof Element ? target.closest(LINKS) : null;
  }

  /** @param {Element} link */
  const isTerm = (link) => link.matches(".nc-term");

  /** @returns {Record<string, string> | undefined} */
  const terms = () => /** @type {any} */ (globalThis).ncTerms;

  /** @param {HTMLAnchorElement} link @param {boolean} byTouch */
  function showOnceKnown(link, byTouch) {
    const script = document.createElement("script");
    script.src = TERMS;
    script.onload = () => {
      script.onload = null;
      if (byTouch || link.matches(":hover, :focus")) show(link, byTouch);
    };
    script.onerror = () => { if (byTouch) location.assign(link.href); };
    document.head.append(script);
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
    const same = document.querySelector(`a.nc-cite[title][href$="#${CSS.escape(anchor)}"]`);
    if (isTerm(link)) return terms()?.[anchor] ?? "";
    return link.title || works[anchor] || (same instanceof HTMLElement ? same.title : "");
  }

  /** @param {string} css @param {string} text */
  function line(css, text) {
    const made = document.createElement("span");
    made.className = css;
    made.textContent = text;
    return made;
  }

  /** @param {string} words @param {boolean} byTouch @returns {HTMLElement} */
  function cardOf(words, byTouch) {
    const [who, ...rest] = words.split(PART);
    const kind = rest.splice(-2).join(PART);
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
    if (isTerm(link) && !terms()) return showOnceKnown(link, byTouch);
    const words = told(link);
    if (!words) return;
    shown = { link, card: cardOf(words, byTouch), title: link.title };
    document.body.append(shown.card);
    link.removeAttribute("title"); // the browser's own card would cover ours
    link.setAttribute("aria-describedby", shown.card.id);
    place(shown);
  }

  function hide() {
    clearTimeout(timer);
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
    if (link) timer = setTimeout(() => show(link), REST_MS);
    else if (!isShown(/** @type {Node} */ (target)) && shown?.link !== document.activeElement) {
      timer = setTimeout(hide, REST_MS);
    }
  });

  document.addEventListener("pointerdown", ({ target, pointerType }) => {
    const link = citationAt(target);
    tapped = link && pointerType === "touch" ? { link, again: shown?.link === link } : null;
    if (!isShown(/** @type {Node} */ (target))) hide();
  });

  document.addEventListener("click", (event) => {
    const link = citationAt(event.target);
    const isFirst = link && tapped?.link === link && !tapped.again;
    tapped = null;
    if (!isFirst || !(told(link) || (isTerm(link) && !terms()))) return;
    event.preventDefault();
    hide(); // the focus may have brought it, without the words on a second tap
    show(link, true);
  });

  document.addEventListener("focusin", ({ target }) => {
    const link = citationAt(target);
    if (link && !tapped && link.matches(":focus-visible")) show(link);
    else if (!link) hide();
  });

  document.addEventListener("focusout", () => hide());

  document.addEventListener("keydown", ({ key }) => {
    tapped = null;
    if (key === "Escape") hide();
  });

  addEventListener("resize", hide);
  addEventListener("beforeprint", hide);
  addEventListener("pagehide", hide);
})();
