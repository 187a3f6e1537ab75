// @ts-check
// A decision in a scene, and a verdict given before and after reading. Neither is ever marked.
import { button, checkLinks, element } from "./_kit.js";
import {
  actionRow,
  keptNote,
  mountBet,
  optionList,
  outcomeHeading,
  skippedScene,
} from "./_bet_view.js";
import { confidenceRow, sureText } from "./_confidence.js";

/**
 * @typedef {import("./_bet_view.js").Scene} Scene
 * @typedef {import("./_bet_view.js").Stage} Stage
 * @typedef {{id: string, text: string, reply: string}} Choice
 * @typedef {{commit: string, start?: any, sure?: string | null}} FormWords
 */

const NO_DECISION = "You made no decision";

/** @param {any} asked @param {any} id @returns {Choice | undefined} */
function choiceOf(asked, id) {
  return asked.options.find((/** @type {Choice} */ each) => each.id === id);
}

/**
 * @param {any} asked
 * @param {any} id
 * @param {string | null | undefined} sure
 * @returns {string} a choice, with how sure the reader was
 */
export function chosenText(asked, id, sure) {
  if (id === null || id === undefined) return "none";
  const said = sureText(sure);
  return `${choiceOf(asked, id)?.text ?? "an answer no longer offered"}${said ? ` (${said})` : ""}`;
}

/** @param {any} asked @returns {string} what is told in the end, as "what happened" */
const toldOf = ({ told = "what happened" }) => told;

/** @param {any} asked */
const toldHead = asked => toldOf(asked).replace(/^./, first => first.toUpperCase());

/**
 * The form in which a choice is made, with how sure the reader is.
 *
 * @param {Stage} stage
 * @param {FormWords} words
 * @param {(bet: string, sure: string | null) => void} onCommit
 * @param {...HTMLElement} others what stands beside the button
 */
function choiceForm({ asked, say }, { commit, start = null, sure = null }, onCommit, ...others) {
  const input = optionList(asked.options, start);
  const needs = element("p", { class: "nc-needs" });
  let felt = sure;
  const confidence = confidenceRow(value => {
    felt = value;
  });
  confidence.write(sure);
  const press = button(
    commit,
    () => {
      const [found] = input.read();
      if (found) return onCommit(found, felt);
      needs.textContent = "Choose one of them first.";
      say(needs.textContent);
    },
    { primary: true },
  );
  return {
    node: element(
      "div",
      { class: "nc-bet" },
      input.node,
      confidence.node,
      actionRow(press, ...others),
      needs,
    ),
    focus: input.focus,
  };
}

/** @param {string} text @returns {Scene} */
function lineScene(text) {
  const line = element("p", { tabIndex: -1 }, text);
  return { parts: [line], focus: () => line.focus() };
}

/** @param {Choice | undefined} choice @returns {HTMLElement | null} */
function replyNode(choice) {
  return choice
    ? element(
        "p",
        { class: "nc-reply" },
        element("strong", {}, "What it would gain and risk, by what was known then: "),
        choice.reply,
      )
    : null;
}

/** @param {(HTMLElement | null)[]} parts @returns {HTMLElement[]} */
function present(parts) {
  return parts.filter(each => each !== null);
}

/** @param {Stage} stage @returns {Scene} the decision to make, or the reply to the one made */
function decideScene(stage) {
  const { asked, memory, keep, say, editing, edit } = stage;
  if (memory.committed && !editing) {
    const text = element(
      "p",
      { class: "nc-outcome nc-mine", tabIndex: -1 },
      `You decided: ${chosenText(asked, memory.bet, memory.sure)}`,
    );
    const notes = memory.opened
      ? [element("p", {}, `You have seen ${toldOf(asked)}, so it stays as it is.`)]
      : keptNote("never marked, and the book returns to it.", button("Change my decision", edit));
    return {
      parts: present([text, replyNode(choiceOf(asked, memory.bet)), ...notes]),
      focus: () => text.focus(),
    };
  }
  if (memory.opened) return lineScene(`You have seen ${toldOf(asked)} without a decision.`);
  const form = choiceForm(
    stage,
    { commit: "Commit to this decision", start: memory.bet, sure: memory.sure },
    (bet, sure) => {
      keep({ bet, sure, committed: true, changes: memory.changes + (memory.committed ? 1 : 0) });
      say(`Your decision is kept: ${choiceOf(asked, bet)?.text}. ${choiceOf(asked, bet)?.reply}`);
    },
  );
  return { parts: [form.node], focus: form.focus };
}

/** @param {Stage} stage @returns {Scene} what the reader decided, then what happened */
function recallScene(stage) {
  const { asked, memory, keep, say, editing } = stage;
  const open = () => {
    keep({ opened: true });
    say(`${toldHead(asked)}: ${asked.answer_text}`);
  };
  if (memory.opened) return happenedScene(stage);
  if (memory.committed && !editing) {
    const decided = decideScene(stage);
    return {
      parts: [
        decided.parts[0],
        actionRow(button(`Show ${toldOf(asked)}`, open, { primary: true })),
      ],
      focus: decided.focus,
    };
  }
  if (editing) return decideScene(stage);
  return skippedScene(
    stage,
    {
      skipped: NO_DECISION,
      back: "Go back to it",
      again: "Make one now",
      show: `Show ${toldOf(asked)}`,
    },
    open,
  );
}

