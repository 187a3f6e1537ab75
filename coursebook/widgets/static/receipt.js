// @ts-check
import { CODE } from "./_course_words.js";
import { announcer, element, uniqueId } from "./_kit.js";
import { pageStore } from "./_store.js";
import { downloadText } from "./_files.js";
import { CAVEAT, counting, makeReceipt, receiptName } from "./_receipt.js";
import { actions, labelled, mounted, step } from "./_forms.js";
import { counted } from "./_values.js";
/** @import { Assigned } from "./_receipt.js" */

const MOST_SECTIONS = 60;

/** @param {string} label @param {string} hint @param {string} autocomplete */
function labelledBox(label, hint, autocomplete) {
  const note = element("p.nc-quiet", { id: uniqueId("hint") }, hint);
  const input = element("input", {
    type: "text",
    maxLength: 120,
    autocomplete,
    required: true,
    "aria-describedby": note.id,
  });
  return { node: element("div.nc-field", [...labelled(label, input), note]), input };
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
  const labels = inputs.map((input, i) => element("label.nc-option", [input, chapters[i].title]));
  const node = element("fieldset.nc-field", [element("legend", "Chapters"), ...labels]);
  return { node, inputs };
}

/**
 * @param {any[]} chapters @param {Assigned | null} assigned
 * @returns {string} what a link assigned, in words
 */
function assignedText(chapters, assigned) {
  const chapter = chapters.find(each => each.id === assigned?.chapter);
  if (!chapter) return "";
  const found = counting(chapter, assigned?.ids);
  const count = found?.questions.size ?? chapter.questions.length;
  const what = found ? found.sections.map(({ title }) => title).join("; ") : "the whole chapter";
  return `Assigned in ${chapter.title}: ${what}. ${counted(count, "self-check counts", "self-checks count")}, and the receipt says so.`;
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
  const code = `Your instructor gives it to you, such as ${CODE}.`;
  const course = labelledBox("Course code", code, "off");
  const linked = filledIn(location.search);
  course.input.value = linked.course;
  const picked = chapterBoxes(chapters, linked.chapter);
  const assigned = linked.ids && { chapter: linked.chapter, ids: linked.ids };
  const told = assignedText(chapters, assigned);
  const about =
    "The receipt lists your answers, tries, confidence, predictions, decisions and notes, with times. You can read it in any text editor before you hand it in.";

  function save() {
    const missing = [reader, course].find(({ input }) => !input.value.trim());
    if (missing) {
      missing.input.focus();
      return `Fill in: ${missing === reader ? "your name or student number" : "the course code"}.`;
    }
    const ticked = picked.inputs.filter(each => each.checked).map(each => each.value);
    if (!ticked.length) {
      picked.inputs[0].focus();
      return "Choose one chapter or more.";
    }
    const [{ value: who }, { value: where }] = [reader.input, course.input];
    const head = { reader: who, course: where, version, title, now: new Date(), assigned };
    const chosen = chapters.filter((/** @type {any} */ { id }) => ticked.includes(id));
    const receipt = makeReceipt(head, chosen, store.entries(), retired);
    const name = receiptName(who, where);
    downloadText(name, `${JSON.stringify(receipt, null, 2)}\n`);
    needs.textContent = `Saved as ${name}. Hand this file in.`;
    live.say(`The receipt is saved as ${name}.`);
  }

  const { press, needs } = step("Save the receipt", save, live.say);
  const nodes = [
    element("p", about),
    element("p.nc-quiet", CAVEAT),
    ...[reader, course, picked].map(({ node }) => node),
    told && element("p.nc-assigned-text", told),
    actions(press),
    needs,
    live.node,
  ];
  return mounted(el, "nc-receipt nc-panel", nodes, [live.stop]);
}

export default { render };
