// @ts-check
// Unseen beside the controls of ipywidgets. Jupyter Notebook takes the arrow keys before they reach
// a slider; it leaves them to a focused element with the attribute, see `withOwnKeys` in the kit.

const PANEL = ".nc-own-keys";

/** @param {FocusEvent} event */
function own({ target }) {
  if (target instanceof Element && target.closest(PANEL)) {
    target.setAttribute("data-lm-suppress-shortcuts", "true");
  }
}

/** @param {{el: HTMLElement}} view */
function render({ el }) {
  el.style.display = "none";
  // The panel may not be around it yet.
  document.addEventListener("focusin", own);
  return () => document.removeEventListener("focusin", own);
}

export default { render };
