// @ts-check
// Where a widget's headings stand among those of its page.

/**
 * Let a part's headings follow on the page's heading before it, wherever an author puts the part.
 *
 * @param {HTMLElement} part
 * @param {Iterable<Element>} headings
 */
export function fitHeadings(part, headings) {
  const before = [...document.querySelectorAll("h1, h2, h3, h4, h5")].filter(
    each =>
      !part.contains(each) && each.compareDocumentPosition(part) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  const last = before.at(-1);
  const level = last ? Number(last.getAttribute("aria-level") ?? last.tagName[1]) + 1 : 2;
  for (const heading of headings) heading.setAttribute("aria-level", String(level));
}
