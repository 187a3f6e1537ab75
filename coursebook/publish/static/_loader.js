// @ts-check
// What a page's widgets are made from: payload files, front-end modules and stylesheets.
//
// Module scripts do not load from file://, so payloads arrive as classic scripts that call
// `courseBook.define`, and front-end modules are imported from Blobs, which needs no `unsafe-eval`.
"use strict";

/** What a widget gets for an answer of Python's. */
class NcNeedsPython extends Error {
  constructor() {
    super("no kernel: this page is static, and Python does not run on it");
    this.name = "NeedsPython";
  }
}
// The reader is told at the widget, so an answer that nobody waits for is no fault of the page.
addEventListener("unhandledrejection", event => {
  if (event.reason instanceof NcNeedsPython) event.preventDefault();
});

/** @typedef {{initialize?: Function, render?: Function}} NcFrontEnd */

const ncLoader = (() => {
  const self = /** @type {HTMLScriptElement} */ (document.currentScript);
  const base = new URL(".", self.src || document.baseURI);
  /** @type {Record<string, any>} */
  const defined = {};
  /** @type {Map<string, Promise<any>>} */
  const once = new Map();

  /** @template T @param {string} key @param {() => Promise<T>} make @returns {Promise<T>} */
  function memo(key, make) {
    const known = once.get(key);
    if (known) return known;
    const made = make();
    once.set(key, made);
    return made;
  }

  /** @param {string} place its file, or "file:name" where the file defines several
   * @returns {Promise<any>} the payload a script file defines */
  function payload(place) {
    const [file, name = file] = place.split(":");
    return memo(`payload ${name}`, async () => {
      if (!(name in defined))
        await memo(`file ${file}`, () => loadScript(new URL(`${file}.js`, base).href));
      if (!(name in defined)) throw new Error(`the file ${file}.js does not define ${name}`);
      return defined[name];
    });
  }

  /** @param {string} href @returns {Promise<void>} */
  function loadScript(href) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = href;
      script.onload = () => resolve();
      script.onerror = () => reject(new Error(`could not load ${href}`));
      document.head.append(script);
    });
  }

  /** @param {string[]} names of its pieces
   * @returns {Promise<NcFrontEnd>} a new instance of the module, with state of its own */
  async function frontEnd(names) {
    const module = await run(names);
    if (module.render) return { render: module.render };
    const made = typeof module.default === "function" ? await module.default() : module.default;
    if (made?.render || made?.initialize) return made;
    throw new Error("its module exports neither a default with render or initialize, nor render");
  }

  /** @param {string[]} names of its pieces @returns {Promise<any>} the module, run */
  async function run(names) {
    const source = await memo(
      `blob ${names}`,
      async () => new Blob(await Promise.all(names.map(payload)), { type: "text/javascript" }),
    );
    const url = URL.createObjectURL(source);
    try {
      return await import(url);
    } finally {
      URL.revokeObjectURL(url);
    }
  }

  /** @param {string} name */
  function stylesheet(name) {
    return memo(`style ${name}`, async () => {
      const style = document.createElement("style");
      style.textContent = await payload(name);
      document.head.append(style);
    });
  }

  /** @param {string} name @param {any} value */
  function define(name, value) {
    defined[name] = value;
  }

  return { memo, payload, frontEnd, run, stylesheet, define };
})();
