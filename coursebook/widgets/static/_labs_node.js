// @ts-check
// The labs of a chapter on the page of progress.
import { element } from "./_kit.js";
import { labText, labsOf } from "./_labs.js";

/**
 * @param {{href: string, labs?: import("./_labs.js").IndexLab[]}} chapter
 * @param {Record<string, {at: number, value: any}>} entries
 */
export function labsNode(chapter, entries) {
  const all = labsOf(chapter, entries);
  if (!all.length) return null;
  const begun = all
    .filter(({ memory }) => memory.tries)
    .map(({ lab, memory }) =>
      element(
        "li",
        {},
        element("a", { href: `${chapter.href}#x.lab-${lab.id}` }, lab.title),
        `: ${labText(memory)}`,
      ),
    );
  const solved = all.filter(({ memory }) => memory.done).length;
  return element(
    "div",
    { class: "nc-labs" },
    element("p", {}, `Labs, tasks in code: ${solved} of ${all.length} solved.`),
    begun.length ? element("ul", {}, ...begun) : null,
  );
}
