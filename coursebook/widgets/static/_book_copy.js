// @ts-check
// Which copy of the book a page belongs to, and the names under which the browser keeps what its
// reader does: two copies at one address keep apart. The side bar knows the names from here too.
import { SLUG } from "./_course.js";

/**
 * Sent to the page when what the device keeps has changed in this tab; `storage` tells other tabs.
 */
export const KEPT_EVENT = `${SLUG}-kept`;
/**
 * The name before copies were kept apart; it serves still where no page of the book is: in a
 * notebook.
 */
const FIRST_NAME = SLUG;

/**
 * @returns {string} the path of the book's first folder; "" on a page that is none of the book's
 */
export function bookRoot() {
  const root = document.documentElement.dataset.content_root;
  return root === undefined ? "" : new URL(root, document.baseURI).pathname;
}

/**
 * @returns {string} the path of the book that a notebook run in the browser belongs to: JupyterLite
 *   lies in its folder
 */
function bookAroundLite() {
  const root = document
    .getElementById("jupyter-config-data")
    ?.getAttribute("data-jupyter-lite-root");
  return root ? new URL("..", new URL(`${root}/`, location.href)).pathname : "";
}

const COPY = bookRoot() || bookAroundLite();
// A path has no space, so that no copy's name begins with another's.
export const STORE_ITEM = COPY ? `${FIRST_NAME} ${COPY}` : FIRST_NAME;
export const ASIDE_ITEM = `${STORE_ITEM}.aside`;
export const SESSION_PREFIX = `${STORE_ITEM}:`;

/**
 * @param {"localStorage" | "sessionStorage"} name
 * @returns {Storage | null} null where it is forbidden
 */
export function storageOf(name) {
  try {
    return globalThis[name];
  } catch {
    return null;
  }
}

/** @template T @param {() => T} attempt @param {T} otherwise @returns {T} */
export function tryStorage(attempt, otherwise) {
  try {
    return attempt();
  } catch {
    return otherwise;
  }
}

/**
 * @param {Storage} storage
 * @param {string} name to be moved, unless this copy has one of its own
 */
function moveItem(storage, name) {
  const own = STORE_ITEM + name.slice(FIRST_NAME.length);
  const text = storage.getItem(name);
  if (text === null || storage.getItem(own) !== null) return;
  storage.removeItem(name); // first, or a full storage would have no room for both
  tryStorage(() => storage.setItem(own, text), undefined);
  if (storage.getItem(own) === null) storage.setItem(name, text);
}

/**
 * @param {string} name
 * @returns {boolean} whether it is of an older edition, which knew no copies
 */
const isOfFirst = name =>
  name === FIRST_NAME || [".aside.", ":"].some(mark => name.startsWith(FIRST_NAME + mark));

let looked = false;

/**
 * What was kept before copies kept apart goes to the first copy that is opened and has nothing yet.
 */
function takeOver() {
  if (looked || STORE_ITEM === FIRST_NAME) return;
  looked = true;
  for (const kind of /** @type {const} */ (["localStorage", "sessionStorage"])) {
    tryStorage(() => {
      const storage = storageOf(kind);
      if (!storage || storage.getItem(STORE_ITEM) !== null) return;
      const names = Object.keys(storage).filter(isOfFirst);
      for (const name of names) moveItem(storage, name);
    }, undefined);
  }
}

/** @returns {string | null} what this copy keeps on the device, as it stands there */
export function storedText() {
  takeOver();
  return tryStorage(() => storageOf("localStorage")?.getItem(STORE_ITEM) ?? null, null);
}
