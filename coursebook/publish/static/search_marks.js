// @ts-check
// Search, the part at the end of a result's link: goes to the very words, opens what hides them,
// and marks them with the browser's highlights, which leave the text of living widgets alone.

const bookSearchMarks = (() => {
  "use strict";
  const NAME = "nc-search";
  const UNREAD =
    "script, style, svg, template, noscript, .headerlink, .nc-pace, .nc-stop, .nc-plain-setting, .nc-answer-key, .nc-question-twin > details, .nc-lab-twin > details";
  const PLACES = "section[id], article[id], dt[id], li[id], .citation[id]";
  const INLINE =
    "a, abbr, b, bdi, cite, code, del, em, i, ins, kbd, mark, q, s, samp, small, span, strong, sub, sup, time, u, var";

  /** Text nodes of an element as one text, a line for each block, with where each node begins.
   * @typedef {{text: string, nodes: {node: Text, at: number}[]}} Reading */

  /** @param {Node} node @returns {Element | null} */
  function blockOf(node) {
    let element = node.parentElement;
    while (element?.matches(INLINE)) element = element.parentElement;
    return element;
  }

  /** @param {Element} root @param {string} besides what of it is left out too @returns {Reading} */
  function read(root, besides = UNREAD) {
    const accept = (/** @type {Node} */ node) => {
      const unread = node instanceof Element && (node.matches(UNREAD) || node.matches(besides));
      return unread ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
    };
    const walker = document.createTreeWalker(
      root,
      NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT,
      accept,
    );
    /** @type {Reading} */
    const reading = { text: "", nodes: [] };
    let block = null;
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (!(node instanceof Text)) continue;
      const own = blockOf(node);
      if (own !== block) reading.text += "\n";
      block = own;
      reading.nodes.push({ node, at: reading.text.length });
      reading.text += node.data.replace(/\s/g, " ");
    }
    return reading;
  }

  /**
   * @param {Reading} reading
   * @param {number} offset
   * @param {boolean} end
   * @returns {[Text, number]}
   */
  function pointAt({ nodes }, offset, end) {
    let low = 0;
    let high = nodes.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (nodes[middle].at < offset + (end ? 0 : 1)) low = middle;
      else high = middle - 1;
    }
    return [nodes[low].node, offset - nodes[low].at];
  }

  /** @param {Reading} reading @param {Hit} hit @returns {Range} */
  function rangeOf(reading, { start, end }) {
    const range = document.createRange();
    range.setStart(...pointAt(reading, start, false));
    range.setEnd(...pointAt(reading, end, true));
    return range;
  }

  /** @param {Range} range @returns {boolean} */
  function isShown(range) {
    // What a closed part holds has a shape in some browsers, though nobody sees it.
    const closed = range.startContainer.parentElement?.closest(
      "details:not([open]) > :not(summary)",
    );
    return !closed && range.getClientRects().length > 0;
  }

  /** @param {Range} range opens closed parts around it, by the buttons that control them */
  function reveal(range) {
    for (let each = range.startContainer.parentElement; each; each = each.parentElement) {
      if (each instanceof HTMLDetailsElement) each.open = true;
      if (!each.hidden || !each.id) continue;
      const button = document.querySelector(
        `[aria-expanded=false][aria-controls~="${CSS.escape(each.id)}"]`,
      );
      if (button instanceof HTMLElement) button.click();
    }
  }

  /** @returns {Element[]} the place that the address names; a term has its explanation beside it */
  function placeNamed() {
    const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const next = named?.tagName === "DT" ? named.nextElementSibling : null;
    return [named, next].filter(each => each !== null);
  }

  /** Those that stand closest together first.
   * @param {Element} root @param {string} besides @param {Term[]} terms @returns {Range[]} */
  function rangesIn(root, besides, terms) {
    const reading = read(root, besides);
    const folded = bookSearchFind.fold(reading.text);
    const hits = terms.map(term => bookSearchFind.hitsOf(folded, term));
    return [...bookSearchFind.closest(hits), ...hits.flat()].map(hit => rangeOf(reading, hit));
  }

  /**
   * @param {Term[]} terms
   * @returns {Range | undefined} the words that the link means, in sight if any are
   */
  function target(terms) {
    const named = placeNamed().flatMap(place => rangesIn(place, PLACES, terms));
    const article = document.querySelector("article.bd-article");
    const ranges = named.length || !article ? named : rangesIn(article, UNREAD, terms);
    const shown = ranges.find(isShown);
    if (shown) return shown;
    for (const range of ranges) {
      reveal(range);
      if (isShown(range)) return range;
    }
    return undefined;
  }

  /** @param {Term[]} terms marks them all */
  function mark(terms) {
    const article = document.querySelector("article.bd-article");
    if (!article || !window.Highlight) return;
    const reading = read(article);
    const folded = bookSearchFind.fold(reading.text);
    const ranges = terms
      .flatMap(term => bookSearchFind.hitsOf(folded, term))
      .map(hit => rangeOf(reading, hit));
    CSS.highlights.set(NAME, new Highlight(...ranges));
  }

  /** Whether nothing cuts it off or covers it.
   * @param {Range} range @param {Element} block around it @returns {boolean} */
  function isSeen(range, block) {
    const { left, top, width, height } = range.getClientRects()[0];
    return block.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  }

  /** @param {Range} range brings it into view, and reading and the keyboard with it */
  function goTo(range) {
    const block = blockOf(range.startContainer);
    if (!(block instanceof HTMLElement)) return;
    if (document.activeElement !== block) {
      if (block.tabIndex < 0) block.tabIndex = -1;
      block.classList.add("nc-search-here");
      block.focus({ preventScroll: true });
    }
    if (isSeen(range, block)) return;
    // A table's own frame is moved as well.
    block.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
    const { top, bottom } = range.getBoundingClientRect();
    const inSight = top >= 0.1 * innerHeight && bottom <= 0.9 * innerHeight;
    if (!inSight) scrollBy({ top: top - innerHeight / 3, behavior: "instant" });
  }

  /**
   * @param {string} query
   * @param {() => void} remove
   * @returns {HTMLElement} says what is marked, and unmarks it
   */
  function makeBar(query, remove) {
    const bar = document.createElement("aside");
    bar.className = "nc-search-bar";
    bar.setAttribute("aria-label", "Marked words");
    const said = document.createElement("p");
    said.textContent = `Marked: ${query}`;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "nc-search-go";
    button.textContent = "Remove the marks";
    button.addEventListener("click", remove);
    bar.append(said, button);
    return bar;
  }

  /** @param {string} query */
  return function follow(query) {
    const terms = bookSearchFind.parse(query);
    if (!terms.length) return;
    const closing = new AbortController();
    const { signal } = closing;
    let asked = 0;
    let steady = true; // until the reader moves, the words stay in view while widgets come alive
    setTimeout(() => (steady = false), 5000);

    function draw() {
      asked = 0;
      mark(terms);
      const range = steady && target(terms);
      if (range) goTo(range);
    }

    function remove() {
      closing.abort();
      grown.disconnect();
      cancelAnimationFrame(asked);
      window.Highlight && CSS.highlights.delete(NAME);
      bar.remove();
      const url = new URL(location.href);
      url.searchParams.delete("highlight");
      history.replaceState(history.state, "", url);
    }

    const bar = makeBar(query, remove);
    document.querySelector("main")?.prepend(bar);
    draw();
    const later = () => (asked ||= requestAnimationFrame(draw));
    addEventListener("nc-mounted", later, { signal });
    addEventListener("load", later, { signal }); // when the browser goes to the place's beginning
    const grown = new ResizeObserver(() => steady && later());
    for (const article of document.querySelectorAll("article.bd-article")) grown.observe(article);
    for (const event of ["wheel", "touchstart", "pointerdown", "keydown"]) {
      addEventListener(event, () => (steady = false), { signal, passive: true });
    }
    const escape = (/** @type {KeyboardEvent} */ { key }) => {
      if (key === "Escape" && !document.querySelector("dialog[open]")) remove();
    };
    addEventListener("keydown", escape, { signal });
  };
})();
