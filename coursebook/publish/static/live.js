// @ts-check
// The bar over a chapter that runs in the reader's browser: what is being loaded and how large it
// is, why it can't be run, how far it is, and what happens to the reader's changes. A classic
// script in the page of JupyterLite, which scripts/live.py writes it into.
(() => {
  "use strict";

  const MEGABYTE = 1e6;
  const LOOK_MS = 150;
  const APPEAR_MS = 30;
  const SAVE_MS = 1500;
  const NARROW_PX = 700;
  const MOST_TOLD = 200;
  const LABS = /^## Try it yourself: labs/m;
  const root = document.documentElement;
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const path = new URLSearchParams(location.search).get("path") ?? "";
  const chapter = new URL(`../../book/${path.replace(/\.ipynb$/, ".html")}`, location.href).href;

  /**
   * @param {string} tag
   * @param {Record<string, any>} properties
   * @param {...(Node | string)} inside
   */
  function make(tag, properties, ...inside) {
    const node = Object.assign(document.createElement(tag), properties);
    node.append(...inside);
    return node;
  }

  const told = make("p", { className: "nc-live-told", role: "status" }, "Loading the notebook …");
  const bar = /** @type {HTMLProgressElement} */ (make("progress", { value: 0 }));
  bar.setAttribute("aria-label", "Loaded");
  // Beside the message and not in it, or each step would be read out.
  const count = make("span", { className: "nc-live-count" });
  const actions = make(
    "div",
    { className: "nc-live-actions" },
    make("a", { href: chapter }, "Back to the chapter"),
  );
  const frame = make("section", { id: "nc-live" }, told, bar, count, actions);
  frame.setAttribute("aria-label", "Run live");

  /** @param {string} text @param {string} [step] how far it is */
  function say(text, step = "") {
    if (told.textContent !== text) told.textContent = text;
    count.textContent = step;
  }

  /** @param {string} why shown in place of a notebook that can't be run */
  function giveUp(why) {
    bar.hidden = true;
    frame.dataset.state = "failed";
    say(`This chapter can't be run here. ${why}`);
  }

  /** @returns {string} why this browser, or this place, runs no notebook; "" where it does */
  function obstacle() {
    if (location.protocol === "file:") {
      return (
        "The book was opened from a file, and browsers run Python only from a web address. " +
        "Everything else on the chapter's page works from a file too. To run code, put the book " +
        "on a web server, or type make serve in the course's folder."
      );
    }
    if (!globalThis.WebAssembly) {
      return (
        "This browser has no WebAssembly, or it is switched off, as in some safety modes. " +
        "Switch it on for this page, or take another browser."
      );
    }
    const has = ["Exception" in WebAssembly, globalThis.indexedDB, globalThis.Worker];
    if (!has.every(Boolean)) return "This browser is too old. One of 2023 or later will do.";
    return "";
  }

  // -- loading -------------------------------------------------------------------------------

  /**
   * @type {Record<string, [number, number]>} by the file that Python loads: its bytes, and packed
   */
  const files = JSON.parse(script.dataset.files ?? "{}");
  const total = Object.values(files).reduce((sum, [, packed]) => sum + packed, 0);
  let loaded = 0;

  function showLoading() {
    if (bar.hidden) return;
    bar.max = total;
    bar.value = loaded;
    if (loaded >= total) {
      say("Opening the notebook and starting Python …");
      return;
    }
    const [now, all] = [loaded, total].map(each => (each / MEGABYTE).toFixed(1));
    say("Loading Python and the course. Next time they are here already.", `${now} of ${all} MB`);
  }

  /** @param {MessageEvent} event of the worker, that a file has come or has not */
  function noticeFile({ data }) {
    if (data?.ncMissing) {
      giveUp("A part of it could not be loaded. Check your connection, then load this page again.");
    }
    for (const [name, [, packed]] of Object.entries(files)) {
      if (!data?.ncAll && !data?.ncLoaded?.endsWith(name)) continue;
      loaded += packed;
      delete files[name]; // each counts once
    }
    showLoading();
  }

  /** @param {unknown} reason what went wrong before the first cell ran */
  function noticeFault(reason) {
    const told = reason instanceof Error ? reason.message : String(reason);
    const hasApp = "jupyterapp" in globalThis;
    if (frame.dataset.state || (hasApp && !/pyodide|wasm|memory|Traceback/i.test(told))) return;
    const last = told.trim().split("\n").at(-1) ?? "";
    giveUp(
      `${hasApp ? "Python" : "The notebook"} could not start (${last.slice(0, MOST_TOLD)}). ` +
        "Load this page again; if that does not help, try another browser.",
    );
  }

  /**
   * Python starts while the notebook is still being loaded, whose kernel takes this worker for its
   * own.
   */
  function startPython() {
    // the kernel takes another kind, which tells nothing
    if (globalThis.crossOriginIsolated) return;
    const early = new Worker(new URL("../live_worker.js", location.href), { type: "module" });
    const Plain = globalThis.Worker;
    const giveBack = () => {
      globalThis.Worker = Plain;
    };
    globalThis.Worker = new Proxy(Plain, {
      construct(target, [url, options]) {
        if (!/comlink\.worker/.test(String(url))) return new target(url, options);
        giveBack();
        return early;
      },
    });
    early.addEventListener("message", noticeFile);
    early.addEventListener("error", event => {
      giveBack();
      noticeFault(event.message ?? "Python's worker was not loaded");
    });
    showLoading();
  }

  // -- the notebook --------------------------------------------------------------------------

  /**
   * @template T
   * @param {() => T | undefined | null} look
   * @returns {Promise<T>} what is there in the end
   */
  function appear(look) {
    return new Promise(resolve => {
      const timer = setInterval(() => {
        const found = look();
        if (!found) return;
        clearInterval(timer);
        resolve(found);
      }, APPEAR_MS);
    });
  }

  /** @param {any} panel @returns {any[]} */
  function codeCells(panel) {
    const cells = [...panel.content.model.cells];
    return cells.filter(each => each.type === "code" && each.sharedModel.getSource().trim());
  }

  /** @param {any} cell */
  function hasFailed(cell) {
    return cell.outputs.toJSON().some((/** @type {any} */ each) => each.output_type === "error");
  }

  /** @param {any} panel to where a reader begins, from the last cell, to which running all leads */
  function toTop(panel) {
    panel.content.activeCellIndex = 0;
    setTimeout(() => panel.content.outerNode.scrollTo({ top: 0 }), LOOK_MS);
  }

  /** @param {any} app @param {any} panel run every cell, and say how far it is */
  async function runAll(app, panel) {
    const cells = codeCells(panel);
    for (const each of cells) each.executionCount = null;
    delete frame.dataset.state;
    const timer = setInterval(() => {
      const done = cells.filter(each => each.executionCount).length;
      if (!done) return;
      frame.dataset.state = "running";
      bar.hidden = true;
      say("Running the chapter …", `${done} of ${cells.length} cells`);
    }, LOOK_MS);
    await app.commands.execute("notebook:run-all-cells");
    clearInterval(timer);
    bar.hidden = true;
    toTop(panel);
    const failed = cells.findIndex(hasFailed);
    frame.dataset.state = failed < 0 ? "ready" : "stopped";
    say(
      failed < 0
        ? "Ready. Change any code and press Shift+Enter to run it."
        : `Stopped at an error in cell ${failed + 1} of ${cells.length}. Mend it, then run all again.`,
    );
  }

  /** @param {any} panel the notebook as it stands on the page */
  function download(panel) {
    const text = JSON.stringify(panel.content.model.toJSON(), null, 1);
    const href = URL.createObjectURL(new Blob([text], { type: "application/x-ipynb+json" }));
    make("a", { href, download: path }).click();
    setTimeout(() => URL.revokeObjectURL(href), LOOK_MS);
  }

  /** @param {any} app @param {any} panel */
  async function startAfresh(app, panel) {
    if (!confirm("Give up your changes to this chapter? Download your version first to keep them."))
      return;
    panel.context.model.dirty = false;
    await app.serviceManager.contents.delete(path);
    panel.context.model.dirty = false;
    location.reload();
  }

  /**
   * @param {any} panel keep what the reader types soon after, not only when the notebook's clock
   *   says
   */
  function keepChanges(panel) {
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    panel.content.model.sharedModel.changed.connect(() => {
      clearTimeout(timer);
      timer = setTimeout(() => panel.context.model.dirty && panel.context.save(), SAVE_MS);
    });
  }

  /** @param {string} text @param {() => void} onclick */
  function button(text, onclick) {
    return make("button", { type: "button", onclick }, text);
  }

  /** @param {any} panel what leads to the labs, which stand far down, if it has some */
  function labsButton(panel) {
    const notebook = panel.content;
    const at = notebook.widgets.findIndex((/** @type {any} */ each) =>
      LABS.test(each.model.sharedModel.getSource()),
    );
    if (at < 0) return [];
    return [
      button("Go to the labs", () => {
        notebook.activeCellIndex = at;
        notebook.scrollToItem(at, "start");
        notebook.activate();
      }),
    ];
  }

  /** @param {any} app @param {any} panel */
  function offer(app, panel) {
    actions.prepend(
      button("Run all", () => runAll(app, panel)),
      ...labsButton(panel),
    );
    // Where there is little room the notebook comes first.
    frame.append(
      make(
        "details",
        { className: "nc-live-kept", open: innerWidth > NARROW_PX },
        make("summary", {}, "Your changes"),
        make(
          "p",
          {},
          "They are kept in this browser and are here again when you come back; nothing is " +
            "sent anywhere.",
        ),
        make(
          "div",
          { className: "nc-live-actions" },
          button("Download my version", () => download(panel)),
          button("Get the original back", () => startAfresh(app, panel)),
        ),
      ),
    );
  }

  // -- the page around it --------------------------------------------------------------------

  /**
   * @param {MouseEvent} event a link of the chapter to another page leads to that page of the book
   */
  function followLink(event) {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    if (!(link instanceof HTMLAnchorElement) || frame.contains(link)) return;
    const place = /\/lite\/files\/(.*)\.(?:ipynb|md)$/.exec(new URL(link.href).pathname);
    if (!place) return;
    event.preventDefault();
    event.stopPropagation();
    open(new URL(`../../book/${place[1]}.html${link.hash}`, location.href), "_blank", "noopener");
  }

  /** @returns {boolean} whether the reader chose dark colours for the book */
  function wantsDark() {
    try {
      const mode = localStorage.getItem("mode");
      if (mode === "light" || mode === "dark") return mode === "dark";
    } catch {
      // A browser that keeps nothing has no choice to tell.
    }
    return matchMedia("(prefers-color-scheme: dark)").matches;
  }

  /** @param {boolean} dark the page's own colours, till the notebook has come with its own */
  function paint(dark) {
    document.body.classList.toggle("jp-mod-dark", dark);
    if (dark) root.dataset.theme = "dark";
    else delete root.dataset.theme;
  }

  /** @param {any} app the notebook keeps the colours that it was given last time */
  async function takeColours(app) {
    const dark = document.body.dataset.jpThemeLight === "false";
    if (dark !== wantsDark()) {
      const theme = dark ? "JupyterLab Light" : "JupyterLab Dark";
      await app.commands.execute("apputils:change-theme", { theme });
    }
    paint(false);
  }

  function makeRoom() {
    root.style.setProperty("--nc-live-height", `${frame.offsetHeight}px`);
    dispatchEvent(new Event("resize"));
  }

  async function start() {
    paint(wantsDark());
    document.body.prepend(frame);
    new ResizeObserver(makeRoom).observe(frame);
    const why = obstacle();
    if (why) {
      giveUp(why);
      return;
    }
    document.addEventListener("click", followLink, true);
    addEventListener("error", ({ error }) => noticeFault(error));
    addEventListener("unhandledrejection", ({ reason }) => noticeFault(reason));
    startPython();
    const app = await appear(() => /** @type {any} */ (globalThis).jupyterapp);
    await app.restored;
    void takeColours(app);
    const panel = await appear(() => app.shell.currentWidget?.context && app.shell.currentWidget);
    await panel.context.ready;
    await panel.sessionContext.ready;
    offer(app, panel);
    keepChanges(panel);
    await runAll(app, panel);
  }

  if (document.body) void start();
  else addEventListener("DOMContentLoaded", () => void start());
})();
