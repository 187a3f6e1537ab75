// @ts-check
// A document and what others have made of it: what every widget about documents shows.
import { element } from "./_kit.js";

/**
 * @typedef {{label: string, href: string}} Link
 * @typedef {{label: string, holder: string, text: string, sources: Link[]}} Reading
 * @typedef {{id: string, head: string, issuer: string, context: string, text: string,
 * language: string, languageName: string, wording: string, translation: string, easier: string,
 * flag: string,
 *   read: string, source: Link, readings: Reading[],
 *   historians: {text: string, sources: Link[]}[]}} Doc
 */

/** @param {Link[]} sources @returns {Node[]} */
export function citations(sources) {
  return sources.flatMap(({ label, href }, i) => [
    document.createTextNode(i ? "; " : " – "),
    element("a", { href }, label),
  ]);
}

/**
 * The words of a document, in the language read and, where that isn't English, translated; beside
 * them ours, where there are any, which never take their place.
 *
 * @param {Doc} doc
 * @param {(Node | string)[]} [words] what stands for the English words, such as marked ones
 */
export function quotations(doc, words) {
  const original = doc.translation ? [doc.text] : (words ?? [doc.text]);
  const own = [
    element("blockquote", { lang: doc.language }, element("p", {}, ...original)),
    doc.translation && element("p", { class: "nc-small" }, "In English, our translation:"),
    doc.translation &&
      element("blockquote", { lang: "en" }, element("p", {}, ...(words ?? [doc.translation]))),
    doc.wording && element("p", { class: "nc-small" }, doc.wording),
  ];
  if (!doc.easier) return own;
  const easier = element(
    "div",
    { class: "nc-easier" },
    element("p", { class: "nc-form-head" }, "In easier words (ours)"),
    element("p", {}, doc.easier),
  );
  return [
    element(
      "div",
      { class: "nc-two-wordings" },
      element("div", { class: "nc-wording" }, ...own),
      easier,
    ),
  ];
}

/** Where a document's words come from. @param {Doc} doc */
export function provenance(doc) {
  return [
    element(
      "p",
      {},
      element("a", { href: doc.source.href }, doc.source.label),
      `. Where the words were read: ${doc.read}`,
    ),
    doc.flag && element("p", {}, `Still to be checked: ${doc.flag}`),
  ];
}

/** @param {Doc} doc @param {string} place */
export function documentCard(doc, place) {
  const heading = element(
    "h3",
    { tabIndex: -1, class: "nc-doc-head" },
    element("span", { class: "nc-doc-place" }, place),
    ` ${doc.head}`,
  );
  return {
    heading,
    node: element(
      "article",
      { class: "nc-doc" },
      heading,
      element("p", {}, `${doc.issuer}. `, doc.context),
      ...quotations(doc),
      element(
        "details",
        { class: "nc-small" },
        element("summary", {}, "Source and wording"),
        ...provenance(doc),
      ),
    ),
  };
}

/** What others have made of a document. @param {Doc} doc */
export function otherReadings(doc) {
  const heading = element("h4", { tabIndex: -1 }, "How others read it");
  const readings = doc.readings.map((reading, i) =>
    element(
      "section",
      { class: "nc-reading" },
      element("p", { class: "nc-form-head" }, `Reading ${"AB"[i]}: ${reading.label}`),
      element("p", { class: "nc-small" }, `Held by: ${reading.holder}`),
      element("p", {}, reading.text, ...citations(reading.sources)),
    ),
  );
  const items = doc.historians.map(({ text, sources }) =>
    element("li", {}, text, ...citations(sources)),
  );
  return {
    heading,
    node: element(
      "div",
      { class: "nc-others" },
      heading,
      element("div", { class: "nc-readings" }, ...readings),
      items.length > 0 && element("p", { class: "nc-form-head" }, "What historians say"),
      items.length > 0 && element("ul", {}, ...items),
    ),
  };
}
