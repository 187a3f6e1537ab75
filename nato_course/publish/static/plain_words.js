// @ts-check
// Opens every part "In plain words" at once, for a reader who asks for it: on this page and all others.
// The build makes a classic script of it, because modules do not load from file://.
import { element, pageStore, uniqueId } from "../../widgets/static/_kit.js";
import { PLAIN_WORDS, lastingText, opensPlainWords } from "../../widgets/static/_plain_words.js";

const found = /** @type {HTMLDetailsElement[]} */ ([...document.querySelectorAll("details.nc-plain-words")]);

/** The box that asks for it stands before the first of them, where it is seen while that is closed. */
function connect() {
  const store = pageStore();
  const id = uniqueId("plain-words");
  const status = element("span", { class: "nc-plain-status", role: "status" });
  const box = element("input", { id, type: "checkbox", onChange: () => {
    store.set(PLAIN_WORDS, { open: box.checked });
    const are = found.length === 1 ? "The part is" : `All ${found.length} parts are`;
    status.textContent = `${are} ${box.checked ? "open" : "closed"}. ${lastingText(store.status())}`;
  } });
  const show = (/** @type {any} */ kept) => {
    box.checked = opensPlainWords(kept);
    for (const each of found) each.open = box.checked;
  };
  // One inside another part would be seen only where that is open.
  const first = found.find((each) => !each.parentElement?.closest("details")) ?? found[0];
  first.before(element("p", { class: "nc-plain-setting" }, box,
    element("label", { for: id }, "Open all ", element("em", {}, "In plain words")), status));
  const kept = store.get(PLAIN_WORDS);
  if (kept) show(kept);
  store.subscribe(PLAIN_WORDS, show);
}

if (found.length) connect();
