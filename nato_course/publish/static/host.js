// @ts-check
// Brings the widgets of a static page to life: no kernel, no network, no dependency.
//
// It implements the public front-end module contract of anywidget (`initialize` and `render` with
// clean-up, `model.get/set/on/off/save_changes/send`, model references). A classic script, because
// module scripts do not load from file://; payloads arrive as classic scripts that call
// `natoCourse.define`, and front-end modules are imported from Blobs, which needs no `unsafe-eval`.
(() => {
  "use strict";

  /**
   * @typedef {{module: string, css?: string, state?: Record<string, any>, source?: string, buffers?: [(string | number)[], string][]}} ModelEntry
   * @typedef {(...args: any[]) => void} Listener
   * @typedef {{initialize?: Function, render?: Function}} FrontEnd
   */

  const NO_KERNEL = "no kernel: this page is static";
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

  // -- payloads ------------------------------------------------------------------------------

  /** @param {string} name @returns {Promise<any>} the payload a script file defines */
  function payload(name) {
    return memo(`payload ${name}`, async () => {
      if (!(name in defined)) await loadScript(new URL(`${name}.js`, base).href);
      if (!(name in defined)) throw new Error(`the file ${name}.js defines nothing`);
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

  /** @param {string} name @returns {Promise<FrontEnd>} */
  function frontEnd(name) {
    return memo(`module ${name}`, async () => {
      const source = await payload(name);
      const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
      try {
        const module = await import(url);
        if (typeof module.default === "function") return await module.default();
        return module.default ?? { render: module.render };
      } finally {
        URL.revokeObjectURL(url);
      }
    });
  }

  /** @param {string} name */
  function stylesheet(name) {
    return memo(`style ${name}`, async () => {
      const style = document.createElement("style");
      style.textContent = await payload(name);
      document.head.append(style);
    });
  }

  // -- models --------------------------------------------------------------------------------

  class Model {
    /** @param {string} id @param {Record<string, any>} state */
    constructor(id, state) {
      this.id = id;
      this.state = state;
      /** @type {{name: string, listener: Listener, owner: object}[]} */
      this.listeners = [];
      /** @type {(node?: Element) => void} */
      this.onSend = () => {};
    }

    /** @param {Record<string, any>} values @param {any} facade */
    assign(values, facade) {
      const changed = Object.keys(values).filter((key) => !Object.is(this.state[key], values[key]));
      Object.assign(this.state, values);
      for (const key of changed) this.emit(`change:${key}`, facade, values[key], {});
      if (changed.length) this.emit("change", facade, {});
    }

    /** @param {string} name @param {...any} args */
    emit(name, ...args) {
      for (const entry of this.listeners.filter((each) => each.name === name || each.name === "all")) {
        entry.listener(...(entry.name === "all" ? [name, ...args] : args));
      }
    }

    /** @param {object} owner */
    forget(owner) {
      this.listeners = this.listeners.filter((entry) => entry.owner !== owner);
    }

    /**
     * What a front-end module sees of the model; its listeners go when `owner` is forgotten.
     *
     * @param {object} owner
     */
    facade(owner) {
      const model = this;
      const facade = {
        get: (/** @type {string} */ key) => model.state[key],
        set(/** @type {string | Record<string, any>} */ key, /** @type {any} */ value) {
          model.assign(typeof key === "string" ? { [key]: value } : key, facade);
        },
        save_changes() {}, // there is no kernel to save to; every view already knows
        on(/** @type {string} */ names, /** @type {Listener} */ listener) {
          for (const name of names.split(/\s+/)) model.listeners.push({ name, listener, owner });
        },
        off(/** @type {string | null} */ names = null, /** @type {Listener | null} */ listener = null) {
          const gone = names?.split(/\s+/);
          model.listeners = model.listeners.filter(
            (entry) =>
              entry.owner !== owner ||
              (gone && !gone.includes(entry.name)) ||
              (listener && entry.listener !== listener),
          );
        },
        send: () => answerNoKernel(model),
        widget_manager: { get_model: async (/** @type {string} */ id) => (await modelOf(id)).facade(owner) },
      };
      return facade;
    }
  }

  /** @param {Model} model */
  function answerNoKernel(model) {
    model.onSend();
    queueMicrotask(() => model.emit("msg:custom", { type: "error", error: NO_KERNEL }, []));
  }

  const experimental = { invoke: async () => Promise.reject(new Error(NO_KERNEL)) };

  /** @type {Record<string, ModelEntry>} */
  const entries = {};

  /** @param {string} id @returns {Promise<Model>} */
  function modelOf(id) {
    return memo(`model ${id}`, async () => {
      const entry = entries[id];
      if (!entry) throw new Error(`the page has no model ${id}`);
      const { state, buffers } = entry.source ? await payload(entry.source) : entry;
      return new Model(id, withBuffers(structuredClone(state ?? {}), buffers ?? []));
    });
  }

  /** @param {any} state @param {[(string | number)[], string][]} buffers */
  function withBuffers(state, buffers) {
    for (const [path, data] of buffers) {
      const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
      const holder = path.slice(0, -1).reduce((value, key) => value[key], state);
      holder[/** @type {any} */ (path.at(-1))] = new DataView(bytes.buffer);
    }
    return state;
  }

  /** @param {string} id @returns {Promise<{model: Model, module: FrontEnd, exports: any}>} a model whose module is initialised */
  function live(id) {
    return memo(`live ${id}`, async () => {
      const entry = entries[id];
      const [model, module] = await Promise.all([
        modelOf(id),
        frontEnd(entry.module),
        entry.css ? stylesheet(entry.css) : null,
      ]);
      const signal = new AbortController().signal;
      const exports = await module.initialize?.({ model: model.facade({}), signal, experimental });
      return { model, module, exports: typeof exports === "function" ? undefined : exports };
    });
  }

  /**
   * Draw one view of a model.
   *
   * @param {string} id
   * @param {HTMLElement} el
   * @param {AbortSignal} signal
   */
  async function drawView(id, el, signal) {
    const { model, module, exports } = await live(id);
    const owner = {};
    const cleanUp = await module.render?.({
      model: model.facade(owner),
      el,
      signal,
      experimental,
      host: hostFor(owner, signal),
    });
    signal.addEventListener("abort", () => {
      model.forget(owner);
      if (typeof cleanUp === "function") cleanUp();
    });
    return { model, exports };
  }

  /** @param {object} owner @param {AbortSignal} signal */
  function hostFor(owner, signal) {
    return {
      getModel: async (/** @type {string} */ reference) => (await modelOf(idOf(reference))).facade(owner),
      async getWidget(/** @type {string} */ reference) {
        const id = idOf(reference);
        const { exports } = await live(id);
        return {
          exports,
          render: (/** @type {{el: HTMLElement, signal?: AbortSignal}} */ view) =>
            drawView(id, view.el, view.signal ?? signal),
        };
      },
    };
  }

  /** @param {string} reference @returns {string} */
  function idOf(reference) {
    return reference.replace(/^(anywidget:|IPY_MODEL_)/, "");
  }

  // -- places on the page --------------------------------------------------------------------

  /** @type {WeakMap<Element, AbortController>} */
  const controllers = new WeakMap();

  /** @param {HTMLElement} place */
  async function mount(place) {
    if (place.dataset.ncState) return;
    place.dataset.ncState = "loading";
    const name = place.dataset.ncName ?? "widget";
    const controller = new AbortController();
    controllers.set(place, controller);
    const el = /** @type {HTMLElement} */ (place.querySelector(":scope > .nc-mount"));
    try {
      const { model } = await drawView(place.dataset.ncModel ?? "", el, controller.signal);
      model.onSend = () => showNoKernelNote(place);
      foldTwin(place);
      place.dataset.ncState = "ready";
    } catch (error) {
      if (!el.querySelector(".nc-twin-content")) el.replaceChildren();
      place.dataset.ncState = "failed";
      console.error(`The widget ${name} failed; its text version is shown.`, error);
    }
    place.dispatchEvent(new CustomEvent("nc-mounted", { bubbles: true }));
  }

  /** @param {HTMLElement} place */
  function foldTwin(place) {
    const twin = place.querySelector(":scope > details.nc-twin");
    if (twin) /** @type {HTMLDetailsElement} */ (twin).open = false;
  }

  /** @param {HTMLElement} place */
  function showNoKernelNote(place) {
    if (place.querySelector(":scope > .nc-no-kernel")) return;
    const note = document.createElement("p");
    note.className = "nc-no-kernel";
    note.setAttribute("role", "status");
    note.textContent = "This control asks a running notebook. Here nothing runs; open the notebook to use it.";
    place.append(note);
  }

  function readEntries() {
    for (const script of document.querySelectorAll("script.nc-models")) {
      Object.assign(entries, JSON.parse(script.textContent ?? "{}"));
    }
  }

  function start() {
    readEntries();
    const places = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".nc-widget"));
    const near = new IntersectionObserver(
      (records) => {
        for (const record of records.filter((each) => each.isIntersecting)) {
          near.unobserve(record.target);
          mount(/** @type {HTMLElement} */ (record.target));
        }
      },
      { rootMargin: "600px 0px" },
    );
    for (const place of places) near.observe(place);
    mountLinked(places);
    addEventListener("hashchange", () => mountLinked(places));
  }

  /** A link to a widget's setting must find the widget alive, however far down it stands.
   * @param {NodeListOf<HTMLElement>} places */
  function mountLinked(places) {
    const linked = /^#x\.([^?]+)/.exec(location.hash);
    if (!linked) return;
    for (const place of places) {
      if (encodeURIComponent(place.dataset.ncLink ?? "") === linked[1]) mount(place);
    }
  }

  /** @type {HTMLDetailsElement[]} */
  let openedForPrint = [];
  addEventListener("beforeprint", () => {
    const closed = "details:is(.nc-twin, .nc-details):not([open])";
    openedForPrint = [...document.querySelectorAll(closed)].map(
      (part) => /** @type {HTMLDetailsElement} */ (part),
    );
    for (const part of openedForPrint) part.open = true;
  });
  addEventListener("afterprint", () => {
    for (const part of openedForPrint) part.open = false;
  });

  Object.assign(globalThis, {
    natoCourse: {
      define(/** @type {string} */ name, /** @type {any} */ value) {
        defined[name] = value;
      },
      unmount(/** @type {HTMLElement} */ place) {
        controllers.get(place)?.abort();
        delete place.dataset.ncState;
      },
      mount,
    },
  });

  if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
  else start();
})();
