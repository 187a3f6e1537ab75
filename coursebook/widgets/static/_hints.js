// @ts-check
// Hints that a reader opens one after another.
import { button, element } from "./_kit.js";
import { fill } from "./_forms.js";
/** @import { Child } from "./_kit.js" */

/**
 * @param {string[]} hints @param {(hint: string) => void} say
 * @param {(used: number) => void} [onHint]
 * @param {(hint: string) => Child[]} [partsOf] how a hint is shown
 */
export function hintArea(hints, say, onHint = () => {}, partsOf = hint => [hint]) {
  let used = 0;
  const node = element("div.nc-hints");
  const more = button("", () => {
    write(used + 1);
    onHint(used);
    say(hints[used - 1]);
    if (used === hints.length) /** @type {HTMLElement} */ (node.lastElementChild).focus();
  });

  /** @param {number} count */
  function write(count) {
    used = Math.min(count, hints.length);
    const shown = hints.slice(0, used).map(hint => [element("strong", "Hint: "), ...partsOf(hint)]);
    fill(
      node,
      shown.map(parts => element("p.nc-hint", { tabIndex: -1 }, parts)),
    );
    more.textContent = used ? "Another hint" : "Give me a hint";
    more.hidden = used === hints.length;
  }

  write(0);
  return { node, button: more, write };
}
