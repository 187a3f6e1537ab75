// @ts-check
// Says a sentence to whoever listens to the page.
import { made } from "./_page.js";

const voice = made("div", { className: "nc-unseen", role: "status" });

/** @param {string} sentence */
export function say(sentence) {
  if (!voice.isConnected) document.body.append(voice);
  voice.textContent = sentence;
}
