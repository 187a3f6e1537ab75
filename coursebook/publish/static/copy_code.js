// @ts-check
// A button at each block of code that copies it; in place of sphinx-copybutton's 6 KB, in its
// looks.
// A classic script, because modules do not load from file://.
(() => {
  "use strict";

  const SHAPES = {
    copy:
      '<rect x="8" y="8" width="12" height="12" rx="2"/>' +
      '<path d="M16 8V6a2 2 0 0 0-2-2H6a2 2 0 0 0-2 2v8a2 2 0 0 0 2 2h2"/>',
    done: '<path d="M5 12l5 5L20 7"/>',
  };
  const SHOWN_MS = 2000;

  /** @param {keyof typeof SHAPES} name */
  const icon = name => `<svg viewBox="0 0 24 24" stroke-width="1.5" fill="none"
    stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${SHAPES[name]}</svg>`;

  /** @param {HTMLElement} code @returns {string} its text, without numbers of lines */
  function textOf(code) {
    const copy = /** @type {HTMLElement} */ (code.cloneNode(true));
    for (const each of copy.querySelectorAll(".linenos")) each.remove();
    return (copy.textContent ?? "").replace(/\n$/, "");
  }

  /** @param {string} text @returns {Promise<void>} */
  async function copied(text) {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    throw new Error("this page may not use the clipboard");
  }

  /** @param {HTMLElement} button @param {string} name */
  function call(button, name) {
    button.setAttribute("aria-label", name);
    button.dataset.tooltip = name;
  }

  /** @param {HTMLElement} code */
  function addButton(code) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copybtn o-tooltip--left";
    button.innerHTML = icon("copy");
    call(button, "Copy");
    button.addEventListener("click", async () => {
      try {
        await copied(textOf(code));
        call(button, "Copied!");
        button.innerHTML = icon("done");
        button.classList.add("success");
      } catch {
        call(button, "Failed to copy");
        getSelection()?.selectAllChildren(code); // what is marked can be copied by hand
        button.classList.add("failed");
      }
      setTimeout(() => {
        call(button, "Copy");
        button.innerHTML = icon("copy");
        button.classList.remove("success", "failed");
      }, SHOWN_MS);
    });
    code.after(button);
  }

  for (const code of document.querySelectorAll("div.highlight pre")) {
    addButton(/** @type {HTMLElement} */ (code));
  }
})();
