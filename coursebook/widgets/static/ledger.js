// @ts-check
// A filter over the claims, which stand in the page already, and evidence that opens on demand.
import { makeFilter, twinOf } from "./_filter.js";
import { button, element, namedAnchor, uniqueId } from "./_kit.js";
import { bringIntoView } from "./_state_link.js";
import { walkable } from "./_strip.js";

/** @param {string} key @returns {(item: HTMLElement) => string[]} */
const valuesOf = key => item => (item.dataset[key] ?? "").split("|");

const GROUPS = [
  { key: "section", legend: "Section of the article", ordered: true, of: valuesOf("section") },
  {
    key: "verdict",
    legend: "Verdict",
    of: valuesOf("verdict"),
    rank: (/** @type {HTMLElement} */ item) =>
      Number(/** @type {HTMLElement | null} */ (item.querySelector("[data-step]"))?.dataset.step),
  },
  { key: "kind", legend: "Kind of claim", of: valuesOf("kind") },
  { key: "holder", legend: "Held by", of: valuesOf("holder") },
];

/**
 * @typedef {{article: HTMLElement, open: (wanted: boolean) => void, isOpen: () => boolean, remove:
 *   () => void}} Fold
 */

/**
 * A button that opens and closes a claim's evidence.
 *
 * @param {HTMLElement} article @param {() => void} onFold
 * @returns {Fold}
 */
function foldable(article, onFold) {
  const body = /** @type {HTMLElement} */ (article.querySelector(".nc-claim-body"));
  const title = /** @type {HTMLElement} */ (article.querySelector("h3"));
  const fold = button("", () => open(body.hidden), { class: "nc-fold" });
  body.id ||= uniqueId("claim");
  title.id ||= uniqueId("claim-title");
  fold.id = uniqueId("fold");
  fold.setAttribute("aria-controls", body.id);
  fold.setAttribute("aria-labelledby", `${fold.id} ${title.id}`);
  /** @param {boolean} wanted */
  const open = wanted => {
    body.hidden = !wanted;
    fold.textContent = wanted ? "Hide evidence" : "Show evidence";
    fold.setAttribute("aria-expanded", String(wanted));
    onFold();
  };
  /** The whole head opens, for a hand; a keyboard has the button. @param {MouseEvent} event */
  const onHead = event => {
    const at = /** @type {Element} */ (event.target);
    if (!at.closest("a, button, .nc-claim-body") && !getSelection()?.toString()) open(body.hidden);
  };
  open(false);
  body.before(fold);
  article.addEventListener("click", onHead);
  return {
    article,
    open,
    isOpen: () => !body.hidden,
    remove: () => {
      article.removeEventListener("click", onHead);
      fold.remove();
      body.hidden = false;
    },
  };
}

/**
 * A button that opens or closes the evidence of all claims that the filter shows.
 *
 * @param {() => Fold[]} all
 */
function allButton(all) {
  const shown = () => all().filter(({ article }) => !article.hidden);
  const isOpen = () => shown().every(fold => fold.isOpen());
  const node = button("", () => {
    const wanted = !isOpen();
    for (const fold of shown()) fold.open(wanted);
  });
  const draw = () => {
    node.textContent = isOpen() ? "Hide all evidence" : "Show all evidence";
  };
  return { node, draw };
}

/**
 * A link to a claim shows and opens it, whatever the filter says. It is held there until the widget
 * has come alive: only then does the page give back the room that it kept free above the claims.
 *
 * @param {HTMLElement} el
 * @param {Fold[]} folds
 * @param {{clear: () => void, restore: () => boolean, end: HTMLElement}} filter
 * @param {AbortSignal} signal
 */
function followLink(el, folds, filter, signal) {
  const id = namedAnchor();
  const linked = folds.find(fold => fold.article.id === id);
  const gaps = /** @type {NodeListOf<HTMLElement>} */ (el.querySelectorAll(".nc-omissions li"));
  const target = linked?.article ?? [...gaps].find(each => each.id === id);
  if (target) {
    filter.clear();
    linked?.open(true);
    bringIntoView(target, signal, null);
  } else if (filter.restore()) {
    bringIntoView(filter.end, signal, null);
  }
}

/**
 * The field of all claims over the list: a tile opens its claim, and fades while a filter hides it.
 *
 * @param {HTMLElement} twin
 * @param {Fold[]} folds
 * @param {AbortSignal} signal
 */
function claimStrip(twin, folds, signal) {
  const node = /** @type {HTMLElement} */ (twin.querySelector(".nc-claim-strip"));
  const home = /** @type {HTMLElement} */ (node.parentElement);
  const tiles = /** @type {HTMLElement[]} */ ([...node.querySelectorAll("a")]);
  const byTile = new Map(folds.map((fold, place) => [tiles[place], fold]));
  const words = (/** @type {HTMLElement} */ tile) => {
    const article = /** @type {HTMLElement} */ (byTile.get(tile)?.article);
    const claim = article.querySelector("h3")?.textContent?.trim();
    return `${claim} Verdict: ${article.dataset.verdict}.`;
  };
  const hint = "Each tile is a claim: press one to go to it.";
  node.append(walkable(tiles, hint, words, signal));
  node.addEventListener(
    "click",
    ({ target }) => {
      const tile = /** @type {Element} */ (target).closest("a");
      if (tile) byTile.get(tile)?.open(true);
    },
    { signal },
  );
  return {
    node,
    fade() {
      tiles.forEach((tile, i) => tile.classList.toggle("nc-faded", folds[i].article.hidden));
    },
    remove: () => (node.querySelector(".nc-strip-line")?.remove(), home.prepend(node)),
  };
}

/** @param {{model: any, el: HTMLElement}} view */
async function render({ model, el }) {
  const twin = await twinOf(model, el);
  const abort = new AbortController();
  const sections = /** @type {HTMLElement[]} */ ([...twin.querySelectorAll("section")]);
  /** @type {Fold[]} */
  const folds = [];
  const all = allButton(() => folds);
  let drawing = 0;
  const drawAll = () => {
    cancelAnimationFrame(drawing);
    drawing = requestAnimationFrame(all.draw);
  };
  folds.push(
    .../** @type {HTMLElement[]} */ ([...twin.querySelectorAll("article")]).map(each =>
      foldable(each, drawAll),
    ),
  );
  all.draw();
  const strip = claimStrip(twin, folds, abort.signal);
  const filter = makeFilter({
    name: model.get("name"),
    items: folds.map(fold => fold.article),
    groups: GROUPS,
    unit: "claims",
    changed() {
      for (const section of sections)
        section.hidden = !section.querySelector("article:not([hidden])");
      strip.fade();
      drawAll();
    },
  });
  const frame = element("div", { class: "nc-filter-frame" }, filter.node);
  filter.end.append(all.node);
  el.classList.add("nc-ledger");
  el.prepend(strip.node, frame);
  const follow = () => followLink(el, folds, filter, abort.signal);
  follow();
  addEventListener("hashchange", follow, { signal: abort.signal });
  return () => {
    abort.abort();
    cancelAnimationFrame(drawing);
    filter.stop();
    frame.remove();
    strip.remove();
    for (const fold of folds) fold.remove();
    for (const hidden of twin.querySelectorAll("[hidden]")) hidden.removeAttribute("hidden");
  };
}

export default { render };
