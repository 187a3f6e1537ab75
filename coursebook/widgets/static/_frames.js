// @ts-check
// The frames that Python made and `widgets/_pack.py` packed: read again, and shown.
import { element, uniqueId } from "./_kit.js";

/**
 * @typedef {[number, 0 | 1, string, number[]] | string[]} Column
 * @typedef {{skeleton: number[], fragments: number[], slots: number[], columns: Column[]}} Shape
 * @typedef {{which: number[], shapes: Shape[]}} Part
 * @typedef {{tokens: string[], parts: Part[]}} Packed
 */

const PREFIX = "ncxid";
const SLOT = -1;

/** @param {string} packed @returns {Promise<Packed>} */
export async function inflate(packed) {
  const bytes = Uint8Array.from(atob(packed), character => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Response(stream).json();
}

/** @param {number} count @param {number} places @param {0 | 1} bare @param {string} minus */
function decimal(count, places, bare, minus) {
  const digits = String(Math.abs(count)).padStart(places + 1, "0");
  const point = digits.length - places;
  let text = `${digits.slice(0, point)}.${digits.slice(point)}`;
  if (bare) text = text.replace(/0+$/, "");
  return (count < 0 ? minus : "") + text.replace(/\.$/, "");
}

/** @param {Column} column @returns {string[]} the column's text in each fragment of its shape */
function columnTexts(column) {
  if (!Array.isArray(column[3])) return /** @type {string[]} */ (column);
  const [places, bare, minus, differences] = /** @type {[number, 0 | 1, string, number[]]} */ (
    column
  );
  let count = 0;
  return differences.map(difference => {
    count += difference;
    return decimal(count, places, bare, minus);
  });
}

/**
 * @param {Part} part
 * @param {string[]} tokens
 * @returns {(fragment: number) => string} the HTML of a fragment
 */
function fragmentReader(part, tokens) {
  /** @type {Map<number, {shape: Shape, texts: string[][], row: number}>} */
  const places = new Map();
  for (const shape of part.shapes) {
    const texts = shape.columns.map(columnTexts);
    shape.fragments.forEach((fragment, row) => places.set(fragment, { shape, texts, row }));
  }
  return fragment => {
    const place = places.get(fragment);
    if (!place) throw new Error(`the frames hold no fragment ${fragment}`);
    const { shape, texts, row } = place;
    let slot = 0;
    let html = "";
    for (const token of shape.skeleton) {
      html += token === SLOT ? texts[shape.slots[slot++]][row] : tokens[token];
    }
    return html;
  };
}

/**
 * The place where frames appear. Only what changes is replaced, and each part keeps the largest
 * height it has had, so that what stands below doesn't jump.
 *
 * @param {Packed} packed
 */
export function frameView(packed) {
  const readers = packed.parts.map(part => fragmentReader(part, packed.tokens));
  const prefix = uniqueId("frame");
  const contents = packed.parts.map(() => element("div"));
  const boxes = contents.map(content => element("div", { class: "nc-explore-part" }, content));
  const widths = new Map();
  const observer = new ResizeObserver(entries => {
    for (const { target, borderBoxSize } of entries) {
      const [{ inlineSize, blockSize }] = borderBoxSize;
      const box = /** @type {HTMLElement} */ (target.parentElement);
      const tallest = widths.get(target) === inlineSize ? parseFloat(box.style.minHeight) || 0 : 0;
      widths.set(target, inlineSize);
      box.style.minHeight = `${Math.max(tallest, blockSize)}px`;
    }
  });
  for (const content of contents) observer.observe(content);
  /** @type {number[]} */
  const shown = [];
  return {
    node: element("div", { class: "nc-explore-frame" }, ...boxes),
    /** @param {number} frame */
    show(frame) {
      packed.parts.forEach((part, place) => {
        const fragment = part.which[frame];
        if (shown[place] === fragment) return;
        shown[place] = fragment;
        contents[place].innerHTML = readers[place](fragment).replaceAll(PREFIX, prefix);
      });
    },
    summary: () => contents[0].textContent ?? "",
    stop: () => observer.disconnect(),
  };
}
