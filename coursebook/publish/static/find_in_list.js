// @ts-check
// Narrows a long list to the entries that hold what is typed: works, terms, documents. The list
// stands in the page and is whole without this. A classic script, because modules do not load from
// file://.
(() => {
  "use strict";

  const ENTRIES = ".citation-list > .citation, dl.glossary > dt, .nc-listed > li";
  /** Words are counted aloud when the reader's input rests. */
  const REST_MS = 400;

  /** @typedef {{parts: HTMLElement[], words: string}} Entry */

  /** @param {string} text @returns {string} without accents and capitals */
  function folded(text) {
    const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    return plain.replace(/[’‘]/g, "'").replace(/\s+/g, " ").trim();
  }

  /** An entry's words, without addresses. @param {HTMLElement} first @returns {Entry} */
  function entryOf(first) {
    const after = first.nextElementSibling;
    const parts = first.tagName === "DT" && after instanceof HTMLElement ? [first, after] : [first];
    const text = parts.map(each => each.textContent).join(" ");
    return { parts, words: folded(text.replace(/https?:\/\/\S+/g, "")) };
  }

  /**
   * @param {Entry[]} entries
   * @param {string} typed
   * @returns {Set<Entry>} those with the phrase, else with all its words
   */
  function found(entries, typed) {
    const phrase = folded(typed);
    const whole = entries.filter(({ words }) => words.includes(phrase));
    const all = phrase.split(" ");
    const some = entries.filter(({ words }) => all.every(each => words.includes(each)));
    return new Set(whole.length ? whole : some);
  }

  /** @param {string} hash @returns {HTMLElement | null} what it names, if that is on the page */
  function targetOf(hash) {
    try {
      return document.getElementById(decodeURIComponent(hash.slice(1)));
    } catch {
      return null; // badly written, it names nothing
    }
  }

  /** @param {HTMLElement} entry @returns {boolean} whether its list was closed, and is open now */
  function unfold(entry) {
    const closed = entry.closest("details:not([open])");
    if (closed instanceof HTMLDetailsElement) closed.open = true;
    return Boolean(closed);
  }

  /** @param {HTMLElement} bar */
  function connect(bar) {
    const first = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(ENTRIES)]);
    const entries = first.map(entryOf);
    const field = /** @type {HTMLInputElement} */ (bar.querySelector("input"));
    const button = /** @type {HTMLButtonElement} */ (bar.querySelector("button"));
    const count = /** @type {HTMLElement} */ (bar.querySelector(".nc-find-count"));
    const { ncOne: one, ncMany: many } = bar.dataset;
    const live = document.createElement("p");
    live.className = "nc-find-live";
    live.setAttribute("role", "status");
    bar.append(live);
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;

    /** A letter goes with the last of its entries. */
    function showLetters() {
      const links = /** @type {HTMLAnchorElement[]} */ ([...bar.querySelectorAll("nav a")]);
      const starts = links.map(({ hash }) =>
        entries.findIndex(({ parts }) => parts[0] === targetOf(hash)),
      );
      links.forEach((link, i) => {
        const own = entries.slice(starts[i], starts[i + 1]);
        link.hidden = own.every(({ parts }) => parts[0].hidden);
      });
    }

    function apply() {
      const shown = found(entries, field.value);
      for (const entry of entries) {
        for (const part of entry.parts) part.hidden = !shown.has(entry);
      }
      if (field.value) unfold(first[0]);
      button.disabled = !field.value;
      count.textContent = !field.value.trim()
        ? `${entries.length} ${many}`
        : shown.size
          ? `${shown.size} of ${entries.length} ${many} shown`
          : `No ${one} fits. Take a word out, or show all.`;
      showLetters();
      clearTimeout(timer);
      timer = setTimeout(() => (live.textContent = count.textContent), REST_MS);
    }

    function clear() {
      field.value = "";
      apply();
    }

    /** A link to an entry finds it, whatever is typed. @param {string} hash */
    function reveal(hash) {
      const target = targetOf(hash);
      if (target?.closest("[hidden]")) clear();
      else if (!target || !unfold(target)) return null;
      return target;
    }

    field.addEventListener("input", apply);
    field.addEventListener("keydown", ({ key }) => key === "Escape" && field.value && clear());
    button.addEventListener("click", () => {
      clear();
      field.focus();
    });
    document.addEventListener("click", ({ target }) => {
      const link = target instanceof Element ? target.closest("a[href^='#']") : null;
      if (link instanceof HTMLAnchorElement) reveal(link.hash);
    });
    addEventListener("hashchange", () => reveal(location.hash)?.scrollIntoView());
    if (field.value) apply(); // the browser may give back what was typed
    reveal(location.hash)?.scrollIntoView();
  }

  const bar = document.querySelector(".nc-find");
  if (bar instanceof HTMLElement) connect(bar);
})();
