// @ts-check
// A decision in a scene, and a verdict given before and after reading. Neither is ever marked.
import { button, element } from "./_kit.js";
import {
  commitScene,
  committed,
  lineScene,
  mountBet,
  optionList,
  returnScene,
} from "./_bet_view.js";
import { confidenceRow, sureText } from "./_confidence.js";
import { actions, checkLinks, outcomeHeading, step } from "./_forms.js";
/** @import { Scene, Stage } from "./_bet_view.js" */

/** @typedef {{id: string, text: string, reply: string}} Choice */

const NO_DECISION = "You made no decision";

/** @param {{options: Choice[]}} asked @param {any} id @returns {Choice | undefined} */
function choiceOf({ options }, id) {
  return options.find(each => each.id === id);
}

/**
 * @param {any} asked @param {any} id @param {string | null | undefined} sure
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
 * @param {Stage} stage @param {{commit: string, start?: any, sure?: string | null}} words
 * @param {(bet: string, sure: string | null) => void} onCommit
 * @param {HTMLElement | false} [beside] the button
 * @returns {Scene}
 */
function choiceForm(
  { asked, say },
  { commit, start = null, sure = null },
  onCommit,
  beside = false,
) {
  const input = optionList(asked.options, start);
  let felt = sure;
  const confidence = confidenceRow(value => void (felt = value));
  confidence.write(sure);
  const act = () => {
    const [found] = input.read();
    if (!found) return "Choose one of them first.";
    onCommit(found, felt);
  };
  const { press, needs } = step(commit, act, say);
  const parts = [input.node, confidence.node, actions(press, beside), needs];
  return { parts: [element("div.nc-bet", parts)], focus: input.focus };
}

/** @param {Choice | undefined} choice */
function replyNode(choice) {
  const head = element("strong", "What it would gain and risk, by what was known then: ");
  return choice && element("p.nc-reply", [head, choice.reply]);
}

/** @param {Stage} stage @returns {Scene} the decision to make, or the reply to the one made */
function decideScene(stage) {
  const { asked, memory, keep, say } = stage;
  const told = toldOf(asked);
  const words = {
    made: `You decided: ${chosenText(asked, memory.bet, memory.sure)}`,
    reply: replyNode(choiceOf(asked, memory.bet)),
    fixed: `You have seen ${told}, so it stays as it is.`,
    then: "never marked, and the book returns to it.",
    change: "Change my decision",
    passed: `You have seen ${told} without a decision.`,
  };
  const form = { commit: "Commit to this decision", start: memory.bet, sure: memory.sure };
  return commitScene(stage, words, () =>
    choiceForm(stage, form, (bet, sure) => {
      keep(committed(memory, { bet, sure }));
      say(`Your decision is kept: ${choiceOf(asked, bet)?.text}. ${choiceOf(asked, bet)?.reply}`);
    }),
  );
}

/** @param {Stage} stage @returns {Scene} what the reader decided, then what happened */
function recallScene(stage) {
  const { asked, memory, keep, say, editing } = stage;
  if (memory.opened) return happenedScene(stage);
  if (editing) return decideScene(stage);
  const words = {
    made: `You decided: ${chosenText(asked, memory.bet, memory.sure)}`,
    skipped: NO_DECISION,
    show: `Show ${toldOf(asked)}`,
  };
  return returnScene(stage, words, () => {
    keep({ opened: true });
    say(`${toldHead(asked)}: ${asked.answer_text}`);
  });
}

/** @param {Stage} stage @returns {Scene} */
function happenedScene({ asked, memory }) {
  const made = memory.committed;
  const mine = chosenText(asked, memory.bet, memory.sure);
  const others = /** @type {Choice[]} */ (asked.options).filter(({ id }) => id !== memory.bet);
  const scene = lineScene(
    outcomeHeading(toldHead(asked)),
    element("p", asked.answer_text),
    made && element("p.nc-mine", [element("strong", "You decided: "), mine]),
    replyNode(choiceOf(asked, memory.bet)),
    element("details", [
      element("summary", `The ${made ? "other " : ""}choices, by what was known then`),
      element(
        "ul",
        others.map(({ text, reply }) => element("li", [element("strong", `${text}: `), reply])),
      ),
    ]),
    checkLinks(asked.links),
  );
  return made ? scene : { ...scene, kicker: NO_DECISION };
}

/** @param {Stage} stage @returns {Scene} the first verdict */
function verdictScene(stage) {
  const { asked, memory, keep, say } = stage;
  const seen = memory.again ? "given your verdict once more" : "seen what is said of it";
  const words = {
    made: `Your first verdict: ${chosenText(asked, memory.bet, memory.sure)}`,
    fixed: `You have ${seen}, so this one stays as it is.`,
    then: "never marked, and the book asks you again.",
    change: "Change my first verdict",
    passed: "You have seen what is said of it without a first verdict.",
  };
  const form = { commit: "Commit to this verdict", start: memory.bet, sure: memory.sure };
  return commitScene(stage, words, () =>
    choiceForm(stage, form, (bet, sure) => {
      keep(committed(memory, { bet, sure }));
      say(`Your first verdict is kept: ${choiceOf(asked, bet)?.text}.`);
    }),
  );
}

/**
 * @param {Stage} stage
 * @returns {Scene} the verdict asked anew; the first shows only beside the second
 */
function againScene(stage) {
  const { asked, memory, keep, say, editing } = stage;
  if (memory.opened && !editing) return bothScene(stage);
  const intro = memory.committed
    ? "You gave a verdict before you read. Choose as you see it now; then the two stand side by side."
    : "You gave no verdict before you read. Choose as you see it now.";
  const skip = button("Go on without one", () => {
    keep({ opened: true });
    say(asked.answer_text);
  });
  const words = {
    commit: "Commit to this verdict now",
    start: memory.again,
    sure: memory.againSure,
  };
  const commit = (/** @type {string} */ again, /** @type {string | null} */ againSure) => {
    keep({ again, againSure, opened: true });
    const before = chosenText(asked, memory.bet, memory.sure);
    say(`Your verdict now: ${choiceOf(asked, again)?.text}. Before: ${before}.`);
  };
  const form = choiceForm(stage, words, commit, !memory.opened && skip);
  return { ...form, parts: [element("p", intro), ...form.parts] };
}

/** @param {{again?: string | null, bet: any, committed: boolean}} memory @returns {string} */
function movedText({ again, bet, committed: before }) {
  if (!again) return "What may move a reader";
  if (!before) return "Your verdict now";
  return again === bet ? "You hold to your verdict" : "Your verdict has moved";
}

/** @param {Stage} stage @returns {Scene} */
function bothScene({ asked, memory, edit }) {
  const side = (/** @type {string} */ head, /** @type {string} */ text) =>
    element("div.nc-mine", [element("dt", head), element("dd", text)]);
  const given = memory.committed || memory.again;
  const sides = [
    side("Before you read", chosenText(asked, memory.bet, memory.sure)),
    side("Now", chosenText(asked, memory.again, memory.againSure)),
  ];
  const scene = lineScene(
    outcomeHeading(movedText(memory)),
    given && element("dl.nc-sides", sides),
    element("p", asked.answer_text),
    checkLinks(asked.links),
    actions(button(memory.again ? "Change my verdict now" : "Give my verdict now", edit)),
  );
  return given ? scene : { ...scene, kicker: "You gave no verdict" };
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
