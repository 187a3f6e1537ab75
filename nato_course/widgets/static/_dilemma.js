// @ts-check
// The rules of the security dilemma, as in nato_course/models/security_dilemma.py, which also hands
// over the numbers. Both replay tests/goldens/security_dilemma.json.

/**
 * @typedef {"reassure" | "hold" | "arm"} Move
 * @typedef {"security" | "gain"} Aim
 * @typedef {{seed: number, aim: Aim | null, misreading: number, fear: number | null}} Meeting
 * @typedef {{step: number, you: Move, seen_by_it: Move, it: Move, seen_by_you: Move, fear: number,
 *   points: number}} Round
 * @typedef {{meeting: Meeting, aim: Aim, first_fear: number, rounds: Round[]}} Game
 * @typedef {{moves: Move[], aims: Aim[], rounds: number, last: number, points: any, gain: any,
 *   expected: any, arms_from: number, holds_from: number, first_fear: number[], certainty:
 *   number[], more_hostile: number, feigning: number, feigned: any, unfeigned: any}} Rules
 */

/** @param {number} seed @returns {() => number} chance from 0 up to 1: mulberry32 */
export function mulberry32(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * @param {Rules} rules
 * @param {Aim} aim
 * @param {number} fear
 * @param {number} step
 * @param {number} chance
 * @returns {Move}
 */
function answerMove(rules, aim, fear, step, chance) {
  if (aim === "security")
    return fear >= rules.arms_from ? "arm" : fear >= rules.holds_from ? "hold" : "reassure";
  const limits = step <= rules.feigning ? rules.feigned : rules.unfeigned;
  return rules.moves.slice(0, 2).find(move => chance < limits[move]) ?? "arm";
}

/**
 * @param {Rules} rules
 * @param {Move} move
 * @param {number} misreading
 * @param {number} chance
 * @returns {Move}
 */
function sightOf(rules, move, misreading, chance) {
  if (chance >= misreading) return move;
  const step = chance < misreading * rules.more_hostile ? 1 : -1;
  return rules.moves[
    Math.min(Math.max(rules.moves.indexOf(move) + step, 0), rules.moves.length - 1)
  ];
}

/**
 * @param {Rules} rules
 * @param {number} fear
 * @param {Move} seen
 * @returns {number} by Bayes's rule
 */
function updatedFear(rules, fear, seen) {
  const gain = fear * rules.expected.gain[seen];
  const security = (1 - fear) * rules.expected.security[seen];
  return Math.min(Math.max(gain / (gain + security), rules.certainty[0]), rules.certainty[1]);
}

/** @param {Rules} rules @param {Move[]} moves @param {Meeting} meeting @returns {Game} */
export function playDilemma(rules, moves, meeting) {
  const dice = mulberry32(meeting.seed);
  const drawnAim = rules.aims[Math.floor(dice() * 2)];
  const [low, high] = rules.first_fear;
  const drawnFear = low + (high - low) * dice();
  const aim = meeting.aim ?? drawnAim;
  const first = meeting.fear ?? drawnFear;
  let fear = first;
  const rounds = moves.map((you, place) => {
    const it = answerMove(rules, aim, fear, place + 1, dice());
    const seenByIt = sightOf(rules, you, meeting.misreading, dice());
    const seenByYou = sightOf(rules, it, meeting.misreading, dice());
    fear = updatedFear(rules, fear, seenByIt);
    return {
      step: place + 1,
      you,
      seen_by_it: seenByIt,
      it,
      seen_by_you: seenByYou,
      fear,
      points: rules.points[you][it],
    };
  });
  return { meeting, aim, first_fear: first, rounds };
}

/** @param {Game} game @returns {number} */
export function pointsOf(game) {
  return game.rounds.reduce((sum, each) => sum + each.points, 0);
}

/** @param {Rules} rules @param {Game} game @returns {string} what the last rounds look like */
export function endingOf(rules, game) {
  const last = game.rounds.slice(-rules.last);
  const you = last.filter(each => each.you === "arm").length;
  const it = last.filter(each => each.it === "arm").length;
  if (Math.min(you, it) >= 2) return "both arm";
  if (Math.max(you, it) === 0) return "neither arms";
  if (Math.max(you, it) < 2) return "unsettled";
  return it >= 2 ? "only it arms" : "only you arm";
}

/** @type {Record<string, string>} */
const DILEMMA_AIMS = { security: "after security, as you were", gain: "out for gain" };
/** @type {Record<string, string>} */
export const DILEMMA_DONE = { reassure: "reassured", hold: "held", arm: "armed" };
/** @type {Record<string, string>} */
export const DILEMMA_ENDS = {
  "both arm": "both sides mostly armed",
  "neither arms": "neither side armed",
  "only it arms": "it mostly armed and you mostly did not",
  "only you arm": "you mostly armed and it mostly did not",
  unsettled: "arms came and went",
};

/** @param {number} count */
const inRounds = count => (count > 1 ? `${count} rounds` : count ? "1 round" : "no round");
/** @param {number} share */
export const hundredths = share => Math.floor(100 * share + 0.5);
/** @param {number} points */
export const signed = points => String(points).replace("-", "\u2212");

/** @param {number} count */
export const inPoints = count => `${signed(count)} point${Math.abs(count) === 1 ? "" : "s"}`;

/** @param {Rules} rules @param {Move[]} moves */
function countedMoves(rules, moves) {
  const said = [...rules.moves]
    .reverse()
    .map(move => ({ move, count: moves.filter(each => each === move).length }))
    .filter(({ count }) => count)
    .map(({ move, count }) => `${DILEMMA_DONE[move]} in ${inRounds(count)}`);
  return said.length > 1
    ? `${said.slice(0, -1).join(", ")} and ${said[said.length - 1]}`
    : said.join("");
}

/** @param {Rules} rules @param {Game} game */
function fearWords(rules, game) {
  if (game.aim === "gain") {
    return (
      "No fear of you drove it: to a side out for gain, arming pays whatever you do. " +
      `In the first ${rules.feigning} rounds it may have feigned.`
    );
  }
  const top = game.rounds.reduce((best, each) => (each.fear > best.fear ? each : best));
  const last = game.rounds[game.rounds.length - 1];
  const [began, highest] = [hundredths(game.first_fear), hundredths(top.fear)];
  return (
    `Its fear that you were out for gain began at ${began} in 100 and ended at ${hundredths(last.fear)}. ` +
    (highest > began
      ? `It was highest after round ${top.step}, at ${highest}.`
      : "It was never higher than at the start.")
  );
}

/** @param {Rules} rules @param {Game} game */
function endingWords(rules, game) {
  const ending = endingOf(rules, game);
  const told = `In the last ${rules.last} rounds ${DILEMMA_ENDS[ending]}.`;
  if (ending !== "both arm") return told;
  return game.aim === "security"
    ? `${told} That is a spiral: neither of you wanted it.`
    : `${told} That is a clash of aims and no spiral: your fear of it was right.`;
}

/** @param {Rules} rules @param {Game} game */
function withoutMisreading(rules, game) {
  if (!game.meeting.misreading) return "Nothing could be misread in this game.";
  const told = "Had nothing been misread, the same ten moves of yours would have led to";
  const clear = playDilemma(
    rules,
    game.rounds.map(each => each.you),
    { ...game.meeting, misreading: 0 },
  );
  const [ending, points] = [endingOf(rules, clear), inPoints(pointsOf(clear))];
  if (ending === endingOf(rules, game)) return `${told} the same kind of ending, and to ${points}.`;
  return `${told} another ending: ${DILEMMA_ENDS[ending]}. You would have ${points}.`;
}

/** @param {Rules} rules @param {Game} game @returns {string[]} a finished game in words */
export function dilemmaAccount(rules, game) {
  const byIt = game.rounds.filter(each => each.you !== each.seen_by_it).length;
  const byYou = game.rounds.filter(each => each.it !== each.seen_by_you).length;
  return [
    `The other side was ${DILEMMA_AIMS[game.aim]}.`,
    `You ${countedMoves(
      rules,
      game.rounds.map(each => each.you),
    )}. It ${countedMoves(
      rules,
      game.rounds.map(each => each.it),
    )}.`,
    `It misread your move in ${inRounds(byIt)}, and you misread its move in ${inRounds(byYou)}.`,
    fearWords(rules, game),
    endingWords(rules, game),
    withoutMisreading(rules, game),
    `Your safety came to ${inPoints(pointsOf(game))}. Ten rounds in which both reassure give you 40, ten in which both arm give you 0.`,
  ];
}
