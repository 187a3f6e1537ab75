// @ts-check
// Text that a reader takes along; where a browser allows no copying, by hand.
import { button, element } from "./_kit.js";
import { copy } from "./_address.js";

/**
 * A button that copies a text, and the box that shows it instead where that is not allowed.
 *
 * @param {() => string} text
 * @param {string} label of the box
 * @param {(message: string) => void} say
 */
export function copyAsText(text, label, say) {
  const box = element("textarea", { rows: 8, readOnly: true, hidden: true, "aria-label": label });
  const press = button("Copy as text", async () => {
    if (await copy(text())) {
      say("Copied.");
      press.textContent = "Copied";
      return;
    }
    box.value = text();
    box.hidden = false;
    box.select();
  });
  return { button: press, box };
}
