// @ts-check
// Where it is good to stop, says how long the reader's answers are kept, and lets the device keep
// them.
// The build makes a classic script of it, because modules do not load from file://.
import { element } from "../../widgets/static/_kit.js";
import { pageStore } from "../../widgets/static/_store.js";

/** @type {Record<string, string>} */
const KEPT = {
  kept: "Your answers are kept on this device.",
  lms: "Your answers are kept by your course site.",
  session: "Your answers are kept until you close this tab.",
  newer: "Your answers are kept until you close this tab.",
};

/** @param {HTMLElement} place takes the focus when its button goes */
function tellKept(place) {
  const store = pageStore();
  const agree = element(
    "button",
    {
      type: "button",
      class: "nc-stop-keep",
      onClick: () => {
        store.agree();
        place.focus();
      },
    },
    "Keep my answers on this device",
  );
  function draw() {
    const status = store.status();
    const told = KEPT[status] ?? "Your answers are kept until you close this page.";
    place.replaceChildren(told, ...(status === "session" ? [" ", agree] : []));
  }
  place.tabIndex = -1;
  draw();
  store.watch(draw);
}

for (const each of document.querySelectorAll(".nc-stop-kept"))
  tellKept(/** @type {HTMLElement} */ (each));