/** @param {Stage} stage @returns {Scene} */
function happenedScene({ asked, memory }) {
  const heading = outcomeHeading(toldHead(asked));
  const mine = memory.committed
    ? element(
        "p",
        { class: "nc-mine" },
        element("strong", {}, "You decided: "),
        chosenText(asked, memory.bet, memory.sure),
      )
    : null;
  const others = asked.options
    .filter((/** @type {Choice} */ each) => each.id !== memory.bet)
    .map((/** @type {Choice} */ each) =>
      element("li", {}, element("strong", {}, `${each.text}: `), each.reply),
    );
  const rest = element(
    "details",
    {},
    element(
      "summary",
      {},
      memory.committed
        ? "The other choices, by what was known then"
        : "The choices, by what was known then",
    ),
    element("ul", {}, ...others),
  );
  return {
    parts: present([
      heading,
      element("p", {}, asked.answer_text),
      mine,
      replyNode(choiceOf(asked, memory.bet)),
      rest,
      checkLinks(asked.links),
    ]),
    focus: () => heading.focus(),
    ...(memory.committed ? {} : { kicker: NO_DECISION }),
  };
}

/** @param {Stage} stage @returns {Scene} the first verdict */
function verdictScene(stage) {
  const { asked, memory, keep, say, editing, edit } = stage;
  if (memory.committed && !editing) {
    const text = element(
      "p",
      { class: "nc-outcome nc-mine", tabIndex: -1 },
      `Your first verdict: ${chosenText(asked, memory.bet, memory.sure)}`,
    );
    const seen = memory.again ? "given your verdict once more" : "seen what is said of it";
    const notes = memory.opened
      ? [element("p", {}, `You have ${seen}, so this one stays as it is.`)]
      : keptNote(
          "never marked, and the book asks you again.",
          button("Change my first verdict", edit),
        );
    return { parts: [text, ...notes], focus: () => text.focus() };
  }
  if (memory.opened) return lineScene("You have seen what is said of it without a first verdict.");
  const form = choiceForm(
    stage,
    { commit: "Commit to this verdict", start: memory.bet, sure: memory.sure },
    (bet, sure) => {
      keep({ bet, sure, committed: true, changes: memory.changes + (memory.committed ? 1 : 0) });
      say(`Your first verdict is kept: ${choiceOf(asked, bet)?.text}.`);
    },
  );
  return { parts: [form.node], focus: form.focus };
}

/**
 * @param {Stage} stage
 * @returns {Scene} the verdict asked anew; the first shows only beside the second
 */
function againScene(stage) {
  const { asked, memory, keep, say, editing } = stage;
  if (memory.opened && !editing) return bothScene(stage);
  const intro = element(
    "p",
    {},
    memory.committed
      ? "You gave a verdict before you read. Choose as you see it now; then the two stand side by side."
      : "You gave no verdict before you read. Choose as you see it now.",
  );
  const skip = button("Go on without one", () => {
    keep({ opened: true });
    say(asked.answer_text);
  });
  const form = choiceForm(
    stage,
    { commit: "Commit to this verdict now", start: memory.again, sure: memory.againSure },
    (again, againSure) => {
      keep({ again, againSure, opened: true });
      say(
        `Your verdict now: ${choiceOf(asked, again)?.text}. Before: ${chosenText(asked, memory.bet, memory.sure)}.`,
      );
    },
    ...(memory.opened ? [] : [skip]),
  );
  return { parts: [intro, form.node], focus: form.focus };
}

/** @param {{again?: string | null, bet: any, committed: boolean}} memory @returns {string} */
function movedText({ again, bet, committed }) {
  if (!again) return "What may move a reader";
  if (!committed) return "Your verdict now";
  return again === bet ? "You hold to your verdict" : "Your verdict has moved";
}

/** @param {Stage} stage @returns {Scene} */
function bothScene({ asked, memory, edit }) {
  const heading = outcomeHeading(movedText(memory));
  const side = (/** @type {string} */ head, /** @type {string} */ text) =>
    element("div", { class: "nc-mine" }, element("dt", {}, head), element("dd", {}, text));
  const given = memory.committed || memory.again;
  const both = given
    ? element(
        "dl",
        { class: "nc-sides" },
        side("Before you read", chosenText(asked, memory.bet, memory.sure)),
        side("Now", chosenText(asked, memory.again, memory.againSure)),
      )
    : null;
  const change = actionRow(
    button(memory.again ? "Change my verdict now" : "Give my verdict now", edit),
  );
  return {
    parts: present([
      heading,
      both,
      element("p", {}, asked.answer_text),
      checkLinks(asked.links),
      change,
    ]),
    focus: () => heading.focus(),
    ...(given ? {} : { kicker: "You gave no verdict" }),
  };
}

/** @type {Record<string, {kicker: string, scene: (stage: Stage) => Scene}>} */
const ROLES = {
  decide: { kicker: "Decide before you read on", scene: decideScene },
  recall: { kicker: "What you decided", scene: recallScene },
  verdict: { kicker: "Your first verdict", scene: verdictScene },
  again: { kicker: "Your verdict, once more", scene: againScene },
};

/** @param {{model: {get: (name: string) => any}, el: HTMLElement}} view */
function render(view) {
  const { model } = view;
  const { kicker, scene } = ROLES[model.get("role")];
  view.el.classList.add("nc-decide");
  return mountBet(view, model.get("decision"), kicker, scene);
}

export default { render };
