// @ts-check
// The controls in which a reader answers, one builder a type of question.
import { button, element, uniqueId } from "./_kit.js";
import { radios } from "./_radios.js";
import { countWords } from "./_grading.js";

/**
 * @typedef {{
 *   node: HTMLElement,
 *   read: () => any,
 *   write: (response: any) => void,
 *   focus: () => HTMLElement,
 *   mark: (marks: Map<string, "right" | "wrong">) => void,
 * }} Answer `focus` gives the focus to what waits for an answer, and returns the place that it
 * stands in
 * @typedef {{change: () => void, say: (message: string) => void}} Heard
 */

const SIGNS = { right: "✓ right", wrong: "✗ not right" };

/** @param {HTMLElement} control @param {HTMLElement} place @returns {HTMLElement} the place */
function focusIn(control, place) {
  control.focus();
  return place;
}

/** @type {Record<string, (question: any, heard: Heard) => Answer>} */
const BUILDERS = {
  single: (question, heard) => optionList(question.options, "radio", heard),
  multiple: (question, heard) => optionList(question.options, "checkbox", heard),
  true_false: trueFalse,
  numeric: numberBox,
  matching: partnerLists,
  classify: partnerLists,
  ordering: movableList,
  judge: (question, heard) => {
    const steps = question.scale.map((/** @type {any} */ each) => ({
      id: each.id,
      label: each.text,
    }));
    const about = question.about && element("p", { class: "nc-about" }, question.about);
    return within(optionList(steps, "radio", heard), statement(question.statement), about);
  },
  written: textBox,
};

/**
 * @param {any} question
 * @param {Heard} heard
 * @returns {Answer}
 */
export function buildAnswer(question, heard) {
  return BUILDERS[question.type](question, heard);
}

/** @param {string} text */
function statement(text) {
  return element("blockquote", { class: "nc-statement" }, text);
}

/** @param {Answer} answer @param {...(HTMLElement | "")} before @returns {Answer} */
function within(answer, ...before) {
  return { ...answer, node: element("div", {}, ...before, answer.node) };
}

/** @returns {HTMLElement} where an option says, once checked, whether it is right */
function markSlot() {
  return element("span", { class: "nc-mark" });
}

/**
 * A sign alone: which one was chosen is seen, and the outcome has the words.
 * @returns {HTMLElement}
 */
function signSlot() {
  return element("span", { class: "nc-mark nc-sign", "aria-hidden": "true" });
}

/** @param {HTMLElement} slot @param {"right" | "wrong" | undefined} mark */
function setMark(slot, mark) {
  const sign = slot.classList.contains("nc-sign");
  slot.textContent = mark ? SIGNS[mark].slice(0, sign ? 1 : undefined) : "";
  slot.className = ["nc-mark", sign && "nc-sign", mark && `nc-mark-${mark}`]
    .filter(Boolean)
    .join(" ");
}

/**
 * @param {{id: string, label: string}[]} options
 * @param {"radio" | "checkbox"} type
 * @param {Heard} heard
 * @returns {Answer}
 */
function optionList(options, type, heard) {
  const slots = options.map(() => (type === "radio" ? signSlot() : markSlot()));
  const named = options.map(({ id, label }) => [id, label]);
  const { rows, read, write, focus } = radios(named, { type, onchange: heard.change });
  rows.forEach((row, i) => row.append(slots[i]));
  const node = element("div", { class: "nc-options" }, ...rows);
  return {
    node,
    read: () => (type === "radio" ? (read()[0] ?? null) : read()),
    write: response => write(Array.isArray(response) ? response : [response]),
    focus() {
      focus();
      return node;
    },
    mark: marks => options.forEach(({ id }, i) => setMark(slots[i], marks.get(id))),
  };
}

/** @param {string} legend @param {HTMLElement} inside */
function group(legend, inside) {
  return element("fieldset", { class: "nc-group" }, element("legend", {}, legend), inside);
}

/** @param {any} question @param {Heard} heard @returns {Answer} */
function trueFalse(question, heard) {
  const verdicts = [
    { id: "true", label: "True" },
    { id: "false", label: "False" },
  ];
  const verdict = optionList(verdicts, "radio", heard);
  const reason = optionList(question.options, "radio", heard);
  verdict.node.classList.add("nc-row");
  return {
    node: element(
      "div",
      {},
      statement(question.statement),
      group("The statement is", verdict.node),
      group("because", reason.node),
    ),
    read: () => ({ verdict: verdict.read(), reason: reason.read() }),
    write(response) {
      verdict.write(response?.verdict);
      reason.write(response?.reason);
    },
    focus: () => (verdict.read() ? reason : verdict).focus(),
    mark: reason.mark,
  };
}

/** @param {any} question @param {Heard} heard @returns {Answer} */
function numberBox(question, heard) {
  const id = uniqueId("number");
  const input = element("input", {
    id,
    type: "text",
    inputMode: "decimal",
    autocomplete: "off",
    maxLength: 40,
    class: "nc-number",
    onInput: heard.change,
  });
  const label = element(
    "label",
    { for: id },
    question.unit ? `Your answer, in ${question.unit}` : "Your answer",
  );
  const node = element("div", { class: "nc-field" }, label, input);
  return {
    node,
    read: () => input.value,
    write: response => {
      input.value = typeof response === "string" ? response : "";
    },
    focus: () => focusIn(input, node),
    mark: () => {},
  };
}

