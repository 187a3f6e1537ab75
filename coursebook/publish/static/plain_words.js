// @ts-check
// Opens every part "In plain words" at once, for a reader who asks for it: on this page and all
// others.
// The build makes a classic script of it, because modules do not load from file://.
import { pageStore } from "../../widgets/static/_store.js";
import { PLAIN_WORDS, lastingText, opensPlainWords } from "../../widgets/static/_plain_words.js";

const found = /** @type {HTMLDetailsElement[]} */ ([
  ...document.querySelectorAll("details.nc-plain-words"),
]);
const setting = document.querySelector(".nc-plain-setting");

/**
 * @param {Element} setting stands before the first of them, where it is seen while that is closed
 */
function connect(setting) {
  const store = pageStore();
  const box = /** @type {HTMLInputElement} */ (setting.querySelector("input"));
  const status = /** @type {HTMLElement} */ (setting.querySelector("[role=status]"));
  box.addEventListener("change", () => {
    store.set(PLAIN_WORDS, { open: box.checked });
    const are = found.length === 1 ? "The part is" : `All ${found.length} parts are`;
    status.textContent = `${are} ${box.checked ? "open" : "closed"}. ${lastingText(store.status())}`;
  });
  const show = (/** @type {any} */ kept) => {
    box.checked = opensPlainWords(kept);
    for (const each of found) each.open = box.checked;
  };
  const kept = store.get(PLAIN_WORDS);
  if (kept) show(kept);
  store.subscribe(PLAIN_WORDS, show);
}

if (setting) connect(setting);
