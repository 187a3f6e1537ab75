// @ts-check
// Pictures that would leave the foot of a sheet empty are drawn smaller, where that is enough, or
// come after the text that follows them. The browser fills columns by the rules by which it fills
// sheets, and tells where things stand in them: so here each part stands in columns as large as a
// sheet. It is run by teach/_pdf_sheets.py.

/** @param {{width: number, height: number}} sheet without its margins, in millimetres */
sheet => {
  const GAP = 40;
  const FAULT = 0.12; // so much of a sheet may stay empty
  const SMALLEST = 0.75; // of a picture's size; its letters are 7 points high
  const SPARE = 24; // pixels for its margin, which a sheet's first thing does without
  const STEPS = 4; // so many paragraphs may come before a picture
  const SMALLER = ["99%", "98%", "97%"]; // letters, where a few lines need a sheet of their own
  const PASSES = "p, ul, ol, blockquote";
  const POINTS = /\b(above|below|next figure|the figure)\b/i;

  const style = document.createElement("style");
  style.textContent = `main {
    column-width: ${sheet.width}mm; column-gap: ${GAP}px; column-fill: auto;
    width: ${sheet.width}mm; height: ${sheet.height}mm; text-rendering: geometricPrecision;
  }
  .apart { break-before: column; }`;
  document.head.append(style);

  /**
   * Where a thing begins and ends: its sheet, counted from 0, and the pixels from the sheet's top.
   *
   * @param {Element} main @param {Element} thing
   */
  function place(main, thing) {
    const { left, top, width } = main.getBoundingClientRect();
    const all = [...thing.getClientRects()].filter(each => each.height > 0);
    const [first, last] = [all[0], all[all.length - 1]];
    if (!first || !last) return null;
    const [from, to] = [first, last].map(each =>
      Math.floor((each.left - left + GAP / 2) / (width + GAP)),
    );
    return { from, to, top: first.top - top, bottom: last.bottom - top };
  }

  /** Tell how far down a sheet is filled. @param {Element} main @param {number} number */
  function filled(main, number) {
    let foot = 0;
    for (const each of main.querySelectorAll("p, li, tr, svg, pre, h1, h2, h3, h4, dt, dd")) {
      const found = place(main, each);
      if (found?.to === number) foot = Math.max(foot, found.bottom);
    }
    return foot;
  }

  /** @param {Element} picture @returns {Element} what of a section holds the picture */
  function unitOf(picture) {
    let unit = picture;
    while (unit.parentElement && !unit.parentElement.matches("section, article, main")) {
      unit = unit.parentElement;
    }
    return unit;
  }

  /** Tell how many pixels stand empty. @param {Element} main @param {Element} unit */
  function empty(main, unit) {
    const found = place(main, unit);
    const high = main.getBoundingClientRect().height;
    if (!found || found.from < 1 || found.top > high / 4) return 0;
    return high - filled(main, found.from - 1);
  }

  /**
   * Draw pictures so small that they fit.
   *
   * @param {Element} main @param {Element} unit @param {number} room
   * @returns {boolean} whether they do
   */
  function shrink(main, unit, room) {
    const before = place(main, unit);
    /** @type {SVGElement[]} */
    const pictures = Array.from(unit.querySelectorAll("svg.nc-svg"));
    const sizes = pictures.map(each => each.getBoundingClientRect());
    const high = sizes.reduce((sum, each) => sum + each.height, 0);
    if (!before || before.from !== before.to || !high) return false;
    const part = (high - (before.bottom - room) - SPARE) / high;
    if (part < SMALLEST || part >= 1) return false;
    pictures.forEach((each, i) => {
      each.style.maxWidth = `${sizes[i].width * part}px`;
      each.style.maxHeight = `${sizes[i].height * part}px`;
    });
    if (place(main, unit)?.to === before.from - 1) return true;
    for (const each of pictures) each.removeAttribute("style");
    return false;
  }

  /** Whoever is asked to look must not read the answer first. @param {Element} unit */
  function asks(unit) {
    const title = unit.querySelector(".nc-figure-title");
    return [title, unit.previousElementSibling].some(each => each?.textContent?.includes("?"));
  }

  /**
   * Let the text behind a picture take its place.
   *
   * @param {Element} main @param {Element} unit
   * @returns {boolean} whether it did
   */
  function wait(main, unit) {
    const [before, next] = [place(main, unit)?.from ?? 0, unit.nextElementSibling];
    if (asks(unit) || !next?.matches(PASSES) || next.matches(".lead, .nc-margin")) return false;
    if (next.querySelector("svg") || POINTS.test(next.textContent ?? "")) return false;
    unit.before(next);
    if (place(main, next)?.from === before - 1) return true;
    unit.after(next);
    return false;
  }

  /** @param {Element} main @param {Element} unit */
  function settle(main, unit) {
    for (let step = 0; step <= STEPS; step += 1) {
      const room = empty(main, unit);
      const fault = FAULT * main.getBoundingClientRect().height;
      if (room < fault || shrink(main, unit, room)) return;
      if (step === STEPS || !wait(main, unit)) return;
    }
  }

  /** A few lines on a sheet of their own go back to the one before. @param {HTMLElement} main */
  function tighten(main) {
    const lines = [...main.querySelectorAll("p, li, tr")];
    const last = () => Math.max(0, ...lines.map(each => place(main, each)?.to ?? 0));
    const sheets = last();
    const few = 2 * FAULT * main.getBoundingClientRect().height;
    if (sheets < 1 || main.querySelector(".apart") || filled(main, sheets) > few) return;
    for (const each of SMALLER) {
      main.style.fontSize = each;
      if (last() < sheets) return;
    }
    main.style.fontSize = "";
  }

  for (const main of document.querySelectorAll("main")) {
    const units = new Set([...main.querySelectorAll("svg.nc-svg")].map(unitOf));
    for (const unit of units) settle(main, unit);
    tighten(main);
  }
  style.remove();
};
