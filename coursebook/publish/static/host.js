// @ts-check
// Brings the widgets of a static page to life: no kernel, no network, no dependency.
//
// It implements the public front-end module contract of anywidget (`initialize` and `render` with
// clean-up, a module of its own for each model, model references). The page gets it as one classic
// script with _model.js, _core.js and _loader.js in front; see publish/scripts.py.
(() => {
  "use strict";

  /**
   * A model as the page writes it, in the page itself or, for `source`, in a file of its own.
   *
   * @typedef {object} ModelEntry
   * @property {string[]} [module] the files of its front-end module, in pieces that make it up
   * @property {string} [css] the file of its stylesheet, if it is another's
   * @property {string} [scope] the mark of the places that the stylesheet is for
   * @property {string} [core] its kind, if it is one of ipywidgets' own
   * @property {string} [layout] the number of its layout
   * @property {string} [source] the file of its state; as in `module`, "file:name" in one of
   *   several
   * @property {Record<string, any>} [state]
   * @property {[(string | number)[], string][]} [buffers] where bytes stand in the state, and they
   */

  const { memo, payload, frontEnd, run, stylesheet, define } = ncLoader;

  // -- models --------------------------------------------------------------------------------

  /** @type {Record<string, ModelEntry>} */
  const entries = {};
  /** @type {Map<string, Set<HTMLElement>>} places with a view of a model, by its number */
  const shown = new Map();
  /** @type {Set<string>} numbers of models that asked for Python before any view did */
  const asking = new Set();

  /** @param {string} id @returns {Promise<NcModel>} */
  function modelOf(id) {
    return memo(`model ${id}`, async () => {
      const entry = entries[id];
      if (!entry) throw new Error(`the page has no model ${id}`);
      const { state, buffers } = entry.source ? await payload(entry.source) : entry;
      const own = withBuffers(structuredClone(state ?? {}), buffers ?? []);
      if (entry.layout) own.layout = await modelOf(entry.layout);
      return new NcModel(id, own, view => onAsk(id, view), modelOf);
    });
  }

  /** @param {string} id @param {NcView} [view] where the message came from, if from a view */
  function onAsk(id, view) {
    if (view) return noteAsking(view.place);
    asking.add(id);
    showing(id).forEach(noteAsking);
  }

  /** @param {string} id */
  function showing(id) {
    const places = shown.get(id) ?? new Set();
    shown.set(id, places);
    return places;
  }

  /** @param {any} state @param {[(string | number)[], string][]} buffers */
  function withBuffers(state, buffers) {
    for (const [path, data] of buffers) {
      const bytes = Uint8Array.from(atob(data), character => character.charCodeAt(0));
      const holder = path.slice(0, -1).reduce((value, key) => value[key], state);
      holder[/** @type {any} */ (path.at(-1))] = new DataView(bytes.buffer);
    }
    return state;
  }

  /** @param {NcModel} model @param {NcView} [view] */
  function experimentalOf(model, view) {
    return {
      invoke: () => {
        model.onAsk(view);
        return Promise.reject(new NcNeedsPython());
      },
    };
  }

  /** @typedef {{model: NcModel, module: NcFrontEnd, exports: any}} Live a model, initialised */

  /** @param {string} id @returns {Promise<Live>} */
  function live(id) {
    return memo(`live ${id}`, async () => {
      const entry = entries[id] ?? {};
      const [model, module] = await Promise.all([
        modelOf(id),
        entry.module ? frontEnd(entry.module) : /** @type {NcFrontEnd} */ ({}),
        entry.css ? stylesheet(entry.css) : null,
      ]);
      for (const link of linksOf(id)) await linked(link);
      const result = await module.initialize?.({
        model: model.facade({}),
        signal: new AbortController().signal, // a page closes no model
        experimental: experimentalOf(model),
      });
      return { model, module, exports: result && typeof result === "object" ? result : undefined };
    });
  }

  /** @param {string} id @returns {string[]} every link that a value of the model can come by */
  function linksOf(id) {
    const links = Object.keys(entries).filter(each => /Link$/.test(entries[each].core ?? ""));
    const reached = new Set([id, entries[id]?.layout]);
    for (const _ of links) {
      for (const link of links) {
        const ends = endsOf(link).map(([reference]) => idOf(reference));
        if (ends.some(each => reached.has(each))) ends.forEach(each => reached.add(each));
      }
    }
    return links.filter(link => reached.has(idOf(endsOf(link)[0][0])));
  }

  /** @param {string} link @returns {[string, string][]} reference and attribute of both its ends */
  function endsOf(link) {
    const { source, target } = entries[link].state ?? {};
    return [source, target];
  }

  /** @param {string} link */
  function linked(link) {
    return memo(`link ${link}`, async () => {
      const [source, target] = await Promise.all(
        endsOf(link).map(
          async ([reference, name]) =>
            /** @type {[NcModel, string]} */ ([await modelOf(idOf(reference)), name]),
        ),
      );
      ncLink(source, target, entries[link].core === "Link");
    });
  }

  // -- views ---------------------------------------------------------------------------------

  /**
   * Draw one view of a model.
   *
   * @param {string} id
   * @param {HTMLElement} el
   * @param {AbortSignal} signal
   * @param {HTMLElement} place the widget's place on the page, where notes stand
   */
  async function drawView(id, el, signal, place) {
    showing(id).add(place);
    if (asking.has(id)) noteAsking(place);
    const { model, module } = await live(id);
    const view = { place };
    const { core, scope } = entries[id];
    const undress = ncDress(model, el, view);
    if (scope) (el.parentElement === place ? place : el).dataset.ncCss = scope;
    const host = hostFor(view, signal);
    const cleanUp = core
      ? await ncDrawBox(/** @type {any} */ (core), model, el, signal, view, (child, its, until) =>
          drawChild(idOf(child), its, until, place),
        )
      : await module.render?.({
          model: model.facade(view, view),
          el,
          signal,
          host,
          experimental: experimentalOf(model, view),
        });
    const leave = () => {
      showing(id).delete(place);
      undress();
      model.off(null, null, view);
      Promise.resolve()
        .then(() => typeof cleanUp === "function" && cleanUp())
        .catch(error => console.warn("A widget failed to clean up.", error));
    };
    if (signal.aborted) leave();
    else signal.addEventListener("abort", leave);
  }

  /** Draw a child of a box; one that fails says so, and leaves its neighbours alone.
   * @param {string} id
   * @param {HTMLElement} el
   * @param {AbortSignal} signal
   * @param {HTMLElement} place
   */
  async function drawChild(id, el, signal, place) {
    try {
      await drawView(id, el, signal, place);
    } catch (error) {
      el.replaceChildren(line("nc-failed", "This part of the widget failed."));
      tell(error, `A part of the widget ${place.dataset.ncName} failed.`);
    }
  }

  /** @param {NcView} view @param {AbortSignal} signal */
  function hostFor(view, signal) {
    return {
      async getModel(/** @type {string} */ reference) {
        const id = idOf(reference);
        const model = await modelOf(id);
        live(id).catch(error => tell(error, `The model ${id} failed.`));
        const owner = {};
        signal.addEventListener("abort", () => model.off(null, null, owner));
        return model.facade(owner, view);
      },
      async getWidget(/** @type {string} */ reference) {
        const id = idOf(reference);
        const { exports } = await live(id);
        return {
          exports,
          render: (/** @type {{el: HTMLElement, signal?: AbortSignal}} */ its) =>
            drawView(id, its.el, its.signal ?? signal, view.place),
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
    const controller = new AbortController();
    controllers.set(place, controller);
    const el = /** @type {HTMLElement} */ (place.querySelector(":scope > .nc-mount"));
    const keeps = Boolean(el.querySelector(".nc-twin-content"));
    try {
      if (!keeps) el.replaceChildren();
      await drawView(place.dataset.ncModel ?? "", el, controller.signal, place);
      foldTwin(place);
      place.dataset.ncState = "ready";
    } catch (error) {
      if (!keeps) el.replaceChildren();
      sayFailed(place, error);
      place.dataset.ncState = "failed";
    }
    place.querySelector(":scope > .nc-waiting")?.remove();
    place.dispatchEvent(new CustomEvent("nc-mounted", { bubbles: true }));
  }

  /** @param {HTMLElement} place @param {boolean} open */
  function foldTwin(place, open = false) {
    const twin = place.querySelector(":scope > details.nc-twin");
    if (twin) /** @type {HTMLDetailsElement} */ (twin).open = open;
  }

  /** @param {HTMLElement} place @param {unknown} error */
  function sayFailed(place, error) {
    const name = place.dataset.ncName ?? "widget";
    const twin = place.querySelector(".nc-twin-content");
    const follows = twin ? " Its text version follows." : "";
    place.prepend(line("nc-failed", `This widget failed: ${name}.${follows}`));
    foldTwin(place, true);
    tell(error, `The widget ${name} failed${twin ? "; its text version is shown" : ""}.`);
  }

  /** @param {unknown} error @param {string} message */
  function tell(error, message) {
    if (error instanceof NcNeedsPython) console.info(message, error.message);
    else console.error(message, error);
  }

  /** @param {string} name of its class @param {string} text */
  function line(name, text) {
    const made = document.createElement("p");
    made.className = name;
    made.setAttribute("role", "status");
    made.textContent = text;
    return made;
  }

  /** @param {HTMLElement} place */
  function noteAsking(place) {
    if (place.querySelector(":scope > .nc-no-kernel")) return;
    place.append(
      line(
        "nc-no-kernel",
        "This widget asks Python, which does not run on this page. " +
          "Open the notebook to use it.",
      ),
    );
  }

  function readEntries() {
    for (const script of document.querySelectorAll("script.nc-models")) {
      Object.assign(entries, JSON.parse(script.textContent ?? "{}"));
    }
  }

  function start() {
    readEntries();
    // What a widget puts at the page's end later, such as a dialog, takes its styles with it.
    for (const each of document.body.children) /** @type {HTMLElement} */ (each).dataset.ncOwn = "";
    const places = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".nc-widget"));
    const near = new IntersectionObserver(
      records => {
        for (const record of records.filter(each => each.isIntersecting)) {
          const place = /** @type {HTMLElement} */ (record.target);
          near.unobserve(place);
          place.dataset.ncNear = ""; // from here on it is laid out as all else: course.css
          mount(place);
        }
      },
      { rootMargin: "150px 0px" },
    );
    for (const place of places) {
      foldTwin(place); // it may tell what the widget is about to ask
      near.observe(place);
    }
    document.documentElement.classList.remove("nc-starting");
    mountLinked(places);
    addEventListener("hashchange", () => mountLinked(places));
  }

  /** A link to a widget's setting must find the widget alive, however far down it stands.
   * @param {NodeListOf<HTMLElement>} places */
  function mountLinked(places) {
    const linked = /^#x\.([^?]+)/.exec(location.hash);
    if (!linked) return;
    for (const place of places) {
      if (encodeURIComponent(place.dataset.ncLink ?? "") !== linked[1]) continue;
      place.dataset.ncNear = "";
      for (
        let part = place.closest("details");
        part;
        part = part.parentElement?.closest("details") ?? null
      ) {
        part.open = true;
      }
      mount(place);
    }
  }

  /** @type {HTMLDetailsElement[]} */
  let openedForPrint = [];
  addEventListener("beforeprint", () => {
    const closed =
      "details:is(.nc-twin, .nc-details, .nc-labs, .nc-twin-content details):not([open])";
    openedForPrint = [...document.querySelectorAll(closed)].map(
      part => /** @type {HTMLDetailsElement} */ (part),
    );
    for (const part of openedForPrint) part.open = true;
  });
  addEventListener("afterprint", () => {
    for (const part of openedForPrint) part.open = false;
  });

  Object.assign(globalThis, {
    courseBook: {
      define,
      run,
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
