// @ts-check
// Each round in a line, and the same moves in the other world, in the words of
// nato_course/models/dilemma_rounds.py. Both write the sentences of the golden file.
import {
  DILEMMA_DONE,
  DILEMMA_ENDS,
  endingOf,
  hundredths,
  inPoints,
  playDilemma,
  pointsOf,
  signed,
} from "./_dilemma.js";

/**
 * @typedef {import("./_dilemma.js").Game} Game
 * @typedef {import("./_dilemma.js").Move} Move
 * @typedef {import("./_dilemma.js").Rules} Rules
 * @typedef {[Move, Move]} Pair your move and its move
 */

/** @type {Record<import("./_dilemma.js").Aim, import("./_dilemma.js").Aim>} */
export const OTHER_AIM = { security: "gain", gain: "security" };
const WORLDS = { security: "after security", gain: "out for gain" };
const YOU_DID = {
  reassure: "You reassured, and stood open to harm.",
  hold: "You held.",
  arm: "You armed; it cannot see why.",
};
/** @type {Record<string, Record<string, string>>} */
const GROWN = {
  security: { 1: "safer", 0: "as safe", "-1": "less safe" },
  gain: { 1: "better off", 0: "as well off", "-1": "worse off" },
};

/**
 * What a round changed; before the first both hold.
 *
 * @param {Rules} rules @param {Pair} before @param {Pair} now
 * @param {import("./_dilemma.js").Aim} aim of the other side
 */
function changeOf(rules, before, now, aim) {
  const worths = aim === "gain" ? rules.gain : rules.points;
  const you = Math.sign(rules.points[now[0]][now[1]] - rules.points[before[0]][before[1]]);
  const it = Math.sign(worths[now[1]][now[0]] - worths[before[1]][before[0]]);
  const than = `${GROWN.security[you]} ${you === 0 ? "as" : "than"} a round ago`;
  const alike = aim === "security" && you === it;
  return alike ? `both are ${than}` : `you are ${than}, and it is ${GROWN[aim][it]}`;
}

/** What you can know of it. @param {Rules} rules @param {Game} game @param {number} step */
export function seenLine(rules, game, step) {
  const [played, before] = [game.rounds[step - 1], game.rounds[step - 2]];
  const seen = played.seen_by_you;
  const changed = changeOf(
    rules,
    before ? [before.you, before.seen_by_you] : ["hold", "hold"],
    [played.you, seen],
    game.meeting.aim ?? "security",
  );
  const why = seen === "arm" && game.meeting.aim === null ? ", and cannot see why" : "";
  return `${YOU_DID[played.you]} You saw it ${seen}${why}. If you saw right, ${changed}.`;
}

/** @param {string} who @param {string} sight @param {Move} move @param {Move} seen */
function didLine(who, sight, move, seen) {
  return move === seen
    ? `${who} ${DILEMMA_DONE[move]}, and ${sight} ${seen}.`
    : `${who} ${DILEMMA_DONE[move]}, but ${sight} ${seen}: misread.`;
}

/** @param {Game} game @param {number} before @param {number} after its fear */
function fearLine(game, before, after) {
  if (game.aim === "gain") return [];
  const [was, now] = [hundredths(before), hundredths(after)];
  const verb = now > was ? "rose" : now < was ? "fell" : "stayed";
  return [`Its fear of you ${verb} ${was === now ? `at ${now}` : `from ${was} to ${now}`} in 100.`];
}

/** The truth of it. @param {Rules} rules @param {Game} game @param {number} step */
export function trueLine(rules, game, step) {
  const [played, before] = [game.rounds[step - 1], game.rounds[step - 2]];
  const changed = changeOf(
    rules,
    before ? [before.you, before.it] : ["hold", "hold"],
    [played.you, played.it],
    game.aim,
  );
  return [
    didLine("You", "it saw you", played.you, played.seen_by_it),
    didLine("It", "you saw it", played.it, played.seen_by_you),
    `${changed[0].toUpperCase()}${changed.slice(1)}.`,
    ...fearLine(game, before ? before.fear : game.first_fear, played.fear),
  ].join(" ");
}

/** How far the two worlds looked alike. @param {Rules} rules @param {number} count of rounds */
function alikeLine(rules, count) {
  const why = "a frightened side arms too, and one out for gain can feign";
  if (count > Math.floor(rules.rounds / 2)) {
    return (
      `From inside it is hard to tell the two apart: ${why}. Of your ten rounds ${count} ` +
      "would have looked the same in both."
    );
  }
  const few = count ? `only ${count}` : "none";
  return (
    `Your moves brought the two apart: of your ten rounds ${few} ` +
    `would have looked the same in both. Yet one round alone tells little: ${why}.`
  );
}

/** @param {Rules} rules @param {Game} game @returns {string[]} the same moves in the other world */
export function otherWorld(rules, game) {
  const meeting = { ...game.meeting, aim: OTHER_AIM[game.aim] };
  const other = playDilemma(
    rules,
    game.rounds.map(each => each.you),
    meeting,
  );
  const [here, there] = [pointsOf(game), pointsOf(other)];
  const beside = here === there ? "as well" : `and not to ${signed(here)}`;
  const alike = game.rounds.filter((each, i) => each.seen_by_you === other.rounds[i].seen_by_you);
  return [
    `The same ten moves against a side ${WORLDS[other.aim]} would have come to ` +
      `${inPoints(there)} ${beside}. In the last ${rules.last} rounds ` +
      `${DILEMMA_ENDS[endingOf(rules, other)]} there.`,
    alikeLine(rules, alike.length),
  ];
}