/** @param {any} question @param {Heard} heard @returns {Answer} */
function partnerLists(question, heard) {
  const rows = question.items.map((/** @type {any} */ item) => {
    const id = uniqueId("partner");
    const choices = question.choices.map((/** @type {any} */ choice) =>
      element("option", { value: choice.id }, choice.text),
    );
    const select = element(
      "select",
      { id, onChange: heard.change },
      element("option", { value: "" }, "Choose …"),
      ...choices,
    );
    const slot = markSlot();
    const node = element(
      "li",
      { class: "nc-pair" },
      element("label", { for: id }, item.label),
      select,
      slot,
    );
    return { id: item.id, select, slot, node };
  });
  const empty = () => rows.find((/** @type {any} */ row) => !row.select.value) ?? rows[0];
  return {
    node: element("ul", { class: "nc-pairs" }, ...rows.map((/** @type {any} */ row) => row.node)),
    read: () =>
      Object.fromEntries(rows.map((/** @type {any} */ row) => [row.id, row.select.value])),
    write(response) {
      for (const row of rows) row.select.value = response?.[row.id] ?? "";
    },
    focus: () => focusIn(empty().select, empty().node),
    mark: marks => rows.forEach((/** @type {any} */ row) => setMark(row.slot, marks.get(row.id))),
  };
}

/**
 * @typedef {{node: HTMLElement, slot: HTMLElement, up: HTMLButtonElement, down: HTMLButtonElement,
 *   label: string}} MovableRow
 */

/**
 * @param {{id: string, label: string}} item
 * @param {(by: -1 | 1) => void} move
 * @returns {MovableRow}
 */
function movableRow({ id, label }, move) {
  const onKeydown = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    event.preventDefault();
    move(event.key === "ArrowUp" ? -1 : 1);
  };
  const mover = (
    /** @type {string} */ sign,
    /** @type {string} */ name,
    /** @type {-1 | 1} */ by,
  ) =>
    button(sign, () => move(by), {
      class: "nc-move",
      "aria-label": `Move ${name}: ${label}`,
      onKeydown,
    });
  const [up, down, slot] = [mover("↑", "up", -1), mover("↓", "down", 1), markSlot()];
  const node = element(
    "li",
    { "data-item": id },
    element("span", { class: "nc-order-text" }, label),
    slot,
    up,
    down,
  );
  return { node, slot, up, down, label };
}

/**
 * The first row moves up no further, the last one down no further.
 * @param {Map<string, MovableRow>} rows
 * @param {string[]} ids in their order
 */
function showEnds(rows, ids) {
  ids.forEach((id, i) => {
    rows.get(id)?.up.setAttribute("aria-disabled", String(i === 0));
    rows.get(id)?.down.setAttribute("aria-disabled", String(i === ids.length - 1));
  });
}

/**
 * A list whose items move by buttons or by arrow keys on them. The neighbour is moved, so that the
 * item in hand keeps the focus.
 *
 * @param {any} question @param {Heard} heard @returns {Answer}
 */
function movableList(question, heard) {
  const list = element("ol", { class: "nc-order" });
  /** @type {Map<string, MovableRow>} */
  const rows = new Map();
  const order = () =>
    Array.from(list.children, child => /** @type {HTMLElement} */ (child).dataset.item ?? "");

  /** @param {string} id @param {-1 | 1} by */
  function move(id, by) {
    const ids = order();
    const from = ids.indexOf(id);
    const neighbour = rows.get(ids[from + by]);
    const row = rows.get(id);
    if (!neighbour || !row) return;
    if (by < 0) row.node.after(neighbour.node);
    else row.node.before(neighbour.node);
    showEnds(rows, order());
    heard.change();
    heard.say(`${row.label.replace(/[.:]$/, "")}: now ${from + by + 1} of ${ids.length}`);
  }

  for (const item of question.items)
    rows.set(
      item.id,
      movableRow(item, by => move(item.id, by)),
    );
  const write = (/** @type {any} */ response) => {
    const wanted =
      Array.isArray(response) && response.length === rows.size ? response : question.shown;
    list.append(
      ...wanted.map((/** @type {string} */ id) => /** @type {any} */ (rows.get(id)).node),
    );
    showEnds(rows, order());
  };
  write(null);
  return {
    node: list,
    read: order,
    write,
    focus: () => focusIn(/** @type {MovableRow} */ (rows.get(order()[0])).down, list),
    mark: marks => rows.forEach((row, id) => setMark(row.slot, marks.get(id))),
  };
}

/** @param {any} question @param {Heard} heard @returns {Answer} */
function textBox(question, heard) {
  const id = uniqueId("text");
  const count = element("p", { class: "nc-count" });
  const showCount = () => {
    count.textContent = `${countWords(area.value)} of at least ${question.min_words} words`;
  };
  const area = element("textarea", {
    id,
    rows: 6,
    onInput: () => {
      showCount();
      heard.change();
    },
  });
  showCount();
  const node = element(
    "div",
    { class: "nc-field" },
    element("label", { for: id }, "Your answer"),
    area,
    count,
  );
  return {
    node,
    read: () => ({ text: area.value }),
    write(response) {
      area.value = typeof response?.text === "string" ? response.text : "";
      showCount();
    },
    focus: () => focusIn(area, node),
    mark: () => {},
  };
}
