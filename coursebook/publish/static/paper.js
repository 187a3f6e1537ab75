// @ts-check
// What a page says on paper and not on the screen: the reader's own answers beside the questions,
// and where its links lead. It comes before the browser prints, and goes when that is done.
// The build makes a classic script of it, because modules do not load from file://.
import { storedText } from "../../widgets/static/_book_copy.js";

const ANSWERED =
  ":is([data-nc-name='SelfCheck'], [data-nc-name='Predict'], [data-nc-name='Decide'])";
/** @type {Set<Element>} */
const added = new Set();

/**
 * @param {string} tag
 * @param {string} name of its class
 * @param {...(Node | string)} parts
 * @returns {HTMLElement}
 */
function made(tag, name, ...parts) {
  const node = document.createElement(tag);
  if (name) node.className = name;
  node.append(...parts);
  return node;
}

/** @param {string} title @returns {HTMLElement} */
function titled(title) {
  return made("p", "nc-paper-title", made("strong", "", title));
}

// -- the reader's answers ----------------------------------------------------------------------

/** @param {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} field @returns {string} */
function nameOf(field) {
  return (
    field.labels?.[0]?.querySelector(":scope > span")?.textContent ??
    field.labels?.[0]?.textContent ??
    ""
  );
}

/** @param {Element} field @returns {string} what the reader gave there; "" where nothing */
function givenIn(field) {
  if (field instanceof HTMLSelectElement) {
    return field.value && `${nameOf(field)} – ${field.selectedOptions[0].text}`;
  }
  if (field instanceof HTMLTextAreaElement) return field.value.trim();
  if (!(field instanceof HTMLInputElement)) return "";
  if (field.type === "text") return field.value.trim();
  return field.checked ? nameOf(field).trim() : "";
}

/**
 * @param {Element} card of a self-check
 * @returns {string[]} what the reader answered, then how it was marked
 */
function checkWords(card) {
  const question = card.querySelector(":scope > .nc-question");
  const given = [...(question?.querySelectorAll("input, select, textarea") ?? [])]
    .map(givenIn)
    .filter(Boolean);
  const marked = card.querySelector(":scope > .nc-feedback:not([hidden]) .nc-outcome")?.lastChild
    ?.textContent;
  const order = marked ? [...(question?.querySelectorAll(".nc-order-text") ?? [])] : [];
  const words = [...given, ...order.map(each => each.textContent ?? "")];
  return words.length && marked ? [...words, `(${marked})`] : words;
}

/** @param {Element} mount @returns {string[][]} the lines of each question in it, in their order */
function ownWords(mount) {
  const cards = [...mount.querySelectorAll(".nc-card")];
  if (cards.length) return cards.map(checkWords);
  return [
    [...mount.querySelectorAll(".nc-mine")].map(each => {
      const parts = each.querySelector("dt") ? [...each.children] : [each];
      return parts.map(part => part.textContent ?? "").join(": ");
    }),
  ];
}

/** @param {Element} place a widget; its answers go to the version of it that is printed */
function printAnswers(place) {
  const mount = place.querySelector(":scope > .nc-mount");
  const twins = place.querySelectorAll(".nc-question-twin");
  if (!mount) return;
  ownWords(mount).forEach((lines, i) => {
    if (!lines.length || !twins[i]) return;
    const list = made("ul", "", ...lines.map(each => made("li", "", each)));
    const own = made("div", "nc-paper nc-paper-own", titled("Your answer"), list);
    twins[i].append(own);
    added.add(own);
  });
}

// -- links -------------------------------------------------------------------------------------

/** @param {HTMLAnchorElement} link @returns {boolean} */
function isPrinted(link) {
  return (
    !link.hasAttribute("download") &&
    !link.closest(".headerlink, .nc-mount") &&
    link.checkVisibility()
  );
}

/**
 * @param {Element} article
 * @returns {Map<string, {name: string, told: string}>} works by address, with what the page tells
 *   of them
 */
function worksOf(article) {
  const found = new Map();
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (
    article.querySelectorAll("a.nc-cite[title]")
  )) {
    const name = (link.textContent ?? "").replace(/\((\d{4}[^)]*)\)/, "$1");
    // Where the author stands in the sentence, the link is the year alone.
    const isLonger = name.length > (found.get(link.href)?.name.length ?? 0);
    if (isLonger && isPrinted(link)) found.set(link.href, { name, told: inWords(link.title) });
  }
  return new Map([...found].sort(([, a], [, b]) => a.name.localeCompare(b.name)));
}

/**
 * @param {string} told author, title, year and kind
 * @returns {string} the same for a list that has the year
 */
function inWords(told) {
  const [who, ...rest] = told.split(" · ");
  const [kind] = rest.splice(-2).reverse();
  return `${who}, ${rest.join(" · ")} (${kind})`;
}

/** Number the links to other sites. @param {Element} article @returns {string[]} their addresses */
function numberLinks(article) {
  /** @type {string[]} */
  const found = [];
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (
    article.querySelectorAll("a[href^=http]")
  )) {
    const words = (link.textContent ?? "").replace(/^https?:\/\//, "");
    if (!isPrinted(link) || link.href.includes(words)) continue;
    if (!found.includes(link.href)) found.push(link.href);
    const mark = made("sup", "nc-paper", String(found.indexOf(link.href) + 1));
    link.after(mark);
    added.add(mark);
  }
  return found;
}

/** @param {Element} article */
function printLinks(article) {
  const [works, addresses] = [worksOf(article), numberLinks(article)];
  const parts = [];
  if (works.size) {
    const items = [...works.values()].map(({ name, told }) => made("li", "", `${name}: ${told}`));
    parts.push(
      titled("Works cited; the bibliography has their addresses"),
      made("ul", "", ...items),
    );
  }
  if (addresses.length) {
    parts.push(titled("Addresses"), made("ol", "", ...addresses.map(each => made("li", "", each))));
  }
  if (!parts.length) return;
  const notes = made("section", "nc-paper nc-paper-notes", ...parts);
  const key = article.querySelector(".nc-answer-key");
  if (key)
    key.before(notes); // the key comes last, so that it can be kept back
  else article.append(notes);
  added.add(notes);
}

// -- before and after --------------------------------------------------------------------------

function clear() {
  for (const each of added) each.remove();
  added.clear();
}

function prepare() {
  clear();
  for (const place of document.querySelectorAll(`.nc-widget${ANSWERED}`)) printAnswers(place);
  const article = document.querySelector(".bd-article");
  if (article) printLinks(article);
}

/**
 * Widgets wake as a reader comes near them; those of one who has answered before wake for paper
 * too.
 */
function wakeAnswered() {
  if (!/"(?:check|predict):/.test(storedText() ?? "")) return;
  const asleep = [...document.querySelectorAll(`.nc-widget${ANSWERED}:not([data-nc-state])`)];
  const next = () => {
    const place = asleep.shift();
    if (!place) return;
    /** @type {any} */ (globalThis).courseBook?.mount(place);
    later(next);
  };
  later(next);
}

/** @param {() => void} act */
function later(act) {
  globalThis.requestIdleCallback?.(act) ?? setTimeout(act, 50);
}

addEventListener("beforeprint", prepare);
addEventListener("afterprint", clear);
addEventListener("load", wakeAnswered);
