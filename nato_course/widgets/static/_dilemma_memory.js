// @ts-check
// What is remembered of a game of the security dilemma, what a link asks for, how bets fared.
import { DILEMMA_ENDS, endingOf } from "./_dilemma.js";

/**
 * The settings, the bet, the moves, and the judgement after the last round.
 *
 * @typedef {import("./_dilemma.js").Meeting} Meeting
 * @typedef {import("./_dilemma.js").Game} Game
 * @typedef {{meeting: Meeting, bet: {aim: string, ending: string} | null, moves:
 *   import("./_dilemma.js").Move[], judged: string, at?: number}} Memory
 * @typedef {{name: string, rules: import("./_dilemma.js").Rules, start: Meeting, offers:
 *   {misreading: number[], fear: number[]}}} Data
 */

export const END_CHOICES = [
  ["both", "Both sides mostly armed"],
  ["neither", "Neither side armed"],
  ["other", "Something between"],
];

/**
 * @param {any} value
 * @param {Data} data
 * @returns {Meeting | null} settings that the game can be played with
 */
export function soundMeeting(value, data) {
  if (!value || typeof value !== "object") return null;
  const seed = Number.isInteger(value.seed) && value.seed >= 0 && value.seed < 2 ** 32;
  const aim = value.aim === null || data.rules.aims.includes(value.aim);
  const misreading = data.offers.misreading.includes(value.misreading);
  const fear = value.fear === null || data.offers.fear.includes(value.fear);
  return seed && aim && misreading && fear
    ? { seed: value.seed, aim: value.aim, misreading: value.misreading, fear: value.fear }
    : null;
}

/** @param {Data} data @param {Meeting} meeting @returns {Memory} */
export const blankMemory = (data, meeting) => ({ meeting, bet: null, moves: [], judged: "" });

/**
 * @param {Data} data
 * @param {any} stored
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
 * @param {Data} data
 * @param {Record<string, string>} link
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
 * @param {Data} data
 * @param {Memory} memory
 * @param {Game} game
 * @returns {string[]} how the bet and the judgement fared
 */
export function betAnswers(data, memory, game) {
  const ending = endingOf(data.rules, game);
  const group = ending === "both arm" ? "both" : ending === "neither arms" ? "neither" : "other";
  const answers = [];
  if (memory.bet?.aim) {
    const right = memory.bet.aim === game.aim;
    answers.push(
      `Before the game you bet on ${memory.bet.aim}. ${right ? "That was right, though nothing could tell you then." : "It was not."}`,
    );
  }
  if (memory.judged && !game.meeting.aim) {
    const right = memory.judged === game.aim;
    answers.push(
      `After ten rounds you judged: ${memory.judged}. ${right ? "That was right." : "That was wrong."}`,
    );
  }
  const words = END_CHOICES.find(([id]) => id === memory.bet?.ending)?.[1].toLowerCase();
  answers.push(
    `For the last rounds you bet: ${words}. ${group === memory.bet?.ending ? "So it came." : `In fact ${DILEMMA_ENDS[ending]}.`}`,
  );
  return answers;
}
