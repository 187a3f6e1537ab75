// @ts-check
// A lab: its task above the code, and below it what the check of the reader's own code said.
import { announcer, button, element, uniqueId } from "./_kit.js";
import { pageStore } from "./_store.js";
import { bookRoot } from "./_book_copy.js";
import { hintArea } from "./_hints.js";
import { labMemory, labText } from "./_labs.js";
import { actions, mounted } from "./_forms.js";
import { copy, whenLinked } from "./_address.js";

/** @type {Record<string, string>} */
const LAB_HEADS = { todo: "To do", off: "Not yet", done: "Solved" };

/** @type {Record<string, string>} */
const LAB_KEPT = {
  kept: "Kept on this device.",
  session: "Kept until you close this tab; the page Your progress can keep it longer.",
  full: "Kept until you close this page.",
};

/**
 * @param {string} text
 * @returns {(Node | string)[]} its `code` and *words* as elements, the rest as text
 */
export function inlineParts(text) {
  return text
    .split(/(`[^`]+`|\*[^*]+\*)/)
    .filter(Boolean)
    .map(part => {
      if (/^`.+`$/.test(part)) return element("code", part.slice(1, -1));
      return /^\*.+\*$/.test(part) ? element("em", part.slice(1, -1)) : part;
    });
}

/** @param {string} text @returns {string} without the marks of `code` and *words* */
const plainText = text => text.replace(/[`*]/g, "");

/** @param {string} text */
function paragraph(text) {
  return element("p", inlineParts(text));
}

/** @param {string} code @param {(message: string) => void} say the code that the cell began with */
function startingCode(code, say) {
  const copied = async () =>
    say((await copy(code)) ? "Copied." : "Select the code and copy it by hand.");
  const label = "The code that the cell began with";
  return element("details", [
    element("summary", `${label}, to start again`),
    element("pre", { tabIndex: 0, role: "region", "aria-label": label }, element("code", code)),
    button("Copy", copied, { hidden: !navigator.clipboard }),
  ]);
}

/**
 * @param {{kind: string, label: string, href: string}[]} places the section that a lab goes on
 *   from, and its tables
 */
function whereLine(places) {
  const linked = places.map(({ label, href }) => element("a", { href }, label));
  const told = places.flatMap(({ kind }, i) => [`${kind}: `, linked[i], ". "]);
  return element("p.nc-quiet", told);
}

/** @param {any} lab @param {(message: string) => void} say @returns {HTMLElement[]} */
function taskParts(lab, say) {
  const hints = hintArea(lab.hints, hint => say(plainText(hint)), undefined, inlineParts);
  return [
    element("p.nc-kicker", `Lab ${lab.number}: ${lab.effort}`),
    element("p.nc-lab-title", { role: "heading", "aria-level": 3 }, inlineParts(lab.title)),
    ...lab.task.map(paragraph),
    whereLine(lab.places),
    hints.node,
    hints.button,
    startingCode(lab.start, say),
  ];
}

/** @param {any} result @returns {HTMLElement[]} */
function resultParts({ state, lines }) {
  const told = [element("p.nc-lab-state", LAB_HEADS[state]), ...lines.map(paragraph)];
  const run = [
    "This page shows the code and runs none. ",
    runLink(),
    ", change the cell there and run it.",
  ];
  return bookRoot() ? [...told, element("p.nc-quiet", run)] : told;
}

/** @returns {HTMLElement} to where the code runs: this browser, if the page has a button for it */
function runLink() {
  const href = document.querySelector("a.nc-run-live")?.getAttribute("href");
  const guide = "index.html#if-you-are-learning-on-your-own";
  return href
    ? element("a", { href, target: "_blank" }, "Run the chapter live")
    : element("a", { href: guide }, "Open the chapter as a notebook");
}

/** @param {{model: {get: (name: string) => any}, el: HTMLElement}} view */
function render({ model, el }) {
  const [lab, role, result] = ["lab", "role", "result"].map(name => model.get(name));
  const key = `lab:${lab.id}`;
  const store = pageStore();
  const live = announcer();
  const status = element("p.nc-quiet", { tabIndex: -1 });
  const forget = button("Forget my result", () => {
    // The run stays noted, so that a notebook that is opened again does not bring it back.
    store.set(key, { ...labMemory(undefined), run: labMemory(store.get(key)).run });
    status.focus();
    live.say("Forgotten. The lab counts as not begun.");
  });

  function draw() {
    const memory = labMemory(store.get(key));
    const kept = memory.tries ? ` ${LAB_KEPT[store.status()] ?? LAB_KEPT.full}` : "";
    status.textContent = labText(memory) + kept;
    forget.hidden = !memory.tries;
  }

  const { run, state = "", lines } = result;
  const { tries, done, run: last } = labMemory(store.get(key));
  if (run && last !== run) {
    const at = Date.now();
    const solved = done ?? (state === "done" ? at : null);
    store.set(key, { tries: tries + 1, state, at, done: solved, run });
    live.say(`Lab ${lab.number}. ${LAB_HEADS[state]}. ${plainText(lines.join(" "))}`);
  }
  const isTask = role === "task";
  const parts = isTask ? taskParts(lab, live.say) : resultParts(result);
  const look = {
    id: uniqueId("lab"),
    tabIndex: -1,
    "data-state": state,
    "aria-label": `Lab ${lab.number}${isTask ? "" : ", what its check says"}`,
  };
  const foot = isTask && actions(status, forget);
  const frame = element(`section.nc-panel.nc-lab-${role}`, look, [...parts, foot]);
  draw();
  const goTo = () => {
    frame.scrollIntoView({ block: "start" });
    frame.focus({ preventScroll: true });
  };
  return mounted(
    el,
    "nc-lab",
    [frame, live.node],
    [
      store.subscribe(key, draw),
      isTask ? whenLinked(model.get("name"), goTo) : () => {},
      live.stop,
    ],
  );
}

export default { render };
