// @ts-check
// What is remembered of a game of the security dilemma, what a link asks for, how bets fared.
import { DILEMMA_ENDS, endingOf } from "./_dilemma.js";
import { recordOf } from "../../../coursebook/widgets/static/_values.js";
/** @import { Game, Meeting, Move, Rules } from "./_dilemma.js" */

/**
 * The settings, the bet, the moves, and the judgement after the last round.
 *
 * @typedef {{meeting: Meeting, bet: {aim: string, ending: string} | null, moves:
 *   Move[], judged: string, at?: number}} Memory
 * @typedef {{name: string, rules: Rules, start: Meeting, offers:
 *   {misreading: number[], fear: number[]}}} Data
 */

export const END_CHOICES = [
  ["both", "Both sides mostly armed"],
  ["neither", "Neither side armed"],
  ["other", "Something between"],
];

/**
 * @param {any} value @param {Data} data
 * @returns {Meeting | null} settings that the game can be played with
 */
export function soundMeeting(value, data) {
  const { seed, aim, misreading, fear } = recordOf(value);
  const sound =
    Number.isInteger(seed) &&
    seed >= 0 &&
    seed < 2 ** 32 &&
    (aim === null || data.rules.aims.includes(aim)) &&
    data.offers.misreading.includes(misreading) &&
    (fear === null || data.offers.fear.includes(fear));
  return sound ? { seed, aim, misreading, fear } : null;
}

/** @param {Data} data @param {Meeting} meeting @returns {Memory} */
export const blankMemory = (data, meeting) => ({ meeting, bet: null, moves: [], judged: "" });

/**
 * @param {Data} data @param {any} stored
 * @returns {Memory} what is stored, if a game can go on from it
 */
export function rememberedGame(data, stored) {
  const meeting = soundMeeting(stored?.meeting, data);
  if (!meeting) return blankMemory(data, data.start);
  const { bet, moves, judged } = stored;
  const ends = END_CHOICES.map(([id]) => id);
  const fits =
    bet &&
    ends.includes(bet.ending) &&
    Array.isArray(moves) &&
    moves.length <= data.rules.rounds &&
    moves.every((/** @type {any} */ each) => data.rules.moves.includes(each));
  if (!fits) return blankMemory(data, meeting);
  return {
    meeting,
    bet: { aim: String(bet.aim), ending: bet.ending },
    moves,
    judged: typeof judged === "string" ? judged : "",
  };
}

/**
 * @param {Data} data @param {Record<string, string>} link
 * @returns {Meeting} what a link asks for, as far as it can be had
 */
export function linkedMeeting(data, link) {
  const asked = {
    seed: /^\d{1,10}$/.test(link.seed ?? "") ? Number(link.seed) : data.start.seed,
    aim: data.rules.aims.find(each => each === link.aim) ?? null,
    misreading: link.misreading === undefined ? data.start.misreading : Number(link.misreading),
    fear: data.offers.fear.find(each => String(each) === link.fear) ?? null,
  };
  return soundMeeting(asked, data) ?? data.start;
}

/**
 * @param {Data} data @param {Memory} memory @param {Game} game
 * @returns {string[]} how the bet and the judgement fared
 */
export function betAnswers(data, memory, game) {
  const ending = endingOf(data.rules, game);
  const group = ending === "both arm" ? "both" : ending === "neither arms" ? "neither" : "other";
  const { bet, judged } = memory;
  const answers = [];
  if (bet?.aim) {
    const how =
      bet.aim === game.aim ? "That was right, though nothing could tell you then." : "It was not.";
    answers.push(`Before the game you bet on ${bet.aim}. ${how}`);
  }
  if (judged && !game.meeting.aim) {
    const how = judged === game.aim ? "right" : "wrong";
    answers.push(`After ten rounds you judged: ${judged}. That was ${how}.`);
  }
  const words = END_CHOICES.find(([id]) => id === bet?.ending)?.[1].toLowerCase();
  const came = group === bet?.ending ? "So it came." : `In fact ${DILEMMA_ENDS[ending]}.`;
  return [...answers, `For the last rounds you bet: ${words}. ${came}`];
}
