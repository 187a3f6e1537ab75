// @ts-check
// Search, the part that every page carries: it loads the rest when a search begins, or when a
// result was followed to this page. Classic scripts throughout, because neither modules nor
// fetch() work from file://.

/**
 * A page of the book: its address, title, whether it comes last, and its places (anchor, heading,
 * text).
 * @typedef {[string, string, 0 | 1, [string, string, string][]]} BookPage */

const bookSearch = (() => {
  "use strict";
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const base = new URL(".", script.src);
  const version = new URL(script.src).search; // the build puts a hash of the parts into this script
  /** @type {Map<string, Promise<void>>} */
  const loading = new Map();

  /** @param {string} name @returns {Promise<void>} */
  function load(name) {
    const known = loading.get(name);
    if (known) return known;
    /** @type {Promise<void>} */
    const loaded = new Promise((resolve, reject) => {
      const part = document.createElement("script");
      part.src = new URL(name + version, base).href;
      part.onload = () => resolve();
      part.onerror = () => {
        loading.delete(name); // a lost connection may come back
        reject(new Error(`could not load ${name}`));
      };
      document.head.append(part);
    });
    loading.set(name, loaded);
    return loaded;
  }

  /** @param {...string} names @returns {Promise<void>} once all have loaded */
  async function parts(...names) {
    await Promise.all(names.map(name => load(`search_${name}.js`)));
  }

  const api = {
    root: new URL("../../", base),
    /** @type {BookPage[]} */
    book: [],
    /** @param {BookPage[]} book */
    take(book) {
      api.book = book;
    },
    parts,
  };

  /** @param {Element} form */
  function attach(form) {
    const field = /** @type {HTMLInputElement} */ (form.querySelector("input[type=search]"));
    const found = /** @type {HTMLElement} */ (form.nextElementSibling);
    const status = /** @type {HTMLElement} */ (found.querySelector(".nc-search-status"));
    let begun = false;
    const begin = async () => {
      if (begun) return;
      begun = true;
      try {
        await parts("stem", "find", "show", "text");
        bookSearchShow(field, found);
      } catch {
        begun = false;
        status.textContent =
          "The book's words could not be loaded. Try again when you are connected.";
      }
    };
    // Opened again, it has the old words: typing takes their place.
    field.addEventListener("focus", ({ relatedTarget }) => {
      const within =
        relatedTarget instanceof Node && field.closest("dialog")?.contains(relatedTarget);
      if (field.closest("dialog") && !within) field.select();
    });
    for (const event of ["focusin", "input"]) field.addEventListener(event, begin);
    if (document.activeElement === field) begin(); // the reader was faster than this script
    const asked = form.closest("dialog") ? null : new URLSearchParams(location.search).get("q");
    if (asked) {
      field.value = asked;
      begin();
    } else if (!form.closest("dialog")) {
      field.focus();
    }
  }

  function start() {
    document.querySelector(".nc-search-needs")?.remove();
    for (const form of document.querySelectorAll(".nc-search-form")) attach(form);
    const followed = new URLSearchParams(location.search).get("highlight");
    if (followed) parts("stem", "find", "marks").then(() => bookSearchMarks(followed));
  }

  if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
  else start();
  return api;
})();
