// @ts-check
// What readers take away from an exercise as text, and the button that starts it afresh.
import { button, element } from "./_kit.js";
import { copyAsText } from "./_clipboard.js";
import { downloadText } from "./_files.js";

/**
 * @typedef {{label: string, href: string}} PlaceLink
 * @typedef {{id: string, short: string, text: string, links: PlaceLink[]}} EvidenceItem
 */

/**
 * Buttons that copy a text and save it as a file.
 *
 * @param {string} file name of the file
 * @param {() => string} text
 * @param {(message: string) => void} say
 */
export function takeAway(file, text, say) {
  const copied = copyAsText(text, "Your work as text", say);
  const save = button("Save as a text file", () => downloadText(file, text(), "text/plain"));
  return { buttons: [copied.button, save], shown: copied.box };
}

/**
 * A button that asks once more before it clears the reader's work.
 *
 * @param {() => void} reset
 */
export function resetButton(reset) {
  const ask = button("Start afresh", () => {
    question.hidden = false;
    ask.hidden = true;
    no.focus();
  });
  const close = () => {
    question.hidden = true;
    ask.hidden = false;
  };
  const no = button("No, keep it", () => {
    close();
    ask.focus();
  });
  const yes = button("Yes, clear it", () => {
    close();
    reset();
  });
  const question = element(
    "div",
    { class: "nc-ask", hidden: true },
    element("span", {}, "Clear all that you have entered here?"),
    no,
    yes,
  );
  return element("div", { class: "nc-reset" }, ask, question);
}
