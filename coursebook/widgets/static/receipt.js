// @ts-check
import { announcer, button, element, uniqueId } from "./_kit.js";
import { pageStore } from "./_store.js";
import { downloadText } from "./_files.js";
import { CAVEAT, counting, makeReceipt, receiptName } from "./_receipt.js";

const MOST_SECTIONS = 60;

/** @param {string} label @param {string} hint @param {string} complete */
function labelledBox(label, hint, complete) {
  const [id, hintId] = [uniqueId("receipt"), uniqueId("hint")];
  const input = element("input", {
    id,
    type: "text",
    maxLength: 120,
    autocomplete: complete,
    required: true,
    "aria-describedby": hintId,
  });
  const node = element(
    "div",
    { class: "nc-field" },
    element("label", { for: id }, label),
    input,
    element("p", { id: hintId, class: "nc-quiet" }, hint),
  );
  return { node, input };
}

/**
 * @param {string} search
 * @returns {{course: string, chapter: string, ids: string[] | null}} what an instructor's link
 *   fills in; no ids where it assigns nothing
 */
export function filledIn(search) {
  const query = new URLSearchParams(search);
  const course = (query.get("course") ?? "")
    .replace(/[\p{C}\s]+/gu, " ")
    .trim()
    .slice(0, 120);
  const named = query.get("assign");
  const ids = named === null ? null : [...new Set(named.split(","))].slice(0, MOST_SECTIONS);
  return { course, chapter: query.get("chapter") ?? "", ids };
}

/**
 * @param {{id: string, title: string}[]} chapters
 * @param {string} only the one to tick, if it is there
 */
function chapterBoxes(chapters, only) {
  const one = chapters.some(each => each.id === only);
  const inputs = chapters.map(each =>
    element("input", { type: "checkbox", value: each.id, checked: !one || each.id === only }),
  );
  const labels = inputs.map((input, i) =>
    element("label", { class: "nc-option" }, input, chapters[i].title),
  );
  const node = element(
    "fieldset",
    { class: "nc-field" },
    element("legend", {}, "Chapters"),
    ...labels,
  );
  return { node, inputs };
}

/**
 * @param {any[]} chapters
 * @param {import("./_receipt.js").Assigned | null} assigned
 * @returns {string} what a link assigned, in words
 */
function assignedText(chapters, assigned) {
  const chapter = chapters.find(each => each.id === assigned?.chapter);
  if (!chapter) return "";
  const found = counting(chapter, assigned?.ids);
  const count = found?.questions.size ?? chapter.questions.length;
  const what = found ? found.sections.map(({ title }) => title).join("; ") : "the whole chapter";
  return `Assigned in ${chapter.title}: ${what}. ${count === 1 ? "1 self-check counts" : `${count} self-checks count`}, and the receipt says so.`;
}

/** @param {{model: {get: (name: string) => any}, el: HTMLElement}} view */
function render({ model, el }) {
  const { chapters, retired, version, title } = model.get("index");
  const store = pageStore();
  const live = announcer(50);
  const reader = labelledBox(
    "Your name or student number",
    "It goes into the file alone and is kept nowhere else.",
    "name",
  );
  const course = labelledBox(
    "Course code",
    "Your instructor gives it to you, such as IR 204.",
    "off",
  );
  const linked = filledIn(location.search);
  course.input.value = linked.course;
  const picked = chapterBoxes(chapters, linked.chapter);
  const assigned = linked.ids && { chapter: linked.chapter, ids: linked.ids };
  const told = assignedText(chapters, assigned);
  const needs = element("p", { class: "nc-needs" });

  function save() {
    const missing = [reader, course].find(({ input }) => !input.value.trim());
    const chosen = chapters.filter(
      (/** @type {any} */ _, /** @type {number} */ i) => picked.inputs[i].checked,
    );
    needs.textContent = missing
      ? `Fill in: ${missing === reader ? "your name or student number" : "the course code"}.`
      : chosen.length
        ? ""
        : "Choose one chapter or more.";
    if (needs.textContent) {
      live.say(needs.textContent);
      (missing?.input ?? picked.inputs[0]).focus();
      return;
    }
    const head = {
      reader: reader.input.value,
      course: course.input.value,
      version,
      title,
      now: new Date(),
      assigned,
    };
    const name = receiptName(head.reader, head.course);
    downloadText(
      name,
      `${JSON.stringify(makeReceipt(head, chosen, store.entries(), retired), null, 2)}\n`,
    );
    live.say(`The receipt is saved as ${name}.`);
    needs.textContent = `Saved as ${name}. Hand this file in.`;
  }

  el.classList.add("nc-receipt", "nc-panel");
  el.append(
    element(
      "p",
      {},
      "The receipt lists your answers, tries, confidence, predictions, decisions and notes, with times. You can read it in any text editor before you hand it in.",
    ),
    element("p", { class: "nc-quiet" }, CAVEAT),
    reader.node,
    course.node,
    picked.node,
    ...(told ? [element("p", { class: "nc-assigned-text" }, told)] : []),
    element("div", { class: "nc-actions" }, button("Save the receipt", save, { primary: true })),
    needs,
    live.node,
  );
  return () => {
    live.stop();
    el.replaceChildren();
  };
}

export default { render };
