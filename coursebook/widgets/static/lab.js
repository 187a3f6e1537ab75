// @ts-check
// A lab: its task above the code, and below it what the check of the reader's own code said.
import { announcer, button, copy, element, uniqueId, whenLinked } from "./_kit.js";
import { pageStore } from "./_store.js";
import { bookRoot } from "./_book_copy.js";
import { labMemory, labText } from "./_labs.js";

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
      if (/^`.+`$/.test(part)) return element("code", {}, part.slice(1, -1));
      return /^\*.+\*$/.test(part) ? element("em", {}, part.slice(1, -1)) : part;
    });
}

/** @param {string} text */
function paragraph(text) {
  return element("p", {}, ...inlineParts(text));
}

/** @param {string[]} hints @param {(message: string) => void} say */
function hintList(hints, say) {
  const shown = element("div", { class: "nc-hints" });
  const more = button("Give me a hint", () => {
    const hint = hints[shown.childElementCount];
    const node = element(
      "p",
      { class: "nc-hint", tabIndex: -1 },
      element("strong", {}, "Hint: "),
      ...inlineParts(hint),
    );
    shown.append(node);
    say(hint.replace(/[`*]/g, ""));
    more.textContent = "Another hint";
    more.hidden = shown.childElementCount === hints.length;
    if (more.hidden) node.focus();
  });
  return [shown, more];
}

/** @param {string} code @param {(message: string) => void} say the code that the cell began with */
function startingCode(code, say) {
  const press = button(
    "Copy",
    async () => say((await copy(code)) ? "Copied." : "Select the code and copy it by hand."),
    { hidden: !navigator.clipboard },
  );
  return element(
    "details",
    {},
    element("summary", {}, "The code that the cell began with, to start again"),
    element(
      "pre",
      { tabIndex: 0, role: "region", "aria-label": "The code that the cell began with" },
      element("code", {}, code),
    ),
    press,
  );
}

/**
 * @param {{kind: string, label: string, href: string}[]} places the section that a lab goes on
 *   from, and its tables
 */
function whereLine(places) {
  const linked = places.flatMap(({ kind, label, href }) => [
    `${kind}: `,
    element("a", { href }, label),
    ". ",
  ]);
  return element("p", { class: "nc-quiet" }, ...linked);
}

/** @param {any} lab @param {(message: string) => void} say @returns {HTMLElement[]} */
function taskParts(lab, say) {
  return [
    element("p", { class: "nc-kicker" }, `Lab ${lab.number}: ${lab.effort}`),
    element(
      "p",
      { class: "nc-lab-title", role: "heading", "aria-level": 3 },
      ...inlineParts(lab.title),
    ),
    ...lab.task.map(paragraph),
    whereLine(lab.places),
    ...hintList(lab.hints, say),
    startingCode(lab.start, say),
  ];
}

/** @param {any} result @returns {HTMLElement[]} */
function resultParts({ state, lines }) {
  const told = [element("p", { class: "nc-lab-state" }, LAB_HEADS[state]), ...lines.map(paragraph)];
  if (!bookRoot()) return told;
  return [
    ...told,
    element(
      "p",
      { class: "nc-quiet" },
      "This page shows the code and runs none. ",
      runLink(),
      ", change the cell there and run it.",
    ),
  ];
}

/**
 * @returns {HTMLElement} where the code can be run: in this browser, if the page has the button for
 *   it
 */
function runLink() {
  const href = document.querySelector("a.nc-run-live")?.getAttribute("href");
  return href
    ? element("a", { href, target: "_blank" }, "Run the chapter live")
    : element(
        "a",
        { href: "index.html#if-you-are-learning-on-your-own" },
        "Open the chapter as a notebook",
      );
}

/** @param {{model: {get: (name: string) => any}, el: HTMLElement}} view */
function render({ model, el }) {
  const [lab, role, result] = ["lab", "role", "result"].map(name => model.get(name));
  const key = `lab:${lab.id}`;
  const store = pageStore();
  const live = announcer();
  const status = element("p", { class: "nc-quiet", tabIndex: -1 });
  const forget = button("Forget my result", () => {
    // The run stays noted, so that a notebook that is opened again does not bring it back.
    store.set(key, { ...labMemory(undefined), run: labMemory(store.get(key)).run });
    status.focus();
    live.say("Forgotten. The lab counts as not begun.");
  });

  function draw() {
    const memory = labMemory(store.get(key));
    status.textContent = memory.tries
      ? `${labText(memory)} ${LAB_KEPT[store.status()] ?? LAB_KEPT.full}`
      : labText(memory);
    forget.hidden = !memory.tries;
  }

  if (result.run && labMemory(store.get(key)).run !== result.run) {
    const { tries, done } = labMemory(store.get(key));
    const now = Date.now();
    store.set(key, {
      tries: tries + 1,
      state: result.state,
      at: now,
      done: done ?? (result.state === "done" ? now : null),
      run: result.run,
    });
    live.say(
      `Lab ${lab.number}. ${LAB_HEADS[result.state]}. ${result.lines.join(" ").replace(/[`*]/g, "")}`,
    );
  }
  const parts = role === "task" ? taskParts(lab, live.say) : resultParts(result);
  const foot = role === "task" ? element("div", { class: "nc-actions" }, status, forget) : null;
  const frame = element(
    "section",
    {
      id: uniqueId("lab"),
      class: `nc-panel nc-lab-${role}`,
      "data-state": result.state ?? "",
      "aria-label": `Lab ${lab.number}${role === "task" ? "" : ", what its check says"}`,
    },
    ...parts,
    foot,
  );
  draw();
  const stop = store.subscribe(key, draw);
  el.classList.add("nc-lab");
  el.append(frame, live.node);
  frame.tabIndex = -1;
  const stopLink =
    role === "task"
      ? whenLinked(model.get("name"), () => {
          frame.scrollIntoView({ block: "start" });
          frame.focus({ preventScroll: true });
        })
      : () => {};
  return () => {
    stop();
    stopLink();
    live.stop();
    el.replaceChildren();
  };
}

export default { render };
