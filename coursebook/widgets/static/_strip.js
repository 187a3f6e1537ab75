// @ts-check
// A field of tiles with one tab stop: arrow keys walk it, and what a tile says stands below it.
import { element } from "./_kit.js";

const STEPS = /** @type {Record<string, number>} */ ({ ArrowLeft: -1, ArrowRight: 1 });

/**
 * The tile above or below one, the nearest in its place across; the same where there is none.
 *
 * @param {HTMLElement[]} tiles
 * @param {HTMLElement} from
 * @param {number} down 1 or -1
 */
export function tileBeyond(tiles, from, down) {
  const middle = (/** @type {HTMLElement} */ tile) => {
    const { left, width, top } = tile.getBoundingClientRect();
    return { x: left + width / 2, y: top };
  };
  const here = middle(from);
  const places = tiles
    .map(tile => ({ tile, ...middle(tile) }))
    .filter(({ y }) => (y - here.y) * down > 1);
  const row = Math.min(...places.map(({ y }) => (y - here.y) * down));
  const near = places.filter(({ y }) => (y - here.y) * down < row + 1);
  return near.sort((a, b) => Math.abs(a.x - here.x) - Math.abs(b.x - here.x))[0]?.tile ?? from;
}

/**
 * Where a key leads.
 *
 * @param {HTMLElement[]} tiles
 * @param {HTMLElement} from
 * @param {string} key
 * @returns {HTMLElement | undefined}
 */
function walked(tiles, from, key) {
  if (key === "Home") return tiles[0];
  if (key === "End") return tiles.at(-1);
  if (key === "ArrowUp") return tileBeyond(tiles, from, -1);
  if (key === "ArrowDown") return tileBeyond(tiles, from, 1);
  return key in STEPS ? tiles[tiles.indexOf(from) + STEPS[key]] : undefined;
}

/**
 * Let arrow keys, Home and End walk tiles, and tell of the one that is pointed at or has the focus.
 *
 * @param {HTMLElement[]} tiles links or buttons, in their order
 * @param {string} hint what stands below while no tile is meant
 * @param {(tile: HTMLElement) => string} words what a tile says; it becomes its name as well
 * @param {AbortSignal} signal takes the keys away again
 * @returns {HTMLElement} the line that tells
 */
export function walkable(tiles, hint, words, signal) {
  const line = element("p", { class: "nc-strip-line", "aria-hidden": "true" }, hint);
  const stopAt = (/** @type {HTMLElement} */ tile) => {
    for (const each of tiles) each.tabIndex = each === tile ? 0 : -1;
  };
  const tell = (/** @type {HTMLElement} */ tile) => (line.textContent = words(tile));
  for (const tile of tiles) {
    tile.setAttribute("aria-label", words(tile));
    tile.removeAttribute("title");
    tile.addEventListener(
      "focus",
      () => {
        stopAt(tile);
        if (tile.matches(":focus-visible")) tell(tile);
      },
      { signal },
    );
    // A finger that swipes over the tiles points at none of them.
    tile.addEventListener(
      "pointerenter",
      ({ pointerType }) => {
        if (pointerType === "mouse" || pointerType === "pen") tell(tile);
      },
      { signal },
    );
    tile.addEventListener(
      "keydown",
      event => {
        const next = walked(tiles, tile, event.key);
        if (!next || event.altKey || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        next.focus();
      },
      { signal },
    );
  }
  if (tiles.length) stopAt(tiles[0]);
  return line;
}
