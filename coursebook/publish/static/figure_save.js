// @ts-check
// Saving a figure for slides and handouts: as SVG or PNG, with its title, note, sources and licence
// written into the picture, in ink on white whatever the theme. Everything happens in the page, so
// it works from a file and without a network. The buttons come by this script, since without it
// they would do nothing; the stylesheet keeps them off paper. A classic script, because modules do
// not load from file://.
import { SLUG } from "../../widgets/static/_course.js";
(() => {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  const CREDIT = document.currentScript?.dataset.ncCredit ?? "";
  const INK = "#222832"; // as in charts/_style.py
  const MUTED = "#48566b";
  // As figure.css has it: where no font as wide as Arial stands, wider ones are drawn smaller.
  const FONT =
    "Liberation Sans, Arial, Helvetica, Arimo, Roboto, nc-as-arial-noto, nc-as-arial, sans-serif";
  const FACES = `@font-face{font-family:nc-as-arial;src:local("DejaVu Sans"),local("Verdana");size-adjust:88%}
@font-face{font-family:nc-as-arial-noto;src:local("Noto Sans"),local("Segoe UI"),local("Open Sans");size-adjust:95%}
text{font-family:${FONT}}`;
  const MARGIN = 24;
  const NARROW = 500; // pixels; an exploration's chart is narrower, and larger in its picture
  const LARGER = 1.5;
  const PNG_WIDTH = 1920; // that of a slide
  // What only the page asks of a chart: it must not stand in a picture of its own.
  const OF_THE_PAGE = ["class", "tabindex", "role", "width", "height", "viewBox", "data-nc-mark"];
  const KINDS = /** @type {const} */ (["SVG", "PNG"]);

  /**
   * @typedef {{title: string, note: string, sources: string, description: string}} Words
   * @typedef {{text: string, size: number, weight?: string, fill?: string}} Line
   */

  /** @param {Element | null | undefined} element @returns {string} */
  const textOf = element => (element?.textContent ?? "").replace(/\s+/g, " ").trim();

  // -- the picture -------------------------------------------------------------------------------

  /**
   * @param {string} name
   * @param {Record<string, string | number>} attributes
   * @param {(Node | string)[]} children
   */
  function drawn(name, attributes, ...children) {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    element.append(...children);
    return element;
  }

  /**
   * @param {string} text
   * @param {Omit<Line, "text">} style
   * @param {number} room in pixels
   * @returns {Line[]} the text in lines that fit
   */
  function wrapped(text, style, room) {
    const pen = document.createElement("canvas").getContext("2d");
    if (!pen || !text) return [];
    pen.font = `${style.weight ?? "normal"} ${style.size}px ${FONT}`;
    const lines = [""];
    for (const word of text.split(" ")) {
      const longer = `${lines[lines.length - 1]} ${word}`.trim();
      if (pen.measureText(longer).width > room && longer !== word) lines.push(word);
      else lines[lines.length - 1] = longer;
    }
    return lines.map(each => ({ ...style, text: each }));
  }

  /**
   * @param {Line[]} lines
   * @param {number} top
   * @returns {{nodes: Element[], bottom: number}}
   */
  function written(lines, top) {
    let bottom = top;
    const nodes = lines.map(({ text, size, weight = "normal", fill = MUTED }) => {
      bottom += size * 1.4;
      const place = { x: MARGIN, y: bottom.toFixed(1), "font-size": size };
      return drawn("text", { ...place, "font-weight": weight, fill }, text);
    });
    return { nodes, bottom };
  }

  /** @param {Element} chart @param {string} transform @returns {Element} without the page's part */
  function standingAlone(chart, transform) {
    const copy = /** @type {Element} */ (chart.cloneNode(true));
    const group = drawn("g", {});
    for (const { name, value } of [...copy.attributes]) group.setAttribute(name, value);
    group.append(...copy.children);
    for (const each of group.querySelectorAll(":scope > title, :scope > desc")) each.remove();
    for (const each of [group, ...group.querySelectorAll("*")]) {
      for (const { name } of [...each.attributes]) {
        if (OF_THE_PAGE.includes(name) && each === group) each.removeAttribute(name);
        if (name === "data-nc-mark" || name === "class" || name.startsWith("aria-")) {
          each.removeAttribute(name);
        }
      }
    }
    group.setAttribute("transform", transform);
    return group;
  }

  /**
   * @param {Element} chart
   * @param {Words} words
   * @returns {{source: string, width: number, height: number}}
   */
  function picture(chart, words) {
    const [, , across, down] = (chart.getAttribute("viewBox") ?? "0 0 680 300")
      .split(" ")
      .map(Number);
    const scale = across < NARROW ? LARGER : 1;
    const room = across * scale;
    const head = written(
      [
        ...wrapped(words.title, { size: 18, weight: "bold", fill: INK }, room),
        ...wrapped(words.note, { size: 13 }, room),
      ],
      MARGIN / 2,
    );
    const top = head.bottom + 16;
    const foot = written(
      [...wrapped(words.sources, { size: 12 }, room), ...wrapped(CREDIT, { size: 12 }, room)],
      top + down * scale + 8,
    );
    const width = Math.ceil(room + 2 * MARGIN);
    const height = Math.ceil(foot.bottom + MARGIN);
    const size = { xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}` };
    const root = drawn(
      "svg",
      { ...size, role: "img", "aria-label": words.title, "font-family": FONT },
      drawn("title", {}, words.title),
      drawn("desc", {}, words.description),
      drawn("style", {}, FACES),
      drawn("rect", { width, height, fill: "#ffffff" }),
      ...head.nodes,
      standingAlone(chart, `translate(${MARGIN},${top.toFixed(1)}) scale(${scale})`),
      ...foot.nodes,
    );
    const source = new XMLSerializer().serializeToString(root).replaceAll("currentColor", INK);
    return { source, width, height };
  }

  /** @param {{source: string, width: number, height: number}} made @returns {Promise<Blob>} */
  async function asPng({ source, width, height }) {
    const image = new Image();
    // An address of data: a picture from a blob may not be read back out of a canvas everywhere.
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = PNG_WIDTH;
    canvas.height = Math.round((height * PNG_WIDTH) / width);
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return new Promise((resolve, reject) => {
      canvas.toBlob(blob => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png");
    });
  }

  // -- the page ----------------------------------------------------------------------------------

  /** @type {HTMLElement | null} */
  let voice = null;

  /** @param {string} sentence */
  function say(sentence) {
    if (!voice) {
      voice = document.createElement("div");
      voice.className = "nc-unseen";
      voice.setAttribute("role", "status");
      document.body.append(voice);
    }
    voice.textContent = sentence;
  }

  /** @param {Blob} blob @param {string} name */
  function offer(blob, name) {
    const url = URL.createObjectURL(blob);
    const anchor = document.createElement("a");
    Object.assign(anchor, { href: url, download: name, hidden: true });
    document.body.append(anchor);
    anchor.click();
    anchor.remove();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }

  /** @param {Element} figure @returns {Words} as readers see them now */
  function wordsOf(figure) {
    const explored = figure.closest(".nc-explore");
    const note =
      figure.querySelector(".nc-figure-note") ?? explored?.querySelector(".nc-explore-part");
    const chart = figure.querySelector(".nc-svg");
    const sources = figure.getAttribute("data-nc-sources");
    return {
      title:
        textOf(figure.querySelector(".nc-figure-title")) ||
        textOf(explored?.querySelector(".nc-explore-title")),
      note: note?.contains(figure) ? "" : textOf(note),
      sources: sources
        ? `${sources.includes("; ") ? "Sources" : "Source"}: ${sources}`
        : textOf(figure.querySelector(".nc-figure-source > span:not(.nc-figure-saves)")),
      description: textOf(chart?.querySelector(":scope > desc")),
    };
  }

  /** @param {string} title @returns {string} */
  function fileName(title) {
    const short = title
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .slice(0, 60);
    return `${SLUG}-${short.replace(/^-+|-+$/g, "") || "figure"}`;
  }

  /** @param {Element} figure @param {"SVG" | "PNG"} kind */
  async function save(figure, kind) {
    // The wide one fits a slide, also where a phone shows the narrow one.
    const chart = figure.querySelector(".nc-svg-wide") ?? figure.querySelector(".nc-svg");
    if (!chart) return;
    const words = wordsOf(figure);
    const made = picture(chart, words);
    const name = `${fileName(words.title)}.${kind.toLowerCase()}`;
    try {
      offer(
        kind === "PNG" ? await asPng(made) : new Blob([made.source], { type: "image/svg+xml" }),
        name,
      );
      say(`Saved as ${name}.`);
    } catch {
      say("This browser makes no PNG here. Save it as SVG.");
    }
  }

  /**
   * @param {string} of what is saved
   * @param {() => Iterable<Element>} figures asked for when a button is pressed
   * @param {string} look the class of the buttons
   */
  function buttons(of, figures, look) {
    return KINDS.map(kind => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = look;
      button.textContent = `Save ${kind}`;
      button.setAttribute("aria-label", `Save ${kind}: ${of}`);
      button.addEventListener("click", async () => {
        for (const figure of figures()) await save(figure, kind);
      });
      return button;
    });
  }

  /** @param {Element} figure */
  function equip(figure) {
    let line = figure.querySelector(":scope > .nc-figure-source");
    if (!line) {
      line = document.createElement("p");
      line.className = "nc-figure-source";
      figure.append(line);
    }
    const both = document.createElement("span"); // on one line, wherever that is
    both.className = "nc-figure-saves";
    both.append(...buttons(wordsOf(figure).title || "figure", () => [figure], "nc-figure-save"));
    line.append(both);
  }

  /** @param {Element} widget an exploration that has come to life */
  function equipExploration(widget) {
    const actions = widget.querySelector(".nc-explore-actions");
    const figures = () => widget.querySelectorAll(".nc-explore-frame .nc-figure:has(.nc-svg)");
    if (!actions || actions.querySelector(".nc-figure-save") || !figures().length) return;
    const title = textOf(widget.querySelector(".nc-explore-title"));
    actions.append(...buttons(title || "figure", figures, "nc-button nc-figure-save"));
  }

  // A page that holds the script twice, such as two joined exports, must not offer twice.
  if (document.documentElement.hasAttribute("data-nc-saves")) return;
  document.documentElement.setAttribute("data-nc-saves", "");
  for (const figure of document.querySelectorAll("figure.nc-figure")) equip(figure);
  new MutationObserver(changes => {
    for (const { target } of changes) {
      if (target instanceof HTMLElement && target.dataset.ncState === "ready")
        equipExploration(target);
    }
  }).observe(document.body, { attributeFilter: ["data-nc-state"], subtree: true });
})();
